"""Stories made ready in processes of their own: whoever asks for a list does not wait for them."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from fastapi import HTTPException

from headwater.errors import HeadwaterError
from headwater.store.workspace import open_workspace
from headwater.web.answers import Packed
from headwater.web.desk import Desk, MakeElsewhere

# a page costs ten times what the requests between two pages cost: one process is never enough for
# eight readers, a third would wait for a processor on a machine of two
MAKERS = 2

# the desk of this process, where it is a maker's
_desks: list[Desk] = []


class Maker:
    """Processes that make what a desk would make; each reads the workspace for itself."""

    def __init__(self, folder: Path) -> None:
        self._pool = ProcessPoolExecutor(
            MAKERS,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(folder,),
        )
        self.ready = self._pool.submit(os.getpid)  # its number, once it has begun

    def make(self, kind: str, story: str) -> Packed | None:
        """A story as JSON; ``None`` where none has begun, one has fallen, or none is found."""
        if not self.ready.done():
            return None
        try:
            return self._pool.submit(_make, kind, story).result()
        except BrokenExecutor:
            return None

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def making(folder: Path) -> Iterator[MakeElsewhere]:
    """Makes stories elsewhere as long as it is open; nothing where there is one processor."""
    if (os.cpu_count() or 1) < 2:
        yield lambda _kind, _story: None
        return
    maker = Maker(folder)
    try:
        yield maker.make
    finally:
        maker.close()


def _begin(folder: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _desks.append(Desk(store=open_workspace(folder)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _make(kind: str, story: str) -> Packed | None:
    try:
        return _desks[0].page(story) if kind == "page" else _desks[0].story(story)
    except (HeadwaterError, HTTPException):
        return None  # the parent tries for itself, and tells its reader why not
