"""What each line of a page is: the body by its score, the rest by names, place and words."""

import re
from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.stages.clean.bylines import is_byline
from headwater.stages.clean.markup_page import Page
from headwater.stages.clean.markup_shape import tag_of, words_of
from headwater.stages.clean.phrases import label_by_words
from headwater.stages.clean.piece import Label, Piece
from headwater.text.markup import load_markup_words

# words of a byline, of a date line, and the least of a dek
MAX_BYLINE, MAX_DATELINE, MIN_DEK = 30, 16, 5
# elements counted from the line outwards in which its name tells what it is
NEAR = 3
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
        words = {w for n in shape.part.path[-NEAR - 1 :] for w in words_of(n)}
        table = load_markup_words()
        if i < self.first and not table["dek"].isdisjoint(words - {"description"}):
            return False
        if not table["picture"].isdisjoint(words):
            return True
        return "image" in shape.part.hints and self.first < i and shape.count > MIN_CAPTION

    def name(self, i: int, piece: Piece) -> Label:
        """The label of one line."""
        shape, score = self.page.shapes[i], self.scores[i]
        if i == self.headline:
            return Label(BlockKind.HEADLINE, 0.95, "heading with the title")
        if self._is_dek(i):
            return Label(BlockKind.DEK, 0.8, "between headline and text")
        if self.is_body(i):
            found = label_by_words(piece) if shape.count <= MAX_BYLINE * 2 else None
            if found and found.kind in _FROM_BODY and found.score >= MIN_WORDS_SCORE:
                return found
            if shape.words.isupper() and shape.part.linked >= ONLY_LINK:
                return Label(BlockKind.TEASER, 0.7, "link in capitals")
            if i < self.first and (head := self._head(i, piece)):
                return head
            return Label(BlockKind.BODY, round(score, 3), "weighted markup")
        return self._furniture(i, piece)

    def _furniture(self, i: int, piece: Piece) -> Label:
        shape = self.page.shapes[i]
        score = round(1 - self.scores[i], 3)
        near = {w for n in shape.part.path[-NEAR:] for w in words_of(n)}
        table = load_markup_words()
        if self.page.holds(shape.part.path, "comment"):
            return Label(BlockKind.COMMENT, max(score, 0.6), "comment in markup")
        if head := self._head(i, piece):
            return head
        if self.headline - AROUND <= i <= self.last + AROUND and (by := label_by_words(piece)):
            return by
        tags = {tag_of(n) for n in shape.part.path}
        if tags & {"nav", "footer"}:
            return Label(BlockKind.BOILERPLATE, max(score, 0.6), "menu or footer")
        if self.page.holds(shape.part.path, "promo") or not table["promo"].isdisjoint(near):
            return Label(BlockKind.PROMO, max(score, 0.6), "promotion in markup")
        named = self.page.holds(shape.part.path, "teaser")
        leads = shape.part.linked >= MOSTLY_LINKED and shape.count >= MIN_TEASER
        if (named and shape.count >= MIN_TEASER) or leads:
            return Label(BlockKind.TEASER, max(score, 0.6), "leads to another page")
        return Label(BlockKind.BOILERPLATE, score, "weighted markup")

    def _head(self, i: int, piece: Piece) -> Label | None:
        """Byline and date, which stand near the headline or the first paragraph."""
        shape = self.page.shapes[i]
        start = self.headline if self.headline >= 0 else self.first - AROUND
        if not start - AROUND <= i <= self.first + AROUND or shape.count > MAX_BYLINE:
            return None
        if shape.closed and shape.count > MAX_DATELINE:
            return None
        words = {w for n in shape.part.path[-NEAR:] for w in words_of(n)}
        words |= {w for h in shape.part.hints if ":" in h for w in words_of(f".{h[:30]}")}
        table = load_markup_words()
        reads_so = i < self.first and not self.page.furniture[shape.part.path]
        if not table["byline"].isdisjoint(words) or (reads_so and is_byline(piece.words)):
            return Label(BlockKind.BYLINE, 0.85, "byline in markup or words")
        is_time = bool(shape.part.path) and tag_of(shape.part.path[-1]) == "time"
        dated = is_time or not table["dateline"].isdisjoint(words)
        if dated and shape.count <= MAX_DATELINE and any(c.isdigit() for c in piece.words):
            return Label(BlockKind.DATELINE, 0.85, "date in markup")
        return None

    def _is_dek(self, i: int) -> bool:
        shape = self.page.shapes[i]
        if not self.headline < i < self.first + 1 or shape.count < MIN_DEK or self.headline < 0:
            return False
        if shape.part.linked >= MOSTLY_LINKED or self.page.furniture[shape.part.path]:
            return False
        near = [w for n in shape.part.path[-NEAR + 1 :] for w in words_of(n)]
        hints = [
            w for h in shape.part.hints if h.startswith("itemprop:") for w in words_of(f".{h}")
        ]
        named = not load_markup_words()["dek"].isdisjoint([*near, *hints])
        if i == self.first:
            return named and shape.part.tag in _HEADINGS
        return named or (shape.part.tag in _HEADINGS and i <= self.headline + NEAR)

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
