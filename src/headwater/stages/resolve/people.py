"""Whom a name means: the full name that the article gives anywhere."""

import re

import msgspec

from headwater.records.attribution import Attribution, SourceKind
from headwater.stages.resolve.cast import Person
from headwater.stages.resolve.kinds import kind_of_person
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.reading import read_phrase
from headwater.stages.resolve.readings import UNSURE, resolved_person
from headwater.stages.resolve.scene import Resolved, Scene, place_of
from headwater.stages.resolve.written import as_written

NEAR = 3  # sentences back in which a full name settles which of two is meant
TITLED, SPOKEN = 1, 2  # what a title and a part as source add to a mention
PREFERRED = 0.75  # score where one of two people of a name is named far more often
ONLY = 0.98  # where nobody else bears the name


def resolve_name(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """The person of that name; of several the one that title, gender or usage tells."""
    assert phrase.name is not None
    people = scene.cast.find(phrase.name)
    if all(not p.name.is_full and not p.role_words() for p in people) and _is_body(scene, phrase):
        return msgspec.structs.replace(as_written(phrase), kind=SourceKind.ORGANISATION)
    if not people:
        return alone(phrase)
    if len(people) == 1:
        return resolved_person(phrase, people[0], role=phrase.role, score=ONLY)
    fits = _by_title(phrase, people)
    if len(fits) > 1 and not phrase.name.is_full:
        meant = [p for p in fits if any(m.span.overlaps(phrase.span) for m in p.mentions)]
        fits = meant if len(meant) == 1 else fits  # whom the article has been about
    if len(fits) == 1:
        return resolved_person(phrase, fits[0], role=phrase.role, score=PREFERRED)
    if recent := _recent(scene, attribution, fits or people):
        return resolved_person(phrase, recent, role=phrase.role, score=PREFERRED)
    if usual := _usual(scene, attribution, fits or people):
        return resolved_person(phrase, usual, role=phrase.role, score=PREFERRED)
    elder = [p for p in (fits or people) if not p.name.generation]
    if len(elder) == 1 and not phrase.name.generation:
        return resolved_person(phrase, elder[0], role=phrase.role, score=PREFERRED)
    names = sorted(p.name.words for p in (fits or people))
    return Resolved(
        name=phrase.words,
        kind=SourceKind.UNKNOWN,
        phrase=phrase,
        role=phrase.role,
        score=UNSURE,
        reason=f"{len(names)} candidates tie: {', '.join(names)}",
    )


def _is_body(scene: Scene, phrase: Phrase) -> bool:
    """Whether a name without a first name has spokesmen, shares or a head in this article."""
    name = re.escape(phrase.words)
    if " " in phrase.words:
        return False
    signs = "|".join(sorted(lists()["body_signs"]))
    after = rf"\b{name}(?:['’]s)? (?:\w+ )?(?:{signs})\b"
    before = rf"\b(?:{signs}) (?:of|for|at) {name}\b"
    return re.search(f"{after}|{before}", scene.text, re.IGNORECASE) is not None


def alone(phrase: Phrase) -> Resolved:
    """A name that the article's sentences give nowhere else."""
    assert phrase.name is not None
    roles = [r for r in (phrase.role, " ".join(phrase.name.titles)) if r]
    return Resolved(
        name=phrase.words,
        kind=kind_of_person(roles),
        phrase=phrase,
        role=phrase.role,
        score=ONLY,
    )


def resolve_pair(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """Two people under their full names, in the order of the text."""
    names, roles = [], []
    for side in (read_phrase(scene.text, span) for span in phrase.sides):
        if side.form is not Form.NAME:
            names.append(side.words)
            continue
        one = resolve_name(scene, attribution, side)
        names.append(one.name or side.words)
        roles.append(one.kind)
    official = bool(roles) and all(k is SourceKind.NAMED_OFFICIAL for k in roles)
    return Resolved(
        name=" and ".join(names),
        kind=SourceKind.NAMED_OFFICIAL if official else SourceKind.NAMED_PERSON,
        phrase=phrase,
        plurality="two",
        score=ONLY,
    )


def _by_title(phrase: Phrase, people: list[Person]) -> list[Person]:
    """Those whose titles and gender agree with the words."""
    assert phrase.name is not None
    gender = phrase.name.gender
    if gender:
        known = [p for p in people if p.gender == gender]
        people = known or [p for p in people if p.gender == ""]
    titles = set(phrase.name.titles) - {"mr", "mrs", "ms", "miss"}
    if titles and (same := [p for p in people if titles <= p.role_words()]):
        return same
    return people


def _recent(scene: Scene, attribution: Attribution, people: list[Person]) -> Person | None:
    """The only one whom the last sentences name in full."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    near = [
        p
        for p in people
        if any(
            m.name.is_full and m.span.end <= place and here - m.sentence <= NEAR for m in p.mentions
        )
    ]
    return near[0] if len(near) == 1 else None


def _usual(scene: Scene, attribution: Attribution, people: list[Person]) -> Person | None:
    """The one whom the bare family name means: by then named far more often, titled, a source."""
    place = place_of(attribution)
    sources = [s for a in scene.attributions for s in a.source]
    weights = []
    for order, person in enumerate(people):
        before = [m for m in person.mentions if m.span.start <= place]
        titled = sum(bool(m.name.titles) for m in before)
        spoken = sum(any(m.span.overlaps(s) for s in sources) for m in before)
        weights.append((len(before) + TITLED * titled + SPOKEN * spoken, -order))
    first, second = sorted(weights, reverse=True)[:2]
    if first[0] >= scene.settings.min_dominance * max(1, second[0]):
        return people[-first[1]]
    return None
