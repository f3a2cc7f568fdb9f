"""The ledger in a terminal: claim, outlets, collections, origins, unknown, worst change."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from headwater.cli.output import clean_text
from headwater.records.dossier import Dossier, DossierClaim, DossierStory

# characters of a claim's words: two lines of a column in a window of 80
WORDS_SHOWN = 110
# columns where no terminal says how wide it is: a file or a pipe
WIDTH = 100


def print_ledger(dossier: Dossier) -> None:
    """One table a story, on stdout."""
    console = Console(highlight=False, soft_wrap=False)
    for story in dossier.stories:
        console.print(make_table(story))


def make_table(story: DossierStory) -> Table:
    """The claims of a story and what stands behind each."""
    table = Table(
        title=Text(clean_text(story.title), style="bold"), title_justify="left", box=box.SIMPLE_HEAD
    )
    table.add_column("claim", ratio=1)
    for name in ("outlets", "collections", "origins", "unknown"):
        table.add_column(name, justify="right")
    table.add_column("worst change")
    for claim in story.claims:
        table.add_row(*_cells(story, claim))
    return table


def _cells(story: DossierStory, claim: DossierClaim) -> tuple[Text, ...]:
    counts = claim.counts
    changes = [c for c in story.changes if c.claim == claim.id]
    worst = max(changes, key=lambda c: (c.severity, c.score), default=None)
    return (
        Text(clean_text(claim.gloss)[:WORDS_SHOWN]),
        Text(str(counts.outlets)),
        Text(_interval(counts.collections)),
        Text(_interval(counts.origins)),
        Text(str(counts.unknown)),
        Text(worst.kind.value.replace("_", " ") if worst else ""),
    )


def _interval(pair: tuple[int, int]) -> str:
    least, most = pair
    return str(least) if least == most else f"{least}–{most}"
