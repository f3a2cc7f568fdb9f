"""Papers that speak for somebody: a ministry's statement, an outlet's report."""

import re
from collections.abc import Callable

import msgspec

from headwater.records.attribution import Attribution, SourceKind
from headwater.records.span import Span
from headwater.stages.resolve.called import is_own_outlet
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.reading import read_phrase
from headwater.stages.resolve.scene import Resolved, Scene, place_of
from headwater.stages.resolve.written import as_written
from headwater.text.names import people_words
from headwater.text.outlets import find_outlets_in

Resolve = Callable[[Scene, Attribution, Phrase], Resolved]

CARRIER_REACH = 40  # characters after "report" in which its outlet is named
ISSUED = 0.9  # score where the words name who issued the paper
TAKEN_UP = 0.7  # score where "the statement" takes up what somebody issued before

_SPEAKERS = frozenset(
    {
        SourceKind.NAMED_PERSON,
        SourceKind.NAMED_OFFICIAL,
        SourceKind.ORGANISATION,
        SourceKind.UNNAMED_PERSON,
    }
)


def resolve_paper(
    scene: Scene, attribution: Attribution, phrase: Phrase, resolve: Resolve
) -> Resolved:
    """Who speaks through a paper, or the paper itself."""
    head = phrase.head
    if head in people_words().channels and (issuer := _issuer(scene, phrase)):
        found = resolve(scene, attribution, issuer)
        return msgspec.structs.replace(
            found, phrase=phrase, via=head, score=min(found.score, ISSUED)
        )
    if not phrase.definite or phrase.modifiers:
        return as_written(phrase)
    if _was_introduced(scene, attribution, head):
        return as_written(phrase)
    if head in lists()["stories"] and (outlet := _outlet_heard(scene, attribution)):
        return Resolved(
            name=outlet, kind=SourceKind.OUTLET, phrase=phrase, via=head, score=TAKEN_UP
        )
    if head in people_words().channels:
        return _taken_up(scene, attribution, phrase) or as_written(phrase)
    return as_written(phrase)


def _was_introduced(scene: Scene, attribution: Attribution, head: str) -> bool:
    """Whether an earlier sentence brings the paper in: "a report by the ministry"."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    first = max(0, here - scene.settings.max_sentences_back)
    start = scene.cast.sentences[first].start if scene.cast.sentences else 0
    article = r"\b(?:an?|new|latest|\d{4}|\w+['’]s)"
    introduced = re.compile(rf"{article}\s+(?:[\w’'.-]+\s+){{0,4}}{re.escape(head)}\b")
    for match in introduced.finditer(scene.text, start, place):
        around = Span(match.start(), min(place, match.end() + CARRIER_REACH))
        if not find_outlets_in(scene.text, around):
            return True
    return False


def _issuer(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Whose paper it is: after "from" or "by", or as its owner."""
    words = phrase.span.of(scene.text)
    by = "|".join(sorted(lists()["issued_by"]))
    if after := re.search(rf"\b(?:{by})\s+(?=\S)", words):
        span = Span(phrase.span.start + after.end(), phrase.span.end)
    elif owner := re.match(r"(?:[Tt]he |[Aa] )?((?:[A-Z][\w.-]*\s?)+?)['’]s?\s", words):
        span = Span(phrase.span.start + owner.start(1), phrase.span.start + owner.end(1))
    else:
        return None
    issuer = read_phrase(scene.text, span)
    return issuer if issuer.form in (Form.NAME, Form.BODY, Form.PLACE, Form.PERSON) else None


def _outlet_heard(scene: Scene, attribution: Attribution) -> str | None:
    """The outlet whose report the article has been telling, or has just named."""
    place = place_of(attribution)
    for _, _, heard in reversed(scene.heard_before(place)):
        own = heard.name and is_own_outlet(heard.name, scene.own_names)
        if heard.kind is SourceKind.OUTLET and heard.name and not own:
            return heard.name
    return scene.outlet_before(place, within=scene.settings.max_sentences_back)


def _taken_up(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved | None:
    """Who spoke last, within a few sentences."""
    place = place_of(attribution)
    here = scene.sentence_at(place)
    for at, _, heard in reversed(scene.heard_before(place)):
        if here - scene.sentence_at(at) > scene.settings.max_sentences_back:
            return None
        if heard.kind in _SPEAKERS and heard.reason is None:
            return msgspec.structs.replace(
                heard, phrase=phrase, via=phrase.head, score=min(heard.score, TAKEN_UP)
            )
    return None
