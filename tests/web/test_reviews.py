"""Decisions of people: kept with who, when and why; taken back; what rests on them follows."""

import pytest


def speaker_change(client):
    """An attribution of the dam's engineer, and the review that gives it to somebody else."""
    page = client.get("/api/search", params={"q": "litres", "limit": 50}).json()["items"]
    hit = next(h for h in page if h["kind"] == "content")
    row = {
        "act": "reject",
        "target": hit["id"],
        "by": "Ann Reader",
        "why": "the article does not say so",
    }
    return hit, row


def test_a_decision_is_kept_with_who_when_and_why(desk_of_reviewers):
    _, row = speaker_change(desk_of_reviewers)
    made = desk_of_reviewers.post("/api/reviews", json=row)
    assert made.status_code == 201
    (kept,) = desk_of_reviewers.get("/api/reviews").json()["items"]
    assert (kept["by"], kept["why"]) == ("Ann Reader", "the article does not say so")
    assert kept["at"].endswith("Z")


def test_a_decision_changes_the_stamp_and_so_every_tag(desk_of_reviewers):
    before = desk_of_reviewers.get("/api/stories")
    _, row = speaker_change(desk_of_reviewers)
    made = desk_of_reviewers.post("/api/reviews", json=row).json()
    again = desk_of_reviewers.get("/api/stories", headers={"If-None-Match": before.headers["etag"]})
    assert again.status_code == 200
    assert made["stamp"] in again.headers["etag"]


def test_a_decision_can_be_taken_back_and_both_stay(desk_of_reviewers):
    _, row = speaker_change(desk_of_reviewers)
    made = desk_of_reviewers.post("/api/reviews", json=row).json()
    undone = desk_of_reviewers.post(f"/api/reviews/{made['id']}/undo", json={})
    assert undone.status_code == 201
    kept = desk_of_reviewers.get("/api/reviews").json()["items"]
    assert [(r["act"], r["by"]) for r in kept] == [("undo", "Ann Reader"), ("reject", "Ann Reader")]
    assert desk_of_reviewers.post("/api/reviews/none/undo", json={}).status_code == 404


@pytest.mark.parametrize(
    "change",
    [{"act": "destroy"}, {"by": " "}, {"target": ""}, {"on": "yesterday"}, {"at": "2024"}],
)
def test_a_decision_of_another_shape_is_refused(desk_of_reviewers, change):
    row = {"act": "accept", "target": "x", "by": "Ann"} | change
    assert desk_of_reviewers.post("/api/reviews", json=row).status_code == 422
