"""``headwater ledger``: the stories of a workspace, or the claims of one."""

from typing import Annotated

import typer

from headwater.cli.add import Folder
from headwater.cli.options import AsJson, Verbose
from headwater.cli.output import clean_text, write_bytes, write_text

Which = Annotated[
    str | None, typer.Argument(metavar="STORY", help="A story, or anything that is in one.")
]
Matching = Annotated[
    str, typer.Option("--matching", metavar="WORDS", help="Stories whose title has these words.")
]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Stories shown.")]


def ledger(
    folder: Folder,
    story: Which = None,
    matching: Matching = "",
    limit: Limit = 20,
    json: AsJson = False,
    verbose: Verbose = False,
) -> None:
    """List the stories of a workspace, those with most articles first, or one story's claims."""
    import msgspec

    from headwater.cli.ledger import print_ledger
    from headwater.store.workspace import open_workspace
    from headwater.views.phrases import count_sentence, counted
    from headwater.views.workspace import find_story, story_dossier

    with open_workspace(folder) as store:
        if story is not None:
            dossier = story_dossier(store, find_story(store, story))
            if json:
                write_bytes(dossier.to_json() + b"\n")
            else:
                print_ledger(dossier, every=verbose)
            return
        page = store.list_stories(matching, limit=limit)
        if json:
            write_bytes(msgspec.json.encode(page) + b"\n")
            return
        for row in page.items:
            lead = f"\n    {clean_text(row.lead.gloss)}" if row.lead else ""
            counts = f"\n    {count_sentence(row.lead.counts)}" if row.lead else ""
            articles = counted(row.articles, "article")
            write_text(f"{row.id}  {clean_text(row.title)} ({articles}){lead}{counts}\n")
        total = counted(page.total, "story", "stories")
        write_text(f"{total}, {len(page.items)} shown.\n")
