// Starts the app: with the data that the page carries, or with a server's.
import { html, render } from "./html.js";
import { App } from "./app.js";
import { carried, served } from "./data.js";
import { begin } from "./state.js";

const body = document.getElementById("app");
const unscripted = document.querySelector("noscript");

async function start() {
  const base = document.documentElement.dataset.api;
  await begin(base ? served(base) : carried());
  render(html`<${App} />`, body);
}

// a browser in which the app cannot run shows what it shows without scripts
start().catch((error) => {
  console.error(error);
  if (unscripted) body.innerHTML = unscripted.textContent;
  else body.textContent = `Headwater could not start: ${error.message}`;
});
