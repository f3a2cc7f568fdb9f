"""The ``headwater`` command: its commands, and the edge where errors become one line."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from headwater import __version__
from headwater.cli.add import add
from headwater.cli.demo import demo
from headwater.cli.exits import Exit
from headwater.cli.export import export
from headwater.cli.fetch import fetch
from headwater.cli.gate import gate
from headwater.cli.mcp import mcp
from headwater.cli.remove import remove
from headwater.cli.review import review
from headwater.cli.schema import schema
from headwater.cli.search import search
from headwater.cli.serve import serve
from headwater.cli.show import show
from headwater.cli.stories import ledger
from headwater.cli.trace import trace
from headwater.cli.workspace import commands as workspace_commands
from headwater.errors import HeadwaterError

app = typer.Typer(
    name="headwater",
    help="Who said what in the news, through whom, from how many independent origins.",
    epilog="Exit status: 0 done, 1 failure, 2 usage, 3 some inputs had problems, 4 below a gate,"
    " 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # loading its help would double the start-up
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(short_help="Who said what in these articles, through whom.")(trace)
app.command(short_help="The same for the packaged sample.")(demo)
app.command(short_help="Articles into a workspace; only what is new is read.")(add)
app.command(short_help="The stories of a workspace, or one story's claims.")(ledger)
app.command(short_help="One story, claim, article, source or attribution of a workspace.")(show)
app.command(short_help="Search a workspace by words and operators.")(search)
app.command(short_help="Articles, and all that rests on them, out of a workspace.")(remove)
app.command(short_help="Keep a person's decision about a finding; counts follow it.")(review)
app.add_typer(workspace_commands)
app.command(short_help="A workspace as an app and a REST API on this machine.")(serve)
app.command(short_help="A workspace as tools for an assistant.")(mcp)
app.command(short_help="Findings as tables, annotations, provenance, linked data, a graph.")(export)
app.command(short_help="Exit 4 where a claim has fewer origins than asked for.")(gate)
app.command(short_help="Pages of the web into an archive; only this command goes online.")(fetch)
app.command(short_help="The JSON Schema of the result.")(schema)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"headwater {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, metavar="", help="Show the version."
        ),
    ] = False,
) -> None:
    """Who said what in the news, through whom, from how many independent origins."""


def main() -> NoReturn:
    """Run a command; whatever it raises ends as one line with a hint and an exit status."""
    try:
        app(prog_name="headwater")
        sys.exit(Exit.DONE)
    except HeadwaterError as error:
        _say(error.message, error.hint)
        sys.exit(Exit.FAILURE)
    except BrokenPipeError:
        _silence_stdout()
        sys.exit(Exit.FAILURE)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except Exception as error:
        if "--verbose" in sys.argv:
            raise
        _say(
            f"unexpected {type(error).__name__}: {error}",
            "run again with --verbose and report what it prints (CONTRIBUTING.md)",
        )
        sys.exit(Exit.FAILURE)


def _say(message: str, hint: str) -> None:
    print(f"headwater: {message}\n  hint: {hint}", file=sys.stderr)


def _silence_stdout() -> None:
    """Keep the interpreter from complaining, as it exits, that nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
