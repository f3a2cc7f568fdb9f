"""Which addresses may be reached: http and https, on the public internet, and nothing else."""

import ipaddress
import re
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

_PORTS = {"http": 80, "https": 443}
_IPV6 = 6
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOW_32_BITS = 0xFFFFFFFF
# characters of an address; longer ones are attacks or accidents
_MAX_LENGTH = 8192

Resolve = Callable[..., list[Any]]


# what a host may be called, once it is in the letters of the network
_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")


class RefusedAddressError(Exception):
    """The address may not be reached, for a reason that the message gives."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """An address taken apart, its host checked for form but not yet looked up."""

    url: str
    secure: bool
    host: str
    port: int
    path: str  # with the query

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a site's rules are for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """How names are looked up, and which (address, port) may be reached though they are private.

    Only tests give any: a server of theirs is on the loopback address.
    """

    resolve: Resolve = socket.getaddrinfo
    exempt: frozenset[tuple[str, int]] = frozenset()


def read_target(url: str) -> Target:
    """The address taken apart; raises ``RefusedAddressError`` for what is none of the web."""
    if len(url) > _MAX_LENGTH:
        raise RefusedAddressError("it is longer than any address on the web")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise RefusedAddressError(f"it is no address: {error}") from error
    if parts.scheme.lower() not in _PORTS:
        raise RefusedAddressError(f"its scheme is {parts.scheme[:20]!r}")
    if not (_NAME.fullmatch(name) or _is_ipv6(name)):
        raise RefusedAddressError("it names no host")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError("it carries a name or password")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return Target(
        url=parts._replace(fragment="").geturl(),
        secure=parts.scheme.lower() == "https",
        host=name,
        port=port or _PORTS[parts.scheme.lower()],
        path=path + query,
    )


def find_public(target: Target, network: Network) -> list[str]:
    """The numeric addresses of a host, all of them public.

    Raises ``RefusedAddressError`` where one is not: a name that leads to both is a trap.
    """
    try:
        rows = network.resolve(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedAddressError(f"its host is not known: {error}") from error
    found = list(dict.fromkeys(str(row[4][0]) for row in rows))
    private = [a for a in found if not is_public(a) and (a, target.port) not in network.exempt]
    if private:
        raise RefusedAddressError(f"its host leads to {private[0]}, which is not public")
    if not found:
        raise RefusedAddressError("its host has no address")
    return found


def _is_ipv6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == _IPV6
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet, wrapped ones looked into."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & _LOW_32_BITS)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
