"""Who may ask: this machine's names only, pages of this server only, and a token elsewhere."""

import ipaddress
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

import msgspec

from headwater.web.answers import Refusal

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "headwater-token"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
# what a browser says of a request that a page of this server, or its user, made
OWN_SITES = frozenset({"same-origin", "none"})

HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
        b" connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class Guard:
    """Stands before the application; what it turns away never reaches it."""

    def __init__(
        self, app: Application, *, host: str, names: Iterable[str] = (), token: str | None = None
    ) -> None:
        self._app = app
        self._token = token
        self._elsewhere = not is_loopback(host)
        self._names = LOOPBACK | {name.casefold() for name in names}
        if self._elsewhere:
            self._names |= {socket.gethostname().casefold(), host.casefold()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = _headers(scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        if refusal := self._refuse(scope, headers):
            await _turn_away(send_guarded, *refusal)
        elif self._brings_token(scope):
            await self._settle(scope, send_guarded)
        else:
            await self._app(scope, receive, send_guarded)

    def _refuse(self, scope: Scope, headers: dict[str, str]) -> tuple[int, Refusal] | None:
        host = host_name(headers.get("host", ""))
        if not self._is_ours(host):
            return 421, Refusal(
                detail=f"this server does not answer to the name {host!r}",
                hint="start it with --name for a name that it should answer to",
            )
        if not _is_own_page(scope["method"], headers):
            return 403, Refusal(
                detail="another site's page asked", hint="open this server's own page"
            )
        if self._token and not self._knows_token(scope, headers):
            return 401, Refusal(
                detail="a token is needed",
                hint="open the address that was printed when the server started, or send"
                " Authorization: Bearer TOKEN",
            )
        return None

    def _is_ours(self, host: str) -> bool:
        """A name that somebody else's name server could point here is never ours."""
        return host in self._names or (self._elsewhere and _is_address(host))

    def _knows_token(self, scope: Scope, headers: dict[str, str]) -> bool:
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        offered = [bearer.strip()] if kind.casefold() == "bearer" else []
        offered += [_cookie(headers.get("cookie", "")), _query_token(scope)]
        wanted = (self._token or "").encode()
        known = False
        for token in offered:  # every one is compared, so that the time tells nothing
            known |= secrets.compare_digest(token.encode(), wanted)
        return known

    def _brings_token(self, scope: Scope) -> bool:
        return bool(self._token) and scope["method"] == "GET" and bool(_query_token(scope))

    async def _settle(self, scope: Scope, send: Send) -> None:
        """The token moves from the address, which others may see, to a cookie."""
        query = [(k, v) for k, v in _query(scope) if k != "token"]
        path = "/" + scope["path"].lstrip("/\\")  # "//host" would lead to another server
        place = f"{path}?{urlencode(query)}" if query else path
        cookie = f"{COOKIE}={self._token}; Path=/; HttpOnly; SameSite=Strict"
        headers = [
            (b"location", place.encode("ascii", "replace")),
            (b"set-cookie", cookie.encode()),
            (b"content-length", b"0"),
        ]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server bound there."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def host_name(host: str) -> str:
    """The name of a Host header, without its port."""
    name = host.strip().casefold()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.rpartition(":")[0] if name.count(":") == 1 else name


def _is_own_page(method: str, headers: dict[str, str]) -> bool:
    """Whether the request comes from this server's page, or from no page at all."""
    if headers.get("sec-fetch-site", "none") not in OWN_SITES:
        # a link on another site may lead here; nothing else may
        return method in READING and headers.get("sec-fetch-mode") == "navigate"
    origin = headers.get("origin")
    if origin is None:
        return True
    return origin.partition("://")[2].casefold() == headers.get("host", "").casefold()


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _headers(scope: Scope) -> dict[str, str]:
    return {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)


def _query_token(scope: Scope) -> str:
    return next((value for name, value in _query(scope) if name == "token"), "")


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


async def _turn_away(send: Send, status: int, refusal: Refusal) -> None:
    body = msgspec.json.encode(refusal)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
    ]
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
