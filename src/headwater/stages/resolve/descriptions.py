"""Whom a description means: "the expert", "the New York Democrat", "the ministry", "both men"."""

from collections.abc import Iterator

import msgspec

from headwater.records.article import BlockKind
from headwater.records.attribution import Attribution, SourceKind
from headwater.stages.resolve.cast import Person
from headwater.stages.resolve.kinds import KINDS
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.pronouns import Reading, choose, resolved_person
from headwater.stages.resolve.scene import Resolved, Scene, place_of
from headwater.text.bodies import find_body, find_place, plain_key
from headwater.text.names import people_words

# points of a reading; only their order matters, chosen by reading development stories
HEAD = 2.0  # the same noun
FITTING = 1.4  # a noun that the description covers
MODIFIER = 1.5  # for each further word in common
MISSING = 0.6  # for each further word that nothing of the role repeats
RUNNING = 1.5  # spoke last
SPOKE = 0.8  # spoke before
FAR = 0.02  # for each sentence since
LATER = 0.8  # named only after the description
OFTEN = 0.1  # for each mention, up to ten
MOST_OFTEN = 10

AS_WRITTEN = 0.9  # score of a description that stays as written
IDENTIFIED_LATER = 0.7  # score of one that a later sentence names


def resolve_description(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """A described person: somebody known, or the words as written."""
    if not phrase.definite:
        return _identified(scene, attribution, phrase) or as_written(phrase)
    readings = [*_people(scene, attribution, phrase), *_unnamed(scene, attribution, phrase)]
    if not readings:
        later = _named_next(scene, attribution, phrase)
        return later or _identified(scene, attribution, phrase) or as_written(phrase)
    chosen = choose(scene, phrase, readings, "nobody of that description")
    if chosen.reason is not None and not chosen.reason[0].isdigit():
        return as_written(phrase)
    return chosen


def as_written(phrase: Phrase) -> Resolved:
    """Words that stay as they are: an unnamed party of the kind that they say."""
    kind = KINDS.get(phrase.form, SourceKind.UNKNOWN)
    if phrase.form is Form.PERSON and phrase.definite and phrase.head in lists()["single_offices"]:
        kind = SourceKind.NAMED_OFFICIAL
    reason = None if kind is not SourceKind.UNKNOWN else "the words do not say what it is"
    return Resolved(
        name=phrase.words,
        kind=kind,
        phrase=phrase,
        role=None,
        plurality=phrase.plurality,
        score=AS_WRITTEN,
        reason=reason,
    )


def resolve_group(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """Several unnamed people: those named before by the same noun, or the words as written."""
    if not phrase.definite or phrase.modifiers:
        return as_written(phrase)
    for _, _, heard in reversed(scene.heard_before(place_of(attribution))):
        same = heard.phrase.head == phrase.head or phrase.words.lower() in ("both", "two")
        if heard.phrase.form in (Form.GROUP, Form.PAIR) and same and heard.reason is None:
            return msgspec.structs.replace(heard, phrase=phrase)
    return as_written(phrase)


def resolve_body(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """A body under its full name; "the ministry" is the one that spoke or was named before."""
    if not (phrase.is_bare and phrase.definite):
        name = scene.called.full_name(phrase.words)
        return msgspec.structs.replace(as_written(phrase), name=name)
    noun = phrase.head
    place = place_of(attribution)
    for _, _, heard in reversed(scene.heard_before(place)):
        if heard.kind is SourceKind.ORGANISATION and heard.name and _is_called(heard.name, noun):
            return msgspec.structs.replace(heard, phrase=phrase)
    named = [n for at, n in scene.called.bodies if at < place and _is_called(n, noun)]
    if named:
        return msgspec.structs.replace(as_written(phrase), name=named[-1])
    return as_written(phrase)


def _is_called(name: str, noun: str) -> bool:
    body = find_body(name)
    return noun in plain_key(name) or bool(body and noun in body.nouns)


def _covers(head: str, role_words: frozenset[str]) -> float:
    """How well a noun covers a role: itself, a noun that it includes, or not at all."""
    if head in role_words:
        return HEAD
    first = head.split("-")[0]
    if first != head and {first, head.split("-")[-1]} <= role_words:
        return HEAD
    return FITTING if people_words().fits.get(head, frozenset()) & role_words else 0.0


def _shared(phrase: Phrase, role_words: frozenset[str]) -> float:
    """Points for the other words of a description."""
    skip = lists()["descriptors"] | {"a", "an", "the", phrase.head, *phrase.head.split("-")}
    points = 0.0
    countries = _countries(role_words)
    for word in phrase.modifiers:
        if word in skip or not word[:1].isalnum():
            continue
        place = find_place(word)
        same = word in role_words or (place is not None and place.name in countries)
        points += MODIFIER if same else -MISSING
        if place is not None and countries and not same:
            points -= HEAD
    return points


def _countries(role_words: frozenset[str]) -> frozenset[str]:
    return frozenset(p.name for w in role_words if (p := find_place(w)) is not None)


def _people(scene: Scene, attribution: Attribution, phrase: Phrase) -> Iterator[Reading]:
    """Named people whose role the description fits."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    earlier = [r.person for _, _, r in scene.heard_before(place) if r.person]
    owned = set(phrase.modifiers)
    for person in scene.cast.people:
        words = person.role_words()
        fit = _covers(phrase.head, words)
        if not fit or (phrase.gender and person.gender not in ("", phrase.gender)):
            continue
        if person.name.family in owned:
            continue  # "Lee's lawyer" is not Lee
        points = fit + _shared(phrase, words)
        before = [m for m in person.mentions if m.span.start < place]
        points += OFTEN * min(len(before), MOST_OFTEN)
        points -= FAR * (here - before[-1].sentence) if before else LATER
        if earlier and earlier[-1] is person:
            points += RUNNING
        elif person in earlier:
            points += SPOKE
        at = before[-1].span.start if before else person.first
        yield Reading(points, at, resolved_person(phrase, person))


def _unnamed(scene: Scene, attribution: Attribution, phrase: Phrase) -> Iterator[Reading]:
    """Unnamed speakers with the same noun: "a law enforcement official", "the official"."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    earlier = scene.heard_before(place)
    for order, (at, _, heard) in enumerate(reversed(earlier)):
        if heard.person is not None or heard.phrase.form is not Form.PERSON or heard.reason:
            continue
        words = frozenset((heard.phrase.head, *heard.phrase.modifiers))
        fit = _covers(phrase.head, words) or _covers(heard.phrase.head, frozenset((phrase.head,)))
        if not fit:
            continue
        points = fit + _shared(phrase, words) + (RUNNING if order == 0 else SPOKE)
        yield Reading(points - FAR * (here - scene.sentence_at(at)), at, heard)


def _identified(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """ "An expert" of the headline or lede, where exactly one named source is such a one."""
    place = place_of(attribution)
    if not _is_opening(scene, place) or phrase.plurality not in (None, "one"):
        return None
    sources = [p for p in scene.cast.people if _speaks_later(scene, p, place)]
    fits = [p for p in sources if _covers(phrase.head, p.role_words())]
    if phrase.gender:
        fits = [p for p in fits if p.gender in ("", phrase.gender)]
    if len(fits) != 1 or _shared(phrase, fits[0].role_words()) < -2 * MISSING * _many(phrase):
        return None
    return resolved_person(phrase, fits[0], score=IDENTIFIED_LATER)


def _many(phrase: Phrase) -> int:
    return max(1, len(phrase.modifiers))


def _is_opening(scene: Scene, place: int) -> bool:
    kind = scene.block_at(place)
    return kind in (BlockKind.HEADLINE, BlockKind.DEK) or scene.sentence_at(place) == 0


def _speaks_later(scene: Scene, person: Person, place: int) -> bool:
    """Whether somebody's name stands as a source after a place."""
    sources = [s for a in scene.attributions if place_of(a) > place for s in a.source]
    return any(m.span.overlaps(s) for m in person.mentions for s in sources)


def _named_next(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """A description that the next sentence's speaker, named there first, makes good."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    for person in scene.cast.people:
        first = person.mentions[0]
        if first.sentence != here + 1 or not _speaks_later(scene, person, place):
            continue
        if phrase.gender and person.gender not in ("", phrase.gender):
            continue
        if not first.name.titles and not _covers(phrase.head, person.role_words()):
            continue
        role = phrase.words
        return resolved_person(phrase, person, role=role, score=IDENTIFIED_LATER)
    return None
