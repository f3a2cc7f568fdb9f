// Overlapping marks on a line as flat segments: every boundary of a mark ends a segment.

// marks are [start, end, ...]; answers [start, end, numbers of the marks that cover it]
export function flatten(start, end, marks, numbers) {
  const stops = new Set([start, end]);
  const inside = [];
  for (const number of numbers) {
    const from = Math.max(start, marks[number][0]);
    const to = Math.min(end, marks[number][1]);
    if (from < to) {
      stops.add(from).add(to);
      inside.push([from, to, number]);
    }
  }
  const sorted = [...stops].sort((a, b) => a - b);
  const segments = [];
  for (let n = 0; n + 1 < sorted.length; n += 1) {
    const over = inside.filter(([from, to]) => from <= sorted[n] && to >= sorted[n + 1]).map((m) => m[2]);
    segments.push([sorted[n], sorted[n + 1], over]);
  }
  return segments;
}

// for each line the marks that reach into it; lines and marks are sorted by their start
export function marksOfLines(lines, marks) {
  const found = lines.map(() => []);
  let first = 0;
  marks.forEach((mark, number) => {
    while (first < lines.length && lines[first].end <= mark[0]) first += 1;
    for (let n = first; n < lines.length && lines[n].start < mark[1]; n += 1) found[n].push(number);
  });
  return found;
}
