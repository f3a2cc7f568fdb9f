"""Whom a description means: "the expert", "the New York Democrat", "the ministry", "both men"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from headwater.records.article import BlockKind
from headwater.records.attribution import Attribution, SourceKind
from headwater.stages.resolve.cast import Person
from headwater.stages.resolve.fitting import HEAD, MISSING, MODIFIER, covers, shared_points
from headwater.stages.resolve.kinds import past_words
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.readings import Reading, choose, resolved_person
from headwater.stages.resolve.scene import Resolved, Scene, body_nouns, place_of
from headwater.stages.resolve.things import find_bodies
from headwater.stages.resolve.written import as_written
from headwater.text.bodies import find_body, plain_key
from headwater.text.names import people_words
from headwater.text.word_files import load_words

# points of a reading; only their order matters, chosen by reading development stories
RUNNING = 1.5  # spoke last
SPOKE = 0.8  # spoke before
FAR = 0.02  # for each sentence since
POINTED = 1.0  # "this official" is the one who spoke last
LATER = 0.8  # named only after the description
LEAST = 1.0  # a reading with fewer points is none
OFTEN = 0.1  # for each mention, up to ten
MOST_OFTEN = 10

NEAR = 3  # sentences back in which "the agency" has its name
NEXT = 2  # sentences in which a described speaker is named
LEAST_KNOWN = 3  # mentions of somebody who can be called by an office alone
PRESUMED = 0.6  # score of an office that only the running speaker can hold
IDENTIFIED_LATER = 0.7  # score of one that a later sentence names


def resolve_description(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """A described person: somebody known, or the words as written."""
    if not phrase.definite:
        return _identified(scene, attribution, phrase) or as_written(phrase)
    people = [r for r in _people(scene, attribution, phrase) if r.points >= LEAST]
    readings = people + [r for r in _unnamed(scene, attribution, phrase) if r.points >= LEAST]
    if phrase.head in lists()["single_offices"]:
        if found := _in_office(scene, attribution, phrase, people):
            return found
        readings = people or readings  # one person at a time holds it: the name says who
    if readings:
        return choose(scene, phrase, readings, "nobody of that description")
    for find in (_named_next, _varied, _identified):
        if found := find(scene, attribution, phrase):
            return found
    return as_written(phrase)


def resolve_group(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """Several unnamed people: those named before by the same noun, or the words as written."""
    if taken := _part_of(scene, attribution, phrase) or _some_of(scene, attribution, phrase):
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


def _some_of(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """ "Some" or "many" at the head of a sentence: of the group that the one before names."""
    here = scene.sentence_at(phrase.span.start)
    opens = scene.cast.sentences and scene.cast.sentences[here].start == phrase.span.start
    if phrase.words.lower() not in lists()["partial"] or not opens:
        return None
    place = place_of(attribution)
    said = [
        Reading(1.0, at, heard)
        for at, _, heard in scene.heard_before(place)
        if heard.phrase.form is Form.GROUP and scene.sentence_at(at) == here - 1
    ]
    groups = said or [r for r in find_bodies(scene, place, phrase) if is_group(r.resolved)]
    best = max(groups, key=lambda r: (r.points, r.place), default=None)
    if best is None or (best.resolved.name or "").lower() in lists()["counts"] | {""}:
        return None
    return msgspec.structs.replace(best.resolved, phrase=phrase, plurality=phrase.words.lower())


def is_group(resolved: Resolved) -> bool:
    """Whether words describe several unnamed people."""
    return resolved.phrase.form is Form.GROUP and resolved.reason is None


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
    if noun in lists()["any_body"] and (last := _last_body(scene, place)):
        return msgspec.structs.replace(last, phrase=phrase, score=IDENTIFIED_LATER)
    named = [n for at, n in scene.called.bodies if at < place and _is_called(n, noun)]
    if named := named or _named_near(scene, place, noun):
        return msgspec.structs.replace(as_written(phrase), name=named[-1])
    return as_written(phrase)


def _last_body(scene: Scene, place: int) -> Resolved | None:
    """The body that spoke last, just before: "the group" takes it up."""
    here = scene.sentence_at(place)
    at, _, heard = next(iter(reversed(scene.heard_before(place))), (0, None, None))
    near = heard is not None and here - scene.sentence_at(at) <= NEXT
    return heard if heard and near and heard.kind is SourceKind.ORGANISATION else None


def _named_near(scene: Scene, place: int, noun: str) -> list[str]:
    """The bodies of that noun in the last sentences: "panel" stands for a committee too."""
    here = scene.sentence_at(place)
    nouns = {noun, *_stands_for().get(noun, ())}
    return [
        name
        for at, name in scene.bodies_named
        if at < place and here - scene.sentence_at(at) <= NEAR and nouns & body_nouns(name)
    ]


@cache
def _stands_for() -> Mapping[str, tuple[str, ...]]:
    rows = load_words("people")["stands_for"]
    return {k: tuple(str(v).split()) for k, v in rows.items()} if isinstance(rows, dict) else {}


def _is_called(name: str, noun: str) -> bool:
    body = find_body(name)
    return noun in plain_key(name) or bool(body and noun in body.nouns)


def _people(scene: Scene, attribution: Attribution, phrase: Phrase) -> Iterator[Reading]:
    """Named people whose role the description fits."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    earlier = [r.person for _, _, r in scene.heard_before(place) if r.person]
    owned = set(phrase.modifiers)
    for person in scene.cast.people:
        words = person.role_words()
        fit = covers(phrase.head, words)
        if not fit or (phrase.gender and person.gender not in ("", phrase.gender)):
            continue
        if person.name.family in owned:
            continue  # "Lee's lawyer" is not Lee
        if past_words() & owned and not past_words() & person.role_context():
            continue  # "the former mayor" is not the mayor
        points = fit + shared_points(phrase, person.role_context())
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
        fit = covers(phrase.head, words)
        distance = FAR * (here - scene.sentence_at(at))
        if not fit or most - distance < LEAST:
            continue
        points = fit + shared_points(phrase, words) + (RUNNING if order == 0 else SPOKE)
        points += POINTED if order == 0 and phrase.words.lower().startswith("this ") else 0.0
        yield Reading(points - distance, at, heard)


