"""``headwater mcp``: a workspace as tools for an assistant, over standard input and output."""

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.serve import needs_extra

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The workspace (headwater add).")]


def mcp(folder: Folder) -> None:
    """Offer a workspace to an assistant over MCP: search, origins of a claim, tracing of texts.

    Speaks on standard input and output, as assistants' settings expect; reads only.
    """
    try:
        from headwater.web.assistant import make_server
    except ModuleNotFoundError as error:
        raise needs_extra("mcp", error) from error
    from headwater.store.workspace import open_workspace

    with open_workspace(folder) as store:
        make_server(store).run("stdio")
