"""Lines of rights: who owns a text, ``© 2021 Gulf Gazette. Distributed by Tide Syndicate``."""

import re
from functools import cache

from headwater.records.article import CreditHow
from headwater.stages.clean.frames import name_after
from headwater.stages.clean.marks import NAME_END, Mark
from headwater.stages.clean.naming import reads_as_outlet
from headwater.text.furniture import alternatives
from headwater.text.outlet_names import outlet_name
from headwater.text.syndication import load_syndication_words

# characters from which a notice is a page's terms of use
MAX_NOTICE = 400
_YEAR = r"\d{4}(?:\s?[-–/,]\s?\d{2,4})?"


def find_owner(words: str) -> Mark | None:
    """The outlet or the agency that owns a text, by a notice of rights."""
    if len(words) > MAX_NOTICE:
        return None
    for pattern in (_held(), _distributed()):
        for found in pattern.finditer(words):
            name = _outlet(found["name"])
            if name and reads_as_outlet(name) and not _is_group(name):
                return Mark(found.start(), len(words), name, CreditHow.CREDIT_LINE)
    return None


def _is_group(name: str) -> bool:
    """Whether a holder owns newspapers, so that its name says nothing of whose text it is."""
    return outlet_name(name).casefold() in load_syndication_words().rights.groups


def _outlet(holder: str) -> str:
    """A holder's name without what makes it a company's."""
    words = holder.partition(". ")[0].rstrip(NAME_END).replace("/", " ").split()
    companies = load_syndication_words().rights.companies
    while len(words) > 1 and (
        words[-1].strip(".,").casefold() in companies or words[-1][:4].isdecimal()
    ):
        words = words[:-1]
    return " ".join(words).rstrip(NAME_END).removeprefix("The ").removeprefix("the ")


@cache
def _held() -> re.Pattern[str]:
    mark = rf"(?i:{alternatives(load_syndication_words().rights.marks)})"
    year, by = rf"{_YEAR},?\s*", rf"(?i:{load_syndication_words().joints.owner}\s+)?"
    return re.compile(rf"(?:{mark}\s*)+,?\s*(?:{year})?{by}{name_after().pattern}(?<!\W)")


@cache
def _distributed() -> re.Pattern[str]:
    rights = load_syndication_words().rights
    words, mark = alternatives(rights.distributed), alternatives(rights.marks)
    return re.compile(rf"(?:^\W*|(?i:{mark}).{{0,120}}?)(?i:{words}){name_after().pattern}")
