"""Addresses in, a web archive out: what is there already is not fetched twice."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from headwater import __version__
from headwater.errors import InputError
from headwater.records.problem import Problem
from headwater.settings import Settings
from headwater.stages.ingest.archive.coding import undo_codings
from headwater.stages.ingest.archive.message import Message
from headwater.stages.ingest.archive.writer import ArchiveWriter, Kept
from headwater.stages.ingest.feeds.items import Item, read_items
from headwater.stages.ingest.fetch.addresses import Network, RefusedAddressError, read_target
from headwater.stages.ingest.fetch.connection import Answer
from headwater.stages.ingest.fetch.held import Holdings, make_held, open_archive
from headwater.stages.ingest.fetch.pace import Clock, Pace, Queue, Waiting
from headwater.stages.ingest.fetch.visit import OK, UNCHANGED, Visitor
from headwater.stages.ingest.html.charset import decode_page
from headwater.stages.ingest.payload import Payload
from headwater.stages.ingest.troubles import make_trouble

# lists in lists that are followed: a sitemap of sitemaps, and those
MAX_DEPTH = 2
_SUFFIX = ".warc.gz"


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """How to fetch: whether to ask again for what is held, and to follow feeds and sitemaps."""

    again: bool = False
    follow: bool = False
    network: Network = Network()
    clock: Clock = Clock()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one address: ``fetched``, ``unchanged``, ``held`` or ``failed``."""

    url: str
    outcome: str
    problems: tuple[Problem, ...] = ()


def fetch_pages(
    urls: Sequence[str], path: Path, settings: Settings, order: Order
) -> Iterator[Step]:
    """Fetch addresses into the archive at ``path``, one step for each as it is done.

    Raises ``InputError`` where no address is given or the archive cannot grow.
    """
    if not urls:
        raise InputError("no address was given", hint="name addresses, or a list of them")
    if not path.name.endswith(_SUFFIX):
        raise InputError(f"{path} does not end in {_SUFFIX}", hint=f"name it {path.stem}{_SUFFIX}")
    holdings = open_archive(path)
    writer = ArchiveWriter(path, software=f"headwater/{__version__}")
    try:
        yield from _Run(settings, order, holdings, writer).fetch(urls)
    finally:
        writer.close()


class _Run:
    """One run: its queue, its pace, and the archive that it fills."""

    def __init__(
        self, settings: Settings, order: Order, holdings: Holdings, writer: ArchiveWriter
    ) -> None:
        self._settings = settings
        self._order = order
        self._holdings = holdings
        self._writer = writer
        self._pace = Pace(order.clock)
        self._visitor = Visitor(
            settings.fetch,
            order.network,
            self._pace,
            holdings if order.again else Holdings(),
        )
        self._queue = Queue()
        self._links = 0

    def fetch(self, urls: Sequence[str]) -> Iterator[Step]:
        for url in urls:
            if refused := self._add(url, 0):
                yield Step(url=url, outcome="failed", problems=(refused,))
        while row := self._queue.take(self._pace):
            if not self._order.again and self._holdings.find_page(row.url):
                yield Step(url=row.url, outcome="held")
            else:
                yield self._visit(row)

    def _add(self, url: str, depth: int) -> Problem | None:
        try:
            target = read_target(url)
        except RefusedAddressError as error:
            return make_trouble(url[:200], "refused-address", str(error))
        self._queue.add(Waiting(url=target.url, host=target.host, depth=depth))
        return None

    def _visit(self, row: Waiting) -> Step:
        visit = self._visitor.visit(row.url)
        problems: list[Problem] = []
        for answer in visit.answers:
            problems += self._keep(answer, row)
        if visit.code and visit.message:
            problems.append(make_trouble(row.url, visit.code, visit.message))
            return Step(url=row.url, outcome="failed", problems=tuple(problems))
        unchanged = visit.answers[-1].status == UNCHANGED
        outcome = "unchanged" if unchanged else "failed" if _refused(problems) else "fetched"
        return Step(url=row.url, outcome=outcome, problems=tuple(problems))

    def _keep(self, answer: Answer, row: Waiting) -> Iterator[Problem]:
        """Write an answer, and follow it where it is a list and lists are followed."""
        cap = self._settings.ingest.max_article_bytes
        fields = {n.lower(): v for n, v in reversed(answer.fields)}
        undone = undo_codings(answer.body, fields.get("content-encoding", ""), cap)
        if len(undone.data) >= cap and not answer.truncated:
            message = f"it grows to more than {cap} bytes; it was not kept"
            yield make_trouble(row.url, "archive-bomb", message)
            return
        if answer.truncated:
            yield make_trouble(row.url, "cut-short", f"the answer broke off: {answer.truncated}")
        at = datetime.now(UTC)
        url = answer.target.url
        captured = self._holdings.captured_at(url) if answer.status == UNCHANGED else None
        self._writer.write(_kept(answer, at, captured))
        whole = Message(status=answer.status, fields=fields, body=undone.data)
        self._holdings.add(url, make_held(url, whole, at.isoformat()))
        if self._order.follow and answer.status == OK and row.depth < MAX_DEPTH:
            yield from self._follow(whole, url, row)

    def _follow(self, message: Message, url: str, row: Waiting) -> Iterator[Problem]:
        passed = 0
        for item in _find_links(message, url):
            if not item.url:
                continue
            if self._links >= self._settings.fetch.max_links:
                passed += 1
                continue
            self._links += 1
            if refused := self._add(item.url, row.depth + 1 if item.is_list else MAX_DEPTH):
                yield refused
        if passed:
            yield make_trouble(url, "links-passed-over", f"{passed} of its links were not followed")


def _find_links(message: Message, url: str) -> tuple[Item, ...]:
    content_type = message.fields.get("content-type", "")
    payload = Payload(data=message.body, place=url, content_type=content_type)
    if payload.kind != "feed":
        return ()
    return read_items(decode_page(message.body, content_type or None).text, url).items


def _refused(problems: Sequence[Problem]) -> bool:
    return any(p.code == "archive-bomb" for p in problems)


def _kept(answer: Answer, at: datetime, captured: str | None) -> Kept:
    return Kept(
        url=answer.target.url,
        at=at,
        status=answer.status,
        reason=answer.reason,
        fields=answer.fields,
        body=answer.body,
        address=answer.address,
        truncated=answer.truncated,
        refers_to=captured,
    )
