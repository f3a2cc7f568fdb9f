"""What the metadata asks for is what the code imports, and every version is pinned."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
METADATA = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# extras whose libraries the code itself loads, where a person asks for what they do
FOR_USERS = ("serve", "mcp", "frames", "spark", "fetch")


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
    needed = {plain(r) for r in METADATA["dependencies"]}
    extras = {plain(r) for e in FOR_USERS for r in METADATA["optional-dependencies"].get(e, ())}
    assert needed - imported == set()
    assert imported - needed - extras == set()


def test_every_dependency_has_a_lower_bound_and_a_pinned_version() -> None:
    extras = METADATA["optional-dependencies"].values()
    wanted = [*METADATA["dependencies"], *(r for extra in extras for r in extra)]
    assert [r for r in wanted if ">=" not in r] == []
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {plain(line) for line in lines if not line.startswith("#")}
    assert {plain(r) for r in wanted} - pinned == set()
    assert [line for line in lines if not line.startswith("#") and "==" not in line] == []
