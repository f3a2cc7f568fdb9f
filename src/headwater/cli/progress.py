"""A line on stderr that says how far a run is."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import TaskID

    from headwater.pipeline.run import Progress


@contextmanager
def show_progress(*, quiet: bool) -> "Iterator[Progress | None]":
    """What a run tells how far it is, shown until the ``with`` ends; none without a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich import progress
    from rich.console import Console

    tasks: dict[str, TaskID] = {}
    with progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:

        def tell(stage: str, done: int, total: int) -> None:
            """Rows done of all rows of a stage."""
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield tell
