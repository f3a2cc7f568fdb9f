"""``headwater trace``: articles in; a ledger, a dossier and a report out."""

from pathlib import Path

import typer

from headwater.cli.add import run_in
from headwater.cli.exits import find_exit
from headwater.cli.options import (
    AttributionMethod,
    EngineName,
    Fields,
    Inputs,
    Jobs,
    Json,
    Master,
    Page,
    Quiet,
    SettingsFile,
    Verbose,
    Where,
    Workspace,
)
from headwater.cli.output import show_problems, write_bytes, write_text
from headwater.cli.runs import (
    check_writable,
    make_settings,
    open_engine,
    run,
    write_json,
    write_page,
)

STDOUT = "-"


def trace(
    inputs: Inputs,
    output: Page = None,
    json: Json = None,
    settings: SettingsFile = None,
    attribution: AttributionMethod = None,
    field: Fields = None,
    jobs: Jobs = 1,
    engine: EngineName = Where.LOCAL,
    master: Master = None,
    workspace: Workspace = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read articles; show who said what, through whom, from how many independent origins.

    Prints a ledger of claims; the report (-o) and the dossier (--json) hold everything. With
    --workspace what is read is kept, an interrupted run goes on where it stopped, and the result
    is that of all articles in the workspace.
    """
    for file in (output, Path(json) if json and json != STDOUT else None):
        if file:
            check_writable(file)
    chosen = make_settings(settings, attribution=attribution, fields=field or [])
    with open_engine(engine, jobs, master) as place:
        if workspace:
            own = chosen if settings or attribution or field else None
            dossier = run_in(workspace, inputs, settings=own, quiet=quiet, engine=place)
        else:
            dossier = run(inputs, settings=chosen, jobs=jobs, quiet=quiet, engine=place)
    if json == STDOUT:
        write_bytes(dossier.to_json() + b"\n")
    elif json:
        write_json(dossier, Path(json))
    talkative = json != STDOUT and not quiet
    if talkative:
        from headwater.cli.ledger import print_ledger

        print_ledger(dossier, every=verbose)
    if output:
        page = write_page(dossier, output)
        if talkative:
            write_text(f"\nThe full report: {page}\n")
    show_problems(dossier, every=verbose)
    raise typer.Exit(find_exit(dossier))
