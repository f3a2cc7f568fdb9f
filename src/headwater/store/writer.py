"""The one writer of a workspace: segments first, then one transaction that makes them count."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from headwater.errors import StoreError
from headwater.records.identity import Identity
from headwater.records.problem import Problem
from headwater.records.review import Review
from headwater.records.story import Story
from headwater.store import recovery, segments
from headwater.store.catalogue import listings, manifest
from headwater.store.catalogue.database import Database
from headwater.store.catalogue.lock import OWN_FILES, WriterLock
from headwater.store.reviewing import write_review
from headwater.store.rows import Batch, Removal, Standing
from headwater.store.segments import Told
from headwater.store.summaries import names_of, summarise
from headwater.store.workspace import Workspace, check_version, is_workspace, no_workspace

# stories whose rows are made together: enough that a segment is opened once, not for each
STORIES_AT_ONCE = 256


class Writer(Workspace):
    """A workspace that this process may change; others read on as it was until each commit."""

    def __init__(self, folder: Path, db: Database, lock: WriterLock) -> None:
        super().__init__(folder, db)
        self._lock = lock
        self.notes: list[str] = []  # what was found and mended on opening, in words

    def close(self) -> None:
        """Release files, connections and the right to write."""
        try:
            super().close()
        finally:
            self._lock.release()

    def read_value(self, name: str) -> str | None:
        """A value kept beside the articles."""
        return manifest.read_about(self.database, name)

    def write_value(self, name: str, value: str) -> None:
        """Keep a value beside the articles."""
        with self.database.transaction():
            manifest.write_about(self.database, name, value)

    def standings(self) -> list[Standing]:
        """Every stored article's place in the workspace, by id."""
        return manifest.standings(self.database)

    def sketches(self) -> dict[str, bytes]:
        """What the group stage needs of every article."""
        found: dict[str, bytes] = {}
        query = "SELECT id, row FROM articles WHERE segment = ?"
        for number in manifest.segments(self.database, segments.READINGS):
            rows = segments.read_sketches(self._path(segments.READINGS, number))
            found.update((i, rows[row][1]) for i, row in self.database.rows(query, (number,)))
        return found

    def has_input(self, fingerprint: str) -> bool:
        """Whether this input was read to its end before."""
        query = "SELECT 1 FROM inputs WHERE fingerprint = ?"
        return self.database.row(query, (fingerprint,)) is not None

    def duplicates(self) -> list[Identity]:
        """Texts that were given though they were there already."""
        return manifest.duplicates(self.database)

    def removed_texts(self) -> frozenset[str]:
        """SHA-256 of the texts that were taken out and are not to come back by themselves."""
        return frozenset(r[0] for r in self.database.rows("SELECT text_sha256 FROM removed"))

    def commit(self, batch: Batch) -> None:
        """Keep a batch for good: after this no fault loses it."""
        number = self._next_number()
        if batch.kept:
            path = self._path(segments.READINGS, number)
            segments.write_readings(path, batch.kept, batch.problems)
        with self.database.transaction():
            manifest.forget_articles(self.database, batch.displaced)
            if batch.kept:
                self._count_segment(number, segments.READINGS, len(batch.kept))
            for row, kept in enumerate(batch.kept):
                manifest.put_article(self.database, kept, number, row)
            manifest.put_duplicates(self.database, batch.duplicates, batch.settled)
            manifest.add_problems(self.database, batch.problems, manifest.INGEST)
            manifest.add_problems(self.database, batch.stopped, manifest.ARTICLE)
            self.database.run_many(
                "INSERT OR IGNORE INTO inputs VALUES (?)", ((i,) for i in batch.inputs)
            )
            manifest.mark_commit(self.database)

    def commit_findings(self, told: Sequence[Told]) -> None:
        """Keep what was found in some stories; they are shown when ``commit_stories`` says so."""
        if not told:
            return
        number = self._next_number()
        segments.write_findings(self._path(segments.FINDINGS, number), told)
        with self.database.transaction():
            self._count_segment(number, segments.FINDINGS, len(told))
            self.database.run_many(
                "INSERT OR REPLACE INTO findings VALUES (?,?,?)",
                ((t.fingerprint, number, row) for row, t in enumerate(told)),
            )

    def told(self, fingerprints: Sequence[str]) -> frozenset[str]:
        """Those fingerprints whose findings are stored."""
        return frozenset(manifest.finding_places(self.database, fingerprints))

    def commit_stories(
        self,
        stories: Sequence[tuple[Story, str]],
        problems: Sequence[Problem],
        values: Mapping[str, str],
    ) -> list[str]:
        """Show these stories (each with its fingerprint) and no others; ids of those that changed.

        Findings of all of them must be stored.
        """
        known = listings.current_stories(self.database)
        wanted = {story.id: print_ for story, print_ in stories}
        changed = {i for i in known.keys() | wanted if known.get(i) != wanted.get(i)}
        with self.database.transaction():
            for id_ in sorted(changed & known.keys()):
                listings.drop_story(self.database, id_)
            self._put_stories([wanted[id_] for id_ in sorted(changed & wanted.keys())])
            self.database.run_many(
                "UPDATE articles SET story = ? WHERE id = ?",
                ((s.id, a) for s, _ in stories if s.id in changed for a in s.articles),
            )
            self.database.run("DELETE FROM problems WHERE stage = ?", (manifest.STORY,))
            manifest.add_problems(self.database, problems, manifest.STORY)
            for name, value in values.items():
                manifest.write_about(self.database, name, value)
            manifest.mark_commit(self.database)
        return sorted(changed)

    def add_review(self, review: Review) -> None:
        """Keep a decision for good; the same one twice is one."""
        if self.database.row("SELECT 1 FROM reviews WHERE id = ?", (review.id,)):
            return
        if not review.articles:
            review = msgspec.structs.replace(review, articles=self._find_anchors(review))
        number = self._next_number()
        write_review(self.folder, number, review)
        with self.database.transaction():
            manifest.add_review(self.database, review, number)
            manifest.mark_commit(self.database)

    def find_articles(self, names: Sequence[str]) -> list[str]:
        """Ids of the articles that have these ids or addresses; raises where one has none."""
        found: set[str] = set()
        for name in names:
            rows = self.database.rows("SELECT id FROM articles WHERE ? IN (id, url)", (name,))
            if not rows:
                raise StoreError(
                    f"no article {name!r} in {self.folder}",
                    hint="headwater search finds articles by their words",
                )
            found.update(r[0] for r in rows)
        return sorted(found)

    def find_versions(self, ids: Sequence[str]) -> list[str]:
        """Ids of all articles that have the addresses of these."""
        query = "SELECT url FROM articles WHERE url IS NOT NULL AND id IN ({})"
        urls = sorted({r[0] for r in manifest.among(self.database, query, ids)})
        query = "SELECT id FROM articles WHERE url IN ({})"
        return [r[0] for r in manifest.among(self.database, query, urls)]

    def remove(self, articles: Sequence[str]) -> Removal:
        """Take articles out, with every text that is the same; their stories are to be found again.

        The words are gone from the disk after ``compact``.
        """
        gone = self._same_texts(articles)
        if not gone:
            return Removal(articles=(), stories=(), claims=0, attributions=0)
        ids = sorted(r[0] for r in gone)
        stories = sorted({r[2] for r in gone if r[2]})
        query = "SELECT count(*) FROM claims WHERE story IN ({})"
        claims = sum(int(r[0]) for r in manifest.among(self.database, query, stories))
        number = self._next_number()
        rows = [(r[0], r[1]) for r in gone]
        segments.write_removals(self._path(segments.REMOVALS, number), rows)
        with self.database.transaction():
            self._count_segment(number, segments.REMOVALS, len(gone))
            manifest.remove_articles(self.database, rows)
            for story in stories:
                listings.drop_story(self.database, story)
            manifest.write_about(self.database, "grouped", "")
            manifest.mark_commit(self.database)
        return Removal(
            articles=tuple(ids),
            stories=tuple(stories),
            claims=claims,
            attributions=sum(r[3] for r in gone),
        )

    def _find_anchors(self, review: Review) -> tuple[str, ...]:
        """The articles that a review's target and value stand in, as far as they are known."""
        value = review.value or ""
        found: set[str] = set()
        for id_ in dict.fromkeys((review.target, value, *value.split())):
            if self.database.row("SELECT 1 FROM articles WHERE id = ?", (id_,)):
                found.add(id_)
            elif article := self.find_article(id_):
                found.add(article)
            for (articles,) in self.database.rows(
                "SELECT articles FROM anchors WHERE id = ?", (id_,)
            ):
                found.update(msgspec.json.decode(articles, type=list[str]))
        return tuple(sorted(found))

    def _put_stories(self, fingerprints: Sequence[str]) -> None:
        """The rows of lists that show these stories; segments are read one after the other."""
        where = manifest.finding_places(self.database, fingerprints)
        ordered = sorted(where, key=lambda f: where[f])
        for at in range(0, len(ordered), STORIES_AT_ONCE):
            part = ordered[at : at + STORIES_AT_ONCE]
            told = self.read_told(part)
            foretold = {p.article for f in told.values() for p in f.predictions}
            texts = {r.id: r.text for r in self.read_readings(sorted(foretold))}
            for fingerprint in part:
                found = told[fingerprint]
                members = listings.article_rows(self.database, found.story.articles)
                summary = summarise(found, members, texts)
                listings.put_story(self.database, summary, fingerprint, names_of(found))

    def _same_texts(self, articles: Sequence[str]) -> list[Any]:
        """Id, text hash, story and number of attributions of all that have a text of these."""
        query = "SELECT text_sha256 FROM articles WHERE id IN ({})"
        texts = sorted({r[0] for r in manifest.among(self.database, query, articles)})
        columns = "id, text_sha256, story, attributions"
        query = f"SELECT {columns} FROM articles WHERE text_sha256 IN ({{}})"
        return manifest.among(self.database, query, texts)

    def _count_segment(self, number: int, kind: str, rows: int) -> None:
        """A segment that was written counts from now on."""
        size = self._path(kind, number).stat().st_size
        manifest.add_segment(self.database, number, kind, rows, size)

    def _path(self, kind: str, number: int) -> Path:
        return segments.segment_path(self.folder, kind, number)

    def _next_number(self) -> int:
        return recovery.next_number(self.folder, self.database)


def open_writer(folder: str | Path, *, create: bool = False) -> Writer:
    """A workspace to change; what a killed writer left half done is put in order first.

    Raises ``StoreError`` where another process writes, or where this version cannot.
    """
    folder = Path(folder)
    _make_folder(folder, create=create)
    lock = WriterLock(folder)
    lock.take()
    db = Database(folder, writable=True)
    try:
        notes = recovery.put_in_order(folder, db)
        check_version(db)
    except BaseException:
        db.close()
        lock.release()
        raise
    writer = Writer(folder, db, lock)
    writer.notes = notes
    return writer


def _make_folder(folder: Path, *, create: bool) -> None:
    if is_workspace(folder):
        return
    if not create:
        raise no_workspace(folder)
    if folder.is_file():
        raise StoreError(f"{folder} is a file", hint="name a folder for the workspace first")
    try:
        folder.mkdir(exist_ok=True)
        if any(p.name not in OWN_FILES for p in folder.iterdir()):
            raise StoreError(
                f"{folder} holds other files", hint="name an empty folder or a new one"
            )
    except OSError as error:
        raise StoreError(
            f"cannot make a workspace in {folder}: {error.strerror}",
            hint="name a folder whose parent exists and where you may write",
        ) from error
