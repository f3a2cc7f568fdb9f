"""Articles of one event in one period become a story."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from headwater.engine.joining import Pair, join_alike
from headwater.records.article import BlockKind
from headwater.records.identity import make_id
from headwater.records.reading import Reading
from headwater.records.story import Copy, Story
from headwater.settings import GroupSettings
from headwater.stages.group.prints import Print
from headwater.stages.group.queries import Sql, read_query
from headwater.stages.group.template import is_template_pair
from headwater.stages.group.terms import Terms, find_terms, score_terms

COPY_SCORE = 1.0
TITLE_LENGTH = 160  # characters; a longer headline is cut at a word
UNTITLED = "Untitled story"


def find_stories(
    readings: Sequence[Reading],
    prints: Sequence[Print],
    copies: Sequence[Copy],
    settings: GroupSettings,
    sql: Sql,
) -> list[Story]:
    """Every article in exactly one story, by id of the story's first article."""
    by_id = {r.id: r for r in readings}
    terms = {r.id: find_terms(r) for r in readings}
    grams = {p.article: p for p in prints}
    scores: dict[Pair, float] = {(c.a, c.b): COPY_SCORE for c in copies}
    for a, b in _propose(terms, settings, sql):
        if (a, b) in scores:
            continue
        score = score_terms(terms[a], terms[b]) + _hint_of_dates(by_id[a], by_id[b], settings)
        if score < settings.least_story_score:
            continue
        if not is_template_pair(by_id[a], by_id[b], grams[a], grams[b], settings):
            scores[a, b] = min(1.0, score)
    groups = join_alike(list(by_id), scores, settings.min_story_score)
    return [_make_story([by_id[i] for i in group], terms) for group in groups]


def _propose(terms: Mapping[str, Terms], settings: GroupSettings, sql: Sql) -> list[Pair]:
    """Pairs of articles that share weighty terms."""
    if len(terms) < 2:
        return []
    rows = [
        (article, term, weight)
        for article, found in terms.items()
        for term, weight in sorted(found.items(), key=lambda r: (-r[1], r[0]))[: settings.top_terms]
    ]
    articles, names, weights = zip(*rows, strict=True) if rows else ((), (), ())
    table = pa.table(
        {
            "article": pa.array(articles, pa.string()),
            "term": pa.array(names, pa.string()),
            "weight": pa.array(np.asarray(weights, dtype=np.float64)),
        }
    )
    query = read_query(
        "neighbours.sql",
        most_articles=settings.most_articles_of_term,
        least_terms=settings.least_shared_terms,
        least_partial=settings.least_partial_score,
    )
    found = sql(query, {"terms": table})
    return list(zip(found["a"].to_pylist(), found["b"].to_pylist(), strict=True))


def _hint_of_dates(one: Reading, other: Reading, settings: GroupSettings) -> float:
    """What two dates add to a score: little, for dates on pages are often wrong."""
    days = [_day(r.imprint.published_at) for r in (one, other)]
    if days[0] is None or days[1] is None:
        return 0.0
    apart = abs(days[0] - days[1])
    if apart <= settings.near_days:
        return settings.near_bonus
    return -settings.far_malus if apart > settings.far_days else 0.0


def _day(published_at: str | None) -> int | None:
    try:
        return date.fromisoformat((published_at or "")[: len("2000-01-01")]).toordinal()
    except ValueError:
        return None


def _make_story(members: Sequence[Reading], terms: Mapping[str, Terms]) -> Story:
    articles = tuple(sorted(r.id for r in members))
    return Story(
        id=make_id("story", *articles), title=_find_title(members, terms), articles=articles
    )


def _find_title(members: Sequence[Reading], terms: Mapping[str, Terms]) -> str:
    """The title of the article that is most like the others."""
    titled = [(r, title) for r in members if (title := title_of(r))]
    if not titled:
        return UNTITLED

    def centrality(reading: Reading) -> float:
        mine = terms[reading.id]
        return round(sum(score_terms(mine, terms[r.id]) for r in members if r is not reading), 6)

    return max(titled, key=lambda row: (centrality(row[0]), [-ord(c) for c in row[0].id]))[1]


def title_of(reading: Reading) -> str:
    """An article's title, else its headline, else the begin of its text."""
    found = reading.imprint.title or next(
        (b.span.of(reading.text) for b in reading.blocks if b.kind is BlockKind.HEADLINE), ""
    )
    words = " ".join((found or reading.text[: TITLE_LENGTH * 2]).split())
    if len(words) <= TITLE_LENGTH:
        return words
    return words[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
