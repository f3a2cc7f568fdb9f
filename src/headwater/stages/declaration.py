"""How a stage says what it reads and writes."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import msgspec


class Scope(StrEnum):
    """What one call of a stage's step sees."""

    INPUT = "one input"
    ARTICLE = "one article"
    CORPUS = "all articles"
    STORY = "one story"


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """A stage's name, the records it reads and writes, and the pure step that does the work."""

    name: str
    scope: Scope
    reads: tuple[type, ...]
    writes: tuple[type, ...]
    step: Callable[..., Any]
