"""Running the command inside the tests' process, and small articles to run it on."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from headwater.cli.main import main

PLAIN = """Bridge to the Isle of Brack will close, council says

The bridge to the Isle of Brack will close for two weeks in May, the council of Dunmar said.

“We have found rust in three of the nine cables,” said Ada Quill, the town's engineer.
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    def dossier(self) -> Any:
        return json.loads(self.out)

    def codes(self) -> list[str]:
        return sorted(p["code"] for p in self.dossier()["problems"])


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Ran]:
    """``cli("trace", path)`` runs the command."""

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["headwater", *map(str, words)])
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        got = capfdbinary.readouterr()
        return Ran(int(ended.value.code or 0), got.out.decode(), got.err.decode())

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A good article in a file."""
    path = tmp_path / "bridge.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path
