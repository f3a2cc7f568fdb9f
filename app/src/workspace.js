// Lists over all stories of a workspace: its sources, and its predictions with their status.
import { html, useEffect, useState } from "./html.js";
import { Heading, Unknown } from "./frame.js";
import { ask, link, route } from "./route.js";
import { source } from "./state.js";
import { capital, counted, show } from "./words.js";
import { saveCsv, saveJson } from "./save.js";

const STATUSES = ["open", "came true", "did not", "partly", "condition not met", "not checkable", "withdrawn"];
// milliseconds after the last letter typed
const PAUSE = 200;

// rows of a list that a server gives page by page; asked again where the address changes
function useRows(list, asked) {
  const [page, setPage] = useState(null);
  const [told, tell] = useState("");
  const key = JSON.stringify(asked);
  useEffect(() => {
    let still = true;
    const load = () => source.value.list(list, asked).then((found) => still && setPage(found), (error) => still && tell(error.message));
    const timer = setTimeout(load, page ? PAUSE : 0);
    return () => {
      still = false;
      clearTimeout(timer);
    };
  }, [list, key]);
  const more = async () => {
    const next = await source.value.list(list, { ...asked, offset: page.items.length });
    setPage({ total: next.total, items: [...page.items, ...next.items] });
  };
  return [page, told, more];
}

function Listing({ title, name, lede, label, rows, asked, heads, cells, children, draw, empty }) {
  const [page, told, more] = rows;
  const saves = page?.items.length ? [["CSV", () => saveCsv(name, heads, page.items.map(cells))], ["JSON", () => saveJson(name, page.items)]] : [];
  return html`<section class="view"><${Heading} title=${title} saves=${saves}>${label && html`<input type="search" class="find" placeholder=${label} aria-label=${label}
      value=${asked.q} onInput=${(e) => ask({ q: e.currentTarget.value })} />`}${children}</${Heading}>
    <p class="lede">${lede} <span role="status">${told || (page ? `${counted(page.total, "row")}.` : "Reading …")}</span></p>
    ${page && (page.items.length ? html`<table class="tbl stack"><caption class="vh">${title}</caption><thead><tr>${heads.map((h) => html`<th scope="col">${capital(h)}</th>`)}</tr></thead>
      <tbody>${page.items.map(draw)}</tbody></table>
      ${page.total > page.items.length && html`<button type="button" class="more-b" onClick=${more}>${counted(page.total - page.items.length, "more row")}</button>`}`
      : html`<${Unknown} title=${empty}>Another choice may find some.</${Unknown}>`)}</section>`;
}

export function AllSources() {
  const query = route.value.query;
  const asked = { q: query.get("q") ?? "" };
  const rows = useRows("sources", asked);
  return html`<${Listing} title="Sources of all stories" name="sources" label="Find a source" rows=${rows} asked=${asked}
    lede="Everybody to whom the articles ascribe words, story by story." empty="No source has these words."
    heads=${["source", "kind", "passages"]} cells=${(s) => [s.name, s.kind, s.attributions]}
    draw=${(s) => html`<tr key=${s.story + s.id}><td><a href=${link(s.story, "source", s.id)}><b>${show(s.name)}</b></a></td><td data-l="Kind">${s.kind}</td><td data-l="Passages">${s.attributions}</td></tr>`} />`;
}

export function AllPredictions() {
  const query = route.value.query;
  const asked = { predictor: query.get("predictor") ?? "", status: query.get("status") ?? "" };
  const rows = useRows("predictions", asked);
  return html`<${Listing} title="Predictions of all stories" name="predictions" rows=${rows} asked=${asked}
    lede=${html`One row a prediction, however many outlets relay it. No score is shown: that takes ten resolved entries of one predictor.
      ${asked.predictor && html` Those of <b>${show(asked.predictor)}</b>; <button type="button" class="more-b" onClick=${() => ask({ predictor: null })}>of everybody</button>.`}`} empty="No prediction is like that."
    heads=${["words", "predictor", "class", "status"]} cells=${(p) => [p.words, p.prediction.predictor, p.prediction.class, p.prediction.status]}
    draw=${(p) => html`<tr key=${p.prediction.id}><td class="q"><a href=${link(p.story, "predictions", null, { id: p.prediction.id })}>${show(p.words)}</a></td><td data-l="Predictor"><button type="button" class="who-b" onClick=${() => ask({ predictor: p.prediction.predictor })}>${show(p.prediction.predictor)}</button></td>
      <td data-l="Class">${p.prediction.class}</td><td data-l="Status"><b>${p.prediction.status}</b></td></tr>`}>
    <label class="sort">Status <select value=${asked.status} onChange=${(e) => ask({ status: e.currentTarget.value })}><option value="">any</option>${STATUSES.map((s) => html`<option value=${s}>${s}</option>`)}</select></label></${Listing}>`;
}
