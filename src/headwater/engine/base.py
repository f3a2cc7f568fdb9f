"""The seam between what is computed and where."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol, Self, TypeVar

import msgspec

Given = TypeVar("Given")
Made = TypeVar("Made")


class Stopped(msgspec.Struct, frozen=True, kw_only=True):
    """One row whose step did not end: its position among the rows given, and what happened."""

    position: int
    error: str


class RowPlan(msgspec.Struct, frozen=True, kw_only=True):
    """How the rows of one step travel to where they are worked on."""

    # types of what a step takes and gives, which then travel as MessagePack; else as pickles
    given: Any = None
    made: Any = None
    # rows sent at a time: large enough to hide the cost of sending, small enough that all
    # processes finish together
    rows_a_task: int = 8
    # seconds; a row of more has got stuck: an article takes one at most, a long live page ten
    seconds: float = 600.0


class Closing:
    """What is closed at the end of a ``with``."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of everything."""
        raise NotImplementedError


class Engine(Protocol):
    """Runs pure steps over rows, and SQL over tables; gives the same rows wherever it runs.

    A table is an Arrow table or what ``sql`` and ``map_batches`` of the same engine gave.
    """

    def map_rows(
        self, step: Callable[[Given], Made], rows: Iterable[Given], plan: RowPlan = ...
    ) -> Iterator[Made | Stopped]:
        """``step`` of each row, in the order of the rows; a row that fails yields ``Stopped``.

        Failing is to raise, to take longer than the plan says, or to end the process that works
        on it; the latter two are survived where rows are worked on in other processes.
        """
        ...

    def map_batches(self, step: Callable[[Any], Any], table: Any, schema: Any) -> Any:
        """A table of what ``step``, from one record batch to another, makes of all batches."""
        ...

    def sql(self, query: str, tables: Mapping[str, Any]) -> Any:
        """The table that a query gives over others, each under a name of its own."""
        ...

    def query(self, query: str, tables: Mapping[str, Any]) -> Any:
        """The same as an Arrow table in this process."""
        ...

    def materialise(self, table: Any) -> Any:
        """The same table, computed once and kept until it is released."""
        ...

    def release(self, table: Any) -> None:
        """Let go of a table that was materialised."""
        ...

    def close(self) -> None:
        """Let go of processes, connections and tables."""
        ...
