"""How surely two quotations are told apart: the same words, a part, altered, or two utterances.

usage: python -m bench.quotations.measure [--errors]

``pairs.tsv`` holds 300 pairs of BASIL by ids and offsets, labelled by reading: candidates that
share words, drawn by a program from four bands of likeness.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

import msgspec

from bench.readings import DATA
from headwater.pipeline.article import read_article
from headwater.records.attribution import Attribution, Chain, Mode
from headwater.records.claim import Relation, Wording
from headwater.records.reading import Reading
from headwater.records.span import Span, overlap
from headwater.settings import Settings
from headwater.stages.ingest.stage import STAGE as INGEST
from headwater.stages.trace.changes.pairs import Wordings, is_same_speaker
from headwater.stages.trace.changes.quotations import judge_quotations
from headwater.stages.trace.changes.read import words_in
from headwater.stages.trace.world import Told, World

PAIRS = Path(__file__).parent / "pairs.tsv"


class Row(msgspec.Struct, frozen=True):
    """A labelled pair."""

    a: str
    a_span: Span
    b: str
    b_span: Span
    label: str


def read_pairs() -> list[Row]:
    """The labelled pairs."""
    with PAIRS.open(encoding="utf-8") as lines:
        return [
            Row(
                r["a"],
                Span(int(r["a_start"]), int(r["a_end"])),
                r["b"],
                Span(int(r["b_start"]), int(r["b_end"])),
                r["label"],
            )
            for r in csv.DictReader(lines, delimiter="\t")
        ]


def read_articles(ids: set[str], settings: Settings) -> dict[str, Reading]:
    """The articles of some ids with all that the stages on one article find."""
    given, _ = INGEST.step([str(DATA / "basil" / "stories.jsonl")], settings.ingest)
    return {a.id: read_article(a, settings) for a in given if a.id in ids}


def tell(reading: Reading, span: Span) -> Told:
    """A quotation as a wording, with the attribution that it stands in."""
    rows: list[tuple[int, Attribution]] = [
        (shared, row)
        for row in reading.attributions
        if row.parent is None and (shared := overlap(row.content, [span]))
    ]
    row = max(rows, key=lambda r: (r[0], r[1].id))[1] if rows else None
    chains: dict[str, Chain] = {c.attribution: c for c in reading.chains}
    wording = Wording(
        article=reading.id,
        attribution=row.id if row else None,
        spans=(span,),
        mode=Mode.DIRECT,
        relation=Relation.SAME,
        score=1.0,
    )
    return Told(0, wording, reading, row, chains.get(row.id) if row else None)


def judge(row: Row, readings: dict[str, Reading], world: World, settings: Settings) -> str:
    """The class of a pair as the trace stage sees it."""
    a, b = tell(readings[row.a], row.a_span), tell(readings[row.b], row.b_span)
    pair = Wordings(
        claim="",
        a=a,
        b=b,
        a_words=words_in(a.text, (row.a_span,)),
        b_words=words_in(b.text, (row.b_span,)),
        directed=False,
        likeness=1.0,
        same_speaker=is_same_speaker(world, a, b),
        siblings_a=(a,),
        siblings_b=(b,),
    )
    return judge_quotations(pair, row.a_span, row.b_span, settings.trace).value


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="the pairs judged wrongly")
    asked, settings = parser.parse_args(), Settings()
    rows = read_pairs()
    readings = read_articles({i for r in rows for i in (r.a, r.b)}, settings)
    world = World(msgspec.UNSET, readings, {}, {}, {}, {}, {})  # type: ignore[arg-type]
    counts: Counter[tuple[str, str]] = Counter()
    for number, row in enumerate(rows):
        found = judge(row, readings, world, settings)
        counts[row.label, found] += 1
        if asked.errors and found != row.label:
            print(number, row.label, "judged", found)
            print("  ", row.a_span.of(readings[row.a].text))
            print("  ", row.b_span.of(readings[row.b].text))
    print(f"class accuracy {sum(n for (x, y), n in counts.items() if x == y) / len(rows):.3f}")
    for label in ("exact", "fragment", "altered", "near-miss"):
        given = sum(n for (x, _), n in counts.items() if x == label)
        said = sum(n for (_, y), n in counts.items() if y == label)
        right = counts[label, label]
        print(
            f"{label:10} {given:4} recall {right / given:.2f} precision {right / max(said, 1):.2f}"
        )


if __name__ == "__main__":
    main()
