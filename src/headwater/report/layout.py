"""Where the parts of the map stand: layers along the way, spread so that nothing overlaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headwater.views.flow_parts import Edge, Flow, Node
from headwater.views.routes import StepKind

# pixels between neighbours of one layer: a mark with a name above and a line below
GAP_WIDE = {0: 62.0}
GAP_MEDIUM = 88.0
GAP_LINE = 26.0
# pixels between neighbours side by side on a telephone
GAP_TALL = 86.0
GAP_TALL_LINE = 16.0
# passes over the layers, backwards and forwards; more change nothing one can see
PASSES = 3


@dataclass
class Spot:
    """A node, or a bend where an edge passes a layer; ``across`` is its place in the layer."""

    id: str
    layer: int
    gap: float
    across: float = 0.0
    targets: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Placing:
    """Places of nodes by id, the bends of each edge, and how far the layers reach."""

    across: Mapping[str, float]
    bends: Mapping[str, tuple[tuple[int, float], ...]]
    reach: float


def place(
    flow: Flow, anchors: Mapping[tuple[str, int | None], float], start: float, *, tall: bool
) -> Placing:
    """Spread nodes and bends in their layers; ``anchors`` are where edges meet the articles."""
    last = max((n.layer for n in flow.nodes), default=0) + 1
    spots = {n.id: Spot(n.id, n.layer, _gap(n, tall)) for n in flow.nodes}
    fixed = {f"{box}#{row}": across for (box, row), across in anchors.items()}
    bends: dict[str, list[str]] = {}
    for edge in flow.edges:
        if edge.start is not None and edge.start in spots and not edge.tie:
            bends[edge.id] = _link(edge, spots, last, tall)
    layers: dict[int, list[Spot]] = {}
    for spot in spots.values():
        layers.setdefault(spot.layer, []).append(spot)
    _settle(layers, spots, fixed, start, last)
    across = {spot.id: spot.across for spot in spots.values()}
    reach = max((s.across + s.gap / 2 for s in spots.values()), default=start)
    return Placing(
        across=across,
        bends={
            id_: tuple((spots[b].layer, spots[b].across) for b in names)
            for id_, names in bends.items()
        },
        reach=reach,
    )


def _gap(node: Node, tall: bool) -> float:
    if tall:
        return GAP_TALL
    return GAP_WIDE.get(node.layer, GAP_MEDIUM)


def _link(edge: Edge, spots: dict[str, Spot], last: int, tall: bool) -> list[str]:
    """Join an edge's ends through a bend in every layer that it passes."""
    start = spots[edge.start or ""]
    stop_layer = spots[edge.stop].layer if edge.stop in spots else last
    names = []
    behind = start
    for layer in range(start.layer + 1, stop_layer):
        bend = Spot(f"{edge.id}@{layer}", layer, GAP_TALL_LINE if tall else GAP_LINE)
        spots[bend.id] = bend
        behind.targets.append(bend.id)
        bend.sources.append(behind.id)
        names.append(bend.id)
        behind = bend
    end = edge.stop if edge.stop in spots else f"{edge.stop}#{edge.row}"
    behind.targets.append(end)
    if end in spots:
        spots[end].sources.append(behind.id)
    return names


def _settle(
    layers: Mapping[int, list[Spot]],
    spots: Mapping[str, Spot],
    fixed: Mapping[str, float],
    start: float,
    last: int,
) -> None:
    def at(id_: str) -> float | None:
        return fixed.get(id_) if id_ not in spots else spots[id_].across

    for turn in range(PASSES):
        for layer in range(last - 1, -1, -1):
            for spot in layers.get(layer, []):
                near = [a for t in spot.targets if (a := at(t)) is not None]
                if turn and layer:
                    near += [spots[s].across for s in spot.sources]
                spot.across = sum(near) / len(near) if near else start
            spread(layers.get(layer, []), start)


def spread(spots: list[Spot], start: float) -> None:
    """Push neighbours apart until none overlaps, moving each as little as the order allows."""
    spots.sort(key=lambda s: (s.across, s.id))
    groups: list[tuple[list[Spot], float, float]] = []
    for spot in spots:
        members, middle, size = [spot], spot.across, spot.gap
        while groups and groups[-1][1] + groups[-1][2] / 2 > middle - size / 2:
            before, centre, width = groups.pop()
            total = len(before) + len(members)
            middle = (centre * len(before) + middle * len(members)) / total
            members, size = before + members, width + size
        middle = max(middle, start + size / 2)
        groups.append((members, middle, size))
    for members, middle, size in groups:
        edge = middle - size / 2
        for spot in members:
            spot.across = edge + spot.gap / 2
            edge += spot.gap


def path(points: Sequence[tuple[float, float]], *, tall: bool) -> str:
    """A smooth line through the points, leaving and arriving along the way of the map."""
    (x, y), *rest = points
    text = f"M{x:.1f} {y:.1f}"
    for next_x, next_y in rest:
        if (x == next_x) if tall else (y == next_y):
            text += f"L{next_x:.1f} {next_y:.1f}"
        elif tall:
            middle = (y + next_y) / 2
            text += f"C{x:.1f} {middle:.1f} {next_x:.1f} {middle:.1f} {next_x:.1f} {next_y:.1f}"
        else:
            middle = (x + next_x) / 2
            text += f"C{middle:.1f} {y:.1f} {middle:.1f} {next_y:.1f} {next_x:.1f} {next_y:.1f}"
        x, y = next_x, next_y
    return text


def bow(start: tuple[float, float], stop: tuple[float, float], away: tuple[float, float]) -> str:
    """A line between two marks of one layer, bent ``away`` from what stands between them."""
    (x, y), (to_x, to_y), (dx, dy) = start, stop, away
    return (
        f"M{x:.1f} {y:.1f}C{x + dx:.1f} {y + dy:.1f} {to_x + dx:.1f} {to_y + dy:.1f} "
        f"{to_x:.1f} {to_y:.1f}"
    )


def is_origin(node: Node) -> bool:
    """Whether the node stands at the head of the map."""
    return node.kind in (StepKind.ORIGIN, StepKind.UNNAMED)
