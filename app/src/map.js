import { html } from "./html.js";
export const Map = () => html`<section class="view"><h1>Map</h1></section>`;
