"""A story's findings as the rows that lists show."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from headwater.records.findings import StoryFindings
from headwater.records.review import change_id, copy_id
from headwater.records.span import words_of
from headwater.records.tracing import Counts
from headwater.store.rows import (
    Lead,
    ListedArticle,
    ListedClaim,
    ListedPrediction,
    ListedSource,
    ListedStory,
)

_NO_COUNTS = Counts(outlets=0, collections=(0, 0), origins=(0, 0), unknown=0, denials=0)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """All rows that lists show of one story."""

    story: ListedStory
    claims: tuple[ListedClaim, ...]
    sources: tuple[ListedSource, ...]
    predictions: tuple[ListedPrediction, ...]
    anchors: tuple[tuple[str, tuple[str, ...]], ...]


def summarise(
    found: StoryFindings, articles: Sequence[ListedArticle], texts: Mapping[str, str]
) -> Summary:
    """The rows of a story; ``articles`` and ``texts`` are those of its members."""
    claims = _claims(found)
    dates = sorted(a.published_at for a in articles if a.published_at)
    lead = claims[0] if claims else None
    story = ListedStory(
        id=found.story.id,
        title=found.story.title,
        articles=len(found.story.articles),
        outlets=len({a.outlet.casefold() if a.outlet else a.id for a in articles}),
        claims=len(claims),
        lead=Lead(id=lead.id, gloss=lead.gloss, counts=lead.counts) if lead else None,
        worst=max((c.severity for c in found.changes), default=None),
        from_=dates[0] if dates else None,
        to=dates[-1] if dates else None,
    )
    return Summary(
        story=story,
        claims=tuple(claims),
        sources=tuple(_sources(found)),
        predictions=tuple(
            ListedPrediction(
                story=found.story.id,
                words=words_of(p.spans, texts.get(p.article, "")),
                prediction=p,
            )
            for p in found.predictions
        ),
        anchors=tuple(_anchors(found)),
    )


def _anchors(found: StoryFindings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The articles of rows that people decide about and that are not named after one."""
    for change in found.changes:
        yield change_id(change), (change.from_.article, change.to.article)
    for copy in found.copies:
        yield copy_id(copy), (copy.a, copy.b)
    for row in found.predictions:
        yield row.id, tuple(dict.fromkeys(r.article for r in row.relayed_in))
    for claim in found.claims:
        yield claim.id, tuple(dict.fromkeys(w.article for w in claim.wordings))


def _claims(found: StoryFindings) -> list[ListedClaim]:
    counts = {t.claim: t.counts for t in found.tracings}
    return [
        ListedClaim(
            id=c.id,
            story=found.story.id,
            rank=c.rank,
            gloss=c.gloss,
            counts=counts.get(c.id, _NO_COUNTS),
        )
        for c in sorted(found.claims, key=lambda c: (c.rank, c.id))
    ]


def _sources(found: StoryFindings) -> list[ListedSource]:
    return [
        ListedSource(
            id=s.id,
            story=found.story.id,
            name=s.name,
            kind=s.kind.value,
            attributions=len(s.attributions),
        )
        for s in found.sources
    ]


def names_of(found: StoryFindings) -> dict[str, str]:
    """All names of each source, for the search."""
    return {s.id: "\n".join(dict.fromkeys((s.name, *s.aliases))) for s in found.sources}
