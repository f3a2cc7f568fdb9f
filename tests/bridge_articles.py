"""Four articles about an invented bridge, by invented outlets, read by hand."""

from typing import Any

from dossier_parts import article, attribution, spans
from headwater.records.article import BlockKind
from headwater.records.attribution import ChainEnd, Mode, SourceKind
from headwater.records.dossier import (
    DossierArticle,
    DossierParty,
    DossierProblem,
)

WIRE = (
    "Engineers fear Sund bridge will not last the winter\n"
    "NORVALE (Harbour Wire) - The Sund bridge may not survive another winter, the engineer who "
    "inspected it said on Monday.\n\n"
    '"I think that two of the nine piers are moving," Mira Oss, chief inspector of the Norvale '
    'harbour office, told Norvale Radio. "If the frost comes early, the deck will have to close."'
    "\n\n"
    "About 40 workers have been sent home, it is estimated.\n"
    "A worker cycles past the Sund bridge. Photo: T. Brandt / Harbour Wire (CC BY 4.0)\n"
    "Read more: Ferry timetable for the islands\n"
)
TABLOID = (
    "Sund bridge is doomed, officials warn\n"
    "Top harbour officials warn that the Sund bridge will not survive the winter.\n\n"
    "“Two of the nine piers are moving,” Mira Oss said, per the Harbour Wire.\n\n"
    "Traffic chaos is spreading along the coast. 400 workers have been sent home, which means that "
    "the yard has all but closed.\n"
)
REPRINT = WIRE.replace("Engineers fear", "Engineers fear the").replace(
    "Read more: Ferry timetable for the islands", "Sign up for the Tern's morning letter"
)
DENIAL = (
    "Harbour office: no date for closing bridge\n"
    "The harbour office said on Thursday that there was no plan to close the Sund bridge.\n"
    "“Nobody has decided to close the deck,” said Ivo Lant, a spokesman.\n"
    "Two people familiar with the inspection said two piers had moved.\n"
)


OSS = "Mira Oss"
OSS_PARTY = DossierParty(name=OSS, kind=SourceKind.NAMED_OFFICIAL, via="interview")
RADIO = DossierParty(name="Norvale Radio", kind=SourceKind.OUTLET)


def make_wire(id_: str, text: str, **given: Any) -> DossierArticle:
    radio = DossierParty(
        name="Norvale Radio", kind=SourceKind.OUTLET, evidence=spans(text, "told Norvale Radio")
    )
    told = {"speaker": OSS, "kind": SourceKind.NAMED_OFFICIAL, "chain": (OSS_PARTY, radio)}
    return article(
        id_,
        text,
        kinds={
            "Photo:": BlockKind.CAPTION,
            "Read more": BlockKind.TEASER,
            "Sign up": BlockKind.PROMO,
        },
        attributions=(
            attribution(
                "t1",
                text,
                ["The Sund bridge may not survive another winter"],
                cue=["said"],
                source=["the engineer who inspected it"],
                hedges=["may"],
                role="the engineer who inspected it",
                **told,
            ),
            attribution(
                "t2",
                text,
                ['"I think that two of the nine piers are moving,"'],
                cue=["told"],
                source=["Mira Oss, chief inspector of the Norvale harbour office"],
                hedges=["I think"],
                mode=Mode.DIRECT,
                role="chief inspector of the Norvale harbour office",
                **told,
            ),
            attribution(
                "t3",
                text,
                ['"If the frost comes early, the deck will have to close."'],
                mode=Mode.DIRECT,
                prediction=True,
                **(
                    told
                    | {
                        "chain": (
                            OSS_PARTY,
                            DossierParty(
                                name="Norvale Radio", kind=SourceKind.OUTLET, stated=False
                            ),
                        )
                    }
                ),
            ),
            attribution(
                "t4",
                text,
                ["About 40 workers have been sent home"],
                cue=["it is estimated"],
                kind=SourceKind.NONE,
                chain_end=ChainEnd.AGENTLESS,
                hedges=["About"],
            ),
        ),
        **given,
    )


def make_tabloid() -> DossierArticle:
    text = TABLOID
    wire = DossierParty(
        name="Harbour Wire",
        kind=SourceKind.OUTLET,
        evidence=spans(text, "per the Harbour Wire"),
        held="wire",
    )
    return article(
        "tabloid",
        text,
        publisher="The Daily Gannet",
        host="gannet.example",
        published_at="2031-11-04T06:00:00Z",
        published_basis="metadata",
        attributions=(
            attribution(
                "b1",
                text,
                ["the Sund bridge will not survive the winter"],
                cue=["warn that"],
                source=["Top harbour officials"],
                speaker="Top harbour officials",
                kind=SourceKind.UNNAMED_GROUP,
                chain=(DossierParty(name="Top harbour officials", kind=SourceKind.UNNAMED_GROUP),),
                chain_end=ChainEnd.UNNAMED,
            ),
            attribution(
                "b2",
                text,
                ["“Two of the nine piers are moving,”"],
                cue=["Mira Oss said"],
                source=["Mira Oss"],
                mode=Mode.DIRECT,
                speaker=OSS,
                kind=SourceKind.NAMED_OFFICIAL,
                chain=(DossierParty(name=OSS, kind=SourceKind.NAMED_OFFICIAL), wire),
            ),
        ),
        problems=(
            DossierProblem(
                code="unbalanced-quotes",
                message="quotation marks do not match in the third paragraph",
                hint="the rest of the article is not affected",
            ),
        ),
    )


def make_denial() -> DossierArticle:
    text = DENIAL
    return article(
        "denial",
        text,
        publisher="Coast Post",
        published_at="2031-11-06",
        published_basis="dateline",
        attributions=(
            attribution(
                "d1",
                text,
                ["there was no plan to close the Sund bridge"],
                cue=["said on Thursday that"],
                source=["The harbour office"],
                speaker="harbour office",
                kind=SourceKind.ORGANISATION,
                denied=True,
                chain=(DossierParty(name="harbour office", kind=SourceKind.ORGANISATION),),
            ),
            attribution(
                "d2",
                text,
                ["two piers had moved"],
                source=["Two people familiar with the inspection"],
                speaker="Two people familiar with the inspection",
                kind=SourceKind.UNNAMED_GROUP,
                chain=(
                    DossierParty(
                        name="Two people familiar with the inspection",
                        kind=SourceKind.UNNAMED_GROUP,
                    ),
                ),
                chain_end=ChainEnd.UNNAMED,
            ),
        ),
    )
