// The map as shapes, lines and words with their places: along the page, or upright on a telephone.
import { bow, passes, path, place, restricted, rowId } from "./layout.js";
import { width, wrap } from "./measure.js";

// pixels
const ROOMY = { width: 300, head: 62, row: 32, gap: 30, foot: 8 };
const CLOSE = { width: 300, head: 54, row: 25, gap: 26, foot: 6 };
// articles: more of them stand closer
const FEW = 2;
const EDGE = { top: 46, origin: 226, reader: 44, between: 92 };
const RADIUS = 10;
// what a mark takes with its words: name above and detail below, or upright its name after it
const MARK = { before: 37, after: 51 };
const TALL_MARK = { before: 20, after: 100 };
const TALL = { top: 74, layer: 108 };
// what a narrow picture holds: four names side by side, seven pages without names
const NARROW = { nodes: 16, layer: 4, boxes: 7 };
// what one column of names needs, at the least
const COLUMN = 118;

// lines: beyond this those between the same two parts are drawn as one, until a claim is chosen
const MANY = 20;

const isOrigin = (node) => node.kind === "origin" || node.kind === "unnamed origin";
const isOccasion = (node) => node.kind === "occasion not stated";

export function markOf(node) {
  if (node.kind === "origin") return ["circle-sure", "o"];
  if (node.kind === "unnamed origin") return ["circle-may", "o"];
  if (isOccasion(node)) return ["diamond-may", "k2"];
  return [`${node.kind === "collector" ? "diamond" : "page"}-${node.read ? "sure" : "hollow"}`, "k2"];
}

const words = (x, y, anchor, lines, style, step = 15) => ({ x, y, anchor, lines, style, step });

function readOf(node) {
  const read = node.read ? `read: ${node.read}` : "not read";
  return node.detail ? `${node.detail}, ${read}` : read;
}

export function drawWide(whole, room, rows) {
  const flow = rows ? whole : bundled(whole);
  const BOX = flow.boxes.length > FEW ? CLOSE : ROOMY;
  const layers = Math.max(0, ...flow.nodes.map((n) => n.layer));
  const total = Math.max(room, EDGE.origin + COLUMN * (layers + 1) + BOX.width + EDGE.between + EDGE.reader);
  const boxX = total - EDGE.reader - EDGE.between - BOX.width;
  const names = flow.nodes.filter(isOrigin).map((n) => Math.min(210, Math.max(width(n.name, "name"), width(n.detail, "sub"))));
  const first = Math.min(EDGE.origin, Math.max(120, ...names) + 24);
  const step = (boxX - first) / (layers + 1);
  const columns = Array.from({ length: layers + 1 }, (_, n) => first + step * n);
  const fixed = new Map();
  const sheets = [];
  let bottom = EDGE.top;
  for (const box of flow.boxes) {
    const sheet = sheetOf(box, boxX, bottom, BOX);
    box.rows.forEach((row, n) => fixed.set(rowId(box.id, row.claim), bottom + BOX.head + BOX.row * (n + 0.5)));
    sheets.push(sheet);
    bottom += sheet.height + BOX.gap;
  }
  const gapOf = (node) => (isOrigin(node) ? 70 : 88);
  const placing = place(flow, fixed, EDGE.top - 4, gapOf, 26);
  const height = Math.max(bottom - BOX.gap, placing.reach) + 34;
  const reader = [total - EDGE.reader, (EDGE.top + bottom - BOX.gap) / 2];
  const shapes = flow.nodes.map((node) => wideShape(node, columns[node.layer], placing.across(node.id), first, step));
  const lines = flow.edges.map((edge) => wideLine(edge, flow, placing, columns, fixed, boxX));
  const heads = [words(columns[0] + RADIUS, 18, "end", ["Origin", "claims to know"], "col")];
  const kinds = new Set(flow.nodes.filter((n) => !isOccasion(n)).map((n) => n.layer));
  if (layers >= 1) heads.push(words(columns[1], 18, "middle", ["Collector", "heard it"], "col"));
  for (let n = 2; n <= layers; n += 1) if (kinds.has(n)) heads.push(words(columns[n], 18, "middle", ["Relay", ""], "col"));
  heads.push(words(boxX, 18, "start", ["Outlet", "read by Headwater"], "col"));
  heads.push(words(total - 4, 18, "end", ["Reader", ""], "col"));
  const toReader = sheets.map((s) => path([[boxX + BOX.width, s.y + s.height / 2], reader], false));
  return { tall: false, width: total, height: Math.round(height), heads, lines, shapes, sheets, reader, toReader, gaps: gapsOf(sheets, flow.dates) };
}

