"""Routes that change or make something: reviews, tracing of given texts, exports."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, BinaryIO, cast

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from headwater.errors import HeadwaterError
from headwater.export.base import ExportOptions
from headwater.export.registry import find_exporter
from headwater.records.review import Review, ReviewAct
from headwater.store.rows import Page
from headwater.views.stories import all_stories
from headwater.views.trace import trace_texts
from headwater.web.answers import answer, fresh, refuse
from headwater.web.bodies import MAX_CHARACTERS, GivenTexts, Reviewed, ReviewGiven, UndoGiven
from headwater.web.contract import answers, takes
from headwater.web.desk import Desk, missing, told
from headwater.web.reading import MAX_ID, Id, Limit, Offset

# bytes of a body: MAX_CHARACTERS may each take four, or six where escaped
MAX_BODY = 6 * MAX_CHARACTERS
# bytes of an export that are kept in memory before a file takes them, and that are sent at once
IN_MEMORY = 8_000_000
PIECE = 256_000


class Table(StrEnum):
    """The tables that tabular formats hold."""

    CLAIMS = "claims"
    WORDINGS = "wordings"
    ORIGINS = "origins"
    UNKNOWNS = "unknowns"
    CHANGES = "changes"
    ATTRIBUTIONS = "attributions"
    ARTICLES = "articles"
    RELAYS = "relays"
    COPIES = "copies"
    PREDICTIONS = "predictions"
    PROBLEMS = "problems"


class Format(StrEnum):
    """Formats of an export."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    PROV = "prov"
    JSONLD = "jsonld"
    GRAPHML = "graphml"


def make_router(desk: Desk) -> APIRouter:
    """All routes of one workspace that do more than read."""
    router = APIRouter(default_response_class=Response)
    _add_reviews(router, desk)
    _add_tracing(router, desk)
    _add_exports(router, desk)
    return router


async def read_body(request: Request, kind: type[msgspec.Struct]) -> msgspec.Struct:
    """The body as a record; refuses what is no JSON, too long or not of that shape."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        refuse(415, "the body is not JSON", "send Content-Type: application/json")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BODY:
            refuse(413, f"more than {MAX_BODY:,} bytes", "send less at once")
    try:
        return msgspec.json.decode(bytes(body), type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        return refuse(422, str(error), "the contract (/api/openapi.json) says what is understood")


def _add_reviews(router: APIRouter, desk: Desk) -> None:
    store = desk.store

    @router.get("/reviews", responses=answers("Reviews"), tags=["reviews"])
    def reviews(request: Request, offset: Offset = 0, limit: Limit = 50) -> Response:
        """What people decided, the latest first."""

        def make() -> Page[Review]:
            rows = store.reviews()[::-1]
            return Page(total=len(rows), items=tuple(rows[offset : offset + limit]))

        return answer(request, store, make)

    @router.post(
        "/reviews",
        responses=answers("Reviewed", 404, 409, 413, 415, status=201),
        status_code=201,
        openapi_extra=takes("ReviewGiven"),
        tags=["reviews"],
    )
    async def add(request: Request) -> Response:
        """Keep a decision; the counts that rest on it are found anew."""
        given = await read_body(request, ReviewGiven)
        assert isinstance(given, ReviewGiven)
        return await run_in_threadpool(_keep, desk, given)

    @router.post(
        "/reviews/{id}/undo",
        responses=answers("Reviewed", 404, 409, 413, 415, status=201),
        status_code=201,
        openapi_extra=takes("UndoGiven"),
        tags=["reviews"],
    )
    async def undo(request: Request, id: Id) -> Response:
        """Take a decision back; both stay on record."""
        given = await read_body(request, UndoGiven)
        assert isinstance(given, UndoGiven)
        return await run_in_threadpool(_undo, desk, id, given)


def _undo(desk: Desk, id_: str, given: UndoGiven) -> Response:
    """Whoever decided takes it back, unless somebody else says that it was them."""
    decided = next((r for r in desk.store.reviews() if r.id == id_), None)
    if decided is None:
        missing("review", id_)
    by = given.by or decided.by
    return _keep(desk, ReviewGiven(act=ReviewAct.UNDO, target=id_, by=by, why=given.why))


def _keep(desk: Desk, given: ReviewGiven) -> Response:
    if desk.add_review is None:
        refuse(403, "this server takes no reviews", "start it with --review")
    review = Review(
        act=given.act,
        target=given.target,
        value=given.value,
        evidence=given.evidence,
        on=given.on,
        by=given.by.strip(),
        at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        why=given.why,
    )
    try:
        with desk.writing:
            stories, note = desk.add_review(review)
    except HeadwaterError as error:
        told(error)
    note = note or next((p.message for p in desk.store.problems() if p.input == review.id), None)
    row = Reviewed(id=review.id, stories=stories, stamp=desk.store.stamp(), note=note)
    return fresh(row, 201)


def _add_tracing(router: APIRouter, desk: Desk) -> None:
    if not desk.tracing:
        return

    @router.post(
        "/trace",
        responses=answers("Dossier", 413, 415, 429),
        openapi_extra=takes("GivenTexts"),
        tags=["tracing"],
    )
    async def trace(request: Request) -> Response:
        """Read given texts together: who said what, from how many origins. Nothing is kept."""
        given = await read_body(request, GivenTexts)
        assert isinstance(given, GivenTexts)
        if sum(len(t.text) for t in given.texts) > MAX_CHARACTERS:
            refuse(413, f"more than {MAX_CHARACTERS:,} characters", "send fewer texts at once")
        return await run_in_threadpool(_trace, desk, given)


def _trace(desk: Desk, given: GivenTexts) -> Response:
    """One at a time: tracing takes a whole core, and reading must stay quick."""
    if not desk.busy.acquire(blocking=False):
        refuse(429, "another request is being traced", "ask again in a few seconds")
    try:
        rows = [msgspec.to_builtins(text) for text in given.texts]
        return fresh(trace_texts(rows, settings=desk.settings))
    finally:
        desk.busy.release()


def _add_exports(router: APIRouter, desk: Desk) -> None:
    types: dict[str, object] = {
        find_exporter(f.value).media_type.partition(";")[0]: {} for f in Format
    }
    store = desk.store

    @router.get(
        "/export",
        responses={
            **answers("Refusal", 404),
            200: {"description": "A file", "content": types},
        },
        tags=["export"],
    )
    def export(
        format: Annotated[Format, Query(description="of the file")],
        story: Annotated[str | None, Query(max_length=MAX_ID)] = None,
        table: Annotated[Table | None, Query(description="of jsonl, csv and parquet")] = None,
    ) -> Response:
        """Findings of one story or all, as a file; texts are cut to short quotations."""
        exporter = find_exporter(format.value)
        stories = iter([desk.dossier(story)]) if story is not None else all_stories(store)
        # closed when the last piece is sent
        file = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115
        held = table.value if table and exporter.has_tables else None
        exporter.write(stories, file, ExportOptions(table=held))
        name = f"headwater-{held or format.value}{exporter.suffix}"
        return StreamingResponse(
            _pieces(file),
            media_type=exporter.media_type,
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "Cache-Control": "no-store",
            },
        )


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece
