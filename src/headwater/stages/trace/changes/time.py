"""Another day, or another length of time, for the same event."""

from collections.abc import Iterator
from functools import lru_cache

from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.make import SHADED, make_change
from headwater.stages.trace.changes.match import sameness
from headwater.stages.trace.changes.measured import same_things
from headwater.stages.trace.changes.pairs import Comparison, Wordings
from headwater.stages.trace.changes.read import CACHED, stems_in
from headwater.stages.trace.predictions.futures import future_words
from headwater.stages.trace.world import Told, World
from headwater.text.days import read_day
from headwater.text.numbers import read_ordinal
from headwater.text.quantities import LAST_DAY
from headwater.text.words import find_words, normal_word

LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
WEEK = 7  # days; farther apart, one weekday's name means two days
_Day = tuple[tuple[int, int] | str, Span]


def find_time_changes(comparison: Comparison) -> Iterator[Change]:
    """One at most between two articles; a day of the week needs both dates of publication."""
    for pair in comparison.pairs:
        stems = [stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b)]
        if sameness(*stems) < comparison.settings.min_added_sameness:
            continue
        found = _days_differ(comparison.world, pair) or _lengths_differ(comparison.world, pair)
        if found is not None:
            yield make_change(pair, ChangeKind.TIME_CHANGED, SHADED, found, "another time")
            return


def _days_differ(world: World, pair: Wordings) -> tuple[tuple[Span], tuple[Span]] | None:
    ours, theirs = _day(pair.a), _day(pair.b)
    if ours is None or theirs is None or type(ours[0]) is not type(theirs[0]):
        return None
    if ours[0] == theirs[0]:
        return None
    if isinstance(ours[0], str) and not _close(world, pair):
        return None
    return (ours[1],), (theirs[1],)


def _day(told: Told) -> _Day | None:
    """The only day that a wording names: month and number, or a day of the week."""
    found = _days(told.text, told.wording.spans)
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=CACHED)
def _days(text: str, spans: tuple[Span, ...]) -> tuple[_Day, ...]:
    lists = future_words().words
    found: list[_Day] = []
    for span in spans:
        words = [w for w in find_words(text, span) if not _signs_post(text, w.start)]
        forms = [normal_word(w.of(text)).rstrip(".") for w in words]
        for at, form in enumerate(forms):
            number = read_ordinal(forms[at + 1]) if at + 1 < len(forms) else None
            if form in lists["months"] and number is not None and number <= LAST_DAY:
                day = (lists["months"].index(form) + 1, number)
                found.append((day, Span(words[at].start, words[at + 1].end)))
            elif form in lists["days"]:
                found.append((form, words[at]))
    return tuple(found)


def _signs_post(text: str, at: int) -> bool:
    """Whether what stands at a place is when a post was sent: "— Somebody (@name) July 24"."""
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return line.endswith(")") and line.rpartition("(")[2].startswith("@")


def _close(world: World, pair: Wordings) -> bool:
    """Whether both articles came out in one week, so that a weekday's name is one day."""
    dates = [read_day(world.published_at(t.article)) for t in (pair.a, pair.b)]
    if dates[0] is None or dates[1] is None:
        return False
    return abs((dates[0] - dates[1]).days) < WEEK


def _lengths_differ(world: World, pair: Wordings) -> tuple[tuple[Span], tuple[Span]] | None:
    if not all(read_day(world.published_at(t.article)) for t in (pair.a, pair.b)):
        return None
    for one, other in same_things(pair):
        if one.unit in LENGTHS and not one.agrees(other):
            return (one.span,), (other.span,)
    return None
