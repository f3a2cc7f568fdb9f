"""The word lists of a language, as its files in ``lang/<code>/`` have them.

Which words they hold is for the modules to say that use them; how files are read is told here only.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

Record = TypeVar("Record")


@cache
def load_words(name: str, language: str = "en") -> dict[str, object]:
    """A TOML file of words, by its name without suffix; ``many`` is the folder of all languages."""
    file = files("headwater.text") / "lang" / language / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def load_lists(name: str, language: str = "en") -> dict[str, frozenset[str]]:
    """The plain lists of such a file, by name."""
    return {
        key: frozenset(str(word) for word in value)
        for key, value in load_words(name, language).items()
        if isinstance(value, list)
    }


def load_record(name: str, kind: type[Record], language: str = "en") -> Record:
    """Such a file as a record; raises ``msgspec.ValidationError`` where it is not of that form."""
    return msgspec.convert(load_words(name, language), kind)


def load_rows(name: str, cells: int, language: str = "en") -> list[list[str]]:
    """The rows of a table of words (TSV), each of so many cells; ``#`` begins a comment."""
    file = files("headwater.text") / "lang" / language / f"{name}.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    empty = [""] * cells
    return [[*line.split("\t"), *empty][:cells] for line in lines if line and line[0] != "#"]


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell of several, between semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
