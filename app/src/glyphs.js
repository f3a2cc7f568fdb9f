// Page = outlet, diamond = collection, circle = origin. Filled: established. Hatched: may exist.
import { html } from "./html.js";

// marks: beyond this they are not counted at a glance, and a bar stands for them
const MOST = 8;
const IN_ROW = 4;
const STEP = { page: 17, diamond: 20, circle: 20 };
const BAR = { unit: 6, most: 132 };
const TONE = { page: "", diamond: "k2", circle: "o" };

const DIAMOND = "M8 .5 15.5 8 8 15.5 .5 8z";
const SHAPES = {
  "page-sure": () => html`<rect class="m-fill" x="1" y="1" width="10" height="14" rx="1" />`,
  "page-may": () => html`<rect class="m-may" x="1.5" y="1.5" width="9" height="13" rx="1" />`,
  "page-hollow": () => html`<rect class="m-out" x="2" y="1.5" width="10" height="13" rx="1" />`,
  "diamond-sure": () => html`<path class="m-fill" d=${DIAMOND} />`,
  "diamond-may": () => html`<path class="m-may" pathLength="8" d="M8 1.5 14.5 8 8 14.5 1.5 8z" />`,
  "diamond-hollow": () => html`<path class="m-out" d="M8 1.2 14.8 8 8 14.8 1.2 8z" />`,
  "circle-sure": () => html`<circle class="m-fill" cx="8" cy="8" r="7" />`,
  "circle-may": () => html`<circle class="m-may" pathLength="10" cx="8" cy="8" r="6.5" />`,
  loop: () => html`<path class="m-loop" d="M12 3a6 6 0 1 0 0 10" fill="none" />`,
  ring: () => html`<circle class="m-ring" cx="8" cy="8" r="5" />`,
};

export const shape = (name) => SHAPES[name]();

export const Glyph = ({ name, tone = "", width = 16 }) =>
  html`<svg class=${tone} width=${width} height="16" viewBox="0 0 16 16" aria-hidden="true">${shape(name)}</svg>`;

// a count as a row of marks: so many established, so many not excluded
export function Marks({ kind, least, most, inRow = IN_ROW }) {
  const tone = `mk ${TONE[kind]}`;
  if (most > MOST) {
    const unit = Math.min(BAR.unit, BAR.most / most);
    return html`<svg class=${tone} width=${most * unit + 2} height="16" aria-hidden="true">
      ${most > least && html`<rect class="m-bar" x="1" y="3" width=${most * unit} height="10" rx="1" />`}
      <rect class="m-fill" x="1" y="3" width=${least * unit} height="10" rx="1" />
    </svg>`;
  }
  const step = STEP[kind];
  const rows = Math.max(1, Math.ceil(most / inRow));
  const width = Math.max(18, Math.min(Math.max(1, most), inRow) * step + 2);
  const height = rows * 16 + (rows - 1) * 3;
  const rail = rows === 1 && least < most && most > 1 ? [Math.max(0, least - 1) * step + 8, (most - 1) * step + 8] : null;
  return html`<svg class=${tone} width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">
    ${most === 0 && html`<path class="m-none" d="M2 8h9" />`}
    ${rail && html`<path class="m-rail" d=${`M${rail[0]} 8H${rail[1]}`} />`}
    ${Array.from({ length: most }, (_, n) => html`<g key=${n}
      transform=${`translate(${(n % inRow) * step} ${Math.floor(n / inRow) * 19})`}>
      ${n >= least && html`<g class="under">${shape(`${kind}-sure`)}</g>`}${shape(`${kind}-${n < least ? "sure" : "may"}`)}</g>`)}
  </svg>`;
}

const SEVERITY = ["form", "meaning shaded", "a reader would believe something else"];

export const Severity = ({ of }) =>
  html`<b class=${`sev x${of}`} title=${SEVERITY[of]}><span class="vh">severity </span>${of}</b>`;

export const Sigla = ({ letters }) => html`<span class="sg-i">${letters.join(" ")}</span>`;

export const Arrow = ({ directed }) =>
  html`<span class="arrow" title=${directed ? "change: dated or dependent" : "difference: direction unknown"}
    >${directed ? "→" : "⇄"}</span>`;

// the hatching that stands for "may exist", once for the page
export const Hatch = () => html`<svg width="0" height="0" class="defs" aria-hidden="true" focusable="false">
  <defs id="hw-defs"><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"><line class="hatchline" x1="0" y1="0" x2="0" y2="4" /></pattern></defs></svg>`;

export const Legend = () => html`<ul class="legend" aria-label="Marks">
  <li><${Glyph} name="page-sure" />outlet that carries it</li>
  <li><${Glyph} name="diamond-sure" tone="k2" />collection: who heard it first hand</li>
  <li><${Glyph} name="circle-sure" tone="o" />origin: who claims to know</li>
  <li><${Marks} kind="circle" least=${1} most=${2} />one established, a second not excluded: 1–2</li>
  <li><${Glyph} name="circle-may" tone="o" />none established: 0–1</li>
  ${[2, 1, 0].map((n) => html`<li><b class=${`sev x${n}`}>${n}</b>${SEVERITY[n]}</li>`)}
  <li>→ change, dated or dependent</li><li>⇄ difference, direction unknown</li>
</ul>`;
