"""Links to other stories between the paragraphs, known by their shape alone."""

import re
from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.stages.clean.piece import Label, Piece, count_words, ends_sentence, has_quotation

# words in capitals from which a line is a link to another story and no heading
MIN_CAPITAL_WORDS = 6
# words of a line in square brackets that is a link: fewer are a remark such as "[Applause]"
MIN_BRACKETED_WORDS, MAX_BRACKETED_WORDS = 5, 14
# a headline glued to its topic where a link lost its markup: ``Border crisis:One deadly week``
_GLUED = re.compile(r"^[^:.!?]{3,60}:(?=[A-Z])[^:]{15,}$")


def label_links(pieces: Sequence[Piece]) -> None:
    """Label lines that have a link's shape; they stand alone and do not end as sentences do."""
    for piece in pieces:
        if piece.label is None and _is_link(piece.words):
            piece.label = Label(BlockKind.TEASER, 0.65, "shape of a link")


def _is_link(words: str) -> bool:
    if words[0] == "[" and words[-1] == "]":
        is_short = MIN_BRACKETED_WORDS <= count_words(words) <= MAX_BRACKETED_WORDS
        return is_short and not has_quotation(words) and not ends_sentence(words[:-1])
    if ends_sentence(words) or words.endswith(":"):
        return False
    if words.isupper() and count_words(words) >= MIN_CAPITAL_WORDS:
        return True
    return _GLUED.match(words) is not None and "//" not in words
