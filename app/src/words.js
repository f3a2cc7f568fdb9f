// Words as readers see them: code points, hidden characters, counts, lists.
import { html } from "./html.js";

// controls, direction marks, zero-width characters, lone surrogates: a reader cannot see them,
// and some of them reorder the words around them
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;
const ANY_HIDDEN = new RegExp(HIDDEN.source, "u");
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ASTRAL = /[\ud800-\udfff]/;

const code = (character) =>
  `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

// text for a title, a file or an attribute: hidden characters as codes
export const plain = (words) => words.replace(HIDDEN, (found) => `[${code(found)}]`);

// text as it stands in a page: hidden characters as codes in boxes
export function inside(words) {
  if (!ANY_HIDDEN.test(words)) return words;
  const parts = [];
  let at = 0;
  for (const found of words.matchAll(HIDDEN)) {
    parts.push(words.slice(at, found.index));
    parts.push(html`<span class="ctl" title="a character that cannot be seen">${code(found[0])}</span>`);
    at = found.index + found[0].length;
  }
  parts.push(words.slice(at));
  return parts;
}

// words of a text, kept apart from the direction of what surrounds them
export const show = (words) => (FROM_RIGHT.test(words) ? html`<bdi>${inside(words)}</bdi>` : inside(words));

// text in which no line ends inside a date or an interval
export const tied = (words) =>
  words.split(/(\d{4}-\d\d-\d\d|\b\d+–\d+\b)/).map((part, n) => (n % 2 ? html`<span class="nw">${part}</span>` : show(part)));

// a text whose spans are counted in code points, cut by them: the places of code points beyond
// the first plane are found once
export function pointed(text) {
  if (!ASTRAL.test(text)) return (start, end) => text.slice(start, end);
  const wide = [];
  let point = 0;
  for (let unit = 0; unit < text.length; unit += 1, point += 1) {
    if (text.codePointAt(unit) > 0xffff) {
      wide.push(point);
      unit += 1;
    }
  }
  const before = (place) => {
    let low = 0;
    let high = wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wide[middle] < place) low = middle + 1;
      else high = middle;
    }
    return place + low;
  };
  return (start, end) => text.slice(before(start), before(end));
}

export const counted = (number, noun, plural) =>
  `${number.toLocaleString("en")} ${number === 1 ? noun : plural || `${noun}s`}`;

export const interval = ([least, most]) => (least === most ? `${least}` : `${least}–${most}`);

export const countedInterval = (pair, noun) =>
  `${interval(pair)} ${pair[0] === 1 && pair[1] === 1 ? noun : `${noun}s`}`;

export const listed = (names) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

export const sentence = (words) => {
  const said = capital(words.trim());
  return !said || /[.!?]$/.test(said) ? said : `${said}.`;
};

export function shorten(words, most) {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const head = line.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  const at = head.lastIndexOf(" ");
  return `${(at > most / 2 ? head.slice(0, at) : head).replace(/[ ,;:–…-]+$/, "")}…`;
}

export const bySiglum = (one, other) => one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
