// The page: bar, the view that the address names, footer.
import { html, useEffect, useRef } from "./html.js";
import { Bar, Defs, Footer, Unknown } from "./frame.js";
import { address, route } from "./route.js";
import { capital, plain } from "./words.js";
import { many, pack, source, stories, trouble, waiting } from "./state.js";
import { Stories } from "./stories.js";
import { Ledger } from "./ledger.js";
import { Map as StoryMap } from "./map.js";
import { Variants } from "./variants.js";
import { Article } from "./article.js";
import { Sources, Source } from "./sources.js";
import { Predictions } from "./predictions.js";
import { Unknowns } from "./unknowns.js";
import { Found } from "./found.js";
import { Reviews } from "./reviews.js";
import { AllPredictions, AllSources } from "./workspace.js";
import { Told } from "./review.js";

const STORY_VIEWS = {
  ledger: Ledger,
  map: StoryMap,
  variants: Variants,
  article: Article,
  sources: Sources,
  source: Source,
  predictions: Predictions,
  unknown: Unknowns,
};

const OVER_ALL = { sources: AllSources, predictions: AllPredictions };

function shown() {
  const { story, view } = route.value;
  if (view === "search") return [Found, "Search"];
  if (view === "reviews") return [Reviews, "Reviews"];
  if (!story && source.value.live && OVER_ALL[view]) return [OVER_ALL[view], capital(view)];
  if (view === "stories" || (!story && many.value)) return [Stories, "Stories"];
  return [STORY_VIEWS[story ? view : "ledger"] ?? Ledger, view || "ledger"];
}

export function App() {
  const [View, name] = shown();
  const { story, item } = route.value;
  const main = useRef(null);
  const before = useRef(null);
  const isStory = Object.values(STORY_VIEWS).includes(View);
  const ready = !isStory || (pack.value && (!story || pack.value.id === story));
  useEffect(() => {
    document.title = plain(`${isStory && pack.value ? `${pack.value.counts.map((c) => c.text).join(", ")}: ${pack.value.title}` : name} · Headwater`);
    // a new view starts at its title, for eyes and for screen readers
    const here = `${name}/${story}/${item}`;
    if (ready && before.current !== null && before.current !== here) {
      if (!route.value.query.get("claim") && !route.value.query.get("said") && !route.value.query.get("at")) scrollTo(0, 0);
      main.current?.querySelector("h1")?.focus({ preventScroll: true });
    }
    if (ready) before.current = here;
  });
  return html`<${Defs} />
    <a class="skip" href="#main" onClick=${(e) => { e.preventDefault(); main.current.focus(); }}>Skip to the story</a>
    <${Bar} />
    <main id="main" class="wrap" tabindex="-1" ref=${main} aria-busy=${waiting.value ? "true" : "false"}>
      ${ready ? html`<${View} key=${isStory ? `${name}/${pack.value.id}` : name} />` : html`<${Wait} />`}
    </main><${Footer} /><${Told} />`;
}

function Wait() {
  if (trouble.value) {
    return html`<section class="view"><h1 class="vh">Not found</h1><${Unknown} title=${trouble.value}>
      <a href=${address(["stories"])}>All ${stories.value?.total ?? 0} stories</a></${Unknown}></section>`;
  }
  return html`<section class="view"><p class="lede" role="status">Reading the story …</p></section>`;
}
