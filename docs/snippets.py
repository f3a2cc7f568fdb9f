"""The commands that pages show: run again, so that what a page prints is what a reader gets.

A block of ``console`` holds commands after ``$``, on further lines after ``>``, and what they
print.  ``python docs/generate.py`` puts the present output in; tests/docs fails where it differs.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md")))
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"^\$ .*\n(?:> .*\n)*", re.MULTILINE)
# columns of what pages show
WIDTH = "100"


def refresh(page: str) -> str:
    """The page with what its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        world = Path(folder)
        (world / "src").symlink_to(ROOT / "src")
        return BLOCK.sub(lambda block: f"```console\n{_run_block(block[1], world)}```", page)


def _run_block(block: str, world: Path) -> str:
    return "".join(f"{typed}{_run(_command(typed), world)}" for typed in TYPED.findall(block))


def _command(typed: str) -> str:
    return "\n".join(line[2:] for line in typed.splitlines())


def _run(command: str, world: Path) -> str:
    programs = Path(sys.executable).parent
    environment = {**os.environ, "COLUMNS": WIDTH, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    environment["PATH"] = f"{programs}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        command,
        shell=True,
        cwd=world,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    # a reader's folder has another name
    printed = done.stdout.replace(f"{world.resolve()}{os.sep}", "").replace(f"{world}{os.sep}", "")
    lines = [line.rstrip() for line in printed.splitlines()]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return "".join(f"{line}\n" for line in lines)
