"""What the faces ask of a store; reading never waits for a writer."""

from collections.abc import Sequence
from typing import Protocol

from headwater.records.findings import StoryFindings
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.review import Review
from headwater.store.rows import (
    About,
    Hit,
    ListedArticle,
    ListedClaim,
    ListedPrediction,
    ListedSource,
    ListedStory,
    Page,
)


class Store(Protocol):
    """A workspace that can be asked; every answer is of one commit."""

    def about(self) -> About:
        """What it is and holds."""
        ...

    def stamp(self) -> str:
        """A short text that changes with every commit."""
        ...

    def list_stories(
        self, query: str = "", *, offset: int = 0, limit: int = 50, sort: str = "articles"
    ) -> Page[ListedStory]:
        """Stories whose title or lead claim has all the words; ``sort``: ``STORY_SORTS``."""
        ...

    def list_articles(
        self, *, story: str | None = None, offset: int = 0, limit: int = 50
    ) -> Page[ListedArticle]:
        """Articles by id, of one story or all."""
        ...

    def list_claims(self, *, story: str, offset: int = 0, limit: int = 50) -> Page[ListedClaim]:
        """Claims of a story, the most important first."""
        ...

    def list_sources(
        self, query: str = "", *, kind: str | None = None, offset: int = 0, limit: int = 50
    ) -> Page[ListedSource]:
        """Sources whose name has all the words, those with most attributions first."""
        ...

    def list_predictions(
        self,
        *,
        status: str | None = None,
        predictor: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page[ListedPrediction]:
        """Predictions by story, of one status or predictor or all."""
        ...

    def read_findings(self, story: str) -> StoryFindings | None:
        """All rows of one story; ``None`` where there is no such story now."""
        ...

    def read_readings(self, articles: Sequence[str]) -> list[Reading]:
        """The readings of these articles, by id; those that are not there are left out."""
        ...

    def find_story(self, id_: str) -> str | None:
        """The story of an article, claim, source, prediction or attribution, or its own id."""
        ...

    def find_article(self, attribution: str) -> str | None:
        """The article of an attribution."""
        ...

    def search(self, query: str, *, offset: int = 0, limit: int = 20) -> Page[Hit]:
        """Articles, contents and sources with the words of the query, the best first."""
        ...

    def problems(self) -> list[Problem]:
        """What could not be used of all that was given."""
        ...

    def reviews(self) -> list[Review]:
        """What people decided, in the order in which it arrived."""
        ...

    def close(self) -> None:
        """Release files and connections."""
        ...