// one line for all claims that went the same way in the same manner; it ends amid their rows
function bundled(flow) {
  if (flow.edges.length <= MANY) return flow;
  const boxes = new Set(flow.boxes.map((b) => b.id));
  const found = new Map();
  for (const edge of flow.edges) {
    const key = edge.start && boxes.has(edge.stop) ? `${edge.start}|${edge.stop}|${edge.stated}` : edge.id;
    const known = found.get(key);
    found.set(key, known ? { ...known, claims: [...known.claims, ...edge.claims], rows: [...known.rows, edge.row], bundle: [...known.bundle, edge] } : { ...edge, rows: [edge.row], bundle: [edge] });
  }
  return { ...flow, edges: [...found.values()] };
}

function sheetOf(box, x, y, BOX) {
  const room = BOX.width - 66;
  const siglum = box.sigla.length > 2 ? `${box.sigla[0]}…` : box.sigla.join(" ");
  const rows = box.rows.map((row, n) => {
    const middle = y + BOX.head + BOX.row * (n + 0.5) + 5;
    const end = row.end ?? "";
    const wide = BOX.width - 28 - (end ? width(end, "sub") + 14 : 0);
    return { claim: row.claim, words: [words(x + 14, middle, "start", wrap(row.label, "row", wide, 1), "row"), ...(end ? [words(x + BOX.width - 14, middle, "end", [end], "rn")] : [])] };
  });
  let height = BOX.head + BOX.row * box.rows.length + BOX.foot;
  const head = [
    words(x + 14, y + BOX.head / 2, "start", [siglum], "sig"),
    words(x + 54, y + BOX.head / 2 - 6, "start", wrap(box.name, "name", room, 1), "nm"),
    words(x + 54, y + BOX.head / 2 + 12, "start", wrap(box.detail, "sub", room, 1), "sub"),
  ];
  if (box.more) {
    head.push(words(x + 14, y + height + 9, "start", [`and ${box.more} more claim${box.more === 1 ? "" : "s"}`], "rn"));
    height += 24;
  }
  return { id: box.id, sigla: box.sigla, x, y, width: BOX.width, height, rule: y + BOX.head - 4, head, rows };
}

function wideShape(node, x, y, first, step) {
  const [mark, tone] = markOf(node);
  let lines;
  if (isOrigin(node)) {
    const name = wrap(node.name, "name", first - 24, 2);
    const top = y - 2 - 8 * (name.length - 1);
    lines = [words(x - 18, top, "end", name, "nm", 16), words(x - 18, top + 16 * name.length, "end", wrap(node.detail, "sub", first - 24, 2), "sub", 14)];
  } else if (isOccasion(node)) {
    lines = [words(x, y + 28, "middle", wrap(node.name, "sub", step - 14, 2), "sub")];
  } else {
    lines = [words(x, y - 18, "middle", wrap(node.name, "name", step - 12, 1), "nm"), words(x, y + 28, "middle", wrap(readOf(node), "sub", step - 10, 2), "sub")];
  }
  return { id: node.id, mark, tone, x, y, claims: node.claims, words: lines, node };
}

function amid(edge, fixed) {
  const places = (edge.rows ?? [edge.row]).map((row) => fixed.get(rowId(edge.stop, row)));
  return places.reduce((a, b) => a + b, 0) / places.length;
}

