"""``headwater workspace``: what keeps a workspace sound."""

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.add import Folder
from headwater.cli.exits import Exit
from headwater.cli.output import clean_text, write_text

commands = typer.Typer(
    name="workspace",
    help="Check, compact, pack or upgrade a workspace.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Mend = Annotated[
    bool,
    typer.Option("--mend", metavar="", help="Set aside what is damaged and make the rest sound."),
]
Target = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="The zip file to write.")
]


@commands.command(short_help="Look for damage; exit 1 where there is some.")
def check(folder: Folder, mend: Mend = False) -> None:
    """Read every row of a workspace; exit 1 where something is not as it should be."""
    from headwater.store.checking import find_faults
    from headwater.store.checking import mend as set_right
    from headwater.store.workspace import open_workspace
    from headwater.store.writer import open_writer
    from headwater.views.phrases import counted

    if mend:
        with open_writer(folder) as writer:
            for note in set_right(writer):
                write_text(f"{clean_text(note)}\n")
    with open_workspace(folder) as store:
        faults = find_faults(store)
        about = None if faults else store.about()
    for fault in faults:
        words = f"{fault.what}: {fault.message}\n  hint: {fault.hint}"
        write_text(f"{words}\n")
    if about is None:
        raise typer.Exit(Exit.FAILURE)
    articles, stories = (
        counted(about.articles, "article"),
        counted(about.stories, "story", "stories"),
    )
    write_text(f"Sound: {articles}, {stories}.\n")
    if about.pending:
        write_text(f"Some articles are in no story yet: headwater add {folder} INPUT goes on.\n")


@commands.command()
def compact(folder: Folder) -> None:
    """Rewrite a workspace without what was removed or replaced."""
    from headwater.store.compacting import compact as rewrite
    from headwater.store.writer import open_writer

    with open_writer(folder) as writer:
        done = rewrite(writer)
    write_text(
        f"{done.segments_before} segments became {done.segments_after},"
        f" {done.bytes_before:,} bytes {done.bytes_after:,}.\n"
    )


@commands.command(short_help="Write a workspace as one zip file, to give away.")
def pack(folder: Folder, output: Target = None) -> None:
    """Write a workspace as one zip file, to give away; unpacked, it is a workspace."""
    from headwater.store.packing import pack as zip_up
    from headwater.store.writer import open_writer

    target = output or folder.absolute().with_name(f"{folder.absolute().name}.zip")
    with open_writer(folder) as writer:
        write_text(f"{zip_up(writer, target)}\n")


@commands.command(short_help="Bring an older workspace up to this version.")
def upgrade(folder: Folder) -> None:
    """Bring a workspace of an older version up to this one, step by step."""
    from headwater.store.upgrading import upgrade as carry_out

    done = carry_out(folder)
    write_text("\n".join([*done, "Up to date."]) + "\n")
