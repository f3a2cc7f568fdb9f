"""The visible text as it grows: white space as browsers show it, parts that tile it."""

import re
from typing import TypeAlias

from headwater.records.article import Part

# what HTML calls white space; a no-break space is none
_SPACES = re.compile(r"[ \t\n\r\f]+")
_EDGES = " \t\n\r\f"
# links of a part that are kept: credits and syndication marks have one or two, menus many
MAX_LINKS = 3
# share of a part's characters that are set in bold or italics for the part to be so
MOST_OF_PART = 0.9

# a part without its end: start, tag, path, share in links, hints
_Begun: TypeAlias = tuple[int, str, tuple[str, ...], float, tuple[str, ...]]


class Lines:
    """The text written so far and its parts."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._parts: list[_Begun] = []
        self._where: tuple[str, tuple[str, ...], tuple[str, ...]] | None = None
        self._start = 0
        self._space = False  # white space waits to be written
        self._line_open = False
        self._linked = self._bold = self._italic = self._shown = 0
        self._links: dict[str, None] = {}

    @property
    def is_part_open(self) -> bool:
        """Whether text goes to a part that has begun."""
        return self._where is not None

    @property
    def is_spaced(self) -> bool:
        """Whether white space follows what was written last."""
        return self._space

    @property
    def count(self) -> int:
        """The number of finished parts."""
        return len(self._parts)

    def begin(self, tag: str, path: tuple[str, ...], hints: tuple[str, ...]) -> None:
        """A part begins with the next characters."""
        if self._line_open and self._space:
            self._write(" ")
        self._space = False
        if not self._line_open and self._length:
            self._write("\n")
        self._where = (tag, path, hints)
        self._start = self._length
        self._linked = self._bold = self._italic = self._shown = 0
        self._links = {}

    def write(self, text: str, link: str | None, bold: bool, italic: bool) -> None:
        """Characters of the part that is open, as a text node has them."""
        text = _SPACES.sub(" ", text)
        if text[0] == " " and self._line_open:
            self._space = True
        ends = text[-1] == " "
        text = text.strip(" ")
        if self._space:
            self._write(" ")
        self._write(text)
        self._space = ends
        self._line_open = True
        self._count(len(text), link, bold, italic)

    def write_as_is(self, text: str, link: str | None) -> None:
        """Characters whose white space is shown."""
        self._write(text)
        self._line_open, self._space = True, False
        self._count(len(text), link, False, False)

    def space(self) -> None:
        """White space between two elements."""
        if self._line_open:
            self._space = True

    def end_part(self) -> None:
        """The part ends; the line may go on with another one."""
        if self._where is None:
            return
        tag, path, hints = self._where
        made = [*hints, *(f"href:{link}" for link in self._links)]
        if self._shown:
            made += ["bold"] * (self._bold >= MOST_OF_PART * self._shown)
            made += ["italic"] * (self._italic >= MOST_OF_PART * self._shown)
        linked = min(1.0, self._linked / self._shown) if self._shown else 0.0
        self._parts.append((self._start, tag, path, round(linked, 3), tuple(made)))
        self._where = None

    def end_line(self) -> None:
        """What follows stands on a line of its own."""
        self.end_part()
        self._line_open = self._space = False

    def finish(self) -> tuple[str, tuple[Part, ...]]:
        """The whole text, and the parts, each reaching to where the next one begins."""
        self.end_line()
        text = "".join(self._pieces)
        ends = [*(start for start, *_ in self._parts[1:]), len(text)] if self._parts else []
        parts = (
            Part(start=start, end=end, tag=tag, path=path, linked=linked, hints=hints)
            for (start, tag, path, linked, hints), end in zip(self._parts, ends, strict=True)
        )
        return text, tuple(parts)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _count(self, shown: int, link: str | None, bold: bool, italic: bool) -> None:
        self._shown += shown
        self._bold += shown * bold
        self._italic += shown * italic
        if link is not None:
            self._linked += shown
            if link and len(self._links) < MAX_LINKS:
                self._links[link] = None


def is_blank(text: str) -> bool:
    """Whether a text node holds nothing but white space."""
    return not text.strip(_EDGES)
