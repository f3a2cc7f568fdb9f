"""What people decide holds through every recomputation, and undoing restores everything exactly."""

import json
from pathlib import Path
from typing import Any

import pytest

from headwater.pipeline.workspace import Added, add, refresh
from headwater.records.review import Review, ReviewAct
from headwater.sample import ARTICLES
from headwater.store.workspace import open_workspace
from headwater.store.writer import open_writer
from headwater.views.workspace import workspace_dossier
from invented import RULES, write_inputs

EARLY = ("harbour-post", "norvane-news-agency", "radio-callis")


def review(act: ReviewAct, target: str, value: str | None = None, minute: int = 0) -> Review:
    return Review(
        act=act, target=target, value=value, by="Ada Quill", at=f"2024-05-01T10:{minute:02d}:00Z"
    )


def decide(folder: Path, *reviews: Review) -> Added:
    with open_writer(folder) as writer:
        for row in reviews:
            writer.add_review(row)
    return refresh(folder)


def undo(folder: Path, row: Review, minute: int = 30) -> Added:
    return decide(folder, review(ReviewAct.UNDO, row.id, minute=minute))


def dossier_of(folder: Path) -> Any:
    with open_workspace(folder) as store:
        return json.loads(workspace_dossier(store).to_json())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample in a workspace."""
    add(tmp_path / "w", [ARTICLES], settings=RULES)
    return tmp_path / "w"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two events that four outlets each tell."""
    add(tmp_path / "w", write_inputs(tmp_path / "in", range(8)), settings=RULES)
    return tmp_path / "w"


def attributions(dossier: Any) -> list[str]:
    return [t["id"] for a in dossier["articles"] for t in a["attributions"]]


def big(dossier: Any) -> Any:
    return max(dossier["stories"], key=lambda s: len(s["articles"]))


def told(dossier: Any, least: int = 2) -> Any:
    """A claim that several attributions word."""
    return next(
        c
        for c in big(dossier)["claims"]
        if len([w for w in c["wordings"] if w["attribution"]]) >= least
    )


def test_a_rejected_attribution_counts_no_more_until_that_is_undone(folder: Path) -> None:
    before = dossier_of(folder)
    target = told(before)["wordings"][0]["attribution"]
    row = review(ReviewAct.REJECT, target)
    assert decide(folder, row).traced == 1
    after = dossier_of(folder)
    assert target not in attributions(after)
    assert target not in json.dumps([s["claims"] for s in after["stories"]])
    assert after["problems"] == before["problems"]
    assert undo(folder, row).traced == 0, "what was found before is still there"
    assert dossier_of(folder) == before


def test_an_undone_undo_counts_again(folder: Path) -> None:
    target = attributions(dossier_of(folder))[0]
    row = review(ReviewAct.REJECT, target)
    back = review(ReviewAct.UNDO, row.id, minute=1)
    decide(folder, row, back)
    assert target in attributions(dossier_of(folder))
    decide(folder, review(ReviewAct.UNDO, back.id, minute=2))
    assert target not in attributions(dossier_of(folder))


def test_who_really_speaks_is_who_a_person_says(folder: Path) -> None:
    target = attributions(dossier_of(folder))[0]
    decide(folder, review(ReviewAct.SPEAKER, target, "Runa Pell"))
    row = next(
        t for a in dossier_of(folder)["articles"] for t in a["attributions"] if t["id"] == target
    )
    assert row["speaker"]["name"] == row["chain"][0]["name"] == "Runa Pell"
    with open_workspace(folder) as store:
        assert [s.name for s in store.list_sources("pell").items] == ["Runa Pell"]


def test_a_split_story_stays_split_when_articles_come(small: Path, tmp_path: Path) -> None:
    before = dossier_of(small)
    row = review(ReviewAct.SPLIT_STORY, "a00000", "a00002 a00003")
    decide(small, row)
    groups = {tuple(s["articles"]) for s in dossier_of(small)["stories"]}
    assert {("a00000", "a00001"), ("a00002", "a00003")} <= groups
    add(small, write_inputs(tmp_path / "more", range(8, 12)), settings=RULES)
    groups = {tuple(s["articles"]) for s in dossier_of(small)["stories"]}
    assert {("a00000", "a00001"), ("a00002", "a00003")} <= groups
    undo(small, row)
    groups = {tuple(s["articles"]) for s in dossier_of(small)["stories"]}
    assert {tuple(s["articles"]) for s in before["stories"]} <= groups


