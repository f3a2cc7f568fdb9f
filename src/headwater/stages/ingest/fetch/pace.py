"""When each host may be asked again: one request at a time, with the pauses that it wants."""

import time
from collections import deque
from collections.abc import Callable

import msgspec

# seconds that a server may ask us to wait by ``Retry-After`` before its pages are given up
MAX_RETRY_AFTER = 120.0


class Clock(msgspec.Struct, frozen=True):
    """Time as it passes; tests put their own in its place."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Pace:
    """Keeps the pauses between requests to one host."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._free: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked."""
        pause = self.free_at(host) - self._clock.now()
        if pause > 0:
            self._clock.sleep(pause)

    def note(self, host: str, pause: float) -> None:
        """The host was asked just now and wants ``pause`` seconds."""
        self._free[host] = max(self.free_at(host), self._clock.now() + pause)

    def free_at(self, host: str) -> float:
        """When the host may be asked again."""
        return self._free.get(host, 0.0)


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An address to fetch, and how many lists led to it."""

    url: str
    host: str
    depth: int = 0


class Queue:
    """Addresses in order, hosts taking turns so that one's pause is another's time."""

    def __init__(self) -> None:
        self._rows: dict[str, deque[Waiting]] = {}
        self._seen: set[str] = set()

    def add(self, row: Waiting) -> bool:
        """Take an address in; false where it was there before."""
        if row.url in self._seen:
            return False
        self._seen.add(row.url)
        self._rows.setdefault(row.host, deque()).append(row)
        return True

    def take(self, pace: Pace) -> Waiting | None:
        """The next address of the host that is free first; ``None`` when none is left."""
        hosts = [host for host, rows in self._rows.items() if rows]
        if not hosts:
            return None
        return self._rows[min(hosts, key=pace.free_at)].popleft()
