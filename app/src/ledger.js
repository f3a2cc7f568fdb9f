// The claim ledger: what is claimed, by how many outlets, collections and origins, and why.
import { html, useEffect, useRef, useState } from "./html.js";
import { Arrow, Legend, Marks, Severity, Sigla } from "./glyphs.js";
import { Choices, Heading, saveDossier, Unknown } from "./frame.js";
import { ask, link, route, wordsLink } from "./route.js";
import { about, articleOf, pack, problems, sheetOf, source } from "./state.js";
import { counted, interval, sentence, show, tied } from "./words.js";
import { saveCsv, saveJson } from "./save.js";
import { ClaimReview } from "./review.js";

// rows: what a reader takes in at one look, and what a page draws at once
const FIRST = 10;
const STEP = 50;

const FILTERS = [
  ["", "All", () => true],
  ["several", "Two outlets or more", (c) => c.row.outlets > 1],
  ["one", "One origin, several outlets", (c) => c.row.outlets > 1 && c.row.origins[1] === 1],
  ["unsourced", "No usable source", (c) => c.row.unknown > 0],
  ["changed", "Meaning changed", (c) => c.row.worst && c.row.worst.severity > 0],
  ["denied", "Denied", (c) => c.row.denials > 0],
  ["predictions", "Predictions", (c) => c.prediction],
];

const SORTS = {
  outlets: (c) => [-c.row.outlets],
  collections: (c) => [c.row.collections[0], c.row.collections[1]],
  origins: (c) => [c.row.origins[0], c.row.origins[1], -c.row.outlets],
  worst: (c) => [-(c.row.worst?.severity ?? -1), -c.row.changes],
  claim: (c) => [c.row.gloss.toLowerCase()],
};

const compare = (a, b) => {
  for (let n = 0; n < a.length; n += 1) if (a[n] !== b[n]) return a[n] < b[n] ? -1 : 1;
  return 0;
};

function chosen(claims, query) {
  const keep = FILTERS.find(([name]) => name === (query.get("only") ?? ""))?.[2] ?? FILTERS[0][2];
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = claims.filter((c) => keep(c) && words.every((w) => `${c.row.gloss} ${c.row.by}`.toLowerCase().includes(w)));
  const key = SORTS[query.get("sort")];
  if (!key) return found;
  const sign = query.get("down") ? -1 : 1;
  return found
    .map((c, n) => [key(c), n, c])
    .sort((a, b) => sign * compare(a[0], b[0]) || a[1] - b[1])
    .map((row) => row[2]);
}

export const Quote = ({ quote, story }) =>
  html`<a class="q" href=${wordsLink(story, quote)}>“${show(quote.words)}”</a>`;

export function ReasonList({ reasons, story }) {
  return html`<div class="reasons">${reasons.map((reason) => html`<div key=${reason.title}><h3>${reason.title}</h3>
    ${reason.lines.map((line) => html`<p><${Sigla} letters=${line.sigla} /> ${show(line.text)}
      ${line.quotes.map((q, n) => html`${n ? " … " : ": "}<${Quote} quote=${q} story=${story} />`)}</p>`)}
    ${reason.more > 0 && html`<p class="small">and ${reason.more} more</p>`}</div>`)}</div>`;
}

// names of sources in a line of text lead to their pages
export function By({ words, claim, shown }) {
  const named = shown.sources.filter((s) => s.origin_of.includes(claim) && words.includes(s.name));
  let parts = [words];
  for (const one of named.sort((a, b) => b.name.length - a.name.length)) {
    parts = parts.flatMap((part) => {
      if (typeof part !== "string" || !part.includes(one.name)) return [part];
      const at = part.indexOf(one.name);
      return [part.slice(0, at), html`<a href=${link(shown.id, "source", one.id)}>${show(one.name)}</a>`, part.slice(at + one.name.length)];
    });
  }
  return parts.map((part) => (typeof part === "string" ? show(part) : part));
}

export function Worst({ row, story }) {
  const worst = row.worst;
  if (!worst) return html`<div class="chg small">${row.outlets < 2 ? "One outlet" : "None found"}</div>`;
  const name = html`<${Severity} of=${worst.severity} />${worst.name}`;
  const said = (words) => (words ? html`“${show(words)}”` : "nothing");
  return html`<div class="chg">${sheetOf.value.has(row.claim) ? html`<a href=${link(story, "variants", null, { claim: row.claim })}>${name}</a>` : name}
    <span class="was">${said(worst.was)} <${Arrow} directed=${worst.directed} /> ${said(worst.became)}</span></div>`;
}

const Count = ({ label, tone, kind, pair }) => html`<td class=${`n ${tone}`} data-l=${label}>
  <b>${interval(pair)}</b><${Marks} kind=${kind} least=${pair[0]} most=${pair[1]} /></td>`;

