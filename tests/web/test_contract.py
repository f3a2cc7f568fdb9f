"""The API keeps its own contract, whatever is asked of it."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from jsonschema import Draft202012Validator
from schemathesis.generation import GenerationMode

from headwater.export.registry import OWN
from headwater.store.catalogue.listings import STORY_SORTS
from headwater.views.flatten import TABLES
from headwater.web.reading import Sort
from headwater.web.writing import Format, Table

ALL = list(HealthCheck)


def test_every_schema_is_valid_and_every_reference_leads_somewhere(app):
    contract = app.openapi()
    schemas = contract["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)

    def references(node):
        if isinstance(node, dict):
            yield from ([node["$ref"]] if isinstance(node.get("$ref"), str) else [])
            for value in node.values():
                yield from references(value)
        elif isinstance(node, list):
            for value in node:
                yield from references(value)

    for reference in references(contract):
        assert reference.removeprefix("#/components/schemas/") in schemas


def test_every_route_says_what_it_does_and_what_it_answers(app):
    for path, methods in app.openapi()["paths"].items():
        for method, route in methods.items():
            assert route.get("description"), (path, method)
            assert route["responses"].keys() & {"200", "201"}, (path, method)


@pytest.fixture
def examples(request):
    """So many of each request: few where slow tests are left out."""
    return 3 if "not slow" in request.config.option.markexpr else 25


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_the_api_passes_schemathesis(app, mode, examples):
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
            continue

        @seed(1)
        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=ALL)
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case):
            case.call_and_validate()

        ask()
        tried += 1
    assert tried > 10


def test_answers_about_real_rows_keep_their_schemas(app, client, story):
    contract = app.openapi()
    source = client.get("/api/sources").json()["items"][0]["id"]
    prediction = "status=open&limit=3"
    for route, path in {
        "/api/about": "/api/about",
        "/api/stories": "/api/stories?q=dam",
        "/api/stories/{id}": f"/api/stories/{story}",
        "/api/stories/{id}/page": f"/api/stories/{story}/page",
        "/api/articles": f"/api/articles?story={story}",
        "/api/articles/{id}": "/api/articles/norvane",
        "/api/claims": f"/api/claims?story={story}",
        "/api/sources": "/api/sources?kind=named%20person",
        "/api/sources/{id}": f"/api/sources/{source}",
        "/api/predictions": f"/api/predictions?{prediction}",
        "/api/search": "/api/search?q=litres",
    }.items():
        answers = contract["paths"][route]["get"]["responses"]["200"]["content"]
        schema = {**answers["application/json"]["schema"], "components": contract["components"]}
        Draft202012Validator(schema).validate(client.get(path).json())


@pytest.mark.parametrize(
    ("offered", "known"), [(Table, TABLES), (Format, OWN), (Sort, STORY_SORTS)]
)
def test_what_a_request_can_name_is_what_there_is(offered, known):
    assert [choice.value for choice in offered] == list(known)
