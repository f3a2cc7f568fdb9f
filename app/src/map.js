// The Headwater map: origins at the far side, then who heard it, who passed it on, who printed it.
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { Fragment, html, useEffect, useMemo, useRef, useState } from "./html.js";
import { Glyph, shape } from "./glyphs.js";
import { Choices, Heading, Strip, Unknown } from "./frame.js";
import { ask, link, route, wordsLink } from "./route.js";
import { articleOf, pack, siglumOf } from "./state.js";
import { drawTall, drawWide } from "./drawing.js";
import { plain, shorten, show } from "./words.js";
import { saveJson, savePng, saveSvg } from "./save.js";

// pixels: a narrower place takes the upright picture
const NARROW = 900;
// claims that the filter offers side by side
const FILTERS = 8;
const ZOOM = [0.5, 4];

function useWidth(ref) {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setRoom(Math.round(entry.contentRect.width)));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return room;
}

export function Map() {
  const shown = pack.value;
  const flow = shown.flow;
  const figure = useRef(null);
  const room = useWidth(figure);
  const query = route.value.query;
  const number = shown.claims.findIndex((c) => c.row.claim === query.get("claim")) + 1;
  const drawn = useMemo(() => {
    if (!room) return null;
    const told = labelled(flow, shown);
    return room < NARROW ? drawTall(told, room) : drawWide(told, room, number > 0);
  }, [flow, room, number]);
  const edges = number ? flow.edges.filter((e) => e.claims.includes(number)) : flow.edges;
  const wanted = flow.edges.find((e) => e.id === query.get("edge")) ?? edges[0];
  const chosen = drawn?.lines.find((l) => has(l.edge, wanted))?.edge ?? wanted;
  const [over, setOver] = useState(null);
  const told = over ?? chosen;
  const picture = () => figure.current.querySelector("svg.map-svg");
  const saves = [["PNG", () => savePng("map", picture())], ["SVG", () => saveSvg("map", picture())], ["JSON", () => saveJson("map", flow)]];
  const dated = Object.keys(flow.dates).length > 1;
  if (!flow.boxes.length) {
    return html`<section class="view map"><${Strip} /><${Heading} title="How it reached you" /><${Unknown} title="Nothing to draw.">No claim was found in this story; its articles are marked all the same.</${Unknown}></section>`;
  }
  const options = Object.entries(flow.labels).slice(0, FILTERS).map(([n, label]) => [shown.claims[n - 1].row.claim, show(label)]);
  const missing = number > 0 && !flow.labels[number];
  return html`<section class="view map" aria-label="Headwater map"><${Strip} /><${Heading} title="How it reached you" saves=${saves} />
    <p class="lede">Every line opens the words it rests on. Columns show the order of passing on${dated ? "; articles stand in the order of their dates, with the time between them" : ", not time: " + undated(flow)}. ${flow.left_out}
      ${drawn?.left ? ` This narrow picture leaves out ${drawn.left} claim${drawn.left === 1 ? "" : "s"} more.` : ""}</p>
    <${Choices} name="claim" label="Show one claim" value=${number ? query.get("claim") : ""} options=${[["", "All claims"], ...options]} />
    ${missing && html`<p class="prob1">“${show(shown.claims[number - 1].row.gloss)}” is not in the picture; its chains stand below.</p>`}
    <figure ref=${figure}>${drawn && html`<${Picture} drawn=${drawn} shown=${shown} number=${missing ? 0 : number} chosen=${told} setOver=${setOver} />`}</figure>
    <${MapLegend} />
    ${told && html`<${Evidence} edge=${told} shown=${shown} />`}
    <${Words} shown=${shown} /><${Chains} shown=${shown} only=${query.get("claim")} /></section>`;
}

// claims in their own words, as far as a row has room for them
const labelled = (flow, shown) => ({
  ...flow,
  boxes: flow.boxes.map((b) => ({ ...b, rows: b.rows.map((r) => ({ ...r, label: shown.claims[r.claim - 1].row.gloss })) })),
});

function undated(flow) {
  const count = Object.keys(flow.dates).length;
  return count === 0 ? "no article here has a date" : "fewer than two articles here have a date";
}

function Text({ of }) {
  if (!of.lines[0]) return null;
  if (of.style === "col") return html`<text class="col" x=${of.x} y=${of.y} text-anchor=${of.anchor}><tspan>${of.lines[0]}</tspan> ${of.lines[1]}</text>`;
  return html`<text class=${of.style} x=${of.x} y=${of.y} text-anchor=${of.anchor}>${of.lines.map((line, n) =>
    n ? html`<tspan x=${of.x} dy=${of.step}>${plain(line)}</tspan>` : plain(line))}</text>`;
}

