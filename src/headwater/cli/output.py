"""What commands print: data on stdout, problems on stderr."""

import sys
from collections.abc import Sequence

from headwater.records.dossier import Dossier
from headwater.records.problem import Problem

# a run over a large archive may meet thousands of bad rows; the dossier has them all
PROBLEMS_SHOWN = 20


def clean_text(text: str) -> str:
    """One line that a terminal shows as it is: no control characters, no line breaks."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def write_text(text: str) -> None:
    """Text on stdout."""
    write_bytes(text.encode("utf-8"))


def write_bytes(data: bytes) -> None:
    """Bytes on stdout; a terminal's or a pipe's encoding does not matter."""
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def show_problems(dossier: Dossier, *, every: bool = False) -> None:
    """What could not be used, and what to do about it, on stderr."""
    show_rows(all_problems(dossier) if every else list(dossier.problems), every=every)


def show_rows(problems: Sequence[Problem], *, every: bool) -> None:
    """Problems on stderr, the first ones or every one."""
    shown = problems if every else problems[:PROBLEMS_SHOWN]
    for problem in shown:
        print(
            f"{clean_text(problem.input)}: {clean_text(problem.message)} [{problem.code}]"
            f"\n  hint: {clean_text(problem.hint)}",
            file=sys.stderr,
        )
    if len(problems) > len(shown):
        print(
            f"... and {len(problems) - len(shown)} more problems; --verbose shows them all",
            file=sys.stderr,
        )


def all_problems(dossier: Dossier) -> list[Problem]:
    """Problems with inputs, then those inside single articles."""
    inside = [
        Problem(input=a.path or a.id, code=p.code, message=p.message, hint=p.hint)
        for a in dossier.articles
        for p in a.problems
    ]
    return [*dossier.problems, *inside]
