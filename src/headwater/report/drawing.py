"""The map as shapes, lines and words with their places: wide for a desk, tall for a telephone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.report.layout import Placing, is_origin, path, place
from headwater.report.typeset import text_width, wrap
from headwater.views.flow_parts import Box, Edge, Flow, Node
from headwater.views.routes import StepKind

# pixels; the wide map fills the page's measure, the tall one a telephone's
WIDTH, BOX_WIDTH, BOX_X, ORIGIN_X, TOP = 1180.0, 272.0, 776.0, 206.0, 44.0
BOX_HEAD, BOX_ROW, BOX_GAP, READER_X = 62.0, 32.0, 26.0, 1138.0
TALL_WIDTH, TALL_TOP, TALL_LAYER = 358.0, 70.0, 104.0
# where edges meet the articles, by article and claim
Anchors = dict[tuple[str, int | None], float]
# the ids of edges by their ends
Ids = Mapping[tuple[str | None, str], str]
# half a mark's size: where lines start and end
RADIUS = 10.0
NAME_SIZE, SUB_SIZE, ROW_SIZE, TALL_SIZE = 14.0, 12.5, 14.5, 12.0
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
        words.append(
            Words(BOX_X + 14, top + height + 12, "start", (f"and {box.more} more claims",), "rn")
        )
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
    mark, tone = _mark(node)
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
    return Shape(mark, x, round(y, 1), tone, _claims(node.claims), tuple(words))


def _mark(node: Node) -> tuple[str, str]:
    marks = {
        StepKind.ORIGIN: ("circle-sure", "o"),
        StepKind.UNNAMED: ("circle-may", "o"),
        StepKind.OCCASION: ("diamond-may", "k2"),
        StepKind.COLLECTOR: ("diamond-sure" if node.read else "diamond-hollow", "k2"),
        StepKind.RELAY: ("page-sure" if node.read else "page-hollow", "k2"),
    }
    return marks[node.kind]


def _claims(numbers: Sequence[int]) -> str:
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
        points = [(columns[layers[edge.start]] + RADIUS, placing.across[edge.start])]
        points += [(columns[layer], across) for layer, across in placing.bends[edge.id]]
        if edge.stop in layers:
            points.append((columns[layers[edge.stop]] - RADIUS, placing.across[edge.stop]))
        else:
            points.append((BOX_X, anchors[(edge.stop, edge.row)]))
        style = "" if edge.stated else " inf"
        yield Line(
            edge.id, path(points, tall=False), style, _claims(edge.claims), _label(edge), None
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
    claims = _claims(edge.claims)
    if edge.loop:
        near, far = x - 24, (y - 8, y - 12, y + 12, y + 8)
        loop = (
            f"M{x:.1f} {far[0]:.1f}C{near:.1f} {far[1]:.1f} {near:.1f} {far[2]:.1f} "
            f"{x:.1f} {far[3]:.1f}"
        )
        return Line(edge.id, loop, " open", claims, _label(edge), None)
    line = f"M{x:.1f} {y:.1f}H{x - 21:.1f}"
    return Line(edge.id, line, " open", claims, _label(edge), (x - 27, y))


def _to_reader(sheets: Sequence[Sheet], reader: tuple[float, float]) -> Iterator[Line]:
    for sheet in sheets:
        points = [(sheet.x + sheet.width, sheet.y + sheet.height / 2), reader]
        yield Line("", path(points, tall=False), " plain", "", "", None)


def _label(edge: Edge) -> str:
    return f"{edge.title}. {edge.how}"


def draw_tall(flow: Flow, ids: Ids) -> Drawing:
    """The map from origins above to the reader below; ``ids`` are the edges' ids by their ends."""
    layers = max((n.layer for n in flow.nodes), default=0)
    page_y = TALL_TOP + TALL_LAYER * (layers + 1)
    step = TALL_WIDTH / (len(flow.boxes) + 1)
    middles = {box.id: step * (n + 1) for n, box in enumerate(flow.boxes)}
    anchors: Anchors = {
        (box.id, row.claim): middles[box.id] for box in flow.boxes for row in box.rows
    }
    placing = place(flow, anchors, 0.0, tall=True)
    fit = min(1.0, TALL_WIDTH / max(placing.reach, 1.0))
    rows = [TALL_TOP + TALL_LAYER * n for n in range(layers + 1)]
    reader = (TALL_WIDTH / 2, page_y + 92)
    lines = [*_tall_lines(flow, placing, rows, middles, page_y, fit, ids)]
    for x in middles.values():
        lines.append(
            Line(
                "",
                path([(x, page_y + 24), (reader[0], reader[1] - 10)], tall=True),
                " plain",
                "",
                "",
                None,
            )
        )
    shapes = [_tall_shape(n, placing.across[n.id] * fit, rows[n.layer]) for n in flow.nodes]
    shapes += [_tall_page(box, middles[box.id], page_y + 12) for box in flow.boxes]
    return Drawing(TALL_WIDTH, page_y + 120, (), tuple(lines), tuple(shapes), (), reader)


def _tall_lines(
    flow: Flow,
    placing: Placing,
    rows: Sequence[float],
    middles: dict[str, float],
    page_y: float,
    fit: float,
    ids: Ids,
) -> Iterator[Line]:
    layers = {n.id: n.layer for n in flow.nodes}
    drawn: set[tuple[str | None, str]] = set()
    for edge in flow.edges:
        if (edge.start, edge.stop) in drawn:
            continue
        drawn.add((edge.start, edge.stop))
        id_ = ids.get((edge.start, edge.stop), "")
        if edge.stop in layers:
            stop = (placing.across[edge.stop] * fit, rows[layers[edge.stop]] - RADIUS)
        else:
            stop = (middles[edge.stop], page_y)
        if edge.start is None:
            x, y = (stop[0] - 13, stop[1] - 6) if edge.stop not in layers else stop
            line = f"M{x:.1f} {y:.1f}V{y - 13:.1f}"
            yield Line(id_, line, " open", _claims(edge.claims), _label(edge), (x, y - 19))
            continue
        points = [(placing.across[edge.start] * fit, rows[layers[edge.start]] + RADIUS)]
        points += [(across * fit, rows[layer]) for layer, across in placing.bends[edge.id]]
        style = "" if edge.stated else " inf"
        label = _label(edge)
        yield Line(id_, path([*points, stop], tall=True), style, _claims(edge.claims), label, None)


def _tall_shape(node: Node, x: float, y: float) -> Shape:
    mark, tone = _mark(node)
    if is_origin(node):
        lines = wrap(node.name, TALL_SIZE, 84, 2)
        words = (Words(x, y - 17 - 14 * (len(lines) - 1), "middle", tuple(lines), "nm", 14),)
    else:
        name = node.detail if node.kind is StepKind.OCCASION else node.name
        words = (Words(x + 14, y + 2, "start", tuple(wrap(name, TALL_SIZE, 66, 2)), "sub", 13),)
    return Shape(mark, round(x, 1), y, tone, _claims(node.claims), words)


def _tall_page(box: Box, x: float, y: float) -> Shape:
    claims = _claims([row.claim for row in box.rows])
    words = (Words(x, y + 28, "middle", (" ".join(box.sigla[:2]),), "sig"),)
    return Shape("page-sure", round(x, 1), y, "", claims, words)
