"""What a command's exit status says."""

from enum import IntEnum

from headwater.records.dossier import Dossier


class Exit(IntEnum):
    """Exit statuses, the same for every command."""

    DONE = 0
    FAILURE = 1
    USAGE = 2
    PARTIAL = 3
    BELOW_GATE = 4
    INTERRUPTED = 130


def find_exit(dossier: Dossier) -> Exit:
    """How a run ended: some inputs with problems is partial, nothing readable is failure."""
    if not dossier.articles:
        return Exit.FAILURE
    return Exit.PARTIAL if dossier.problems else Exit.DONE
