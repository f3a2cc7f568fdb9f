"""``headwater serve``: a workspace as an app and a REST API on this machine."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from headwater.errors import HeadwaterError

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The workspace (headwater add).")]
Port = Annotated[
    int, typer.Option("--port", min=1, max=65535, metavar="N", help="Where to listen.")
]
Host = Annotated[
    str,
    typer.Option(
        "--host",
        metavar="ADDRESS",
        help="The address to listen on; any but this machine's own needs a token, which is made"
        " and printed where none is given.",
    ),
]
Token = Annotated[
    str | None,
    typer.Option(
        "--token",
        metavar="WORDS",
        envvar="HEADWATER_TOKEN",
        help="What whoever asks must know; HEADWATER_TOKEN keeps it out of lists of processes.",
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="HOST",
        help="A further name to answer to, as behind a proxy. Repeat for more.",
    ),
]
Review = Annotated[
    bool, typer.Option("--review", metavar="", help="Take reviews; without it nothing is changed.")
]


def serve(
    folder: Folder,
    port: Port = 8420,
    host: Host = "127.0.0.1",
    token: Token = None,
    name: Names = None,
    review: Review = False,
) -> None:
    """Serve a workspace: the app at /, the REST API under /api, to this machine only.

    Asks nothing of any other server. Ends with Ctrl-C.
    """
    try:
        from headwater.web.serve import Serving, serve, settle
    except ModuleNotFoundError as error:
        raise needs_extra("serve", error) from error
    serving = settle(
        Serving(host=host, port=port, names=tuple(name or ()), token=token, review=review)
    )
    serve(folder, serving, ready=lambda address: print(f"Headwater: {address}", file=sys.stderr))


def needs_extra(extra: str, error: ModuleNotFoundError) -> HeadwaterError:
    """What to say where a library of an extra is missing."""
    return HeadwaterError(
        f"headwater {extra} needs {error.name}, which is not installed",
        hint=f"pip install 'headwater[{extra}]'",
    )
