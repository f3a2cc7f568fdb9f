"""The article's title among all that its page calls it, and why that one."""

import re
from collections.abc import Collection, Mapping, Sequence

import msgspec

from headwater.records.article import Metadata
from headwater.text.furniture import fold

# where a title and the site's name meet
_SEPARATOR = re.compile(r"\s+[|–—\-»·•:/]+\s+|\s*[|»]\s*|--")
# words of what a title leaves out of another one that ends or begins with it: a site, a section
MAX_LEFT_OUT = 6
# votes of each source: what the reader sees weighs most, the browser's tab least
_VOTES: Mapping[str, float] = {
    "visible h1": 3.5,
    "visible itemprop": 3.0,
    "json-ld": 3.0,
    "meta og:title": 2.0,
    "meta headline": 1.0,
    "title element": 1.0,
}
_OTHER = 1.0
# words of a title; an h1 with less is a section or the site's name
MIN_TITLE_WORDS = 2
LONE = 0.4


class _Candidate(msgspec.Struct, frozen=True):
    value: str
    row: Metadata
    order: int


def choose_title(rows: Sequence[Metadata], own: Collection[str]) -> tuple[str | None, Metadata]:
    """The title without the site's name, and the candidate it comes from with the reason."""
    given = next((r for r in rows if r.source == "input"), None)
    if given is not None:
        return given.value, msgspec.structs.replace(given, chosen=True, reason="given by the input")
    candidates = [_Candidate(_without_site(r.value, own), r, n) for n, r in enumerate(rows)]
    groups: dict[str, list[_Candidate]] = {}
    for one in candidates:
        groups.setdefault(_key(one.value), []).append(one)
    _join_longer(groups)
    scores = {k: _score(k, g) for k, g in groups.items()}
    best = max(groups, key=lambda k: (scores[k], -groups[k][0].order))
    chosen = min((c for c in groups[best] if _key(c.value) == best), key=lambda c: c.order)
    sources = sorted({c.row.source for c in groups[best]})
    reason = f"{', '.join(sources)} agree" if len(sources) > 1 else f"by {sources[0]}"
    return chosen.value, msgspec.structs.replace(chosen.row, chosen=True, reason=reason)


def _key(title: str) -> str:
    return " ".join(fold(title).replace("\u00ad", "").split())


def _score(key: str, group: Sequence[_Candidate]) -> float:
    votes = sum(_VOTES.get(s, _OTHER) for s in dict.fromkeys(c.row.source for c in group))
    return votes * (LONE if key.count(" ") + 1 < MIN_TITLE_WORDS else 1.0)


def _without_site(title: str, own: Collection[str]) -> str:
    """A title without the outlet's name at its end or its beginning."""
    for found in reversed(list(_SEPARATOR.finditer(title))):
        if title[found.end() :].strip().casefold() in own:
            title = title[: found.start()]
    for found in _SEPARATOR.finditer(title):
        if title[: found.start()].strip().casefold() in own:
            return title[found.end() :]
    return title.strip()


def _join_longer(groups: dict[str, list[_Candidate]]) -> None:
    """A title that only adds a site or a section to another one votes for that one too."""
    keys = list(groups)
    for longer in keys:
        for shorter in keys:
            if shorter != longer and _adds_little(longer, shorter):
                groups[shorter].extend(groups[longer])


def _adds_little(longer: str, shorter: str) -> bool:
    if shorter.count(" ") + 1 < MIN_TITLE_WORDS or not longer.startswith(shorter):
        return False
    found = _SEPARATOR.match(longer, len(shorter))
    return found is not None and longer[found.end() :].count(" ") + 1 <= MAX_LEFT_OUT
