// The marked article: who said what in it, through whom, and where nobody is named.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./html.js";
import { Sigla } from "./glyphs.js";
import { Heading, Strip, Unknown } from "./frame.js";
import { ask, link, route } from "./route.js";
import { about, articleOf, claimOf, pack } from "./state.js";
import { flatten, marksOfLines } from "./segments.js";
import { capital, counted, countedInterval, inside, plain, pointed, show } from "./words.js";
import { saveJson } from "./save.js";
import { ArticleReview, PassageReview } from "./review.js";

const CLASSES = {
  content: "c",
  "content in content": "c c2",
  "source, named": "s",
  "source, unnamed": "s u",
  relay: "s r",
  cue: "cue",
  hedge: "h",
  "no source": "x",
  "nobody named": "x",
  "writer’s inference": "x",
};
const MISSING = new Set(["no source", "nobody named", "writer’s inference"]);
const OPENS = new Set(["content", "content in content", ...MISSING]);
// pixels between two notes of one margin
const GAP = 8;
// paragraphs drawn before the page is shown; the rest follows at once
const FIRST = 60;

// the article as lines of segments, found once for each article that is opened
function prepare(article) {
  const cut = pointed(article.text);
  const reach = marksOfLines(article.lines, article.marks);
  const started = new Set();
  const spoken = new Map();
  const lines = article.lines.map((line, n) => ({
    ...line,
    number: n,
    segments: flatten(line.start, line.end, article.marks, reach[n]).map(([start, end, over]) => {
      const marks = over.map((m) => article.marks[m]);
      const passages = [...new Set(marks.map((m) => m[4]).reverse())];
      let first = null;
      for (const mark of marks) {
        if (mark[0] === start && OPENS.has(mark[2]) && !started.has(mark[4])) {
          started.add(mark[4]);
          first ??= { passage: mark[4], kind: mark[2] };
        }
      }
      return {
        start,
        words: cut(start, end),
        style: [...new Set(marks.flatMap((m) => CLASSES[m[2]].split(" ")))].join(" "),
        title: plain([...new Set(marks.map((m) => article.titles[m[3]]))].join("; ")),
        passages,
        first,
      };
    }),
    notes: [],
  }));
  for (const note of article.notes) {
    const line = lines.findLast((l) => l.start <= note.at) ?? lines[0];
    line?.notes.push(note);
    spoken.set(note.passage, note);
  }
  const missing = [];
  for (const mark of article.marks) {
    if (MISSING.has(mark[2]) && !missing.some((m) => m.passage === mark[4])) {
      missing.push({ passage: mark[4], kind: mark[2], at: mark[0], words: cut(mark[0], mark[1]) });
    }
  }
  return { lines, missing, spoken, cut };
}

const prepared = new WeakMap();
export function prepareOnce(article) {
  if (!prepared.has(article)) prepared.set(article, prepare(article));
  return prepared.get(article);
}

export function Article() {
  const shown = pack.value;
  const { item, query } = route.value;
  const article = articleOf.value.get(item) ?? shown.articles[0];
  if (!article) return html`<section class="view"><${Strip} /><${Heading} title="Marked article" /><${Unknown} title="No article of that name is here." /></section>`;
  const ready = prepareOnce(article);
  const saves = [["JSON", () => saveJson(`article-${article.siglum}`, { ...article, notes: ready.lines.flatMap((l) => l.notes) })],
    ["Annotations", () => saveJson(`annotations-${article.siglum}`, annotations(article, ready))]];
  return html`<section class="view" aria-label="Marked article"><${Strip} />
    <${Heading} title=${shown.articles.length > 1 ? "Marked articles" : "Marked article"} saves=${saves} />
    ${shown.articles.length > 1 && html`<${Chooser} shown=${shown} article=${article} />`}
    ${about.value.review && html`<${ArticleReview} shown=${shown} article=${article} key=${article.id} />`}<${Keys} /><${Missing} shown=${shown} article=${article} ready=${ready} />
    <${Text} key=${article.id} shown=${shown} article=${article} ready=${ready} query=${query} /></section>`;
}