def test_merged_stories_are_one_and_undoing_restores_both(small: Path) -> None:
    before = dossier_of(small)
    row = review(ReviewAct.MERGE_STORIES, "a00000", "a00004")
    decide(small, row)
    (story,) = dossier_of(small)["stories"]
    assert len(story["articles"]) == 8
    undo(small, row)
    assert dossier_of(small) == before


def test_merged_claims_count_as_one(folder: Path) -> None:
    before = dossier_of(folder)
    worded = [
        (c["id"], [w["attribution"] for w in c["wordings"] if w["attribution"]])
        for c in big(before)["claims"]
    ]
    (one, ours), (other, theirs) = [row for row in worded if row[1]][:2]
    row = review(ReviewAct.MERGE_CLAIMS, ours[0], theirs[0])
    decide(folder, row)
    after = dossier_of(folder)
    merged = next(
        c for c in big(after)["claims"] if ours[0] in {w["attribution"] for w in c["wordings"]}
    )
    assert set(theirs) <= {w["attribution"] for w in merged["wordings"]}
    assert len(big(after)["claims"]) == len(big(before)["claims"]) - 1
    assert {one, other}.isdisjoint(c["id"] for c in big(after)["claims"])
    undo(folder, row)
    assert dossier_of(folder) == before


def test_a_wording_taken_out_of_its_claim_is_a_claim_of_its_own(folder: Path) -> None:
    before = dossier_of(folder)
    claim = told(before, 3)
    names = [w["attribution"] for w in claim["wordings"] if w["attribution"]]
    row = review(ReviewAct.SPLIT_CLAIM, names[-1], names[0])
    decide(folder, row)
    after = big(dossier_of(folder))["claims"]
    held = [{w["attribution"] for w in c["wordings"]} for c in after]
    assert {names[-1]} in held
    assert not [h for h in held if {names[0], names[-1]} <= h]
    undo(folder, row)
    assert dossier_of(folder) == before


def test_a_rejected_change_is_gone_and_a_decided_direction_holds(folder: Path) -> None:
    before = dossier_of(folder)
    first, second = big(before)["changes"][:2]
    turned = second["to"]["article"]
    decide(
        folder,
        review(ReviewAct.REJECT, first["id"]),
        review(ReviewAct.DIRECTION, second["id"], turned, minute=1),
    )
    after = dossier_of(folder)
    assert first["id"] not in {c["id"] for c in big(after)["changes"]}
    row = next(
        c
        for c in big(after)["changes"]
        if c["from"] == second["to"] and c["to"] == second["from"] and c["kind"] == second["kind"]
    )
    assert row["directed"]
    assert after["problems"] == before["problems"]


def test_a_resolved_prediction_stays_resolved_when_an_article_joins(tmp_path: Path) -> None:
    files = sorted(ARTICLES.iterdir())
    folder = tmp_path / "w"
    add(folder, files[:-2], settings=RULES)
    prediction = dossier_of(folder)["predictions"][0]
    decide(folder, review(ReviewAct.RESOLVE, prediction["id"], "did not"))
    assert "did not" in [p["status"] for p in dossier_of(folder)["predictions"]]
    add(folder, files, settings=RULES)
    assert "did not" in [p["status"] for p in dossier_of(folder)["predictions"]]
    with open_workspace(folder) as store:
        assert store.list_predictions(status="did not").total == 1


def test_a_review_that_nothing_answers_to_is_kept_and_told(small: Path) -> None:
    row = review(ReviewAct.REJECT, "nothing that is here")
    decide(small, row)
    (problem,) = dossier_of(small)["problems"]
    assert (problem["input"], problem["code"]) == (row.id, "review-without-target")
    with open_workspace(small) as store:
        assert [r.id for r in store.reviews()] == [row.id]
    undo(small, row)
    assert dossier_of(small)["problems"] == []


def test_accepting_changes_no_finding(small: Path) -> None:
    before = dossier_of(small)
    decide(small, review(ReviewAct.ACCEPT, attributions(before)[0]))
    assert dossier_of(small) == before


def test_only_the_story_that_was_reviewed_is_traced_again(small: Path) -> None:
    target = attributions(dossier_of(small))[0]
    done = decide(small, review(ReviewAct.REJECT, target))
    assert (done.read, done.traced, done.kept) == (0, 1, 1)
    assert len(done.changed) == 1


def test_a_rejected_attribution_is_not_found_until_the_decision_is_undone(small: Path) -> None:
    def found() -> set[str]:
        with open_workspace(small) as store:
            return {hit.id for hit in store.search("rust kind:content", limit=100).items}

    before = found()
    target = min(before)
    row = review(ReviewAct.REJECT, target)
    decide(small, row)
    assert found() == before - {target}
    undo(small, row)
    assert found() == before
