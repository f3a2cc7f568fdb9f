"""Articles of one event in one period become a story."""

from collections.abc import Sequence

from headwater.engine.joining import Pair, join_alike
from headwater.records.identity import make_id
from headwater.records.sketch import Sketch
from headwater.records.story import Copy, Story
from headwater.settings import GroupSettings
from headwater.stages.group.nearness import Vectors, find_neighbours
from headwater.stages.group.queries import Sql
from headwater.stages.group.template import is_template_pair

COPY_SCORE = 1.0
UNTITLED = "Untitled story"


def find_stories(
    sketches: Sequence[Sketch], copies: Sequence[Copy], settings: GroupSettings, sql: Sql
) -> list[Story]:
    """Every article in exactly one story, by the first article's id; sketches are in order."""
    vectors = Vectors(sketches)
    scores = _score_pairs(sketches, vectors, settings, sql)
    scores |= {(c.a, c.b): COPY_SCORE for c in copies}
    places = {s.article: at for at, s in enumerate(sketches)}
    groups = join_alike(list(places), scores, settings.min_story_score)
    return [_make_story([places[i] for i in group], sketches, vectors) for group in groups]


def _score_pairs(
    sketches: Sequence[Sketch], vectors: Vectors, settings: GroupSettings, sql: Sql
) -> dict[Pair, float]:
    """The score of every pair of neighbours that is not too low to count."""
    scores: dict[Pair, float] = {}
    if len(sketches) < 2:
        return scores
    for at, others, cosines in find_neighbours(sketches, vectors, settings, sql):
        one = sketches[at]
        likely = cosines + settings.same_bonus >= settings.least_story_score
        for b, cosine in zip(others[likely].tolist(), cosines[likely].tolist(), strict=True):
            other = sketches[b]
            score = cosine + _hint_of_dates(one.day, other.day, settings)
            if score < settings.least_story_score:
                continue
            if score >= settings.min_story_score and is_template_pair(one, other, settings):
                continue
            scores[one.article, other.article] = min(1.0, score)
    return scores


def _hint_of_dates(one: int | None, other: int | None, settings: GroupSettings) -> float:
    """What two dates add to a score: little, for dates on pages are often wrong."""
    if one is None or other is None:
        return 0.0
    apart = abs(one - other)
    if apart <= settings.same_days:
        return settings.same_bonus
    if apart <= settings.near_days:
        return 0.0
    return -settings.late_malus if apart <= settings.far_days else -settings.far_malus


def _make_story(members: Sequence[int], sketches: Sequence[Sketch], vectors: Vectors) -> Story:
    articles = tuple(sketches[at].article for at in members)
    return Story(
        id=make_id("story", *articles),
        title=_find_title(members, sketches, vectors),
        articles=articles,
    )


def _find_title(members: Sequence[int], sketches: Sequence[Sketch], vectors: Vectors) -> str:
    """The title of the article that is most like the others, the earliest id where several are."""
    titled = [
        (-like, at)
        for at, like in zip(members, vectors.central(members), strict=True)
        if sketches[at].title
    ]
    return sketches[min(titled)[1]].title if titled else UNTITLED
