"""Whom a description means: "the expert", "the New York Democrat", "the ministry", "both men"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from headwater.records.article import BlockKind
from headwater.records.attribution import Attribution, SourceKind
from headwater.stages.resolve.cast import Person
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.readings import Reading, choose, resolved_person
from headwater.stages.resolve.scene import Resolved, Scene, place_of
from headwater.stages.resolve.written import as_written
from headwater.text.bodies import find_body, find_place, plain_key
from headwater.text.names import people_words

# points of a reading; only their order matters, chosen by reading development stories
HEAD = 2.0  # the same noun
FITTING = 1.4  # a noun that the description covers
MODIFIER = 1.5  # for each further word in common
MISSING = 0.6  # for each further word that nothing of the role repeats
MISPLACED = 1.5  # for a place that nothing of the role repeats
RUNNING = 1.5  # spoke last
SPOKE = 0.8  # spoke before
FAR = 0.02  # for each sentence since
LATER = 0.8  # named only after the description
LEAST = 1.0  # a reading with fewer points is none
OFTEN = 0.1  # for each mention, up to ten
MOST_OFTEN = 10

NEXT = 2  # sentences in which a described speaker is named
IDENTIFIED_LATER = 0.7  # score of one that a later sentence names


def resolve_description(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """A described person: somebody known, or the words as written."""
    if not phrase.definite:
        return _identified(scene, attribution, phrase) or as_written(phrase)
    people = [r for r in _people(scene, attribution, phrase) if r.points >= LEAST]
    readings = people + [r for r in _unnamed(scene, attribution, phrase) if r.points >= LEAST]
    if people and phrase.head in lists()["single_offices"]:
        readings = people  # one person at a time holds the office: the name says who
    if readings:
        return choose(scene, phrase, readings, "nobody of that description")
    for find in (_named_next, _varied, _identified):
        if found := find(scene, attribution, phrase):
            return found
    return as_written(phrase)


def resolve_group(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """Several unnamed people: those named before by the same noun, or the words as written."""
    if taken := _part_of(scene, attribution, phrase):
        return taken
    if not phrase.definite or phrase.modifiers:
        return as_written(phrase)
    for _, _, heard in reversed(scene.heard_before(place_of(attribution))):
        same = heard.phrase.head == phrase.head or phrase.words.lower() in ("both", "two")
        if heard.phrase.form in (Form.GROUP, Form.PAIR) and same and heard.reason is None:
            return msgspec.structs.replace(heard, phrase=phrase)
    return as_written(phrase)


def _part_of(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """ "Two of the people": of those named before."""
    words = phrase.words.lower().split()
    if len(words) < 3 or words[1] != "of" or words[2] not in lists()["definite"] | {"them"}:
        return None
    for _, _, heard in reversed(scene.heard_before(place_of(attribution))):
        if heard.phrase.form is not Form.GROUP or not heard.name or heard.reason:
            continue
        if words[-1] in (heard.phrase.head, "them"):
            rest = heard.name.split()
            while rest and rest[0].lower() in lists()["counts"]:
                rest = rest[1:]
            return msgspec.structs.replace(
                heard, phrase=phrase, name=" ".join([words[0], *rest]), plurality=words[0]
            )
    return None


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
    return _points(phrase.head, phrase.modifiers, role_words)


# an article says few things of few people, again and again
@lru_cache(maxsize=4096)
def _points(head: str, modifiers: tuple[str, ...], role_words: frozenset[str]) -> float:
    skip = lists()["descriptors"] | {"a", "an", "the", head, *head.split("-")}
    asked_places, held_places = _places(modifiers), _places(tuple(sorted(role_words)))
    words = [w for w in modifiers if w not in skip and w[:1].isalnum()]
    words = [w for w in words if not any(w in p for p in asked_places.values())]
    points = sum(MODIFIER if w in role_words else -MISSING for w in words)
    for place in asked_places:
        points += MODIFIER if place in held_places else -MISPLACED
    asked, held = _fields(frozenset(modifiers)), _fields(role_words)
    return points - (HEAD if asked and held and not asked & held else 0.0)


def _fields(words: frozenset[str]) -> frozenset[str]:
    """The words that tell offices of one name apart: prime, foreign, deputy."""
    return words & people_words().before_title


def _places(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The places that words name, one or two together, with the words."""
    found: dict[str, tuple[str, ...]] = {}
    pairs = [(a, b) for a in words for b in words if a != b]
    for part in (*pairs, *((w,) for w in words)):
        place = find_place(" ".join(part))
        if place is not None and not any(set(part) <= set(p) for p in found.values()):
            found.setdefault(place.name, part)
    return found


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
        points = fit + _shared(phrase, person.role_context())
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
    # a word gives points once for itself and once for the place that it names
    most = HEAD + 2 * MODIFIER * len(phrase.modifiers) + RUNNING
    for order, (at, _, heard) in enumerate(reversed(earlier)):
        if heard.person is not None or heard.phrase.form is not Form.PERSON or heard.reason:
            continue
        words = frozenset((heard.phrase.head, *heard.phrase.modifiers))
        fit = _covers(phrase.head, words)
        distance = FAR * (here - scene.sentence_at(at))
        if not fit or most - distance < LEAST:
            continue
        points = fit + _shared(phrase, words) + (RUNNING if order == 0 else SPOKE)
        yield Reading(points - distance, at, heard)


def _identified(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """ "An expert" of the headline or lede, where exactly one named source is such a one."""
    place = place_of(attribution)
    if not _is_opening(scene, place) or phrase.plurality not in (None, "one"):
        return None
    sources = [p for p in scene.cast.people if _speaks_later(scene, p, place)]
    fits = [p for p in sources if _covers(phrase.head, p.role_words())]
    if phrase.gender:
        fits = [p for p in fits if p.gender in ("", phrase.gender)]
    if len(fits) != 1 or _shared(phrase, fits[0].role_context()) < -2 * MISSING * _many(phrase):
        return None
    return resolved_person(phrase, fits[0], score=IDENTIFIED_LATER)


def _many(phrase: Phrase) -> int:
    return max(1, len(phrase.modifiers))


def _is_opening(scene: Scene, place: int) -> bool:
    if scene.block_at(place) in (BlockKind.HEADLINE, BlockKind.DEK):
        return True
    here = scene.cast.sentences[scene.sentence_at(place)] if scene.cast.sentences else None
    body = [b.start for b in scene.blocks if b.kind is BlockKind.BODY]
    return here is not None and bool(body) and not scene.text[body[0] : here.start].strip()


def _speaks_later(scene: Scene, person: Person, place: int) -> bool:
    """Whether somebody's name stands as a source after a place."""
    sources = [s for a in scene.attributions if place_of(a) > place for s in a.source]
    return any(m.span.overlaps(s) for m in person.mentions for s in sources)


def _varied(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """A description by which the name of whoever spoke just before is varied."""
    if phrase.head not in people_words().varied or phrase.owned:
        return None
    place = place_of(attribution)
    for at, _, heard in reversed(scene.heard_before(place)):
        near = scene.sentence_at(place) - scene.sentence_at(at) <= NEXT
        person = heard.person
        if not near or person is None or phrase.gender not in ("", person.gender):
            return None
        return resolved_person(phrase, person, score=IDENTIFIED_LATER)
    return None


def _named_next(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """A description that the next sentence's speaker, named there first, makes good."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    for person in scene.cast.people:
        first = person.mentions[0]
        if not here < first.sentence <= here + NEXT or not _speaks_later(scene, person, place):
            continue
        if phrase.gender and person.gender not in ("", phrase.gender):
            continue
        words = person.role_words()
        if words - people_words().ranks and not _covers(phrase.head, words):
            continue  # introduced as something else; a bare name was introduced by the description
        if not first.name.is_full:
            continue
        role = phrase.words
        return resolved_person(phrase, person, role=role, score=IDENTIFIED_LATER)
    return None
