"""``headwater fetch``: pages of the web into an archive; the only command that goes there."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.exits import Exit
from headwater.cli.options import Quiet, SettingsFile
from headwater.cli.output import clean_text, show_rows, write_text
from headwater.cli.runs import check_writable
from headwater.errors import InputError
from headwater.records.problem import Problem
from headwater.settings import Settings, load_settings

Addresses = Annotated[
    list[str] | None,
    typer.Argument(metavar="ADDRESS", help="Pages, feeds or sitemaps, by http or https."),
]
Archive = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FILE", help="The web archive to begin or go on with."),
]
List = Annotated[
    Path | None,
    typer.Option("--input-file", metavar="FILE", help="A list of addresses, one a line."),
]
Follow = Annotated[
    bool,
    typer.Option(
        "--follow-feed", metavar="", help="Fetch what feeds and sitemaps among them list, too."
    ),
]
Again = Annotated[
    bool,
    typer.Option(
        "--again", metavar="", help="Ask again for what the archive has, if it has changed."
    ),
]


def fetch(
    addresses: Addresses = None,
    output: Archive = Path("fetched.warc.gz"),
    input_file: List = None,
    follow_feed: Follow = False,
    again: Again = False,
    settings: SettingsFile = None,
    quiet: Quiet = False,
) -> None:
    """Fetch pages into a web archive, which `headwater trace` reads.

    Goes only where robots.txt lets it and only to public addresses, one page of a site at a time.
    Run again, it goes on where it stopped.
    """
    from headwater.stages.ingest.fetch.fetching import Order, fetch_pages

    check_writable(output)
    urls = [*(addresses or []), *_read_list(input_file)]
    chosen = load_settings(settings) if settings else Settings()
    outcomes: Counter[str] = Counter()
    problems: list[Problem] = []
    for step in fetch_pages(urls, output, chosen, Order(again=again, follow=follow_feed)):
        outcomes[step.outcome] += 1
        problems += step.problems
        if not quiet:
            print(f"{step.outcome:>9}  {clean_text(step.url)}", file=sys.stderr)
    if not quiet:
        told = ", ".join(f"{outcomes[o]} {o}" for o in ("fetched", "unchanged", "held", "failed"))
        write_text(f"{told}: {output}\n")
    show_rows(problems, every=True)
    if problems:
        raise typer.Exit(Exit.PARTIAL if outcomes.total() > outcomes["failed"] else Exit.FAILURE)


def _read_list(path: Path | None) -> list[str]:
    from headwater.stages.ingest.fetch.held import read_list

    if path is None:
        return []
    try:
        return read_list(iter(path.read_text(encoding="utf-8-sig").splitlines()))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}", hint="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is no text", hint="name a list of addresses, one a line"
        ) from error
