"""What kind of statement about the future a sentence is, and with what strength it is made."""

from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.records.tracing import PredictionClass
from headwater.text.phrases import PhraseTable
from headwater.text.word_files import load_words
from headwater.text.words import find_words, normal_word

OPENER_REACH = 3  # words from the start of a sentence in which its subject is looked for


class FutureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists about the future."""

    classes: dict[PredictionClass, list[str]]
    words: dict[str, list[str]]


@cache
def future_words() -> FutureWords:
    """The English lists, read once."""
    words = load_words("futures")
    return msgspec.convert(words, FutureWords)


class Future(msgspec.Struct, frozen=True):
    """A mark of the future: its place, its words and the class that it speaks for."""

    span: Span
    words: str
    class_: PredictionClass


@cache
def _phrases() -> PhraseTable[PredictionClass]:
    rows = {p: class_ for class_, phrases in future_words().classes.items() for p in phrases}
    markers = dict.fromkeys(future_words().words["markers"], PredictionClass.PREDICTION)
    return PhraseTable({**rows, **markers})


@cache
def phrases_of(name: str) -> PhraseTable[None]:
    """The phrases of one of the word lists."""
    return PhraseTable(dict.fromkeys(future_words().words[name]))


def find_futures(text: str, span: Span) -> list[Future]:
    """Marks of the future in a range of a text, the longest phrase at each place."""
    spans, words = _split(text, span)
    found, at = [], 0
    asked = future_words().words["asked"]
    until = next((k for k, word in enumerate(words) if word in asked), len(words))
    while at < until:
        phrase, taken = _phrases().find(words, at), 1
        stray = _is_month(text, spans[at], words[at]) or _is_guess(words[at : at + 2])
        if phrase and not stray:
            taken, class_ = phrase
            whole = Span(spans[at].start, spans[at + taken - 1].end)
            found.append(Future(whole, " ".join(words[at : at + taken]), class_))
        at += taken
    return found


def _is_guess(words: Sequence[str]) -> bool:
    """Whether "may" guesses at what is already so."""
    lists = future_words().words
    return len(words) > 1 and words[0] in lists["guesses"] and words[1] in lists["now"]


def _is_month(text: str, span: Span, word: str) -> bool:
    return word == "may" and span.of(text)[0] == "M" and span.start > 0


def _split(text: str, span: Span) -> tuple[list[Span], list[str]]:
    """Words with "'ll" as a word of its own."""
    spans: list[Span] = []
    words: list[str] = []
    for place in find_words(text, span):
        word = normal_word(place.of(text))
        if word.endswith("'ll") and word not in _phrases():
            cut = place.end - 3
            spans += [Span(place.start, cut), Span(cut, place.end)]
            words += [word[:-3], "'ll"]
        else:
            spans.append(place)
            words.append(word)
    return spans, words


def class_of(text: str, span: Span, futures: Sequence[Future]) -> PredictionClass:
    """The class of a sentence about the future by its marks and its subject."""
    dated = future_words().words["markers"]  # a time alone does not make it surer
    classes = {f.class_ for f in futures if f.words not in dated} or {f.class_ for f in futures}
    words = [normal_word(s.of(text)) for s in find_words(text, span)]
    if not futures:
        return PredictionClass.PRESENT_CLAIM
    if classes == {PredictionClass.NORMATIVE}:
        return PredictionClass.NORMATIVE
    for class_ in (PredictionClass.INTENTION, PredictionClass.SCHEDULED):
        if class_ in classes:
            return class_
    if classes <= {PredictionClass.POSSIBILITY, PredictionClass.NORMATIVE}:
        return PredictionClass.POSSIBILITY
    if set(future_words().words["people"]) & set(words[:OPENER_REACH]) and _is_willed(futures):
        return PredictionClass.INTENTION
    return PredictionClass.PREDICTION


def _is_willed(futures: Sequence[Future]) -> bool:
    return any(f.words in future_words().words["willed"] for f in futures)


def strength_of(futures: Sequence[Future]) -> str | None:
    """The words that carry the statement into the future, the first one's."""
    return futures[0].words if futures else None
