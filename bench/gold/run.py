"""Measure on the development gold, and write the table into docs/methods/gold.md.

usage: python -m bench.gold.run [--write] [--floors]

``--write`` puts the table between the marks of the page; ``--floors`` raises the floors in
tests/floors/gold.toml to what was measured, less a third of the noise; it never lowers one.
"""

import argparse
import tomllib
from pathlib import Path

from bench.gold.scoring import (
    SHOWN,
    Figures,
    count_outlets,
    find_noise,
    hash_corpus,
    make_gold_dossier,
    score_dossier,
)
from bench.pages import write_between

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ROOT / "tests" / "floors" / "gold.toml"
COMMAND = "python -m bench.gold.run --write"
# share of the standard error that a floor stays under its figure: room for another processor's
# rounding, not for a change that makes things worse
SLACK = 1 / 3


def make_table(figures: Figures, noise: Figures, base: Figures, corpus: str) -> str:
    """The figures as a page shows them."""
    better = {"up": "↑", "down": "↓"}
    lines = [
        f"Corpus `{corpus}`: {base['stories']:.0f} stories, {base['articles']:.0f} articles,"
        f" {base['claims']:.0f} claims.",
        "",
        "| | figure | ± | |",
        "|---|---|---|---|",
        *(
            f"| {words} | {figures[name]:.3f} | {noise[name]:.3f} | {better[way]} |"
            for name, (words, way) in SHOWN.items()
        ),
        "",
        "| count of origins | exact | over | under |",
        "|---|---|---|---|",
        f"| Headwater, claims that it found | {figures['origin_exact']:.3f} |"
        f" {figures['origin_over']:.3f} | {figures['origin_under']:.3f} |",
        f"| counting outlets (mean {base['mean outlets']:.2f}; origins {base['mean origins']:.2f})"
        f" | {base['outlets exact']:.3f} | {base['outlets over']:.3f} |"
        f" {base['outlets under']:.3f} |",
        f"| always 1 | {base['one exact']:.3f} | {base['one over']:.3f} |"
        f" {base['one under']:.3f} |",
    ]
    return "\n".join(lines)


def raise_floors(figures: Figures, noise: Figures, corpus: str) -> None:
    """Floors follow what was measured upwards, never downwards."""
    held = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lines = [
        "# The least (for figures where less is better: the most) that the development gold must",
        "# give; measured figure less a third of its noise.  One falls only with a stated reason.",
        f'corpus = "{corpus}"',
    ]
    for name, (_, way) in SHOWN.items():
        sign = 1 if way == "up" else -1
        new = figures[name] - sign * SLACK * noise[name]
        old = held.get(name, {}).get("floor", new)
        floor = max(new, old) if way == "up" else min(new, old)
        lines += ["", f"[{name}]", f"floor = {floor:.4f}", f"noise = {noise[name]:.4f}"]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/methods/gold.md")
    parser.add_argument("--floors", action="store_true", help="raise tests/floors/gold.toml")
    asked = parser.parse_args()
    dossier = make_gold_dossier()
    figures, noise = score_dossier(dossier), find_noise(dossier)
    table = make_table(figures, noise, count_outlets(), hash_corpus())
    print(table)
    if asked.write:
        write_between("gold.md", COMMAND, table)
    if asked.floors:
        raise_floors(figures, noise, hash_corpus())


if __name__ == "__main__":
    main()
