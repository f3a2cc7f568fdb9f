"""What the API answers, and that it answers the same as the other faces."""

import json

import jsonschema
import pytest

from headwater.records.dossier import read_dossier
from headwater.schema import read_schema
from headwater.views.workspace import story_dossier


def test_it_says_what_it_serves_and_what_may_be_done(client):
    about = client.get("/api/about").json()
    assert about["counts"]["articles"] == 10
    assert about["counts"]["stories"] == 2
    assert (about["review"], about["tracing"]) == (False, True)


def test_a_story_is_the_dossier_that_every_other_face_shows(client, store, story):
    answer = client.get(f"/api/stories/{story}")
    jsonschema.validate(answer.json(), json.loads(read_schema()))
    assert read_dossier(answer.content) == story_dossier(store, story)


def test_stories_can_be_found_by_their_words_and_paged(client):
    everything = client.get("/api/stories").json()
    assert everything["total"] == 2
    assert [s["articles"] for s in everything["items"]] == [9, 1]
    ferry = client.get("/api/stories", params={"q": "ferry"}).json()
    assert (ferry["total"], ferry["items"][0]["articles"]) == (1, 1)
    second = client.get("/api/stories", params={"offset": 1, "limit": 1}).json()
    assert (second["total"], second["items"]) == (2, everything["items"][1:])


def test_the_story_as_the_app_draws_it_names_the_same_claims(client, story):
    pack = client.get(f"/api/stories/{story}/page").json()
    dossier = client.get(f"/api/stories/{story}").json()
    assert [c["row"]["claim"] for c in pack["claims"]] == [
        c["id"] for c in dossier["stories"][0]["claims"]
    ]


def test_an_article_is_found_by_its_id(client):
    article = client.get("/api/articles/norvane").json()
    assert article["id"] == "norvane"
    assert article["attributions"]


def test_a_source_s_page_holds_all_that_it_said(client):
    row = client.get("/api/sources", params={"q": "ines talvar"}).json()["items"][0]
    page = client.get(f"/api/sources/{row['id']}").json()
    assert page["source"]["name"] == "Ines Talvar"
    assert len(page["source"]["said"]) == row["attributions"]


def test_sources_are_filtered_by_kind(client):
    found = client.get("/api/sources", params={"kind": "document"}).json()
    assert {row["kind"] for row in found["items"]} == {"document"}


def test_predictions_are_filtered(client):
    rows = client.get("/api/predictions", params={"predictor": "Ines Talvar"}).json()["items"]
    assert rows
    assert {row["prediction"]["predictor"] for row in rows} == {"Ines Talvar"}


def test_search_points_at_the_words(client):
    hits = client.get("/api/search", params={"q": "40 litres"}).json()["items"]
    hit = next(h for h in hits if h["kind"] == "content")
    text = client.get(f"/api/articles/{hit['article']}").json()["text"]
    assert "litres" in "".join(text[a:b] for a, b in hit["spans"])


@pytest.mark.parametrize(
    "path",
    [
        "/api/stories/none",
        "/api/stories/none/page",
        "/api/articles/none",
        "/api/articles/none/of/that",
        "/api/sources/none",
        "/api/export?format=csv&story=none",
    ],
)
def test_what_is_not_there_is_told_with_a_hint(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json().keys() == {"detail", "hint"}


@pytest.mark.parametrize(
    "path",
    ["/api/stories?limit=0", "/api/stories?offset=-1", "/api/stories?sort=best", "/api/claims"],
)
def test_what_is_not_understood_is_told(client, path):
    assert client.get(path).status_code == 422


def test_nobody_fetches_the_same_twice(client, story):
    for path in ("/api/stories", f"/api/stories/{story}", "/"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_answers_are_compressed_where_they_can_be(client, story):
    packed = client.get(f"/api/stories/{story}", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"


def test_an_export_is_a_file(client, story):
    answer = client.get("/api/export", params={"format": "csv", "table": "wordings"})
    assert answer.headers["content-disposition"] == 'attachment; filename="headwater-wordings.csv"'
    graph = client.get("/api/export", params={"format": "graphml", "story": story})
    assert "<graphml" in graph.text


def test_texts_given_are_traced_together(client):
    said = "The pier will close on Friday, the harbour master Ada Quill said."
    texts = [{"text": said, "outlet": "The Gull"}, {"text": said.upper(), "outlet": "The Tern"}]
    dossier = read_dossier(client.post("/api/trace", json={"texts": texts}).content)
    assert sorted(a.publisher or "" for a in dossier.articles) == ["The Gull", "The Tern"]
    assert client.get("/api/about").json()["counts"]["articles"] == 10


def test_too_much_text_is_refused(client):
    answer = client.post("/api/trace", json={"texts": [{"text": "word " * 20_000}] * 2})
    assert answer.status_code == 413


@pytest.mark.parametrize("body", [{}, {"texts": []}, {"texts": [{}]}, {"texts": "a"}, []])
def test_a_body_of_another_shape_is_refused(client, body):
    assert client.post("/api/trace", json=body).status_code == 422


def test_a_server_without_review_takes_none(client):
    row = {"act": "accept", "target": "x", "by": "Ann"}
    assert client.post("/api/reviews", json=row).status_code == 403
