"""Parties of chains whose own article is among those read."""

from collections.abc import Sequence

from headwater.records.reading import Reading
from headwater.records.story import Holding
from headwater.stages.reconcile.names import is_same_organisation


def find_holdings(readings: Sequence[Reading]) -> list[Holding]:
    """For each party that is the outlet of another article of the story, that article."""
    outlets = [(r.id, r.imprint.outlet) for r in readings if r.imprint.outlet]
    found = []
    for reading in readings:
        for chain in reading.chains:
            for position, party in enumerate(chain.parties):
                articles = [
                    id_
                    for id_, outlet in outlets
                    if id_ != reading.id and outlet and is_same_organisation(outlet, party.name)
                ]
                if articles:
                    found.append(
                        Holding(
                            attribution=chain.attribution, position=position, article=min(articles)
                        )
                    )
    return sorted(found, key=lambda h: (h.attribution, h.position))
