"""The map as shapes, lines and words with their places, origins at the start of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.report.layout import Placing, bow, is_origin, path, place
from headwater.report.typeset import text_width, wrap
from headwater.views.flow_parts import Box, Edge, Flow, Node
from headwater.views.phrases import counted
from headwater.views.routes import StepKind

# pixels; the map fills the page's measure
WIDTH, BOX_WIDTH, BOX_X, ORIGIN_X, TOP = 1180.0, 272.0, 776.0, 206.0, 44.0
BOX_HEAD, BOX_ROW, BOX_GAP, READER_X = 62.0, 32.0, 26.0, 1138.0
# where edges meet the articles, by article and claim
Anchors = dict[tuple[str, int | None], float]
# half a mark's size: where lines start and end
RADIUS = 10.0
# how far the line between two marks of one column bends out of it
BEND = 46.0
NAME_SIZE, SUB_SIZE, ROW_SIZE = 14.0, 12.5, 14.5
# serif faces are narrower than the sans ones that widths are estimated for
SERIF = 0.95


@dataclass(frozen=True)
class Words:
    """Lines of text at one place."""

    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    style: str
    step: float = 15.0


@dataclass(frozen=True)
class Shape:
    """A mark of the map with its words and the claims it belongs to."""

    mark: str
    x: float
    y: float
    tone: str
    claims: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Line:
    """An edge as a path; ``ring`` is where an open end stands."""

    id: str
    path: str
    style: str
    claims: str
    label: str
    ring: tuple[float, float] | None


@dataclass(frozen=True)
class Sheet:
    """An article drawn as a page with a row for each claim."""

    x: float
    y: float
    width: float
    height: float
    head: float
    words: tuple[Words, ...]
    rows: tuple[tuple[Words, str], ...]


@dataclass(frozen=True)
class Drawing:
    """Everything to draw."""

    width: float
    height: float
    heads: tuple[Words, ...]
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]
    sheets: tuple[Sheet, ...]
    reader: tuple[float, float]


def draw_wide(flow: Flow) -> Drawing:
    """The map from origins to the reader along the page."""
    sheets: list[Sheet] = []
    anchors: Anchors = {}
    bottom = TOP
    for box in flow.boxes:
        sheet = _sheet(box, bottom)
        sheets.append(sheet)
        for number, row in enumerate(box.rows):
            anchors[(box.id, row.claim)] = bottom + BOX_HEAD + BOX_ROW * (number + 0.5)
        bottom += sheet.height + BOX_GAP
    placing = place(flow, anchors, TOP - 4, tall=False)
    height = max(bottom - BOX_GAP, placing.reach) + 30
    columns = _columns(flow)
    reader = (READER_X, (TOP + bottom - BOX_GAP) / 2)
    lines = [*_wide_lines(flow, placing, columns, anchors), *_to_reader(sheets, reader)]
    return Drawing(
        width=WIDTH,
        height=round(height),
        heads=tuple(_heads(flow, columns)),
        lines=tuple(lines),
        shapes=tuple(_wide_shape(n, columns[n.layer], placing.across[n.id]) for n in flow.nodes),
        sheets=tuple(sheets),
        reader=reader,
    )


def _columns(flow: Flow) -> list[float]:
    layers = max((n.layer for n in flow.nodes), default=0)
    step = (BOX_X - ORIGIN_X) / (layers + 1)
    return [ORIGIN_X + step * n for n in range(layers + 1)]


def _sheet(box: Box, top: float) -> Sheet:
    inside = BOX_WIDTH - 60
    words = [
        Words(BOX_X + 14, top + 30, "start", (" ".join(box.sigla[:2]),), "sig"),
        Words(BOX_X + 52, top + 26, "start", tuple(wrap(box.name, NAME_SIZE, inside, 1)), "nm"),
        Words(BOX_X + 52, top + 44, "start", tuple(wrap(box.detail, SUB_SIZE, inside, 1)), "sub"),
    ]
    rows: list[tuple[Words, str]] = []
    for number, row in enumerate(box.rows):
        middle = top + BOX_HEAD + BOX_ROW * (number + 0.5) + 5
        end = row.end or ""
        room = BOX_WIDTH - 28 - (text_width(end, SUB_SIZE) + 14 if end else 0)
        label = tuple(wrap(row.label, ROW_SIZE * SERIF, room, 1))
        rows.append((Words(BOX_X + 14, middle, "start", label, "row"), str(row.claim)))
        if end:
            note = Words(BOX_X + BOX_WIDTH - 14, middle, "end", (end,), "rn")
            rows.append((note, str(row.claim)))
    height = BOX_HEAD + BOX_ROW * len(box.rows) + 6
    if box.more:
        more = f"and {counted(box.more, 'more claim')}"
        words.append(Words(BOX_X + 14, top + height + 12, "start", (more,), "rn"))
        height += 24
    return Sheet(BOX_X, top, BOX_WIDTH, height, top + BOX_HEAD - 4, tuple(words), tuple(rows))


def _heads(flow: Flow, columns: Sequence[float]) -> Iterator[Words]:
    yield Words(columns[0] + 9, 18, "end", ("Origin", "claims to know"), "col")
    kinds = {n.layer: n.kind for n in flow.nodes if n.kind is not StepKind.OCCASION}
    for layer, x in enumerate(columns):
        if layer == 1:
            yield Words(x, 18, "middle", ("Collector", "heard it"), "col")
        elif layer > 1 and layer in kinds:
            yield Words(x, 18, "middle", ("Relay", ""), "col")
    yield Words(BOX_X, 18, "start", ("Outlet", "read by Headwater"), "col")
    yield Words(WIDTH - 10, 18, "end", ("Reader", ""), "col")


def _wide_shape(node: Node, x: float, y: float) -> Shape:
    mark, tone = mark_of(node)
    if is_origin(node):
        name = wrap(node.name, NAME_SIZE, ORIGIN_X - 24, 2)
        detail = wrap(node.detail, SUB_SIZE, ORIGIN_X - 24, 1)
        top = y - 2 - 8 * (len(name) - 1)
        words = [
            Words(x - 17, top, "end", tuple(name), "nm", 16),
            Words(x - 17, top + 16 * len(name), "end", tuple(detail), "sub"),
        ]
    elif node.kind is StepKind.OCCASION:
        words = [Words(x, y + 28, "middle", tuple(wrap(node.name, SUB_SIZE, 170, 2)), "sub")]
    else:
        read = f"read: {node.read}" if node.read else "not read"
        sub = f"{node.detail}, {read}" if node.detail else read
        words = [
            Words(x, y - 19, "middle", tuple(wrap(node.name, NAME_SIZE, 165, 1)), "nm"),
            Words(x, y + 28, "middle", tuple(wrap(sub, SUB_SIZE, 165, 1)), "sub"),
        ]
    return Shape(mark, x, round(y, 1), tone, claims_text(node.claims), tuple(words))


def mark_of(node: Node) -> tuple[str, str]:
    """The symbol and tone of a node."""
    marks = {
        StepKind.ORIGIN: ("circle-sure", "o"),
        StepKind.UNNAMED: ("circle-may", "o"),
        StepKind.OCCASION: ("diamond-may", "k2"),
        StepKind.COLLECTOR: ("diamond-sure" if node.read else "diamond-hollow", "k2"),
        StepKind.RELAY: ("page-sure" if node.read else "page-hollow", "k2"),
    }
    return marks[node.kind]


def claims_text(numbers: Sequence[int]) -> str:
    """The claims that a part belongs to, for the filter."""
    return " ".join(str(n) for n in sorted(numbers))


def _wide_lines(
    flow: Flow,
    placing: Placing,
    columns: Sequence[float],
    anchors: Anchors,
) -> Iterator[Line]:
    layers = {n.id: n.layer for n in flow.nodes}
    for edge in flow.edges:
        if edge.start is None:
            yield _wide_end(edge, layers, placing, columns, anchors)
            continue
        if edge.tie:
            x = columns[layers[edge.start]] - RADIUS
            start, stop = (x, placing.across[edge.start]), (x, placing.across[edge.stop])
            line = bow(start, stop, (-BEND, 0))
            yield Line(edge.id, line, " inf", claims_text(edge.claims), label_of(edge), None)
            continue
        points = [(columns[layers[edge.start]] + RADIUS, placing.across[edge.start])]
        points += [(columns[layer], across) for layer, across in placing.bends[edge.id]]
        if edge.stop in layers:
            points.append((columns[layers[edge.stop]] - RADIUS, placing.across[edge.stop]))
        else:
            points.append((BOX_X, anchors[(edge.stop, edge.row)]))
        style = "" if edge.stated else " inf"
        yield Line(
            edge.id, path(points, tall=False), style, claims_text(edge.claims), label_of(edge), None
        )


def _wide_end(
    edge: Edge,
    layers: dict[str, int],
    placing: Placing,
    columns: Sequence[float],
    anchors: Anchors,
) -> Line:
    if edge.stop in layers:
        x, y = columns[layers[edge.stop]] - RADIUS, placing.across[edge.stop]
    else:
        x, y = BOX_X, anchors[(edge.stop, edge.row)]
    claims = claims_text(edge.claims)
    if edge.loop:
        near, far = x - 24, (y - 8, y - 12, y + 12, y + 8)
        loop = (
            f"M{x:.1f} {far[0]:.1f}C{near:.1f} {far[1]:.1f} {near:.1f} {far[2]:.1f} "
            f"{x:.1f} {far[3]:.1f}"
        )
        return Line(edge.id, loop, " open", claims, label_of(edge), None)
    line = f"M{x:.1f} {y:.1f}H{x - 21:.1f}"
    return Line(edge.id, line, " open", claims, label_of(edge), (x - 27, y))


def _to_reader(sheets: Sequence[Sheet], reader: tuple[float, float]) -> Iterator[Line]:
    for sheet in sheets:
        points = [(sheet.x + sheet.width, sheet.y + sheet.height / 2), reader]
        yield Line("", path(points, tall=False), " plain", "", "", None)


def label_of(edge: Edge) -> str:
    """What an edge says on hover."""
    return f"{edge.title}. {edge.how}"
