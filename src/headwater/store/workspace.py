"""A workspace folder that can be asked: the store that the faces read."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self, TypeVar

from headwater.errors import StoreError
from headwater.records.findings import StoryFindings
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.review import Review
from headwater.store import segments
from headwater.store.catalogue import listings, manifest, searching
from headwater.store.catalogue.database import FILE, DamagedError, Database, steps
from headwater.store.query import read_query
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

Row = TypeVar("Row")

_COUNTED = ("articles", "stories", "claims", "sources", "predictions", "reviews")


class Workspace:
    """Reads a workspace; see ``Store``.  Any number of threads and processes may at once."""

    def __init__(self, folder: Path, db: Database) -> None:
        self.folder = folder
        self.database = db

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def about(self) -> About:
        """What it is and holds."""
        with self.database.snapshot():
            count = {t: int(self.database.row(f"SELECT count(*) FROM {t}")[0]) for t in _COUNTED}
            pending = self.database.row("SELECT 1 FROM articles WHERE story IS NULL LIMIT 1")
            return About(
                version=self._value("version"),
                settings=self._value("fingerprint"),
                stamp=self.stamp(),
                pending=pending is not None,
                **count,
            )

    def stamp(self) -> str:
        """A short text that changes with every commit."""
        return self._value("stamp")

    def list_stories(
        self, query: str = "", *, offset: int = 0, limit: int = 50, sort: str = "articles"
    ) -> Page[ListedStory]:
        """Stories whose title or lead claim has all the words."""
        with self.database.snapshot():
            return listings.list_stories(
                self.database, query, offset=offset, limit=limit, sort=sort
            )

    def list_articles(
        self, *, story: str | None = None, offset: int = 0, limit: int = 50
    ) -> Page[ListedArticle]:
        """Articles by id, of one story or all."""
        with self.database.snapshot():
            return listings.list_articles(self.database, story, offset=offset, limit=limit)

    def list_claims(self, *, story: str, offset: int = 0, limit: int = 50) -> Page[ListedClaim]:
        """Claims of a story, the most important first."""
        with self.database.snapshot():
            return listings.list_claims(self.database, story, offset=offset, limit=limit)

    def list_sources(
        self, query: str = "", *, kind: str | None = None, offset: int = 0, limit: int = 50
    ) -> Page[ListedSource]:
        """Sources whose name has all the words, those with most attributions first."""
        with self.database.snapshot():
            return listings.list_sources(self.database, query, kind, offset=offset, limit=limit)

    def list_predictions(
        self,
        *,
        status: str | None = None,
        predictor: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page[ListedPrediction]:
        """Predictions by story, of one status or predictor or all."""
        with self.database.snapshot():
            return listings.list_predictions(
                self.database, status, predictor, offset=offset, limit=limit
            )

    def read_findings(self, story: str) -> StoryFindings | None:
        """All rows of one story; ``None`` where there is no such story now."""
        row = self.database.row("SELECT fingerprint FROM stories WHERE id = ?", (story,))
        return self.read_told([row[0]]).get(row[0]) if row else None

    def read_told(self, fingerprints: Sequence[str]) -> dict[str, StoryFindings]:
        """Stored findings by the fingerprint of all that they rest on."""

        def read() -> dict[str, StoryFindings]:
            where = manifest.finding_places(self.database, fingerprints)
            return self._fetch(segments.FINDINGS, where, segments.read_findings)

        return self._steadily(read)

    def read_readings(self, articles: Sequence[str]) -> list[Reading]:
        """The readings of these articles, by id; those that are not there are left out."""

        def read() -> dict[str, Reading]:
            where = manifest.places(self.database, articles)
            return self._fetch(segments.READINGS, where, segments.read_readings)

        found = self._steadily(read)
        return [found[i] for i in sorted(found)]

    def find_story(self, id_: str) -> str | None:
        """The story of an article, claim, source, prediction or attribution, or its own id."""
        for query in (
            "SELECT id FROM stories WHERE id = ?",
            "SELECT story FROM articles WHERE id = ?",
            "SELECT story FROM claims WHERE id = ?",
            "SELECT story FROM sources WHERE id = ?",
            "SELECT story FROM predictions WHERE id = ?",
        ):
            if row := self.database.row(query, (id_,)):
                return row[0] if row[0] is None else str(row[0])
        article = self.find_article(id_)
        return self.find_story(article) if article else None

    def find_article(self, attribution: str) -> str | None:
        """The article of an attribution."""
        query = "SELECT article FROM passages WHERE id = ? AND kind = 'content'"
        row = self.database.row(query, (attribution,))
        return str(row[0]) if row else None

    def search(self, query: str, *, offset: int = 0, limit: int = 20) -> Page[Hit]:
        """Articles, contents and sources with the words of the query, the best first."""
        with self.database.snapshot():
            without = manifest.rejected_passages(self.database)
            asked = read_query(query)
            return searching.search(
                self.database, asked, offset=offset, limit=limit, without=without
            )

    def problems(self) -> list[Problem]:
        """What could not be used of all that was given."""
        return manifest.read_problems(self.database)

    def reviews(self) -> list[Review]:
        """What people decided, in the order in which it arrived."""
        return manifest.read_reviews(self.database)

    def close(self) -> None:
        """Release files and connections."""
        self.database.close()

    def _value(self, name: str) -> str:
        return manifest.read_about(self.database, name) or ""

    def _steadily(self, read: Callable[[], Row]) -> Row:
        """Read again where a writer moved rows to other segments in between."""
        stamp = self.stamp()
        try:
            return read()
        except StoreError:
            if self.stamp() == stamp:
                raise
            return read()

    def _fetch(
        self,
        kind: str,
        where: dict[str, tuple[int, int]],
        read: Callable[[Path, Sequence[int]], list[Row]],
    ) -> dict[str, Row]:
        """Rows by id from the segments that hold them, each segment opened once."""
        by_segment: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for id_, (number, row) in where.items():
            by_segment[number].append((row, id_))
        found: dict[str, Row] = {}
        for number, wanted in sorted(by_segment.items()):
            wanted.sort()
            path = segments.segment_path(self.folder, kind, number)
            rows = read(path, [row for row, _ in wanted])
            found.update(zip((id_ for _, id_ in wanted), rows, strict=True))
        return found


def open_workspace(folder: str | Path) -> Workspace:
    """A workspace to read.

    Raises ``StoreError`` where there is none, or one that this version cannot read.
    """
    folder = Path(folder)
    if not is_workspace(folder):
        raise no_workspace(folder)
    if not (folder / FILE).is_file():
        raise DamagedError(
            f"the catalogue of {folder} is missing",
            hint=f"headwater workspace check --mend {folder} makes it again from what is stored",
        )
    db = Database(folder, writable=False)
    try:
        check_version(db)
    except StoreError:
        db.close()
        raise
    return Workspace(folder, db)


def no_workspace(folder: Path) -> StoreError:
    """What to say of a folder that holds none."""
    return StoreError(f"{folder} is no workspace", hint=f"headwater add {folder} INPUT makes one")


def is_workspace(folder: Path) -> bool:
    """Whether a folder holds a workspace, whole or damaged."""
    return (folder / FILE).is_file() or (folder / segments.READINGS).is_dir()


def check_version(db: Database) -> None:
    """Raise where the catalogue has a schema that this version does not read."""
    found, wanted = db.version(), len(steps())
    if found > wanted:
        raise StoreError(
            f"workspace {db.folder} has schema {found}, this version reads {wanted}",
            hint="install the Headwater that wrote it, or a newer one",
        )
    if found == 0:
        raise DamagedError(
            f"the catalogue of {db.folder} is empty",
            hint=f"headwater workspace check --mend {db.folder} makes it again",
        )
    if found < wanted:
        raise StoreError(
            f"workspace {db.folder} has schema {found}, this version reads {wanted}",
            hint=f"headwater workspace upgrade {db.folder}",
        )
