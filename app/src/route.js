// Every view has a link: what is shown is what the address says.
import { signal } from "./html.js";

const read = () => {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const parts = path.split("/").filter(Boolean).map(decoded);
  const inStory = parts[0] === "story";
  return {
    story: inStory ? parts[1] : null,
    view: inStory ? parts[2] || "ledger" : parts[0] || "",
    item: inStory ? parts[3] || null : parts[1] || null,
    query: new URLSearchParams(query),
  };
};

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const route = signal(read());
addEventListener("hashchange", () => {
  route.value = read();
});

export function address(parts, query = {}) {
  const path = parts.filter((p) => p !== null && p !== undefined).map(encodeURIComponent).join("/");
  const kept = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const asked = new URLSearchParams(kept).toString();
  return `#/${path}${asked ? `?${asked}` : ""}`;
}

// the address of a view of a story
export const link = (story, view, item = null, query = {}) => address(["story", story, view, item], query);

// the address of words in an article
export const wordsLink = (story, quote) =>
  link(story, "article", quote.article, quote.attribution ? { said: quote.attribution } : { at: quote.at });

// change what the address asks for, without a step back for every letter typed
export function ask(changes) {
  const query = new URLSearchParams(route.value.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "" || value === false) query.delete(name);
    else query.set(name, value);
  }
  const path = location.hash.replace(/^#\/?/, "").split("?")[0];
  const asked = query.toString();
  history.replaceState(null, "", `#/${path}${asked ? `?${asked}` : ""}`);
  route.value = read();
}

export function go(to) {
  if (location.hash === to) route.value = read();
  else location.hash = to;
}
