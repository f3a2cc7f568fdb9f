import { html } from "./html.js";
export const Predictions = () => html`<section class="view"><h1>Predictions</h1></section>`;