// names side by side are read to about eight; beyond it a list is opened
const FEW = 8;

function Chooser({ shown, article }) {
  const label = (a) => html`<${Sigla} letters=${[a.siglum]} /> ${show(a.outlet)}${a.missing > 0 && `: ${counted(a.missing, "passage")} without a source`}`;
  if (shown.articles.length <= FEW) {
    return html`<nav class="seg" aria-label="Articles"><ul>${shown.articles.map((a) => html`<li key=${a.id}>
      <a href=${link(shown.id, "article", a.id)} aria-current=${a === article ? "true" : null}>${label(a)}</a></li>`)}</ul></nav>`;
  }
  const at = shown.articles.indexOf(article);
  const step = (by, words) => {
    const other = shown.articles[at + by];
    return html`<a class=${other ? "" : "off"} href=${other ? link(shown.id, "article", other.id) : null} aria-disabled=${other ? null : "true"}>${words}</a>`;
  };
  return html`<div class="seg"><label class="pick">Article <select value=${article.id} onChange=${(e) => { location.hash = link(shown.id, "article", e.currentTarget.value); }}>
    ${shown.articles.map((a) => html`<option value=${a.id}>${a.siglum} ${plain(a.outlet)}, ${plain(a.sub)}${a.missing ? `, ${a.missing} without a source` : ""}</option>`)}</select></label>
    ${step(-1, "Previous")} ${step(1, "Next")}</div>`;
}

const Keys = () => html`<ul class="keys" aria-label="Marks, one channel each">
  <li><span class="q s">Name</span>source, named</li><li><span class="q s u">Group</span>source, unnamed</li><li><span class="q s r">Medium</span>relay</li>
  <li><span class="q cue">said</span>cue</li><li><span class="q c">words</span>content</li><li><span class="q c">words <span class="c2">within</span></span>content in content</li>
  <li><span class="q h">might</span>hedge</li><li><span class="q x"><i class="xl" data-x="no source"></i></span>missing</li></ul>`;

// a jump list of what nobody answers for
function Missing({ shown, article, ready }) {
  if (!ready.missing.length) return html`<p class="small jump">No passage of this article was found to lack a source.</p>`;
  return html`<details class="jump"><summary>${counted(ready.missing.length, "passage")} without a source</summary><ol>
    ${ready.missing.map((m) => html`<li key=${m.passage}><a href=${link(shown.id, "article", article.id, { at: m.at })}><b>${capital(m.kind)}</b> <span class="q">${show(m.words)}</span></a></li>`)}</ol></details>`;
}

