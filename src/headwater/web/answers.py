"""What the server answers with: records as JSON, marked so that nobody fetches them twice."""

from collections.abc import Callable
from typing import Annotated, NoReturn

import msgspec
from fastapi import HTTPException, Request, Response
from msgspec import Meta

from headwater import __version__
from headwater.store.protocol import Store

JSON = "application/json"


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was not answered, and what to do."""

    detail: Annotated[str, Meta(description="what is wrong")]
    hint: Annotated[str, Meta(description="what to do about it")]


def answer(request: Request, store: Store, make: Callable[[], object]) -> Response:
    """A record as JSON; nothing but "unchanged" where the asker has this commit's answer."""
    tag = f'W/"{__version__}-{store.stamp()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Cookie"}
    if has_it(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(msgspec.json.encode(make()), media_type=JSON, headers=headers)


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