def _identified(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """ "An expert" of the headline or lede, where exactly one named source is such a one."""
    place = place_of(attribution)
    if not _is_opening(scene, place) or phrase.plurality not in (None, "one"):
        return None
    sources = [p for p in scene.cast.people if _speaks_later(scene, p, place)]
    fits = [p for p in sources if covers(phrase.head, p.role_words())]
    if phrase.gender:
        fits = [p for p in fits if p.gender in ("", phrase.gender)]
    if len(fits) != 1 or shared_points(phrase, fits[0].role_context()) < -2 * MISSING * _many(
        phrase
    ):
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


def _in_office(
    scene: Scene, attribution: Attribution, phrase: Phrase, holders: Sequence[Reading]
) -> Resolved | None:
    """ "The president" where who spoke just before has no other office, and no holder is near."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    reach = scene.settings.max_sentences_back
    if phrase.modifiers or any(here - scene.sentence_at(r.place) <= reach for r in holders):
        return None
    spoken = (row for row in reversed(scene.heard_before(place)) if row[2].person is not None)
    at, _, heard = next(spoken, (0, None, None))
    person = heard.person if heard else None
    if person is None or here - scene.sentence_at(at) > NEXT or person.roles:
        return None
    others = [len(r.resolved.person.mentions) for r in holders if r.resolved.person]
    known = len(person.mentions) > max(others, default=0) and len(person.mentions) >= LEAST_KNOWN
    if not known or phrase.gender not in ("", person.gender):
        return None
    return resolved_person(phrase, person, role=phrase.words, score=PRESUMED)


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
        if words - people_words().ranks and not covers(phrase.head, words):
            continue  # introduced as something else; a bare name was introduced by the description
        if not first.name.is_full:
            continue
        role = phrase.words
        return resolved_person(phrase, person, role=role, score=IDENTIFIED_LATER)
    return None
