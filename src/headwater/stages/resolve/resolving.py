"""One chain for every attribution of an article."""

from collections.abc import Sequence

import msgspec

from headwater.records.article import Article, Block, Imprint
from headwater.records.attribution import Attribution, Chain, ChainEnd, Mode, SourceKind
from headwater.settings import ResolveSettings
from headwater.stages.resolve.chains import make_chain
from headwater.stages.resolve.descriptions import (
    resolve_body,
    resolve_description,
    resolve_group,
)
from headwater.stages.resolve.papers import resolve_paper
from headwater.stages.resolve.people import resolve_name, resolve_pair
from headwater.stages.resolve.phrase import Form, Phrase
from headwater.stages.resolve.pronouns import resolve_pronoun
from headwater.stages.resolve.scene import Resolved, Scene, place_of
from headwater.stages.resolve.written import as_written

CARRIED = 0.6  # score of a quotation without a source, given to the only speaker around it


def resolve_sources(
    article: Article,
    imprint: Imprint,
    blocks: Sequence[Block],
    attributions: Sequence[Attribution],
    settings: ResolveSettings,
) -> Sequence[Chain]:
    """Who speaks in each attribution, and through whom it came; in the order given."""
    scene = Scene(article, imprint, blocks, attributions, settings)
    for attribution in scene.attributions:
        if attribution.id in scene.phrases:
            scene.hear(attribution, resolve_source(scene, attribution))
    heard = {a.id: resolved for _, a, resolved in scene.heard}
    chains = {
        a.id: make_chain(scene, a, heard.get(a.id) or without_source(scene, a), heard)
        for a in scene.attributions
    }
    return [chains[a.id] for a in attributions]


def resolve_source(scene: Scene, attribution: Attribution) -> Resolved:
    """Whom the words of an attribution's source mean."""
    return resolve_phrase(scene, attribution, scene.phrases[attribution.id])


def resolve_phrase(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    """Whom a phrase means where an attribution stands."""
    match phrase.form:
        case Form.PRONOUN:
            return resolve_pronoun(scene, attribution, phrase)
        case Form.NAME:
            return resolve_name(scene, attribution, phrase)
        case Form.PAIR:
            return resolve_pair(scene, attribution, phrase)
        case Form.PERSON:
            return resolve_description(scene, attribution, phrase)
        case Form.GROUP:
            return resolve_group(scene, attribution, phrase)
        case Form.BODY | Form.PLACE:
            return resolve_body(scene, attribution, phrase)
        case Form.OUTLET:
            return _outlet(scene, attribution, phrase)
        case Form.PAPER:
            return resolve_paper(scene, attribution, phrase, resolve_phrase)
    return as_written(phrase)


def _outlet(scene: Scene, attribution: Attribution, phrase: Phrase) -> Resolved:
    place = place_of(attribution)
    if phrase.is_bare:
        body = resolve_body(scene, attribution, phrase)
        if body.name != phrase.words:
            return msgspec.structs.replace(body, kind=SourceKind.ORGANISATION)
        name = scene.outlet_before(place) or phrase.words
    else:
        name = scene.called.carrier(scene.text, phrase.words, place)
    return msgspec.structs.replace(as_written(phrase), name=name)


def without_source(scene: Scene, attribution: Attribution) -> Resolved:
    """An attribution without source words: the running speaker of a quotation, else nobody."""
    nothing = Phrase(form=Form.NOTHING, span=attribution.content[0], words="")
    kind = {
        ChainEnd.AGENTLESS: SourceKind.NONE,
        ChainEnd.AUTHOR_INFERENCE: SourceKind.AUTHOR_INFERENCE,
    }.get(attribution.end or ChainEnd.UNKNOWN, SourceKind.UNKNOWN)
    if attribution.end is not None:
        return Resolved(name=None, kind=kind, phrase=nothing)
    if attribution.mode is Mode.DIRECT and (carried := _running(scene, attribution)):
        return msgspec.structs.replace(carried, phrase=nothing, score=CARRIED)
    return Resolved(
        name=None, kind=kind, phrase=nothing, score=0.3, reason="the text names no source"
    )


def _running(scene: Scene, attribution: Attribution) -> Resolved | None:
    """The only one who speaks in the sentences around a quotation."""
    here = scene.sentence_at(attribution.content[0].start)
    near = [
        resolved
        for at, other, resolved in scene.heard
        if abs(scene.sentence_at(at) - here) <= 1 and other.parent is None and not resolved.reason
    ]
    names = {r.name for r in near}
    return near[-1] if len(names) == 1 else None
