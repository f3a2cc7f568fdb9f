"""``headwater demo``: the packaged sample, its ledger and its report."""

import os
import sys
from pathlib import Path

import typer

from headwater.cli.options import DemoPage, Quiet, Verbose
from headwater.cli.output import show_problems, write_text
from headwater.cli.runs import check_writable, run, write_page
from headwater.settings import Settings


def demo(
    output: DemoPage = Path("headwater-demo.html"), quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Trace the packaged sample: an invented story told by ten invented outlets."""
    from headwater.cli.ledger import print_ledger
    from headwater.sample import ARTICLES

    check_writable(output)
    dossier = run([str(ARTICLES)], settings=Settings(), jobs=1, quiet=quiet)
    page = write_page(dossier, output)
    if not quiet:
        print_ledger(dossier, every=verbose)
        write_text(f"\nThe full report: {page}\n")
    show_problems(dossier, every=verbose)
    if has_display():
        typer.launch(page.as_uri())


def has_display() -> bool:
    """Whether somebody sits at a terminal of a machine that can show a page."""
    if not sys.stdout.isatty():
        return False
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
