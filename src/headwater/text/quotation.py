"""Which words stand in quotation marks, whatever the marks; a broken mark costs its own quotation.

Marks are paired paragraph by paragraph.  Curly, straight and angled marks are one family each for
double and single; a quotation may open with one style and close with another.  An apostrophe is
told from a single mark by the characters around it.
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from headwater.records.span import Span

DOUBLE = '"“”„‟«»″〝〞＂'
SINGLE = "'‘’‚‛‹›`´"
_OPENS = "“„‟«〝‘‚‛‹"
_CLOSES = "”»〞›"
_ENDS_SPEECH = ",.?!…;:—–-"
_OPENING_PUNCTUATION = "([{—–-/"
_STRAIGHT_APOSTROPHES = "'’"


class Style(StrEnum):
    """The kind of mark that opens a quotation."""

    DOUBLE = "double"
    SINGLE = "single"


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one paragraph between quotation marks."""

    span: Span  # marks included
    inner: Span  # without them
    style: Style
    balanced: bool = True  # both marks are there
    goes_on: bool = False  # the next paragraph carries the quotation on
    depth: int = 0  # 1 inside another quotation


# words of the longest title in quotation marks that is not read as speech: "Meet the Press"
MAX_TITLE_WORDS = 7
_MAX_SMALL_WORD = 4  # letters of "the", "with", "of" inside a title


def is_title(text: str, quotation: Quotation) -> bool:
    """Whether the marks enclose a name, such as a programme's or a book's, not speech.

    Every word is capitalised but for small ones inside; there are at least two words.
    """
    before = text[max(0, quotation.span.start - 2) : quotation.span.start].rstrip()
    if not before or not (before[-1].isalnum() or before[-1] in "'’(,"):
        return False  # speech may open a sentence; a name stands after a word
    words = quotation.inner.of(text).strip(" ,.").split()
    if not 2 <= len(words) <= MAX_TITLE_WORDS or quotation.inner.of(text).rstrip()[-1:] in "!?…":
        return False
    if not all(w[0].isupper() or w[0].isdigit() for w in (words[0], words[-1])):
        return False
    return (
        all(w[0].isupper() or not w[0].isalpha() or len(w) <= _MAX_SMALL_WORD for w in words)
        and sum(w[0].isupper() for w in words) >= len(words) / 2
    )


class _Mark(msgspec.Struct, frozen=True):
    at: int
    style: Style
    can_open: bool
    can_close: bool


