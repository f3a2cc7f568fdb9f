import { html } from "./html.js";
export const Variants = () => html`<section class="view"><h1>Variants</h1></section>`;
