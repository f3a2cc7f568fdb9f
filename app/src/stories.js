// The stories that were read: each with the counts of its leading claim.
import { html, useEffect, useState } from "./html.js";
import { Marks, Severity } from "./glyphs.js";
import { Heading, Unknown } from "./frame.js";
import { Problems } from "./ledger.js";
import { ask, link, route } from "./route.js";
import { about, problems, source, stories } from "./state.js";
import { counted, interval, show } from "./words.js";
import { saveCsv, saveJson } from "./save.js";

// rows that a page draws at once
const STEP = 30;
const SORTS = {
  outlets: (s) => s.lead?.outlets ?? 0,
  claims: (s) => s.claims,
  worst: (s) => s.worst ?? -1,
  newest: (s) => s.begins ?? "",
  origins: (s) => (s.lead ? s.lead.outlets - s.lead.origins[1] : -99),
};
const ORDERS = [
  ["", "most articles"],
  ["outlets", "most outlets"],
  ["claims", "most claims"],
  ["worst", "gravest difference"],
  ["newest", "newest"],
];

const day = (at) => (at ? at.slice(0, 10) : null);
const days = (s) => (s.begins ? (day(s.begins) === day(s.ends) ? day(s.begins) : `${day(s.begins)} to ${day(s.ends)}`) : "no date");

function chosen(items, query) {
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter((s) => words.every((w) => `${s.title} ${s.lead?.gloss ?? ""}`.toLowerCase().includes(w)));
  const key = SORTS[query.get("sort")];
  return key ? [...found].sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0)) : found;
}

// what a server holds comes page by page
function useServed(query) {
  const [list, setList] = useState(stories.value);
  const words = query.get("q") ?? "";
  const sort = query.get("sort") ?? "";
  useEffect(() => {
    if (!source.value.live) return undefined;
    const timer = setTimeout(async () => setList(await source.value.stories({ q: words, sort })), words ? 150 : 0);
    return () => clearTimeout(timer);
  }, [words, sort, stories.value]);
  const more = async () => {
    const next = await source.value.stories({ q: words, sort, offset: list.items.length });
    setList({ total: next.total, items: [...list.items, ...next.items] });
  };
  return [list, more];
}

export function Stories() {
  const query = route.value.query;
  const live = source.value.live;
  const [list, more] = useServed(query);
  const [most, setMost] = useState(STEP);
  const found = live ? list.items : chosen(stories.value.items, query);
  const total = live ? list.total : found.length;
  const rows = live ? found : found.slice(0, most);
  const heads = ["story", "articles", "outlets", "collections least", "collections most", "origins least", "origins most", "claims"];
  const cells = (s) => [s.title, s.articles, s.lead?.outlets ?? "", ...(s.lead?.collections ?? ["", ""]), ...(s.lead?.origins ?? ["", ""]), s.claims];
  const title = stories.value.total ? `${counted(stories.value.total, "story", "stories")} from ${counted(about.value.articles, "article")}` : "Nothing to show";
  return html`<section class="view first"><${Heading} title=${title} saves=${rows.length ? [["CSV", () => saveCsv("stories", heads, found.map(cells))], ["JSON", () => saveJson("stories", found)]] : []}>
    ${stories.value.total > 4 && html`<input type="search" class="find" placeholder="Find a story" aria-label="Find a story" value=${query.get("q") ?? ""}
      onInput=${(e) => ask({ q: e.currentTarget.value })} />
      <label class="sort">Order <select value=${query.get("sort") ?? ""} onChange=${(e) => ask({ sort: e.currentTarget.value })}>
        ${[...ORDERS, ...(live ? [] : [["origins", "many outlets, few origins"]])].map(([name, words]) => html`<option value=${name}>${words}</option>`)}</select></label>`}</${Heading}>
    ${!stories.value.total ? html`<${Unknown} title="Nothing was read.">Give articles as files or folders: <code>headwater trace a.txt b.json</code>. Nothing leaves this computer.</${Unknown}>`
      : rows.length ? html`<p class="lede">Each story shows the counts of its leading claim. Open one for its ledger.</p><table class="ledger stories"><caption class="vh">Stories</caption><thead><tr><th scope="col">Story</th><th scope="col">Articles</th><th scope="col">Outlets</th>
        <th scope="col">Collections</th><th scope="col" class="lead">Origins</th><th scope="col">Claims</th></tr></thead><tbody>
        ${rows.map((s) => html`<${Line} key=${s.id} line=${s} />`)}</tbody></table>
        ${total > rows.length && html`<button type="button" class="more-b" onClick=${() => (live ? more() : setMost(most + STEP))}>${counted(total - rows.length, "more story", "more stories")}</button>`}`
      : html`<${Unknown} title="No story has these words.">Its title and its leading claim were looked through. <a href=${`#/search?${new URLSearchParams({ q: query.get("q") ?? "" })}`}>Search every article</a></${Unknown}>`}
    ${problems.value.length > 0 && html`<${Problems} />`}</section>`;
}

function Line({ line }) {
  const lead = line.lead;
  return html`<tr><th scope="row" class="cl"><a class="gl q" href=${link(line.id, "ledger")}>${show(line.title)}</a>
      <span class="by">${days(line)}${line.worst !== null && line.worst > 0 && html` · <${Severity} of=${line.worst} />worst difference`}</span></th>
    <td class="n" data-l="Articles"><b>${line.articles}</b></td>
    ${lead ? html`<td class="n" data-l="Outlets"><b>${lead.outlets}</b><${Marks} kind="page" least=${lead.outlets} most=${lead.outlets} /></td>
      <td class="n k2" data-l="Collections"><b>${interval(lead.collections)}</b><${Marks} kind="diamond" least=${lead.collections[0]} most=${lead.collections[1]} /></td>
      <td class="n o" data-l="Origins"><b>${interval(lead.origins)}</b><${Marks} kind="circle" least=${lead.origins[0]} most=${lead.origins[1]} /></td>
      <td class="n" data-l="Claims"><b>${line.claims}</b></td>` : html`<td class="small" colspan="4">no claim found</td>`}</tr>`;
}
