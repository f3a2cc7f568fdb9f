"""Stories of a workspace: found over all articles, traced only where something changed."""

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from headwater.engine.base import Engine, Stopped
from headwater.pipeline.fingerprints import make_fingerprint, story_fingerprint
from headwater.pipeline.run import STORY_PLAN, Progress, make_stopped
from headwater.pipeline.story import trace_story
from headwater.records.findings import StoryFindings
from headwater.records.problem import Problem
from headwater.records.sketch import Sketch
from headwater.records.story import Copy, Story
from headwater.settings import Settings
from headwater.store.segments import Told
from headwater.store.writer import Writer

# articles of the stories traced between two commits
ARTICLES_A_COMMIT = 256

World = tuple[Story, tuple[Copy, ...]]


def regroup(
    writer: Writer, engine: Engine, settings: Settings, tell: Progress
) -> tuple[int, int, list[str]]:
    """Numbers of stories traced and of stories kept as they were, and ids of those that changed."""
    code = story_fingerprint(settings)
    readings = {s.id: s.digest for s in writer.standings()}
    everything = make_fingerprint(code, sorted(readings.items()), [r.id for r in writer.reviews()])
    if writer.read_value("grouped") == everything:
        return 0, 0, []
    worlds = _find_worlds(writer, engine, settings)
    prints = [_world_fingerprint(code, world, readings) for world in worlds]
    stored = writer.told(prints)
    missing = [(w, p) for w, p in zip(worlds, prints, strict=True) if p not in stored]
    problems: list[Problem] = []
    done = 0
    for part in _parts(missing):
        problems += _trace_part(writer, engine, settings, part)
        done += len(part)
        tell("stories", done, len(missing))
    changed = writer.commit_stories(
        [(story, p) for (story, _), p in zip(worlds, prints, strict=True)],
        problems,
        # a story that stopped is tried again next time
        {"grouped": "" if problems else everything, "fingerprint": settings.fingerprint()},
    )
    return len(missing), len(worlds) - len(missing), changed


def _find_worlds(writer: Writer, engine: Engine, settings: Settings) -> list[World]:
    from headwater.stages.group.stage import GROUP_SKETCHES

    unpack = msgspec.msgpack.Decoder(Sketch).decode
    sketches = [unpack(data) for _, data in sorted(writer.sketches().items())]
    copies, stories = GROUP_SKETCHES.step(sketches, settings.group, engine.query)
    story_of = {a: s.id for s in stories for a in s.articles}
    inside: dict[str, list[Copy]] = {s.id: [] for s in stories}
    for copy in copies:
        if story_of[copy.a] == story_of[copy.b]:
            inside[story_of[copy.a]].append(copy)
    return [(story, tuple(inside[story.id])) for story in stories]


def _world_fingerprint(code: str, world: World, readings: dict[str, str]) -> str:
    story, copies = world
    return make_fingerprint(code, story, copies, [readings[a] for a in story.articles])


def _parts(missing: Sequence[tuple[World, str]]) -> Iterator[list[tuple[World, str]]]:
    part: list[tuple[World, str]] = []
    for row in missing:
        part.append(row)
        if sum(len(story.articles) for (story, _), _ in part) >= ARTICLES_A_COMMIT:
            yield part
            part = []
    if part:
        yield part


def _trace_part(
    writer: Writer, engine: Engine, settings: Settings, part: Sequence[tuple[World, str]]
) -> list[Problem]:
    ids = sorted({a for (story, _), _ in part for a in story.articles})
    readings = {r.id: r for r in writer.read_readings(ids)}
    given = [
        (story, tuple(readings[a] for a in story.articles), copies) for (story, copies), _ in part
    ]
    problems: list[Problem] = []
    told: list[Told] = []
    step = partial(trace_story, settings=settings)
    for (world, fingerprint), row in zip(
        part, engine.map_rows(step, given, STORY_PLAN), strict=True
    ):
        if isinstance(row, Stopped):
            problems.append(make_stopped(world[0].id, "story", row))
            row = StoryFindings(story=world[0])
        told.append(Told(fingerprint=fingerprint, findings=row))
    writer.commit_findings(told)
    return problems
