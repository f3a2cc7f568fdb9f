"""The map of who had it from whom: origins, collectors, relays, articles and their hops."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.records.dossier import DossierClaim, DossierStory
from headwater.records.story import CopyKind
from headwater.records.tracing import Code
from headwater.views.flow_parts import Box, BoxRow, Edge, Flow, Limits, Node
from headwater.views.flow_words import how_said, what_settles
from headwater.views.index import Index, in_order
from headwater.views.phrases import counted, shorten
from headwater.views.reasons import SHOWS, Quote, make_quote
from headwater.views.routes import Route, Step, StepKind, article_groups, make_routes

# characters of a claim's label on the map
MAX_LABEL = 36
# quotations an edge shows as its evidence
MAX_QUOTES = 3
# copies of these kinds carry one text and stand as one article
_SAME_TEXT = frozenset({CopyKind.REVISION, CopyKind.SYNDICATED_SIBLING, CopyKind.CONTAINS})
# dependence shown by the words themselves
_SHARED_WORDS = frozenset({Code.D4, Code.D5, Code.D6})
# the layer of those who heard it first hand
GATE = 1
_LAYERS = {
    StepKind.ORIGIN: 0,
    StepKind.UNNAMED: 0,
    StepKind.OCCASION: 1,
    StepKind.COLLECTOR: 1,
    StepKind.RELAY: 2,
}


def make_flow(story: DossierStory, sigla: Mapping[str, str], index: Index, limits: Limits) -> Flow:
    """The map of a story's claims, as many of the most important as one picture holds."""
    copies = [(c.a, c.b) for c in story.copies if c.kind in _SAME_TEXT]
    builder = _Builder(sigla, index, limits, article_groups(copies, in_order(story, index)))
    left_out = 0
    for number, claim in enumerate(story.claims, 1):
        routes = builder.first_of_each_box(make_routes(claim, index))
        if number == 1 or builder.has_room(routes):
            kept = builder.fitting(routes)
            builder.add(number, shorten(claim.gloss, MAX_LABEL), kept)
            builder.tie(number, claim)
        else:
            left_out += 1
    return builder.flow(left_out)


