"""How many of the gold's changes the claims can show at all: both their places are in one claim.

usage: python -m bench.gold.reach [DOSSIER.json]

A change is looked for between two wordings of one claim.  Where the two places that the gold marks
are in no claim together (words of a wording, or of what credits it), no comparison can find it.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from bench.gold.scoring import GOLD, make_gold_dossier
from headwater.records.dossier import Dossier, DossierAttribution, DossierClaim, read_dossier

Spans = list[tuple[int, int]]


def count_reachable(dossier: Dossier, gold: Path = GOLD) -> dict[str, tuple[int, int]]:
    """For each kind of change how many are in one claim, and how many there are."""
    texts = {a.id: a.text for a in dossier.articles}
    rows = {t.id: t for a in dossier.articles for t in a.attributions}
    claims = [_places(c, rows) for s in dossier.stories for c in s.claims]
    reached: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for path in sorted((gold / "dev").glob("*.json")):
        for change in json.loads(path.read_text(encoding="utf-8"))["changes"]:
            ends = [(change[k]["article"], change[k]["text"]) for k in ("from", "to")]
            found = [(a, _span(texts[a], words)) for a, words in ends]
            every[change["kind"]] += 1
            reached[change["kind"]] += any(
                all(_touches(claim, article, span) for article, span in found) for claim in claims
            )
    return {kind: (reached[kind], every[kind]) for kind in sorted(every)}


def _places(claim: DossierClaim, rows: dict[str, DossierAttribution]) -> dict[str, Spans]:
    """The words of a claim's wordings and of what credits them, by article."""
    places: dict[str, Spans] = {}
    for wording in claim.wordings:
        row = rows.get(wording.attribution or "")
        credit = (*row.source, *row.cue) if row is not None else ()
        found = [(s.start, s.end) for s in (*wording.spans, *credit)]
        places.setdefault(wording.article, []).extend(found)
    return places


def _span(text: str, words: str) -> tuple[int, int]:
    at = text.find(words)
    return at, at + len(words)


def _touches(claim: dict[str, Spans], article: str, span: tuple[int, int]) -> bool:
    return any(s < span[1] and span[0] < e for s, e in claim.get(article, ()))


def main() -> None:
    given = sys.argv[1:]
    dossier = read_dossier(Path(given[0]).read_bytes()) if given else make_gold_dossier()
    table = count_reachable(dossier)
    for kind, (reached, every) in table.items():
        print(f"{kind:20} {reached:3} of {every}")
    total = sum(r for r, _ in table.values()), sum(e for _, e in table.values())
    print(f"{'all':20} {total[0]:3} of {total[1]} ({total[0] / max(1, total[1]):.2f})")


if __name__ == "__main__":
    main()
