"""The visible text as it grows: white space as browsers show it, parts that tile it."""

import re
from typing import TypeAlias

from headwater.records.article import Part

# what HTML calls white space; a no-break space is none
SPACES = " \t\n\r\f"
_SPACES = re.compile(r"[ \t\n\r\f]+")
# links of a part that are kept: credits and syndication marks have one or two, menus many
MAX_LINKS = 3
# share of a part's characters that are set in bold or italics for the part to be so
MOST_OF_PART = 0.9

_Where: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...]]
# a part without its end: start, tag, path, share in links, hints
_Begun: TypeAlias = tuple[int, str, tuple[str, ...], float, tuple[str, ...]]


class Lines:
    """The text written so far and its parts."""

    def __init__(self) -> None:
        self.is_part_open = False  # whether text goes to a part that has begun
        self.is_line_open = False
        self.is_spaced = False  # white space waits to be written
        self.count = 0  # finished parts
        self._pieces: list[str] = []
        self._length = 0
        self._parts: list[_Begun] = []
        self._where: _Where = ("", (), ())
        self._start = 0
        self._linked = self._bold = self._italic = self._shown = 0
        self._links: dict[str, None] = {}

    def begin(self, tag: str, path: tuple[str, ...], hints: tuple[str, ...]) -> None:
        """A part begins with the next characters."""
        if self.is_line_open:
            if self.is_spaced:
                self._write(" ")
        elif self._length:
            self._write("\n")
        self.is_spaced, self.is_part_open = False, True
        self._where = (tag, path, hints)
        self._start = self._length
        self._linked = self._bold = self._italic = self._shown = 0
        if self._links:
            self._links = {}

    def write(self, text: str, link: str | None, bold: bool, italic: bool) -> None:
        """Characters of the part that is open, as a text node has them."""
        begins, ends = text[0] in SPACES, text[-1] in SPACES
        text = text.strip(SPACES)
        if "  " in text or not text.isprintable():
            text = _SPACES.sub(" ", text)
        if self.is_spaced or (begins and self.is_line_open):
            self._write(" ")
        self._write(text)
        self.is_spaced, self.is_line_open = ends, True
        self._count(len(text), link, bold, italic)

    def write_as_is(self, text: str, link: str | None) -> None:
        """Characters whose white space is shown."""
        self._write(text)
        self.is_line_open, self.is_spaced = True, False
        self._count(len(text), link, False, False)

    def space(self) -> None:
        """White space between two elements."""
        self.is_spaced = self.is_line_open

    def end_part(self) -> None:
        """The part ends; the line may go on with another one."""
        if not self.is_part_open:
            return
        tag, path, hints = self._where
        shown, linked = self._shown, 0.0
        if self._links:
            hints = (*hints, *[f"href:{link}" for link in self._links])
        if shown:
            linked = min(1.0, self._linked / shown)
            if self._bold and self._bold >= MOST_OF_PART * shown:
                hints = (*hints, "bold")
            if self._italic and self._italic >= MOST_OF_PART * shown:
                hints = (*hints, "italic")
        self._parts.append((self._start, tag, path, round(linked, 3), hints))
        self.is_part_open = False
        self.count += 1

    def end_line(self) -> None:
        """What follows stands on a line of its own."""
        if self.is_part_open:
            self.end_part()
        self.is_line_open = self.is_spaced = False

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
        if bold:
            self._bold += shown
        if italic:
            self._italic += shown
        if link is not None:
            self._linked += shown
            if link and len(self._links) < MAX_LINKS:
                self._links[link] = None
