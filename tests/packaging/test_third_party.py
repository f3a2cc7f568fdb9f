"""What others made is listed with its hash."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_weight_is_listed_with_the_hash_of_what_it_was_made_from() -> None:
    page = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    weights = ROOT / "src" / "headwater" / "models" / "weights"
    manifest = json.loads((weights / "manifest.json").read_text(encoding="utf-8"))
    listed = {row["name"] for row in manifest["files"]}
    assert {p.name for p in weights.iterdir()} == {*listed, "manifest.json"}
    missing = [r["name"] for r in manifest["files"] if r["name"] not in page]
    assert missing == []
    assert {r["base_sha256"] for r in manifest["files"] if r["base_sha256"] not in page} == set()
