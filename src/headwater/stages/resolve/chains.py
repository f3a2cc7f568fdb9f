"""The parties of a chain: the speaker, then the hops, without the article's own outlet."""

from collections.abc import Mapping

from headwater.records.attribution import (
    Attribution,
    Chain,
    ChainEnd,
    HopMark,
    Party,
    SourceKind,
    Speaker,
)
from headwater.records.span import Span
from headwater.stages.resolve.called import is_own_outlet, is_same_body
from headwater.stages.resolve.kinds import ENDS, KINDS
from headwater.stages.resolve.people import resolve_name
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.reading import read_phrase
from headwater.stages.resolve.scene import Resolved, Scene
from headwater.text.outlets import find_outlet, is_same_outlet, without_noun

OWN = "the article's own outlet is no source of its own"


def make_chain(
    scene: Scene,
    attribution: Attribution,
    resolved: Resolved,
    heard: Mapping[str, Resolved],
) -> Chain:
    """The way of one content to its article."""
    own = scene.own_names
    speaker = Speaker(
        name=resolved.name,
        kind=resolved.kind,
        role=resolved.role,
        plurality=resolved.plurality,
    )
    self_cited = resolved.kind is SourceKind.OUTLET and is_own_outlet(resolved.name or "", own)
    parties: list[Party] = []
    if resolved.name and not self_cited and resolved.kind is not SourceKind.AUTHOR_INFERENCE:
        evidence = attribution.source
        parties.append(
            Party(name=resolved.name, kind=resolved.kind, via=resolved.via, evidence=evidence)
        )
    for hop in attribution.hops:
        party = _as_source(scene, hop, heard) or _party(scene, attribution, hop)
        if party is None or is_own_outlet(party.name, own):
            continue
        if not any(_is_same(party, held) for held in parties):
            parties.append(party)
    return Chain(
        attribution=attribution.id,
        article=attribution.article,
        speaker=speaker,
        parties=tuple(parties),
        end=_end(attribution, resolved),
        score=resolved.score,
        unresolved=resolved.reason or (OWN if self_cited else None),
    )


def _end(attribution: Attribution, resolved: Resolved) -> ChainEnd:
    if attribution.end is not None:
        return attribution.end
    if resolved.reason is not None and resolved.kind is SourceKind.UNKNOWN:
        return ChainEnd.UNKNOWN
    return ENDS.get(resolved.kind, ChainEnd.UNKNOWN)


def _as_source(scene: Scene, hop: HopMark, heard: Mapping[str, Resolved]) -> Party | None:
    """A hop whose words are the source of an attribution, as that was resolved."""
    for attribution in scene.attributions:
        found = heard.get(attribution.id)
        if (
            found
            and found.name
            and any(n.overlaps(s) for n in hop.name for s in attribution.source)
        ):
            return Party(
                name=found.name,
                kind=found.kind,
                via=hop.via,
                stated=hop.stated,
                evidence=hop.evidence,
            )
    return None


def _party(scene: Scene, attribution: Attribution, hop: HopMark) -> Party | None:
    """One hop under the fullest name that the article gives."""
    if not hop.name:
        return None
    place = hop.name[0].start
    phrase = read_phrase(scene.text, Span(hop.name[0].start, hop.name[-1].end))
    name, kind = phrase.words, KINDS.get(phrase.form, SourceKind.UNKNOWN)
    if phrase.form is Form.NOTHING or not name or _is_audience(phrase):
        return None
    if phrase.form is Form.OUTLET and phrase.is_bare:
        before = scene.outlet_before(place)  # "the show"
        name = scene.called.carrier(scene.text, before, place) if before else name
        kind = SourceKind.OUTLET
    elif phrase.form is Form.OUTLET or find_outlet(name):
        name = scene.called.carrier(scene.text, without_noun(name), place)
        kind = SourceKind.OUTLET
    elif phrase.form is Form.NAME:
        found = resolve_name(scene, attribution, phrase)
        name, kind = found.name or name, found.kind
    elif phrase.form is Form.BODY:
        name = scene.called.full_name(name)
    return Party(name=name, kind=kind, via=hop.via, stated=hop.stated, evidence=hop.evidence)


def _is_audience(phrase: Phrase) -> bool:
    """Whether the words mean those who merely listened."""
    if phrase.form is Form.PRONOUN:
        return True
    return phrase.form in (Form.GROUP, Form.OTHER) and phrase.head in lists()["audiences"]


def _is_same(one: Party, other: Party) -> bool:
    """Whether two parties are one."""
    if one.name.casefold() == other.name.casefold() or is_same_outlet(one.name, other.name):
        return True
    return one.kind is other.kind is SourceKind.ORGANISATION and is_same_body(one.name, other.name)
