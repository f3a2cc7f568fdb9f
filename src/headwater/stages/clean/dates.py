"""Dates as inputs and pages write them, with the precision that they have."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from headwater.text.days import find_day
from headwater.text.furniture import alternatives, load_date_words

# years: no news page of an earlier or a later year is meant to be read here
MIN_YEAR, MAX_YEAR = 1990, 2100
MAX_DATE_LINE_WORDS, MAX_DATE_LINE = 16, 120  # words, characters
# characters of a given value that a reason repeats
_SHOWN = 40
_CENTURY = 2000
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
_NUMBERS = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})$")
# a date as markup states it, and one in numbers inside a line
_MACHINE = re.compile(r"^\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d\S*)?")
_NUMBERS_IN = re.compile(
    r"(?<![\d./-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2}))(?![\d/])"
)
_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$|\D)")
_DAY_LENGTH, _MONTH_LENGTH = len("2020-01-01"), len("2020-01")


class DateRejected(Exception):  # noqa: N818  a reason, caught where dates are chosen
    """Why a date is not used."""


def read_date(value: str, near: str | None = None) -> str:
    """A given date as RFC 3339, as precise as it is; raises ``DateRejected`` with the reason.

    ``near`` is a date from elsewhere that may settle which number is the month.
    """
    value = value.strip()
    if found := _ISO.match(value):
        day = _checked(int(found[1]), int(found[2]), int(found[3] or 1))
        return day[: _DAY_LENGTH if found[3] else _MONTH_LENGTH]
    if found := _NUMBERS.match(value):
        return _from_numbers(found, near)
    if moment := _moment(value):
        return moment
    if found := _written().search(value):
        return _from_words(found)
    raise DateRejected(f"the date {value[:_SHOWN]!r} cannot be read")


def read_shown_date(words: str, near: str | None = None) -> str:
    """The date in words that a page shows, with its time only where the markup states one.

    "3 days ago" stays unknown: it counts from the moment of the capture, which is not the outlet's.
    """
    words = words.strip()
    if _MACHINE.match(words):
        return read_date(words, near)
    if found := _written().search(words):
        return _from_words(found)
    if day := find_day(words):
        return _checked(*day)
    if found := _NUMBERS_IN.search(words):
        return read_date(found.group(), near)
    raise DateRejected(f"no date in {words[:_SHOWN]!r}")


def find_url_date(url: str) -> str | None:
    """The date in a web address: ``/2019/08/16/`` or ``/2019/aug/16/``."""
    found = _URL.search(url.casefold())
    if found is None:
        return None
    month = int(found[2]) if found[2].isdigit() else _month(found[2])
    return _try(int(found[1]), month, int(found[3]))


def find_written_date(words: str) -> str | None:
    """A full date in words: ``14 April 2018``, ``Apr. 14, 2018``."""
    found = _written().search(words)
    if found is None:
        return None
    try:
        return _from_words(found)
    except DateRejected:
        return None


def has_written_date(words: str) -> bool:
    """Whether a full date stands in the words."""
    return _written().search(words) is not None


def is_date_line(words: str) -> bool:
    """Whether a line says when the article came out, and nothing else."""
    if len(words) > MAX_DATE_LINE or words.count(" ") >= MAX_DATE_LINE_WORDS:
        return False
    return _date_line().match(words) is not None


@cache
def _written() -> re.Pattern[str]:
    words = load_date_words()
    months, th = alternatives(words.months), alternatives(words.ordinals)
    return re.compile(
        rf"(?i)\b(?:(?P<m1>{months})\.?\s(?P<d1>\d{{1,2}})(?:{th})?,?\s(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:{th})?\s(?P<m2>{months})\.?,?\s(?P<y2>\d{{4}}))\b"
    )


@cache
def _date_line() -> re.Pattern[str]:
    words = load_date_words()
    months, weekday = alternatives(words.months), rf"(?:{alternatives(words.weekdays)})\.?"
    said, between = rf"(?:{alternatives(words.said)})\b", alternatives(words.between)
    day = (
        rf"(?:(?:{months})\.?\s\d{{1,2}}(?:,?\s\d{{4}})?"
        rf"|\d{{1,2}}\s(?:{months})\.?,?(?:\s\d{{4}})?)"
    )
    numbers = r"\d{4}-\d\d-\d\d(?:T[\d:.Z+-]+)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    clock = r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?"
    zone = r"[a-z]{2,4}|[+-]\d\d:?\d\d"
    gap = rf"[\s,|/·•–—:-]*(?:(?:{between})\s)?"
    # each part a whole word, so that a line is divided in one way only
    part = rf"(?<!\w)(?:{weekday}|{day}|{numbers}|{clock}|{zone}|{alternatives(words.times)})(?!\w)"
    return re.compile(
        rf"(?i)^(?:{said}{gap}(?:{part}{gap})+"
        rf"|(?:(?:{clock}|{weekday}){gap}(?:{zone}{gap})?)*(?:{day}|{numbers})(?:{gap}(?:{part}|{said}))*)"
        r"[\s.]*$"
    )


def _from_numbers(found: re.Match[str], near: str | None) -> str:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    year += _CENTURY if len(found[3]) == len("20") else 0
    readings = sorted({r for r in (_try(year, first, second), _try(year, second, first)) if r})
    if "." in found.group() and (day := _try(year, second, first)):
        return day  # with full stops the day comes first wherever dates are so written
    if near and near in readings:
        return near
    if len(readings) == 1:
        return readings[0]
    what = "may be read two ways" if readings else "is no plausible date"
    raise DateRejected(f"the date {found.group()!r} {what}")


def _from_words(found: re.Match[str]) -> str:
    month = _month(found["m1"] or found["m2"])
    return _checked(int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"]))


def _month(name: str) -> int:
    short = name.casefold()[:3]
    order = load_date_words().order
    return order.index(short) + 1 if short in order else 0


def _moment(value: str) -> str | None:
    """A point in time in UTC where the zone is given, else its day."""
    try:
        found = datetime.fromisoformat(value.upper().replace("Z", "+00:00"))
    except ValueError:
        try:
            found = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    day = _checked(found.year, found.month, found.day)
    if found.tzinfo is None:
        return day
    try:
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return day


def _try(year: int, month: int, day: int) -> str | None:
    try:
        return _checked(year, month, day)
    except DateRejected:
        return None


def _checked(year: int, month: int, day: int) -> str:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise DateRejected(f"{year}-{month}-{day} is no date") from error
    if not MIN_YEAR <= year <= MAX_YEAR:
        raise DateRejected(f"the year {year} is implausible")
    return found.isoformat()
