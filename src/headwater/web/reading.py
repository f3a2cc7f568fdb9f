"""Routes that read: lists with paging and filters, and single rows."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from headwater import __version__
from headwater.records.attribution import SourceKind
from headwater.store.rows import Page
from headwater.views.index import make_index, make_sigla
from headwater.views.sources import make_source_pages
from headwater.views.workspace import find_article
from headwater.web.answers import answer, fresh
from headwater.web.bodies import AboutServer, Counted, ServedSource
from headwater.web.contract import answers
from headwater.web.desk import Desk, missing

# rows: a page of a list that a person reads; programs take the exports
MAX_LIMIT = 200
# rows passed over: beyond it nobody pages, and a number beyond 63 bits is no row
MAX_OFFSET = 10_000_000
# characters of a query and of an id
MAX_QUERY = 400
MAX_ID = 2_000

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="rows at most")]
Offset = Annotated[int, Query(ge=0, le=MAX_OFFSET, description="rows passed over")]
Words = Annotated[str, Query(max_length=MAX_QUERY, description="words, all of which must be there")]
Name = Annotated[str | None, Query(max_length=MAX_ID)]
Id = Annotated[str, Path(min_length=1, max_length=MAX_ID, description="as the lists give it")]


class Sort(StrEnum):
    """What a list of stories is sorted by."""

    ARTICLES = "articles"
    OUTLETS = "outlets"
    CLAIMS = "claims"
    WORST = "worst"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


def make_router(desk: Desk) -> APIRouter:
    """All reading routes over one workspace."""
    router = APIRouter(default_response_class=Response)
    _add_about(router, desk)
    _add_stories(router, desk)
    _add_lists(router, desk)
    _add_statements(router, desk)
    _add_rows(router, desk)
    return router


def _add_about(router: APIRouter, desk: Desk) -> None:
    store = desk.store

    @router.get("/about", responses=answers("About"), tags=["workspace"])
    def about() -> Response:
        """What is served, how much of it, and what may be done with it."""
        row = store.about()
        counts = Counted(
            articles=row.articles,
            stories=row.stories,
            claims=row.claims,
            sources=row.sources,
            predictions=row.predictions,
            reviews=row.reviews,
        )
        told = AboutServer(
            version=__version__,
            settings=row.settings,
            stamp=row.stamp,
            review=desk.add_review is not None,
            tracing=desk.tracing,
            pending=row.pending,
            counts=counts,
        )
        return fresh(told)  # started anew with --review, the same workspace answers otherwise

    @router.get("/problems", responses=answers("Problems"), tags=["workspace"])
    def problems(request: Request, offset: Offset = 0, limit: Limit = 50) -> Response:
        """What could not be used of all that was given, and what to do about it."""

        def make() -> Page[object]:
            rows = store.problems()
            return Page(total=len(rows), items=tuple(rows[offset : offset + limit]))

        return answer(request, store, make)


def _add_stories(router: APIRouter, desk: Desk) -> None:
    store = desk.store

    @router.get("/stories", responses=answers("Stories"), tags=["stories"])
    def stories(
        request: Request,
        q: Words = "",
        offset: Offset = 0,
        limit: Limit = 50,
        sort: Sort = Sort.ARTICLES,
    ) -> Response:
        """Stories whose title or leading claim has all the words."""
        return answer(
            request,
            store,
            lambda: store.list_stories(q, offset=offset, limit=limit, sort=sort.value),
        )

    @router.get("/stories/{id}", responses=answers("Dossier", 404), tags=["stories"])
    def story(request: Request, id: Id) -> Response:
        """The dossier of one story: its articles, claims, changes, relays and predictions."""
        return answer(request, store, lambda: desk.story(id))

    @router.get("/stories/{id}/page", responses=answers("StoryPack", 404), tags=["stories"])
    def page(request: Request, id: Id) -> Response:
        """The story as the app draws it."""
        return answer(request, store, lambda: desk.page(id))


def _add_lists(router: APIRouter, desk: Desk) -> None:
    store = desk.store

    @router.get("/articles", responses=answers("Articles"), tags=["articles"])
    def articles(
        request: Request, story: Name = None, offset: Offset = 0, limit: Limit = 50
    ) -> Response:
        """Articles, of one story or all."""
        return answer(
            request, store, lambda: store.list_articles(story=story, offset=offset, limit=limit)
        )

    @router.get("/claims", responses=answers("Claims"), tags=["claims"])
    def claims(
        request: Request,
        story: Annotated[str, Query(min_length=1, max_length=MAX_ID)],
        offset: Offset = 0,
        limit: Limit = 50,
    ) -> Response:
        """The claims of a story, the most important first."""
        return answer(
            request, store, lambda: store.list_claims(story=story, offset=offset, limit=limit)
        )

    @router.get("/sources", responses=answers("Sources"), tags=["sources"])
    def sources(
        request: Request,
        q: Words = "",
        kind: Annotated[SourceKind | None, Query()] = None,
        offset: Offset = 0,
        limit: Limit = 50,
    ) -> Response:
        """Sources whose name has all the words, those with most attributions first."""
        return answer(
            request,
            store,
            lambda: store.list_sources(
                q, kind=kind.value if kind else None, offset=offset, limit=limit
            ),
        )


def _add_statements(router: APIRouter, desk: Desk) -> None:
    store = desk.store

    @router.get("/predictions", responses=answers("Predictions"), tags=["predictions"])
    def predictions(
        request: Request,
        status: Name = None,
        predictor: Name = None,
        offset: Offset = 0,
        limit: Limit = 50,
    ) -> Response:
        """Predictions, of one status or predictor or all."""
        return answer(
            request,
            store,
            lambda: store.list_predictions(
                status=status, predictor=predictor, offset=offset, limit=limit
            ),
        )

    @router.get("/search", responses=answers("Hits"), tags=["search"])
    def search(request: Request, q: Words, offset: Offset = 0, limit: Limit = 20) -> Response:
        """Articles, passages and sources with the words, the best first."""
        return answer(request, store, lambda: store.search(q, offset=offset, limit=limit))


def _add_rows(router: APIRouter, desk: Desk) -> None:
    store = desk.store

    @router.get("/articles/{id:path}", responses=answers("Article", 404), tags=["articles"])
    def article(request: Request, id: Id) -> Response:
        """One article: its text, blocks and attributions."""

        def make() -> object:
            return find_article(store, id) or missing("article", id)

        return answer(request, store, make)

    @router.get("/sources/{id}", responses=answers("Source", 404), tags=["sources"])
    def source(request: Request, id: Id) -> Response:
        """All that one source is reported to have said, in which words, through whom."""

        def make() -> object:
            dossier = desk.dossier(desk.story_of("source", id))
            story, index = dossier.stories[0], make_index(dossier)
            pages = make_source_pages(story, make_sigla(story, index), index)
            found = next((p for p in pages if p.id == id), None)
            if found is None:
                missing("source", id)
            return ServedSource(story=story.id, source=found)

        return answer(request, store, make)
