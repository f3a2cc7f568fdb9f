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


def attributed(dossier) -> set[str]:
    """Every attribution that a claim rests on."""
    claims = dossier["stories"][0]["claims"]
    return {w["attribution"] for c in claims for w in c["wordings"]}


def test_claims_follow_a_rejection_and_its_undoing_restores_everything(desk_of_reviewers, story):
    client = desk_of_reviewers
    before = client.get(f"/api/stories/{story}").json()
    claim = before["stories"][0]["claims"][0]
    target = next(w["attribution"] for w in claim["wordings"] if w["attribution"])
    made = client.post("/api/reviews", json={"act": "reject", "target": target, "by": "Ann"}).json()
    assert made["stories"] == [story]
    assert made["note"] is None
    assert target not in attributed(client.get(f"/api/stories/{story}").json())
    undone = client.post(f"/api/reviews/{made['id']}/undo", json={"by": "Bo"}).json()
    assert undone["stories"] == [story]
    assert client.get(f"/api/stories/{story}").json() == before


def test_a_decision_about_nothing_is_kept_and_says_that_it_counts_for_nothing(desk_of_reviewers):
    row = {"act": "reject", "target": "none", "by": "Ann"}
    made = desk_of_reviewers.post("/api/reviews", json=row).json()
    assert "counts for nothing" in (made["note"] or "")


@pytest.mark.parametrize(
    "change",
    [{"act": "destroy"}, {"by": " "}, {"target": ""}, {"on": "yesterday"}, {"at": "2024"}],
)
def test_a_decision_of_another_shape_is_refused(desk_of_reviewers, change):
    row = {"act": "accept", "target": "x", "by": "Ann"} | change
    assert desk_of_reviewers.post("/api/reviews", json=row).status_code == 422
