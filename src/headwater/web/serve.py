"""Starts the server: on this machine only, unless a token keeps others out."""

import secrets
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from headwater.errors import HeadwaterError, StoreError
from headwater.records.review import Review
from headwater.store.workspace import open_workspace
from headwater.web.app import guarded, make_app
from headwater.web.desk import AddReview, Desk
from headwater.web.guard import is_loopback
from headwater.web.maker import making

# bytes of randomness in a token that is made here
TOKEN_BYTES = 24
# characters: a token that somebody else chose must not be guessable
MIN_TOKEN = 16
# seconds that open requests get when the server is stopped
GRACE = 3
# seconds that a page being made keeps the interpreter from those who ask for less: Python's own
# 0.005 is waited for three or four times in each request
TURN = 0.001


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """How a workspace is to be served."""

    host: str = "127.0.0.1"
    port: int = 8420
    names: Sequence[str] = ()
    token: str | None = None
    review: bool = False


def settle(serving: Serving) -> Serving:
    """With a token where others could reach it; raises where one given is too easy."""
    if serving.token is not None and len(serving.token) < MIN_TOKEN:
        raise HeadwaterError(
            f"a token of fewer than {MIN_TOKEN} characters can be guessed",
            hint="leave --token out: one is made",
        )
    if serving.token is None and not is_loopback(serving.host):
        return msgspec.structs.replace(serving, token=secrets.token_urlsafe(TOKEN_BYTES))
    return serving


def address(serving: Serving) -> str:
    """What to open in a browser."""
    host = f"[{serving.host}]" if ":" in serving.host else serving.host
    query = f"?token={serving.token}" if serving.token else ""
    return f"http://{host}:{serving.port}/{query}"


def reviewer(folder: Path) -> AddReview:
    """Keeps a decision in the workspace and finds anew what rests on it."""

    def add(review: Review) -> tuple[tuple[str, ...], str | None]:
        from headwater.pipeline.reviews import check_review
        from headwater.pipeline.workspace import refresh
        from headwater.store.writer import open_writer

        with open_writer(folder) as writer:
            check_review(review, writer.reviews())
            writer.add_review(review)
        try:
            return refresh(folder).changed, None
        except StoreError as error:  # it is kept; whoever writes now takes it into account
            return (), f"kept, but not yet counted: {error.message}"

    return add


def serve(folder: Path, serving: Serving, *, ready: Callable[[str], None]) -> None:
    """Serve a workspace until interrupted; ``ready`` is told the address.

    Raises ``StoreError`` where there is none, ``HeadwaterError`` where the address is taken.
    """
    import uvicorn

    sys.setswitchinterval(TURN)
    with open_workspace(folder) as store, making(folder) as elsewhere:
        add_review = reviewer(folder) if serving.review else None
        desk = Desk(store=store, add_review=add_review, elsewhere=elsewhere)
        app = guarded(make_app(desk), host=serving.host, names=serving.names, token=serving.token)
        config = uvicorn.Config(
            app,
            host=serving.host,
            port=serving.port,
            log_level="warning",
            access_log=False,  # an address may hold what somebody searched for
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE,
        )
        with listen(serving) as place:
            ready(address(serving))
            uvicorn.Server(config).run(sockets=[place])


def listen(serving: Serving) -> socket.socket:
    """A socket at the address to serve at; raises where it cannot be had."""
    try:
        family = socket.getaddrinfo(serving.host, serving.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((serving.host, serving.port), family=family)
    except OSError as error:
        why = f"{error.strerror}".partition(" (")[0]  # the address stands there already
        raise HeadwaterError(
            f"cannot listen on {serving.host}, port {serving.port}: {why}",
            hint="name another --port, or a --host that is an address of this machine",
        ) from error
