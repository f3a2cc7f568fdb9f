"""Disks, files and processes that fail: nothing acknowledged is lost, the next run completes."""

import contextlib
import errno
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from faults.killing import ADD, TRACE, choose_kills, count_calls, run_and_kill
from headwater.engine.base import RowPlan
from headwater.engine.local import LocalEngine
from headwater.errors import HeadwaterError, StoreError
from headwater.pipeline.workspace import Added, add
from headwater.records.review import Review, ReviewAct
from headwater.store.checking import find_faults, mend
from headwater.store.compacting import compact, write_anew
from headwater.store.segments import FINDINGS, READINGS, check_segment, find_segments
from headwater.store.workspace import open_workspace
from headwater.store.writer import open_writer
from headwater.views.workspace import workspace_dossier
from invented import RULES, write_inputs

ARTICLES = 12
WIDTH = 32  # bytes that are damaged together
SEED = 2024


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_inputs(tmp_path_factory.mktemp("in"), range(ARTICLES), per_file=4)


@pytest.fixture(scope="module")
def whole(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that nothing happened to."""
    folder = tmp_path_factory.mktemp("whole") / "w"
    for file in files:
        add(folder, [file], settings=RULES)
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it to damage."""
    shutil.copytree(whole, tmp_path / "w")
    return tmp_path / "w"


def dossier_of(folder: Path) -> bytes:
    with open_workspace(folder) as store:
        return workspace_dossier(store).to_json()


def add_all(folder: Path, files: list[Path]) -> Added:
    return add(folder, files, settings=RULES)


def expect_sound(folder: Path, whole: Path) -> None:
    with open_workspace(folder) as store:
        assert find_faults(store) == []
    assert dossier_of(folder) == dossier_of(whole)


@contextlib.contextmanager
def small_disk(place: Path, size: str, options: str = "") -> Iterator[Path]:
    """A file system of its own; the test skips where none may be mounted."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}{options}", "headwater", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount command here")
    if done.returncode:
        pytest.skip(f"no file system may be mounted here: {done.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_writers_killed_at_chosen_points_lose_and_double_nothing(
    files: list[Path], whole: Path, tmp_path: Path
) -> None:
    calls = {c: count_calls(c, tmp_path / f"count {c}", files)[0] for c in (ADD, TRACE)}
    wanted = dossier_of(whole)
    for kill in choose_kills(SEED, 4, calls, 0.3):
        outcome = run_and_kill(kill, tmp_path / "killed", files, wanted)
        assert outcome.is_good(), outcome


def fill(disk: Path, files: list[Path]) -> tuple[int, HeadwaterError | None]:
    """Add files to a disk that others fill too; how many were acknowledged before it failed."""
    for number, file in enumerate(files):
        try:
            add(disk / "w", [file], settings=RULES)
        except HeadwaterError as error:
            return number, error
        with contextlib.suppress(OSError):
            (disk / f"filling-{number}").write_bytes(b"." * 30_000)
    return len(files), None


@pytest.mark.parametrize("size", ["64k", "200k", "300k", "400k"])
def test_a_full_disk_loses_nothing_and_says_so(
    files: list[Path], whole: Path, tmp_path: Path, size: str
) -> None:
    with small_disk(tmp_path / "disk", size) as disk:
        acknowledged, error = fill(disk, files)
        assert error is not None
        assert re.search(r"full|No space|cannot", error.message)
        for filling in disk.glob("filling-*"):
            filling.unlink()
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        given = [
            json.loads(line)["id"]
            for file in files[:acknowledged]
            for line in file.read_text("utf-8").splitlines()
        ]
        if given:
            with open_workspace(disk / "w") as store:
                assert [r.id for r in store.read_readings(given)] == sorted(given)
        for file in files:
            add(disk / "w", [file], settings=RULES)
        expect_sound(disk / "w", whole)


def test_a_read_only_folder_can_be_read_and_refuses_to_be_written(
    files: list[Path], whole: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "64m") as disk:
        shutil.copytree(whole, disk / "w")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert dossier_of(disk / "w") == dossier_of(whole)
        with pytest.raises(StoreError, match="cannot write in") as refused:
            add_all(disk / "w", files)
        assert "may write" in refused.value.hint


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 3, len(data) // 3 + 40):
        data[at] ^= 0xFF
    path.write_bytes(bytes(data))


def lose(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("kind", [READINGS, FINDINGS])
@pytest.mark.parametrize("damage", [cut, lose])
def test_a_torn_segment_is_set_aside_and_made_again(
    folder: Path, files: list[Path], whole: Path, damage: Callable[[Path], None], kind: str
) -> None:
    damage(max(find_segments(folder, kind).values()))
    added = add_all(folder, files)
    assert "was damaged" in " ".join(added.notes)
    expect_sound(folder, whole)


@pytest.mark.parametrize("kind", [READINGS, FINDINGS])
def test_a_segment_with_other_bytes_is_found_by_the_check_and_mended(
    folder: Path, files: list[Path], whole: Path, kind: str
) -> None:
    flip(max(find_segments(folder, kind).values()))
    with open_workspace(folder) as store:
        assert find_faults(store) != []
    with open_writer(folder) as writer:
        assert "was damaged" in " ".join(mend(writer))
    add_all(folder, files)
    expect_sound(folder, whole)


@pytest.mark.parametrize("kind", [READINGS, FINDINGS])
def test_other_bytes_are_found_wherever_they_stand_in_a_segment(folder: Path, kind: str) -> None:
    path = max(find_segments(folder, kind).values())
    data = path.read_bytes()
    for at in range(0, len(data), WIDTH):
        other = bytes(b ^ 0xFF for b in data[at : at + WIDTH])
        path.write_bytes(data[:at] + other + data[at + WIDTH :])
        assert check_segment(path), f"bytes {at} to {at + WIDTH} of {len(data)}"


@pytest.mark.parametrize("damage", [cut, lose, lambda p: p.write_bytes(b"")])
def test_a_damaged_catalogue_is_made_again_from_the_segments(
    folder: Path, whole: Path, files: list[Path], damage: Callable[[Path], None]
) -> None:
    damage(folder / "headwater.db")
    with pytest.raises(StoreError) as refused:
        dossier_of(folder)
    assert "--mend" in refused.value.hint
    added = add_all(folder, files)
    assert added.read == 0, "no article is read again"
    assert added.notes
    expect_sound(folder, whole)


def test_reviews_outlive_the_catalogue(folder: Path, files: list[Path]) -> None:
    review = Review(act=ReviewAct.ACCEPT, target="x", by="Ada Quill", at="2024-03-01T10:00:00Z")
    with open_writer(folder) as writer:
        writer.add_review(review)
    (folder / "headwater.db").unlink()
    add_all(folder, files)
    with open_workspace(folder) as store:
        assert store.reviews() == [review]


def find_damage(folder: Path) -> str:
    """What reading or checking says is wrong."""
    try:
        with open_workspace(folder) as store:
            return "; ".join(f.message for f in find_faults(store))
    except StoreError as error:
        return error.message


@pytest.mark.parametrize("first", [8, 30])
def test_a_catalogue_with_other_bytes_is_found_by_the_check_and_mended(
    folder: Path, whole: Path, files: list[Path], first: int
) -> None:
    path = folder / "headwater.db"
    data = bytearray(path.read_bytes())
    for page in range(first, len(data) // 4096, 3):
        data[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(bytes(data))
    assert find_damage(folder)
    with open_writer(folder) as writer:
        mend(writer)
    add_all(folder, files)
    expect_sound(folder, whole)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM passages WHERE article = 'a00002'",
        "UPDATE articles SET segment = 999 WHERE id = 'a00002'",
        "UPDATE stories SET fingerprint = 'of none'",
    ],
)
def test_a_catalogue_that_contradicts_itself_is_mended(
    folder: Path, whole: Path, files: list[Path], damage: str
) -> None:
    with contextlib.closing(sqlite3.connect(folder / "headwater.db")) as connection:
        connection.execute(damage)
        connection.commit()
    assert find_damage(folder)
    with open_writer(folder) as writer:
        mend(writer)
    add_all(folder, files)
    expect_sound(folder, whole)


@pytest.mark.parametrize("is_lost", [False, True])
def test_a_review_that_cannot_be_read_is_written_again_or_set_aside(
    folder: Path, is_lost: bool
) -> None:
    review = Review(act=ReviewAct.ACCEPT, target="x", by="Ada Quill", at="2024-03-01T10:00:00Z")
    with open_writer(folder) as writer:
        writer.add_review(review)
    next((folder / "reviews").iterdir()).write_bytes(b"{")
    if is_lost:
        (folder / "headwater.db").unlink()
    with open_writer(folder) as writer:
        assert "could not be read" in " ".join(mend(writer)) or is_lost
        assert mend(writer) == writer.notes
    with open_workspace(folder) as store:
        assert find_faults(store) == []
        assert store.reviews() == ([] if is_lost else [review])


def test_removed_articles_do_not_come_back_with_a_catalogue_made_again(
    folder: Path, files: list[Path]
) -> None:
    from headwater.pipeline.workspace import remove_articles

    remove_articles(folder, ["a00003"])
    wanted = dossier_of(folder)
    (folder / "headwater.db").unlink()
    add_all(folder, files)
    assert json.loads(dossier_of(folder))["articles"] == json.loads(wanted)["articles"]


def test_a_second_writer_is_refused_and_readers_are_not(
    folder: Path, files: list[Path], whole: Path
) -> None:
    with open_writer(folder):
        with pytest.raises(StoreError, match=f"process {os.getpid()} is writing"):
            add_all(folder, files)
        assert dossier_of(folder) == dossier_of(whole)
    add_all(folder, files)


def test_a_writer_that_was_killed_leaves_no_lock(folder: Path, files: list[Path]) -> None:
    program = (
        "import os, signal, sys\n"
        "from headwater.store.writer import open_writer\n"
        "open_writer(sys.argv[1])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder)], check=False)
    assert done.returncode < 0
    assert add_all(folder, files).read == 0


def test_a_compaction_killed_before_its_commit_changes_nothing(
    folder: Path, files: list[Path], whole: Path
) -> None:
    with open_writer(folder) as writer:
        write_anew(writer)
    add_all(folder, files)
    expect_sound(folder, whole)
    with open_writer(folder) as writer:
        compact(writer)
    expect_sound(folder, whole)


def test_a_newer_workspace_is_refused_with_what_to_do(folder: Path, files: list[Path]) -> None:
    with contextlib.closing(sqlite3.connect(folder / "headwater.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    for attempt in (lambda: dossier_of(folder), lambda: add_all(folder, files)):
        with pytest.raises(StoreError, match="schema 99") as refused:
            attempt()
        assert "newer" in refused.value.hint


def test_a_clock_that_jumps_changes_nothing(folder: Path, files: list[Path], whole: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))
    assert add_all(folder, files).read == 0
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (4e9, 4e9))
    assert add_all(folder, files).read == 0
    expect_sound(folder, whole)


def test_a_review_dated_before_another_still_comes_after_it(folder: Path) -> None:
    late = Review(act=ReviewAct.ACCEPT, target="x", by="Ada Quill", at="2031-01-01T00:00:00Z")
    early = Review(act=ReviewAct.REJECT, target="x", by="Ada Quill", at="1970-01-01T00:00:00Z")
    with open_writer(folder) as writer:
        writer.add_review(late)
        writer.add_review(early)
    with open_workspace(folder) as store:
        assert store.reviews() == [late, early]


def test_an_error_of_the_disk_leaves_no_unfinished_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    more = write_inputs(tmp_path / "more", range(20, 22))
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(StoreError, match="Input/output error"):
            add_all(folder, more)
    assert list(folder.rglob("*.part")) == []
    assert add_all(folder, more).read == 2


class Falling:
    """A step that does something terrible to its process at one article."""

    def __init__(self, step: Callable[[Any], Any], article: str, how: str) -> None:
        self.step, self.article, self.how = step, article, how

    def __call__(self, row: Any) -> Any:
        if getattr(row, "id", None) == self.article:
            if self.how == "dies":
                os._exit(9)
            if self.how == "hangs":
                time.sleep(3600)
            hoard = [bytes(1 << 20)]
            while True:
                hoard.append(bytes(1 << 26))
        return self.step(row)


class FallingEngine(LocalEngine):
    """An engine in which one article brings a process down."""

    def __init__(self, article: str, how: str) -> None:
        super().__init__(2, apart=True, memory=1 << 30)
        self.article, self.how = article, how

    def map_rows(
        self,
        step: Callable[[Any], Any],
        rows: Iterable[Any],
        plan: RowPlan = RowPlan(),  # noqa: B008
    ) -> Iterator[Any]:
        plan = msgspec.structs.replace(plan, seconds=10.0)
        return super().map_rows(Falling(step, self.article, self.how), rows, plan)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["dies", "hangs", "hoards"])
def test_a_worker_that_falls_costs_one_article_and_the_next_run_reads_it(
    files: list[Path], whole: Path, tmp_path: Path, how: str
) -> None:
    with FallingEngine("a00005", how) as engine:
        added = add(tmp_path / "w", files, settings=RULES, engine=engine)
    assert [(p.input, p.code) for p in added.problems] == [("a00005", "article-stopped")]
    with open_workspace(tmp_path / "w") as store:
        assert store.about().articles == ARTICLES - 1
    assert add_all(tmp_path / "w", files).read == 1
    expect_sound(tmp_path / "w", whole)
