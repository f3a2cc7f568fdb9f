"""Golden stories: short invented articles in a folder, and what a careful reader finds in them.

``expected.toml`` beside the articles is written by reading.  Each of its entries becomes one test.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import headwater
from headwater.records.dossier import (
    Dossier,
    DossierArticle,
    DossierAttribution,
    DossierClaim,
    DossierStory,
)
from headwater.records.span import Span
from headwater.records.tracing import Place

WORD = re.compile(r"\w+")
Entry = dict[str, object]
Words = set[int]

# the least share of an expected passage's words that a found one must cover to be the same
MIN_COVERED = 0.6


@dataclass(frozen=True)
class Golden:
    """A story's dossier and its expected answer; articles go by the stem of their file."""

    name: str
    expected: dict[str, list[Entry]]
    dossier: Dossier

    def article(self, stem: str) -> DossierArticle:
        """The article read from the file of that stem."""
        found = [a for a in self.dossier.articles if a.path and Path(a.path).stem == stem]
        assert len(found) == 1, f"{len(found)} articles were read from {stem}"
        return found[0]

    def story_of(self, stem: str) -> DossierStory:
        """The story that holds an article."""
        id_ = self.article(stem).id
        return next(s for s in self.dossier.stories if id_ in s.articles)

    def span(self, stem: str, words: str) -> Span:
        """Where the words stand in the article."""
        at = self.article(stem).text.find(words)
        assert at >= 0, f"{stem} does not hold {words!r}"
        return Span(at, at + len(words))

    def words(self, stem: str, spans: tuple[Span, ...] | list[Span]) -> Words:
        """The numbers of the article's words that spans touch."""
        found = WORD.finditer(self.article(stem).text)
        return {
            n
            for n, m in enumerate(found)
            if any(s.start < m.end() and m.start() < s.end for s in spans)
        }

    def covers(self, stem: str, spans: tuple[Span, ...], words: str) -> bool:
        """Whether spans cover enough of the words to be the same passage."""
        wanted = self.words(stem, [self.span(stem, words)])
        return len(wanted & self.words(stem, spans)) >= MIN_COVERED * len(wanted)

    def attribution(self, stem: str, content: str) -> DossierAttribution:
        """The attribution whose content is nearest to the words; of equals the outer one."""
        article = self.article(stem)
        wanted = self.words(stem, [self.span(stem, content)])
        found = [t for t in article.attributions if self.covers(stem, t.content, content)]
        assert found, f"no attribution of {stem} has the content {content!r}"
        return min(
            found, key=lambda t: (len(wanted ^ self.words(stem, t.content)), t.parent is not None)
        )

    def claims_with(self, places: list[list[str]]) -> list[DossierClaim]:
        """Claims with a wording over every place, a place being (article, words)."""
        ids = {stem: self.article(stem).id for stem, _ in places}
        return [
            claim
            for story in self.dossier.stories
            for claim in story.claims
            if all(
                any(
                    w.article == ids[stem] and self.covers(stem, w.spans, words)
                    for w in claim.wordings
                )
                for stem, words in places
            )
        ]

    def touches(self, place: Place, stem: str, words: str) -> bool:
        """Whether a place of a change shares a word with the words."""
        if place.article != self.article(stem).id:
            return False
        return bool(self.words(stem, place.spans) & self.words(stem, [self.span(stem, words)]))


def load_golden(folder: Path) -> Golden:
    """Trace a folder's articles and read what is expected of them."""
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    return Golden(
        name=str(expected.pop("title")),
        expected=expected,
        dossier=headwater.trace([folder / "articles"]),
    )
