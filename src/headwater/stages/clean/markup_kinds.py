"""What each line of a page is: the body by its score, the rest by names, place and words."""

import re
from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.records.span import Span
from headwater.stages.clean.bylines import is_byline
from headwater.stages.clean.markup_credits import is_only_credit
from headwater.stages.clean.markup_page import FURNITURE_NAMES, Page
from headwater.stages.clean.markup_shape import (
    NEAR,
    find_groups,
    find_property_groups,
    find_stated_groups,
)
from headwater.stages.clean.phrases import label_by_words
from headwater.stages.clean.piece import Label, Piece, count_words

# words of a byline, of a date line, and the least of a dek
MAX_BYLINE, MAX_DATELINE, MIN_DEK = 30, 16, 5
# lines above the headline and below the last of the body that still belong to the article
AROUND = 12
# share of a headline's letters that a heading must have in common with the title
MIN_TITLE_SHARE = 0.6
# share of a line in links from which it leads to another page
MOSTLY_LINKED, ONLY_LINK = 0.8, 0.95
# words of a caption that no element's name tells
MIN_CAPTION, MAX_CAPTION = 4, 80
# words of a line that leads to another story
MIN_TEASER = 4
# kinds that the words of a line alone may give to a line of the body, and their least score
_FROM_BODY = frozenset({BlockKind.NOTE, BlockKind.CREDIT_LINE, BlockKind.PROMO, BlockKind.TEASER})
MIN_WORDS_SCORE = 0.85
# words of a line of the body whose own words may say that it is something else
MAX_BODY_WORDS = 60
# score of words that are a whole line of furniture: "Advertisement"
WHOLE_LINE = 0.95
# probability of a line of the body that such words, or some inside it, do not overrule: articles
# speak of newsletters and list networks too, in lines that have more
SURE_BODY = 0.88
_FROM_UNSURE = frozenset(
    {BlockKind.PROMO, BlockKind.COMMENT, BlockKind.BOILERPLATE, BlockKind.NOTE}
)
_SENTENCES = frozenset({"words inside", "opening words", "last words", "rights"})
# kinds that the words of a line alone may give to one under a picture
_FROM_CAPTION = frozenset({BlockKind.PROMO, BlockKind.COMMENT})
# what an element is called, or one around it, in which no caption stands; by name alone, by place
_NO_CAPTION = frozenset({"comment", "promo", "dateline"})
_NOT_BESIDE = frozenset({"comment", "furniture", "dateline", "byline"})
_OF_PICTURE = frozenset({"picture", "apart"})
_SURE_CAPTION = frozenset({"picture", "credit"})
_NO_CAPTION_TAGS = frozenset({"nav", "footer", "button", "label", "form", "time"})
_LETTERS = re.compile(r"[\W_]+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


class Kinds:
    """Names the lines of one page."""

    def __init__(self, page: Page, scores: Sequence[float], least: float, title: str | None):
        self.page, self.scores, self.least = page, scores, least
        shapes = page.shapes
        running = [i for i, s in enumerate(shapes) if self.is_body(i) and s.is_paragraph]
        any_body = [i for i in range(len(shapes)) if self.is_body(i)]
        self.first = (running or any_body or [len(shapes)])[0]
        self.last = (any_body or [-1])[-1]
        self.headline = self._find_headline(_fold(title or ""))

    def is_body(self, i: int) -> bool:
        """Whether the score makes a line body."""
        return self.scores[i] >= self.least

    def is_beside_picture(self, i: int) -> bool:
        """Whether a line inside the article is no body and comes with a picture."""
        shape = self.page.shapes[i]
        if not self.headline < i <= self.last + NEAR or self.is_body(i) or self.headline < 0:
            return False
        if not MIN_CAPTION <= shape.count <= MAX_CAPTION or shape.part.linked >= MOSTLY_LINKED:
            return False
        if shape.part.tag in _HEADINGS or shape.part.tag in ("li", "button", "label"):
            return False
        words = [w for n in shape.place.names[-NEAR - 1 :] for w in n.words]
        if i < self.first and "dek" in find_groups([w for w in words if w != "description"]):
            return False
        kinds = self.page.around[i].kinds
        if "picture" in find_groups(words):
            return kinds.isdisjoint(_NOT_BESIDE) or is_only_credit(shape.words)
        if not self.first < i < self.last or "image" not in shape.part.hints:
            return False
        plain = shape.count > MIN_CAPTION and kinds <= _OF_PICTURE
        return (plain and "icon" not in shape.part.hints) or is_only_credit(shape.words)

    def is_caption(self, i: int, *, named: bool) -> bool:
        """Whether a line in a picture's element is its caption or credit.

        ``named`` says that nothing but a name makes it such an element: designs call any small
        print a caption, in menus as well.
        """
        shape, place = self.page.shapes[i], self.page.shapes[i].place
        if self._is_called_else(i) or (named and shape.part.tag in _HEADINGS):
            return False
        if not named or place.near & _SURE_CAPTION:
            return True
        if place.tags & _NO_CAPTION_TAGS or self.page.around[i].kinds & _NO_CAPTION:
            return False
        has_picture = "image" in shape.part.hints or is_only_credit(shape.words)
        if shape.part.linked >= MOSTLY_LINKED or (shape.count < MIN_CAPTION and not has_picture):
            return False
        return self._start() - AROUND <= i <= self.last + AROUND

    def _is_called_else(self, i: int) -> bool:
        """Whether the words of a line under a picture say that they are no caption."""
        shape = self.page.shapes[i]
        found = label_by_words(Piece(Span(shape.part.start, shape.part.end), shape.words, i))
        if found is None or shape.words[-1:] == ":" or is_only_credit(shape.words):
            return False
        whole = found.kind == BlockKind.BOILERPLATE and found.rule == "whole line"
        return whole or found.kind in _FROM_CAPTION

    def _start(self) -> int:
        """Where the article begins, as far as it can be told."""
        return self.headline if self.headline >= 0 else self.first - AROUND

    def name(self, i: int, piece: Piece) -> Label:
        """The label of one line."""
        shape, score = self.page.shapes[i], self.scores[i]
        if i == self.headline:
            return Label(BlockKind.HEADLINE, 0.95, "heading with the title")
        if self._is_dek(i):
            return Label(BlockKind.DEK, 0.8, "between headline and text")
        if self.is_body(i):
            if found := self.find_words(i, piece):
                return found
            if shape.words.isupper() and shape.part.linked >= ONLY_LINK:
                return Label(BlockKind.TEASER, 0.7, "link in capitals")
            if i < self.first and (head := self._head(i, piece)):
                return head
            return Label(BlockKind.BODY, round(score, 3), "weighted markup")
        return self._furniture(i, piece)

    def find_words(self, i: int, piece: Piece) -> Label | None:
        """The label that words give to a line of the body, or to a part of one, by themselves."""
        found = label_by_words(piece) if count_words(piece.words) <= MAX_BODY_WORDS else None
        if found is None or (found.kind in _FROM_BODY and found.score >= MIN_WORDS_SCORE):
            return found
        if self.scores[i] >= SURE_BODY or self.page.shapes[i].part.tag in _HEADINGS:
            return None
        in_sentence = found.rule in _SENTENCES and found.kind in _FROM_UNSURE
        return found if in_sentence or found.score >= WHOLE_LINE else None

    def _furniture(self, i: int, piece: Piece) -> Label:
        shape = self.page.shapes[i]
        score = round(1 - self.scores[i], 3)
        place = shape.place
        around = self.page.around[i].kinds
        if "comment" in around:
            return Label(BlockKind.COMMENT, max(score, 0.6), "comment in markup")
        if head := self._head(i, piece):
            return head
        if self.headline - AROUND <= i <= self.last + AROUND and (by := label_by_words(piece)):
            return by
        if "nav" in place.tags or "footer" in place.tags:
            return Label(BlockKind.BOILERPLATE, max(score, 0.6), "menu or footer")
        if "promo" in around or "promo" in place.near:
            return Label(BlockKind.PROMO, max(score, 0.6), "promotion in markup")
        leads = "teaser" in around or shape.part.linked >= MOSTLY_LINKED
        if leads and shape.count >= MIN_TEASER:
            return Label(BlockKind.TEASER, max(score, 0.6), "leads to another page")
        return Label(BlockKind.BOILERPLATE, score, "weighted markup")

    def _head(self, i: int, piece: Piece) -> Label | None:
        """Byline and date, which stand near the headline or the first paragraph."""
        shape = self.page.shapes[i]
        if not self._start() - AROUND <= i <= self.first + AROUND or shape.count > MAX_BYLINE:
            return None
        if shape.closed and shape.count > MAX_DATELINE:
            return None
        place, stated = shape.place, find_stated_groups(shape.part.hints)
        reads_so = i < self.first and not self.page.holds(i, FURNITURE_NAMES)
        is_named = "byline" in place.near or "byline" in stated
        if is_named or (reads_so and is_byline(piece.words)):
            return Label(BlockKind.BYLINE, 0.85, "byline in markup or words")
        is_time = bool(place.names) and place.names[-1].tag == "time"
        dated = is_time or "dateline" in place.near or "dateline" in stated
        if dated and shape.count <= MAX_DATELINE and any(c.isdigit() for c in piece.words):
            return Label(BlockKind.DATELINE, 0.85, "date in markup")
        return None

    def _is_dek(self, i: int) -> bool:
        shape = self.page.shapes[i]
        if not self.headline < i < self.first + 1 or shape.count < MIN_DEK or self.headline < 0:
            return False
        place, part = shape.place, shape.part
        if part.linked >= MOSTLY_LINKED or self.page.holds(i, FURNITURE_NAMES):
            return False
        if self.page.holds(i, "promo"):
            return False
        named = "dek" in find_property_groups(part.hints)
        named = named or any("dek" in name.groups for name in place.names[-NEAR + 1 :])
        if i == self.first:
            return named and part.tag in _HEADINGS
        return named or (part.tag in _HEADINGS and i <= self.headline + NEAR)

    def _find_headline(self, title: str) -> int:
        best, found = 0.0, -1
        for i, shape in enumerate(self.page.shapes[: self.first + 1]):
            heads = shape.part.tag == "h1" or any(
                h == "itemprop:headline" for h in shape.part.hints
            )
            letters = _fold(shape.words)
            if not letters or shape.count > MAX_BYLINE * 2:
                continue
            share = _shared(letters, title) if title else 0.0
            value = share + 0.5 * heads + 0.2 * (shape.part.tag in _HEADINGS)
            if (heads or share >= MIN_TITLE_SHARE) and value >= best:
                best, found = value, i
        return found


def _fold(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _shared(letters: str, title: str) -> float:
    """How much two headings share, where one holds the other."""
    short, long = sorted((letters, title), key=len)
    return len(short) / len(long) if short and short in long else 0.0
