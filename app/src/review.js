// Decisions of a person beside the findings: what is sent, and the forms that ask for it.
import { html, signal, useState } from "./html.js";
import { kept, keep } from "./kept.js";
import { go, link, route } from "./route.js";
import { pack, refresh, source, standing } from "./state.js";
import { capital, plain, show, shorten } from "./words.js";

const STATUSES = ["came true", "did not", "partly", "condition not met", "not checkable", "withdrawn", "open"];
// characters of a claim in a list to choose from
const MAX_OPTION = 90;

export const NAMES = {
  accept: "Accepted",
  reject: "Rejected",
  speaker: "Speaker corrected",
  "split story": "Story split",
  "merge stories": "Stories merged",
  "split claim": "Taken out of its claim",
  "merge claims": "Claims merged",
  direction: "Direction set",
  resolve: "Resolved",
  undo: "Undone",
};

// words in a list to choose from: characters that cannot be seen as codes
const option = (words, most) => plain(shorten(words, most));

export const reviewer = signal(kept("reviewer") ?? "");
const done = signal(null);

async function afterwards(stories, words, back) {
  const before = pack.value?.id;
  const now = await refresh(stories);
  if (now && now !== before) go(link(now, route.value.view === "source" ? "sources" : route.value.view));
  done.value = { words, back };
}

// one decision, or the same about several rows
export async function decide(rows) {
  const ids = [];
  const stories = [];
  try {
    for (const row of rows) {
      const answer = await source.value.review(row);
      ids.push(answer.id);
      stories.push(...answer.stories);
    }
    await afterwards(stories, `${NAMES[rows[0].act]}.`, ids);
    return true;
  } catch (error) {
    done.value = { words: error.message, failed: true };
    return false;
  }
}

export async function undo(...ids) {
  const stories = [];
  try {
    for (const id of ids) stories.push(...(await source.value.undo(id, reviewer.value || undefined)).stories);
    await afterwards(stories, "Undone. Both decisions stay on record.", null);
  } catch (error) {
    done.value = { words: error.message, failed: true };
  }
}

// what became of the last decision, with the way back
export function Told() {
  const told = done.value;
  return html`<div class=${`toast${told ? " on" : ""}${told?.failed ? " bad" : ""}`} role="status">${told && html`${told.words}
    ${told.back && html` <button type="button" onClick=${() => undo(...told.back)}>Undo</button>`}
    <button type="button" class="shut" aria-label="Close" onClick=${() => { done.value = null; }}>×</button>`}</div>`;
}

// what was decided of a row so far
function Decided({ target }) {
  const rows = standing.value.get(target) ?? [];
  return html`${rows.map((r) => html`<p class="decided" key=${r.id}><b>${NAMES[r.act]}</b>${r.value && html` <span class="q">${show(r.value)}</span>`} by ${show(r.by)}, ${r.at.slice(0, 10)}${r.why && html`: ${show(r.why)}`}
    ${" "}<button type="button" onClick=${() => undo(r.id)}>Undo</button></p>`)}`;
}

// buttons that each open a form; ``choices`` are [name, fields, row from the form's values]
function Desk({ target, choices, label }) {
  const [open, setOpen] = useState(null);
  const choice = choices.find(([name]) => name === open);
  const send = async (event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name) => String(form.get(name) ?? "").trim() || undefined;
    reviewer.value = value("by") ?? "";
    keep("reviewer", reviewer.value);
    const rows = [choice[2](value)].flat().map((row) => ({ ...row, by: reviewer.value, why: value("why") }));
    if (await decide(rows)) setOpen(null);
  };
  return html`<div class="desk"><${Decided} target=${target} /><div class="acts" role="group" aria-label=${label}>
    ${choices.map(([name]) => html`<button type="button" key=${name} aria-expanded=${open === name ? "true" : "false"} onClick=${() => setOpen(open === name ? null : name)}>${name}</button>`)}</div>
    ${choice && html`<form onSubmit=${send} key=${open}>${choice[1]}<label>Why <input name="why" autocomplete="off" /></label>
      <label>Your name <input name="by" required defaultValue=${reviewer.value} autocomplete="name" /></label>
      <button type="submit" class="send">Keep this decision</button></form>`}</div>`;
}

const others = (shown, claim) => shown.claims.filter((c) => c.row.claim !== claim && c.wordings.some((w) => w.attribution));

const ClaimChoice = ({ shown, except }) => html`<label>The other claim <select name="claim" required><option value="">choose</option>
  ${others(shown, except).map((c) => html`<option value=${c.wordings.find((w) => w.attribution).attribution}>${option(c.row.gloss, MAX_OPTION)}</option>`)}</select></label>`;

