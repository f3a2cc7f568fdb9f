"""Every problem code is documented, and every documented code exists."""

import ast
import re
from pathlib import Path

from headwater.stages.ingest.troubles import CODES

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "headwater"
OF_THE_PIPELINE = {"article-stopped", "story-stopped"}


def codes_in_the_source() -> set[str]:
    """Codes given as words to ``Problem(code=...)``."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                found |= {
                    k.value.value
                    for k in node.keywords
                    if k.arg == "code" and isinstance(k.value, ast.Constant)
                }
    return found


def test_the_page_lists_exactly_the_codes_that_there_are() -> None:
    page = (ROOT / "docs" / "reference" / "problems.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    assert listed == {*CODES, *OF_THE_PIPELINE, *codes_in_the_source()}