function Text({ shown, article, ready, query }) {
  const here = useRef(null);
  const [all, setAll] = useState(ready.lines.length <= FIRST || query.has("said") || query.has("at"));
  const said = query.get("said");
  const at = query.has("at") ? Number(query.get("at")) : null;
  const passage = useMemo(() => {
    if (said) return article.told.findIndex((t) => t.id === said);
    if (at === null) return -1;
    return article.marks.find((m) => m[0] <= at && at < m[1] && OPENS.has(m[2]))?.[4] ?? -1;
  }, [said, at, article]);
  useEffect(() => {
    if (!all) setTimeout(() => setAll(true));
  }, []);
  useLayoutEffect(() => {
    align(here.current);
    const again = () => align(here.current);
    addEventListener("resize", again);
    return () => removeEventListener("resize", again);
  }, [all, article]);
  useEffect(() => {
    if (passage < 0 && at === null) return;
    const found = passage >= 0 ? here.current.querySelector(`[data-first="${passage}"]`) : nearest(here.current, at);
    found?.scrollIntoView({ block: "center" });
    if (passage >= 0 && !byKey) found?.focus({ preventScroll: true });
    byKey = false;
  }, [passage, at, all]);
  const light = (event) => {
    const over = event.target.closest?.("[data-k],[data-n]");
    const number = over ? (over.dataset.n ?? over.dataset.k.split(" ")[0]) : null;
    for (const x of here.current.querySelectorAll(".on")) x.classList.remove("on");
    if (number !== null) for (const x of here.current.querySelectorAll(`[data-k~="${number}"],[data-n="${number}"]`)) x.classList.add("on");
  };
  const open = (event) => {
    if (event.key === "Escape" && passage >= 0) {
      here.current.querySelector(`[data-first="${passage}"]`)?.focus({ preventScroll: true });
      ask({ said: null, at: null });
      return;
    }
    byKey = Boolean(event.key);
    const over = event.target.closest?.("[data-k]");
    if (!over || (event.key && event.key !== "Enter")) return;
    if (String(getSelection()).trim()) return;
    const number = Number(over.dataset.k.split(" ")[0]);
    ask(article.told[number] ? { said: article.told[number].id, at: null } : { at: over.dataset.at, said: null });
  };
  const lines = all ? ready.lines : ready.lines.slice(0, FIRST);
  return html`<article class="panel" ref=${here} aria-label=${plain(`${article.siglum}, ${article.outlet}`)} lang=${article.note ? null : "en"}
      onMouseOver=${light} onFocusIn=${light} onMouseLeave=${light} onClick=${open} onKeyDown=${open}>
    <p class="ptitle"><${Sigla} letters=${[article.siglum]} /> <b>${show(article.outlet)}</b> <span class="small">${show(article.sub)}</span>
      ${article.url && /^https?:/.test(article.url) && html` <span class="small url">${show(article.url)}</span>`}</p>
    ${article.note && html`<p class="prob1">${article.note}</p>`}
    ${lines.map((line) => html`<${Line} key=${line.number} line=${line} shown=${shown} article=${article} passage=${passage} />`)}
    ${article.cut > 0 && html`<p class="gap">The article goes on for ${article.cut.toLocaleString("en")} characters; it is too long to show whole.</p>`}
    ${passage >= 0 && html`<${Inspector} shown=${shown} article=${article} passage=${passage} ready=${ready} />`}</article>`;
}

function Line({ line, shown, article, passage }) {
  const text = line.segments.map((s) => {
    if (!s.passages.length) return inside(s.words);
    const hit = s.passages.includes(passage);
    const label = s.first && MISSING.has(s.first.kind) ? html`<i class="x xl" data-x=${s.first.kind}></i>` : null;
    return html`${label}<span class=${s.style + (hit ? " hit" : "")} title=${s.title} data-k=${s.passages.join(" ")} data-at=${s.start}
      data-first=${s.first ? s.first.passage : null} tabindex=${s.first ? 0 : null} role=${s.first ? "button" : null}>${inside(s.words)}</span>`;
  });
  const notes = line.furniture !== null ? [html`<p class="note">${line.furniture}</p>`] : [];
  for (const note of line.notes) {
    notes.push(html`<p class=${`note${note.warns ? " w" : ""}${note.passage === passage ? " on" : ""}`} key=${note.passage} data-n=${note.passage} data-of=${note.passage}>
      <b>${note.claim ? html`<a href=${link(shown.id, "ledger", null, { claim: note.claim })}>${show(note.head)}</a>` : show(note.head)}</b> ${show(note.text)}</p>`);
  }
  return html`<div class=${line.furniture !== null ? "par fur" : "par"} data-line=${line.start}>
    <p dir="auto" class=${line.kind === "headline" ? "hl" : ""}>${text}</p>${notes.length > 0 && html`<div class="notes">${notes}</div>`}</div>`;
}

const nearest = (panel, at) => [...panel.querySelectorAll("[data-line]")].findLast((x) => Number(x.dataset.line) <= at);

