"""What can be a wording: a sentence of a content, or a sentence in the outlet's own voice."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from headwater.records.article import READ_LANGUAGES, Block, BlockKind
from headwater.records.attribution import Attribution, Mode
from headwater.records.reading import Reading
from headwater.records.span import Span, envelope, make_spans, overlap, subtract, total, words_of
from headwater.stages.align.pieces import LEAST_WORDS, count_words, split_content
from headwater.text.certainty import is_taken_as
from headwater.text.rarity import rarity_of
from headwater.text.sentences import find_sentences
from headwater.text.words import normal_words

LEAST_QUOTED_WORDS = 2
LEAST_OWN_WORDS = 6
# sum of rarities of words not quoted that say something: more than "the president's story"
LEAST_RARITY = 4.0
# share of a sentence, contents taken out, that can still be a statement and not an adjunct
LEAST_LEFT = 0.5
# share of a sentence that contents may cover and leave it a statement in the outlet's own voice
MOST_ATTRIBUTED = 0.25
# times its own length that a statement's sentence may have; a longer one tells of the others in it
MOST_CONTEXT = 2.0


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one article that may carry a claim."""

    article: str
    attribution: str | None
    spans: tuple[Span, ...]
    mode: Mode
    text: str  # the words of the spans
    sentence: Span  # where they stand, context included
    kind: BlockKind
    position: int  # how many sentences of the article come before
    source: str | None  # the id of the speaker's source
    nested: bool = False  # inside another attribution's content
    denied: bool = False
    prediction: bool = False
    score: float = 1.0

    @property
    def start(self) -> int:
        """Where the unit begins in its article."""
        return self.spans[0].start

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key that sorts units whatever order they were made in."""
        return (self.article, self.start, self.spans[-1].end, self.attribution or "")


def find_units(reading: Reading, source_of: Mapping[str, str]) -> list[Unit]:
    """The units of one article, in the order of its text; overlapping ones are kept.

    None where its language is not read: it adds to no count.
    """
    if reading.article.language not in READ_LANGUAGES:
        return []
    sentences = [
        (sentence, block)
        for block in reading.telling_blocks()
        for sentence in find_sentences(reading.text, block.span)
    ]
    places = _Places(reading, sentences)
    found = [
        unit
        for attribution in sorted(reading.attributions, key=lambda a: (a.content, a.id))
        for unit in _content_units(places, attribution, source_of.get(attribution.id))
    ]
    return sorted([*found, *_own_units(places)], key=lambda u: u.order)


class _Places:
    """The sentences of an article with their blocks, to look up where a span stands."""

    def __init__(self, reading: Reading, sentences: Sequence[tuple[Span, Block]]) -> None:
        self.reading = reading
        self.text = reading.text
        self.sentences = sentences

    def find(self, span: Span) -> tuple[int, Span, BlockKind] | None:
        """Number, range and block kind of the sentence where a span begins."""
        for number, (sentence, block) in enumerate(self.sentences):
            if sentence.overlaps(span):
                return number, sentence, block.kind
        return None


def _content_units(places: _Places, attribution: Attribution, source: str | None) -> list[Unit]:
    found = []
    pieces = split_content(places.text, attribution.content)
    for spans in pieces:
        place = places.find(spans[0])
        if place is None or not _says_something(places.text, spans, attribution.mode):
            continue
        found.append(
            Unit(
                article=places.reading.id,
                attribution=attribution.id,
                spans=spans,
                mode=attribution.mode,
                text=words_of(spans, places.text, gap=" "),
                sentence=_context_of(spans, place[1], alone=len(pieces) == 1),
                kind=place[2],
                position=place[0],
                source=source,
                nested=attribution.parent is not None,
                denied=attribution.denied and not is_taken_as(places.text, spans[0].start),
                prediction=attribution.prediction,
                score=attribution.score,
            )
        )
    return found


def _context_of(spans: Sequence[Span], sentence: Span, *, alone: bool) -> Span:
    """The sentence of a statement; itself where one sentence quotes several."""
    held = envelope(spans)
    return sentence if alone or len(sentence) <= MOST_CONTEXT * len(held) else held


def _own_units(places: _Places) -> list[Unit]:
    """Sentences, or what contents leave of them, in the voice of the outlet."""
    text, found = places.text, []
    told = make_spans(
        (s.start, s.end)
        for a in places.reading.attributions
        for s in (*a.content, *a.cue, *a.source)
    )
    for number, (sentence, block) in enumerate(places.sentences):
        near = _touching(told, sentence)
        spans: tuple[Span, ...] = (sentence,)
        if overlap([sentence], near) > MOST_ATTRIBUTED * len(sentence):
            spans = _uncovered(text, sentence, near)
        if not spans or count_words(text, spans) < LEAST_OWN_WORDS:
            continue
        found.append(
            Unit(
                article=places.reading.id,
                attribution=None,
                spans=spans,
                mode=Mode.OWN_VOICE,
                text=words_of(spans, text, gap=" "),
                sentence=sentence,
                kind=block.kind,
                position=number,
                source=None,
            )
        )
    return found


def _touching(told: Sequence[Span], sentence: Span) -> Sequence[Span]:
    """Those of sorted, separate spans that share a character with a sentence."""
    first = bisect_right(told, sentence.start, key=lambda s: s.end)
    return told[first : bisect_left(told, sentence.end, key=lambda s: s.start)]


def _uncovered(text: str, sentence: Span, told: Sequence[Span]) -> tuple[Span, ...]:
    """The longest stretch of a sentence that belongs to no attribution, if it is most of it."""
    parts = [part for raw in subtract(sentence, told) if (part := raw.trimmed(text))]
    longest = max(parts, key=lambda p: (len(p), -p.start), default=Span(0, 0))
    return (longest,) if len(longest) >= LEAST_LEFT * len(sentence) else ()


def _says_something(text: str, spans: Sequence[Span], mode: Mode) -> bool:
    """Whether a piece has enough words, and rare ones unless quoted, to be a statement."""
    words = [word for s in spans for word in normal_words(text, s)]
    if mode in {Mode.DIRECT, Mode.MIXED}:
        return len(words) >= LEAST_QUOTED_WORDS
    return len(words) >= LEAST_WORDS and sum(rarity_of(w) for w in set(words)) >= LEAST_RARITY


def is_same_place(a: Unit, b: Unit) -> bool:
    """Whether two units of one article share most words of the shorter."""
    if a.article != b.article:
        return False
    shared = overlap(a.spans, b.spans)
    return shared > 0 and shared >= min(total(a.spans), total(b.spans)) / 2
