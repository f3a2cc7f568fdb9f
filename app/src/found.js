// What a search found: claims, sources, headlines and paragraphs.
import { html, useEffect, useState } from "./html.js";
import { Heading, Unknown } from "./frame.js";
import { link, route } from "./route.js";
import { source, stories } from "./state.js";
import { capital, counted, plain, show } from "./words.js";
import { saveCsv, saveJson } from "./save.js";

// characters around the first word that was found
const AROUND = 140;
const letters = /[\p{L}\p{N}]+/gu;

function where(item) {
  if (item.kind === "claim") return link(item.story, "ledger", null, { claim: item.id });
  if (item.kind === "source") return link(item.story, "source", item.id);
  if (item.kind === "content") return link(item.story, "article", item.article, { said: item.id });
  return link(item.story, "article", item.article ?? item.id, item.at === undefined && !item.spans?.length ? {} : { at: item.at ?? item.spans[0][0] });
}

function Excerpt({ words, asked }) {
  const stems = (asked.toLowerCase().match(letters) ?? []).filter((w) => w.length > 1);
  const line = words.replace(/\s+/g, " ");
  const low = line.toLowerCase();
  const first = Math.max(0, Math.min(...stems.map((s) => low.indexOf(s)).filter((n) => n >= 0), line.length));
  const start = first < line.length && first > AROUND ? low.indexOf(" ", first - AROUND) + 1 : 0;
  const shown = line.slice(start, start + 2 * AROUND + 40);
  const parts = [];
  let at = 0;
  for (const word of shown.matchAll(letters)) {
    if (!stems.some((s) => word[0].toLowerCase().startsWith(s))) continue;
    parts.push(show(shown.slice(at, word.index)), html`<mark>${word[0]}</mark>`);
    at = word.index + word[0].length;
  }
  return html`${start > 0 && "… "}${parts}${show(shown.slice(at))}${start + shown.length < line.length && " …"}`;
}

export function Found() {
  const asked = route.value.query.get("q") ?? "";
  const [answer, setAnswer] = useState(null);
  const [told, tell] = useState("");
  useEffect(() => {
    let still = true;
    setAnswer(null);
    tell("");
    if (asked) source.value.search(asked).then((found) => still && setAnswer(found), (error) => still && tell(error.message));
    return () => { still = false; };
  }, [asked]);
  const title = (id) => stories.value.items.find((s) => s.id === id)?.title ?? "";
  const saves = answer?.items.length ? [["CSV", () => saveCsv("search", ["kind", "words", "note"], answer.items.map((i) => [i.kind, i.words, i.note ?? ""]))], ["JSON", () => saveJson("search", answer.items)]] : [];
  return html`<section class="view"><${Heading} title=${asked ? `Search: ${plain(asked)}` : "Search"} saves=${saves} />
    <div role="status" class="lede">${told || (!asked ? "Type words above." : !answer ? "Looking …" : answer.total > answer.items.length ? `${answer.items.length} of ${counted(answer.total, "place")}` : counted(answer.total, "place"))}</div>
    ${answer && (answer.items.length ? html`<ol class="hits">${answer.items.map((item, n) => html`<li key=${n}><a class="q" href=${where(item)}><${Excerpt} words=${item.words} asked=${asked} /></a>
      <span class="small">${capital(item.kind)}${item.note && html`, ${show(item.note)}`}${stories.value.total > 1 && title(item.story) && html` · ${show(title(item.story))}`}</span></li>`)}</ol>`
      : html`<${Unknown} title="These words are nowhere in what was read.">Fewer words, or the beginning of a word, find more.</${Unknown}>`)}</section>`;
}
