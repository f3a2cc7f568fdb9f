"""Until when a statement about the future says that it will hold."""

from datetime import date, timedelta
from functools import cache

from headwater.records.span import Span
from headwater.records.tracing import Horizon
from headwater.stages.trace.predictions.futures import future_words
from headwater.text.words import find_words, normal_word

PERIOD_REACH = 5  # words from "by" or "within" to the name of the period
WEEK = 7  # days
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
    first, last = _days(forms[start:end], _read_date(published_at))
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
    openers, alone = _by_first_word("horizons"), _by_first_word("alone")
    periods = set(lists["periods"])
    for at, form in enumerate(forms):
        if any(tuple(forms[at : at + len(o)]) == o for o in openers.get(form, ())):
            for end in range(at + 1, min(at + 1 + PERIOD_REACH, len(forms))):
                if forms[end] in periods or forms[end].rstrip("stndrh").isdigit():
                    return at, _through(forms, end + 1, periods)
        for phrase in alone.get(form, ()):
            if tuple(forms[at : at + len(phrase)]) == phrase:
                return at, at + len(phrase)
        if form in lists["days"]:
            return at, at + 1
    return None


@cache
def _by_first_word(name: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a list by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in future_words().words[name]:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


def _through(forms: list[str], end: int, periods: set[str]) -> int:
    """The end of a run of numbers and names of periods."""
    while end < len(forms) and (forms[end] in periods or forms[end].rstrip("stndrh").isdigit()):
        end += 1
    return end


def _read_date(published_at: str | None) -> date | None:
    try:
        return date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None


def _days(forms: list[str], today: date | None) -> tuple[date | None, date | None]:
    if today is None:
        return None, None
    lists, words = future_words().words, set(forms)
    if words & {"tomorrow"}:
        return today + timedelta(1), today + timedelta(1)
    if words & {"tonight"}:
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
    numbers = [int(w.rstrip("stndrh")) for w in forms if w.rstrip("stndrh").isdigit()]
    years = [n for n in numbers if n > 1000]
    days = [n for n in numbers if 0 < n <= 31]
    year = years[0] if years else today.year + (month < today.month)
    try:
        first = date(year, month, days[0] if days else 1)
    except ValueError:
        return None, None
    return _bounded(forms, today, first if days else _month_end(first), first)


def _bounded(
    forms: list[str], today: date, last: date, first: date | None = None
) -> tuple[date | None, date | None]:
    if forms[0] in {"by", "before", "until", "within"}:
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
    if "next" not in words:
        return None, None
    if "week" in words:
        monday = today + timedelta(WEEK - today.weekday())
        return monday, monday + timedelta(WEEK - 1)
    if "month" in words:
        first = _month_end(today.replace(day=1)) + timedelta(1)
        return first, _month_end(first)
    if "year" in words:
        return date(today.year + 1, 1, 1), date(today.year + 1, _DECEMBER, 31)
    return None, None
