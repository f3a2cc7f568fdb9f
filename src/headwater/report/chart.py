"""A story's map with all that stands around it: filter, evidence, chains one claim at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.records.dossier import DossierStory
from headwater.report.drawing import Drawing, draw_wide
from headwater.report.upright import draw_tall
from headwater.views.flow import make_flow
from headwater.views.flow_parts import TALL, WIDE, Edge, Flow
from headwater.views.index import Index
from headwater.views.phrases import MAX_GLOSS, counted, listed, shorten
from headwater.views.routes import Route, StepKind, make_routes

# chains listed below the map: three rows of four
MAX_CHAINS = 12
# chains of a story that one article tells: its map says the rest
MAX_CHAINS_ALONE = 4
# chains of one claim: where many articles carry it, the first ones show the pattern
MAX_CHAINS_EACH = 4
# claims that the map's filter offers
MAX_FILTERS = 8

_GLYPHS = {
    StepKind.ORIGIN: ("circle-sure", "o"),
    StepKind.UNNAMED: ("circle-may", "o"),
    StepKind.OCCASION: ("diamond-may", "k2"),
    StepKind.COLLECTOR: ("diamond-hollow", "k2"),
    StepKind.RELAY: ("page-hollow", "k2"),
}


@dataclass(frozen=True)
class ListedLink:
    """One line of a chain as it is listed: a mark, a name, what is known of it."""

    glyph: str
    tone: str
    name: str
    detail: str
    inferred: bool


@dataclass(frozen=True)
class ListedChain:
    """The way of one claim to one article, in words."""

    claim: str
    anchor: str
    siglum: str
    links: tuple[ListedLink, ...]


@dataclass(frozen=True)
class Chart:
    """The map section of a story."""

    wide: Drawing
    tall: Drawing
    filters: tuple[tuple[int, str], ...]
    edges: tuple[Edge, ...]
    chains: tuple[ListedChain, ...]
    note: str


def make_chart(
    story: DossierStory, sigla: Mapping[str, str], anchors: Mapping[str, str], index: Index
) -> Chart:
    """Both pictures of a story, their evidence, and the chains of its first claims."""
    flow = make_flow(story, sigla, index, WIDE)
    ids = {(e.start, e.stop): e.id for e in reversed(flow.edges)}
    return Chart(
        wide=draw_wide(flow),
        tall=draw_tall(make_flow(story, sigla, index, TALL), ids),
        filters=tuple(list(flow.labels.items())[:MAX_FILTERS]),
        edges=flow.edges,
        chains=make_chains(story, sigla, anchors, index),
        note=left_out_note(flow),
    )


def left_out_note(flow: Flow) -> str:
    """What the picture had no room for, in a sentence; empty where it shows all."""
    missing = []
    if flow.left_out_claims:
        missing.append(counted(flow.left_out_claims, "more claim"))
    if flow.left_out_articles:
        missing.append(counted(flow.left_out_articles, "more article"))
    return f"Not drawn, to keep the picture readable: {listed(missing)}." if missing else ""


def make_chains(
    story: DossierStory, sigla: Mapping[str, str], anchors: Mapping[str, str], index: Index
) -> tuple[ListedChain, ...]:
    """The ways of the first claims to their articles, one step a line."""
    chains: list[ListedChain] = []
    most = MAX_CHAINS if len(story.articles) > 1 else MAX_CHAINS_ALONE
    for claim in story.claims:
        if claim.id not in anchors or len(chains) >= most:
            break
        for route in make_routes(claim, index)[:MAX_CHAINS_EACH]:
            links = tuple(_links(route, sigla, index))
            chains.append(
                ListedChain(
                    shorten(claim.gloss, MAX_GLOSS), anchors[claim.id], sigla[route.article], links
                )
            )
    return tuple(chains[:most])


def _links(route: Route, sigla: Mapping[str, str], index: Index) -> list[ListedLink]:
    links = []
    if route.open_end is not None:
        quote = route.content.words if route.content and not route.steps else ""
        glyph = "loop" if route.loop else "ring"
        links.append(ListedLink(glyph, "", route.open_end, f"“{quote}”" if quote else "", True))
    for step in route.steps:
        glyph, tone = _GLYPHS[step.kind]
        detail = step.detail if step.kind is not StepKind.OCCASION else "nobody says to whom"
        if step.kind in (StepKind.COLLECTOR, StepKind.RELAY):
            read = f"read: {sigla.get(step.held, '?')}" if step.held else "not read"
            how = "stated" if step.stated else "inferred"
            detail = "; ".join(filter(None, (step.detail, how, read)))
            glyph = glyph.replace("hollow", "sure") if step.held else glyph
        links.append(ListedLink(glyph, tone, step.name, detail, not step.stated))
    siglum = sigla[route.article]
    links.append(
        ListedLink("page-sure", "", index.outlet(route.article), f"article {siglum}, read", False)
    )
    return links
