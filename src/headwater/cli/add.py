"""``headwater add``: articles into a workspace."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.exits import HARMLESS, Exit
from headwater.cli.options import (
    AttributionMethod,
    Fields,
    Inputs,
    Jobs,
    Quiet,
    SettingsFile,
    Verbose,
)
from headwater.cli.output import show_rows, write_text
from headwater.cli.progress import show_progress
from headwater.cli.runs import make_settings
from headwater.settings import Settings

if TYPE_CHECKING:
    from headwater.engine.base import Engine
    from headwater.pipeline.workspace import Added
    from headwater.records.dossier import Dossier

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The workspace, a folder.")]


def add(
    folder: Folder,
    inputs: Inputs,
    settings: SettingsFile = None,
    attribution: AttributionMethod = None,
    field: Fields = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Add articles to a workspace; makes it where there is none.

    What is there already is not read again, and an interrupted run goes on where it stopped.
    Settings that are given once are the workspace's own from then on.
    """
    chosen = None
    if settings or attribution or field:
        chosen = make_settings(settings, attribution=attribution, fields=field or [])
    added = add_inputs(folder, inputs, settings=chosen, jobs=jobs, quiet=quiet)
    if not quiet:
        write_text(tell_added(added))
    show_rows(added.problems, every=verbose)
    lost = [p for p in added.problems if p.code not in HARMLESS]
    raise typer.Exit(Exit.PARTIAL if lost else Exit.DONE)


def run_in(
    folder: Path,
    inputs: list[str],
    *,
    settings: Settings | None,
    quiet: bool,
    engine: "Engine",
) -> "Dossier":
    """Add to a workspace; the dossier of all its articles."""
    from headwater.store.workspace import open_workspace
    from headwater.views.workspace import workspace_dossier

    add_inputs(folder, inputs, settings=settings, quiet=quiet, engine=engine)
    with open_workspace(folder) as store:
        return workspace_dossier(store)


def add_inputs(
    folder: Path,
    inputs: list[str],
    *,
    settings: Settings | None,
    quiet: bool,
    jobs: int = 1,
    engine: "Engine | None" = None,
) -> "Added":
    """Add, with progress on stderr where that is a terminal, and with notes on what was mended."""
    from headwater.pipeline.workspace import add

    with show_progress(quiet=quiet) as progress:
        added = add(folder, inputs, settings=settings, jobs=jobs, engine=engine, progress=progress)
    for note in added.notes:
        print(f"headwater: {note}", file=sys.stderr)
    return added


def tell_added(added: "Added") -> str:
    """What a run did, in one line."""
    from headwater.views.phrases import counted

    if not (added.read or added.again or added.traced or added.changed):
        return "Nothing new.\n"
    again = f", {added.again} read again by other settings or code" if added.again else ""
    return (
        f"{counted(added.read, 'article')} read{again};"
        f" {counted(added.traced, 'story', 'stories')} traced, {added.kept} as before.\n"
    )
