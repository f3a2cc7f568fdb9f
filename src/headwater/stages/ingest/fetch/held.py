"""What an archive holds already: fetching goes on where it stopped, and asks for changes only."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import msgspec

from headwater.errors import InputError
from headwater.stages.ingest.archive.message import Message, read_message
from headwater.stages.ingest.archive.records import Record, read_records
from headwater.stages.ingest.archive.tape import Damage, Tape

# bytes of a record that hold its head
_HEAD = 1 << 18
_REDIRECTS = range(300, 400)
_DONE = 200
# redirects followed in the archive
_MAX_HOPS = 20


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """The last answer of one address."""

    status: int
    at: str
    etag: str
    modified: str
    leads_to: str | None


class Holdings:
    """The last good answer of every address in an archive."""

    def __init__(self) -> None:
        self._held: dict[str, Held] = {}

    def add(self, url: str, held: Held) -> None:
        """Note an answer; one that says nothing new changes nothing."""
        if held.status == _DONE or held.leads_to:
            self._held[url] = held

    def find_page(self, url: str) -> str | None:
        """The address of the page that an address led to, where the archive has it."""
        for _ in range(_MAX_HOPS):
            held = self._held.get(url)
            if held is None or held.status == _DONE:
                return url if held else None
            url = held.leads_to or ""
        return None

    def conditions(self, url: str) -> dict[str, str]:
        """Fields that ask for a page only if it has changed."""
        held = self._held.get(url)
        if held is None or held.status != _DONE:
            return {}
        fields = {"If-None-Match": held.etag, "If-Modified-Since": held.modified}
        return {name: value for name, value in fields.items() if value}

    def captured_at(self, url: str) -> str | None:
        """When the page of an address was captured."""
        held = self._held.get(url)
        return held.at if held else None


def open_archive(path: Path) -> Holdings:
    """What a file holds, if there is one; a last record that is torn off is taken out of it.

    Raises ``InputError`` where the file is damaged elsewhere, or no archive that can grow.
    """
    holdings = Holdings()
    if not path.exists() or path.stat().st_size == 0:
        return holdings
    torn: int | None = None
    with path.open("rb") as stream:
        tape = Tape(stream)
        if not tape.compressed:
            raise InputError(f"{path} is no compressed web archive", hint="name another file")
        for row in read_records(tape, frozenset({"response"}), _HEAD):
            if isinstance(row, Damage) or torn is not None:
                if torn is not None or row.offset == 0:
                    raise InputError(f"{path} is damaged", hint="name another file")
                torn = row.offset
            elif row.broken is None:
                _note(row, holdings)
    if torn is not None:
        with path.open("r+b") as file:
            file.truncate(torn)
    return holdings


def _note(record: Record, holdings: Holdings) -> None:
    url = record.value("warc-target-uri")
    message = read_message(record.body, _HEAD)
    if message is not None and not record.value("warc-truncated"):
        holdings.add(url, make_held(url, message, record.value("warc-date")))


def make_held(url: str, message: Message, at: str) -> Held:
    """What is remembered of an answer."""
    location = message.fields.get("location")
    redirects = message.status in _REDIRECTS and location
    return Held(
        status=message.status,
        at=at,
        etag=message.fields.get("etag", ""),
        modified=message.fields.get("last-modified", ""),
        leads_to=_join(url, location) if redirects and location else None,
    )


def _join(url: str, location: str) -> str | None:
    try:
        return urljoin(url, location)
    except ValueError:
        return None


def read_list(lines: Iterator[str]) -> list[str]:
    """Addresses of a list, one a line; blank lines and those that begin with # are left out."""
    stripped = (line.strip() for line in lines)
    return [line for line in stripped if line and not line.startswith("#")]
