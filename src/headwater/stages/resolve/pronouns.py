"""Whom a pronoun means: the nearest earlier speaker or subject that its gender allows."""

from collections.abc import Iterator

import msgspec

from headwater.records.attribution import Attribution, Mode, SourceKind
from headwater.records.span import Span
from headwater.stages.resolve.mentions import Mention
from headwater.stages.resolve.phrase import MARKS, Form, Phrase
from headwater.stages.resolve.readings import (
    NAMED,
    OWN_SENTENCE,
    SAME_SENTENCE,
    SUBJECT,
    TOPIC,
    UNSURE,
    Reading,
    choose,
    resolved_person,
)
from headwater.stages.resolve.relatives import find_antecedent
from headwater.stages.resolve.scene import (
    Resolved,
    Scene,
    place_of,
    unresolved,
)
from headwater.stages.resolve.things import find_bodies, find_papers, is_fitting
from headwater.text.names import people_words, tokens_of

# points for and against a reading; only their order matters, chosen by reading development stories
RUNNING = 3.0  # spoke last
EARLIER_SPEAKER = 1.0  # spoke before
FAR = 0.7  # for each sentence between
GENDER_KNOWN = 0.7
FACELESS = 0.5  # a description that says neither man nor woman
DESCRIBED = 1.0  # is only described: "the president"
REPORTED = 1.5  # is named only inside what somebody else said
POSSESSIVE = 1.0  # is named only as an owner
MOST_TOPIC = 10
TOLD_OF = 5.0  # is named in the words that the pronoun speaks
COLLECTIVE = 1.5  # a body that "they" may mean
TAKEN_UP = 0.5  # is the first word of the sentence before
CARRIED = 2.5  # is meant by the same pronoun where it opens the sentence before
PARENT = 4.0  # speaks the indirect speech that the pronoun stands in

MOST_CARRIED = 3  # sentences in a row that open with one pronoun
NEXT = 2  # sentences after a pronoun that may name its person
AUTHOR = 0.7  # score where the writer says I or we


