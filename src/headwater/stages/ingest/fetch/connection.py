"""One request and its answer, over a connection to an address that was checked before."""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Mapping
from typing import Any

import msgspec

from headwater.settings import FetchSettings
from headwater.stages.ingest.fetch.addresses import Network, Target, find_public

_STEP = 1 << 16


class FailedRequestError(Exception):
    """No answer came, or none that is HTTP."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answered; the body as sent, its transfer coding undone."""

    target: Target
    address: str
    status: int
    reason: str
    fields: tuple[tuple[str, str], ...]
    body: bytes
    truncated: str | None = None  # length, time, disconnect

    def value(self, name: str) -> str:
        """The first field of a name; empty where there is none."""
        return next((v for n, v in self.fields if n.lower() == name), "")


def ask(
    target: Target, fields: Mapping[str, str], settings: FetchSettings, network: Network
) -> Answer:
    """The answer to a GET; redirects are answers.

    Raises ``RefusedAddressError`` before any connection to an address that is not public, and
    ``FailedRequestError`` where no answer comes in time.
    """
    deadline = time.monotonic() + settings.max_seconds
    failures: list[Exception] = []
    for address in find_public(target, network):
        try:
            plain = socket.create_connection((address, target.port), timeout=_left(deadline))
        except OSError as error:
            failures.append(error)
            continue
        with plain:
            try:
                return _exchange(
                    target, address, _secure(plain, target), fields, deadline, settings
                )
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise FailedRequestError(_say(error)) from error
    raise FailedRequestError(_say(failures[-1]))


def _secure(plain: socket.socket, target: Target) -> socket.socket:
    if not target.secure:
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)


def _exchange(
    target: Target,
    address: str,
    connected: socket.socket,
    fields: Mapping[str, str],
    deadline: float,
    settings: FetchSettings,
) -> Answer:
    with connected:
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = _TimedSocket(connected, deadline)
        default = target.port == (443 if target.secure else 80)
        host = target.origin.partition("://")[2]
        connection.request(
            "GET",
            target.path,
            headers={"Host": host.rpartition(":")[0] if default else host, **fields},
        )
        response = connection.getresponse()
        body, truncated = _read_body(response, settings.max_bytes)
        return Answer(
            target=target,
            address=address,
            status=response.status,
            reason=response.reason,
            fields=tuple(response.getheaders()),
            body=body,
            truncated=truncated,
        )


def _read_body(response: http.client.HTTPResponse, cap: int) -> tuple[bytes, str | None]:
    """The body as far as it came, and why it is not whole."""
    parts: list[bytes] = []
    size = 0
    try:
        while data := response.read(_STEP):
            parts.append(data)
            size += len(data)
            if size > cap:
                return b"".join(parts)[:cap], "length"
    except http.client.IncompleteRead as error:
        return b"".join((*parts, error.partial)), "disconnect"
    except TimeoutError:
        return b"".join(parts), "time"
    except (OSError, http.client.HTTPException, ValueError):
        return b"".join(parts), "disconnect"
    # a body of a stated length that ends early is no error to the library
    return b"".join(parts), "disconnect" if response.length else None


class _TimedSocket:
    """The part of a socket that a connection uses, with one deadline for all of it."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._socket = connected
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(_left(self._deadline))
        self._socket.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedBytes(self._socket, self._deadline))

    def close(self) -> None:
        """The connection is closed by who opened it."""


class _TimedBytes(io.RawIOBase):
    """Bytes of a socket until a deadline, however slowly they drip."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._socket = connected
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(_left(self._deadline))
        return self._socket.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("it took too long")
    return left


def _say(error: Exception) -> str:
    return str(error) or type(error).__name__
