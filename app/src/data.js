// Two sources of data behind one interface: what the page carries, or a server's answers.
import { search } from "./search.js";

const element = (id) => document.getElementById(id);
const parsed = (id) => {
  const found = element(id);
  return found ? JSON.parse(found.textContent) : null;
};

// a story that stands compressed where a report holds many
async function unpacked(id) {
  const found = element(id);
  if (!found) throw new Error("This file is full and does not hold this story; the dossier (--json) does.");
  if (found.type === "application/json") return JSON.parse(found.textContent);
  const bytes = Uint8Array.from(atob(found.textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

// what a report carries: an index, and each story in an element of its own, read when it is opened
export function carried() {
  const index = parsed("hw-index");
  const packs = new Map();
  const story = (id) => {
    if (!packs.has(id)) {
      const number = index.stories.findIndex((s) => s.id === id);
      packs.set(id, number < 0 ? Promise.resolve(null) : unpacked(`hw-story-${number + 1}`));
    }
    return packs.get(id);
  };
  return {
    live: false,
    about: async () => index.about,
    problems: async () => index.problems,
    stories: async () => ({ total: index.stories.length, items: index.stories }),
    story,
    search: (words) => search(words, index.stories, story),
    reviews: async () => [],
    dossier: () => element("dossier")?.textContent ?? null,
  };
}

async function answered(path, options = {}) {
  const headers = { Accept: "application/json", ...options.headers };
  const answer = await fetch(path, { ...options, headers, credentials: "same-origin" });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error([body.detail || `The server answered ${answer.status}`, body.hint].filter(Boolean).join(". "));
  return body;
}

// a server lists stories, and finds words, in its own columns; the app knows one form
const storyLine = (row) => ({
  ...row,
  begins: row.from,
  ends: row.to,
  lead: row.lead && { claim: row.lead.id, gloss: row.lead.gloss, ...row.lead.counts },
});
const foundHit = (hit) => ({ ...hit, at: hit.spans[0]?.[0] });

// a server's answers; a story is asked for again after each review, its counts may have changed
export function served(base) {
  const packs = new Map();
  const send = (path, body) =>
    answered(`${base}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }).finally(() => packs.clear());
  return {
    live: true,
    async about() {
      const { version, settings, review, counts } = await answered(`${base}/about`);
      return { headwater: version, settings, review, articles: counts.articles, sources: counts.sources };
    },
    problems: async () => (await answered(`${base}/problems?limit=100`)).items,
    async stories({ q = "", offset = 0, limit = 50, sort = "" } = {}) {
      const page = await answered(`${base}/stories?${new URLSearchParams({ q, offset, limit, ...(sort ? { sort } : {}) })}`);
      return { total: page.total, items: page.items.map(storyLine) };
    },
    story(id) {
      if (!packs.has(id)) {
        const pack = answered(`${base}/stories/${encodeURIComponent(id)}/page`);
        pack.catch(() => packs.delete(id));
        packs.set(id, pack);
      }
      return packs.get(id);
    },
    list(name, asked) {
      const told = Object.entries(asked).filter(([, value]) => value !== "");
      return answered(`${base}/${name}?${new URLSearchParams(told)}`);
    },
    async search(words) {
      const page = await answered(`${base}/search?${new URLSearchParams({ q: words, limit: 60 })}`);
      return { total: page.total, items: page.items.filter((h) => h.story).map(foundHit) };
    },
    reviews: async () => (await answered(`${base}/reviews?limit=100`)).items,
    review: (row) => send("/reviews", row),
    undo: (id, by) => send(`/reviews/${encodeURIComponent(id)}/undo`, { by }),
    dossier: () => null,
  };
}
