"""``headwater show``: one row of a workspace, whatever it is, with the words it rests on."""

from typing import Annotated

import typer

from headwater.cli.add import Folder
from headwater.cli.options import AsJson
from headwater.cli.output import clean_text, write_bytes, write_text

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="Of a story, claim, article, source, attribution or prediction."
    ),
]


def show(folder: Folder, id_: Id, json: AsJson = False) -> None:
    """Show a story, claim, article, source, attribution or prediction of a workspace."""
    from headwater.store.workspace import open_workspace
    from headwater.views.shown import show_row

    with open_workspace(folder) as store:
        shown = show_row(store, id_)
    if json:
        write_bytes(shown.to_json() + b"\n")
        return
    write_text(f"{shown.kind} {shown.id}\n")
    for name, words in shown.lines:
        write_text(f"{name + ':':<14} {clean_text(words)}\n")
