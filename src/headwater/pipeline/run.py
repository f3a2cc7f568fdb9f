"""Runs all stages over articles in memory: articles in = readings out + problems."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from headwater.engine.base import Stopped
from headwater.engine.local import LocalEngine
from headwater.pipeline.article import read_article
from headwater.pipeline.story import trace_story
from headwater.records.article import Article
from headwater.records.findings import Findings, StoryFindings
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.story import Copy, Story
from headwater.settings import Settings

Progress = Callable[[str, int, int], None]  # stage name, rows done, rows in all


def trace_articles(
    articles: Iterable[Article],
    *,
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Findings:
    """The rows of every stage after ingest; the order of the articles does not matter."""
    from headwater.stages.group.stage import STAGE as GROUP

    settings = settings or Settings()
    tell = progress or _stay_silent
    with LocalEngine(jobs) as engine:
        given = sorted(articles, key=lambda a: a.id)
        readings, problems = _read_all(engine, given, settings, tell)
        copies, stories = GROUP.step(readings, settings.group, engine.sql)
        worlds = [(story, _members(story, readings), _inside(story, copies)) for story in stories]
        told: list[StoryFindings] = []
        step = partial(trace_story, settings=settings)
        for done, row in enumerate(engine.map_rows(step, worlds)):
            if isinstance(row, Stopped):
                story = worlds[row.position][0]
                problems.append(_stopped(story.id, "story", row))
                told.append(StoryFindings(story=story))
            else:
                told.append(row)
            tell("stories", done + 1, len(worlds))
    return Findings(
        settings=settings.fingerprint(),
        readings=tuple(readings),
        stories=tuple(told),
        problems=tuple(sorted(problems)),
    )


def _read_all(
    engine: LocalEngine, articles: Sequence[Article], settings: Settings, tell: Progress
) -> tuple[list[Reading], list[Problem]]:
    readings: list[Reading] = []
    problems: list[Problem] = []
    step = partial(read_article, settings=settings)
    for done, row in enumerate(engine.map_rows(step, articles)):
        if isinstance(row, Stopped):
            problems.append(_stopped(articles[row.position].id, "article", row))
        else:
            readings.append(row)
        tell("articles", done + 1, len(articles))
    return readings, problems


def _stay_silent(_stage: str, _done: int, _total: int) -> None:
    """No progress asked for."""


def _stopped(id_: str, what: str, row: Stopped) -> Problem:
    return Problem(
        input=id_,
        code=f"{what}-stopped",
        message=f"a step raised on this {what}: {row.error}",
        hint="the rest of the run is complete; report this with the input (CONTRIBUTING.md)",
    )


def _members(story: Story, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    ids = set(story.articles)
    return tuple(r for r in readings if r.id in ids)


def _inside(story: Story, copies: Sequence[Copy]) -> tuple[Copy, ...]:
    ids = set(story.articles)
    return tuple(c for c in copies if c.a in ids and c.b in ids)