function Picture({ drawn, shown, number, chosen, setOver }) {
  const svg = useRef(null);
  const move = useRef(null);
  const behaviour = useRef(null);
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    // a wheel scrolls the page and one finger too: only with Ctrl, or two fingers, the map moves
    const allowed = (event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : event.type.startsWith("touch") ? event.touches.length > 1 : !event.target.closest(".edge,a") && !event.button);
    behaviour.current = zoom().scaleExtent(ZOOM).filter(allowed).on("zoom", ({ transform }) => {
      move.current.setAttribute("transform", transform);
      setMoved(transform.k !== 1 || transform.x !== 0 || transform.y !== 0);
    });
    select(svg.current).call(behaviour.current).on("dblclick.zoom", null);
    select(svg.current).call(behaviour.current.transform, zoomIdentity);
    return () => select(svg.current).on(".zoom", null);
  }, [drawn]);
  const by = (factor) => select(svg.current).call(behaviour.current.scaleBy, factor);
  const dim = (claims) => (number && !claims.includes(number) ? "dim" : "");
  const label = drawn.tall ? "Map from origins on top to the reader below" : "Map from origins at the start to the reader at the end";
  return html`<div class="zoom"><button type="button" onClick=${() => by(1.3)} aria-label="Larger">+</button><button type="button" onClick=${() => by(1 / 1.3)} aria-label="Smaller">−</button>
      ${moved && html`<button type="button" onClick=${() => select(svg.current).call(behaviour.current.transform, zoomIdentity)}>Whole</button>`}</div>
    <svg ref=${svg} class=${`map-svg ${drawn.tall ? "tall" : "wide"}`} viewBox=${`0 0 ${drawn.width} ${drawn.height}`} width=${drawn.width} height=${drawn.height} role="group" aria-label=${label}>
    <g ref=${move}>${drawn.heads.map((w) => html`<${Text} of=${w} />`)}
      ${drawn.gaps.map((g) => html`<text class="sub" x=${g.x} y=${g.y} text-anchor="end">${g.words}</text>`)}
      ${drawn.toReader.map((d) => html`<path class="on-to" d=${d} />`)}
      ${drawn.lines.map((line) => html`<${Line} key=${line.edge.id} line=${line} dim=${dim(line.edge.claims)} on=${number && line.edge.claims.includes(number)} selected=${has(line.edge, chosen)} setOver=${setOver} />`)}
      ${drawn.shapes.map((s) => html`<${Party} key=${s.id} of=${s} shown=${shown} dim=${dim(s.claims)} />`)}
      ${drawn.sheets.map((s) => html`<${Sheet} key=${s.id} of=${s} shown=${shown} dim=${dim} />`)}
      <g class="eye" transform=${`translate(${drawn.reader[0]} ${drawn.reader[1]})`}><path d=${drawn.tall ? "M-18 0c8-12 28-12 36 0c-8 12-28 12-36 0z" : "M0 0c8-12 28-12 36 0c-8 12-28 12-36 0z"} /><circle cx=${drawn.tall ? 0 : 18} cy="0" r="3.5" /></g></g></svg>`;
}

const has = (edge, other) => Boolean(other) && (edge.id === other.id || (edge.bundle ?? []).some((e) => e.id === other.id));

function Line({ line, dim, on, selected, setOver }) {
  const { edge } = line;
  const keep = () => ask({ edge: edge.id });
  const style = `edge${edge.start === null ? " open" : edge.stated ? "" : " inf"}${on ? " on" : ""}${selected ? " sel" : ""} ${dim}`;
  return html`<g class=${style} tabindex="0" role="button" aria-label=${plain(`${edge.title}. ${edge.how}`)} aria-pressed=${selected ? "true" : "false"}
      onMouseEnter=${() => setOver(edge)} onMouseLeave=${() => setOver(null)} onClick=${keep}
      onKeyDown=${(e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); keep(); } }}>
    <path class="cas" pathLength="100" d=${line.path} /><path class="ln" d=${line.path} />
    ${line.ring && html`<circle class="end" cx=${line.ring[0]} cy=${line.ring[1]} r="5.5" />`}<path class="hit" d=${line.path} /></g>`;
}