function Row({ claim, shown, wanted, first }) {
  const { row } = claim;
  const [open, setOpen] = useState(first || wanted);
  const here = useRef(null);
  useEffect(() => {
    if (!wanted) return;
    setOpen(true);
    here.current.scrollIntoView({ block: "center" });
    here.current.querySelector("button").focus({ preventScroll: true });
  }, [wanted]);
  const id = `why-${row.claim}`;
  return html`<tbody ref=${here} class=${wanted ? "wanted" : ""} data-claim=${row.claim}>
    <tr class="open"><th scope="row" class="cl"><button type="button" class="gl q" aria-expanded=${open ? "true" : "false"} aria-controls=${id}
        onClick=${() => setOpen(!open)}>${show(row.gloss)}<span class="vh">: why these counts</span></button>
      <span class="by"><${By} words=${row.by} claim=${row.claim} shown=${shown} />${claim.prediction && ", a prediction"}</span></th>
    <${Count} label="Outlets" tone="" kind="page" pair=${[row.outlets, row.outlets]} />
    <${Count} label="Collections" tone="k2" kind="diamond" pair=${row.collections} />
    <${Count} label="Origins" tone="o" kind="circle" pair=${row.origins} />
    <td class="chgc"><${Worst} row=${row} story=${shown.id} /></td>
    <td class="flc"><ul class="flag">${row.flags.map((flag) => html`<li key=${flag}>${flag}</li>`)}</ul></td></tr>
    <tr class="why" id=${id} hidden=${!open}><td colspan="6">${open && html`<${ReasonList} reasons=${claim.reasons} story=${shown.id} />
      <p class="ways"><a href=${link(shown.id, "map", null, { claim: row.claim })}>On the map</a>
      ${sheetOf.value.has(row.claim) && html` <a href=${link(shown.id, "variants", null, { claim: row.claim })}>All its wordings</a>`}
      ${claim.wordings.length > 0 && html` <a href=${wordsLink(shown.id, { article: claim.wordings[0].article, attribution: claim.wordings[0].attribution, at: claim.wordings[0].spans[0]?.[0] })}>In the article</a>`}
      ${" "}<a href=${link(shown.id, "ledger", null, { claim: row.claim })}>Link to this claim</a></p>
      ${about.value.review && html`<${ClaimReview} claim=${claim} shown=${shown} />`}`}</td></tr></tbody>`;
}

function Head({ name, words, lead }) {
  const query = route.value.query;
  const on = query.get("sort") === name;
  const down = on && query.get("down");
  const turn = () => ask(on ? (down ? { sort: null, down: null } : { down: "1" }) : { sort: name, down: null });
  return html`<th scope="col" class=${lead ? "lead" : ""} aria-sort=${on ? (down ? "descending" : "ascending") : null}>
    <button type="button" onClick=${turn} title="Sort">${words}<span class="dir" aria-hidden="true">${on ? (down ? "↓" : "↑") : ""}</span></button></th>`;
}

function Story({ shown }) {
  const lead = shown.claims[0];
  return html`<header class="story"><p class="kick">${shown.kick}</p>
    <h1 class="lead" tabindex="-1">${lead ? html`“${show(lead.row.gloss)}”` : show(shown.title)}</h1>
    ${lead && html`<ul class="tally">${shown.counts.map(({ text, small }, n) => html`<li key=${n}>
        <${Marks} kind=${["page", "diamond", "circle"][n]} least=${[lead.row.outlets, lead.row.collections[0], lead.row.origins[0]][n]}
          most=${[lead.row.outlets, lead.row.collections[1], lead.row.origins[1]][n]} inRow=${matchMedia("(max-width: 760px)").matches ? 3 : 8} />
        <p class="dt"><b>${text.split(" ")[0]}</b> <span>${text.split(" ").slice(1).join(" ")}</span></p><p class="dd">${tied(small)}</p></li>`)}</ul>
      <p class="say">${tied(shown.says.join(" "))}</p>`}
    <${Who} shown=${shown} /></header>`;
}

// articles: a line of names is read to about a dozen
const FEW = 12;

function Who({ shown }) {
  const [all, setAll] = useState(false);
  const some = all ? shown.articles : shown.articles.slice(0, FEW);
  return html`<ul class="who" aria-label="Articles">${some.map((a) => html`<li key=${a.id}><${Sigla} letters=${[a.siglum]} />
      ${" "}<a href=${link(shown.id, "article", a.id)}>${show(a.outlet)}</a> <span class="small">${tied(a.sub)}</span></li>`)}
    ${shown.articles.length > some.length && html`<li><button type="button" class="more-b" onClick=${() => setAll(true)}>and ${shown.articles.length - FEW} more articles</button></li>`}</ul>`;
}

