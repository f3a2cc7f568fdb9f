"""The OpenAPI contract: routes say which record they answer with, the records give the schema."""

from typing import Any

import msgspec
from fastapi import FastAPI

from headwater import __version__
from headwater.records.dossier import Dossier, DossierArticle
from headwater.records.problem import Problem
from headwater.records.review import Review
from headwater.report.pack_parts import StoryPack
from headwater.store.rows import (
    Hit,
    ListedArticle,
    ListedClaim,
    ListedPrediction,
    ListedSource,
    ListedStory,
    Page,
)
from headwater.web.answers import Refusal
from headwater.web.bodies import (
    AboutServer,
    GivenTexts,
    Reviewed,
    ReviewGiven,
    ServedSource,
    UndoGiven,
)

ANSWERS = {
    "About": AboutServer,
    "Stories": Page[ListedStory],
    "Articles": Page[ListedArticle],
    "Claims": Page[ListedClaim],
    "Sources": Page[ListedSource],
    "Predictions": Page[ListedPrediction],
    "Hits": Page[Hit],
    "Reviews": Page[Review],
    "Problems": Page[Problem],
    "Dossier": Dossier,
    "Article": DossierArticle,
    "StoryPack": StoryPack,
    "Source": ServedSource,
    "Reviewed": Reviewed,
    "ReviewGiven": ReviewGiven,
    "UndoGiven": UndoGiven,
    "GivenTexts": GivenTexts,
    "Refusal": Refusal,
}
PLACE = "#/components/schemas/{name}"


def answers(name: str, *refusals: int, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """What a route may answer with, for its ``responses``."""
    told: dict[int | str, dict[str, Any]] = {
        status: {"description": "The answer", "content": _json(name)},
    }
    if status == 200:
        told[304] = {"description": "Unchanged since the answer with that ETag"}
    for refused in dict.fromkeys((*refusals, 401, 403, 421, 422)):
        told[refused] = {"description": REASONS[refused], "content": _json("Refusal")}
    return told


REASONS = {
    401: "A token is needed",
    403: "Not allowed here",
    404: "There is no such row",
    409: "It cannot be done as things are",
    413: "Too much at once",
    415: "The body is not JSON",
    421: "The server does not answer to that name",
    422: "Something asked for is not understood",
    429: "Busy with another",
}


def takes(name: str) -> dict[str, Any]:
    """A body of JSON, for a route's ``openapi_extra``."""
    return {"requestBody": {"required": True, "content": _json(name)}}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def describe(app: FastAPI) -> dict[str, Any]:
    """The contract of all routes with the schemas of all records."""
    from fastapi.openapi.utils import get_openapi

    if app.openapi_schema:
        return app.openapi_schema
    told = get_openapi(
        title="Headwater",
        version=__version__,
        summary="Who said what in the news, through whom, from how many independent origins",
        routes=app.routes,
    )
    made, components = msgspec.json.schema_components(ANSWERS.values(), ref_template=PLACE)
    named = dict(zip(ANSWERS, made, strict=True))
    parameters = told["components"]["schemas"]
    told["components"]["schemas"] = {
        **{k: v for k, v in parameters.items() if "ValidationError" not in k},
        **{k: v for k, v in named.items() if k not in components},
        **components,
    }
    told["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    app.openapi_schema = told
    return told
