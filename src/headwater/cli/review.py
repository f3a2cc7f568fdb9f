"""``headwater review``: what a person decides about a finding."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from headwater.cli.add import Folder
from headwater.cli.exits import Exit
from headwater.cli.options import Jobs
from headwater.cli.output import show_rows, write_text
from headwater.records.review import ReviewAct

Act = Annotated[
    ReviewAct, typer.Argument(metavar="ACT", help=", ".join(a.value for a in ReviewAct) + ".")
]
Target = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Of an attribution, change, copy, prediction, article, or, to undo, of a review.",
    ),
]
Value = Annotated[
    str | None,
    typer.Argument(
        metavar="VALUE",
        help="The speaker's name; the articles that leave; an article or attribution of the"
        " other story or claim; the article that was first; a status.",
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason.")]
Evidence = Annotated[
    str | None, typer.Option("--evidence", metavar="WORDS", help="Words or an address.")
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day that the evidence is of.")
]


def review(
    folder: Folder,
    act: Act,
    target: Target,
    by: By,
    value: Value = None,
    why: Why = None,
    evidence: Evidence = None,
    on: On = None,
    jobs: Jobs = 1,
) -> None:
    """Keep a decision about a finding in a workspace, and find anew what rests on it.

    Acts of two words stand in quotation marks: "merge claims".
    """
    from headwater.pipeline.workspace import decide
    from headwater.records.review import Review
    from headwater.views.phrases import counted

    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    row = Review(
        act=act, target=target, value=value, evidence=evidence, on=on, by=by, at=at, why=why
    )
    done = decide(folder, row, jobs=jobs)
    write_text(f"review {row.id} kept; {counted(len(done.changed), 'story', 'stories')} changed.\n")
    unmet = [p for p in done.problems if p.input == row.id]
    show_rows(unmet, every=True)
    raise typer.Exit(Exit.PARTIAL if unmet else Exit.DONE)
