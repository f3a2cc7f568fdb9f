import test from "node:test";
import assert from "node:assert/strict";
import { flatten, marksOfLines } from "../src/segments.js";
import { counted, interval, listed, pointed, shorten } from "../src/words.js";

const points = (text, start, end) => [...text].slice(start, end).join("");

test("spans of code points cut the same words beside emoji as Python does", () => {
  for (const text of ["plain", "😀a😀😀b", "a\ud800b", "👩‍🚀 said “🌊 water”", ""]) {
    const cut = pointed(text);
    const length = [...text].length;
    for (let start = 0; start <= length; start += 1) {
      for (let end = start; end <= length; end += 1) assert.equal(cut(start, end), points(text, start, end));
    }
  }
});

test("overlapping marks become segments that tile the line", () => {
  const marks = [[0, 5], [2, 8], [2, 3], [7, 20], [4, 4]];
  const found = flatten(0, 10, marks, [0, 1, 2, 3, 4]);
  assert.deepEqual(found.map(([s, e]) => [s, e]), [[0, 2], [2, 3], [3, 5], [5, 7], [7, 8], [8, 10]]);
  assert.deepEqual(found.map((s) => s[2]), [[0], [0, 1, 2], [0, 1], [1], [1, 3], [3]]);
});

test("a mark over several lines reaches each of them", () => {
  const lines = [{ start: 0, end: 4 }, { start: 5, end: 9 }, { start: 10, end: 12 }];
  assert.deepEqual(marksOfLines(lines, [[0, 2], [3, 7], [6, 12], [11, 12]]), [[0, 1], [1, 2], [2, 3]]);
});

test("counts read as words", () => {
  assert.equal(counted(1, "story", "stories"), "1 story");
  assert.equal(counted(2, "outlet"), "2 outlets");
  assert.equal(interval([1, 1]), "1");
  assert.equal(interval([0, 2]), "0–2");
  assert.equal(listed(["A", "B", "C"]), "A, B and C");
  assert.equal(shorten("one two three four", 9), "one two…");
});