def resolve_pronoun(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """The speaker behind he, she, they, it, I, we or who."""
    if phrase.gender == "first":
        return _first_person(scene, attribution, phrase)
    if phrase.gender == "second":
        return unresolved(phrase, "the one who is spoken to", score=UNSURE)
    if phrase.gender == "who" and (named := find_antecedent(scene, phrase)):
        return named
    parent = scene.parent_of(attribution)
    readings = _readings(scene, place_of(attribution), parent, phrase)
    readings = readings or _named_next(scene, attribution, phrase)
    told = _told_of(scene, attribution)
    readings = [
        msgspec.structs.replace(r, points=r.points - TOLD_OF) if r.key in told else r
        for r in readings
    ]
    return choose(scene, phrase, readings, "no earlier name fits the pronoun")


def _told_of(scene: Scene, attribution: Attribution) -> frozenset[str]:
    """Whom the pronoun's own words name: "Ann Lee won," she said, is somebody else's saying."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    # a quotation that its cue parts is several attributions of one source
    spoken = [(c, a.mode) for a in scene.attributions if place_of(a) == place for c in a.content]
    named = [
        (person.name.words, m, mode is Mode.DIRECT)
        for person in scene.cast.people
        for m in person.mentions
        for c, mode in spoken
        if not m.possessive and c.holds(m.span)
    ]
    # what follows "she said" in one sentence cannot name her again
    return frozenset(
        name for name, m, direct in named if direct or (m.span.start > place and m.sentence == here)
    )


def _named_next(scene: Scene, attribution: Attribution, phrase: Phrase) -> list[Reading]:
    """A pronoun that opens the article: the speaker whom the next sentences name."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    for person in scene.cast.people:
        if phrase.gender in ("m", "f") and person.gender in ("", phrase.gender):
            sources = [s for a in scene.attributions if place_of(a) > place for s in a.source]
            near = [m for m in person.mentions if here < m.sentence <= here + NEXT]
            if any(m.span.overlaps(s) for m in near for s in sources):
                found = resolved_person(phrase, person)
                return [Reading(1.0, near[0].span.start, found)]
    return []


def _first_person(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """Inside somebody's words it is that speaker."""
    if attribution.parent:
        for _, other, resolved in reversed(scene.heard):
            if other.id == attribution.parent:
                return msgspec.structs.replace(resolved, phrase=phrase)
    for at, other, resolved in reversed(scene.heard):
        if at != place_of(attribution) and any(c.holds(phrase.span) for c in other.content):
            return msgspec.structs.replace(resolved, phrase=phrase)
    if scene.is_reported(phrase.span):
        return unresolved(phrase, "inside words whose speaker is not known", score=UNSURE)
    byline = scene.imprint.byline
    return Resolved(
        name=byline[0] if len(byline) == 1 else None,
        kind=SourceKind.AUTHOR_INFERENCE,
        phrase=phrase,
        score=AUTHOR,
        reason="the writer speaks",
    )


def _readings(
    scene: Scene, place: int, parent: Attribution | None, phrase: Phrase, carried: int = 0
) -> list[Reading]:
    """Whom a pronoun can mean at a place; ``parent`` is whose words it stands in."""
    found = [
        *_speakers(scene, place, phrase, outside=parent is None),
        *_parents(scene, parent, phrase),
    ]
    if phrase.gender in ("m", "f", "who"):
        found += _named(scene, place, phrase)
    elif phrase.gender in ("thing", "many"):
        found += find_bodies(scene, place, phrase)
    if carried < MOST_CARRIED:
        found += _carried(scene, place, parent, phrase, carried)
    if phrase.gender == "thing" and all(r.points <= 0 for r in found):
        found += find_papers(scene, place)
    if parent is not None and _is_quoted(scene, place, parent):
        spoken = {r.key for r in _parents(scene, parent, phrase)}
        found = [r for r in found if r.key not in spoken]
    return found


def _is_quoted(scene: Scene, place: int, parent: Attribution) -> bool:
    """Whether a place stands between the quotation marks of somebody's words."""
    if parent.mode is Mode.DIRECT:
        return True
    held = next((c for c in parent.content if c.start <= place < c.end), None)
    return held is not None and any(m in MARKS for m in scene.text[held.start - 1 : held.start + 1])


def _carried(
    scene: Scene, place: int, parent: Attribution | None, phrase: Phrase, carried: int
) -> Iterator[Reading]:
    """Whom the same pronoun means where it opens this sentence or the one before: "They. They"."""
    if phrase.gender not in ("m", "f", "many"):
        return
    here = scene.sentence_at(place)
    for number in (here, here - 1):
        tokens = tokens_of(scene.text, scene.cast.sentences[number]) if number >= 0 else ()
        first = next(iter(tokens), None)
        if first is None or people_words().pronouns.get(first.low) != phrase.gender:
            continue
        inside = scene.is_reported(first.span)
        if first.span.start >= place or inside != (parent is not None):
            continue
        before = _readings(scene, first.span.start, parent, phrase, carried + 1)
        found = choose(scene, phrase, before, "")
        if found.reason is None:
            points = CARRIED + _known(phrase, found) + (SAME_SENTENCE if number == here else 0.0)
            yield Reading(points, first.span.start, found)


def _speakers(scene: Scene, place: int, phrase: Phrase, *, outside: bool) -> Iterator[Reading]:
    """Those who spoke before, the last one first; ``outside`` words, those quoted inside lag."""
    here = scene.sentence_at(place)
    earlier = scene.heard_before(place)
    reach = scene.settings.max_sentences_back
    runs = True
    for at, other, resolved in reversed(earlier):
        far = here - scene.sentence_at(at)
        if far > reach:
            break
        inside = outside and other.parent is not None
        last, runs = runs and not inside, runs and inside
        if not is_fitting(phrase, resolved):
            continue
        points = (RUNNING if last else EARLIER_SPEAKER) - (REPORTED if inside else 0.0)
        if phrase.gender == "many" and resolved.phrase.form is Form.BODY:
            points -= COLLECTIVE
        yield Reading(points - FAR * max(0, far - 1) + _known(phrase, resolved), at, resolved)


def _known(phrase: Phrase, resolved: Resolved) -> float:
    person = resolved.person
    told = person.gender if person else resolved.phrase.gender
    if person is None and not told and phrase.gender in ("m", "f"):
        return -FACELESS
    return GENDER_KNOWN if told and told == phrase.gender else 0.0


def _parents(scene: Scene, parent: Attribution | None, phrase: Phrase) -> Iterator[Reading]:
    if parent is None:
        return
    for at, other, resolved in scene.heard:
        if other.id == parent.id and is_fitting(phrase, resolved):
            yield Reading(PARENT, at, resolved)


def _named(scene: Scene, place: int, phrase: Phrase) -> Iterator[Reading]:
    """People named in this sentence or the last few; inside words that tell, those they name."""
    here = scene.sentence_at(place)
    reach = scene.settings.max_sentences_back
    described = [
        row
        for number in range(max(0, here - reach), here + 1)
        for row in scene.described_in(number)
        if row[0].span.end <= place
    ]
    said = next((c for c in scene.contents if c.start <= place < c.end), Span(0, 0))
    spoke_last = next(
        (r.person for _, _, r in reversed(scene.heard_before(place)) if r.person), None
    )
    for person in scene.cast.people:
        if phrase.gender != "who" and person.gender not in ("", phrase.gender):
            continue
        near = [m for m in person.mentions if m.span.end <= place and here - m.sentence <= reach]
        near = [m for m in near if not _is_label(scene.text, m)]
        meant = [m for m, p in described if p is person]
        if not near and not meant:
            continue
        topic = TOPIC * min(len([m for m in person.mentions if m.span.end <= place]), MOST_TOPIC)
        points = topic + max(
            _mention_points(m, here, reported=scene.is_reported(m.span) and not said.holds(m.span))
            - (0.0 if m in near else DESCRIBED)
            for m in (*near, *meant)
        )
        if person.gender == phrase.gender:
            points += GENDER_KNOWN
        if person is spoke_last:
            points += EARLIER_SPEAKER
        yield Reading(
            points, max(m.span.start for m in (*near, *meant)), resolved_person(phrase, person)
        )


def _is_label(text: str, mention: Mention) -> bool:
    """Whether a name stands before the words that it speaks: "LEE: He says"."""
    after = text[mention.span.end : mention.span.end + 1]
    return after == ":" and text[: mention.span.start].rstrip(" ")[-1:] in ("", "\n")


def _mention_points(mention: Mention, here: int, *, reported: bool) -> float:
    far = here - mention.sentence
    points = SUBJECT if mention.opens else NAMED
    points += SAME_SENTENCE if far == 0 else 0.0
    points += OWN_SENTENCE if far == 0 and mention.opens else 0.0
    points += TAKEN_UP if far == 1 and mention.starts else 0.0
    points -= FAR * max(0, far - 1)
    points -= POSSESSIVE if mention.possessive else 0.0
    return points - (REPORTED if reported else 0.0)