function wideLine(edge, flow, placing, columns, fixed, boxX) {
  const layer = (id) => flow.nodes.find((n) => n.id === id)?.layer;
  const stopLayer = layer(edge.stop);
  const stop = stopLayer === undefined ? [boxX, amid(edge, fixed)] : [columns[stopLayer] - RADIUS, placing.across(edge.stop)];
  if (edge.start === null) {
    const [x, y] = stop;
    return edge.loop
      ? { edge, path: `M${x} ${y - 8}C${x - 24} ${y - 12} ${x - 24} ${y + 12} ${x} ${y + 8}`, ring: null }
      : { edge, path: `M${x} ${y}H${x - 21}`, ring: [x - 27, y] };
  }
  const startX = columns[layer(edge.start)];
  const startY = placing.across(edge.start);
  if (edge.tie) return { edge, path: bow([startX - RADIUS, startY], [stop[0], stop[1]], [-46, 0]), ring: null };
  const begin = [startX + RADIUS, startY];
  const bends = placing.bends(edge.id);
  const across = (n) => passes(begin, stop, columns[n]);
  const free = isFree(flow, bends, across, (node) => placing.across(node.id), MARK);
  return { edge, path: path([begin, ...(free ? [] : bends.map(([n, at]) => [columns[n], at])), stop], false), ring: null };
}

// a line goes straight where no mark nor its words stand in the way
const isFree = (flow, bends, across, placeOf, { before, after }) =>
  bends.every(([n]) => flow.nodes.every((node) => node.layer !== n || across(n) < placeOf(node) - before || across(n) > placeOf(node) + after));

const HOUR = 3_600_000;

// how much later the next article appeared, in the largest unit that says it
function later(one, other) {
  const precise = one.length > 10 && other.length > 10;
  const hours = (Date.parse(other) - Date.parse(one)) / HOUR;
  if (!precise || hours >= 48) {
    const days = Math.round((Date.parse(other.slice(0, 10)) - Date.parse(one.slice(0, 10))) / (24 * HOUR));
    return days === 0 ? "the same day" : `${days} day${days === 1 ? "" : "s"} later`;
  }
  return hours < 1 ? `${Math.round(hours * 60)} min later` : `${Math.round(hours)} h later`;
}

// the time from one article to the next below it, where both are dated
function gapsOf(sheets, dates) {
  const at = (sheet) => dates[sheet.sigla[0]];
  return sheets.slice(1).flatMap((sheet, n) => {
    const above = sheets[n];
    if (Number.isNaN(Date.parse(at(sheet))) || Number.isNaN(Date.parse(at(above)))) return [];
    return [{ x: sheet.x + sheet.width - 4, y: sheet.y - 10, words: `↓ ${later(at(above), at(sheet))}` }];
  });
}

export function drawTall(whole, room) {
  const { flow, left } = restricted(whole, NARROW);
  const layers = Math.max(0, ...flow.nodes.map((n) => n.layer));
  const cards = flow.boxes.length <= 2;
  const stepX = room / flow.boxes.length;
  const middles = new Map(flow.boxes.map((b, n) => [b.id, stepX * (n + 0.5)]));
  const fixed = new Map();
  for (const box of flow.boxes) {
    box.rows.forEach((row, n) => {
      const shift = cards ? (n - (box.rows.length - 1) / 2) * Math.min(24, (stepX - 40) / Math.max(1, box.rows.length)) : 0;
      fixed.set(rowId(box.id, row.claim), middles.get(box.id) + shift);
    });
  }
  const most = Math.max(1, ...Array.from({ length: layers + 1 }, (_, n) => flow.nodes.filter((m) => m.layer === n).length));
  const placing = place(flow, fixed, 0, () => Math.min(110, room / most), 14);
  const fit = Math.min(1, room / placing.reach);
  const across = (id) => placing.across(id) * fit;
  const rows = Array.from({ length: layers + 1 }, (_, n) => TALL.top + TALL.layer * n);
  const pageY = TALL.top + TALL.layer * (layers + 1);
  const sheets = cards ? flow.boxes.map((b) => tallCard(b, middles.get(b.id), pageY, stepX - 12)) : [];
  const pages = cards ? [] : flow.boxes.map((b) => ({ id: b.id, mark: "page-sure", tone: "", x: middles.get(b.id), y: pageY + 12, claims: b.rows.map((r) => r.claim), box: b,
    words: [words(middles.get(b.id), pageY + 42, "middle", [b.sigla.length > 1 ? `${b.sigla[0]}…` : b.sigla[0]], "sig")] }));
  const foot = cards ? Math.max(...sheets.map((s) => s.y + s.height)) : pageY + 50;
  const reader = [room / 2, foot + 52];
  const besides = (node) => {
    const others = flow.nodes.filter((n) => n.layer === node.layer && n !== node).map((n) => across(n.id));
    const x = across(node.id);
    return [Math.max(0, ...others.filter((o) => o <= x)), Math.min(room, ...others.filter((o) => o > x)), !others.some((o) => o > x)];
  };
  const shapes = flow.nodes.map((node) => tallShape(node, across(node.id), rows[node.layer], besides(node)));
  const lines = flow.edges.map((edge) => tallLine(edge, flow, { placing, fit, across, rows, fixed, pageY, middles }));
  const toReader = flow.boxes.map((b) => path([[middles.get(b.id), foot], [reader[0], reader[1] - 10]], true));
  return { tall: true, width: room, height: reader[1] + 24, heads: [], lines: distinct(lines), shapes: [...shapes, ...pages], sheets, reader, toReader, gaps: [], left };
}

