"""The formats there are: our own, and those that other packages add."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import BinaryIO

from headwater.errors import HeadwaterError
from headwater.export.base import Exporter, ExportOptions
from headwater.records.dossier import Dossier
from headwater.views.flatten import TABLES

# the group in which a package names its exporters
GROUP = "headwater.exporters"
OWN = {
    "jsonl": "headwater.export.jsonl",
    "csv": "headwater.export.csv_table",
    "parquet": "headwater.export.parquet",
    "annotations": "headwater.export.annotations",
    "prov": "headwater.export.prov",
    "jsonld": "headwater.export.schema_org",
    "graphml": "headwater.export.graphml",
}


@cache
def list_formats() -> tuple[str, ...]:
    """Names of all formats, our own first."""
    return (*OWN, *sorted({e.name for e in entry_points(group=GROUP)} - OWN.keys()))


def find_exporter(name: str) -> Exporter:
    """The exporter of that name; raises ``HeadwaterError`` where there is none."""
    if name in OWN:
        return _checked(name, import_module(OWN[name]).EXPORTER)
    for entry in entry_points(group=GROUP, name=name):
        return _checked(name, entry.load())
    known = ", ".join(list_formats())
    raise HeadwaterError(f"no format {name!r}", hint=f"one of {known}")


def write_export(
    stories: Iterable[Dossier], file: BinaryIO, name: str, options: ExportOptions | None = None
) -> None:
    """Write stories in a format; raises ``HeadwaterError`` for an unknown format or table."""
    chosen = options or ExportOptions()
    exporter = find_exporter(name)
    check_options(exporter, chosen)
    exporter.write(stories, file, chosen)


def check_options(exporter: Exporter, options: ExportOptions) -> None:
    """Raise ``HeadwaterError`` where a table is asked for that there is not."""
    if options.table is not None and options.table not in TABLES:
        raise HeadwaterError(f"no table {options.table!r}", hint=f"one of {', '.join(TABLES)}")
    if options.table is not None and not exporter.has_tables:
        raise HeadwaterError(f"the format {exporter.name} has no tables", hint="leave --table out")


def _checked(name: str, found: object) -> Exporter:
    if isinstance(found, Exporter):
        return found
    raise HeadwaterError(
        f"what is installed as the format {name!r} is no exporter",
        hint="remove the package that adds it, or report this to its authors",
    )
