"""Marks of syndication against a labelled set: found where they are, and nothing else.

usage: python -m bench.clean.marks [--misses] [--write]
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from bench.pages import write_between
from bench.readings import DATA, read_allsides
from headwater.records.article import Article, BlockKind, Credit, CreditHow
from headwater.records.span import Span
from headwater.settings import CleanSettings
from headwater.stages.clean.step import clean_article
from headwater.text.outlet_names import outlet_name
from headwater.text.outlets import is_same_outlet

COMMAND = "python -m bench.clean.marks --write"
REAL = "marks_fourth.tsv"
FILES = ("marks.tsv", "marks_later.tsv", "marks_third.tsv", REAL)
# characters of a line that is printed
SHOWN = 200
BODY = (
    "The harbour at Marlow has been closed to large ships since the winter storms of last year.",
    "“We found cracks in two of the five piers,” said Ruth Adeyemi, the county engineer.",
    "About 9,000 people cross the bridge on a weekday, according to the council's own count.",
    "Adeyemi said that the repair would cost as much as £4m, twice the first estimate.",
)
_HOWS = {
    "wire tag": {CreditHow.WIRE_TAG, CreditHow.CREDIT_LINE},
    "credit line": {CreditHow.CREDIT_LINE, CreditHow.LINK},
    "byline": {CreditHow.BYLINE},
    "contributed": {CreditHow.CONTRIBUTED},
}
_MARKING = frozenset({BlockKind.CREDIT_LINE, BlockKind.DATELINE, BlockKind.NOTE, BlockKind.BYLINE})
_NOTICES = frozenset({"licence", "note", "contributed"})
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

    right: int  # outlets credited that are to be, in that way
    wrong: int  # others
    missed: int
    span: bool  # one block is exactly the marked words; a near-miss is none
    credited: tuple[str, ...]
    block: str

    @property
    def outlet(self) -> bool:
        """Whether all outlets of the line are credited, and no other is."""
        return not self.wrong and not self.missed


def read_marks(name: str) -> Iterator[Mark]:
    """The lines of one file, in order."""
    for row in _read_rows(name):
        marked = row["line"] if row["marked"] == "=" else row["marked"]
        yield Mark(row["place"], row["kind"], row["outlet"], marked, row["line"])


def _read_rows(name: str) -> Iterator[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


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
    return _compare(mark.kind, mark.outlet, credits, span=span, block=found)


def _compare(
    kind: str, outlets: str, credits: Sequence[Credit], *, span: bool, block: str
) -> Outcome:
    """The credited outlets beside those that are to be, each once."""
    wanted = [] if outlets in ("-", "") else outlets.split("; ")
    hows = _HOWS.get(kind, set(CreditHow))
    names = dict.fromkeys(c.name for c in credits)
    fitting = {c.name for c in credits if c.how in hows}
    met = {w for w in wanted if any(_is_same(name, w) for name in fitting)}
    right = sum(any(_is_same(name, w) for w in wanted) for name in names if name in fitting)
    return Outcome(
        right=right,
        wrong=len(names) - right,
        missed=len(wanted) - len(met),
        span=span,
        credited=tuple(f"{c.name} ({c.how.value})" for c in credits),
        block=block,
    )


def _is_same(one: str, other: str) -> bool:
    return is_same_outlet(outlet_name(one), outlet_name(other))


def judge_real(row: Mapping[str, str], text: str) -> Outcome:
    """What Headwater makes of a line of a real article."""
    article = Article(id="a", text=text, text_sha256="", language="en")
    imprint, blocks, _ = clean_article(article, CleanSettings())
    start, end = int(row["start"]), int(row["end"])
    mark = Span(int(row["from"]), int(row["to"]))
    credits = [c for c in imprint.credited if any(start <= s.start < end for s in c.evidence)]
    inside = [b for b in blocks if b.start < end and b.end > start]
    if row["kind"] == "none":
        span = not any(b.kind in _MARKING for b in inside)
    else:
        own = [b for b in inside if b.span.trimmed(text) == mark]
        kinds = _BLOCKS[row["kind"]]
        whole = row["kind"] in _NOTICES and all(b.kind in kinds for b in inside)
        span = whole or bool(own and own[0].kind in kinds)
    block = "; ".join(f"{b.kind.value}: {text[b.start : b.end].strip()[:40]}" for b in inside)
    return _compare(row["kind"], row["outlet"], credits, span=span, block=block)


def judge_all(name: str) -> Iterator[tuple[str, str, Outcome]]:
    """Kind, line and outcome of each line of a file; none of a real one whose texts are absent."""
    if name != REAL:
        for mark in read_marks(name):
            yield mark.kind, f"{mark.place}|{mark.outlet}|{mark.line}", judge(mark)
        return
    rows = list(_read_rows(name))
    wanted = {row["article"] for row in rows}
    file = DATA / "allsides" / "articles.jsonl.gz"
    held = read_allsides() if file.exists() else ()
    texts = {r.article.id: r.article.text for r in held if r.article.id in wanted}
    for row in rows:
        if text := texts.get(row["article"]):
            line = text[int(row["start"]) : int(row["end"])][:SHOWN]
            yield row["kind"], f"{row['outlet']}|{line}", judge_real(row, text)


def score(name: str, *, misses: bool) -> list[str]:
    """A row a kind: lines, outlets right, spans right; then precision and recall of credits."""
    rows: dict[str, Counter[str]] = {}
    total = Counter[str]()
    for kind, line, outcome in judge_all(name):
        count = rows.setdefault(kind, Counter())
        count.update(lines=1, outlet=outcome.outlet, span=outcome.span)
        total.update(right=outcome.right, wrong=outcome.wrong, missed=outcome.missed)
        if misses and not (outcome.outlet and outcome.span):
            print(f"{kind}|{line}\n     {outcome}")
    table = ["| kind | lines | outlet right | span right |", "| --- | --- | --- | --- |"]
    for kind, count in rows.items():
        table.append(f"| {kind} | {count['lines']} | {count['outlet']} | {count['span']} |")
    found, named = total["right"] + total["wrong"], total["right"] + total["missed"]
    precision, recall = total["right"] / max(1, found), total["right"] / max(1, named)
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
