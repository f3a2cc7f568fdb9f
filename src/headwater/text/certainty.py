"""How sure a statement sounds, and whether it is turned around: hedges, modals, negation."""

import re
from collections.abc import Iterable, Sequence, Set
from enum import StrEnum
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.text.phrases import PhraseTable
from headwater.text.word_files import load_words
from headwater.text.words import find_words, normal_word

LONGEST_WORD = 24  # characters; how far before a place the word before it is looked for
BARE = 1.0  # the place on the ladder of a statement without any mark


class Family(StrEnum):
    """What kind of mark of certainty a word is."""

    POSSIBILITY = "possibility"
    ESTIMATE = "estimate"
    HEARSAY = "hearsay"
    APPEARANCE = "appearance"
    OPINION = "opinion"
    ASSURANCE = "assurance"


class Mark(msgspec.Struct, frozen=True):
    """A word or phrase that says how sure a statement is."""

    span: Span
    family: Family
    rank: float  # 0 will not be, 1 is
    words: str  # in normal form


class _Polarity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    negations: frozenset[str]
    denials: frozenset[str]
    taken_as: frozenset[str]
    dismissals: frozenset[str]
    impossible_with_not: frozenset[str]
    questions: frozenset[str]
    infinitive: frozenset[str]
    crediting: frozenset[str]
    nouns: frozenset[str]
    before_nouns: frozenset[str]
    idioms: list[str]
    conditions: list[str]
    contractions: list[tuple[str, str]]
    contracted_ends: list[tuple[str, str]]


@cache
def _ladder() -> PhraseTable[tuple[Family, float]]:
    rows = msgspec.convert(load_words("certainty"), dict[Family, dict[str, float]])
    return PhraseTable(
        {
            phrase: (family, rank)
            for family, phrases in rows.items()
            for phrase, rank in phrases.items()
        }
    )


@cache
def _polarity() -> _Polarity:
    return msgspec.convert(load_words("polarity"), _Polarity)


def find_marks(text: str, span: Span | None = None) -> list[Mark]:
    """The marks of certainty in a text or a range of it, the longest phrase at each place."""
    spans = _words(text, span)
    words = [normal_word(s.of(text)) for s in spans]
    found: list[Mark] = []
    at = 0
    while at < len(words):
        made = _mark_at(text, spans, words, at)
        if made is None:
            at += 1
            continue
        mark, taken = made
        found.append(mark)
        at += taken
    return found


def certainty_of(marks: Iterable[Mark]) -> float:
    """The lowest place on the ladder among marks; that of a bare statement where there are none."""
    return min((m.rank for m in marks), default=BARE)


def find_negations(text: str, span: Span | None = None) -> list[Span]:
    """Words that turn the statement around, those inside fixed phrases left out."""
    spans = _words(text, span)
    words = [normal_word(s.of(text)) for s in spans]
    negations = _polarity().negations
    places = [at for at, word in enumerate(words) if word in negations]
    idle = _idle_places(words) if places else frozenset()
    return [spans[at] for at in places if at not in idle]


def find_denials(text: str, span: Span | None = None) -> list[Span]:
    """Verbs and adjectives that hold a "not" in themselves: denied, refused, false."""
    denials = _polarity().denials
    return [s for s in _words(text, span) if normal_word(s.of(text)) in denials]


def impossible_with_not() -> frozenset[str]:
    """Words of possibility that with a "not" leave none: "could not", unlike "may not"."""
    return _polarity().impossible_with_not


def crediting_words() -> frozenset[str]:
    """Words that make the mark before them a credit and no hedge: "alleged by"."""
    return _polarity().crediting


def question_words() -> frozenset[str]:
    """Words that begin a question told of: "whether", "whatever"."""
    return _polarity().questions


def names_instead(cue: Set[str], said: Set[str]) -> bool:
    """Whether a cue and what it governs say what something is: "dismissed the plan as a joke"."""
    return bool(cue & _polarity().dismissals) and bool(said & _polarity().taken_as)


def starts_infinitive(text: str, span: Span) -> bool:
    """Whether a "not" stands before an infinitive: "not to go" tells of a wish, not of what is."""
    markers = _polarity().infinitive
    for negation in find_negations(text, span):
        after = find_words(text, Span(negation.end, min(span.end, negation.end + LONGEST_WORD)))
        if after and normal_word(after[0].of(text)) in markers:
            return True
    return False


def is_taken_as(text: str, at: int) -> bool:
    """Whether what begins at a place is what something is dismissed as: nobody denies that."""
    before = find_words(text, Span(max(0, at - LONGEST_WORD), at))
    return bool(before) and normal_word(before[-1].of(text)) in _polarity().taken_as


def is_negated(text: str, spans: Sequence[Span]) -> bool:
    """Whether a statement is turned around an odd number of times by its negations."""
    return sum(len(find_negations(text, s)) for s in spans) % 2 == 1


@cache
def _contractions() -> dict[str, str]:
    return dict(_polarity().contractions)


def expand_word(word: str) -> list[str]:
    """A normal word without contraction: "won't" gives "will", "not"."""
    if full := _contractions().get(word):
        return full.split()
    for end, full in _polarity().contracted_ends:
        if word.endswith(end) and len(word) > len(end):
            return [word[: -len(end)], full]
    return [word]


def _words(text: str, span: Span | None) -> list[Span]:
    """Words, those with a hyphen in them whole."""
    spans: list[Span] = []
    for word in find_words(text, span):
        if spans and spans[-1].end + 1 == word.start and text[spans[-1].end] == "-":
            joined = Span(spans[-1].start, word.end)
            if normal_word(joined.of(text)) in _ladder():
                spans[-1] = joined
                continue
        spans.append(word)
    return spans


def _mark_at(
    text: str, spans: Sequence[Span], words: Sequence[str], at: int
) -> tuple[Mark, int] | None:
    found = _ladder().find(words, at)
    if found is None:
        return None
    taken, (family, rank) = found
    if taken == 1 and _is_name(text, spans[at], words, at):
        return None
    span = Span(spans[at].start, spans[at + taken - 1].end)
    return Mark(span, family, rank, " ".join(words[at : at + taken])), taken


_DATE = re.compile(r"\s*\d")


def _is_name(text: str, span: Span, words: Sequence[str], at: int) -> bool:
    """ "May 9" and "in May" are a month, "a can" a thing, "a suspect" somebody."""
    word, before = words[at], words[at - 1] if at else ""
    if word == "may":
        capital = span.of(text)[0] == "M"
        return capital and (bool(_DATE.match(text, span.end)) or at > 0)
    return word in _polarity().nouns and before in _polarity().before_nouns


@cache
def _idioms() -> PhraseTable[None]:
    return PhraseTable(dict.fromkeys(_polarity().idioms))


def _idle_places(words: Sequence[str]) -> Set[int]:
    idle: set[int] = set()
    for at in range(len(words)):
        if found := _idioms().find(words, at):
            idle.update(range(at, at + found[0]))
    return idle
