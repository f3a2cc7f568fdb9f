"""A headline, dek or lede that says more than the body of its own article supports."""

from collections.abc import Iterator, Sequence

from headwater.records.article import BlockKind
from headwater.records.tracing import Change
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.certainty import find_certainty_changes
from headwater.stages.trace.changes.numbers import find_number_changes
from headwater.stages.trace.changes.pairs import Comparison, pair_of
from headwater.stages.trace.changes.quotations import find_quotation_changes
from headwater.stages.trace.world import Told, World, block_kind

_ABOVE = frozenset({BlockKind.HEADLINE, BlockKind.DEK})


def find_headline_changes(
    world: World, claim: str, told: Sequence[Told], settings: TraceSettings
) -> Iterator[Change]:
    """The headline's wording held against the body's, which comes first: it is the ground."""
    by_article: dict[str, list[Told]] = {}
    for t in told:
        by_article.setdefault(t.article, []).append(t)
    for article in sorted(by_article):
        above = [t for t in by_article[article] if block_kind(t) in _ABOVE]
        body = [t for t in by_article[article] if block_kind(t) is BlockKind.BODY]
        if not above or not body:
            continue
        pairs = [pair_of(world, claim, b, above[0]) for b in body]
        pairs.sort(key=lambda p: (-p.likeness, p.a.index, p.b.index))
        comparison = Comparison(world, pairs[:1], settings)
        yield from find_number_changes(comparison)
        yield from find_certainty_changes(comparison)
        yield from find_quotation_changes(comparison)
