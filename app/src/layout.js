// Where the parts of the map stand: dagre finds an order with few crossings, then every part is
// drawn towards its neighbours as far as nothing overlaps.
import { Graph, layout } from "@dagrejs/dagre";

// passes over the layers, backwards and forwards; more change nothing one can see
const PASSES = 4;

// spots: nodes and bends by id {id, layer, gap, to: [ids], from: [ids]}; fixed: the places of the
// rows in the last layer, by id, in their order
function ordered(spots, fixed, last) {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", ranker: "none", nodesep: 1, edgesep: 1, ranksep: 10 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const spot of spots.values()) graph.setNode(spot.id, { width: 1, height: 1, rank: spot.layer });
  const rows = [...fixed.keys()];
  for (const id of rows) graph.setNode(id, { width: 1, height: 1, rank: last });
  for (const spot of spots.values()) {
    for (const id of spot.to) if (graph.hasNode(id)) graph.setEdge(spot.id, id);
  }
  const constraints = rows.slice(1).map((id, n) => ({ left: rows[n], right: id }));
  try {
    layout(graph, { constraints });
  } catch {
    return;
  }
  for (const spot of spots.values()) spot.order = graph.node(spot.id).y;
}

// push neighbours apart until none overlaps, moving each as little as their order allows
function spread(spots, start) {
  const groups = [];
  for (const spot of spots) {
    let members = [spot];
    let middle = spot.across;
    let size = spot.gap;
    while (groups.length && groups.at(-1).middle + groups.at(-1).size / 2 > middle - size / 2) {
      const before = groups.pop();
      middle = (before.middle * before.members.length + middle * members.length) / (before.members.length + members.length);
      members = [...before.members, ...members];
      size += before.size;
    }
    groups.push({ members, middle: Math.max(middle, start + size / 2), size });
  }
  for (const { members, middle, size } of groups) {
    let edge = middle - size / 2;
    for (const spot of members) {
      spot.across = edge + spot.gap / 2;
      edge += spot.gap;
    }
  }
}

export const rowId = (box, row) => `${box}#${row}`;

// the places of nodes, the bends of edges, and how far the layers reach
export function place(flow, fixed, start, gapOf, bendGap) {
  const last = Math.max(0, ...flow.nodes.map((n) => n.layer)) + 1;
  const spots = new Map(flow.nodes.map((n) => [n.id, { id: n.id, layer: n.layer, gap: gapOf(n), across: start, order: 0, to: [], from: [] }]));
  const bends = new Map();
  for (const edge of flow.edges) {
    if (edge.start === null || edge.tie || !spots.has(edge.start)) continue;
    const end = spots.has(edge.stop) ? edge.stop : rowId(edge.stop, edge.row);
    const stop = spots.get(edge.stop)?.layer ?? last;
    let behind = spots.get(edge.start);
    const names = [];
    for (let layer = behind.layer + 1; layer < stop; layer += 1) {
      const bend = { id: `${edge.id}@${layer}`, layer, gap: bendGap, across: start, order: 0, to: [], from: [behind.id] };
      spots.set(bend.id, bend);
      behind.to.push(bend.id);
      names.push(bend.id);
      behind = bend;
    }
    behind.to.push(end);
    spots.get(end)?.from.push(behind.id);
    bends.set(edge.id, names);
  }
  ordered(spots, fixed, last);
  const layers = new Map();
  for (const spot of spots.values()) layers.set(spot.layer, [...(layers.get(spot.layer) ?? []), spot]);
  const at = (id) => (spots.has(id) ? spots.get(id).across : fixed.get(id));
  for (const list of layers.values()) list.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let layer = last - 1; layer >= 0; layer -= 1) {
      const list = layers.get(layer) ?? [];
      for (const spot of list) {
        const near = spot.to.map(at).filter((a) => a !== undefined);
        if (pass && layer) near.push(...spot.from.map(at));
        spot.across = near.length ? near.reduce((a, b) => a + b, 0) / near.length : start;
      }
      spread(list, start);
    }
  }
  const reach = Math.max(start, ...[...spots.values()].map((s) => s.across + s.gap / 2));
  return {
    across: (id) => spots.get(id).across,
    bends: (id) => (bends.get(id) ?? []).map((b) => [spots.get(b).layer, spots.get(b).across]),
    reach,
  };
}

const round = (n) => Math.round(n * 10) / 10;

// a smooth line through the points, leaving and arriving along the way of the map
export function path(points, tall) {
  let [[x, y]] = points;
  let text = `M${round(x)} ${round(y)}`;
  for (const [nx, ny] of points.slice(1)) {
    const middle = tall ? (y + ny) / 2 : (x + nx) / 2;
    text += tall
      ? `C${round(x)} ${round(middle)} ${round(nx)} ${round(middle)} ${round(nx)} ${round(ny)}`
      : `C${round(middle)} ${round(y)} ${round(middle)} ${round(ny)} ${round(nx)} ${round(ny)}`;
    [x, y] = [nx, ny];
  }
  return text;
}

// how high a line from one point straight to another, drawn as above, passes a column
export function passes([x, y], [tx, ty], column) {
  const share = (column - x) / (tx - x);
  let [low, high] = [0, 1];
  for (let n = 0; n < 12; n += 1) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < share) low = t;
    else high = t;
  }
  return y + (ty - y) * (3 * low ** 2 - 2 * low ** 3);
}

// a line between two marks of one layer, bent away from what stands between them
export const bow = ([x, y], [tx, ty], [dx, dy]) =>
  `M${round(x)} ${round(y)}C${round(x + dx)} ${round(y + dy)} ${round(tx + dx)} ${round(ty + dy)} ${round(tx)} ${round(ty)}`;

// as much of the map as a narrow picture holds: the first claims, then no more
export function restricted(flow, { nodes, layer, boxes }) {
  const numbers = Object.keys(flow.labels).map(Number).sort((a, b) => a - b);
  let kept = new Set();
  for (const number of numbers) {
    const next = new Set(kept).add(number);
    const parties = flow.nodes.filter((n) => n.claims.some((c) => next.has(c)));
    const pages = flow.boxes.filter((b) => b.rows.some((r) => next.has(r.claim)));
    const widest = Math.max(0, ...parties.map((p) => parties.filter((q) => q.layer === p.layer).length));
    const fits = parties.length + pages.length <= nodes && widest <= layer && pages.length <= boxes;
    if (fits || kept.size === 0) kept = next;
  }
  const has = (part) => part.claims.some((c) => kept.has(c));
  const parties = flow.nodes.filter(has).slice(0, nodes);
  const ids = new Set(parties.map((n) => n.id));
  const pages = flow.boxes
    .map((b) => ({ ...b, rows: b.rows.filter((r) => kept.has(r.claim)), more: b.more + b.rows.filter((r) => !kept.has(r.claim)).length }))
    .filter((b) => b.rows.length)
    .slice(0, boxes);
  const rows = new Set(pages.flatMap((b) => b.rows.map((r) => rowId(b.id, r.claim))));
  const edges = flow.edges.filter(
    (e) => has(e) && (e.start === null || ids.has(e.start)) && (ids.has(e.stop) || rows.has(rowId(e.stop, e.row))),
  );
  return { flow: { ...flow, nodes: parties, boxes: pages, edges }, left: numbers.length - kept.size };
}
