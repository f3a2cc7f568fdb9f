"""One address to the page it leads to: rules asked, pauses kept, every redirect checked anew."""

from collections.abc import Mapping
from urllib.parse import urljoin

import msgspec

from headwater import __version__
from headwater.settings import FetchSettings
from headwater.stages.ingest.fetch.addresses import (
    Network,
    RefusedAddressError,
    Target,
    read_target,
)
from headwater.stages.ingest.fetch.connection import Answer, FailedRequestError, ask
from headwater.stages.ingest.fetch.held import Holdings
from headwater.stages.ingest.fetch.pace import MAX_RETRY_AFTER, Pace
from headwater.stages.ingest.fetch.robots import AGENT, Rules, fetch_rules

FIELDS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Connection": "close",
}
OK = 200
UNCHANGED = 304
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """The answers on the way, in order, and why the page did not come."""

    answers: tuple[Answer, ...] = ()
    code: str | None = None
    message: str | None = None


class Visitor:
    """Visits addresses one after the other; remembers every site's rules."""

    def __init__(
        self, settings: FetchSettings, network: Network, pace: Pace, holdings: Holdings
    ) -> None:
        self._settings = settings
        self._network = network
        self._pace = pace
        self._holdings = holdings
        self._rules: dict[str, Rules] = {}

    def visit(self, url: str) -> Visit:
        """What an address and its redirects answer."""
        answers: list[Answer] = []
        try:
            for _ in range(self._settings.max_redirects + 1):
                target = read_target(url)
                if refused := self._refuse(target):
                    return Visit(answers=tuple(answers), code=refused[0], message=refused[1])
                answer = self._ask(target)
                answers.append(answer)
                location = answer.value("location")
                if answer.status not in _REDIRECTS or not location:
                    return _end(answers)
                url = urljoin(target.url, location)
        except RefusedAddressError as error:
            where = f"it redirects to {url[:200]}: {error}" if answers else str(error)
            return Visit(answers=tuple(answers), code="refused-address", message=where)
        except (FailedRequestError, ValueError) as error:
            return Visit(answers=tuple(answers), code="not-fetched", message=str(error))
        message = f"it redirects more than {self._settings.max_redirects} times"
        return Visit(answers=tuple(answers), code="not-fetched", message=message)

    def _refuse(self, target: Target) -> tuple[str, str] | None:
        """Why the site's rules keep us away."""
        if target.origin not in self._rules:
            self._pace.wait(target.host)
            self._rules[target.origin] = fetch_rules(target, FIELDS, self._settings, self._network)
            self._pace.note(target.host, self._settings.delay_seconds)
        rules = self._rules[target.origin]
        if not rules.allows(target):
            if rules.trouble is None:
                return "refused-by-robots", "its robots.txt forbids it"
            return "not-fetched", f"its robots.txt could not be read: {rules.trouble}"
        if rules.delay > self._settings.max_delay_seconds:
            return "refused-by-robots", f"it asks for {rules.delay:g} seconds between requests"
        return None

    def _ask(self, target: Target) -> Answer:
        fields = {**FIELDS, **self._holdings.conditions(target.url)}
        answer = self._paced(target, fields)
        if answer.status in _BUSY and 0 < (pause := _retry_after(answer)) <= MAX_RETRY_AFTER:
            self._pace.note(target.host, pause)
            answer = self._paced(target, fields)
        return answer

    def _paced(self, target: Target, fields: Mapping[str, str]) -> Answer:
        self._pace.wait(target.host)
        try:
            return ask(target, fields, self._settings, self._network)
        finally:
            delay = max(self._rules[target.origin].delay, self._settings.delay_seconds)
            self._pace.note(target.host, delay)


def _retry_after(answer: Answer) -> float:
    value = answer.value("retry-after").strip()
    return float(value) if value.isascii() and value.isdigit() else 0.0


def _end(answers: list[Answer]) -> Visit:
    status = answers[-1].status
    if status in (OK, UNCHANGED):
        return Visit(answers=tuple(answers))
    message = f"the server answered {status} {answers[-1].reason[:80]}"
    return Visit(answers=tuple(answers), code="not-fetched", message=message.rstrip())
