import { html } from "./html.js";
export const Reviews = () => html`<section class="view"><h1>Reviews</h1></section>`;
