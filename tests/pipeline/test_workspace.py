"""A workspace that grows gives what one run over everything gives."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import headwater
from headwater.engine.local import LocalEngine
from headwater.errors import StoreError
from headwater.pipeline.workspace import Added, add, remove_articles
from headwater.records.dossier import Dossier
from headwater.records.review import Review, ReviewAct
from headwater.sample import ARTICLES
from headwater.store.checking import find_faults
from headwater.store.compacting import compact
from headwater.store.workspace import open_workspace
from headwater.store.writer import open_writer
from headwater.views.workspace import story_dossier, workspace_dossier
from invented import RULES, write_article, write_inputs

ACCEPTED = Review(act=ReviewAct.ACCEPT, target="a00001", by="Ada Quill", at="2024-03-01T10:00:00Z")


def dossier_of(folder: Path) -> bytes:
    with open_workspace(folder) as store:
        assert find_faults(store) == []
        return workspace_dossier(store).to_json()


def fresh(*inputs: Path) -> Dossier:
    return headwater.trace(inputs, settings=RULES)


def add_rules(folder: Path, *inputs: Path, jobs: int = 1) -> Added:
    return add(folder, inputs, settings=RULES, jobs=jobs)


def test_a_workspace_tells_what_a_run_over_the_same_articles_tells(tmp_path: Path) -> None:
    add(tmp_path / "w", [ARTICLES])
    assert dossier_of(tmp_path / "w") == headwater.trace([ARTICLES]).to_json()
    added = add_rules(tmp_path / "w", ARTICLES)
    assert (added.read, added.again) == (0, 10), "other settings read everything again"
    assert dossier_of(tmp_path / "w") == fresh(ARTICLES).to_json()


def test_articles_added_one_by_one_in_any_order_come_out_as_if_read_at_once(
    tmp_path: Path,
) -> None:
    files = sorted(ARTICLES.iterdir())[:6]
    for file in files[::2] + files[1::2]:
        add_rules(tmp_path / "w", file)
    assert dossier_of(tmp_path / "w") == fresh(*files).to_json()


class Ungrouping(LocalEngine):
    """An engine that must not be asked to group."""

    def query(self, query: str, tables: Mapping[str, object]) -> object:
        raise AssertionError(query)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_decision_alone_groups_nothing_anew_and_gives_the_same(
    tmp_path: Path, is_kept: bool
) -> None:
    folder, other = tmp_path / "w", tmp_path / "other"
    for made in (folder, other):
        add_rules(made, *write_inputs(tmp_path / "in", range(12)))
        with open_writer(made) as writer:
            writer.add_review(ACCEPTED)
    (other / "grouping.msgpack").unlink()
    if is_kept:
        with Ungrouping() as engine:
            add(folder, [], engine=engine)
    else:  # with other bytes it is not used
        path = folder / "grouping.msgpack"
        path.write_bytes(path.read_bytes()[:-9] + b"otherwise")
        add(folder, [])
    add(other, [])
    assert dossier_of(folder) == dossier_of(other)


def test_a_rerun_of_finished_work_does_nothing(tmp_path: Path) -> None:
    files = write_inputs(tmp_path / "in", range(20))
    add_rules(tmp_path / "w", *files)
    with open_workspace(tmp_path / "w") as store:
        stamp = store.stamp()
    again = add_rules(tmp_path / "w", *files)
    assert (again.read, again.traced, again.changed) == (0, 0, ())
    with open_workspace(tmp_path / "w") as store:
        assert store.stamp() == stamp


def test_only_the_story_that_a_new_article_joins_is_traced_again(tmp_path: Path) -> None:
    add_rules(tmp_path / "w", *write_inputs(tmp_path / "in", range(23)))
    more = write_inputs(tmp_path / "more", range(23, 24))
    added = add_rules(tmp_path / "w", *more)
    assert (added.read, added.traced, added.kept) == (1, 1, 5)


def test_an_article_edited_under_the_same_address_is_kept_beside_its_first_version(
    tmp_path: Path,
) -> None:
    row = write_article(0)
    edited = {**row, "text": row["text"].replace("sent", "dispatched")}
    for number, version in enumerate((row, edited)):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(json.dumps(version) + "\n", encoding="utf-8")
        add_rules(tmp_path / "w", file)
    with open_workspace(tmp_path / "w") as store:
        texts = {a.text for a in workspace_dossier(store).articles}
    assert texts == {row["text"], edited["text"]}
    assert dossier_of(tmp_path / "w") == fresh(tmp_path / "0.jsonl", tmp_path / "1.jsonl").to_json()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_same_text_under_several_names_ends_as_in_one_run(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    files = []
    for number in range(3):
        file = tmp_path / f"{number}.jsonl"
        row = {**write_article(0), "id": f"name-{number}"}
        file.write_text(json.dumps(row) + "\n", encoding="utf-8")
        files.append(file)
    for number in order:
        add_rules(tmp_path / "w", files[number])
    assert dossier_of(tmp_path / "w") == fresh(*files).to_json()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_texts_of_one_id_end_as_in_one_run(tmp_path: Path, order: tuple[int, ...]) -> None:
    files = []
    for number in range(2):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(json.dumps({**write_article(number), "id": "same"}) + "\n", "utf-8")
        files.append(file)
    for number in order:
        add_rules(tmp_path / "w", files[number])
    assert dossier_of(tmp_path / "w") == fresh(*files).to_json()


def test_processes_change_nothing(tmp_path: Path) -> None:
    files = write_inputs(tmp_path / "in", range(20))
    add_rules(tmp_path / "w", *files, jobs=2)
    assert dossier_of(tmp_path / "w") == fresh(*files).to_json()


def test_the_workspace_s_own_settings_hold_where_none_are_given(tmp_path: Path) -> None:
    first, second = sorted(ARTICLES.iterdir())[:2]
    add_rules(tmp_path / "w", first)
    add(tmp_path / "w", [second])
    assert dossier_of(tmp_path / "w") == fresh(first, second).to_json()


def test_a_removed_article_is_gone_and_all_else_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    files = write_inputs(tmp_path / "in", range(12), per_file=1)
    add_rules(tmp_path / "w", *files)
    gone, others = remove_articles(tmp_path / "w", ["a00005"])
    assert (gone.articles, others) == (("a00005",), [])
    assert dossier_of(tmp_path / "w") == fresh(*files[:5], *files[6:]).to_json()


def test_a_removed_text_does_not_come_back_by_itself(tmp_path: Path) -> None:
    files = write_inputs(tmp_path / "in", range(4), per_file=1)
    add_rules(tmp_path / "w", *files)
    remove_articles(tmp_path / "w", ["a00002"])
    files[2].write_text(files[2].read_text("utf-8") + "\n", "utf-8")
    added = add_rules(tmp_path / "w", *files)
    assert [p.code for p in added.problems] == ["removed-text"]
    with open_workspace(tmp_path / "w") as store:
        assert store.read_readings(["a00002"]) == []


def test_after_compacting_no_byte_of_a_removed_text_is_on_the_disk(tmp_path: Path) -> None:
    files = write_inputs(tmp_path / "in", range(8), per_file=1)
    secret = "Quenby Ostrander's diary says otherwise"
    row = {**write_article(2), "text": f"Rust in Hallin\n\n“{secret},” said Ada Quill.\n"}
    files[2].write_text(json.dumps(row) + "\n", "utf-8")
    add_rules(tmp_path / "w", *files)
    before = dossier_of(tmp_path / "w")
    assert secret.encode() in before
    remove_articles(tmp_path / "w", ["a00002"])
    kept = dossier_of(tmp_path / "w")
    with open_writer(tmp_path / "w") as writer:
        compact(writer)
    assert dossier_of(tmp_path / "w") == kept
    for path in (tmp_path / "w").rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert b"ostrander" not in data, path.name


def test_removing_what_is_not_there_says_so(tmp_path: Path) -> None:
    add_rules(tmp_path / "w", *write_inputs(tmp_path / "in", range(2)))
    with pytest.raises(StoreError, match="no article 'nobody'"):
        remove_articles(tmp_path / "w", ["nobody"])


def test_a_story_s_dossier_holds_that_story_alone(tmp_path: Path) -> None:
    add_rules(tmp_path / "w", *write_inputs(tmp_path / "in", range(12)))
    with open_workspace(tmp_path / "w") as store:
        row = store.list_stories().items[0]
        dossier = story_dossier(store, row.id)
    assert [s.id for s in dossier.stories] == [row.id]
    assert sorted(a.id for a in dossier.articles) == sorted(dossier.stories[0].articles)


def test_an_empty_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is no workspace"):
        open_workspace(tmp_path)


def test_a_folder_with_other_files_is_not_made_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(StoreError, match="holds other files"):
        add_rules(tmp_path, *write_inputs(tmp_path / "in", range(1)))