function Party({ of, shown, dim }) {
  const body = html`<g transform=${`translate(${of.x - 10} ${of.y - 10}) scale(1.25)`} class=${of.tone}>${of.mark.endsWith("may") && html`<g class="under">${shape(of.mark.replace("may", "sure"))}</g>`}${shape(of.mark)}</g>
    ${of.words.map((w) => html`<${Text} of=${w} />`)}`;
  const source = of.node && shown.sources.find((s) => s.name === of.node.name);
  const article = of.node?.read ? shown.articles.find((a) => a.siglum === of.node.read) : of.box ? shown.articles.find((a) => a.siglum === of.box.sigla[0]) : null;
  const to = article ? link(shown.id, "article", article.id) : source ? link(shown.id, "source", source.id) : null;
  return html`<g class=${dim}>${to ? html`<a href=${to}>${body}</a>` : body}</g>`;
}

function Sheet({ of, shown, dim }) {
  const article = shown.articles.find((a) => a.siglum === of.sigla[0]);
  return html`<${Fragment}><rect class="page" x=${of.x} y=${of.y} width=${of.width} height=${of.height} rx="2" />
    ${of.rows.length > 0 && html`<path class="head" d=${`M${of.x} ${of.rule}h${of.width}`} />`}
    <a href=${link(shown.id, "article", article.id)}>${of.head.map((w) => html`<${Text} of=${w} />`)}</a>
    ${of.rows.map((row) => html`<g class=${dim([row.claim])}>${row.words.map((w) => html`<${Text} of=${w} />`)}</g>`)}</${Fragment}>`;
}

const MapLegend = () => html`<ul class="legend" aria-label="Marks of the map">
  <li><svg width="46" height="16" aria-hidden="true"><path class="ln" d="M1 8h44" /></svg>stated in the text</li>
  <li><svg width="46" height="16" aria-hidden="true"><path class="ln dot" d="M1 8h44" /></svg>inferred</li>
  <li><${Glyph} name="diamond-hollow" tone="k2" />hollow: named, not read</li>
  <li><${Glyph} name="diamond-may" tone="k2" />hatched: must exist, nobody says who</li>
  <li><svg width="30" height="16" viewBox="0 0 30 16" aria-hidden="true">${shape("ring")}<path class="ln em" d="M14 8h15" /></svg>open end: the text stops here</li>
  <li><${Glyph} name="loop" />the writer’s own inference</li></ul>`;

const Words1 = ({ edge, shown, claim }) => html`<li><h2 class="h3">${show(edge.title)}<span>${show(edge.how)}</span>${claim && html`<span class="q">${show(shorten(claim.row.gloss, 70))}</span>`}</h2>
  <div>${edge.quotes.length ? edge.quotes.map((q) => html`<p class="q"><a href=${wordsLink(shown.id, q)}>${show(q.before)}<mark>${show(q.words)}</mark>${show(q.after)}</a>
    <span class="from">Article ${siglumOf(q.article)}, ${show(articleOf.value.get(q.article)?.outlet ?? "")}</span></p>`) : html`<p class="small">The text names both, in no words of their own.</p>`}</div>
  <p class="settle">${show(edge.settles)}</p></li>`;

// a line that stands for several claims opens the words of each
const Evidence = ({ edge, shown }) => html`<ol class="ev" aria-label="The words that this line rests on" aria-live="polite">
  ${(edge.bundle ?? [edge]).map((e) => html`<${Words1} key=${e.id} edge=${e} shown=${shown} claim=${edge.bundle?.length > 1 ? shown.claims[e.row - 1] : null} />`)}</ol>`;

const Words = ({ shown }) => html`<details class="more all-lines"><summary>The words behind all ${shown.flow.edges.length} lines</summary>
  <ol class="ev">${shown.flow.edges.map((e) => html`<${Words1} key=${e.id} edge=${e} shown=${shown} />`)}</ol></details>`;

function Chains({ shown, only }) {
  const [more, setMore] = useState(false);
  const found = only ? shown.chains.filter((c) => c.anchor === only) : shown.chains;
  const all = more ? found : found.slice(0, FILTERS);
  if (!all.length) return null;
  return html`<h2 class="sub">The chains, one claim at a time</h2><div class="chains">${all.map((c) => html`<div><h3 class="q"><a href=${link(shown.id, "ledger", null, { claim: c.anchor })}>${show(c.claim)}</a>, in ${c.siglum}</h3>
    <ol class="chain">${c.links.map((l) => html`<li class=${l.inferred ? "inf" : ""}><svg class=${l.tone} width="22" height="20" viewBox="-3 -2 22 20" aria-hidden="true">${shape(l.glyph)}</svg><span><b>${show(l.name)}</b><i>${show(l.detail)}</i></span></li>`)}</ol></div>`)}</div>${found.length > all.length && html`<button type="button" class="more-b" onClick=${() => setMore(true)}>${found.length - all.length} more chains</button>`}`;
}
