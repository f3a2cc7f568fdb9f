"""What "it" and "they" can mean: bodies, papers and groups of the sentences just before."""

from collections.abc import Iterator, Sequence

from headwater.records.attribution import SourceKind
from headwater.records.span import Span
from headwater.stages.resolve.phrase import Form, Phrase, lists, singular
from headwater.stages.resolve.reading import read_phrase
from headwater.stages.resolve.readings import (
    NAMED,
    OWN_SENTENCE,
    SAME_SENTENCE,
    SUBJECT,
    TOPIC,
    Reading,
)
from headwater.stages.resolve.scene import Resolved, Scene, is_plural, place_of
from headwater.stages.resolve.written import as_written
from headwater.text.cues import cue_verbs
from headwater.text.names import Token, people_words, tokens_of
from headwater.text.word_files import load_lists

_THINGS = frozenset(
    {
        SourceKind.ORGANISATION,
        SourceKind.OUTLET,
        SourceKind.DOCUMENT,
        SourceKind.DATA_OR_POLL,
    }
)
MOST_JOINED = 3  # words after "and" as far as the second noun
MOST_BEFORE = 4  # words of a description before its noun
MOST_OPENING = 4  # words before a group that opens its sentence: "For instance, the"


def is_fitting(phrase: Phrase, resolved: Resolved) -> bool:
    """Whether number and gender allow it."""
    form, gender = resolved.phrase.form, resolved.phrase.gender
    if resolved.reason is not None or resolved.name is None:
        return False
    if phrase.gender == "many":
        return is_plural(resolved.phrase) or form is Form.BODY
    if phrase.gender == "thing":
        return resolved.person is None and resolved.kind in _THINGS
    if resolved.person is not None:
        return phrase.gender == "who" or resolved.person.gender in ("", phrase.gender)
    return form in (Form.PERSON, Form.NAME) and gender in ("", phrase.gender)


def _groups(scene: Scene, number: int, place: int) -> Iterator[Reading]:
    """Descriptions of several people in a sentence, the later ones first."""
    grammar = load_lists("grammar")
    stops = frozenset().union(
        *(
            grammar[k]
            for k in ("prepositions", "auxiliaries", "verbs", "subordinators", "pronouns")
        ),
        cue_verbs(),
    )
    done, here = -1, scene.sentence_at(place)
    said = [c for a in scene.attributions if place_of(a) == place and a.source for c in a.content]
    sentence = scene.cast.sentences[number]
    tokens = tokens_of(scene.text, Span(sentence.start, min(sentence.end, place)))
    for at, token in enumerate(tokens):
        counts = at + 1 < len(tokens) and tokens[at + 1].low == "of"
        if not _is_several(tokens, at) or at <= done or (counts and _is_count(token)):
            continue
        start = at
        while start and tokens[start - 1].is_word and tokens[start - 1].low not in stops:
            if start > 1 and tokens[start - 2].low in grammar["hypothetical"]:
                break  # "can empower members"
            counted = tokens[start].low in lists()["counts"] | grammar["articles"]
            if at - start == MOST_BEFORE or (counted and tokens[start - 1].low.endswith("ed")):
                break
            start -= 1
        done = _joined(tokens, at)
        described = read_phrase(scene.text, Span(tokens[start].span.start, tokens[done].span.end))
        told_of = any(c.holds(token.span) for c in said)  # "men came, they said": somebody else
        if described.form is Form.GROUP and not told_of:
            opens = start <= MOST_OPENING and not any(_is_clause(t) for t in tokens[:start])
            points = (SUBJECT if opens else NAMED) + TOPIC * at / len(tokens)
            if number == here:
                points += SAME_SENTENCE + (OWN_SENTENCE if opens else 0.0)
            yield Reading(points, token.span.start, as_written(described))


def _is_several(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a noun for several people or bodies."""
    words, low = people_words(), tokens[at].low
    one = singular(low)
    plural = low in words.groups or (one != low and one in words.roles | words.body_nouns)
    counted = at > 0 and tokens[at].is_capital and tokens[at - 1].low in lists()["counts"]
    return (plural or counted) and low.endswith(("s", "people", "men", "women", "police"))


def _is_count(token: Token) -> bool:
    """Whether a word only counts what follows: "dozens of"."""
    return token.low in lists()["counts"] | lists()["collectives"]


def _joined(tokens: Sequence[Token], at: int) -> int:
    """Where "and" joins another such noun: "men and women", "doctors and ward nurses"."""
    if at + 1 < len(tokens) and tokens[at + 1].low in lists()["links"]:
        ahead = range(at + 2, min(len(tokens), at + 2 + MOST_JOINED))
        return next((k for k in ahead if _is_several(tokens, k)), at)
    return at


def find_bodies(scene: Scene, place: int, phrase: Phrase) -> Iterator[Reading]:
    """Bodies, countries and groups that open this sentence or the one before."""
    here = scene.sentence_at(place)
    for number in (here - 1, here):
        if not 0 <= number < len(scene.cast.sentences):
            continue
        if phrase.gender == "many":
            yield from _groups(scene, number, place)
        subject = scene.subject_of(number)
        if subject is None or subject.span.end > place:
            continue
        found = as_written(subject)
        if is_fitting(phrase, found):
            points = SUBJECT + (SAME_SENTENCE if number == here else 0.0)
            yield Reading(points, subject.span.start, found)


def _is_clause(token: Token) -> bool:
    """Whether a word before a noun shows that the noun is no subject: a verb, a pronoun."""
    grammar = load_lists("grammar")
    words = grammar["auxiliaries"] | grammar["verbs"] | grammar["pronouns"]
    return token.low in cue_verbs() or token.low in words


def find_papers(scene: Scene, place: int) -> Iterator[Reading]:
    """A paper that the sentence before brings in: "issued a joint statement. It said"."""
    number = scene.sentence_at(place) - 1
    if number < 0:
        return
    tokens = tokens_of(scene.text, scene.cast.sentences[number])
    articles = load_lists("grammar")["articles"]
    for at, token in enumerate(tokens):
        if token.low not in people_words().documents | people_words().data:
            continue
        start = next((k for k in range(at, max(-1, at - 4), -1) if tokens[k].low in articles), None)
        if start is None:
            continue
        found = read_phrase(scene.text, Span(tokens[start].span.start, token.span.end))
        if found.form in (Form.PAPER, Form.DATA):
            yield Reading(NAMED, token.span.start, as_written(found))
