"""``headwater schema``: the JSON Schema of the dossier."""

from headwater.cli.output import write_text


def schema() -> None:
    """Print the JSON Schema that every dossier meets."""
    from headwater.schema import read_schema

    write_text(read_schema())
