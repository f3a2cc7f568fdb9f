// A wording set against another: what it adds is underlined, what it lacks is named.
import { diffWordsWithSpace } from "diff";
import { html } from "./html.js";
import { plain, show } from "./words.js";

// share of the words in common below which two wordings are only shown, not compared
const ALIKE = 0.5;
const letters = /[\p{L}\p{N}]/u;

export function Compared({ lead, words }) {
  const parts = diffWordsWithSpace(lead, words, { ignoreCase: true });
  const size = (wanted) => parts.filter(wanted).reduce((sum, p) => sum + p.value.length, 0);
  const common = size((p) => !p.added && !p.removed);
  if (common < ALIKE * Math.min(lead.length, words.length)) return show(words);
  return parts.map((part, n) => {
    if (part.removed) return letters.test(part.value) && !parts[n + 1]?.added ? html`<span class="v0 om" title=${plain(`left out: ${part.value.trim()}`)}>om.</span> ` : null;
    return part.added && letters.test(part.value) ? html`<span class="v0">${show(part.value)}</span>` : show(part.value);
  });
}