class _Builder:
    """Collects nodes, boxes and edges, each once, in the order of the claims."""

    def __init__(
        self,
        sigla: Mapping[str, str],
        index: Index,
        limits: Limits,
        groups: Mapping[str, str],
    ) -> None:
        self._sigla, self._index, self._limits, self._groups = sigla, index, limits, groups
        self._nodes: dict[str, Node] = {}
        self._boxes: dict[str, Box] = {}
        self._edges: dict[tuple[str | None, str, int | None], Edge] = {}
        self._labels: dict[int, str] = {}
        self._dropped: set[str] = set()
        # the collector, or the occasion that nobody states, of a claim in an article
        self._gates: dict[tuple[int, str], Node] = {}

    def first_of_each_box(self, routes: Sequence[Route]) -> list[Route]:
        """One route for each text: copies of it add nothing; articles without room are dropped."""
        kept: dict[str, Route] = {}
        for route in routes:
            box = self._groups[route.article]
            known = box in self._boxes or box in kept
            new = sum(1 for b in kept if b not in self._boxes)
            if not known and len(self._boxes) + new >= self._limits.articles:
                self._dropped.add(box)
                continue
            if box not in kept or len(route.steps) > len(kept[box].steps):
                kept[box] = route
        return list(kept.values())

    def fitting(self, routes: Sequence[Route]) -> list[Route]:
        """As many of the routes as fit; articles of the others are left out of the picture."""
        kept: list[Route] = []
        for route in routes:
            if self.has_room([*kept, route]):
                kept.append(route)
            else:
                self._dropped.add(self._groups[route.article])
        return kept

    def has_room(self, routes: Sequence[Route]) -> bool:
        """Whether the picture still holds these routes."""
        boxes = set(self._boxes) | {self._groups[r.article] for r in routes}
        layers: dict[str, int] = {n.id: n.layer for n in self._nodes.values()}
        for route in routes:
            layers |= {id_: layer for id_, _, layer in self._placed(route)}
        rows = len(routes) + sum(len(box.rows) for box in self._boxes.values())
        if self._limits.rows and self._boxes and rows > self._limits.rows:
            return False
        parties = sum(1 for id_ in layers if not id_.startswith(StepKind.OCCASION))
        widest = max((list(layers.values()).count(n) for n in set(layers.values())), default=0)
        return parties + len(boxes) <= self._limits.nodes and widest <= self._limits.layer

    def add(self, number: int, label: str, routes: Sequence[Route]) -> None:
        """Put a claim on the map."""
        self._labels[number] = label
        for route in routes:
            box = self._box(route.article)
            full = self._limits.claims and len(box.rows) >= self._limits.claims
            if full:
                box.more += 1
                continue
            box.rows.append(BoxRow(number, label, route.open_end, route.loop))
            self._add_route(number, route, box)

    def tie(self, number: int, claim: DossierClaim) -> None:
        """Join collectors whose articles share words that only a common upstream explains."""
        for found in (d for d in claim.dependence if d.code in _SHARED_WORDS):
            ends = [
                claim.wordings[n].article for n in (found.a, found.b) if n < len(claim.wordings)
            ]
            gates = [self._gates.get((number, self._groups.get(a, ""))) for a in ends]
            if len(gates) != 2 or gates[0] is None or gates[1] is None or gates[0] is gates[1]:
                continue
            one, other = sorted((gates[0], gates[1]), key=lambda n: n.id)
            edge = self._edges.setdefault(
                (one.id, other.id, None),
                Edge(
                    id=f"e{len(self._edges) + 1}",
                    start=one.id,
                    stop=other.id,
                    row=None,
                    stated=False,
                    title=f"{one.name} and {other.name}: perhaps one",
                    how=f"Inferred: {SHOWS[found.code]} ({found.force}, {found.code})",
                    settles="Were they one occasion, there would be fewer collections.",
                    tie=True,
                ),
            )
            _note(edge.claims, number)
            _quote(edge, [make_quote(p.article, p.spans, self._index) for p in found.evidence])

    def flow(self, left_out: int) -> Flow:
        """What was collected."""
        return Flow(
            nodes=tuple(self._nodes.values()),
            boxes=tuple(sorted(self._boxes.values(), key=lambda b: (len(b.sigla[0]), b.sigla[0]))),
            edges=tuple(self._edges.values()),
            labels=self._labels,
            left_out_claims=left_out,
            left_out_articles=len(self._dropped - set(self._boxes)),
        )

    def _box(self, article: str) -> Box:
        leader = self._groups[article]
        if leader not in self._boxes:
            same = [a for a, first in self._groups.items() if first == leader]
            found = self._index.articles[leader]
            date = found.published_at[:10] if found.published_at else "no date"
            copies = f"same text in {counted(len(same) - 1, 'other')}; " if len(same) > 1 else ""
            self._boxes[leader] = Box(
                id=f"article:{self._sigla[leader]}",
                sigla=[self._sigla[a] for a in same],
                name=self._index.outlet(leader),
                detail=f"{copies}{date}",
            )
        return self._boxes[leader]

    def _placed(self, route: Route) -> Iterator[tuple[str, Step, int]]:
        """The route's steps with their nodes' ids and layers."""
        relays, origin = 0, ""
        for step in route.steps:
            layer = _LAYERS[step.kind]
            if step.kind is StepKind.RELAY:
                layer += relays
                relays += 1
            family = "origin" if layer == 0 else step.kind if layer == 1 else "medium"
            key = f"{step.kind}:{origin}" if step.kind is StepKind.OCCASION else step.name
            id_ = f"{family}:{key.casefold()}"
            known = self._nodes.get(f"{StepKind.COLLECTOR}:{step.name.casefold()}")
            if step.kind is StepKind.RELAY and known is not None:
                id_, layer = known.id, known.layer
            origin = id_ if layer == 0 else origin
            yield id_, step, layer

    def _add_route(self, number: int, route: Route, box: Box) -> None:
        behind: Node | None = None
        step: Step | None = None
        before: Step | None = None
        for id_, step, layer in self._placed(route):
            of = behind.of if behind and step.kind is StepKind.OCCASION else step.name
            node = self._nodes.setdefault(id_, self._node(id_, step, layer, of))
            node.layer = max(node.layer, layer)
            _note(node.claims, number)
            if behind is not None and behind is not node:
                told = step if step.kind is not StepKind.OCCASION else before
                self._join(number, behind, node, None, told)
            behind, before = node, step
            if layer == GATE:
                self._gates[(number, self._groups[route.article])] = node
        if behind is None:
            self._add_open_end(number, route, box)
            return
        self._join(number, behind, box, number, step, route)
        if route.open_end is not None:
            first = next(self._placed(route))[0]
            self._add_stop(number, route, self._nodes[first])

    def _node(self, id_: str, step: Step, layer: int, of: str) -> Node:
        read = self._sigla.get(step.held) if step.held else None
        return Node(id_, step.kind, step.name, step.detail, layer, read, of)

    def _join(
        self,
        number: int,
        start: Node,
        stop: Node | Box,
        row: int | None,
        step: Step | None,
        route: Route | None = None,
    ) -> None:
        stated = step.stated if step else True
        key = (start.id, stop.id, row)
        if key not in self._edges:
            name = stop.name if isinstance(stop, Node) else stop.sigla[0]
            if isinstance(stop, Node) and stop.kind is StepKind.OCCASION:
                name = "somebody not named"
            self._edges[key] = Edge(
                id=f"e{len(self._edges) + 1}",
                start=start.id,
                stop=stop.id,
                row=row,
                stated=stated,
                title=f"{start.of} to {name}",
                how=how_said(start, stop, step),
                settles=what_settles(start, stop),
            )
        edge = self._edges[key]
        _note(edge.claims, number)
        found = list(step.quotes) if step else []
        if route is not None and not found:
            found = [q for s in reversed(route.steps) for q in s.quotes][:1]
        if not found and route is not None and route.content is not None:
            found = [route.content]
        _quote(edge, found)

    def _add_open_end(self, number: int, route: Route, box: Box) -> None:
        end = route.open_end or "no source given"
        what = "The writer’s own inference" if route.loop else f"Open end: {end}"
        self._edges[(None, box.id, number)] = Edge(
            id=f"e{len(self._edges) + 1}",
            start=None,
            stop=box.id,
            row=number,
            stated=True,
            title=f"{what}, in {box.sigla[0]}",
            how="An inference is not an origin: it adds 0."
            if route.loop
            else "Adds 0 to the least and 1 to the most.",
            settles="" if route.loop else "Unknown: who says it.",
            end=end,
            loop=route.loop,
            claims=[number],
            quotes=[route.content] if route.content else [],
        )

    def _add_stop(self, number: int, route: Route, node: Node) -> None:
        """An open end before a medium: the way back stops there."""
        edge = self._edges.setdefault(
            (None, node.id, None),
            Edge(
                id=f"e{len(self._edges) + 1}",
                start=None,
                stop=node.id,
                row=None,
                stated=True,
                title=f"Open end at {node.name}",
                how="Nobody is named behind it: adds 0 to the least and 1 to the most.",
                settles=f"Add what {node.name} published.",
                end=route.open_end,
                quotes=[q for s in route.steps[:1] for q in s.quotes],
            ),
        )
        _note(edge.claims, number)


def _quote(edge: Edge, quotes: Iterable[Quote | None]) -> None:
    """Add the words that show a hop, each once, as many as an edge has room for."""
    for quote in quotes:
        known = {q.words for q in edge.quotes}
        if quote is not None and quote.words not in known and len(edge.quotes) < MAX_QUOTES:
            edge.quotes.append(quote)


def _note(numbers: list[int], number: int) -> None:
    if number not in numbers:
        numbers.append(number)
