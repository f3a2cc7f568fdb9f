"""Articles into a workspace: each read once, a batch committed before the next is begun."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from headwater.engine.base import Engine, Stopped
from headwater.pipeline.article import Sketched, sketch_article
from headwater.pipeline.fingerprints import reading_fingerprint
from headwater.pipeline.run import ARTICLE_PLAN, Progress, make_stopped
from headwater.records.article import Article
from headwater.records.identity import Identity
from headwater.records.problem import Problem
from headwater.settings import Settings
from headwater.stages.ingest.draft import Draft
from headwater.stages.ingest.finish import find_emptiness, make_article
from headwater.stages.ingest.identity import identify, settle_ids, wanted_id
from headwater.stages.ingest.inputs import Ended, read_inputs
from headwater.stages.ingest.troubles import make_trouble
from headwater.store.rows import Batch, Kept, Standing
from headwater.store.writer import Writer

# articles read between two commits: few enough that a fault costs seconds and memory stays small,
# enough that processes are busy and segments are not many
BATCH = 128


class Intake:
    """Takes inputs into a workspace; what is there already is not read again."""

    def __init__(self, writer: Writer, engine: Engine, settings: Settings, tell: Progress) -> None:
        self.read = 0
        self.known = 0
        self._writer = writer
        self._engine = engine
        self._settings = settings
        self._tell = tell
        self._made = reading_fingerprint(settings)
        self._removed = writer.removed_texts()
        self._standings = {s.id: s for s in writer.standings()}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for standing in self._standings.values():
            self._note(standing)

    def take(self, inputs: Sequence[str]) -> None:
        """Read and commit what the inputs hold that is not there yet."""
        drafts: list[Draft] = []
        problems: list[Problem] = []
        ended: list[str] = []
        for row in read_inputs(inputs, self._settings.ingest, self._writer.has_input):
            if isinstance(row, Problem):
                problems.append(row)
            elif isinstance(row, Ended):
                ended.append(row.fingerprint)
            else:
                drafts.append(row)
            if len(drafts) >= BATCH:
                self._take_batch(drafts, problems, ended)
                drafts, problems, ended = [], [], []
        if drafts or problems or ended:
            self._take_batch(drafts, problems, ended)

    def read_again(self) -> None:
        """Read anew, from what is stored, articles that other settings or code had read."""
        stale = sorted(s.id for s in self._standings.values() if s.made != self._made)
        for at in range(0, len(stale), BATCH):
            part = self._writer.read_readings(stale[at : at + BATCH])
            articles = [(r.article, self._standings[r.id].identity) for r in part]
            self._commit(articles, [], [], [])
            self._tell("articles read again", min(at + BATCH, len(stale)), len(stale))

    def settle_all(self) -> None:
        """Settle anew which stored texts are articles of their own, after a catalogue was lost."""
        self._settle({}, list(self._standings), [])

    def _take_batch(
        self, drafts: Sequence[Draft], problems: list[Problem], ended: Sequence[str]
    ) -> None:
        new: dict[Identity, Draft] = {}
        stored = {s.identity for s in self._standings.values()}
        for draft in drafts:
            identity = identify(draft)
            if problem := find_emptiness(draft):
                problems.append(problem)
            elif identity.digest in self._removed:
                message = "this text was taken out of the workspace"
                problems.append(make_trouble(draft.place, "removed-text", message))
            elif identity in stored:
                self.known += 1
            else:
                new[identity] = draft
        related = self._related([*new])
        self._settle(new, related, problems, ended)

    def _settle(
        self,
        new: dict[Identity, Draft],
        related: Sequence[str],
        problems: list[Problem],
        ended: Sequence[str] = (),
    ) -> None:
        """Commit the new texts; those stored that lose their id or their place are moved."""
        before = [self._standings[i] for i in related]
        rows = [*(s.identity for s in before), *new]
        ids, found = settle_ids(rows)
        problems += found
        displaced = [s.id for n, s in enumerate(before) if ids.get(n) != s.id]
        moved = {s.id: ids[n] for n, s in enumerate(before) if ids.get(n) not in (s.id, None)}
        articles = [
            (msgspec.structs.replace(r.article, id=moved[r.id]), self._standings[r.id].identity)
            for r in self._writer.read_readings(sorted(moved))
        ]
        for at, (identity, draft) in enumerate(new.items(), start=len(before)):
            if at in ids:
                for row in make_article(ids[at], identity, draft):
                    if isinstance(row, Problem):
                        problems.append(row)
                    else:
                        articles.append((row, identity))
        self._commit(articles, displaced, problems, ended)

    def _commit(
        self,
        articles: Sequence[tuple[Article, Identity]],
        displaced: Sequence[str],
        problems: Sequence[Problem],
        ended: Sequence[str],
    ) -> None:
        ordered = sorted(articles, key=lambda row: row[0].id)
        kept: list[Kept] = []
        stopped: list[Problem] = []
        step = partial(sketch_article, settings=self._settings)
        rows = self._engine.map_rows(step, [article for article, _ in ordered], ARTICLE_PLAN)
        for (article, identity), row in zip(ordered, rows, strict=True):
            if isinstance(row, Stopped):
                stopped.append(make_stopped(article.id, "article", row))
            else:
                kept.append(_keep(row, identity, self._made))
            self.read += 1
            self._tell("articles", self.read, self.read)
        batch = Batch(
            kept=tuple(kept),
            displaced=tuple(displaced),
            problems=tuple(problems),
            stopped=tuple(stopped),
            # an input with an article that stopped is tried again next time
            inputs=() if stopped else tuple(ended),
        )
        self._writer.commit(batch)
        for id_ in displaced:
            self._forget(self._standings.pop(id_))
        for k in kept:
            standing = Standing(id=k.reading.id, identity=k.identity, made=k.made, digest="")
            self._standings[standing.id] = standing
            self._note(standing)

    def _related(self, new: Sequence[Identity]) -> list[str]:
        """Stored articles that share a text or an id with new ones, or with such articles."""
        found: set[str] = set()
        keys = {key for identity in new for key in _keys(identity)}
        while keys:
            ids = {i for key in keys for i in self._by_key.get(key, ())} - found
            found |= ids
            keys = {key for i in ids for key in _keys(self._standings[i].identity)} - keys
        return sorted(found)

    def _note(self, standing: Standing) -> None:
        for key in _keys(standing.identity):
            self._by_key[key].add(standing.id)

    def _forget(self, standing: Standing) -> None:
        for key in _keys(standing.identity):
            self._by_key[key].discard(standing.id)


def _keep(row: Sketched, identity: Identity, made: str) -> Kept:
    sketch = msgspec.msgpack.encode(row.sketch)
    return Kept(reading=row.reading, identity=identity, made=made, sketch=sketch)


def _keys(identity: Identity) -> Iterator[str]:
    """Two texts that share none of these are two articles, whatever else there is."""
    yield f"text {identity.digest}"
    yield f"id {wanted_id(identity)}"
