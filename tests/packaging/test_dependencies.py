"""What the metadata asks for is what the code imports, and every version is pinned."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
METADATA = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(requirement: str) -> str:
    return re.split(r"[<>=!~ \[;]", requirement)[0].lower().replace("-", "_")


def test_the_code_imports_what_the_metadata_asks_for_and_nothing_else() -> None:
    imported: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    imported -= {"headwater", *sys.stdlib_module_names}
    assert imported == {plain(r) for r in METADATA["dependencies"]}


def test_every_dependency_has_a_lower_bound_and_a_pinned_version() -> None:
    wanted = [*METADATA["dependencies"], *METADATA["optional-dependencies"]["dev"]]
    assert [r for r in wanted if ">=" not in r] == []
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {plain(line) for line in lines if not line.startswith("#")}
    assert {plain(r) for r in wanted} - pinned == set()
    assert [line for line in lines if not line.startswith("#") and "==" not in line] == []
