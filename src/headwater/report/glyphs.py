"""Counts as rows of marks: page = outlet, diamond = collection, circle = origin."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["page", "diamond", "circle"]

# marks: beyond this they are no longer counted at a glance, and a bar stands for them
MAX_MARKS = 8
# pixels between the middles of two marks, and the height of the row
STEP = {"page": 19.0, "diamond": 21.5, "circle": 21.5}
HEIGHT = 16
# pixels a unit of a bar, and the widest bar
BAR_UNIT = 3.0
MAX_BAR = 160.0


@dataclass(frozen=True)
class Glyph:
    """One mark: where it starts, and whether it is established or only may exist."""

    shape: Shape
    at: float
    sure: bool


@dataclass(frozen=True)
class Marks:
    """A row of marks; ``bar`` holds (established, possible) widths where there are too many."""

    shape: Shape
    width: float
    glyphs: tuple[Glyph, ...]
    rail: tuple[float, float] | None
    bar: tuple[float, float] | None


def make_marks(shape: Shape, least: int, most: int) -> Marks:
    """Filled marks for what is established, hatched ones for what is not excluded."""
    if most > MAX_MARKS:
        unit = min(BAR_UNIT, MAX_BAR / most)
        return Marks(shape, round(most * unit + 2, 1), (), None, (least * unit, most * unit))
    step = STEP[shape]
    glyphs = tuple(Glyph(shape, round(n * step, 1), n < least) for n in range(most))
    rail = None
    if least < most and most > 1:
        rail = (round(max(0, least - 1) * step + 8, 1), round((most - 1) * step + 8, 1))
    return Marks(shape, round(max(1, most) * step, 1), glyphs, rail, None)
