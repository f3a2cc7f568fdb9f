"""Other sites, other names and other machines get nothing; the page asks nobody else."""

import re

import pytest
from starlette.testclient import TestClient

from headwater.web.app import guarded
from headwater.web.guard import host_name, is_loopback

TOKEN = "a-token-of-some-length"
REVIEW = {"act": "accept", "target": "x", "by": "Ann"}


@pytest.mark.parametrize("host", ["127.0.0.1:8420", "localhost:8420", "[::1]:8420", "LOCALHOST"])
def test_this_machine_s_names_are_answered(client, host):
    assert client.get("/api/about", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8420", "127.0.0.1.evil.example", "", "10.0.0.7", "[::2]"]
)
def test_a_name_that_another_points_here_is_not_answered(client, host):
    answer = client.get("/api/about", headers={"Host": host})
    assert answer.status_code == 421
    assert "articles" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_site_s_page_gets_nothing(client, headers, method):
    answer = client.request(method, "/api/reviews", headers=headers)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_form_of_another_site_cannot_post_even_by_navigating(client):
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.post("/api/reviews", headers=headers).status_code == 403
    assert client.get("/", headers=headers).status_code == 200


def test_a_body_that_a_form_could_send_is_no_review(desk_of_reviewers):
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        answer = desk_of_reviewers.post(
            "/api/reviews", content=b'{"act":"accept"}', headers={"Content-Type": kind}
        )
        assert answer.status_code == 415


def test_the_own_page_may_ask(client):
    headers = {"Origin": "http://127.0.0.1:8420", "Sec-Fetch-Site": "same-origin"}
    assert client.get("/api/about", headers=headers).status_code == 200


@pytest.fixture
def elsewhere(app):
    """A server bound to every address of the machine."""
    served = guarded(app, host="0.0.0.0", token=TOKEN, names=["desk.example"])
    return TestClient(served, base_url="http://192.168.7.7:8420", follow_redirects=False)


def test_elsewhere_nothing_is_told_without_the_token(elsewhere):
    for path in ("/", "/api/about", "/assets/app.js", "/api/openapi.json"):
        answer = elsewhere.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    assert elsewhere.get("/", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert elsewhere.get("/?token=wrong").status_code == 401


def test_elsewhere_the_token_opens(elsewhere):
    told = elsewhere.get("/api/about", headers={"Authorization": f"Bearer {TOKEN}"})
    assert told.status_code == 200


def test_a_token_in_the_address_moves_to_a_cookie(elsewhere):
    moved = elsewhere.get(f"/?token={TOKEN}&a=1")
    assert (moved.status_code, moved.headers["location"]) == (303, "/?a=1")
    cookie = moved.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert elsewhere.get("/").status_code == 200


def test_a_token_in_the_address_leads_to_no_other_server(elsewhere):
    moved = elsewhere.get(f"http://192.168.7.7:8420//evil.example/?token={TOKEN}")
    assert not moved.headers["location"].startswith("//")


def test_elsewhere_a_foreign_name_is_still_not_answered(elsewhere):
    headers = {"Authorization": f"Bearer {TOKEN}"}
    assert elsewhere.get("/", headers={**headers, "Host": "evil.example"}).status_code == 421
    assert elsewhere.get("/", headers={**headers, "Host": "desk.example"}).status_code == 200


def test_every_answer_forbids_scripts_and_requests_of_others(client):
    for path in ("/", "/api/about", "/api/stories/none", "/assets/app.css", "/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"https?:", policy)
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_the_page_asks_nothing_of_any_other_server(client):
    page = client.get("/").text
    assert re.findall(r"(?:src|href)=\"(?!/)([^\"]*)\"", page) == []
    for path in re.findall(r"(?:src|href)=\"(/[^\"]*)\"", page):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("host", "name"),
    [("a:1", "a"), ("[::1]:80", "::1"), ("::1", "::1"), ("A", "a"), ("[::1", "::1")],
)
def test_a_host_s_name_is_told_from_its_port(host, name):
    assert host_name(host) == name


def test_loopback_is_known():
    assert [h for h in ("127.0.0.1", "127.9.9.9", "::1", "localhost") if not is_loopback(h)] == []
    assert [h for h in ("0.0.0.0", "::", "10.0.0.1", "desk.example") if is_loopback(h)] == []
