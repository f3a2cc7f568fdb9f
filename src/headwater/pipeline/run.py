"""Runs all stages over articles in memory: articles in = readings out + problems."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from headwater.engine.base import Engine, RowPlan, Stopped
from headwater.engine.local import LocalEngine
from headwater.pipeline.article import Sketched, sketch_article
from headwater.pipeline.story import World, trace_story
from headwater.records.article import Article
from headwater.records.findings import Findings, StoryFindings
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.story import Copy, Story
from headwater.settings import Settings

Progress = Callable[[str, int, int], None]  # stage name, rows done, rows in all

ARTICLE_PLAN = RowPlan(given=Article, made=Sketched)
# one story at a time: the largest take as long as all others; an hour for those of a thousand
STORY_PLAN = RowPlan(given=World, made=StoryFindings, rows_a_task=1, seconds=3600.0)


def trace_articles(
    articles: Iterable[Article],
    *,
    settings: Settings | None = None,
    jobs: int = 1,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Findings:
    """The rows of every stage after ingest; the order of the articles does not matter.

    Works in ``jobs`` processes of this machine, or wherever ``engine`` does.
    """
    from headwater.stages.group.stage import GROUP_SKETCHES

    settings = settings or Settings()
    tell = progress or stay_silent
    own = engine or LocalEngine(jobs)
    try:
        given = sorted(articles, key=lambda a: a.id)
        rows, problems = _read_all(own, given, settings, tell)
        copies, stories = GROUP_SKETCHES.step([r.sketch for r in rows], settings.group, own.query)
        readings = {r.reading.id: r.reading for r in rows}
        told, more = _trace_all(own, stories, (readings, copies), settings, tell)
    finally:
        if engine is None:
            own.close()
    return Findings(
        settings=settings.fingerprint(),
        readings=tuple(readings.values()),
        stories=tuple(told),
        problems=tuple(sorted((*problems, *more))),
    )


def _read_all(
    engine: Engine, articles: Sequence[Article], settings: Settings, tell: Progress
) -> tuple[list[Sketched], list[Problem]]:
    made: list[Sketched] = []
    problems: list[Problem] = []
    step = partial(sketch_article, settings=settings)
    for done, row in enumerate(engine.map_rows(step, articles, ARTICLE_PLAN)):
        if isinstance(row, Stopped):
            problems.append(make_stopped(articles[row.position].id, "article", row))
        else:
            made.append(row)
        tell("articles", done + 1, len(articles))
    return made, problems


def _trace_all(
    engine: Engine,
    stories: Sequence[Story],
    known: tuple[Mapping[str, Reading], Sequence[Copy]],
    settings: Settings,
    tell: Progress,
) -> tuple[list[StoryFindings], list[Problem]]:
    """Findings in the order of the stories; the largest are worked on first."""
    ordered = sorted(stories, key=lambda s: (-len(s.articles), s.id))
    told: dict[str, StoryFindings] = {}
    problems: list[Problem] = []
    step = partial(trace_story, settings=settings)
    worlds = list_worlds(ordered, *known)
    tell("stories", 0, len(stories))
    for done, row in enumerate(engine.map_rows(step, worlds, STORY_PLAN)):
        story = ordered[done]
        if isinstance(row, Stopped):
            problems.append(make_stopped(story.id, "story", row))
        told[story.id] = row if isinstance(row, StoryFindings) else StoryFindings(story=story)
        tell("stories", done + 1, len(stories))
    return [told[story.id] for story in stories], problems


def list_worlds(
    stories: Sequence[Story], readings: Mapping[str, Reading], copies: Iterable[Copy]
) -> list[World]:
    """Each story with its articles and the copies among them."""
    inside = copies_inside(stories, copies)
    return [(s, tuple(readings[a] for a in s.articles), inside[s.id]) for s in stories]


def copies_inside(stories: Sequence[Story], copies: Iterable[Copy]) -> dict[str, tuple[Copy, ...]]:
    """The copies of which both articles are in a story, by story, in their order."""
    story_of = {a: s.id for s in stories for a in s.articles}
    found: dict[str, list[Copy]] = {s.id: [] for s in stories}
    for copy in copies:
        if story_of[copy.a] == story_of[copy.b]:
            found[story_of[copy.a]].append(copy)
    return {id_: tuple(rows) for id_, rows in found.items()}


def stay_silent(_stage: str, _done: int, _total: int) -> None:
    """No progress asked for."""


def make_stopped(id_: str, what: str, row: Stopped) -> Problem:
    return Problem(
        input=id_,
        code=f"{what}-stopped",
        message=f"a step stopped on this {what}: {row.error}",
        hint="the rest of the run is complete; report this with the input (CONTRIBUTING.md)",
    )
