"""What sites ask of programs that fetch: where not to go, and how long to wait in between."""

from urllib.parse import urljoin

import msgspec
from protego import Protego

from headwater.settings import FetchSettings
from headwater.stages.ingest.fetch.addresses import (
    Network,
    RefusedAddressError,
    Target,
    find_public,
    read_target,
)
from headwater.stages.ingest.fetch.connection import Answer, FailedRequestError, ask

AGENT = "headwater"
# bytes of robots.txt that are read (RFC 9309)
_MAX_RULES = 500 * 1024
# redirects of robots.txt that are followed (RFC 9309)
_MAX_REDIRECTS = 5
_REDIRECTS = range(300, 400)
_NO_SUCH_FILE = range(400, 500)


class Rules(msgspec.Struct, frozen=True):
    """A site's rules; ``parsed`` is empty where all or nothing is allowed."""

    parsed: Protego | None
    allowed: bool
    trouble: str | None = None  # why they could not be read

    def allows(self, target: Target) -> bool:
        """Whether the address may be fetched."""
        return bool(self.parsed.can_fetch(target.url, AGENT)) if self.parsed else self.allowed

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests."""
        return float(self.parsed.crawl_delay(AGENT) or 0) if self.parsed else 0.0


def fetch_rules(
    target: Target, fields: dict[str, str], settings: FetchSettings, network: Network
) -> Rules:
    """The rules of a target's site: none where it has no file, all forbidden where it fails.

    Raises ``RefusedAddressError`` where the site itself may not be reached.
    """
    find_public(target, network)
    url = f"{target.origin}/robots.txt"
    bounded = msgspec.structs.replace(settings, max_bytes=_MAX_RULES)
    try:
        answer = _follow(url, fields, bounded, network)
    except (FailedRequestError, RefusedAddressError) as error:
        return Rules(None, allowed=False, trouble=str(error))
    if answer.status in _NO_SUCH_FILE:
        return Rules(None, allowed=True)
    if answer.status != 200:
        return Rules(None, allowed=False, trouble=f"the server answered {answer.status}")
    return Rules(_parse(answer.body), allowed=True)


def _follow(url: str, fields: dict[str, str], settings: FetchSettings, network: Network) -> Answer:
    plain = {**fields, "Accept-Encoding": "identity"}
    for _ in range(_MAX_REDIRECTS + 1):
        answer = ask(read_target(url), plain, settings, network)
        location = answer.value("location")
        if answer.status not in _REDIRECTS or not location:
            return answer
        url = urljoin(url, location)
    raise FailedRequestError("its robots.txt redirects without end")


def _parse(body: bytes) -> Protego:
    return Protego.parse(body.decode("utf-8", "replace").removeprefix("\ufeff"))
