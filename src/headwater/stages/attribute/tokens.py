"""A paragraph as words and marks, with its quotations and its sentences."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from headwater.records.span import Span
from headwater.text.cues import cue_verbs
from headwater.text.quotation import Quotation
from headwater.text.sentences import find_sentences
from headwater.text.word_files import load_lists, load_words

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\b[A-Z]-(?:[A-Z][a-z]*\.?)+|@?\w+(?:[-'’&/]\w+)*(?:[.,]\d+)*|[^\w\s]",
    re.UNICODE,
)
# "Smith asked.", after a quotation that ends in a question mark
_NAMES_SPEAKER = re.compile(str(load_words("contents")["names_speaker"]))
# words of an adverb and a verb with which a quotation may open
MAX_QUOTED_VERB = 3
_GRAMMAR = load_lists("grammar")
_ABBREVIATIONS = _GRAMMAR["abbreviations"]


class Token(msgspec.Struct, frozen=True):
    """A word or a mark of punctuation."""

    start: int
    end: int
    form: str  # as written
    low: str  # lower case, one kind of apostrophe
    quoted: bool  # inside quotation marks, or one of them

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not a mark."""
        return self.form[0].isalnum() or self.form[0] in "@_"

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter or is a handle."""
        return self.form[0].isupper() or self.form[0] == "@"


class Sentence(msgspec.Struct, frozen=True):
    """Tokens of one sentence at one level: what stands in its quotations counts as quoted."""

    text: str
    span: Span
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]


def read_sentences(text: str, within: Span, quotations: Sequence[Quotation]) -> list[Sentence]:
    """The sentences of a passage, none of which ends inside one of the quotations."""
    least = min((q.depth for q in quotations), default=0)
    inside = [q for q in quotations if within.holds(q.span) and q.depth == least]
    tokens = _with_quoted_verbs(_tokenise(text, within, inside), inside)
    starts = [t.start for t in tokens]
    sentences = []
    parted = _part_before_quotations(text, find_sentences(text, within), inside)
    for span in _join_broken(text, parted, inside):
        part = tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        held = tuple(q for q in inside if span.holds(q.span))
        if part:
            sentences.append(Sentence(text, span, tuple(part), held))
    return sentences


def _tokenise(text: str, within: Span, quotations: Sequence[Quotation]) -> list[Token]:
    tokens, number = [], 0
    for match in _TOKEN.finditer(text, within.start, within.end):
        start, end = match.span()
        while number < len(quotations) and quotations[number].span.end <= start:
            number += 1
        quoted = number < len(quotations) and quotations[number].span.start <= start
        form = match.group()
        tokens.append(Token(start, end, form, form.lower().replace("’", "'"), quoted))
    return tokens


def _with_quoted_verbs(tokens: list[Token], quotations: Sequence[Quotation]) -> list[Token]:
    """A quotation that opens with its subject's verb: 'the king "flatly denied" it' is his act.

    Its first mark is left out and the verb counts as unquoted.
    """
    starts = [t.start for t in tokens]
    dropped: set[int] = set()
    for quotation in quotations:
        mark = bisect_left(starts, quotation.span.start)
        verb = _opening_verb(tokens, mark)
        if verb is not None and mark and _may_be_subject(tokens[mark - 1]):
            dropped.add(mark)
            for at in range(mark + 1, verb + 1):
                tokens[at] = msgspec.structs.replace(tokens[at], quoted=False)
    return [t for at, t in enumerate(tokens) if at not in dropped]


def _may_be_subject(token: Token) -> bool:
    """Whether a subject may end in a word: not 'a group of "informed elite"'."""
    opens = any(token.low in _GRAMMAR[name] for name in ("prepositions", "determiners"))
    return token.is_word and not token.quoted and not opens


def _opening_verb(tokens: Sequence[Token], mark: int) -> int | None:
    """Where the verb of saying stands with which a quotation opens, after adverbs at most."""
    for at in range(mark + 1, min(mark + 1 + MAX_QUOTED_VERB, len(tokens))):
        low = tokens[at].low
        if any(v.past and not v.participle for v in cue_verbs().get(low, ())):
            return at
        if not low.endswith("ly") or tokens[at].is_capital:
            return None
    return None


def _part_before_quotations(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> list[Span]:
    """Sentences cut where a quotation begins after a full stop."""
    cuts = sorted(
        q.span.start
        for q in quotations
        if text[max(0, q.span.start - 4) : q.span.start].rstrip()[-1:] in (".", "?", "!", "”", '"')
        and text[q.inner.start : q.inner.start + 1].isupper()
    )
    parted: list[Span] = []
    for span in sentences:
        start = span.start
        for cut in cuts:
            if start < cut < span.end:
                if piece := Span(start, cut).trimmed(text):
                    parted.append(piece)
                start = cut
        parted.append(Span(start, span.end))
    return parted


def _join_broken(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> list[Span]:
    """Sentences put together again where a break falls inside or just after a quotation."""
    joined: list[Span] = []
    for span in sentences:
        if joined and _belongs_to(text, joined[-1], span, quotations):
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        elif not joined or span.start >= joined[-1].end:
            joined.append(span)
    return [_stretch(span, quotations) for span in joined]


def _belongs_to(text: str, before: Span, span: Span, quotations: Sequence[Quotation]) -> bool:
    if any(q.span.start < before.end < q.span.end for q in quotations):
        return True
    if text[span.start].islower():
        return True  # '"Why?" he asked': what follows the mark goes on
    if any(q.span.end == before.end for q in quotations) and text[before.end - 2] in "?!…":
        return _NAMES_SPEAKER.match(text, span.start, span.end) is not None
    last = before.of(text).rsplit(None, 1)[-1].rstrip(".").lower()
    return last in _ABBREVIATIONS and before.of(text).endswith(".")


def _stretch(span: Span, quotations: Sequence[Quotation]) -> Span:
    ends = [q.span.end for q in quotations if q.span.start < span.end < q.span.end]
    return Span(span.start, max([span.end, *ends]))
