// What is shown, as a file.
import { plain } from "./words.js";

export function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

// a cell that a spreadsheet would run as a formula is kept as text
function cell(value) {
  let text = value === null || value === undefined ? "" : plain(String(value)).replace(/\s+/g, " ").trim();
  if (/^[=+\-@\t\r]/.test(text) && typeof value !== "number") text = `'${text}`;
  return `"${text.replace(/"/g, '""')}"`;
}

export const csv = (heads, rows) => [heads, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

export const saveCsv = (name, heads, rows) => save(`${name}.csv`, "text/csv;charset=utf-8", csv(heads, rows));

export const saveJson = (name, value) =>
  save(`${name}.json`, "application/json", typeof value === "string" ? value : JSON.stringify(value, null, 1));

const DRAWN = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "paint-order",
];

// a picture that needs no style sheet
function drawn(svg) {
  const copy = svg.cloneNode(true);
  const shown = [svg, ...svg.querySelectorAll("*")];
  const copied = [copy, ...copy.querySelectorAll("*")];
  shown.forEach((node, n) => {
    const style = getComputedStyle(node);
    for (const property of DRAWN) {
      const value = style.getPropertyValue(property);
      if (value) copied[n].setAttribute(property, value.replace(/url\("?[^#]*(#[^")]*)"?\)/, "url($1)"));
    }
    for (const attribute of ["class", "tabindex", "role"]) copied[n].removeAttribute(attribute);
  });
  copy.querySelectorAll(".hit").forEach((node) => node.remove());
  const defs = document.getElementById("hw-defs").cloneNode(true);
  defs.querySelectorAll("line").forEach((line) => {
    line.removeAttribute("class");
    line.setAttribute("stroke", getComputedStyle(svg).color);
  });
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const box = svg.viewBox.baseVal;
  paper.setAttribute("width", box.width);
  paper.setAttribute("height", box.height);
  paper.setAttribute("fill", getComputedStyle(document.documentElement).backgroundColor);
  copy.prepend(defs, paper);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  return new XMLSerializer().serializeToString(copy);
}

const SVG = "image/svg+xml";

export const saveSvg = (name, svg) => save(`${name}.svg`, SVG, drawn(svg));

// points of the picture for one of the page: sharp in print
const FINE = 2;

export async function savePng(name, svg) {
  const image = new Image();
  image.src = `data:${SVG},${encodeURIComponent(drawn(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = FINE * image.width;
  canvas.height = FINE * image.height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((picture) => save(`${name}.png`, picture.type, picture));
}
