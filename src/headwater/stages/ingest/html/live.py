"""Live reports: pages of many parts, each with its own time, known without their data saying so."""

import re
from collections.abc import Sequence
from functools import cache

from headwater.records.article import Part
from headwater.text.markup import load_markup_words

# times on lines of their own from which a page that calls itself live is a live report
MIN_TIMES = 4
# characters of a line that is a time: "Tue 4 May 2021 10.45 BST"
MAX_TIME = 40
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_MICRODATA = re.compile(r"itemtype\s*=\s*[\"'][^\"']{0,80}LiveBlogPosting", re.IGNORECASE)


def is_live_report(source: str, text: str, parts: Sequence[Part]) -> bool:
    """Whether a page's elements say so, or its headline does and its text holds many times."""
    if "LiveBlogPosting" in source and _MICRODATA.search(source):
        return True
    headings = (text[p.start : p.end].casefold() for p in parts if p.tag == "h1")
    if not any(_words().search(heading) for heading in headings):
        return False
    lines = {text[p.start : p.end].strip() for p in parts if p.end - p.start <= MAX_TIME}
    return sum(_TIME.search(line) is not None for line in lines) >= MIN_TIMES


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(load_markup_words()["live"])))
    lone = "|".join(map(re.escape, sorted(load_markup_words()["live_alone"])))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|^(?:{lone})\s?[:|–—-]|[:|–—-]\s?(?:{lone})$")
