"""Writers that are killed at a point chosen by a seed, and what must hold afterwards.

A child process, forked after everything is loaded, adds articles and is killed with SIGKILL: at
its n-th call into SQLite or the file system, or after a time.  Whatever it had acknowledged must
be there for a reader at once; then the work is done again without a fault and must come out as if
nothing had happened.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import msgspec

from headwater.cli.main import main
from headwater.errors import HeadwaterError
from headwater.pipeline.workspace import add
from headwater.store.checking import find_faults
from headwater.store.segments import READINGS, find_segments, read_kept
from headwater.store.workspace import is_workspace, open_workspace
from headwater.views.workspace import workspace_dossier
from invented import RULES

# calls at which something of a commit begins or ends
_CALLS = frozenset({"execute", "executemany", "fsync", "replace", "unlink", "rename", "open"})

ADD, TRACE = "add", "trace --workspace"


class Kill(msgspec.Struct, frozen=True, kw_only=True):
    """When a writer is killed: at a call, or after seconds."""

    command: str
    call: int | None = None
    seconds: float | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What was found after a kill."""

    kill: Kill
    killed: bool
    acknowledged: int
    lost: int
    doubled: int
    same: bool
    faults: tuple[str, ...]

    def is_good(self) -> bool:
        """Whether nothing was lost or doubled, and the work came out the same."""
        return not self.lost and not self.doubled and self.same and not self.faults


def work(command: str, folder: Path, files: list[Path], told: Callable[[int], None]) -> None:
    """Add the files one after the other; ``told`` hears of each that was acknowledged."""
    for number, file in enumerate(files):
        if command == ADD:
            add(folder, [file], settings=RULES)
        else:
            words = ["trace", str(file), "--workspace", str(folder), "--attribution", "rules"]
            sys.argv = ["headwater", *words, "--json", os.devnull, "--quiet"]
            try:
                main()
            except SystemExit as ended:
                if ended.code:
                    raise RuntimeError(f"{command} ended with {ended.code}") from ended
        told(number)


def count_calls(command: str, folder: Path, files: list[Path]) -> tuple[int, float]:
    """How many calls an undisturbed run makes, and how long it takes; runs in a child."""
    reader, writer = os.pipe()

    def child() -> None:
        calls = _Counter(None)
        started = time.monotonic()
        sys.setprofile(calls)
        work(command, folder, files, lambda _: None)
        sys.setprofile(None)
        os.write(writer, f"{calls.seen} {time.monotonic() - started}".encode())

    _wait(_fork(child))
    os.close(writer)
    calls, seconds = os.read(reader, 100).split()
    os.close(reader)
    return int(calls), float(seconds)


def run_and_kill(kill: Kill, folder: Path, files: list[Path], wanted: bytes) -> Outcome:
    """One writer killed as told, the state it left, and the work done again."""
    shutil.rmtree(folder, ignore_errors=True)
    reader, writer = os.pipe()

    def child() -> None:
        if kill.call is not None:
            sys.setprofile(_Counter(kill.call))
        work(kill.command, folder, files, lambda _: _acknowledge(writer))

    pid = _fork(child)
    os.close(writer)
    if kill.seconds is not None:
        time.sleep(kill.seconds)
        os.kill(pid, signal.SIGKILL)
    killed = os.WIFSIGNALED(_wait(pid))
    acknowledged = len(os.read(reader, len(files) + 1))
    os.close(reader)
    lost = _count_lost(folder, files[:acknowledged])
    try:
        _wait(_fork(lambda: work(kill.command, folder, files, lambda _: None)))
        with open_workspace(folder) as store:
            same = workspace_dossier(store).to_json() == wanted
            faults = tuple(f"{f.what}: {f.message}" for f in find_faults(store))
    except HeadwaterError as error:
        same, faults = False, (str(error),)
    return Outcome(
        kill=kill,
        killed=killed,
        acknowledged=acknowledged,
        lost=lost,
        doubled=_count_doubled(folder),
        same=same,
        faults=faults,
    )


def choose_kills(seed: int, runs: int, calls: dict[str, int], seconds: float) -> list[Kill]:
    """Kills spread over all calls of both commands; every fourth by the clock."""
    chance = random.Random(seed)
    found = []
    for number in range(runs):
        command = TRACE if number % 2 else ADD
        if number % 4 == 3:
            found.append(Kill(command=command, seconds=chance.uniform(0, seconds)))
        else:
            found.append(Kill(command=command, call=chance.randrange(1, calls[command])))
    return found


class _Counter:
    """Counts calls as they begin and end; kills its process at the one it was given."""

    def __init__(self, last: int | None) -> None:
        self.seen = 0
        self._last = last

    def __call__(self, frame: FrameType, event: str, called: object) -> None:
        if event in ("c_call", "c_return") and getattr(called, "__name__", "") in _CALLS:
            self.seen += 1
            if self.seen == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


def _count_lost(folder: Path, files: list[Path]) -> int:
    """Articles of acknowledged files that a reader does not find."""
    ids = [
        msgspec.json.decode(line)["id"] for file in files for line in file.read_bytes().splitlines()
    ]
    if not ids:
        return 0
    if not is_workspace(folder):
        return len(ids)
    with open_workspace(folder) as store:
        return len(set(ids) - {r.id for r in store.read_readings(ids)})


def _count_doubled(folder: Path) -> int:
    """Articles that stand in more than one place of the segments that are left."""
    ids = [
        kept.reading.id
        for path in find_segments(folder, READINGS).values()
        for kept in read_kept(path)
    ]
    return len(ids) - len(set(ids))


def _acknowledge(pipe: int) -> None:
    os.write(pipe, b".")


def _fork(child: Callable[[], None]) -> int:
    """A process that does this and nothing else; it leaves without cleaning up."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        child()
        status = 0
    except BaseException as error:  # noqa: BLE001  the child's end is its message
        print(f"child: {type(error).__name__}: {error}", file=sys.stderr)
    finally:
        os._exit(status)


def _wait(pid: int) -> int:
    _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("a child that was not to be killed failed")
    return status
