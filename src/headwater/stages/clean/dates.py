"""Dates as inputs and pages write them, with the precision that they have."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from headwater.text.furniture import alternatives, load_block_words

# years: no news page of an earlier or a later year is meant to be read here
MIN_YEAR, MAX_YEAR = 1990, 2100
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
_NUMBERS = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})$")
_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$|\D)")
_CENTURY = 2000
_MAX_DATE_LINE_WORDS = 16
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Rejected(Exception):  # noqa: N818  it never leaves this module's callers
    """Why a date is not used."""


def read_date(value: str, near: str | None = None) -> str:
    """A given date as RFC 3339, as precise as it is; raises ``Rejected`` with the reason.

    ``near`` is a date from elsewhere that may settle which number is the month.
    """
    value = value.strip()
    if found := _ISO.match(value):
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
        return _checked(year, month, day)[: 10 if found[3] else 7]
    if found := _NUMBERS.match(value):
        return _from_numbers(found, near)
    if found := _written().search(value):
        whole = _moment(value)
        return whole or _from_words(found)
    if whole := _moment(value):
        return whole
    raise Rejected(f"the date {value[:40]!r} cannot be read")


def find_url_date(url: str) -> str | None:
    """The date in a web address: ``/2019/08/16/`` or ``/2019/aug/16/``."""
    found = _URL.search(url.casefold())
    if found is None:
        return None
    month = found[2]
    number = int(month) if month.isdigit() else _month(month)
    try:
        return _checked(int(found[1]), number, int(found[3]))
    except Rejected:
        return None


def find_written_date(words: str) -> str | None:
    """A full date in words: ``14 April 2018``, ``Apr. 14, 2018``."""
    found = _written().search(words)
    if found is None:
        return None
    try:
        return _from_words(found)
    except Rejected:
        return None


def is_date_line(words: str) -> bool:
    """Whether a line says when the article came out, and nothing else."""
    if words.count(" ") >= _MAX_DATE_LINE_WORDS:
        return False
    return _date_line().match(words) is not None


@cache
def _months() -> str:
    return alternatives(sorted(load_block_words().caption["months"]))


@cache
def _written() -> re.Pattern[str]:
    months = _months()
    return re.compile(
        rf"(?i)\b(?:(?P<m1>{months})\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m2>{months})\.?,?\s(?P<y2>\d{{4}}))\b"
    )


@cache
def _date_line() -> re.Pattern[str]:
    months = _months()
    day = (
        rf"(?:(?:{months})\.?\s\d{{1,2}}(?:,?\s\d{{4}})?"
        rf"|\d{{1,2}}\s(?:{months})\.?,?(?:\s\d{{4}})?)"
    )
    numbers = r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    clock = r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?"
    said = r"(?:first |last |originally )?(?:published|updated|posted|created|modified|date)\b"
    weekday = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
    part = rf"(?:{weekday}|{day}|{numbers}|{clock}|[a-z]{{2,4}}|[+-]\d\d:?\d\d|noon|midnight)"
    gap = r"[\s,|/·•–—:-]*(?:at\s|on\s)?"
    return re.compile(
        rf"(?i)^(?:(?:{said}{gap}(?:{part}{gap})+)|(?:(?:{clock}|{weekday}){gap}(?:[a-z]{{2,4}}{gap})?)*"
        rf"(?:{day}|{numbers})(?:{gap}(?:{part}|{said}))*)[\s.]*$"
    )


def _from_numbers(found: re.Match[str], near: str | None) -> str:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if year < 100:
        year += _CENTURY
    readings = sorted({r for r in (_try(year, first, second), _try(year, second, first)) if r})
    if near and near in readings:
        return near
    if len(readings) == 1:
        return readings[0]
    what = "may be read two ways" if readings else "is no date"
    raise Rejected(f"the date {found.group()!r} {what}")


def _try(year: int, month: int, day: int) -> str | None:
    try:
        return _checked(year, month, day)
    except Rejected:
        return None


def _from_words(found: re.Match[str]) -> str:
    name = found["m1"] or found["m2"]
    return _checked(int(found["y1"] or found["y2"]), _month(name), int(found["d1"] or found["d2"]))


def _month(name: str) -> int:
    short = name.casefold()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _moment(value: str) -> str | None:
    """A point in time in UTC where the zone is given, else its day."""
    try:
        found = datetime.fromisoformat(value.replace("Z", "+00:00").replace("z", "+00:00"))
    except ValueError:
        try:
            found = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError):
            return None
    day = _checked(found.year, found.month, found.day)
    if found.tzinfo is None:
        return day
    try:
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return day


def _checked(year: int, month: int, day: int) -> str:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise Rejected(f"{year}-{month}-{day} is no date") from error
    if not MIN_YEAR <= year <= MAX_YEAR:
        raise Rejected(f"the year {year} is implausible")
    return found.isoformat()