export function Ledger() {
  const shown = pack.value;
  const query = route.value.query;
  const wanted = query.get("claim");
  const rows = chosen(shown.claims, query);
  const at = wanted ? rows.findIndex((c) => c.row.claim === wanted) : -1;
  const [most, setMost] = useState(FIRST);
  const until = Math.max(most, at + 1);
  const heads = ["claim", "by", "outlets", "collections least", "collections most", "origins least", "origins most", "worst difference", "severity", "was", "became", "flags", "articles"];
  const cells = ({ row }) => [row.gloss, row.by, row.outlets, ...row.collections, ...row.origins, row.worst?.name ?? "", row.worst?.severity ?? "",
    row.worst?.was ?? "", row.worst?.became ?? "", row.flags.join("; "), row.articles.map((a) => articleOf.value.get(a)?.outlet ?? a).join("; ")];
  const saves = shown.claims.length ? [
    ["CSV", () => saveCsv("ledger", heads, rows.map(cells))],
    ["JSON", () => saveJson("ledger", rows.map((c) => c.row))],
  ] : [];
  if (source.value.dossier()) saves.push(["Dossier", saveDossier]);
  return html`<section class="view first" aria-label="Claim ledger"><${Story} shown=${shown} />
    ${html`<div class="ledger-head"><${LedgerHeading} saves=${saves} many=${shown.claims.length > 3} /></div>`}
    ${shown.claims.length ? html`
      ${shown.claims.length > 3 && html`<${Choices} name="only" label="Show" value=${query.get("only") ?? ""}
        options=${FILTERS.map(([name, words, keep]) => [name, words, keep]).filter(([name, , keep]) => !name || shown.claims.some(keep))
          .map(([name, words, keep]) => [name, html`${words} <span class="num">${shown.claims.filter(keep).length}</span>`])} />`}
      ${rows.length ? html`<table class="ledger"><caption class="small">${caption(rows.length, Math.min(until, rows.length), shown.claims.length)}</caption>
        <thead><tr><${Head} name="claim" words="Claim, in its clearest words" /><${Head} name="outlets" words="Outlets" /><${Head} name="collections" words="Collections" />
          <${Head} name="origins" words="Origins" lead /><${Head} name="worst" words="Worst difference" /><th scope="col">Flags</th></tr></thead>
        ${rows.slice(0, until).map((c, n) => html`<${Row} key=${c.row.claim} claim=${c} shown=${shown} wanted=${c.row.claim === wanted} first=${n === 0 && !wanted} />`)}</table>
        ${rows.length > until && html`<button type="button" class="more-b" onClick=${() => setMost(until + STEP)}>${counted(rows.length - until, "more claim")}</button>`}
        <${Legend} />` : html`<${Unknown} title="No claim is like that here.">
          <button type="button" class="more-b" onClick=${() => ask({ q: null, only: null })}>Show all ${shown.claims.length}</button></${Unknown}>`}`
      : html`<${Unknown} title=${shown.articles.length < 2 ? "No claim found." : "No claim in common."}>${shown.empty}</${Unknown}>`}
    <${Problems} /></section>`;
}

function caption(found, drawn, all) {
  const told = found === all ? counted(all, "claim") : `${found} of ${counted(all, "claim")}`;
  return `${told}${drawn < found ? `, the first ${drawn}` : ""}. Each opens the reasons behind its counts.`;
}

function LedgerHeading({ saves, many }) {
  const query = route.value.query;
  return html`<div class="vhead"><h2 id="ledger-t">Claim ledger</h2><div class="tools">
    ${many && html`<input type="search" class="find" placeholder="Find a claim" aria-label="Find a claim" value=${query.get("q") ?? ""}
      onInput=${(e) => ask({ q: e.currentTarget.value })} />`}
    <${HeadTools} saves=${saves} /></div></div>`;
}

const HeadTools = ({ saves }) => html`<a href=${location.hash || "#/"} aria-label="Link to the claim ledger">Link</a>
  ${saves.map(([name, run]) => html` <button type="button" key=${name} onClick=${run}>${name}</button>`)}`;

// what was not read, or only in part
export function Problems() {
  const found = problems.value;
  if (!found.length) return null;
  return html`<section class="problems" aria-labelledby="problems-t"><h2 id="problems-t" class="sub">Not read, or only in part</h2>
    <ul class="prob">${found.map((p) => html`<li key=${p.input + p.code}><b>${show(p.input)}: ${show(sentence(p.message))}</b> ${show(sentence(p.hint))}</li>`)}</ul></section>`;
}

