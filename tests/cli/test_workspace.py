"""The commands of a workspace, as they are typed."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from invented import write_inputs

Cli = Callable[..., Any]


@pytest.fixture
def folder(cli: Cli, tmp_path: Path) -> Path:
    files = write_inputs(tmp_path / "in", range(8))
    ran = cli("add", tmp_path / "w", *files, "--attribution", "rules")
    assert (ran.status, ran.out) == (0, "8 articles read; 2 stories traced, 0 as before.\n")
    return tmp_path / "w"


def test_adding_again_says_that_nothing_is_new(cli: Cli, folder: Path, tmp_path: Path) -> None:
    ran = cli("add", folder, *sorted((tmp_path / "in").iterdir()))
    assert (ran.status, ran.out) == (0, "Nothing new.\n")


def test_an_input_that_is_missing_is_a_problem_and_the_others_go_in(
    cli: Cli, folder: Path, tmp_path: Path
) -> None:
    more = write_inputs(tmp_path / "more", range(8, 9))
    ran = cli("add", folder, *more, tmp_path / "nowhere.txt")
    assert ran.status == 3
    assert ran.out.startswith("1 article read;")
    assert "[missing-path]" in ran.err


def test_the_ledger_lists_stories_and_one_story_s_claims(cli: Cli, folder: Path) -> None:
    listed = cli("ledger", folder)
    assert "2 stories, 2 shown." in listed.out
    page = json.loads(cli("ledger", folder, "--json").out)
    story = page["items"][0]["id"]
    assert "claim" in cli("ledger", folder, story).out
    assert json.loads(cli("ledger", folder, "a00000", "--json").out)["stories"][0]["articles"]


def test_everything_with_an_id_can_be_shown(cli: Cli, folder: Path) -> None:
    story = json.loads(cli("ledger", folder, "--json").out)["items"][0]["id"]
    dossier = json.loads(cli("ledger", folder, story, "--json").out)
    article = dossier["articles"][0]
    told = next(a for d in dossier["articles"] for a in d["attributions"])
    claim = dossier["stories"][0]["claims"][0]
    for kind, id_ in [
        ("story", story),
        ("claim", claim["id"]),
        ("article", article["id"]),
        ("attribution", told["id"]),
        ("source", told["speaker"]["source_id"]),
    ]:
        shown = cli("show", folder, id_)
        assert shown.out.startswith(f"{kind} {id_}\n"), shown.err
        assert json.loads(cli("show", folder, id_, "--json").out)


def test_what_is_not_there_is_said_with_what_to_do(cli: Cli, folder: Path) -> None:
    for words in (("show", folder, "nobody"), ("remove", folder, "nobody")):
        ran = cli(*words)
        assert ran.status == 1
        assert "hint: headwater search" in ran.err


def test_a_workspace_is_not_taken_for_articles(cli: Cli, folder: Path) -> None:
    ran = cli("trace", folder)
    assert ran.status == 1
    assert f"hint: headwater ledger {folder}" in ran.err


def test_a_file_is_not_taken_for_a_workspace(cli: Cli, article: Path) -> None:
    ran = cli("add", article, article)
    assert ran.status == 1
    assert "is a file" in ran.err


def test_search_prints_what_it_finds(cli: Cli, folder: Path) -> None:
    ran = cli("search", folder, "rust", "kind:article", "--limit", "3")
    assert ran.out.endswith("8 answers, 3 shown.\n")
    assert "YYYY-MM-DD" in cli("search", folder, "after:lately").err
    assert "name words" in cli("search", folder, "").err
    assert json.loads(cli("search", folder, "rust", "--json").out)["total"] > 8


def test_remove_says_what_went(cli: Cli, folder: Path) -> None:
    ran = cli("remove", folder, "https://radiogull.example/1")
    assert ran.out.startswith("1 article removed")
    assert "a00001" in ran.out
    assert cli("show", folder, "a00001").status == 1


def test_a_workspace_is_checked_compacted_packed_and_upgraded(
    cli: Cli, folder: Path, tmp_path: Path
) -> None:
    assert cli("workspace", "check", folder).out == "Sound: 8 articles, 2 stories.\n"
    assert "segments became" in cli("workspace", "compact", folder).out
    packed = cli("workspace", "pack", folder, "-o", tmp_path / "gift.zip")
    assert packed.status == 0
    zipfile.ZipFile(tmp_path / "gift.zip").extractall(tmp_path / "elsewhere")
    given = tmp_path / "elsewhere" / "w"
    assert cli("workspace", "check", given).out == "Sound: 8 articles, 2 stories.\n"
    assert cli("ledger", given).out == cli("ledger", folder).out
    assert cli("workspace", "upgrade", folder).out == "Up to date.\n"


def test_damage_is_told_and_mended(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (folder / "headwater.db").write_bytes(b"nonsense")
    ran = cli("ledger", folder)
    assert ran.status == 1
    assert "--mend" in ran.err
    assert "made again" in cli("workspace", "check", "--mend", folder).out
    again = cli("add", folder, *sorted((tmp_path / "in").iterdir()))
    assert again.status == 0
    assert cli("workspace", "check", folder).status == 0


def test_trace_in_a_workspace_gives_the_dossier_of_trace(cli: Cli, tmp_path: Path) -> None:
    files = write_inputs(tmp_path / "in", range(4))
    words = ("--attribution", "rules", "--json", "-")
    kept = cli("trace", *files, "--workspace", tmp_path / "w", *words)
    assert kept.out == cli("trace", *files, *words).out


def test_a_folder_without_a_workspace_is_named(cli: Cli, tmp_path: Path) -> None:
    ran = cli("ledger", tmp_path)
    assert ran.status == 1
    assert "is no workspace" in ran.err


def test_a_phrase_needs_the_shell_s_quotes_only(cli: Cli, folder: Path) -> None:
    for words in (["told Radio Gull"], ['"told Radio Gull"']):
        assert cli("search", folder, *words).out.endswith("2 answers, 2 shown.\n")
    page = cli("search", folder, "source:Ada Dolbarbar", "kind:content", "--json")
    assert json.loads(page.out)["total"] > 0


def test_a_decision_is_kept_followed_and_undone(cli: Cli, folder: Path) -> None:
    told = json.loads(cli("search", folder, "rust", "kind:content", "--json").out)["items"][0]
    ran = cli("review", folder, "reject", told["id"], "--by", "Ada Quill", "--why", "a caption")
    assert "1 story changed." in ran.out
    assert cli("show", folder, told["id"]).status == 1
    review = ran.out.split()[1]
    assert "1 story changed." in cli("review", folder, "undo", review, "--by", "Ada Quill").out
    assert cli("show", folder, told["id"]).status == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge claims", "a00001-1"), "an attribution of the other claim must be named"),
        (("speaker", "a00001-1", " "), "who speaks must be named"),
        (("reject", "a00001-1", "--on", "tomorrow"), "is no day"),
        (("undo", "nothing"), "no review 'nothing'"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(
    cli: Cli, folder: Path, words: tuple[str, ...], told: str
) -> None:
    ran = cli("review", folder, *words, "--by", "Ada Quill")
    assert ran.status == 1
    assert told in ran.err


def test_a_decision_about_nothing_says_so(cli: Cli, folder: Path) -> None:
    ran = cli("review", folder, "reject", "nobody", "--by", "Ada Quill")
    assert ran.status == 3
    assert "0 stories changed." in ran.out
    assert "kept but counts for nothing: no article here has it" in ran.err
