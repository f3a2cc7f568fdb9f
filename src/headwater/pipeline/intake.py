"""Articles into a workspace: each read once, a batch committed before the next is begun."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from headwater.stages.ingest.identity import identify, settle_ids, settling_order, wanted_id
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
        self.again = 0
        self.known = 0
        self._writer = writer
        self._engine = engine
        self._settings = settings
        self._tell = tell
        self._made = reading_fingerprint(settings)
        self._removed = writer.removed_texts()
        self._standings = {s.identity: s for s in writer.standings()}
        self._duplicates = set(writer.duplicates())
        self._by_key: dict[str, set[Identity]] = defaultdict(set)
        for identity in (*self._standings, *self._duplicates):
            self._note(identity)

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
        stale = sorted((s.id, i) for i, s in self._standings.items() if s.made != self._made)
        for at in range(0, len(stale), BATCH):
            part = dict(stale[at : at + BATCH])
            readings = self._writer.read_readings([*part])
            self._commit([(r.article, part[r.id]) for r in readings], Batch())
            self.again += len(readings)
            self.read -= len(readings)
            self._tell("articles read again", min(at + BATCH, len(stale)), len(stale))

    def settle_all(self) -> None:
        """Settle anew which stored texts are articles of their own, after a catalogue was lost."""
        self._settle({}, sorted(self._standings, key=settling_order), Batch())

    def _take_batch(
        self, drafts: Sequence[Draft], problems: list[Problem], ended: Sequence[str]
    ) -> None:
        new: dict[Identity, Draft] = {}
        for draft in drafts:
            identity = identify(draft)
            if problem := find_emptiness(draft):
                problems.append(problem)
            elif identity.digest in self._removed:
                message = "this text was taken out of the workspace"
                problems.append(make_trouble(draft.place, "removed-text", message))
            elif identity in self._standings or identity in self._duplicates:
                self.known += 1
            else:
                new[identity] = draft
        batch = Batch(problems=tuple(problems), inputs=tuple(ended))
        self._settle(new, self._related(new), batch)

    def _settle(
        self, new: Mapping[Identity, Draft], related: Sequence[Identity], batch: Batch
    ) -> None:
        """Commit the new texts; those stored that lose their id or their place are moved."""
        rows = [*related, *new]
        found, problems = settle_ids(rows)
        ids = {rows[at]: id_ for at, id_ in found.items()}
        before = {i: self._standings[i].id for i in related if i in self._standings}
        displaced = {i: id_ for i, id_ in before.items() if ids.get(i) != id_}
        moved = {id_: i for i, id_ in displaced.items() if i in ids}
        articles = [
            (msgspec.structs.replace(r.article, id=ids[moved[r.id]]), moved[r.id])
            for r in self._writer.read_readings(sorted(moved))
        ]
        for identity, draft in new.items():
            for row in make_article(ids[identity], identity, draft) if identity in ids else ():
                if isinstance(row, Problem):
                    problems.append(row)
                else:
                    articles.append((row, identity))
        for identity in displaced:
            self._standings.pop(identity)
        duplicates = [i for i in rows if i not in ids]
        self._duplicates.update(duplicates)
        for identity in new:
            self._note(identity)
        settled = msgspec.structs.replace(
            batch,
            displaced=tuple(sorted(displaced.values())),
            duplicates=tuple(duplicates),
            settled=tuple(i.place for i in rows),
            problems=(*batch.problems, *problems),
        )
        self._commit(articles, settled)

    def _commit(self, articles: Sequence[tuple[Article, Identity]], batch: Batch) -> None:
        """Read these articles and commit them with the rest of the batch."""
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
        # an input with an article that stopped is tried again next time
        inputs = () if stopped else batch.inputs
        self._writer.commit(
            msgspec.structs.replace(batch, kept=tuple(kept), stopped=tuple(stopped), inputs=inputs)
        )
        for k in kept:
            standing = Standing(id=k.reading.id, identity=k.identity, made=k.made, digest="")
            self._standings[k.identity] = standing

    def _related(self, new: Iterable[Identity]) -> list[Identity]:
        """Stored texts that share words or an id with new ones, or with such texts."""
        found: set[Identity] = set()
        keys = {key for identity in new for key in _keys(identity)}
        while keys:
            more = {i for key in keys for i in self._by_key.get(key, ())} - found
            found |= more
            keys = {key for i in more for key in _keys(i)} - keys
        return sorted(found, key=settling_order)

    def _note(self, identity: Identity) -> None:
        for key in _keys(identity):
            self._by_key[key].add(identity)


def _keep(row: Sketched, identity: Identity, made: str) -> Kept:
    sketch = msgspec.msgpack.encode(row.sketch)
    return Kept(reading=row.reading, identity=identity, made=made, sketch=sketch)


def _keys(identity: Identity) -> Iterator[str]:
    """Two texts that share none of these are two articles, whatever else there is."""
    yield f"text {identity.digest}"
    yield f"id {wanted_id(identity)}"
