"""Marks of syndication against a labelled set: found where they are, and nothing else.

usage: python -m bench.clean.marks [--misses] [--write]
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.pages import write_between
from headwater.records.article import Article, BlockKind, CreditHow
from headwater.settings import CleanSettings
from headwater.stages.clean.step import clean_article
from headwater.text.outlets import is_same_outlet

COMMAND = "python -m bench.clean.marks --write"
FILES = ("marks.tsv", "marks_later.tsv", "marks_third.tsv")
BODY = (
    "The harbour at Marlow has been closed to large ships since the winter storms of last year.",
    "“We found cracks in two of the five piers,” said Ruth Adeyemi, the county engineer.",
    "About 9,000 people cross the bridge on a weekday, according to the council's own count.",
    "Adeyemi said that the repair would cost as much as £4m, twice the first estimate.",
)
_HOWS = {
    "wire tag": {CreditHow.WIRE_TAG, CreditHow.CREDIT_LINE},
    "credit line": {CreditHow.CREDIT_LINE},
    "byline": {CreditHow.BYLINE},
    "contributed": {CreditHow.CONTRIBUTED},
}
_BLOCKS = {
    "wire tag": {BlockKind.DATELINE, BlockKind.CREDIT_LINE},
    "credit line": {BlockKind.CREDIT_LINE, BlockKind.NOTE},
    "byline": {BlockKind.BYLINE},
    "contributed": {BlockKind.NOTE},
    "note": {BlockKind.NOTE, BlockKind.BYLINE},
    "licence": {BlockKind.BOILERPLATE, BlockKind.CREDIT_LINE, BlockKind.NOTE},
}


class Mark(msgspec.Struct, frozen=True):
    """One line of the set: where it stands, what it is."""

    place: str
    kind: str
    outlet: str
    marked: str
    line: str


class Outcome(msgspec.Struct, frozen=True):
    """What was made of a line."""

    outlet: bool  # the outlet is credited, in that way, and no other is; none where none is
    span: bool  # one block is exactly the marked words; a near-miss is body
    credited: tuple[str, ...]
    block: str


def read_marks(name: str) -> Iterator[Mark]:
    """The lines of one file, in order."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            marked = row["line"] if row["marked"] == "=" else row["marked"]
            yield Mark(row["place"], row["kind"], row["outlet"], marked, row["line"])


def make_text(mark: Mark) -> str:
    """A short article with the line in its place."""
    lines = list(BODY)
    match mark.place:
        case "first":
            lines[0] = mark.line
        case "head":
            lines = ["Harbour at Marlow to stay shut until the spring", mark.line, *BODY]
        case "inside":
            lines.insert(2, mark.line)
        case _:
            lines.append(mark.line)
    return "\n\n".join(lines)


def judge(mark: Mark) -> Outcome:
    """What Headwater makes of the line."""
    text = make_text(mark)
    article = Article(id="a", text=text, text_sha256="", language="en")
    imprint, blocks, _ = clean_article(article, CleanSettings())
    at = text.index(mark.line)
    credits = [
        c for c in imprint.credited if any(at <= s.start < at + len(mark.line) for s in c.evidence)
    ]
    wanted = [] if mark.outlet in ("-", "") else mark.outlet.split("; ")
    hows = _HOWS.get(mark.kind, set(CreditHow))
    right = [c for c in credits if c.how in hows and any(is_same_outlet(c.name, w) for w in wanted)]
    good = len(right) == len(wanted) == len(credits)
    inside = [b for b in blocks if b.start < at + len(mark.line) and b.end > at]
    if mark.kind == "none":
        telling = {BlockKind.BODY, BlockKind.HEADLINE, BlockKind.DEK}
        span = all(b.kind in telling for b in inside)
        found = "; ".join(b.kind.value for b in inside)
    elif mark.kind == "licence":
        span = all(b.kind in _BLOCKS[mark.kind] for b in inside)
        found = "; ".join(b.kind.value for b in inside)
    else:
        own = [b for b in inside if text[b.start : b.end].strip() == mark.marked.strip()]
        span = bool(own) and own[0].kind in _BLOCKS[mark.kind]
        found = "; ".join(f"{b.kind.value}: {text[b.start : b.end].strip()[:40]}" for b in inside)
    return Outcome(good, span, tuple(f"{c.name} ({c.how.value})" for c in credits), found)


def score(name: str, *, misses: bool) -> list[str]:
    """A row a kind: lines, outlets right, spans right; then precision and recall of credits."""
    rows: dict[str, Counter[str]] = {}
    total = Counter[str]()
    for mark in read_marks(name):
        outcome = judge(mark)
        count = rows.setdefault(mark.kind, Counter())
        count.update(lines=1, outlet=outcome.outlet, span=outcome.span)
        named = mark.outlet not in ("-", "")
        right = named and outcome.outlet
        total.update(named=named, found=len(outcome.credited), right=right)
        if misses and not (outcome.outlet and outcome.span):
            print(f"{mark.place}|{mark.kind}|{mark.outlet}|{mark.line}\n     {outcome}")
    table = ["| kind | lines | outlet right | span right |", "| --- | --- | --- | --- |"]
    for kind, count in rows.items():
        table.append(f"| {kind} | {count['lines']} | {count['outlet']} | {count['span']} |")
    precision, recall = total["right"] / max(1, total["found"]), total["right"] / total["named"]
    return [
        *table,
        "",
        f"`{name}`, outlets credited: precision {precision:.3f}, recall {recall:.3f}.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tables = ("\n".join(score(name, misses=options.misses)) for name in FILES)
    table = "\n\n".join(tables)
    print(table)
    if options.write:
        write_between("clean.md", COMMAND, table)


if __name__ == "__main__":
    main()
