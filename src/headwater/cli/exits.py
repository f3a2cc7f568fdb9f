"""What a command's exit status says."""

from enum import IntEnum

from headwater.records.dossier import Dossier

# problems that cost the result nothing
HARMLESS = frozenset({"duplicate-input", "records-passed-over"})


class Exit(IntEnum):
    """Exit statuses, the same for every command."""

    DONE = 0
    FAILURE = 1
    USAGE = 2
    PARTIAL = 3
    BELOW_GATE = 4
    INTERRUPTED = 130


def find_exit(dossier: Dossier) -> Exit:
    """How a run ended: where something was lost it is partial, where nothing is left a failure."""
    if not dossier.articles:
        return Exit.FAILURE
    lost = any(p.code not in HARMLESS for p in dossier.problems)
    return Exit.PARTIAL if lost else Exit.DONE