export function PassageReview({ shown, told }) {
  const claim = shown.claims.find((c) => c.row.claim === told.claims[0]);
  const stays = claim?.wordings.find((w) => w.attribution && w.attribution !== told.id)?.attribution;
  const choices = [
    ["Accept", null, () => ({ act: "accept", target: told.id })],
    ["Reject", null, () => ({ act: "reject", target: told.id })],
    ["Correct the speaker", html`<label>Who really speaks <input name="value" required list="hw-sources" /></label>
      <datalist id="hw-sources">${shown.sources.map((s) => html`<option value=${s.name} />`)}</datalist>`, (value) => ({ act: "speaker", target: told.id, value: value("value") })],
  ];
  if (stays) choices.push(["Take out of its claim", null, () => ({ act: "split claim", target: told.id, value: stays })]);
  if (others(shown, told.claims[0]).length) choices.push(["Same as another claim", html`<${ClaimChoice} shown=${shown} except=${told.claims[0]} />`, (value) => ({ act: "merge claims", target: told.id, value: value("claim") })]);
  return html`<${Desk} target=${told.id} choices=${choices} label="Review these words" />`;
}

export function ClaimReview({ claim, shown }) {
  const told = claim.wordings.filter((w) => w.attribution);
  const lead = told[0]?.attribution;
  if (!lead) return null;
  const siglum = (id) => shown.articles.find((a) => a.id === id)?.siglum ?? "?";
  const choices = [["Accept", null, () => ({ act: "accept", target: claim.row.claim })]];
  if (told.length > 1) {
    choices.push(["Split", html`<label>The wording that leaves <select name="leaves" required><option value="">choose</option>
      ${told.map((w) => html`<option value=${w.attribution}>${siglum(w.article)}: ${option(wordsOf(shown, w), MAX_OPTION)}</option>`)}</select></label>`,
      (value) => ({ act: "split claim", target: value("leaves"), value: told.find((w) => w.attribution !== value("leaves")).attribution })]);
  }
  if (others(shown, claim.row.claim).length) choices.push(["Merge", html`<${ClaimChoice} shown=${shown} except=${claim.row.claim} />`, (value) => ({ act: "merge claims", target: lead, value: value("claim") })]);
  return html`<${Desk} target=${claim.row.claim} choices=${choices} label="Review this claim" />`;
}

const wordsOf = (shown, wording) => {
  const article = shown.articles.find((a) => a.id === wording.article);
  return article ? wording.spans.map(([s, e]) => [...article.text].slice(s, e).join("")).join(" … ") : "";
};

// an article in the wrong story, or a story told twice
export function ArticleReview({ shown, article }) {
  const [stories, setStories] = useState(null);
  const stays = shown.articles.find((a) => a.id !== article.id);
  const load = async () => setStories((await source.value.stories({ limit: 100 })).items.filter((s) => s.id !== shown.id));
  const choices = [];
  if (stays) choices.push(["Take out of this story", null, () => ({ act: "split story", target: stays.id, value: article.id })]);
  choices.push(["Merge with another story", html`<${StoryChoice} stories=${stories} load=${load} />`, (value) => ({ act: "merge stories", target: article.id, value: value("article") })]);
  return html`<${Desk} target=${article.id} choices=${choices} label="Review this article’s story" />`;
}

function StoryChoice({ stories, load }) {
  const [articles, setArticles] = useState([]);
  if (!stories) load();
  const pick = async (event) => {
    const found = event.currentTarget.value ? await source.value.story(event.currentTarget.value) : null;
    setArticles(found?.articles ?? []);
  };
  return html`<label>The other story <select required onChange=${pick}><option value="">choose</option>${(stories ?? []).map((s) => html`<option value=${s.id}>${option(s.title, MAX_OPTION)}</option>`)}</select></label>
    <input type="hidden" name="article" value=${articles[0]?.id ?? ""} />`;
}

export function ChangeReview({ entry, shown }) {
  const each = (act) => () => entry.changes.map((target) => ({ act, target }));
  const choices = [["Accept", null, each("accept")], ["Reject", null, each("reject")]];
  if (entry.changes.length === 1 && entry.articles[0] !== entry.articles[1]) {
    const named = (id) => shown.articles.find((a) => a.id === id);
    choices.push(["Which was first", html`<label>The earlier article <select name="first" required><option value="">choose</option>
      ${entry.articles.map((id) => html`<option value=${id}>${named(id)?.siglum} ${plain(named(id)?.outlet ?? "")}</option>`)}</select></label>`,
      (value) => ({ act: "direction", target: entry.changes[0], value: value("first") })]);
  }
  return html`<${Desk} target=${entry.changes[0]} choices=${choices} label="Review this difference" />`;
}

export function Resolution({ of }) {
  return html`<${Desk} target=${of.id} label="Resolve this prediction" choices=${[["Resolve", html`<label>Status <select name="status" required>${STATUSES.map((s) => html`<option value=${s}>${capital(s)}</option>`)}</select></label>
      <label>Evidence: words or an address <input name="evidence" required /></label><label>Day that the evidence is of <input name="on" type="date" required /></label>`,
      (value) => ({ act: "resolve", target: of.id, value: value("status"), evidence: value("evidence"), on: value("on") })]]} />`;
}
