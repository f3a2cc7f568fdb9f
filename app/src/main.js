// Starts the app: with the data that the page carries, or with a server's.
import { html, render } from "./html.js";
import { App } from "./app.js";
import { carried, served } from "./data.js";
import { route } from "./route.js";
import { begin, many, pack, stories } from "./state.js";

const body = document.getElementById("app");
const unscripted = document.querySelector("noscript");

async function start() {
  const base = document.documentElement.dataset.api;
  await begin(base ? served(base) : carried());
  body.replaceChildren();
  render(html`<${App} />`, body);
}

// on paper everything is open: what is read without scripts, of the story that is shown
addEventListener("beforeprint", () => {
  if (!unscripted || document.getElementById("hw-print")) return;
  const whole = new DOMParser().parseFromString(unscripted.textContent, "text/html");
  const number = stories.value.items.findIndex((s) => s.id === pack.value?.id) + 1;
  const told = (route.value.story || !many.value) && whole.getElementById(`s${number}`);
  const paper = document.createElement("div");
  paper.id = "hw-print";
  paper.append(...whole.querySelectorAll("svg.defs"), told || whole.querySelector("main"), ...whole.querySelectorAll("footer"));
  document.body.append(paper);
});
addEventListener("afterprint", () => document.getElementById("hw-print")?.remove());

// a browser in which the app cannot run shows what it shows without scripts
start().catch((error) => {
  console.error(error);
  if (unscripted) body.innerHTML = unscripted.textContent;
  else body.textContent = `Headwater could not start: ${error.message}`;
});
