"""The job for a cluster, run here in the session of all tests: folders with segments' columns."""

from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from headwater.cli.submit import main
from headwater.engine.base import Engine
from headwater.records.findings import StoryFindings
from headwater.records.reading import Reading

pytestmark = pytest.mark.java

TEXTS = {
    "alder.txt": "The dam at Lower Marl leaks, engineer Mara Voss said on Tuesday.\n",
    "birch.txt": "“The dam leaks,” Mara Voss, an engineer at Lower Marl, told reporters.\n",
}


def test_a_job_writes_readings_findings_and_problems_and_never_over_a_folder(
    spark: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    inputs = [str(tmp_path / name) for name in (*TEXTS, "empty.txt")]
    rules = tmp_path / "rules.toml"
    rules.write_text('[attribute]\nmethod = "rules"\n', encoding="utf-8")
    out = str(tmp_path / "out")
    words = [out, *inputs, "--settings", str(rules), "--master", "local[1]"]
    assert main(words) == 3  # one input is empty
    readings = pq.read_table(f"{out}/readings").to_pylist()
    assert {msgspec.msgpack.decode(r["body"], type=Reading).id for r in readings} == {
        r["id"] for r in readings
    }
    stories = pq.read_table(f"{out}/findings").to_pylist()
    found = [msgspec.msgpack.decode(s["body"], type=StoryFindings) for s in stories]
    assert sorted(a for f in found for a in f.story.articles) == sorted(r["id"] for r in readings)
    assert [p["code"] for p in pq.read_table(f"{out}/problems").to_pylist()] == ["empty-input"]
    capsys.readouterr()
    assert main(words) == 1
    assert "name a folder that is not yet" in capsys.readouterr().err
