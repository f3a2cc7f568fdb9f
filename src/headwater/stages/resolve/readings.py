"""Ways to read a pronoun or description, and the choice between them."""

import msgspec

from headwater.stages.resolve.cast import Person
from headwater.stages.resolve.kinds import kind_of_person
from headwater.stages.resolve.phrase import Phrase
from headwater.stages.resolve.roles import rank_of
from headwater.stages.resolve.scene import Resolved, Scene, unresolved

# points of a name or noun before a pronoun; only their order matters
SUBJECT = 2.0  # opens its sentence
NAMED = 0.5  # is named in it
SAME_SENTENCE = 1.0
OWN_SENTENCE = 1.5  # opens the pronoun's own sentence
TOPIC = 0.1  # for each mention so far, up to ten

UNSURE = 0.3  # score of words that stay open
SURE = 0.95  # highest score of a choice
WIDE = 10.0  # points of margin that would double the score of an even choice


class Reading(msgspec.Struct, frozen=True):
    """One way to read a pronoun or description."""

    points: float
    place: int
    resolved: Resolved

    @property
    def key(self) -> str:
        """Who it is: two readings of one key are the same."""
        person = self.resolved.person
        return person.name.words if person else (self.resolved.name or "")


def choose(scene: Scene, phrase: Phrase, readings: list[Reading], nobody: str) -> Resolved:
    """The best reading, or why none is."""
    best: dict[str, Reading] = {}
    for reading in readings:
        held = best.get(reading.key)
        if held is None or reading.points > held.points:
            best[reading.key] = reading
    ranked = sorted(best.values(), key=lambda r: (-r.points, -r.place, r.key))
    if not ranked or ranked[0].points <= 0:
        return unresolved(phrase, nobody, score=UNSURE)
    first = ranked[0]
    margin = first.points - ranked[1].points if len(ranked) > 1 else first.points
    if len(ranked) > 1 and margin < scene.settings.min_margin:
        tied = [r.key for r in ranked if first.points - r.points < scene.settings.min_margin]
        reason = f"{len(tied)} candidates tie: {', '.join(sorted(tied))}"
        return unresolved(phrase, reason, score=UNSURE)
    score = min(SURE, 0.5 + margin / WIDE)
    return msgspec.structs.replace(first.resolved, phrase=phrase, score=score)


def resolved_person(
    phrase: Phrase, person: Person, *, role: str | None = None, score: float = 1.0
) -> Resolved:
    """A person of the article as the speaker."""
    known = max((r for r in (role, person.role) if r), key=rank_of, default=None)
    return Resolved(
        name=person.name.words,
        kind=kind_of_person([*person.roles, *([role] if role else [])]),
        phrase=phrase,
        person=person,
        role=known,
        score=score,
    )
