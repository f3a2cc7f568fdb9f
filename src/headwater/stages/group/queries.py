"""The stage's SQL files with their settings filled in."""

from collections.abc import Callable
from importlib import resources
from string import Template

import pyarrow as pa

Sql = Callable[[str, dict[str, pa.Table]], pa.Table]


def read_query(name: str, **values: float) -> str:
    """The query of a file, without its comments; every ``$name`` in it must be given."""
    file = resources.files("headwater.stages.group") / name
    lines = file.read_text(encoding="utf-8").splitlines()
    query = "\n".join(line for line in lines if not line.startswith("--"))
    return Template(query).substitute({k: repr(v) for k, v in values.items()})
