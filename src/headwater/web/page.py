"""The app's page and its assets; nothing is asked of any other server."""

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request, Response

from headwater.web.answers import has_it, refuse

KINDS = {"app.js": "text/javascript", "app.css": "text/css"}
# seconds: an asset's address changes with its content
A_YEAR = 31_536_000
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    '<circle cx="8" cy="8" r="6" fill="#0a5b78"/></svg>'
)


def make_router() -> APIRouter:
    """The page at the root, the bundle beside it."""
    router = APIRouter(default_response_class=Response, include_in_schema=False)

    @router.get("/")
    def page(request: Request) -> Response:
        """The page that loads the app."""
        text = make_index()
        tag = f'"{digest(text.encode())}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if has_it(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
        return Response(text, media_type="text/html", headers=headers)

    @router.get("/assets/{name}")
    def asset(name: str) -> Response:
        """A file of the bundle."""
        if name not in KINDS:
            refuse(404, f"no asset {name!r}", "open the page at /")
        headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable"}
        return Response(read_asset(name), media_type=KINDS[name], headers=headers)

    @router.get("/favicon.ico")
    def icon() -> Response:
        """A small mark for the browser's tab."""
        return Response(ICON, media_type="image/svg+xml")

    return router


@cache
def make_index() -> str:
    """The page: the app draws everything in it, from this server's answers."""
    style, script = (f"/assets/{n}?{digest(read_asset(n))}" for n in ("app.css", "app.js"))
    return f"""<!doctype html>
<html lang="en" data-api="/api">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Headwater</title>
<link rel="icon" href="/favicon.ico">
<link rel="stylesheet" href="{style}">
<script src="{script}" defer></script>
</head>
<body>
<div id="app"><p>Loading.</p></div>
<noscript><p>This page needs JavaScript. Without it, read <a href="/api/stories">the stories as
JSON</a>, or write a report with <code>headwater trace -o report.html</code>.</p></noscript>
</body>
</html>
"""


@cache
def read_asset(name: str) -> bytes:
    """A file of the bundle as shipped."""
    return files("headwater.report").joinpath("assets", name).read_bytes()


def digest(data: bytes) -> str:
    """A short name for content."""
    return hashlib.sha256(data).hexdigest()[:16]
