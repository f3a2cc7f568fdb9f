"""The ledger in a terminal: claim, outlets, collections, origins, unknown, worst change."""

import os
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from headwater.cli.output import clean_text
from headwater.records.dossier import Dossier, DossierStory
from headwater.views.index import make_index
from headwater.views.ledger import LedgerRow, WorstChange, story_ledger
from headwater.views.phrases import counted, interval_text, shorten

# characters of a claim's words, of who is behind it, and of either side of a change: a row of
# four lines in a window of 100
WORDS_SHOWN = 100
NAMES_SHOWN = 80
CHANGE_SHOWN = 36
# rows and tables that a screen or two can hold; the report and the dossier hold all
CLAIMS_SHOWN = 10
STORIES_SHOWN = 10
# columns where no terminal says how wide it is
WIDTH_OF_A_PIPE = 100

NUMBERS = ("outlets", "collections", "origins", "unknown")
# "→" needs dates or dependence; without them two wordings only differ
ARROW, DIFFERENCE = "→", "⇄"
STYLE_OF_SEVERITY = ("dim", "yellow", "bold red")


def print_ledger(dossier: Dossier, *, every: bool = False) -> None:
    """One table a story on stdout, those with most articles first."""
    console = make_console()
    index = make_index(dossier)
    told = [s for s in dossier.stories if s.claims]
    told.sort(key=lambda s: -len(s.articles))
    shown = told if every else told[:STORIES_SHOWN]
    for story in shown:
        rows = story_ledger(story, index)
        console.print(make_table(story, rows if every else rows[:CLAIMS_SHOWN]))
        _say_more(console, len(rows) - CLAIMS_SHOWN, "claim", every=every)
    _say_more(console, len(told) - len(shown), "story", "stories", every=every)
    if not dossier.articles:
        console.print(Text("No article could be read."))
    elif not told:
        console.print(Text(f"No claims in {counted(len(dossier.articles), 'article')}."))


def make_console() -> Console:
    """A console on stdout; a pipe gets a fixed width, so that its lines do not depend on luck."""
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDTH_OF_A_PIPE
    return console


def make_table(story: DossierStory, rows: Sequence[LedgerRow]) -> Table:
    """The claims of a story and what stands behind each."""
    title = f"{clean_text(story.title)} ({counted(len(story.articles), 'article')})"
    table = Table(
        title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    table.add_column("claim", ratio=4)
    for name in NUMBERS:
        table.add_column(name, justify="right")
    table.add_column("worst change", ratio=3)
    for row in rows:
        table.add_row(
            _claim(row),
            str(row.outlets),
            interval_text(row.collections),
            Text(interval_text(row.origins), style="bold cyan"),
            str(row.unknown),
            _change(row.worst),
        )
    return table


def _claim(row: LedgerRow) -> Text:
    about = " · ".join((row.by, *row.flags))
    return Text.assemble(
        shorten(clean_text(row.gloss), WORDS_SHOWN),
        "\n",
        (shorten(clean_text(about), NAMES_SHOWN), "dim"),
    )


def _change(worst: WorstChange | None) -> Text:
    if worst is None:
        return Text("–", style="dim")
    arrow = ARROW if worst.directed else DIFFERENCE
    was, became = (shorten(clean_text(w), CHANGE_SHOWN) for w in (worst.was, worst.became))
    return Text.assemble(
        (worst.name, STYLE_OF_SEVERITY[worst.severity]), f"\n{was} {arrow} {became}"
    )


def _say_more(
    console: Console, number: int, noun: str, plural: str | None = None, *, every: bool
) -> None:
    if number > 0 and not every:
        text = f"... and {counted(number, f'more {noun}', plural and f'more {plural}')}"
        console.print(Text(f"{text}; --verbose shows all\n", style="dim"))
