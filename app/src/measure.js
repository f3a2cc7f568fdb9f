// How wide words will be drawn, in the reader's own fonts; lines that fit a width.
const SANS = 'Inter,"SF Pro Text","Segoe UI Variable Text","Segoe UI",system-ui,-apple-system,Roboto,"Noto Sans","Liberation Sans",sans-serif';
const SERIF = 'Charter,"Bitstream Charter","Charis SIL","Iowan Old Style","Source Serif 4",Cambria,Georgia,serif';

export const FONTS = {
  name: `600 14px ${SANS}`,
  sub: `400 12.5px ${SANS}`,
  row: `400 14.5px ${SERIF}`,
  small: `400 12px ${SANS}`,
};

// characters: no label is longer, whatever the text holds
const MOST = 300;
let context = null;

export function width(text, font) {
  context ??= document.createElement("canvas").getContext("2d");
  context.font = FONTS[font];
  return context.measureText(text).width;
}

function fitted(text, font, room) {
  if (width(text, font) <= room) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (width(`${text.slice(0, middle)}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).replace(/[\ud800-\udbff]$/, "").replace(/[ ,;:–-]+$/, "")}…`;
}

// at most ``most`` lines no wider than the room; what does not fit is cut and shows it
export function wrap(text, font, room, most) {
  const words = text.slice(0, MOST).replace(/\s+/g, " ").match(/[^ -]+-? ?|- ?/g) ?? [];
  const lines = [""];
  for (let n = 0; n < words.length; n += 1) {
    const longer = lines.at(-1) + words[n];
    if (width(longer.trim(), font) <= room) lines[lines.length - 1] = longer;
    else if (lines.length < most && lines.at(-1)) lines.push(width(words[n].trim(), font) <= room ? words[n] : fitted(words[n].trim(), font, room));
    else {
      lines[lines.length - 1] = fitted((lines.at(-1) + words.slice(n).join("")).trim(), font, room);
      break;
    }
  }
  return lines.map((line) => line.trim());
}
