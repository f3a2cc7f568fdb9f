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
    if (told.review && route.value.view === "reviews") remind();
  });
}

export async function remind() {
  const answer = await source.value.reviews();
  reviews.value = Array.isArray(answer) ? answer : answer.items;
}

// after a review: everything that it may have changed
export async function refresh() {
  const id = pack.value?.id;
  stories.value = await source.value.stories({});
  if (!id) return;
  const still = stories.value.items.some((s) => s.id === id);
  await follow(still ? id : (stories.value.items[0]?.id ?? id));
}
