"""The map upright, for a telephone: origins above, articles as pages below, the reader last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.report.drawing import (
    RADIUS,
    Anchors,
    Drawing,
    Line,
    Shape,
    Words,
    claims_text,
    label_of,
    mark_of,
)
from headwater.report.layout import Placing, bow, is_origin, path, place
from headwater.report.typeset import wrap
from headwater.views.flow_parts import Box, Edge, Flow, Node
from headwater.views.routes import StepKind

# the ids of edges by their ends
Ids = Mapping[tuple[str | None, str], str]
# pixels; the width of a telephone, the first layer, and from layer to layer
WIDTH, TOP, LAYER = 358.0, 70.0, 104.0
# pixels from the pages to the reader
READER = 92.0
SIZE = 12.0
# how far the line between two marks of one row bends out of it
BEND = 26.0
# pixels beside the last mark for its words
LABEL = 34.0


@dataclass(frozen=True)
class Grid:
    """Where layers and pages stand; ``fit`` shrinks a crowded layer to the width."""

    placing: Placing
    rows: Sequence[float]
    middles: Mapping[str, float]
    page_y: float
    fit: float

    def across(self, node: str) -> float:
        """A node's place in its layer."""
        return self.placing.across[node] * self.fit


def draw_tall(flow: Flow, ids: Ids) -> Drawing:
    """The map from origins above to the reader below; ``ids`` are the edges' ids by their ends."""
    grid = _grid(flow)
    reader = (WIDTH / 2, grid.page_y + READER)
    lines = list(_lines(flow, grid, ids))
    for x in grid.middles.values():
        points = [(x, grid.page_y + 24), (reader[0], reader[1] - 10)]
        lines.append(Line("", path(points, tall=True), " plain", "", "", None))
    shapes = [_shape(n, grid.across(n.id), grid.rows[n.layer]) for n in flow.nodes]
    shapes += [_page(box, grid.middles[box.id], grid.page_y + 12) for box in flow.boxes]
    return Drawing(WIDTH, grid.page_y + 120, (), tuple(lines), tuple(shapes), (), reader)


def _grid(flow: Flow) -> Grid:
    layers = max((n.layer for n in flow.nodes), default=0)
    step = WIDTH / (len(flow.boxes) + 1)
    middles = {box.id: step * (n + 1) for n, box in enumerate(flow.boxes)}
    anchors: Anchors = {
        (box.id, row.claim): middles[box.id] for box in flow.boxes for row in box.rows
    }
    placing = place(flow, anchors, 0.0, tall=True)
    return Grid(
        placing=placing,
        rows=[TOP + LAYER * n for n in range(layers + 1)],
        middles=middles,
        page_y=TOP + LAYER * (layers + 1),
        fit=min(1.0, (WIDTH - LABEL) / max(placing.reach, 1.0)),
    )


def _lines(flow: Flow, grid: Grid, ids: Ids) -> Iterator[Line]:
    layers = {n.id: n.layer for n in flow.nodes}
    drawn: set[tuple[str | None, str]] = set()
    for edge in flow.edges:
        ends = (edge.start, edge.stop)
        if ends in drawn:
            continue
        drawn.add(ends)
        if edge.stop in layers:
            stop = (grid.across(edge.stop), grid.rows[layers[edge.stop]] - RADIUS)
        else:
            stop = (grid.middles[edge.stop], grid.page_y)
        yield _line(edge, stop, layers, grid, ids.get(ends, ""))


def _line(
    edge: Edge, stop: tuple[float, float], layers: Mapping[str, int], grid: Grid, id_: str
) -> Line:
    claims, label = claims_text(edge.claims), label_of(edge)
    if edge.start is None:
        x, y = stop if edge.stop in layers else (stop[0] - 13, stop[1] - 6)
        return Line(id_, f"M{x:.1f} {y:.1f}V{y - 13:.1f}", " open", claims, label, (x, y - 19))
    if edge.tie:
        y = grid.rows[layers[edge.start]] - RADIUS
        line = bow((grid.across(edge.start), y), (grid.across(edge.stop), y), (0, -BEND))
        return Line(id_, line, " inf", claims, label, None)
    points = [(grid.across(edge.start), grid.rows[layers[edge.start]] + RADIUS)]
    bends = grid.placing.bends[edge.id]
    points += [(across * grid.fit, grid.rows[layer]) for layer, across in bends]
    style = "" if edge.stated else " inf"
    return Line(id_, path([*points, stop], tall=True), style, claims, label, None)


def _shape(node: Node, x: float, y: float) -> Shape:
    mark, tone = mark_of(node)
    if is_origin(node):
        lines = wrap(node.name, SIZE, 84, 2)
        words = (Words(x, y - 17 - 14 * (len(lines) - 1), "middle", tuple(lines), "nm", 14),)
    else:
        name = node.detail if node.kind is StepKind.OCCASION else node.name
        words = (Words(x + 14, y + 2, "start", tuple(wrap(name, SIZE, 66, 2)), "sub", 13),)
    return Shape(mark, round(x, 1), y, tone, claims_text(node.claims), words)


def _page(box: Box, x: float, y: float) -> Shape:
    claims = claims_text([row.claim for row in box.rows])
    words = (Words(x, y + 28, "middle", (" ".join(box.sigla[:2]),), "sig"),)
    return Shape("page-sure", round(x, 1), y, "", claims, words)
