"""``headwater gate``: an exit status that says whether claims rest on enough origins."""

from typing import Annotated

import typer

from headwater.cli.exits import Exit, find_exit
from headwater.cli.options import Fields, Inputs, Jobs, Quiet, SettingsFile, Verbose
from headwater.cli.output import clean_text, show_problems, write_bytes, write_text
from headwater.cli.results import find_dossier
from headwater.cli.runs import make_settings


def _check_claims(claims: list[str] | None) -> list[str]:
    if any(not words.strip() for words in claims or []):
        raise typer.BadParameter("name words of a claim")
    return claims or []


MinOrigins = Annotated[
    int,
    typer.Option(
        "--min-origins", min=1, metavar="N", help="How many independent origins a claim needs."
    ),
]
Claim = Annotated[
    list[str] | None,
    typer.Option(
        "--claim",
        metavar="WORDS",
        callback=_check_claims,
        help="Judge the claims with all these words, not the leading ones. Repeat for more.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", metavar="", help="Print the verdict as JSON.")]


def gate(
    inputs: Inputs,
    min_origins: MinOrigins = 2,
    claim: Claim = None,
    json: AsJson = False,
    settings: SettingsFile = None,
    field: Fields = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Exit with status 4 where a claim rests on fewer independent origins than asked for.

    Judges the leading claim of every story in the inputs (articles, or one dossier of
    headwater trace --json) by the least number of origins that is certain, and prints why.
    """
    import msgspec

    from headwater.views.gate import judge

    chosen = make_settings(settings, attribution=None, fields=field or [])
    dossier = find_dossier(inputs, settings=chosen, jobs=jobs, quiet=quiet)
    verdict = judge(dossier, min_origins=min_origins, claims=claim or [])
    if json:
        write_bytes(msgspec.json.encode(verdict) + b"\n")
    elif not quiet:
        for judged in verdict.claims:
            if verbose or not judged.passes:
                mark = "passes" if judged.passes else f"fewer than {min_origins}"
                write_text(f"{mark}: {clean_text(judged.gloss)}\n")
                for reason in judged.reasons:
                    write_text(f"  - {clean_text(reason)}\n")
        for words in verdict.unmatched:
            write_text(f"no claim has the words: {clean_text(words)}\n")
    show_problems(dossier, every=verbose)
    ended = find_exit(dossier)
    if ended is Exit.FAILURE or verdict.passes:
        raise typer.Exit(ended)
    raise typer.Exit(Exit.BELOW_GATE)