// each note beside the words it speaks of, as far as the note above leaves room
function align(panel) {
  const wide = matchMedia("(min-width: 1000px)").matches;
  const moves = [];
  for (const par of panel.querySelectorAll(".par")) {
    const notes = [...par.querySelectorAll(".note[data-of]")];
    if (!notes.length) continue;
    const top = par.getBoundingClientRect().top;
    let free = 0;
    for (const note of notes) {
      const mark = par.querySelector(`[data-k~="${note.dataset.of}"]`);
      const wanted = mark && wide ? mark.getClientRects()[0].top - top : 0;
      const height = note.getBoundingClientRect().height;
      moves.push([note, wide ? Math.max(0, wanted - free) : 0]);
      free = Math.max(free, wanted) + height + GAP;
    }
  }
  for (const [note, by] of moves) note.style.marginTop = by > 1 ? `${Math.round(by)}px` : "";
}

const ENDS = {
  named: "The origin is named.",
  unnamed: "The origin is not named; it counts as one.",
  agentless: "Nobody is named: the sentence has no one who says it.",
  "author inference": "The writer infers it: that is no origin.",
  "stops at outlet": "The way back stops at an outlet; whom it heard is not told.",
  unknown: "Who says it is not resolved.",
};

// a passage that a key opened gives the focus to what is known of it
let byKey = false;

// everything known of the passage that was chosen
function Inspector({ shown, article, passage, ready }) {
  const told = article.told[passage];
  const note = ready.spoken.get(passage);
  const claims = (told ? told.claims : [note?.claim]).map((id) => claimOf.value.get(id)).filter(Boolean);
  const shut = () => ask({ said: null, at: null });
  const here = useRef(null);
  useEffect(() => {
    if (byKey) here.current.focus({ preventScroll: true });
  }, [passage]);
  return html`<aside class="inspector" tabindex="-1" ref=${here} aria-label="What is known of these words">
    <button type="button" class="shut" aria-label="Close" onClick=${shut}>×</button>
    ${told ? html`<h2>${told.name ? (told.source ? html`<a href=${link(shown.id, "source", told.source)}>${show(told.name)}</a>` : show(told.name)) : "No name"}
        <span>${told.kind}${told.role && html`, ${show(told.role)}`}</span></h2>
      <p class="small">${capital(told.mode)} ${told.manner}${told.denied ? ", denied" : ""}. ${told.unresolved && `${capital(told.unresolved)}. `}${ENDS[told.end]}</p>
      ${told.chain.length > 1 && html`<ol class="hops">${told.chain.map((hop, n) => html`<li><b>${show(hop.name)}</b> <span class="small">${n === 0 ? "speaks" : [hop.via, hop.stated ? "stated" : "inferred", hop.held ? "read" : "not read"].filter(Boolean).join(", ")}</span></li>`)}
        <li><b>${show(article.outlet)}</b> <span class="small">this article</span></li></ol>`}`
    : html`<h2>No source <span>the article says this in its own voice</span></h2>`}
    ${claims.length ? html`<ul class="claims">${claims.map((c) => html`<li><a class="q" href=${link(shown.id, "ledger", null, { claim: c.row.claim })}>${show(c.row.gloss)}</a>
      <span class="small">${counted(c.row.outlets, "outlet")}, ${countedInterval(c.row.origins, "origin")}</span></li>`)}</ul>` : html`<p class="small">Part of no claim in the ledger.</p>`}
    ${told && html`<p class="small">Found by ${told.method}, score ${told.score.toFixed(2)}.</p>`}
    ${about.value.review && told && html`<${PassageReview} shown=${shown} article=${article} told=${told} />`}</aside>`;
}

// W3C Web Annotations: each passage by its words and by its place
function annotations(article, ready) {
  return article.told.map((told) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    body: { type: "TextualBody", purpose: "describing", value: `${told.name ?? "nobody named"}, ${told.kind}: ${told.mode} ${told.manner}` },
    target: told.spans.map(([start, end]) => ({
      source: article.url ?? `urn:headwater:${article.id}`,
      selector: [
        { type: "TextQuoteSelector", exact: ready.cut(start, end), prefix: ready.cut(Math.max(0, start - 32), start), suffix: ready.cut(end, end + 32) },
        { type: "TextPositionSelector", start, end },
      ],
    })),
  }));
}
