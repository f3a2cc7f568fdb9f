"""``headwater search``: articles, contents and sources by their words."""

from typing import Annotated

import typer

from headwater.cli.add import Folder
from headwater.cli.exits import Exit
from headwater.cli.options import AsJson
from headwater.cli.output import clean_text, write_bytes, write_text

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS",
        help='Words, "phrases", -without; source:NAME, outlet:NAME, kind:KIND (article, content,'
        " source, or a kind of source), after:DATE, before:DATE.",
    ),
]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Answers shown.")]


def search(folder: Folder, words: Words, limit: Limit = 20, json: AsJson = False) -> None:
    """Search a workspace: articles, what is reported to have been said, and who said it.

    Put -- before words that begin with a dash.
    """
    import msgspec

    from headwater.store.query import read_query
    from headwater.store.workspace import open_workspace
    from headwater.views.phrases import counted

    text = " ".join(_typed(w) for w in words)
    asked = read_query(text)
    if asked.wrong:
        wrong = " ".join(asked.wrong)
        raise typer.BadParameter(f"{wrong!r} cannot be searched for; dates are YYYY-MM-DD")
    if asked.is_empty():
        raise typer.BadParameter("name words, a source or an outlet to search for")
    with open_workspace(folder) as store:
        page = store.search(text, limit=limit)
        if json:
            write_bytes(msgspec.json.encode(page) + b"\n")
            raise typer.Exit(Exit.DONE)
        for hit in page.items:
            write_text(f"{hit.kind} {hit.id}\n    {clean_text(hit.words)}\n")
        write_text(f"{counted(page.total, 'answer')}, {len(page.items)} shown.\n")


def _typed(word: str) -> str:
    """A word of the command line as it would stand in a search box: its spaces hold together."""
    if " " not in word or '"' in word:
        return word
    operator, colon, rest = word.rpartition(":")
    return f'{operator}{colon}"{rest}"'
