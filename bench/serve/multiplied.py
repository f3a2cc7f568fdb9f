"""A big workspace from a small one: its readings and stories over again under other ids.

What the server answers depends on how much there is and on how big stories are, not on whether
one text is like another, so that hours of tracing are saved.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from headwater.records.findings import StoryFindings
from headwater.records.reading import Reading
from headwater.store.rows import Batch, Identity, Kept
from headwater.store.segments import Told
from headwater.store.workspace import Workspace, open_workspace
from headwater.store.writer import open_writer

# articles written between two commits, as a run over an archive would
AT_ONCE = 256


def multiply(small: Path, big: Path, articles: int) -> int:
    """Make a workspace of at least so many articles; the number there are."""
    with open_workspace(small) as store, open_writer(big, create=True) as writer:
        stories = _stories(store)
        ids = _ids(stories)
        made, number = 0, 0
        shown: list[tuple[Any, str]] = []
        while made < articles:
            kept: list[Kept] = []
            told: list[Told] = []
            while len(kept) < AT_ONCE and made + len(kept) < articles:
                new = {old: f"{old}~{number}" for old in ids}
                for findings, readings in stories:
                    story = msgspec.convert(_renamed(findings, new), StoryFindings)
                    kept += [_kept(msgspec.convert(_renamed(r, new), Reading)) for r in readings]
                    told.append(Told(fingerprint=f"multiplied {story.story.id}", findings=story))
                number += 1
            writer.commit(Batch(kept=tuple(kept)))
            writer.commit_findings(told)
            shown += [(t.findings.story, t.fingerprint) for t in told]
            made += len(kept)
        writer.commit_stories(shown, (), {"grouped": "", "fingerprint": "multiplied"})
        return made


def _stories(store: Workspace) -> list[tuple[Any, list[Any]]]:
    """Every story as plain data with its readings."""
    found = []
    for row in _rows(store):
        findings = store.read_findings(row)
        if findings is not None:
            readings = store.read_readings(findings.story.articles)
            plain = [msgspec.to_builtins(r) for r in readings]
            found.append((msgspec.to_builtins(findings), plain))
    return found


def _rows(store: Workspace) -> Iterator[str]:
    at = 0
    while items := store.list_stories(offset=at, limit=AT_ONCE, sort="title").items:
        yield from (row.id for row in items)
        at += len(items)


def _ids(stories: list[tuple[Any, list[Any]]]) -> set[str]:
    """Ids of every row that has one."""
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("id"), str):
                found.add(node["id"])
            for value in node.values():
                walk(value)
        elif isinstance(node, list | tuple):
            for value in node:
                walk(value)

    walk(stories)
    return found


def _renamed(node: Any, new: dict[str, str]) -> Any:
    if isinstance(node, str):
        return new.get(node, node)
    if isinstance(node, dict):
        return {k: _renamed(v, new) for k, v in node.items()}
    return [_renamed(v, new) for v in node] if isinstance(node, list | tuple) else node


def _kept(reading: Reading) -> Kept:
    return Kept(
        reading=reading,
        identity=Identity(
            place=reading.id,
            given_id=reading.id,
            content_id=reading.id,
            digest=reading.article.text_sha256,
        ),
        made="multiplied",
    )
