"""``headwater export``: findings in the formats of others."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Fields, Jobs, Quiet, SettingsFile, Verbose
from headwater.cli.output import show_problems
from headwater.cli.results import Results, find_results
from headwater.cli.runs import cannot_write, check_writable, make_settings

if TYPE_CHECKING:
    from headwater.export.base import Exporter, ExportOptions

STDOUT = "-"

Where = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="A workspace, a dossier (trace --json), or articles to trace."
    ),
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        help="jsonl, csv, parquet, annotations, prov, jsonld or graphml, or one that an"
        " installed package adds.",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|FOLDER|-",
        help="Where to write; - is standard output. csv and parquet write every table into a"
        " folder.",
    ),
]
TableName = Annotated[
    str | None,
    typer.Option(
        "--table",
        metavar="NAME",
        help="Of jsonl, csv and parquet: claims, wordings, origins, unknowns, changes,"
        " attributions, articles, relays, copies, predictions or problems.",
    ),
]
WithText = Annotated[
    bool,
    typer.Option(
        "--with-text",
        metavar="",
        help="Whole texts, not short quotations: for use where you have the right to pass them on.",
    ),
]


def export(
    inputs: Where,
    form: Form,
    output: Output = STDOUT,
    table: TableName = None,
    with_text: WithText = False,
    settings: SettingsFile = None,
    field: Fields = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write findings for other programs: tables, annotations, provenance, linked data, a graph.

    Words of articles are cut to short quotations unless --with-text is given.
    """
    from headwater.export.base import ExportOptions
    from headwater.export.registry import check_options, find_exporter

    exporter = find_exporter(form)
    options = ExportOptions(with_text=with_text, table=table)
    check_options(exporter, options)
    folder = output if exporter.one_table and output != STDOUT and Path(output).is_dir() else None
    if output != STDOUT and not folder:
        check_writable(Path(output))
    chosen = make_settings(settings, attribution=None, fields=field or [])
    results = find_results(inputs, settings=chosen, jobs=jobs, quiet=quiet)
    if results.dossier:
        show_problems(results.dossier, every=verbose)
    try:
        if folder:
            _write_tables(exporter, options, results, Path(folder))
        elif output == STDOUT:
            exporter.write(results.stories(), sys.stdout.buffer, options)
            sys.stdout.flush()
        else:
            _write_file(exporter, options, results, Path(output))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise cannot_write(Path(output), error) from error
    raise typer.Exit(results.ended)


def _write_tables(
    exporter: "Exporter", options: "ExportOptions", results: Results, folder: Path
) -> None:
    """Each table as a file of its name."""
    import msgspec

    from headwater.views.flatten import TABLES

    for name in [options.table] if options.table else list(TABLES):
        of_table = msgspec.structs.replace(options, table=name)
        _write_file(exporter, of_table, results, folder / f"{name}{exporter.suffix}")


def _write_file(
    exporter: "Exporter", options: "ExportOptions", results: Results, path: Path
) -> None:
    """Whole or not at all: what was there stays until the new file is complete."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            exporter.write(results.stories(), file, options)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
