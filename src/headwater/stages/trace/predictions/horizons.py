"""Until when a statement about the future says that it will hold."""

from datetime import date, timedelta

from headwater.records.span import Span
from headwater.records.tracing import Horizon
from headwater.stages.trace.predictions.futures import future_words, phrases_of
from headwater.text.days import read_day
from headwater.text.numbers import read_ordinal
from headwater.text.quantities import LAST_DAY
from headwater.text.words import find_words, normal_word

PERIOD_REACH = 5  # words from "by" or "within" to the name of the period
WEEK = 7  # days
FIRST_YEAR = 1001  # a smaller number is no year
_DECEMBER = 12


def find_horizon(text: str, span: Span, published_at: str | None) -> Horizon | None:
    """The words that give a time, and its days where the publisher's date is known."""
    words = find_words(text, span)
    forms = [_form(w.of(text)) for w in words]
    found = _phrase(forms)
    if found is None:
        return None
    start, end = found
    place = Span(words[start].start, words[end - 1].end)
    first, last = _days(forms[start:end], read_day(published_at))
    return Horizon(
        text=(place,),
        from_=first.isoformat() if first else None,
        to=last.isoformat() if last else None,
    )


def _form(word: str) -> str:
    """The normal form; the verb "may" is no month."""
    return "" if word == "may" else normal_word(word)


def _phrase(forms: list[str]) -> tuple[int, int] | None:
    lists = future_words().words
    periods = set(lists["periods"])
    for at, form in enumerate(forms):
        if phrases_of("horizons").find(forms, at):
            for end in range(at + 1, min(at + 1 + PERIOD_REACH, len(forms))):
                if forms[end] in periods or read_ordinal(forms[end]) is not None:
                    return at, _through(forms, end + 1, periods)
        if alone := phrases_of("alone").find(forms, at):
            return at, at + alone[0]
        if form in lists["days"]:
            return at, at + 1
    return None


def _through(forms: list[str], end: int, periods: set[str]) -> int:
    """The end of a run of numbers and names of periods."""
    while end < len(forms) and (forms[end] in periods or read_ordinal(forms[end]) is not None):
        end += 1
    return end


def _days(forms: list[str], today: date | None) -> tuple[date | None, date | None]:
    if today is None:
        return None, None
    lists, words = future_words().words, set(forms)
    if words & set(lists["tomorrow"]):
        return today + timedelta(1), today + timedelta(1)
    if words & set(lists["tonight"]):
        return today, today
    for number, day in enumerate(lists["days"]):
        if day in words:
            ahead = (number - today.weekday()) % WEEK or WEEK
            return _bounded(forms, today, today + timedelta(ahead))
    for number, month in enumerate(lists["months"], start=1):
        if month in words:
            return _month_days(forms, today, number)
    return _next_period(words, today)


def _month_days(forms: list[str], today: date, month: int) -> tuple[date | None, date | None]:
    numbers = [n for w in forms if (n := read_ordinal(w)) is not None]
    years = [n for n in numbers if n >= FIRST_YEAR]
    days = [n for n in numbers if 0 < n <= LAST_DAY]
    year = years[0] if years else today.year + (month < today.month)
    try:
        first = date(year, month, days[0] if days else 1)
    except ValueError:
        return None, None
    return _bounded(forms, today, first if days else _month_end(first), first)


def _bounded(
    forms: list[str], today: date, last: date, first: date | None = None
) -> tuple[date | None, date | None]:
    if forms[0] in future_words().words["at_the_latest"]:
        return today, last
    return first or last, last


def _month_end(first: date) -> date:
    following = (
        date(first.year + 1, 1, 1)
        if first.month == _DECEMBER
        else date(first.year, first.month + 1, 1)
    )
    return following - timedelta(1)


def _next_period(words: set[str], today: date) -> tuple[date | None, date | None]:
    lists = future_words().words
    if not words & set(lists["following"]):
        return None, None
    if words & set(lists["week"]):
        monday = today + timedelta(WEEK - today.weekday())
        return monday, monday + timedelta(WEEK - 1)
    if words & set(lists["month"]):
        first = _month_end(today.replace(day=1)) + timedelta(1)
        return first, _month_end(first)
    if words & set(lists["year"]):
        return date(today.year + 1, 1, 1), date(today.year + 1, _DECEMBER, 31)
    return None, None
