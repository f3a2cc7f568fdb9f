"""A table of a dossier that data frames take: Arrow at its core, pandas and Polars on demand."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

import msgspec

from headwater.records.dossier import Dossier
from headwater.views.flatten import TABLES, make_rows

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

# rows that a notebook shows of a table
ROWS_SHOWN = 20


class Frame:
    """Rows of one record; anything that speaks the Arrow stream protocol reads it as it is."""

    def __init__(self, name: str, rows: tuple[msgspec.Struct, ...]) -> None:
        self.name = name
        self.rows = rows
        self.record = TABLES[name].record

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[msgspec.Struct]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.name}: {', '.join(self.columns)}>"

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self.record.__struct_fields__

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> "pyarrow.Table":
        """An Arrow table."""
        from headwater.engine.arrow import make_table

        return make_table(self.record, self.rows)

    def to_pandas(self) -> "pandas.DataFrame":
        """A pandas data frame; pandas must be installed."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> "polars.DataFrame":
        """A Polars data frame; Polars must be installed."""
        import polars

        return polars.DataFrame(self)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = "".join(
            f"<tr>{''.join(f'<td>{_shown(getattr(row, name))}</td>' for name in self.columns)}</tr>"
            for row in self.rows[:ROWS_SHOWN]
        )
        more = f"{len(self)} rows" + (f", {ROWS_SHOWN} shown" if len(self) > ROWS_SHOWN else "")
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>{more}</p>"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return escape(", ".join(map(str, value)))
    return "" if value is None else escape(str(value))


def make_frame(dossier: Dossier, table: str, *, with_text: bool = True) -> Frame:
    """One table of a dossier; raises ``KeyError`` for a name that no table has."""
    return Frame(table, tuple(make_rows(dossier, table, with_text=with_text)))
