"""Tiny invented articles in any number, for tests of workspaces: cheap to read, easy to group."""

import json
from collections.abc import Iterator
from pathlib import Path

from headwater.settings import AttributeSettings, Settings

# no learned model: what is tested is what is kept, not what is found
RULES = Settings(attribute=AttributeSettings(method="rules"))

_SYLLABLES = ("bar", "dol", "fen", "gri", "hal", "kes", "lum", "mor", "nev", "pol", "rin", "tav")
_THINGS = ("bridge", "harbour wall", "school roof", "tram line", "water tower")
_OUTLETS = ("Dunmar Herald", "Radio Gull", "Coastal Standard", "Daily Lantern")


def write_article(number: int) -> dict[str, str]:
    """The article of that number; four outlets tell each event, and no two events share names."""
    event, outlet = divmod(number, len(_OUTLETS))
    town, family, firm, river = (_make_name(event * 4 + n) for n in range(4))
    name, thing, cables = f"Ada {family}", _THINGS[event % len(_THINGS)], event + 3
    told = (
        f"“We found rust in {cables} of the cables,” said {name}, engineer of the {thing}.",
        f"{name} told Radio Gull that rust was found in {cables} cables of the {thing}.",
        f"Rust is in {cables} cables of the {thing}, according to {name}.",
        f"The {thing} may have to close, {name} warned, per the Dunmar Herald.",
    )[outlet]
    return {
        "id": f"a{number:05d}",
        "outlet": _OUTLETS[outlet],
        "url": f"https://{_OUTLETS[outlet].replace(' ', '').lower()}.example/{number}",
        "published": f"2024-03-{event % 28 + 1:02d}",
        "title": f"{town}: rust in the {thing} over the {river}",
        "text": f"{town}: rust in the {thing} over the {river}\n\n{told}\n\nThe {river} at {town}"
        f" has been watched by {firm} since; {family} sent {cables} people of {firm} to look.\n",
    }


def _make_name(number: int) -> str:
    """A name that no other number has."""
    found = ""
    for _ in range(3):
        number, at = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[at]
    return found.capitalize()


def write_inputs(folder: Path, numbers: range, per_file: int = 8) -> list[Path]:
    """Files of JSON lines with the articles of these numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _write(folder / f"articles-{part.start:05d}.jsonl", part)
        for part in _parts(numbers, per_file)
    ]


def _parts(numbers: range, size: int) -> Iterator[range]:
    for at in range(0, len(numbers), size):
        yield numbers[at : at + size]


def _write(path: Path, numbers: range) -> Path:
    path.write_text("".join(json.dumps(write_article(n)) + "\n" for n in numbers), encoding="utf-8")
    return path
