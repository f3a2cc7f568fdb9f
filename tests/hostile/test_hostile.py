"""What harms careless readers is read or refused by name, soon, in little room, and the rest read.

Every input is one file; all are read in one process whose memory is bounded, so that one that
breaks it costs those behind it and shows.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile.inputs import INPUTS, MARK

MAX_SECONDS, MAX_MEGABYTES = 5.0, 500
# seconds for all of them on a busy machine
TIMEOUT = 400
# inputs that are made and read in a moment
QUICK = (
    "nested5000.html",
    "open_brackets.html",
    "bidi.html",
    "script.html",
    "lying_charset.html",
    "laughs.rss",
    "external.rss",
    "bomb_many_layers.warc",
    "traversal.wacz",
    "damaged.warc.gz",
    "truncated.warc.gz",
    "lying.warc",
    "deep.jsonl",
    "nested.mhtml",
)


def read_all(folder: Path, names: list[str]) -> dict[str, dict]:
    """What came of each input."""

    def lines() -> Iterator[str]:
        for name in names:
            INPUTS[name][0](folder / name)
            yield f"{folder / name}\n"

    child = Path(__file__).parent / "child.py"
    done = subprocess.run(
        [sys.executable, str(child), MARK, str(MAX_MEGABYTES)],
        input="".join(lines()),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"broke on {names[len(rows)]}: {done.stderr[-2000:]}"
    return {row["name"]: row for row in rows}


def check(name: str, row: dict) -> list[str]:
    """All that is wrong with what came of one input."""
    _, codes, marked = INPUTS[name]
    wrong = []
    if codes and not set(codes) & set(row["codes"]):
        wrong.append(f"{name}: {codes} not told, but {row['codes'][:5]}")
    if not row["articles"] and not row["codes"]:
        wrong.append(f"{name}: lost in silence")
    if marked and not row["marked"]:
        wrong.append(f"{name}: its text was lost")
    if row["whole"] != row["articles"]:
        wrong.append(f"{name}: blocks do not tile the text")
    if row["seconds"] > MAX_SECONDS:
        wrong.append(f"{name}: took {row['seconds']} s")
    if row["megabytes"] > MAX_MEGABYTES:
        wrong.append(f"{name}: took {row['megabytes']:.0f} MB")
    return wrong


def test_the_quick_ones_are_read_or_refused_by_name(tmp_path):
    rows = read_all(tmp_path, list(QUICK))
    assert [wrong for name in QUICK for wrong in check(name, rows[name])] == []


@pytest.mark.slow
def test_every_one_is_read_or_refused_by_name_in_time_and_room(tmp_path):
    rows = read_all(tmp_path, list(INPUTS))
    assert [wrong for name in INPUTS for wrong in check(name, rows[name])] == []


def test_nothing_that_a_script_says_is_text_and_nothing_that_is_text_is_lost(tmp_path):
    from headwater.settings import IngestSettings
    from headwater.stages.ingest.stage import STAGE

    for name in ("script.html", "bidi.html"):
        INPUTS[name][0](tmp_path / name)
    articles, _ = STAGE.step([str(tmp_path / "script.html")], IngestSettings())
    text = articles[0].text
    assert "not text" not in text
    assert "alert" not in text
    assert "A link." in text
    articles, _ = STAGE.step([str(tmp_path / "bidi.html")], IngestSettings())
    assert "\u202e" in articles[0].text  # shown as it is by what shows it, never dropped here
