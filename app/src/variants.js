// The variant sheet: wordings word under word, and what differs, as a critical apparatus.
import { html, useEffect, useRef, useState } from "./html.js";
import { Arrow, Severity, Sigla } from "./glyphs.js";
import { Choices, Heading, Strip, Unknown } from "./frame.js";
import { By } from "./ledger.js";
import { link, route, wordsLink } from "./route.js";
import { about, claimOf, pack } from "./state.js";
import { counted, countedInterval, listed, plain, show } from "./words.js";
import { saveCsv, saveJson } from "./save.js";
import { Compared } from "./compared.js";
import { ChangeReview } from "./review.js";

// entries of an apparatus shown at first: the gravest
const FIRST = 8;
// sheets drawn before the page is shown, and those that follow at once
const SOON = 3;
const STEP = 12;
// characters of a cell that may wrap, so that each cell needs its own letter
const LONG = 64;
// letters that the filter offers
const LETTERS = 12;

const changesOf = (sheet) => [...sheet.entries, ...sheet.hidden];
const worstOf = (sheet) => Math.max(-1, ...changesOf(sheet).map((e) => e.severity));

function chosen(shown, query) {
  const claim = query.get("claim");
  const by = query.get("by");
  const only = query.get("only");
  return shown.sheets
    .filter((s) => !claim || s.claim === claim)
    .map((s) => (by ? { ...s, entries: s.entries.filter((e) => touches(e, by)), hidden: s.hidden.filter((e) => touches(e, by)) } : s))
    .filter((s) => (!by || changesOf(s).length > 0) && (!only || worstOf(s) >= Number(only)));
}

const touches = (entry, siglum) => entry.became_in.includes(siglum) || (!entry.directed && entry.was_in.includes(siglum));

export function Variants() {
  const shown = pack.value;
  const query = route.value.query;
  const sheets = chosen(shown, query);
  const [most, setMost] = useState(SOON);
  useEffect(() => {
    const timer = setTimeout(() => setMost((now) => Math.max(now, STEP)));
    return () => clearTimeout(timer);
  }, []);
  const letters = [...new Set(shown.sheets.flatMap((s) => changesOf(s).flatMap((e) => [...e.became_in, ...(e.directed ? [] : e.was_in)])))].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const heads = ["claim", "change", "severity", "directed", "was", "in", "became", "in", "note"];
  const cells = sheets.flatMap((s) => changesOf(s).map((e) => [claimOf.value.get(s.claim)?.row.gloss, e.name, e.severity, e.directed ? "yes" : "no", e.was, e.was_in.join(" "), e.became, e.became_in.join(" "), e.note]));
  const saves = shown.sheets.length ? [["CSV", () => saveCsv("variants", heads, cells)], ["JSON", () => saveJson("variants", sheets)]] : [];
  return html`<section class="view" aria-label="Variant sheet"><${Strip} /><${Heading} title="Variant sheet" saves=${saves} />
    ${shown.sheets.length === 0 ? html`<${Unknown} title=${shown.articles.length < 2 ? "One article." : "Nothing to compare."}>${shown.articles.length < 2 ? "Differences need a second article on the story: add one, and its wordings stand below these." : "No claim here has two wordings that differ."}</${Unknown}>`
    : html`<p class="lede">The earliest form stands on top, later forms below it, word under word. Where nothing is dated the fullest form leads, and what is found is a <em>difference</em> (⇄), not a change (→). <em>om.</em> left out, <em>add.</em> added.</p>
      ${query.get("claim") ? html`<p class="seg"><a href=${link(shown.id, "variants")}>All ${shown.sheets.length} sheets</a></p>`
      : html`<${Choices} name="only" label="How grave" value=${query.get("only") ?? ""} options=${[["", "All"], ["1", "Meaning shaded or changed"], ["2", "A reader would believe something else"]]} />
        ${letters.length > 1 && html`<${Choices} name="by" label="Changed by which article" value=${query.get("by") ?? ""}
          options=${[["", "By any article"], ...letters.slice(0, LETTERS).map((l) => [l, html`<${Sigla} letters=${[l]} />`, shown.articles.find((a) => a.siglum === l)?.outlet])]} />`}`}
      ${query.get("by") && html`<p class="small by-line">What ${show(shown.articles.find((a) => a.siglum === query.get("by"))?.outlet ?? "it")} (${query.get("by")}) has otherwise than the others.</p>`}
      ${sheets.length ? sheets.slice(0, most).map((s) => html`<${Sheet} key=${s.claim} sheet=${s} shown=${shown} wanted=${s.claim === query.get("claim")} />`)
      : html`<${Unknown} title="No difference is like that here.">The wordings were compared word by word; <a href=${link(shown.id, "variants")}>all ${shown.sheets.length} sheets</a> show them.</${Unknown}>`}
      ${sheets.length > most && html`<button type="button" class="more-b" onClick=${() => setMost(most + STEP)}>${counted(sheets.length - most, "more sheet")}</button>`}`}</section>`;
}

