"""Results to work on: of a workspace, of a dossier in a file, or of articles traced now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from headwater.cli.exits import Exit, find_exit
from headwater.cli.runs import run
from headwater.errors import InputError
from headwater.records.dossier import SCHEMA, Dossier, read_dossier
from headwater.settings import Settings

# bytes: a dossier's first field names the schema, so the head of a file tells what it is
HEAD = 64


@dataclass(frozen=True)
class Results:
    """Dossiers of one story each, as often as they are asked for, and how the reading ended."""

    stories: Callable[[], Iterator[Dossier]]
    dossier: Dossier | None  # where there is one of all
    ended: Exit


def find_results(inputs: Sequence[str], *, settings: Settings, jobs: int, quiet: bool) -> Results:
    """A workspace is read story by story; anything else is one dossier, cut into stories."""
    from headwater.store.workspace import is_workspace, open_workspace
    from headwater.views.stories import all_stories, split_stories

    if len(inputs) == 1 and is_workspace(Path(inputs[0])):
        store = open_workspace(inputs[0])
        return Results(lambda: all_stories(store), None, Exit.DONE)
    dossier = find_dossier(inputs, settings=settings, jobs=jobs, quiet=quiet)
    return Results(lambda: split_stories(dossier), dossier, find_exit(dossier))


def find_dossier(inputs: Sequence[str], *, settings: Settings, jobs: int, quiet: bool) -> Dossier:
    """The dossier of a workspace or of a single file, else that of the articles in the inputs."""
    from headwater.store.workspace import is_workspace, open_workspace
    from headwater.views.workspace import workspace_dossier

    if len(inputs) == 1 and is_workspace(Path(inputs[0])):
        with open_workspace(inputs[0]) as store:
            return workspace_dossier(store)
    if len(inputs) == 1 and is_dossier(Path(inputs[0])):
        try:
            return read_dossier(Path(inputs[0]).read_bytes())
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise InputError(
                f"{inputs[0]} is no dossier of schema {SCHEMA}: {error}",
                hint="make it again with headwater trace --json",
            ) from error
    return run(inputs, settings=settings, jobs=jobs, quiet=quiet)


def is_dossier(path: Path) -> bool:
    """Whether a file begins as ``headwater trace --json`` writes it."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False
    return b"".join(head.split()).startswith(b'{"schema":')
