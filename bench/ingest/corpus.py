"""The pages and what is known of them, publisher by publisher.

Publishers are dealt into two halves by a hash of their name: the weights of the body model are
fitted on pages of the first alone, and scores on the second are reported separately.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from bench.readings import DATA

SETS = ("zyte", "fundus", "wcxb")
# of ten publishers, so many are used for fitting
FITTED_OF_TEN = 6


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """The words under one picture and who it is credited to."""

    caption: str | None
    credit: tuple[str, ...]


class GoldPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page with the answers that its set gives."""

    set: str
    id: str
    publisher: str
    url: str | None
    data: bytes
    body: str
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def is_fitted(self) -> bool:
        """Whether pages of this publisher may be used for fitting."""
        digest = hashlib.blake2b(self.publisher.encode(), digest_size=4).digest()
        return int.from_bytes(digest) % 10 < FITTED_OF_TEN


def read_pages(sets: tuple[str, ...] = SETS, data: Path = DATA) -> Iterator[GoldPage]:
    """All pages of the sets, in a fixed order."""
    readers = {"zyte": _zyte, "fundus": _fundus, "wcxb": _wcxb}
    for name in sets:
        yield from readers[name](data / "pages" / name)


def find_publisher(url: str) -> str:
    """The name in the host: ``bbc`` for www.bbc.co.uk, so that its pages stay in one half."""
    labels = (urlsplit(url).hostname or url).removeprefix("www.").split(".")
    if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3:
        return labels[-3]
    return labels[-2] if len(labels) > 1 else labels[0]


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _zyte(folder: Path) -> Iterator[GoldPage]:
    for id_, gold in sorted(_read_json(folder / "ground-truth.json").items()):
        yield GoldPage(
            set="zyte",
            id=id_,
            publisher=find_publisher(gold["url"]),
            url=gold["url"],
            data=gzip.decompress((folder / "html" / f"{id_}.html.gz").read_bytes()),
            body=gold["articleBody"],
        )


def _fundus(folder: Path) -> Iterator[GoldPage]:
    for id_, gold in sorted(_read_json(folder / "gold.json").items()):
        pictures = (
            Picture(caption=i["caption"], credit=tuple(i["authors"] or ())) for i in gold["images"]
        )
        yield GoldPage(
            set="fundus",
            id=id_,
            publisher=id_.split("/")[1].split("_")[0].lower(),
            url=None,
            data=gzip.decompress((folder / f"{id_}.html.gz").read_bytes()),
            body=gold["body"],
            title=gold["title"],
            authors=tuple(gold["authors"] or ()),
            published=gold["date"],
            pictures=tuple(pictures),
        )


def _wcxb(folder: Path) -> Iterator[GoldPage]:
    for path in sorted((folder / "ground-truth").glob("*.json")):
        page = _read_json(path)
        gold = page["ground_truth"]
        author = gold.get("author")
        yield GoldPage(
            set="wcxb",
            id=path.stem,
            publisher=find_publisher(page["url"]),
            url=page["url"],
            data=gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes()),
            body=gold["main_content"] or "",
            title=gold.get("title"),
            authors=(author,) if author else (),
            published=gold.get("publish_date"),
        )