function Sheet({ sheet, shown, wanted }) {
  const claim = claimOf.value.get(sheet.claim);
  const row = claim.row;
  const here = useRef(null);
  useEffect(() => {
    if (wanted) here.current.scrollIntoView({ block: "start" });
  }, [wanted]);
  return html`<article class="var" ref=${here} aria-label=${plain(row.gloss)}><header><h2 class="q"><a href=${link(shown.id, "ledger", null, { claim: row.claim })}>${show(row.gloss)}</a></h2>
      <p class="small"><${By} words=${row.by} claim=${row.claim} shown=${shown} />, ${counted(row.outlets, "outlet")}, ${countedInterval(row.origins, "origin")}</p></header>
    ${sheet.unread.length > 0 && html`<p class="lac"><span>${show(listed(sheet.unread))}: not read. Add it, and the rows below can be set against the words as first taken down.</span></p>`}
    ${sheet.tables.map((t) => html`<${Table} table=${t} shown=${shown} />`)}
    <${Others} sheet=${sheet} shown=${shown} />
    <${Apparatus} entries=${sheet.entries} shown=${shown} />
    ${sheet.hidden.length > 0 && html`<details class="form"><summary>${counted(sheet.hidden.length, "difference")} of form</summary><ol class="app">${sheet.hidden.map((e) => html`<${Entry} entry=${e} shown=${shown} />`)}</ol></details>`}
    ${!sheet.entries.length && !sheet.hidden.length && html`<p class="small">No change is named here: the wordings differ, the meaning was not found to.</p>`}</article>`;
}

function Table({ table, shown }) {
  const long = table.columns.some((column) => column.some(([words]) => words && words.length > LONG));
  return html`<div class=${`align${long ? " own" : ""}`} role="group" aria-label="Wordings, word under word">
    <span class="sg">${table.rows.map((r) => html`<a href=${wordsLink(shown.id, r)} title=${plain(r.words)}>${r.sigla.join(" ")}</a>`)}</span>
    ${table.columns.map((column) => html`<span>${column.map(([words, severity], n) => html`<span data-s=${table.rows[n].sigla.join(" ")}
      class=${[severity !== null ? `v${severity}` : "", words ? "" : "om"].filter(Boolean).join(" ") || null}>${words ? show(words) : "om."}</span>`)}</span>`)}</div>`;
}

// wordings too different to stand in a table, each set against the lead
function Others({ sheet, shown }) {
  const lead = sheet.tables[0]?.rows[0] ?? sheet.others[0];
  return html`${sheet.others.map((r) => html`<p class="alone"><a class="sg-i" href=${wordsLink(shown.id, r)}>${r.sigla.join(" ")}</a> <span class="q">${r === lead ? show(r.words) : html`<${Compared} lead=${lead.words} words=${r.words} />`}</span></p>`)}
    ${sheet.more > 0 && html`<p class="small">and ${counted(sheet.more, "more wording")}</p>`}`;
}

function Apparatus({ entries, shown }) {
  const [all, setAll] = useState(false);
  if (!entries.length) return null;
  const some = all ? entries : entries.slice(0, FIRST);
  return html`<ol class="app">${some.map((e) => html`<${Entry} entry=${e} shown=${shown} />`)}</ol>
    ${entries.length > some.length && html`<button type="button" class="more-b" onClick=${() => setAll(true)}>${counted(entries.length - FIRST, "more difference")}</button>`}`;
}

const In = ({ letters }) => html` <b class="sg-i">${letters.join(" ")}</b>`;

function Entry({ entry, shown }) {
  const arrow = html` <${Arrow} directed=${entry.directed} /> `;
  return html`<li><span class="k"><${Severity} of=${entry.severity} />${entry.name}</span><span>
    ${entry.was && html`<span class="q">${show(entry.was)}</span><${In} letters=${entry.was_in} />${arrow}`}
    ${entry.became ? html`<span class="q">${show(entry.became)}</span>${!entry.was && html` <em>add.</em>`}` : html`<em>om.</em>`}<${In} letters=${entry.became_in} />
    ${entry.note && html`<span class="w">${show(entry.note)}</span>`}${about.value.review && html`<${ChangeReview} entry=${entry} shown=${shown} />`}</span></li>`;
}
