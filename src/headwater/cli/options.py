"""The options that commands take, each worded once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.runs import read_field


class Method(StrEnum):
    """How attributions are found."""

    MODEL = "model"
    RULES = "rules"


class Where(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    SPARK = "spark"


def _check_fields(fields: list[str] | None) -> list[str]:
    for field in fields or []:
        try:
            read_field(field)
        except ValueError as error:
            raise typer.BadParameter(f"{field!r} is not FROM=TO, as in headline=title") from error
    return fields or []


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders of them, or - for standard input; several are read together. Read are"
        " texts (.txt), pages (.html, .mhtml), web archives (.warc, .warc.gz, .wacz), feeds with"
        " their articles' text (.rss, .atom, .xml), and tables (.json, .jsonl, .jsonl.gz, .csv,"
        " .tsv, .parquet); what a file holds counts more than its suffix.",
    ),
]
Page = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write the report, one HTML file."),
]
DemoPage = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write the report.")
]
Json = Annotated[
    str | None,
    typer.Option(
        "--json", metavar="FILE|-", help="Write the dossier as JSON; - is standard output."
    ),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="A TOML file with settings.")
]
AttributionMethod = Annotated[
    Method | None,
    typer.Option(
        "--attribution",
        metavar="model|rules",
        help="Find attributions with the learned model or by rules.",
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FROM=TO",
        callback=_check_fields,
        help="Read the field or column FROM as TO (id, text, html, outlet, url, published, title,"
        " byline)."
        " Repeat for more.",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="Processes to work in.")]
EngineName = Annotated[
    Where,
    typer.Option(
        "--engine", metavar="local|spark", help="Work on this machine or on a Spark cluster."
    ),
]
Master = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="The Spark cluster, as in local[2]."),
]
Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="DIR", help="Keep what is read in this workspace."),
]
AsJson = Annotated[bool, typer.Option("--json", metavar="", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", metavar="", help="No progress and no summary.")]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", metavar="", help="Every claim and problem, and details of an unexpected error."
    ),
]
