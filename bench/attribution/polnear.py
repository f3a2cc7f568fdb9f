"""Read PolNeAR: articles with the attributions that people marked in them."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

Offsets = tuple[int, int]

# "T12<tab>Content 381 507;601 662<tab>the words": a marked span, perhaps in several pieces
_SPAN_LINE = re.compile(r"^(T\d+)\t([^\s\d]+)\d* ([\d; ]+)\t")
# "E3<tab>Attribution:T12 Content:T11 Cue:T10 Source:T9": spans that belong together
_EVENT_LINE = re.compile(r"^E\d+\t(\S+):T\d+ (.+)$")
_ATTRIBUTION_TYPES = {"Attribution", "Attribution-no-source"}


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as a person marked it; offsets are code points of the article."""

    content: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    source: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with everything one annotator marked in it."""

    id: str
    annotator: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def read_split(data: Path, split: str, *, every_annotator: bool = False) -> list[GoldArticle]:
    """Read the articles of `split`, by default as their first annotator marked them."""
    folder = data / "polnear" / "data" / split
    readings: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        readings[path.stem.rsplit("_", 1)[0]].append(path)
    articles = []
    for name, paths in sorted(readings.items()):
        # newline="" keeps the offsets of the annotation valid
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        for path in paths if every_annotator else paths[:1]:
            annotator = path.stem.rsplit("_", 1)[1]
            articles.append(GoldArticle(name, annotator, text, tuple(_read_attributions(path))))
    return articles


def hash_split(data: Path, split: str) -> str:
    """Return sixteen digits over the texts and annotations of a split."""
    folder = data / "polnear" / "data" / split
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/*")):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _read_attributions(path: Path) -> list[GoldAttribution]:
    spans: dict[str, tuple[Offsets, ...]] = {}
    events: list[list[str]] = []
    with path.open(encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    for line in lines:
        if match := _SPAN_LINE.match(line):
            spans[match[1]] = _read_offsets(match[3])
        elif (match := _EVENT_LINE.match(line)) and match[1] in _ATTRIBUTION_TYPES:
            events.append(match[2].split())
    found = [_make_attribution(event, spans) for event in events]
    return [one for one in found if one.content and one.cue]


def _read_offsets(field: str) -> tuple[Offsets, ...]:
    pieces = (piece.split() for piece in field.split(";"))
    return tuple((int(start), int(end)) for start, end in pieces)


def _make_attribution(event: list[str], spans: dict[str, tuple[Offsets, ...]]) -> GoldAttribution:
    roles: dict[str, list[Offsets]] = defaultdict(list)
    for argument in event:
        role, _, span_id = argument.partition(":")
        roles[role.rstrip("0123456789")].extend(spans.get(span_id, ()))
    return GoldAttribution(
        content=tuple(sorted(roles["Content"])),
        cue=tuple(sorted(roles["Cue"])),
        source=tuple(sorted(roles["Source"])),
    )
