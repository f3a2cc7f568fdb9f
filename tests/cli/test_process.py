"""The command as a process of its own: start-up, pipes, imports."""

import os
import pty
import resource
import subprocess
import sys

import pytest

HEAVY = ("pyarrow", "duckdb", "onnxruntime", "numpy", "jinja2", "typer", "rich", "tokenizers")
# seconds of processor time: what the project promises for a first answer
START_UP = 0.3


def python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_first_answer_is_quick(option):
    def cost() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert python("-m", "headwater", option).returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(cost() for _ in range(3)) <= START_UP


def test_importing_headwater_loads_no_heavy_library():
    code = f"import sys, headwater; print([m for m in {HEAVY} if m in sys.modules])"
    assert python("-c", code).stdout.strip() == "[]"


def test_every_public_name_is_there():
    import headwater

    assert [name for name in headwater.__all__ if getattr(headwater, name) is None] == []
    assert len(headwater.__all__) <= 20


def test_a_reader_who_leaves_early_is_no_error():
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m headwater schema | head -c 1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""


def test_progress_is_shown_on_a_terminal_only(article):
    """Standard error is a terminal here; standard output is a pipe and stays clean."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "headwater", "trace", str(article), "--json", "-"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
        timeout=60,
    )
    os.close(theirs)
    # a slow run shows more than is read at once, which may end inside a character
    shown = os.read(ours, 10_000).decode(errors="replace")
    os.close(ours)
    assert "articles" in shown
    assert done.stdout.startswith(b'{"schema":1')
