// What cannot be told, why, and what would settle it; statements that nobody answers for.
import { html } from "./html.js";
import { Sigla } from "./glyphs.js";
import { Heading, Strip } from "./frame.js";
import { link } from "./route.js";
import { pack } from "./state.js";
import { capital, sentence, show } from "./words.js";
import { saveCsv, saveJson } from "./save.js";
import { prepareOnce } from "./article.js";

export function Unknowns() {
  const shown = pack.value;
  const missing = shown.articles.flatMap((a) => prepareOnce(a).missing.map((m) => ({ ...m, article: a.id, siglum: a.siglum })));
  const saves = [
    ["CSV", () => saveCsv("unknown", ["articles", "what", "reason", "what would settle it"], [...shown.unknowns.map((u) => [u.sigla.join(" "), u.what, u.reason, u.settles]), ...missing.map((m) => [m.siglum, m.words, m.kind, ""])])],
    ["JSON", () => saveJson("unknown", { unknowns: shown.unknowns, without_source: missing, problems: shown.problems })],
  ];
  return html`<section class="view"><${Strip} /><${Heading} title="Unknown in this story" saves=${saves} />
    <p class="lede">${shown.unknowns.length ? "Nothing is left blank. Each unknown says why it is one, and what would settle it." : "No claim of this story has an unknown that was recorded."}</p>
    ${shown.unknowns.length > 0 && html`<table class="tbl stack"><caption class="vh">Unknown</caption><thead><tr><th scope="col">What</th><th scope="col">Reason</th><th scope="col">What would settle it</th></tr></thead><tbody>
      ${shown.unknowns.map((u) => html`<tr><td data-l="What"><${Sigla} letters=${u.sigla} /> <a class="q" href=${link(shown.id, "ledger", null, { claim: u.claim })}>${show(u.what)}</a></td>
        <td data-l="Reason">${show(u.reason)}</td><td data-l="What would settle it">${show(u.settles)}</td></tr>`)}</tbody></table>`}
    <h2 class="sub">Statements without a source</h2>
    ${missing.length ? html`<p class="small">What an article says of the story’s claims in its own voice, or leaves to nobody.</p><table class="tbl stack nosource"><caption class="vh">Statements without a source</caption><thead><tr><th scope="col">Words</th><th scope="col">In</th><th scope="col">Why</th></tr></thead><tbody>
      ${missing.map((m) => html`<tr><td class="q"><a href=${link(shown.id, "article", m.article, { at: m.at })}>${show(m.words)}</a></td><td data-l="In"><${Sigla} letters=${[m.siglum]} /></td><td data-l="Why"><b>${capital(m.kind)}</b></td></tr>`)}</tbody></table>`
    : html`<p class="small">None was found in these articles.</p>`}
    ${shown.problems.length > 0 && html`<h2 class="sub">Read with trouble</h2><ul class="prob">${shown.problems.map((p) => html`<li class="mild"><b>${show(p.where)}: ${show(sentence(p.message))}</b> ${show(sentence(p.hint))}</li>`)}</ul>`}</section>`;
}
