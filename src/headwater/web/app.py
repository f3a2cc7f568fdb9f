"""The application: routes, errors in words, compression, and the guard before them all."""

from collections.abc import Iterable

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.gzip import GZipMiddleware
from starlette.exceptions import HTTPException

from headwater.errors import HeadwaterError
from headwater.web import page, reading, writing
from headwater.web.answers import Refusal, fresh
from headwater.web.contract import describe
from headwater.web.desk import Desk
from headwater.web.guard import Application, Guard

# bytes: smaller answers fit one packet as they are
COMPRESS_FROM = 1_400
# of 9: most of the gain for a third of the work
COMPRESSION = 3


def make_app(desk: Desk) -> FastAPI:
    """The application over one workspace; ``guarded`` must stand before it."""
    app = FastAPI(title="Headwater", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(reading.make_router(desk), prefix="/api")
    app.include_router(writing.make_router(desk), prefix="/api")
    app.include_router(page.make_router())

    @app.get("/api/openapi.json", include_in_schema=False)
    def contract() -> Response:
        """The contract of the API."""
        return fresh(describe(app))

    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HeadwaterError, _stopped)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def guarded(
    app: FastAPI, *, host: str, names: Iterable[str] = (), token: str | None = None
) -> Application:
    """The application with all that stands before it."""
    packed = GZipMiddleware(app, minimum_size=COMPRESS_FROM, compresslevel=COMPRESSION)
    return Guard(packed, host=host, names=names, token=token)


def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail: object = error.detail
    told = detail if isinstance(detail, dict) else {"detail": str(detail), "hint": "see /api"}
    answer = fresh(Refusal(detail=told["detail"], hint=told["hint"]), error.status_code)
    answer.headers.update(error.headers or {})
    return answer


def _not_understood(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    places = "; ".join(
        f"{' '.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in error.errors()
    )
    return fresh(Refusal(detail=places, hint="the contract is at /api/openapi.json"), 422)


def _stopped(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HeadwaterError)
    return fresh(Refusal(detail=error.message, hint=error.hint), 500)
