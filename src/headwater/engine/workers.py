"""Processes that work on rows; one that dies or hangs costs the row it was at, not the run."""

import multiprocessing
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from headwater.engine.base import RowPlan, Stopped
from headwater.engine.coding import (
    RowError,
    decode_row,
    describe_error,
    encode_error,
    encode_row,
    run_row,
)
from headwater.errors import EngineError

# rows that may be worked on beyond the first that is not done: more of them wait in memory
MOST_AHEAD = 512
# bytes of memory of one process; the tagger and its model take 0.3 GB, and two processes at the
# limit leave room on a machine of 8 GB
WORKER_MEMORY = 3 << 30
# processes in a row that may end before they say that they are ready
_FALSE_STARTS = 3
# seconds within which a process says that it is ready, on the busiest machine
_START_SECONDS = 120.0
# seconds to wait for a process to end by itself
_PATIENCE = 2.0

_READY = b"ready"
_Task = deque[tuple[int, bytes]]


class Workers:
    """Up to ``jobs`` processes, started when there is work for them."""

    def __init__(self, jobs: int, memory: int = WORKER_MEMORY) -> None:
        self._jobs = jobs
        self._memory = memory
        self._all: list[_Worker] = []
        self._false_starts = 0

    def map_rows(
        self, step: Callable[[Any], Any], rows: Iterable[Any], plan: RowPlan
    ) -> Iterator[Any]:
        """``step`` of each row, in order; see ``Engine``."""
        work = _Work(step, rows, plan)
        try:
            while True:
                yield from work.take_ready()
                self._feed(work)
                busy = [w for w in self._all if w.task]
                if not busy:
                    return
                self._hear(busy, work)
        finally:  # whoever is still at work when nobody wants the rows
            for worker in [w for w in self._all if w.task]:
                self._drop(worker)

    def close(self) -> None:
        """End all processes."""
        for worker in list(self._all):
            self._drop(worker)

    def _feed(self, work: "_Work") -> None:
        """Give every idle process a task, starting processes up to the number of jobs."""
        idle = deque(w for w in self._all if not w.task)
        while idle or len(self._all) < self._jobs:
            task = work.next_task()
            if not task:
                return
            if not idle:
                worker = _Worker(self._memory)
                self._all.append(worker)
            else:
                worker = idle.popleft()
            worker.take(work.header, task)

    def _hear(self, busy: list["_Worker"], work: "_Work") -> None:
        """Wait for rows, and look after processes that ended or got stuck."""
        now = time.monotonic()
        late_at = min(w.late_at(work.plan.seconds) for w in busy)
        ready = set(wait([w.pipe for w in busy], max(0.0, late_at - now)))
        now = time.monotonic()
        for worker in busy:
            if worker.pipe in ready:
                try:
                    self._listen(worker, work, now)
                except (EOFError, OSError):
                    self._mourn(worker, work)
            elif now >= worker.late_at(work.plan.seconds):
                position, _ = worker.task.popleft()
                work.put_error(position, f"not done in {work.plan.seconds:g} seconds")
                work.put_back(worker.task)
                self._drop(worker)

    def _listen(self, worker: "_Worker", work: "_Work", now: float) -> None:
        data = worker.pipe.recv_bytes()
        worker.heard_at = now
        if data == _READY:
            self._false_starts = 0
            worker.is_ready = True
        else:
            position, _ = worker.task.popleft()
            work.put(position, data)

    def _mourn(self, worker: "_Worker", work: "_Work") -> None:
        """A process ended: its row gets one more try, alone, in a fresh one."""
        ended = worker.describe_end()
        if not worker.is_ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise EngineError(
                    f"a worker process {ended} before any work",
                    hint="run with --jobs 1, which uses no other process, to see the cause",
                )
        elif worker.task:
            position, data = worker.task.popleft()
            if work.may_try_again(position):
                work.put_back(deque([(position, data)]))
            else:
                work.put_error(position, f"the process {ended} while at work on it")
        work.put_back(worker.task)
        self._drop(worker)

    def _drop(self, worker: "_Worker") -> None:
        self._all.remove(worker)
        worker.end()


