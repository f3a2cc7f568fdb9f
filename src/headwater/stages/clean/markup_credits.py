"""Words under pictures: which part of them is the credit, and what the credit says."""

import re
from collections.abc import Sequence
from functools import cache

from headwater.records.article import BlockKind, PictureCredit
from headwater.records.span import Span
from headwater.stages.clean.markup_shape import Shape, find_property_groups
from headwater.stages.clean.photo import find_credit, find_licence, find_url, is_credit
from headwater.stages.clean.piece import Label, Piece, ends_sentence, make_piece
from headwater.text.furniture import load_credit_words
from headwater.text.markup import load_markup_words

# words of a credit; a longer part is a caption that names its photographer somewhere
MAX_CREDIT_WORDS = 25
# elements counted from the line outwards in which its name says "credit"
NEAR = 2
# characters of a credit behind a mark
_MAX_MARKED = 90
_LICENCES = ("creativecommons.org", "/licenses/", "/licence")
_BETWEEN = re.compile(r"\s*(?:/|\||,|;|\bvia\b|\bfor\b|\bfür\b|\bpour\b|\s[-–—]\s)\s*")
# a name behind the caption's last sentence, whose last word is no abbreviation, or in brackets
_AFTER_SENTENCE = re.compile(r"(?<=[^\W\d_A-Z]{4}[.!?])\s*(?P<c>[^\W\d_a-z][^.!?…:]{1,70})$")
_IN_BRACKETS = re.compile(r"\s(?P<c>[(\[][A-Z@][^()\[\]]{1,70}[)\]])$")
MAX_NAME_WORDS = 9
_EDGES = " \t\n()[]{}|/:;,.–—-"


@cache
def _marked() -> re.Pattern[str]:
    marks = sorted(load_markup_words()["marks"], key=lambda m: (-len(m), m))
    words = "|".join(re.escape(m) for m in marks)
    return re.compile(
        rf"(?:^|(?<=[\s.!?”\"’)(|\[/–—-]))[(\[]?(?:(?i:{words})\s*[:=]|[©ⓒ]|\(c\)|[Cc]opyright )\s*"
        rf"\S.{{0,{_MAX_MARKED}}}$"
    )


@cache
def _leading() -> re.Pattern[str]:
    marks = sorted(load_markup_words()["marks"], key=lambda m: (-len(m), m))
    words = "|".join(re.escape(m) for m in marks)
    return re.compile(rf"^[\s(\[|©–—-]*(?:(?i:{words})(?!\w)\s*[:=]?\s*|[©ⓒ]\s*)*", re.IGNORECASE)


def cut_picture_lines(text: str, group: Sequence[Shape], line: int) -> list[Piece]:
    """Pieces of the words under one picture: captions, each linked to its credit."""
    pieces: list[tuple[Piece, PictureCredit | None]] = []
    for number, shape in enumerate(group):
        pieces.extend(_cut(text, shape, line, is_last=0 < number == len(group) - 1))
    credits = [i for i, (_, credit) in enumerate(pieces) if credit]
    for i, (piece, own) in enumerate(pieces):
        if own is not None:
            continue
        if not any(map(str.isalnum, piece.words)):
            piece.label = Label(BlockKind.BOILERPLATE, 0.9, "separator")
            continue
        near = min(credits, key=lambda k: (abs(k - i), k < i), default=None)
        credit = pieces[near][1] if near is not None else None
        piece.label = Label(BlockKind.CAPTION, 0.9, "words under a picture", credit=credit)
    return [piece for piece, _ in pieces]


def _cut(
    text: str, shape: Shape, line: int, *, is_last: bool
) -> list[tuple[Piece, PictureCredit | None]]:
    part, words = shape.part, shape.words
    whole = Span(part.start, part.end).trimmed(text)
    if whole is None:
        return []
    short = shape.count <= MAX_CREDIT_WORDS
    ends = is_last and not shape.closed and shape.count < MAX_NAME_WORDS and not words[0].islower()
    at = _find_start(words)
    is_cut = at is not None and ends_sentence(words[:at].rstrip())
    only = short and (_is_named_credit(shape) or (not is_cut and is_only_credit(words)))
    if ends or only:
        return [_credit_piece(text, whole, shape, line)]
    if at is None or not words[:at].strip(_EDGES):
        return [(make_piece(text, whole.start, whole.end, line), None)]
    cut = whole.start + at
    rest = _credit_piece(text, Span(cut, whole.end), shape, line)
    return [(make_piece(text, whole.start, cut, line), None), rest]


def _is_named_credit(shape: Shape) -> bool:
    names = shape.place.names
    named = any("credit" in name.groups for name in names[-NEAR:])
    named = named or "credit" in find_property_groups(shape.part.hints)
    return named and names[-1].tag != "figure"


def is_only_credit(words: str) -> bool:
    """Whether a line under a picture is nothing but its credit."""
    found = _marked().search(words)
    if found is not None and found.start() == 0:
        return True
    inside = _IN_BRACKETS.fullmatch(f" {words}")
    return (inside is not None and words.count(" ") < MAX_NAME_WORDS) or is_credit(words)


def _find_start(words: str) -> int | None:
    """Where a credit at the end of a caption begins."""
    if found := find_credit(words):
        return found.start
    marked = _marked().search(words)
    if marked and marked.group().count(" ") < MAX_CREDIT_WORDS:
        return marked.start()
    for pattern in (_IN_BRACKETS, _AFTER_SENTENCE):
        found_ = pattern.search(words)
        if found_ and found_["c"].count(" ") < MAX_NAME_WORDS:
            return found_.start("c")
    return None


def _credit_piece(text: str, span: Span, shape: Shape, line: int) -> tuple[Piece, PictureCredit]:
    piece = make_piece(text, span.start, span.end, line)
    credit = read_credit(piece.words, piece.span, shape.part.hints)
    piece.label = Label(
        BlockKind.CREDIT, 0.9, "picture credit", credit.licence, credit.source_url, credit
    )
    return piece, credit


def read_credit(words: str, span: Span, hints: Sequence[str]) -> PictureCredit:
    """What a credit says: who made the picture, who supplied it, under which licence."""
    links = [h.removeprefix("href:") for h in hints if h.startswith("href:")]
    licence_url = next((u for u in links if any(m in u for m in _LICENCES)), None)
    name = _leading().sub("", words).strip(_EDGES)
    parts = [p for p in (p.strip(_EDGES) for p in _BETWEEN.split(name)) if p]
    agencies = {p.casefold() for p in load_credit_words().pictures}
    agency = next((p for p in reversed(parts) if p.casefold() in agencies), None)
    if agency is None and len(parts) > 1:
        agency = parts[-1]
    author = next((p for p in parts if p != agency and not find_licence(p)), None)
    return PictureCredit(
        start=span.start,
        end=span.end,
        raw=words,
        author=author,
        agency=agency,
        licence=find_licence(words),
        licence_url=licence_url,
        source_url=find_url(words) or next((u for u in links if u != licence_url), None),
    )
