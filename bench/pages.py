"""Measured tables go into pages of docs/methods/ between two marks."""

import re
from pathlib import Path

METHODS = Path(__file__).resolve().parent.parent / "docs" / "methods"
END = "<!-- end of figures -->"


def write_between(page: str, command: str, table: str) -> None:
    """Replace what stands between the mark that names the command and the end mark."""
    path = METHODS / page
    begin = f"<!-- figures: {command} -->"
    text = path.read_text(encoding="utf-8")
    pattern = re.escape(begin) + ".*?" + re.escape(END)
    made, times = re.subn(pattern, lambda _: f"{begin}\n{table}\n{END}", text, flags=re.DOTALL)
    if times != 1:
        raise ValueError(f"{path} has {times} places for {command!r}")
    path.write_text(made, encoding="utf-8")