// several claims between the same two parts are one line where rows are not drawn
function distinct(lines) {
  const seen = new Set();
  return lines.filter((l) => !seen.has(l.path) && seen.add(l.path));
}

function tallCard(box, middle, y, wide) {
  const x = middle - wide / 2;
  const rows = box.rows.map((row, n) => ({ claim: row.claim, words: [words(x + 10, y + 58 + 26 * n, "start", wrap(row.label, "row", wide - 20, 1), "row")] }));
  return {
    id: box.id, sigla: box.sigla, x, y, width: wide, height: 52 + 26 * box.rows.length, rule: y + 36, rows,
    head: [words(x + 10, y + 25, "start", [box.sigla[0]], "sig"), words(x + 32, y + 24, "start", wrap(box.name, "name", wide - 42, 1), "nm")],
  };
}

function tallShape(node, x, y, beside) {
  const [mark, tone] = markOf(node);
  const shown = { id: node.id, mark, tone, x, y, claims: node.claims, node };
  const [before, after, ends] = beside;
  if (isOrigin(node)) {
    const room = Math.min(before ? x - before : 2 * x, ends ? 2 * (after - x) : after - x);
    const lines = wrap(node.name, "small", Math.max(44, room - 8), 2);
    return { ...shown, words: [words(x, y - 17 - 14 * (lines.length - 1), "middle", lines, "nm", 14)] };
  }
  const name = isOccasion(node) ? node.detail : node.name;
  const right = after - x - 30;
  if (right >= 44) return { ...shown, words: [words(x + 14, y + 2, "start", wrap(name, "small", Math.min(84, right), 2), "sub", 13)] };
  // to the other side only where the words of its neighbour end
  if (x - before >= 130) return { ...shown, words: [words(x - 14, y + 2, "end", wrap(name, "small", Math.min(84, x - before - 100), 2), "sub", 13)] };
  // what nobody states is hatched, and the legend says so: it needs no words where there is no room
  if (isOccasion(node)) return { ...shown, words: [] };
  return { ...shown, words: [words(x, y + 24, "middle", wrap(name, "small", Math.max(44, Math.min(x - before, 2 * (after - x))), 2), "sub", 13)] };
}

function tallLine(edge, flow, { placing, fit, across, rows, fixed, pageY, middles }) {
  const layer = (id) => flow.nodes.find((n) => n.id === id)?.layer;
  const stopLayer = layer(edge.stop);
  const end = fixed.get(rowId(edge.stop, edge.row)) ?? middles.get(edge.stop);
  const stop = stopLayer === undefined ? [end, pageY] : [across(edge.stop), rows[stopLayer] - RADIUS];
  if (edge.start === null) {
    const [x, y] = [stop[0], stop[1]];
    return { edge, path: `M${x} ${y}V${y - 13}`, ring: [x, y - 19] };
  }
  const start = [across(edge.start), rows[layer(edge.start)]];
  if (edge.tie) return { edge, path: bow([start[0], start[1] - RADIUS], stop, [0, -26]), ring: null };
  const begin = [start[0], start[1] + RADIUS];
  const bends = placing.bends(edge.id);
  const at = (n) => passes([begin[1], begin[0]], [stop[1], stop[0]], rows[n]);
  const free = isFree(flow, bends, at, (node) => across(node.id), TALL_MARK);
  return { edge, path: path([begin, ...(free ? [] : bends.map(([n, a]) => [a * fit, rows[n]])), stop], true), ring: null };
}
