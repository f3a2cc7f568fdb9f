"""Findings as a dossier."""

from collections.abc import Mapping, Sequence

import msgspec

from headwater import __version__
from headwater.records.attribution import Attribution, Chain
from headwater.records.claim import Claim
from headwater.records.dossier import (
    Dossier,
    DossierArticle,
    DossierAttribution,
    DossierBlock,
    DossierClaim,
    DossierParty,
    DossierProblem,
    DossierSpeaker,
    DossierStory,
)
from headwater.records.findings import Findings, StoryFindings
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.review import change_id, copy_id
from headwater.records.tracing import Tracing


def make_dossier(findings: Findings, problems: Sequence[Problem] = ()) -> Dossier:
    """The dossier of a run; ``problems`` are those that ingest met before any article existed."""
    source_of, held = _source_of(findings.stories), _held(findings.stories)
    return Dossier(
        headwater=__version__,
        settings=findings.settings,
        articles=tuple(_article(r, source_of, held) for r in findings.readings),
        stories=tuple(_story(f) for f in findings.stories),
        predictions=tuple(p for f in findings.stories for p in f.predictions),
        problems=tuple(sorted((*problems, *findings.problems))),
    )


def make_article(reading: Reading, stories: Sequence[StoryFindings]) -> DossierArticle:
    """An article as the dossier of a run over these stories has it."""
    return _article(reading, _source_of(stories), _held(stories))


def _source_of(stories: Sequence[StoryFindings]) -> dict[str, str]:
    """The source of each attribution that has one."""
    return {a: s.id for f in stories for s in f.sources for a in s.attributions}


def _held(stories: Sequence[StoryFindings]) -> dict[tuple[str, int], str]:
    """The article of each party of a chain whose text was read."""
    return {(h.attribution, h.position): h.article for f in stories for h in f.holdings}


def _article(
    reading: Reading, source_of: Mapping[str, str], held: Mapping[tuple[str, int], str]
) -> DossierArticle:
    article, imprint, chains = reading.article, reading.imprint, reading.chain_of()
    return DossierArticle(
        id=article.id,
        path=article.path,
        url=article.url,
        text=article.text,
        text_sha256=article.text_sha256,
        language=article.language,
        title=imprint.title,
        byline=imprint.byline,
        host=imprint.host,
        publisher=imprint.publisher,
        credited=imprint.credited,
        published_at=imprint.published_at,
        published_basis=imprint.published_basis,
        metadata=imprint.metadata,
        blocks=tuple(
            DossierBlock(
                start=b.start,
                end=b.end,
                kind=b.kind,
                score=b.score,
                rule=b.rule,
                licence=b.licence,
                source_url=b.source_url,
                credit=b.credit,
            )
            for b in reading.blocks
        ),
        attributions=tuple(
            _attribution(a, chains[a.id], source_of, held) for a in reading.attributions
        ),
        problems=tuple(
            DossierProblem(code=p.code, message=p.message, hint=p.hint) for p in reading.problems
        ),
        charset=article.charset,
        provenance=article.provenance,
    )


def _attribution(
    row: Attribution,
    chain: Chain,
    source_of: Mapping[str, str],
    held: Mapping[tuple[str, int], str],
) -> DossierAttribution:
    return DossierAttribution(
        id=row.id,
        content=row.content,
        cue=row.cue,
        source=row.source,
        mode=row.mode,
        manner=row.manner,
        hedges=row.hedges,
        denied=row.denied,
        parent=row.parent,
        speaker=DossierSpeaker(
            name=chain.speaker.name,
            kind=chain.speaker.kind,
            role=chain.speaker.role,
            source_id=source_of.get(row.id),
            plurality=chain.speaker.plurality,
            anonymity=row.anonymity or None,
            unresolved=chain.unresolved,
        ),
        chain=tuple(
            DossierParty(
                name=p.name,
                kind=p.kind,
                via=p.via,
                stated=p.stated,
                evidence=p.evidence,
                held=held.get((row.id, position)),
            )
            for position, p in enumerate(chain.parties)
        ),
        chain_end=chain.end,
        prediction=row.prediction,
        score=row.score,
        method=row.method,
    )


def _story(found: StoryFindings) -> DossierStory:
    traced = {t.claim: t for t in found.tracings}
    return DossierStory(
        id=found.story.id,
        title=found.story.title,
        articles=found.story.articles,
        claims=tuple(
            _claim(c, traced[c.id])
            for c in sorted(found.claims, key=lambda c: (c.rank, c.id))
            if c.id in traced
        ),
        changes=tuple(msgspec.structs.replace(c, id=change_id(c)) for c in found.changes),
        copies=tuple(msgspec.structs.replace(c, id=copy_id(c)) for c in found.copies),
        # hops between parties that were not read stay in their attributions' chains
        relays=tuple(r for r in found.relays if r.to in found.story.articles),
    )


def _claim(claim: Claim, traced: Tracing) -> DossierClaim:
    return DossierClaim(
        id=claim.id,
        gloss=claim.gloss,
        wordings=claim.wordings,
        counts=traced.counts,
        collectors=traced.collectors,
        denials=traced.denials,
        flags=traced.flags,
        origins=traced.origins,
        dependence=traced.dependence,
        unknowns=traced.unknowns,
    )
