"""Accuracy on the development gold does not fall."""

import tomllib
from functools import cache
from pathlib import Path

import pytest
from bench.gold.scoring import SHOWN, hash_corpus, make_gold_dossier, score_dossier

FLOORS = tomllib.loads(Path(__file__).with_name("gold.toml").read_text(encoding="utf-8"))


@cache
def figures(gold: Path) -> dict[str, float]:
    return score_dossier(make_gold_dossier(gold), gold)


@pytest.mark.data
def test_the_floors_belong_to_this_corpus(gold_dir: Path) -> None:
    assert hash_corpus(gold_dir) == FLOORS["corpus"]


@pytest.mark.data
@pytest.mark.parametrize("name", SHOWN)
def test_no_figure_falls_under_its_floor(gold_dir: Path, name: str) -> None:
    found, floor = figures(gold_dir)[name], FLOORS[name]["floor"]
    noise = f"(noise {FLOORS[name]['noise']})"
    if SHOWN[name][1] == "up":
        assert found >= floor, noise
    else:
        assert found <= floor, noise