class _Work:
    """The rows of one step: those still to be given out and those done out of turn."""

    def __init__(self, step: Callable[[Any], Any], rows: Iterable[Any], plan: RowPlan) -> None:
        self.plan = plan
        self.header = pickle.dumps((step, plan))
        self._source = enumerate(rows)
        self._again: deque[_Task] = deque()
        self._tried: set[int] = set()
        self._done: dict[int, Any] = {}
        self._next = 0  # position of the first row not handed on
        self._given = 0  # rows given out

    def take_ready(self) -> Iterator[Any]:
        """The rows that are done, up to the first that is not."""
        while self._next in self._done:
            self._next += 1
            yield self._done.pop(self._next - 1)

    def next_task(self) -> _Task:
        """Rows to work on next; none where all are given out or too many wait for a slow one."""
        if self._again:
            return self._again.popleft()
        task: _Task = deque()
        while len(task) < self.plan.rows_a_task and self._given < self._next + MOST_AHEAD:
            row = next(self._source, None)
            if row is None:
                break
            task.append((row[0], encode_row(row[1], self.plan.given)))
            self._given += 1
        return task

    def put(self, position: int, data: bytes) -> None:
        """A row as it came back."""
        try:
            self._done[position] = decode_row(data, self.plan.made)
        except RowError as error:
            self.put_error(position, str(error))

    def put_error(self, position: int, words: str) -> None:
        """Why there is no row."""
        self._done[position] = Stopped(position=position, error=words)

    def put_back(self, task: _Task) -> None:
        """Rows that another process must take."""
        if task:
            self._again.append(deque(task))
        task.clear()

    def may_try_again(self, position: int) -> bool:
        """Whether this is the first time that a process ended at this row."""
        first = position not in self._tried
        self._tried.add(position)
        return first


class _Worker:
    """One process with the rows it was given and has not answered."""

    def __init__(self, memory: int) -> None:
        # spawn: model runtimes and DuckDB hold threads, which fork does not copy safely
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, memory), daemon=True)
        self._process.start()
        theirs.close()
        self.task: _Task = deque()
        self.is_ready = False
        self.heard_at = time.monotonic()

    def take(self, header: bytes, task: _Task) -> None:
        """Send a task; a process that has died meanwhile shows when it is listened to."""
        self.task = task
        self.heard_at = time.monotonic()
        with suppress(OSError):
            self.pipe.send_bytes(pickle.dumps((header, [data for _, data in task])))

    def late_at(self, seconds: float) -> float:
        """When the row at work has taken so many seconds."""
        return self.heard_at + (seconds if self.is_ready else _START_SECONDS)

    def describe_end(self) -> str:
        """How the process ended."""
        self._process.join(_PATIENCE)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"was ended by {signal.Signals(-code).name}"
        return f"ended with status {code}"

    def end(self) -> None:
        """Make sure that the process is gone."""
        self.pipe.close()
        if self.task or not self.is_ready:
            self._process.kill()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def _serve(pipe: Connection, memory: int) -> None:
    """What a process does: answer every row of every task until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    _limit_memory(memory)
    with suppress(EOFError, OSError):
        pipe.send_bytes(_READY)
        while True:
            header, rows = pickle.loads(pipe.recv_bytes())
            try:
                step, plan = pickle.loads(header)
            except Exception as error:  # noqa: BLE001
                for _ in rows:
                    pipe.send_bytes(encode_error(describe_error(error)))
                continue
            for row in rows:
                pipe.send_bytes(run_row(step, row, plan))


def _limit_memory(memory: int) -> None:
    """Let a row that wants too much raise, before the machine ends some other process."""
    if sys.platform != "linux":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
