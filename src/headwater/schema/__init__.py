"""The published JSON Schema of the dossier, generated from the records (docs/generate.py)."""

from pathlib import Path

DOSSIER_SCHEMA = Path(__file__).with_name("dossier-1.schema.json")


def read_schema() -> str:
    """The JSON Schema of schema 1, as it ships."""
    return DOSSIER_SCHEMA.read_text(encoding="utf-8")
