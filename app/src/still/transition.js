// d3-zoom asks for transitions; this page moves at once, so there is nothing to interrupt.
import { selection } from "d3-selection";

selection.prototype.interrupt = function interrupt() {
  return this;
};

export const interrupt = () => {};
