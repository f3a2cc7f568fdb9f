"""``headwater remove``: articles out of a workspace, for a takedown."""

from typing import Annotated

import typer

from headwater.cli.add import Folder
from headwater.cli.options import Jobs
from headwater.cli.output import clean_text, write_text

Ids = Annotated[
    list[str], typer.Argument(metavar="ID", help="Ids or addresses (URLs) of articles.")
]


def remove(folder: Folder, ids: Ids, jobs: Jobs = 1) -> None:
    """Take articles, and all that rests on them, out of a workspace; says what went.

    The same text does not come back when its input is added again. Copies of the words are
    overwritten on the disk by headwater workspace compact.
    """
    from headwater.pipeline.workspace import remove_articles
    from headwater.views.phrases import counted

    gone, others = remove_articles(folder, ids, jobs=jobs)
    stories = counted(len(gone.stories), "story", "stories")
    write_text(
        f"{counted(len(gone.articles), 'article')} removed, with"
        f" {counted(gone.attributions, 'attribution')}; {stories} with"
        f" {counted(gone.claims, 'claim')} found again without them.\n"
    )
    for id_ in gone.articles:
        write_text(f"  {clean_text(id_)}\n")
    for id_ in others:
        write_text(f"still there: {clean_text(id_)}, another text of the same address\n")
    write_text(f"headwater workspace compact {folder} overwrites their words on the disk.\n")
