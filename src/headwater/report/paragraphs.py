"""An article's paragraphs as HTML: text under its marks, with the notes that explain them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

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
        self.anchored: set[int] = set()

    def paragraph(self, paragraph: Paragraph) -> Markup:
        text = Markup("").join(self._segment(s) for s in paragraph.segments)
        headline = ' class="hl"' if paragraph.kind is BlockKind.HEADLINE else ""
        notes = Markup("").join(self._note(n) for n in paragraph.notes)
        if paragraph.furniture is not None:
            notes = Markup('<p class="note">{}</p>').format(show(paragraph.furniture)) + notes
        return Markup('<div class="par{}" id="{}-p{}"><p dir="auto"{}>{}</p>{}</div>').format(
            " fur" if paragraph.furniture is not None else "",
            self._anchor,
            paragraph.number,
            Markup(headline),
            text,
            Markup('<div class="notes">{}</div>').format(notes) if notes else "",
        )

    def _segment(self, segment: Segment) -> Markup:
        text = show_inside(segment.span.of(self._marked.article.text))
        if not segment.marks:
            return text
        marks = [self._marked.marks[n] for n in segment.marks]
        opened = [
            n for n in segment.opens if self._marked.marks[n].span.start == segment.span.start
        ]
        extra, label = self._opening(opened)
        titles = dict.fromkeys(m.title for m in marks)
        return label + Markup('<span class="{}" title="{}" data-k="{}"{}>{}</span>').format(
            _classes(marks), plain("; ".join(titles)), _passages(marks), extra, text
        )

    def _opening(self, opened: Iterable[int]) -> tuple[Markup, Markup]:
        """For the first words of a passage: their anchor, focus and note; a label before them."""
        for number in opened:
            mark = self._marked.marks[number]
            if number not in self._firsts or mark.passage in self.anchored:
                continue
            self.anchored.add(mark.passage)
            extra = Markup(' id="{}-t{}" tabindex="0"').format(self._anchor, mark.passage)
            if mark.passage in self._noted:
                extra += Markup(' aria-describedby="{}-n{}"').format(self._anchor, mark.passage)
            if mark.kind not in MISSING_KINDS:
                return extra, Markup("")
            return extra, Markup('<i class="x xl" data-x="{}"></i>').format(mark.kind.value)
        return Markup(""), Markup("")

    def _note(self, note: Note) -> Markup:
        return Markup(
            '<p class="note{}" id="{}-n{}"><a href="#{}-t{}"><b>{}</b></a> {}</p>'
        ).format(
            " w" if note.warns else "",
            self._anchor,
            note.passage,
            self._anchor,
            note.passage,
            show(note.head),
            show(note.text),
        )


def _classes(marks: Sequence[Mark]) -> str:
    return " ".join(dict.fromkeys(name for m in marks for name in _CLASSES[m.kind].split()))


def _passages(marks: Sequence[Mark]) -> str:
    """The passages that a segment belongs to, the innermost first."""
    return " ".join(str(n) for n in dict.fromkeys(m.passage for m in reversed(marks)))
