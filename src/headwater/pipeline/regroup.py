"""Stories of a workspace: found over all articles, traced only where something changed."""

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from headwater.engine.base import Engine, Stopped
from headwater.pipeline.fingerprints import make_fingerprint, story_fingerprint
from headwater.pipeline.reviews import (
    make_unmet,
    review_stories,
    reviews_of,
)
from headwater.pipeline.run import STORY_PLAN, Progress, copies_inside, make_stopped
from headwater.pipeline.story import ReviewedWorld, trace_reviewed
from headwater.records.findings import StoryFindings
from headwater.records.problem import Problem
from headwater.records.review import Review, ReviewAct, standing_reviews
from headwater.records.sketch import Sketch
from headwater.records.story import Copy, Story
from headwater.settings import Settings
from headwater.store.grouping import Grouping, read_grouping, write_grouping
from headwater.store.segments import Told
from headwater.store.writer import Writer

# articles of the stories traced between two commits
ARTICLES_A_COMMIT = 256

World = tuple[Story, tuple[Copy, ...], tuple[Review, ...]]
PLAN = msgspec.structs.replace(STORY_PLAN, given=ReviewedWorld)


def regroup(
    writer: Writer, engine: Engine, settings: Settings, tell: Progress
) -> tuple[int, int, list[str]]:
    """Numbers of stories traced and of stories kept as they were, and ids of those that changed."""
    code = story_fingerprint(settings)
    reviews = writer.reviews()
    readings = {s.id: s.digest for s in writer.standings()}
    everything = make_fingerprint(code, sorted(readings.items()), [r.id for r in reviews])
    if writer.read_value("grouped") == everything:
        return 0, 0, []
    standing = standing_reviews(reviews)
    found = _group(writer, engine, settings, make_fingerprint(code, sorted(readings.items())))
    worlds, problems = _find_worlds(found, standing)
    prints = [_world_fingerprint(code, world, readings) for world in worlds]
    stored = writer.told(prints)
    missing = [(w, p) for w, p in zip(worlds, prints, strict=True) if p not in stored]
    stopped: dict[str, Problem] = {}
    done = 0
    for part in _parts(missing):
        stopped |= _trace_part(writer, engine, settings, part)
        done += len(part)
        tell("stories", done, len(missing))
    prints = [_stopped_name(p) if p in stopped else p for p in prints]
    problems += _find_unmet(writer, worlds, prints, standing)
    changed = writer.commit_stories(
        [(story, p) for (story, _, _), p in zip(worlds, prints, strict=True)],
        [*problems, *stopped.values()],
        # a story that stopped is tried again next time
        {"grouped": "" if stopped else everything, "fingerprint": settings.fingerprint()},
    )
    return len(missing), len(worlds) - len(missing), changed


def _group(writer: Writer, engine: Engine, settings: Settings, key: str) -> Grouping:
    """Copies and stories of all articles: those kept from the last time where none changed."""
    from headwater.stages.group.stage import GROUP_SKETCHES

    kept = read_grouping(writer.folder, key)
    if kept is not None:
        return kept
    unpack = msgspec.msgpack.Decoder(Sketch).decode
    sketches = [unpack(data) for _, data in sorted(writer.sketches().items())]
    copies, stories = GROUP_SKETCHES.step(sketches, settings.group, engine.query)
    titles = {s.article: s.title for s in sketches}
    made = Grouping(key=key, copies=tuple(copies), stories=tuple(stories), titles=titles)
    write_grouping(writer.folder, made)
    return made


def _find_worlds(found: Grouping, reviews: Sequence[Review]) -> tuple[list[World], list[Problem]]:
    stories, problems = review_stories(found.stories, found.titles, reviews)
    inside = copies_inside(stories, found.copies)
    worlds = [(story, inside[story.id], reviews_of(story.articles, reviews)) for story in stories]
    return worlds, problems


def _find_unmet(
    writer: Writer, worlds: Sequence[World], prints: Sequence[str], reviews: Sequence[Review]
) -> list[Problem]:
    """Reviews that apply to nothing in any story, or whose articles are gone."""
    looked = {r.id for _, _, own in worlds for r in own}
    reviewed = [p for (_, _, own), p in zip(worlds, prints, strict=True) if own]
    told = writer.read_told(reviewed)
    met = {
        r.id
        for (_, _, own), p in zip(worlds, prints, strict=True)
        if own
        for r in own
        if r.id not in told[p].unmet
    }
    of_stories = (ReviewAct.SPLIT_STORY, ReviewAct.MERGE_STORIES)
    return [
        make_unmet(r, "its words are not found" if r.id in looked else "no article here has it")
        for r in reviews
        if r.id not in met and r.act not in of_stories
    ]


def _world_fingerprint(code: str, world: World, readings: dict[str, str]) -> str:
    story, copies, reviews = world
    decided = [r.id for r in reviews]
    members = [readings[a] for a in story.articles]
    return make_fingerprint(code, story, copies, members, decided)


def _parts(missing: Sequence[tuple[World, str]]) -> Iterator[list[tuple[World, str]]]:
    part: list[tuple[World, str]] = []
    for row in missing:
        part.append(row)
        if sum(len(story.articles) for (story, _, _), _ in part) >= ARTICLES_A_COMMIT:
            yield part
            part = []
    if part:
        yield part


def _trace_part(
    writer: Writer, engine: Engine, settings: Settings, part: Sequence[tuple[World, str]]
) -> dict[str, Problem]:
    """Trace some stories and store what was found; what stopped, by the story's fingerprint."""
    ids = sorted({a for (story, _, _), _ in part for a in story.articles})
    readings = {r.id: r for r in writer.read_readings(ids)}
    given = [
        (story, tuple(readings[a] for a in story.articles), copies, reviews)
        for (story, copies, reviews), _ in part
    ]
    stopped: dict[str, Problem] = {}
    told: list[Told] = []
    step = partial(trace_reviewed, settings=settings)
    for (world, fingerprint), row in zip(part, engine.map_rows(step, given, PLAN), strict=True):
        if isinstance(row, Stopped):
            stopped[fingerprint] = make_stopped(world[0].id, "story", row)
            fingerprint = _stopped_name(fingerprint)
            row = StoryFindings(story=world[0])
        told.append(Told(fingerprint=fingerprint, findings=row))
    writer.commit_findings(told)
    return stopped


def _stopped_name(fingerprint: str) -> str:
    """Another name for a story that could not be traced, so that it is traced the next time."""
    return f"stopped {fingerprint}"
