// Sources of a story, and all that one of them is reported to have said.
import { html } from "./html.js";
import { Severity, Sigla } from "./glyphs.js";
import { Heading, Strip, Unknown } from "./frame.js";
import { ask, link, route, wordsLink } from "./route.js";
import { claimOf, pack, sheetOf } from "./state.js";
import { bySiglum, capital, counted, interval, listed, show } from "./words.js";
import { saveCsv, saveJson } from "./save.js";

const distinct = (values) => [...new Set(values)];
const sigla = (said) => distinct(said.map((s) => s.siglum)).sort(bySiglum);

export function Sources() {
  const shown = pack.value;
  const query = route.value.query;
  const words = (query.get("q") ?? "").toLowerCase();
  const found = shown.sources.filter((s) => `${s.name} ${s.kind}`.toLowerCase().includes(words));
  const heads = ["source", "kind", "passages", "articles", "origin of claims"];
  const cells = (s) => [s.name, s.kind, s.said.length, sigla(s.said).join(" "), s.origin_of.length];
  return html`<section class="view"><${Strip} /><${Heading} title="Sources" saves=${shown.sources.length ? [["CSV", () => saveCsv("sources", heads, found.map(cells))], ["JSON", () => saveJson("sources", found)]] : []}>
      ${shown.sources.length > 8 && html`<input type="search" class="find" placeholder="Find a source" aria-label="Find a source" value=${query.get("q") ?? ""} onInput=${(e) => ask({ q: e.currentTarget.value })} />`}</${Heading}>
    <p class="lede">Everybody to whom the articles ascribe words. Open one for all that it is reported to have said, in which words, through whom.</p>
    ${found.length ? html`<table class="tbl stack few"><caption class="vh">Sources</caption><thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col">Passages</th><th scope="col">In</th><th scope="col">Origin of</th></tr></thead><tbody>
      ${found.map((s) => html`<tr key=${s.id}><td><a href=${link(shown.id, "source", s.id)}><b>${show(s.name)}</b></a></td><td data-l="Kind">${s.kind}</td>
        <td data-l="Passages">${s.said.length}</td><td data-l="In"><${Sigla} letters=${sigla(s.said)} /></td><td data-l="Origin of">${s.origin_of.length ? counted(s.origin_of.length, "claim") : "none"}</td></tr>`)}</tbody></table>`
    : html`<${Unknown} title=${shown.sources.length ? "No source has these words." : "No source was found."}>${!shown.sources.length && "Every statement stands in the articles’ own voice, or nobody could be named."}</${Unknown}>`}</section>`;
}

// passages of one claim stand together; those of none stand alone
function grouped(source) {
  const rows = new Map();
  for (const said of source.said) {
    const key = said.claim ?? `alone:${said.attribution}`;
    if (!rows.has(key)) rows.set(key, []);
    rows.get(key).push(said);
  }
  return [...rows.values()];
}

export function Source() {
  const shown = pack.value;
  const source = shown.sources.find((s) => s.id === route.value.item);
  if (!source) {
    return html`<section class="view"><${Strip} /><${Heading} title="Source" /><${Unknown} title="No source of that name is in this story.">
      <a href=${link(shown.id, "sources")}>All ${shown.sources.length} sources</a></${Unknown}></section>`;
  }
  const rows = grouped(source);
  const heads = ["article", "words", "quoted", "through", "inferred", "claim"];
  const cells = (s) => [s.siglum, s.words, s.mode, s.through.join(", "), s.inferred ? "yes" : "", claimOf.value.get(s.claim)?.row.gloss ?? ""];
  const quoted = source.said.filter((s) => s.mode !== "indirect").length;
  const letters = sigla(source.said);
  return html`<section class="view"><${Strip} /><${Heading} title=${source.name} saves=${[["CSV", () => saveCsv("source", heads, source.said.map(cells))], ["JSON", () => saveJson("source", source)]]} />
    <p class="lede">All that ${counted(letters.length, "article")} ${letters.length === 1 ? "reports" : "report"} this source to have said, in which words, through whom. ${capital(source.kind)}.
      ${source.mentions.length > 0 && html` Named as ${source.mentions.map((m, n) => html`${n ? ", " : ""}<span class="q">“${show(m.words)}”</span> in ${m.sigla.join(", ")}`)}.`}</p>
    <dl class="four">
      <div><dt>Origin of</dt><dd><b>${counted(source.origin_of.length, "claim")}</b><span>${several(source)}</span></dd></div>
      <div><dt>Occasions known</dt><dd><b class=${source.occasions.length ? "" : "unk"}>${source.occasions.length || "none stated"}</b><span>${source.occasions.length ? show(listed(source.occasions)) : "no article says where or to whom"}</span></dd></div>
      <div><dt>In quotation marks</dt><dd><b>${counted(quoted, "passage")}</b><span>of ${source.said.length} in ${listed(letters)}</span></dd></div>
      <div><dt>Basis</dt><dd><b class=${source.bases.length ? "" : "unk"}>${listed(source.bases) || "not stated"}</b><span>${source.bases.length ? "as the articles tell it" : "no article says how this is known"}</span></dd></div>
    </dl>
    <table class="tbl said stack"><caption class="vh">Passages</caption><thead><tr><th scope="col">Said</th><th scope="col">Through</th><th scope="col">Claim and difference</th></tr></thead>
      ${rows.map((row) => html`<tbody key=${row[0].attribution}>${row.map((said, n) => html`<tr class=${n + 1 < row.length ? "same" : ""}>
        <td data-l=${`In ${said.siglum}`}><div class="saidrow"><${Sigla} letters=${[said.siglum]} /> <a class="q" href=${wordsLink(shown.id, said)}>${show(said.words)}</a>${said.denied && html` <span class="small">denies it</span>`}</div></td>
        <td data-l="Through">${said.through.length ? show(said.through.join(", ")) : html`<span class="small">not stated</span>`}${said.inferred && html` <span class="unk">inferred</span>`}</td>
        ${n === 0 && html`<td data-l="Claim and difference" rowspan=${row.length}><${Differs} shown=${shown} row=${row} /></td>`}</tr>`)}</tbody>`)}</table></section>`;
}

function several(source) {
  const outlets = source.origin_of.filter((id) => claimOf.value.get(id)?.row.outlets > 1).length;
  return source.origin_of.length ? `${outlets} of two outlets or more` : "its words are told by others";
}

function Differs({ shown, row }) {
  const claim = claimOf.value.get(row[0].claim);
  if (!claim) return html`<span class="small">part of no claim in the ledger</span>`;
  const worst = claim.row.worst;
  return html`<a href=${link(shown.id, "ledger", null, { claim: claim.row.claim })}>${counted(claim.row.outlets, "outlet")}, ${interval(claim.row.origins)} origin${claim.row.origins[1] === 1 && claim.row.origins[0] === 1 ? "" : "s"}</a>
    ${worst && html`<br />${sheetOf.value.has(claim.row.claim) ? html`<a href=${link(shown.id, "variants", null, { claim: claim.row.claim })}><${Severity} of=${worst.severity} />${worst.name.toLowerCase()}</a>` : html`<${Severity} of=${worst.severity} />${worst.name.toLowerCase()}`}`}`;
}
