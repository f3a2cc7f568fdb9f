// Every decision on record: who, when, why, and the way back.
import { html } from "./html.js";
import { Heading, Unknown } from "./frame.js";
import { about, reviews } from "./state.js";
import { NAMES, undo } from "./review.js";
import { counted, show } from "./words.js";
import { saveCsv, saveJson } from "./save.js";

export function Reviews() {
  const rows = reviews.value;
  const gone = new Set(rows.filter((r) => r.act === "undo").map((r) => r.target));
  const heads = ["at", "by", "act", "target", "value", "evidence", "on", "why"];
  const saves = rows.length ? [["CSV", () => saveCsv("reviews", heads, rows.map((r) => heads.map((h) => r[h])))], ["JSON", () => saveJson("reviews", rows)]] : [];
  return html`<section class="view"><${Heading} title="Reviews" saves=${saves} />
    ${rows.length ? html`<p class="lede">${counted(rows.length, "decision")}. Nothing is edited: a decision stands beside what was found, and undoing it is a decision too.</p>
      <table class="tbl stack"><caption class="vh">Reviews</caption><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Why</th><th scope="col"><span class="vh">Undo</span></th></tr></thead><tbody>
      ${rows.map((r) => html`<tr key=${r.id} class=${gone.has(r.id) ? "gone" : ""}><td data-l="When">${r.at.slice(0, 16).replace("T", " ")}</td><td data-l="Who">${show(r.by)}</td>
        <td data-l="What"><b>${NAMES[r.act] ?? r.act}</b> <code>${r.target}</code>${r.value && html` <span class="q">${show(r.value)}</span>`}${r.evidence && html`<br /><span class="small">${show(r.evidence)}${r.on && `, ${r.on}`}</span>`}</td>
        <td data-l="Why">${r.why ? show(r.why) : html`<span class="small">no reason given</span>`}</td>
        <td>${r.act !== "undo" && !gone.has(r.id) && html`<button type="button" class="more-b" onClick=${() => undo(r.id)}>Undo</button>`}${gone.has(r.id) && html`<span class="small">undone</span>`}</td></tr>`)}</tbody></table>`
    : html`<${Unknown} title="No decision is on record.">${about.value?.review ? "Accept, reject or correct a finding where it stands: in the ledger, in an article, beside a prediction." : "This server takes no reviews: start it with --review."}</${Unknown}>`}</section>`;
}
