"""The code keeps the shape that CONTRIBUTING.md describes."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "headwater"
MODULES = sorted(SOURCE.rglob("*.py"))

# where each library that is slow to load, or that could be replaced, may be imported
HOMES = {
    "duckdb": ["engine/local.py"],
    "pyspark": ["engine/spark.py"],
    "pyarrow": [
        "cli/submit.py",
        "engine",
        "pipeline/tables.py",
        "stages/group",
        "stages/ingest",
        "store",
        "export/parquet.py",
        "views/frames.py",
    ],
    "polars": ["views/frames.py"],
    "fastapi": ["web"],
    "starlette": ["web"],
    "uvicorn": ["web"],
    "mcp": ["web"],
    "sqlite3": ["store/catalogue"],
    "onnxruntime": ["models"],
    "tokenizers": ["models"],
    "numpy": ["models", "stages"],
    "isal": ["stages/ingest/archive/inflating.py"],
    "protego": ["stages/ingest/fetch"],
    "jinja2": ["report"],
    "markupsafe": ["report"],
    "typer": ["cli"],
    "rich": ["cli"],
    "sentencex": ["text"],
    "py3langid": ["stages/ingest"],
    "charset_normalizer": ["stages/ingest"],
    "rapidfuzz": ["text", "stages"],
}

MAX_LINES = 300
MAX_FUNCTION = 60
SHORT_FUNCTION = 30
SHORT_SHARE = 0.9
MAX_PARAMETERS = 6
# the step of the last stage reads all that the stages before it wrote
STEPS = {"stages/trace/follow.py:trace_story": 8}

BANNED = re.compile(
    r"\b(chunks?|entity|entities|clusters?|confidence|left_|right_|src_|dst_|_src|_dst)\b", re.I
)
CATCH_ALL = re.compile(r"^_?(utils?|misc|helpers?|common|tools?|stuff)$")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(work|home|root|Users)/\w+")


def relative(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_library_is_imported_only_in_its_home(path: Path) -> None:
    name = relative(path)
    strayed = [
        lib
        for lib in imported(path)
        if lib in HOMES and not any(name.startswith(home) for home in HOMES[lib])
    ]
    assert strayed == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
    assert ast.get_docstring(tree_of(path))


def test_functions_are_short() -> None:
    lengths = {f"{relative(p)}:{f.name}": length(f) for p in MODULES for f in functions(p)}
    assert {name: n for name, n in lengths.items() if n > MAX_FUNCTION} == {}
    short = sum(n <= SHORT_FUNCTION for n in lengths.values())
    assert short >= SHORT_SHARE * len(lengths)


def test_functions_take_few_parameters() -> None:
    many = {
        f"{relative(p)}:{f.name}": len(names)
        for p in MODULES
        if not relative(p).startswith("cli/")  # an option of a command is a parameter
        for f in functions(p)
        if len(names := [a.arg for a in (*f.args.args, *f.args.kwonlyargs) if a.arg != "self"])
        > STEPS.get(f"{relative(p)}:{f.name}", MAX_PARAMETERS)
    }
    assert many == {}


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_other_word_for_what_the_glossary_names(path: Path) -> None:
    names = {n.id for n in ast.walk(tree_of(path)) if isinstance(n, ast.Name)}
    names |= {f.name for f in functions(path)}
    names |= {
        a.arg for n in ast.walk(tree_of(path)) if isinstance(n, ast.arguments) for a in n.args
    }
    names |= {n.attr for n in ast.walk(tree_of(path)) if isinstance(n, ast.Attribute)}
    assert [n for n in sorted(names) if BANNED.search(n)] == []


def test_no_name_that_could_hold_anything() -> None:
    named = [p for p in SOURCE.rglob("*") if CATCH_ALL.match(p.stem)]
    assert named == []


def test_no_path_of_one_machine() -> None:
    kinds = {".py", ".md", ".toml", ".txt", ".sql", ".json", ".tsv", ".html", ".css"}
    places = ("src", "tests", "docs", "bench", "training")
    files = [p for place in places for p in (ROOT / place).rglob("*") if p.suffix in kinds]
    files += [p for p in ROOT.iterdir() if p.is_file()]
    found = [
        f"{p.relative_to(ROOT)}: {m.group()}"
        for p in files
        if p != Path(__file__) and p.stat().st_size < 1_000_000
        for m in MACHINE_PATHS.finditer(p.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_every_stage_declares_itself_in_a_stage_file() -> None:
    import importlib

    from headwater.stages.declaration import Stage

    stages = [p.name for p in (SOURCE / "stages").iterdir() if p.is_dir() and p.name[0] != "_"]
    for name in stages:
        module = importlib.import_module(f"headwater.stages.{name}.stage")
        assert isinstance(module.STAGE, Stage)
        assert module.STAGE.name == name
        assert not list(functions(SOURCE / "stages" / name / "stage.py")), "it holds no logic"
    assert sorted(stages) == sorted(
        ["ingest", "clean", "attribute", "resolve", "group", "reconcile", "align", "trace"]
    )
