"""A store answers lists and searches, of one commit, whatever is typed."""

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.pipeline.workspace import add, remove_articles
from headwater.store.catalogue.database import Database, steps
from headwater.store.catalogue.listings import STORY_SORTS
from headwater.store.query import read_query
from headwater.store.upgrading import upgrade
from headwater.store.workspace import Workspace, open_workspace
from headwater.store.writer import open_writer
from invented import RULES, write_inputs

ARTICLES = 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store")
    add(place / "w", write_inputs(place / "in", range(ARTICLES)), settings=RULES)
    return place / "w"


@pytest.fixture
def store(folder: Path) -> Workspace:
    return open_workspace(folder)


def test_it_says_what_it_holds(store: Workspace) -> None:
    about = store.about()
    assert (about.articles, about.stories, about.pending) == (ARTICLES, 4, False)
    assert about.claims == sum(s.claims for s in store.list_stories().items)


def test_pages_of_a_list_make_the_whole_list(store: Workspace) -> None:
    whole = store.list_stories().items
    parts = [store.list_stories(offset=n, limit=1).items[0] for n in range(len(whole))]
    assert tuple(parts) == whole


@pytest.mark.parametrize("sort", [*STORY_SORTS, "no such order"])
def test_every_order_lists_every_story(store: Workspace, sort: str) -> None:
    assert {s.id for s in store.list_stories(sort=sort).items} == {
        s.id for s in store.list_stories().items
    }


def test_a_story_row_counts_what_the_story_holds(store: Workspace) -> None:
    row = store.list_stories().items[0]
    found = store.read_findings(row.id)
    assert found is not None
    assert (row.articles, row.outlets, row.title) == (4, 4, found.story.title)
    assert row.claims == len(found.claims)


def test_stories_are_found_by_words_of_their_titles(store: Workspace) -> None:
    row = store.list_stories().items[0]
    town = row.title.split(":")[0]
    assert [s.id for s in store.list_stories(town.upper()).items] == [row.id]


def test_readings_that_are_not_there_are_left_out(store: Workspace) -> None:
    assert [r.id for r in store.read_readings(["a00003", "nobody", "a00001"])] == [
        "a00001",
        "a00003",
    ]


def test_anything_s_story_is_found(store: Workspace) -> None:
    row = store.list_stories().items[0]
    found = store.read_findings(row.id)
    assert found is not None
    source, claim = found.sources[0], found.claims[0]
    for id_ in (row.id, found.story.articles[0], claim.id, source.id, source.attributions[0]):
        assert store.find_story(id_) == row.id
    assert store.find_story("nobody") is None


def test_words_are_found_in_articles_contents_and_names(store: Workspace) -> None:
    name = store.list_sources().items[0].name
    kinds = {hit.kind for hit in store.search(name, limit=100).items}
    assert kinds >= {"article", "source"}
    assert "content" in {hit.kind for hit in store.search("rust", limit=100).items}


def test_an_answer_points_at_the_words(store: Workspace) -> None:
    for hit in store.search("rust", limit=100).items:
        (reading,) = store.read_readings([hit.article or ""])
        shown = " ".join(" ".join(span.of(reading.text) for span in hit.spans).split())
        assert "rust" in shown.lower()
        assert hit.words[:40].split() == shown[:40].split()


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("rust kind:article", {"article"}),
        ("rust kind:content", {"content"}),
        ("ada kind:source", {"source"}),
        ("rust kind:named-person", {"content"}),
        ("source:ada kind:content", {"content"}),
    ],
)
def test_kinds_are_filtered(store: Workspace, query: str, kinds: set[str]) -> None:
    assert {h.kind for h in store.search(query, limit=200).items} == kinds


def test_outlets_and_dates_are_filtered(store: Workspace) -> None:
    def articles(query: str) -> set[str | None]:
        return {h.article for h in store.search(query, limit=500).items}

    assert articles("outlet:lantern rust") <= {"a00003", "a00007", "a00011", "a00015"}
    assert articles("rust after:2024-03-04 kind:article") == {
        "a00012",
        "a00013",
        "a00014",
        "a00015",
    }
    assert articles("rust before:2024-03-02 kind:article") == {
        "a00000",
        "a00001",
        "a00002",
        "a00003",
    }


def test_words_can_be_left_out_and_phrases_hold_together(store: Workspace) -> None:
    assert store.search("rust -rust").total == 0
    assert store.search('"told Radio Gull"').total > 0
    assert store.search('"Gull Radio told"').total == 0


def test_endings_do_not_matter(store: Workspace) -> None:
    assert store.search("engineers").total == store.search("engineer").total > 0


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_can_be_typed(folder: Path, text: str) -> None:
    with open_workspace(folder) as store:
        page = store.search(text)
        store.list_stories(text, limit=3)
        store.list_sources(text, limit=3)
    assert page.total >= len(page.items)


def test_a_part_that_says_nothing_is_named() -> None:
    assert read_query("rust after:lately ???").wrong == ("after:lately", "???")


def test_threads_read_at_once(store: Workspace) -> None:
    found: list[int] = []

    def read() -> None:
        for _ in range(5):
            found.append(store.search("rust").total)
            store.read_readings(["a00001", "a00002"])

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 30
    assert len(set(found)) == 1


def test_a_reader_sees_one_commit_while_another_is_made(folder: Path, tmp_path: Path) -> None:
    add(tmp_path / "w", write_inputs(tmp_path / "in", range(4)), settings=RULES)
    with open_workspace(tmp_path / "w") as store:
        stamp = store.stamp()
        with store.database.snapshot():
            before = store.list_articles().total
            add(tmp_path / "w", write_inputs(tmp_path / "more", range(4, 8)), settings=RULES)
            assert store.list_articles().total == before
        assert store.list_articles().total == before + 4
        assert store.stamp() != stamp


def test_upgrading_what_is_up_to_date_does_nothing(folder: Path) -> None:
    assert upgrade(folder) == []


def test_missing_steps_are_carried_out_in_order(tmp_path: Path) -> None:
    db = Database(tmp_path, writable=True)
    assert db.upgrade() == [name for name, _ in steps()]
    assert db.version() == len(steps())
    assert db.upgrade() == []
    db.close()


def test_writing_leaves_no_log_behind(folder: Path) -> None:
    with open_writer(folder) as writer:
        writer.write_value("test", "1")
    log = folder / "headwater.db-wal"
    assert not log.exists() or log.stat().st_size == 0


def test_what_is_removed_is_found_no_more_and_all_else_as_in_a_new_workspace(
    tmp_path: Path,
) -> None:
    files = write_inputs(tmp_path / "in", range(8), per_file=1)
    add(tmp_path / "w", files, settings=RULES)
    remove_articles(tmp_path / "w", ["a00002", "a00005"])
    add(tmp_path / "new", [f for n, f in enumerate(files) if n not in (2, 5)], settings=RULES)
    with open_workspace(tmp_path / "w") as one, open_workspace(tmp_path / "new") as other:
        for query in ("rust", "source:ada rust", '"told Radio Gull"', "outlet:lantern rust"):
            page, wanted = one.search(query, limit=99), other.search(query, limit=99)
            assert {(h.id, h.score) for h in page.items} == {(h.id, h.score) for h in wanted.items}
            assert page.total == wanted.total
