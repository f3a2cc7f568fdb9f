"""Lines about the author after an article's end."""

from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.stages.clean.bylines import find_names
from headwater.stages.clean.piece import Label, Piece, count_words, reports_speech
from headwater.text.furniture import fold, load_byline_words

# last paragraphs looked at, and words of such a line
LAST = 3
MAX_WORDS = 90
# characters after a name in which the line says what the author is
REACH = 120
_BULLETS = "•*⦁-–—"


def label_about(pieces: Sequence[Piece], given: Sequence[str]) -> None:
    """Label what says who the author is: it begins with the byline's name, or a bullet does."""
    shown = (p.words for p in pieces if p.kind == BlockKind.BYLINE)
    names = {fold(n) for line in (*given, *shown) for n in find_names(line)}
    for piece in [p for p in pieces if p.label is None][-LAST:]:
        if _is_about(piece, names):
            piece.label = Label(BlockKind.BOILERPLATE, 0.75, "about the author")


def _is_about(piece: Piece, names: set[str]) -> bool:
    if count_words(piece.words) > MAX_WORDS or reports_speech(piece.words):
        return False
    folded = piece.folded
    named = any(folded.startswith(n) for n in names)
    bulleted = piece.words[:1] in _BULLETS
    reach = folded[:REACH]
    return (named or bulleted) and any(f" {a} " in reach for a in load_byline_words().about)
