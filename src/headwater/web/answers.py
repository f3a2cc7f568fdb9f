"""What the server answers with: records as JSON, marked so that nobody fetches them twice."""

import gzip
from collections.abc import Callable
from typing import Annotated, NoReturn

import msgspec
from fastapi import HTTPException, Request, Response
from msgspec import Meta

from headwater import __version__
from headwater.store.protocol import Store

JSON = "application/json"
# of 9: two thirds of what level 6 saves, for a third of the work
KEPT_COMPRESSION = 1


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was not answered, and what to do."""

    detail: Annotated[str, Meta(description="what is wrong")]
    hint: Annotated[str, Meta(description="what to do about it")]


class Packed(msgspec.Struct, frozen=True):
    """JSON that is kept, with its compressed form."""

    plain: bytes
    gzip: bytes


def pack(row: object) -> Packed:
    """A record as JSON, compressed once for all who will ask."""
    plain = msgspec.json.encode(row)
    return Packed(plain, gzip.compress(plain, KEPT_COMPRESSION, mtime=0))


def answer(request: Request, store: Store, make: Callable[[], object]) -> Response:
    """A record as JSON; nothing but "unchanged" where the asker has this commit's answer."""
    tag = f'W/"{__version__}-{store.stamp()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Cookie"}
    if has_it(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    made = make()
    if not isinstance(made, Packed):
        return Response(msgspec.json.encode(made), media_type=JSON, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(made.gzip, media_type=JSON, headers={**headers, "Content-Encoding": "gzip"})
    return Response(made.plain, media_type=JSON, headers=headers)


def fresh(row: object, status: int = 200) -> Response:
    """A record as JSON that nobody keeps."""
    headers = {"Cache-Control": "no-store"}
    return Response(msgspec.json.encode(row), status, media_type=JSON, headers=headers)


def has_it(header: str, tag: str) -> bool:
    """Whether an If-None-Match header names the tag; how strong it is does not matter."""
    named = {t.strip().removeprefix("W/") for t in header.split(",")}
    return "*" in named or tag.removeprefix("W/") in named


def refuse(status: int, detail: str, hint: str) -> NoReturn:
    """End a request with a status and the reason."""
    raise HTTPException(status, {"detail": detail, "hint": hint})
