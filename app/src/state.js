// What the page knows at the moment; views read it and draw themselves again where it changes.
import { batch, computed, effect, signal } from "./html.js";
import { route } from "./route.js";

export const source = signal(null);
export const about = signal(null);
export const stories = signal(null);
export const problems = signal([]);
export const pack = signal(null);
export const trouble = signal("");
export const waiting = signal(false);
export const reviews = signal([]);

export const many = computed(() => (stories.value?.total ?? 0) !== 1);

// pages of a story made for quick look-up
export const claimOf = computed(() => new Map((pack.value?.claims ?? []).map((c) => [c.row.claim, c])));
export const articleOf = computed(() => new Map((pack.value?.articles ?? []).map((a) => [a.id, a])));
export const sheetOf = computed(() => new Map((pack.value?.sheets ?? []).map((s) => [s.claim, s])));
export const siglumOf = (id) => articleOf.value.get(id)?.siglum ?? "?";

let asked = 0;

// load what the address names; an answer that comes late is not shown
export async function follow(id) {
  const turn = ++asked;
  waiting.value = true;
  try {
    const found = await source.value.story(id);
    if (turn !== asked) return;
    batch(() => {
      pack.value = found;
      trouble.value = found ? "" : "No story of that name is here.";
    });
  } catch (error) {
    if (turn === asked) trouble.value = error.message;
  } finally {
    if (turn === asked) waiting.value = false;
  }
}

export async function begin(from) {
  source.value = from;
  const [told, list, found] = await Promise.all([from.about(), from.stories({}), from.problems()]);
  batch(() => {
    about.value = told;
    stories.value = list;
    problems.value = found;
  });
  let shown = null;
  effect(() => {
    const wanted = route.value.story ?? (list.total === 1 && !route.value.view ? list.items[0].id : null);
    if (wanted && wanted !== shown) {
      shown = wanted;
      follow(wanted);
    }
  });
  if (told.review) remind();
}

export async function remind() {
  reviews.value = await source.value.reviews();
}

// decisions that count, by the row that they are about
export const standing = computed(() => {
  const gone = new Set(reviews.value.filter((r) => r.act === "undo").map((r) => r.target));
  const found = new Map();
  for (const row of reviews.value) {
    if (row.act === "undo" || gone.has(row.id)) continue;
    found.set(row.target, [...(found.get(row.target) ?? []), row]);
  }
  return found;
});

// after a review: everything that it may have changed
export async function refresh(changed = []) {
  const shown = pack.value;
  const [list] = await Promise.all([source.value.stories({}), remind()]);
  stories.value = list;
  if (!shown) return null;
  try {
    pack.value = await source.value.story(shown.id);
    return shown.id;
  } catch {
    // a story that was split or merged has another name now: the one that holds its first article
    for (const id of changed) {
      const found = await source.value.story(id).catch(() => null);
      if (found?.articles.some((a) => a.id === shown.articles[0]?.id)) {
        pack.value = found;
        return id;
      }
    }
    return null;
  }
}
