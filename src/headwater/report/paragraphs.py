"""An article's paragraphs as HTML: text under its marks, with the notes that explain them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from headwater.records.article import BlockKind
from headwater.report.escape import plain, show, show_inside
from headwater.views.marked import MISSING_KINDS, Mark, MarkedArticle, MarkKind, Paragraph
from headwater.views.marks import Segment
from headwater.views.notes import Note

CONTENT_KINDS = frozenset({MarkKind.CONTENT, MarkKind.NESTED, *MISSING_KINDS})

_CLASSES = {
    MarkKind.CONTENT: "c",
    MarkKind.NESTED: "c c2",
    MarkKind.SOURCE: "s",
    MarkKind.UNNAMED: "s u",
    MarkKind.RELAY: "s r",
    MarkKind.CUE: "cue",
    MarkKind.HEDGE: "h",
    MarkKind.NO_SOURCE: "x",
    MarkKind.NOBODY_NAMED: "x",
    MarkKind.INFERENCE: "x",
}


@dataclass(frozen=True)
class Shown:
    """Paragraphs as HTML, and which passages can be linked to."""

    html: tuple[Markup, ...]
    passages: frozenset[int]


def show_paragraphs(marked: MarkedArticle, anchor: str, paragraphs: Sequence[Paragraph]) -> Shown:
    """The given paragraphs of an article; each passage's first words carry its anchor."""
    firsts: dict[int, int] = {}
    for number, mark in enumerate(marked.marks):
        if mark.kind in CONTENT_KINDS:
            firsts.setdefault(mark.passage, number)
    noted = {n.passage for p in paragraphs for n in p.notes}
    drawer = _Drawer(marked, anchor, frozenset(firsts.values()), frozenset(noted))
    html = tuple(drawer.paragraph(p) for p in paragraphs)
    return Shown(html, frozenset(drawer.anchored))


class _Drawer:
    """Draws paragraphs and remembers which passages have been given their anchor."""

    def __init__(
        self, marked: MarkedArticle, anchor: str, firsts: frozenset[int], noted: frozenset[int]
    ) -> None:
        self._marked, self._anchor, self._firsts, self._noted = marked, anchor, firsts, noted
        self._linkable = {marked.marks[n].passage for n in firsts}
        self.anchored: set[int] = set()

    def paragraph(self, paragraph: Paragraph) -> Markup:
        text = "".join(self._segment(s) for s in paragraph.segments)
        notes = "".join(self._note(n) for n in paragraph.notes)
        kind, headline = "par", ""
        if paragraph.furniture is not None:
            kind = "par fur"
            notes = f'<p class="note">{show(paragraph.furniture)}</p>{notes}'
        if paragraph.kind is BlockKind.HEADLINE:
            headline = ' class="hl"'
        aside = f'<div class="notes">{notes}</div>' if notes else ""
        return Markup(
            f'<div class="{kind}" id="{self._anchor}-p{paragraph.number}">'
            f'<p dir="auto"{headline}>{text}</p>{aside}</div>'
        )

    def _segment(self, segment: Segment) -> str:
        text = show_inside(segment.span.of(self._marked.article.text))
        if not segment.marks:
            return text
        marks = [self._marked.marks[n] for n in segment.marks]
        start = segment.span.start
        opened = [n for n in segment.opens if self._marked.marks[n].span.start == start]
        extra, label = self._opening(opened)
        title = escape(plain("; ".join(dict.fromkeys(m.title for m in marks))))
        return (
            f'{label}<span class="{_classes(marks)}" title="{title}" '
            f'data-k="{_passages(marks)}"{extra}>{text}</span>'
        )

    def _opening(self, opened: Iterable[int]) -> tuple[str, str]:
        """For the first words of a passage: their anchor, focus and note; a label before them."""
        for number in opened:
            mark = self._marked.marks[number]
            if number not in self._firsts or mark.passage in self.anchored:
                continue
            self.anchored.add(mark.passage)
            extra = f' id="{self._anchor}-t{mark.passage}" tabindex="0"'
            if mark.passage in self._noted:
                extra += f' aria-describedby="{self._anchor}-n{mark.passage}"'
            if mark.kind not in MISSING_KINDS:
                return extra, ""
            return extra, f'<i class="x xl" data-x="{mark.kind.value}"></i>'
        return "", ""

    def _note(self, note: Note) -> str:
        head = f"<b>{show(note.head)}</b>"
        if note.passage in self._linkable:
            head = f'<a href="#{self._anchor}-t{note.passage}">{head}</a>'
        return (
            f'<p class="note{" w" if note.warns else ""}" id="{self._anchor}-n{note.passage}">'
            f"{head} {show(note.text)}</p>"
        )


def _classes(marks: Sequence[Mark]) -> str:
    return " ".join(dict.fromkeys(name for m in marks for name in _CLASSES[m.kind].split()))


def _passages(marks: Sequence[Mark]) -> str:
    """The passages that a segment belongs to, the innermost first."""
    return " ".join(str(n) for n in dict.fromkeys(m.passage for m in reversed(marks)))
