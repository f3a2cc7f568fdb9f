"""Every entry of every golden story holds, or says what is missing."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from golden.checks import CHECKS
from golden.story import Entry, Golden, load_golden
from headwater.sample import ARTICLES

HERE = Path(__file__).parent
FOLDERS = (ARTICLES.parent, *sorted(p.parent for p in HERE.glob("stories/*/expected.toml")))


@cache
def golden_of(folder: Path) -> Golden:
    return load_golden(folder)


def entries() -> list[object]:
    """Every entry of every story as a test of its own; those with a gap are expected to fail."""
    found = []
    for folder in FOLDERS:
        expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
        for kind, rows in expected.items():
            if kind == "title":
                continue
            for number, entry in enumerate(rows):
                gap = entry.get("gap")
                marks = [pytest.mark.xfail(reason=gap)] if gap else []
                name = f"{folder.name}-{kind}-{number}-{_words_of(entry)}"
                found.append(pytest.param(folder, kind, entry, marks=marks, id=name))
    return found


def _words_of(entry: Entry) -> str:
    for key in ("name", "content", "words", "article"):
        if isinstance(entry.get(key), str):
            return str(entry[key])[:40]
    rows = entry.get("between") or entry.get("articles") or [""]
    return " / ".join(_first(row) for row in rows)[:60]


def _first(row: str | list[str] | list[list[str]]) -> str:
    while isinstance(row, list):
        row = row[0] if isinstance(row[0], list) else ": ".join(row)
    return row


@pytest.mark.parametrize(("folder", "kind", "entry"), entries())
def test_what_a_careful_reader_finds_is_found(folder: Path, kind: str, entry: Entry) -> None:
    CHECKS[kind](golden_of(folder), entry)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_a_golden_story_runs_without_a_problem(folder: Path) -> None:
    dossier = golden_of(folder).dossier
    assert dossier.problems == ()
    assert [p for a in dossier.articles for p in a.problems] == []
