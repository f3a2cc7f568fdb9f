// Search in a report: claims, passages of sources, headlines and paragraphs, found as one types.
import MiniSearch from "minisearch";
import { pointed } from "./words.js";

// milliseconds of work before the page may draw again
const SLICE = 24;
// results that a page shows
const MOST = 60;

let engine = null;
let entries = [];
let made = null;

const pause = () => new Promise((done) => setTimeout(done));

async function fill(stories, story) {
  engine = new MiniSearch({ fields: ["text"], idField: "id" });
  entries = [];
  let begun = performance.now();
  for (const line of stories) {
    const pack = await story(line.id);
    if (!pack) continue;
    for (const entry of packEntries(pack)) {
      engine.add({ id: entries.length, text: entry.words });
      entries.push(entry);
      if (performance.now() - begun > SLICE) {
        await pause();
        begun = performance.now();
      }
    }
  }
}

function* packEntries(pack) {
  for (const claim of pack.claims) {
    yield { kind: "claim", id: claim.row.claim, story: pack.id, words: claim.row.gloss, note: claim.row.by };
  }
  for (const source of pack.sources) {
    yield { kind: "source", id: source.id, story: pack.id, words: source.name, note: source.kind };
  }
  for (const article of pack.articles) {
    const cut = pointed(article.text);
    for (const line of article.lines) {
      yield {
        kind: line.kind === "headline" ? "headline" : "article",
        story: pack.id,
        article: article.id,
        at: line.start,
        words: cut(line.start, line.end),
        note: article.outlet,
      };
    }
  }
}

export async function search(words, stories, story) {
  made ??= fill(stories, story);
  await made;
  const found = engine.search(words, { prefix: true, fuzzy: 0.15, combineWith: "AND", boostDocument: boost });
  return { total: found.length, items: found.slice(0, MOST).map((f) => entries[f.id]) };
}

const weights = { claim: 3, source: 4, headline: 2, article: 1 };
const boost = (id) => weights[entries[id].kind];
