// What stands around every view: the bar, the strip of counts, headings with their tools.
import { html, useState } from "./html.js";
import { Hatch } from "./glyphs.js";
import { address, ask, go, link, route } from "./route.js";
import { about, many, pack, source } from "./state.js";
import { kept, keep } from "./kept.js";
import { capital, shorten, show } from "./words.js";
import { saveJson } from "./save.js";

const MODES = ["auto", "light", "dark"];
// characters of the leading claim in the strip above each view
const MAX_STRIP = 60;

export const VIEWS = [
  ["ledger", "Ledger"],
  ["map", "Map"],
  ["variants", "Variants"],
  ["article", "Articles"],
  ["sources", "Sources"],
  ["predictions", "Predictions"],
  ["unknown", "Unknown"],
];

function Theme() {
  const [mode, setMode] = useState(() => Math.max(0, MODES.indexOf(kept("theme"))));
  if (mode) document.documentElement.dataset.theme = MODES[mode];
  else delete document.documentElement.dataset.theme;
  const next = () => {
    keep("theme", MODES[(mode + 1) % 3]);
    setMode((mode + 1) % 3);
  };
  const name = MODES[mode][0].toUpperCase() + MODES[mode].slice(1);
  return html`<button id="theme" type="button" onClick=${next} aria-label=${`${name}: colour theme`}>${name}</button>`;
}

const Logo = () => html`<svg viewBox="0 0 26 20" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="1.8">
  <path d="M5 10c7 0 7-6 15-6M5 10c7 0 7 6 15 6" /></g><circle class="o m-fill" cx="5" cy="10" r="4" />
  <rect x="19" y="1" width="5" height="6.5" fill="currentColor" /><rect x="19" y="12.5" width="5" height="6.5" fill="currentColor" /></svg>`;

function Search() {
  const asked = route.value.view === "search" ? route.value.query.get("q") || "" : "";
  const find = (event) => {
    event.preventDefault();
    const words = event.currentTarget.elements.q.value.trim();
    if (words) go(address(["search"], { q: words }));
  };
  return html`<form class="search" role="search" onSubmit=${find}>
    <input class="find" type="search" name="q" placeholder="Search" aria-label="Search everything that was read"
      key=${asked} defaultValue=${asked} /></form>`;
}

export function Bar() {
  const { view, story } = route.value;
  const shown = pack.value;
  const within = shown && (story || !many.value);
  const open = view || (many.value ? "stories" : "ledger");
  return html`<header class="top"><div class="wrap">
    <a class="brand" href=${many.value ? address(["stories"]) : within ? link(shown.id, "ledger") : "#/"}><${Logo} />Headwater</a>
    <nav class="tabs" aria-label="Views"><ul>
      ${many.value && html`<li key="stories"><a href=${address(["stories"])} aria-current=${!story && open === "stories" ? "page" : null}>Stories</a></li>`}
      ${!story && many.value && source.value.live && ["sources", "predictions"].map((name) => html`<li key=${`all-${name}`}><a href=${address([name])}
        aria-current=${view === name ? "page" : null}>${capital(name)}</a></li>`)}
      ${within && VIEWS.map(([name, title]) => html`<li key=${name}><a href=${link(shown.id, name)}
        aria-current=${isView(open, name) ? "page" : null}>${name === "article" && shown.articles.length < 2 ? "Article" : title}</a></li>`)}
      ${about.value?.review && html`<li key="reviews"><a href=${address(["reviews"])} aria-current=${view === "reviews" ? "page" : null}>Reviews</a></li>`}
    </ul></nav>
    <${Search} /><${Theme} />
  </div></header>`;
}

const isView = (view, name) => view === name || (view === "source" && name === "sources");

export const Defs = Hatch;

// the leading claim and its counts, above every view but the first
export function Strip() {
  const shown = pack.value;
  const lead = shown?.claims[0];
  if (!lead) return null;
  return html`<p class="strip"><a href=${link(shown.id, "ledger")}><span class="q">“${show(shorten(lead.row.gloss, MAX_STRIP))}”</span></a>
    ${shown.counts.map(({ text }, n) => html` <span class=${n === 2 ? "o" : ""}><b>${text.split(" ")[0]}</b> ${text.split(" ").slice(1).join(" ")}</span>`)}</p>`;
}

function CopyLink({ title }) {
  const [told, tell] = useState("");
  const copy = async (event) => {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(location.href);
      tell("Copied");
    } catch {
      tell("The address bar has it");
    }
    setTimeout(() => tell(""), 2000);
  };
  return html`<a href=${location.hash || "#/"} onClick=${copy} aria-label=${`Copy the link to ${title.toLowerCase()}`}>Link</a>
    <span class="told" role="status">${told}</span>`;
}

// a view's title with its link and exports
export function Heading({ title, saves = [], children }) {
  return html`<div class="vhead"><h1 tabindex="-1">${show(title)}</h1><div class="tools">${children}
    <${CopyLink} title=${title} />${saves.map(([name, run]) => html` <button type="button" key=${name} onClick=${run}>${name}</button>`)}</div></div>`;
}

export const saveDossier = () => {
  const dossier = source.value?.dossier();
  if (dossier) saveJson("dossier", dossier);
};

// choices of which one is on; ``name`` is what the address calls it
export function Choices({ name, label, options, value }) {
  return html`<div class="seg" role="group" aria-label=${label}>
    ${options.map(([key, words, title]) => html`<button type="button" key=${key} aria-pressed=${value === key ? "true" : "false"}
      title=${title} onClick=${() => ask({ [name]: key })}>${words}</button>`)}</div>`;
}

// an unknown: what it is, and what would settle it
export const Unknown = ({ title, children }) =>
  html`<div class="state"><p><b>${title}</b> ${children}</p></div>`;

export function Footer() {
  const a = about.value;
  return html`<footer><div class="wrap"><p>Counts are about reporting, never about truth. One origin can be right, and ten can be wrong.
    ${a && ` Headwater ${a.headwater}, settings ${a.settings}, ${source.value?.live ? "from this workspace" : "read offline"}, ${a.articles} article${a.articles === 1 ? "" : "s"}.`}
    ${" "}The articles remain their publishers’.</p></div></footer>`;
}
