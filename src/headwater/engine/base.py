"""The seam between what is computed and where."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

Given = TypeVar("Given")
Made = TypeVar("Made")


class Stopped(msgspec.Struct, frozen=True, kw_only=True):
    """One row whose step raised: its position among the rows given, and what was raised."""

    position: int
    error: str


class Engine(Protocol):
    """Runs pure steps over rows, and SQL over tables; gives the same rows wherever it runs."""

    def map_rows(
        self, step: Callable[[Given], Made], rows: Sequence[Given]
    ) -> Iterator[Made | Stopped]:
        """``step`` of each row, in the order of the rows; a row that raises yields ``Stopped``."""
        ...

    def sql(self, query: str, tables: dict[str, Any]) -> Any:
        """The result of a query over Arrow tables, as an Arrow table."""
        ...

    def close(self) -> None:
        """Release processes and connections."""
        ...
