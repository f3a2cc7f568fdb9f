"""A content as statements: one a sentence, also inside a long quotation."""

from collections.abc import Sequence
from functools import cache

from headwater.records.span import Span, make_spans
from headwater.text.quotation import DOUBLE
from headwater.text.sentences import find_sentences
from headwater.text.word_files import load_lists
from headwater.text.words import WORD, normal_words

# words of a piece that can be a statement; a shorter one goes with its neighbour or is left out
LEAST_WORDS = 3
LEAST_CLAUSE = 4  # words of a clause that stands by itself
_ENDS = frozenset(".!?…")


def split_content(text: str, content: Sequence[Span]) -> list[tuple[Span, ...]]:
    """A content's sentences; spans on both sides of a cue are one where the sentence goes on."""
    pieces: list[tuple[Span, ...]] = []
    waiting: tuple[Span, ...] = ()
    for span in content:
        if waiting and _ends_between(text, waiting, span):
            pieces, waiting = [*pieces, waiting], ()
        for sentence in _sentences_of(text, span):
            waiting = (*waiting, sentence)
            ends = sentence.of(text).rstrip(DOUBLE + "'’)] ")[-1:] in _ENDS
            if ends or sentence.end < span.end:
                pieces, waiting = [*pieces, waiting], ()
    pieces += [waiting] if waiting else []
    return _join_short(text, pieces)


def _sentences_of(text: str, span: Span) -> list[Span]:
    """The sentences of a span, those of a quotation too, whose marks go with its ends."""
    words = span.of(text)
    opens = len(words) - len(words.lstrip(DOUBLE))
    inner = words.strip(DOUBLE)
    if not inner or any(mark in DOUBLE for mark in inner):
        return find_sentences(text, span)
    found = find_sentences(text, Span(span.start + opens, span.start + opens + len(inner)))
    if found:
        found[0] = Span(span.start, found[0].end)
        found[-1] = Span(found[-1].start, span.end)
    return found


def _ends_between(text: str, before: Sequence[Span], after: Span) -> bool:
    """Whether a statement ends between two spans: a new line, or a new clause after the cue."""
    gap = text[before[-1].end : after.start]
    if "\n" in gap:
        return True
    sizes = count_words(text, before), count_words(text, [after])
    new_clause = normal_words(gap)[-1:] and normal_words(gap)[-1] in _clause_words()
    return bool(new_clause) and min(sizes) >= LEAST_CLAUSE


def count_words(text: str, spans: Sequence[Span]) -> int:
    """The words of some spans."""
    return sum(len(WORD.findall(text, span.start, span.end)) for span in spans)


@cache
def _clause_words() -> frozenset[str]:
    return load_lists("clauses")["begins_clause"]


def _join_short(text: str, pieces: Sequence[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    joined: list[tuple[Span, ...]] = []
    for piece in pieces:
        short = count_words(text, piece) < LEAST_WORDS
        if short and joined:
            joined[-1] = (*joined[-1], *piece)
        else:
            joined.append(piece)
    return [make_spans((s.start, s.end) for s in piece) for piece in joined]
