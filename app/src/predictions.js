// Predictions of a story: who, in which words, under what condition, until when, retold how.
import { html, useEffect, useRef } from "./html.js";
import { Sigla } from "./glyphs.js";
import { Choices, Heading, Strip, Unknown } from "./frame.js";
import { link, route, wordsLink } from "./route.js";
import { about, articleOf, pack } from "./state.js";
import { capital, counted, listed, plain, show } from "./words.js";
import { saveCsv, saveJson } from "./save.js";
import { Compared } from "./compared.js";
import { Resolution } from "./review.js";

// resolved entries below which nobody is scored
const MIN_SCORED = 10;

export function Predictions() {
  const shown = pack.value;
  const query = route.value.query;
  const all = shown.forecasts.filter((f) => f.kind === "prediction");
  const apart = shown.forecasts.filter((f) => f.kind !== "prediction");
  const people = [...new Set(all.map((f) => f.predictor))];
  const found = all.filter((f) => (!query.get("who") || f.predictor === query.get("who")) && (!query.get("status") || f.status === query.get("status")));
  const resolved = all.filter((f) => f.status !== "open").length;
  const unchecked = all.filter((f) => f.status === "not checkable").length;
  const statuses = [...new Set(all.map((f) => f.status))];
  const heads = ["predictor", "words", "article", "reported on", "condition", "horizon", "strength", "class", "status", "retold in"];
  const cells = (f) => [f.predictor, f.words, f.siglum, f.said_on ?? "unknown", f.condition ?? "none stated", f.horizon ?? "none stated", f.strength ?? "", f.kind, f.status, [...f.same, ...f.retold.map((r) => r.siglum)].join(" ")];
  const saves = shown.forecasts.length ? [["CSV", () => saveCsv("predictions", heads, shown.forecasts.map(cells))], ["JSON", () => saveJson("predictions", shown.forecasts)]] : [];
  return html`<section class="view" aria-label="Predictions"><${Strip} /><${Heading} title="Predictions" saves=${saves} />
    ${all.length ? html`<p class="lede">${counted(all.length, "prediction")} in ${counted(shown.articles.length, "article")}, ${resolved} resolved${unchecked ? `, ${unchecked} not checkable` : ""}. A prediction counts once, however many outlets relay it. No score is shown for anyone under ${MIN_SCORED} resolved entries.</p>`
    : html`<${Unknown} title="No prediction was found.">Statements that somebody says will hold, and that can be checked later, would stand here.${apart.length > 0 && " What only looks like one stands below."}</${Unknown}>`}
    ${people.length > 1 && html`<${Choices} name="who" label="Predictor" value=${query.get("who") ?? ""} options=${[["", "Everybody"], ...people.slice(0, 8).map((p) => [p, show(p)])]} />`}
    ${statuses.length > 1 && html`<${Choices} name="status" label="Status" value=${query.get("status") ?? ""} options=${[["", "Any status"], ...statuses.map((s) => [s, capital(s)])]} />`}
    ${found.map((f) => html`<${Forecast} key=${f.id} of=${f} shown=${shown} wanted=${query.get("id") === f.id} />`)}
    ${apart.length > 0 && html`<div class="apart"><h2 class="sub">Logged apart</h2><p class="small">They look like predictions and are not counted as such.</p>
      <table class="tbl stack"><caption class="vh">Logged apart</caption><thead><tr><th scope="col">Words</th><th scope="col">Who</th><th scope="col">Class</th><th scope="col">Why apart</th></tr></thead><tbody>
      ${apart.map((f) => html`<tr key=${f.id}><td class="q"><a href=${wordsLink(shown.id, f)}>${show(f.words)}</a></td><td data-l="Who">${show(f.predictor)}, in ${f.siglum}</td><td data-l="Class"><b>${f.kind}</b></td>
        <td data-l="Why apart">${f.why_apart}${f.strength && html` Its word: “${show(f.strength)}”.`}</td></tr>`)}</tbody></table></div>`}</section>`;
}

const none = (words, rest) => html`<span class="unk">${words}</span>${rest}`;

function Forecast({ of, shown, wanted }) {
  const source = shown.sources.find((s) => s.said.some((t) => t.article === of.article && t.attribution === of.attribution));
  const told = articleOf.value.get(of.article)?.told.find((t) => t.id === of.attribution);
  const relays = told ? told.chain.slice(1).map((h) => `${h.name}${h.held ? "" : ", not read"}`) : [];
  const letters = [...new Set([of.siglum, ...of.same, ...of.retold.map((r) => r.siglum)])];
  const here = useRef(null);
  useEffect(() => {
    if (wanted) here.current.scrollIntoView({ block: "center" });
  }, [wanted]);
  return html`<article ref=${here} class=${`rec${wanted ? " wanted" : ""}`} aria-label=${plain(of.words)}><div><p class="status">${capital(of.status)}</p><h2 class="q big"><a href=${wordsLink(shown.id, of)}>${show(of.words)}</a></h2>
      <p class="small rs">As reported by <a href=${link(shown.id, "article", of.article, { said: of.attribution })}>${of.siglum}</a>${of.same.length > 1 && html`; the same words in ${of.same.join(", ")}`}.</p>
      ${of.retold.length > 0 && html`<h3>How others worded it</h3><ul class="retold">${of.retold.map((r) => html`<li><a class="sg-i" href=${wordsLink(shown.id, r)}>${r.siglum}</a> <span class="q"><${Compared} lead=${of.words} words=${r.words} /></span></li>`)}</ul>`}
      <h3>What would resolve it</h3><p class="settles">${settles(of)}</p>
      ${about.value.review && html`<${Resolution} of=${of} />`}</div>
    <dl class="slots"><dt>Predictor</dt><dd>${source ? html`<a href=${link(shown.id, "source", source.id)}>${show(of.predictor)}</a>` : show(of.predictor)}</dd>
      <dt>Reported on</dt><dd>${of.said_on ? of.said_on.slice(0, 10) : none("unknown", ": the article is not dated")}</dd>
      <dt>Condition</dt><dd>${of.condition ? html`<span class="q">${show(of.condition)}</span>` : "none stated"}</dd>
      <dt>Horizon</dt><dd>${of.horizon ? html`<span class="q">${show(of.horizon)}</span>${of.horizon_dates && ` (${of.horizon_dates})`}` : none("none stated", "; never guessed")}</dd>
      <dt>Strength</dt><dd>${of.strength ? show(of.strength) : "no word of likelihood"}</dd>
      <dt>First relay</dt><dd>${relays.length ? show(relays[0]) : none("not stated", "")}</dd>
      <dt>Relayed in</dt><dd><${Sigla} letters=${letters} /></dd>
      <dt>Status</dt><dd>${of.status}</dd></dl></article>`;
}

// nobody but a person resolves a prediction, with evidence and a date
function settles(of) {
  if (of.status !== "open") return `It is ${of.status === "withdrawn" ? "withdrawn" : `marked “${of.status}”`} by a person’s decision.`;
  const parts = [];
  if (of.condition) parts.push("The condition has to be met first.");
  parts.push(of.horizon ? "After its horizon: a person’s decision, with evidence and a date." : "No horizon is stated, so it stays open until it came true, or is withdrawn: a person’s decision, with evidence and a date.");
  return listed([parts.join(" ")]);
}
