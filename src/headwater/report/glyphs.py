"""Counts as rows of marks: page = outlet, diamond = collection, circle = origin."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["page", "diamond", "circle"]

# marks: beyond this they are no longer counted at a glance, and a bar stands for them
MAX_MARKS = 8
# pixels between the middles of two marks, and the height of the row
STEP = {"page": 17.0, "diamond": 20.0, "circle": 20.0}
HEIGHT = 16
# marks in one row: four are counted without counting
MARKS_IN_ROW = 4
# pixels between two rows
ROW_GAP = 3
# pixels a unit of a bar, and the widest bar
BAR_UNIT = 6.0
MAX_BAR = 132.0


@dataclass(frozen=True)
class Glyph:
    """One mark: where it starts, and whether it is established or only may exist."""

    shape: Shape
    at: float
    row: int
    sure: bool


@dataclass(frozen=True)
class Marks:
    """A row of marks; ``bar`` holds (established, possible) widths where there are too many."""

    shape: Shape
    key: str
    width: float
    height: int
    glyphs: tuple[Glyph, ...]
    rail: tuple[float, float] | None
    bar: tuple[float, float] | None


def make_marks(shape: Shape, least: int, most: int) -> Marks:
    """Filled marks for what is established, hatched ones for what is not excluded."""
    key = f"{shape}-{least}-{most}"
    if most > MAX_MARKS:
        unit = min(BAR_UNIT, MAX_BAR / most)
        bar = (round(least * unit, 1), round(most * unit, 1))
        return Marks(shape, key, round(most * unit + 2, 1), HEIGHT, (), None, bar)
    step, rows = STEP[shape], max(1, -(-most // MARKS_IN_ROW))
    glyphs = tuple(
        Glyph(shape, n % MARKS_IN_ROW * step, n // MARKS_IN_ROW, n < least) for n in range(most)
    )
    rail = None
    if rows == 1 and least < most and most > 1:
        rail = (max(0, least - 1) * step + 8, (most - 1) * step + 8)
    width = min(max(1, most), MARKS_IN_ROW) * step
    return Marks(shape, key, width, rows * HEIGHT + (rows - 1) * ROW_GAP, glyphs, rail, None)