class _Open(msgspec.Struct, frozen=True):
    at: int
    style: Style


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """The quotations of the paragraphs, in order; one inside another follows it, a depth lower.

    Where a paragraph's opening mark has no closing one, the quotation goes on only if the next
    paragraph opens with a mark too; else it ends with its sentence and is not ``balanced``.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = following is not None and _opens_with_double(text, following)
        found.extend(_find_in_paragraph(text, paragraph, goes_on))
    return sorted(found, key=lambda q: (q.span.start, -q.span.end))


def _opens_with_double(text: str, paragraph: Span) -> bool:
    trimmed = paragraph.trimmed(text)
    return trimmed is not None and text[trimmed.start] in DOUBLE


def _find_in_paragraph(text: str, paragraph: Span, goes_on: bool) -> list[Quotation]:
    marks = _find_marks(text, paragraph)
    found: list[Quotation] = []
    stack: list[_Open] = []
    for number, mark in enumerate(marks):
        if mark.style is Style.DOUBLE:
            _step_double(text, mark, stack, found)
        else:
            _step_single(text, mark, marks[number + 1 :], stack, found)
    for waiting in stack:
        found.extend(_end_unclosed(text, paragraph, waiting, goes_on))
    return found


def _find_marks(text: str, paragraph: Span) -> list[_Mark]:
    marks = []
    for at in range(paragraph.start, paragraph.end):
        character = text[at]
        if character in DOUBLE:
            marks.append(_double_mark(text, paragraph, at, character))
        elif character in SINGLE and (mark := _single_mark(text, paragraph, at, character)):
            marks.append(mark)
    return marks


def _around(text: str, paragraph: Span, at: int) -> tuple[str, str]:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return before, after


def _is_edge(character: str) -> bool:
    return character.isspace() or character in DOUBLE or character in SINGLE


def _double_mark(text: str, paragraph: Span, at: int, character: str) -> _Mark:
    before, after = _around(text, paragraph, at)
    edge_before = _is_edge(before) or before in _OPENING_PUNCTUATION
    edge_after = _is_edge(after) or not (after.isalnum() or after in "[$£€@#(…")
    if edge_before != edge_after:
        return _Mark(at, Style.DOUBLE, edge_before, edge_after)
    if character in _OPENS or character in _CLOSES:
        return _Mark(at, Style.DOUBLE, character in _OPENS, character in _CLOSES)
    return _Mark(at, Style.DOUBLE, True, True)


def _single_mark(text: str, paragraph: Span, at: int, character: str) -> _Mark | None:
    before, after = _around(text, paragraph, at)
    if before.isalnum() and after.isalnum():
        return None  # an apostrophe
    opens = (
        (_is_edge(before) or before in _OPENING_PUNCTUATION)
        and (after.isalnum() or after in "[$£€…" or after in DOUBLE)
        and character not in "’´›"
        and not _is_elision(text, at)
    )
    closes = (
        not before.isspace()
        and (not after.isalnum())
        and character not in "‘‚‛‹`"
        and at > paragraph.start
    )
    if not opens and not closes:
        return None
    return _Mark(at, Style.SINGLE, opens, closes and not opens)


_ELISIONS = ("em", "cause", "til", "tis", "twas", "n", "round", "bout", "cuz", "ve", "s")


def _is_elision(text: str, at: int) -> bool:
    word = ""
    for character in text[at + 1 : at + 8]:
        if not character.isalnum():
            break
        word += character.lower()
    return word in _ELISIONS or (len(word) in (2, 3) and word[:2].isdigit())


def _step_double(text: str, mark: _Mark, stack: list[_Open], found: list[Quotation]) -> None:
    opened = next((o for o in stack if o.style is Style.DOUBLE), None)
    if opened is not None and mark.can_close:
        depth = stack.index(opened)
        found.append(_make(opened, mark.at + 1, depth))
        del stack[depth:]
    elif opened is None and mark.can_close and not mark.can_open:
        if stack:  # opened with a single mark, closed with a double one
            found.append(_make(stack[0], mark.at + 1, 0))
            stack.clear()
    elif mark.can_open:
        if opened is not None:  # the earlier one was never closed: it ends with its sentence
            depth = stack.index(opened)
            found.append(_make_broken(text, opened, mark.at))
            del stack[depth:]
        stack.append(_Open(mark.at, Style.DOUBLE))


def _step_single(
    text: str, mark: _Mark, later: Sequence[_Mark], stack: list[_Open], found: list[Quotation]
) -> None:
    opened = stack[-1] if stack and stack[-1].style is Style.SINGLE else None
    if mark.can_open:
        if opened is None and len(stack) < 2 and _has_close(later):
            stack.append(_Open(mark.at, Style.SINGLE))
    elif opened is not None and mark.can_close and not _is_possessive(text, mark, later):
        found.append(_make(opened, mark.at + 1, len(stack) - 1))
        stack.pop()


def _has_close(later: Sequence[_Mark]) -> bool:
    return any(m.can_close and (m.style is Style.SINGLE or not m.can_open) for m in later)


def _is_possessive(text: str, mark: _Mark, later: Sequence[_Mark]) -> bool:
    """A mark after a word in s, with a better closing mark to come before the next opening."""
    if text[mark.at] not in _STRAIGHT_APOSTROPHES or text[mark.at - 1] not in "sS":
        return False
    for other in later:
        if other.style is Style.DOUBLE or other.can_open:
            return False
        if text[other.at - 1] in _ENDS_SPEECH:
            return True
    return False


def _make(opened: _Open, end: int, depth: int) -> Quotation:
    return Quotation(
        span=Span(opened.at, end),
        inner=Span(opened.at + 1, end - 1),
        style=opened.style,
        depth=min(depth, 1),
    )


def _make_broken(text: str, opened: _Open, limit: int) -> Quotation:
    end = _sentence_end(text, opened.at + 1, limit)
    return Quotation(
        span=Span(opened.at, end),
        inner=Span(opened.at + 1, end),
        style=opened.style,
        balanced=False,
    )


def _sentence_end(text: str, start: int, limit: int) -> int:
    for at in range(start, limit):
        if text[at] in ".?!" and (at + 1 >= limit or text[at + 1].isspace()):
            return at + 1
    return start + len(text[start:limit].rstrip())


def _end_unclosed(text: str, paragraph: Span, waiting: _Open, goes_on: bool) -> list[Quotation]:
    if waiting.style is Style.SINGLE:
        return []
    if goes_on:
        end = paragraph.start + len(paragraph.of(text).rstrip())
        return [
            Quotation(
                span=Span(waiting.at, end),
                inner=Span(waiting.at + 1, end),
                style=waiting.style,
                goes_on=True,
            )
        ]
    return [_make_broken(text, waiting, paragraph.end)]
