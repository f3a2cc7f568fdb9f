"""Days as they are written: in words, in the languages that pages come in, and in figures."""

import re
from datetime import date
from functools import cache

import msgspec

from headwater.text.word_files import load_record


class _Words(msgspec.Struct, frozen=True):
    months: tuple[tuple[str, ...], ...]
    between: tuple[str, ...]


@cache
def _words() -> _Words:
    return load_record("dates", _Words, "many")


@cache
def _numbers() -> dict[str, int]:
    return {name: n for n, names in enumerate(_words().months, start=1) for name in names}


def month_names() -> tuple[str, ...]:
    """All names of months, the longest first."""
    return tuple(sorted(_numbers(), key=lambda m: (-len(m), m)))


@cache
def _day() -> re.Pattern[str]:
    months = "|".join(map(re.escape, month_names()))
    between = rf"(?:{'|'.join(_words().between)})"
    th = r"(?:st|nd|rd|th|er|º|ª)?"
    return re.compile(
        rf"\b(?:(?P<d1>\d{{1,2}}){th}\.?\s?(?:{between}\s)?(?P<m1>{months})\b\.?,?\s(?:{between}\s)?"
        rf"(?P<y1>(?:19|20)\d\d)|(?P<m2>{months})\b\.?\s(?P<d2>\d{{1,2}}){th}\.?,?\s(?P<y2>(?:19|20)\d\d))\b",
        re.IGNORECASE,
    )


def read_day(written: str | None) -> date | None:
    """The day of a date in RFC 3339, whatever follows it; nothing where it is no whole date."""
    try:
        return date.fromisoformat((written or "")[: len("2000-01-01")])
    except ValueError:
        return None


def find_day(words: str) -> tuple[int, int, int] | None:
    """Year, month and day of the first full date in words, whether or not there is such a day."""
    found = _day().search(words)
    if found is None:
        return None
    month = _numbers()[(found["m1"] or found["m2"]).casefold()]
    return int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"])
