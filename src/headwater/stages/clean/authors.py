"""Who wrote an article: of all stated authors the best stated people, with the reason."""

import re
from collections.abc import Collection, Sequence

import msgspec

from headwater.records.article import Metadata
from headwater.text.bylines import (
    PART,
    begins_with_by,
    find_people,
    is_author_label,
    is_caseless,
    is_nobody,
    is_only_people,
)
from headwater.text.outlets import find_outlet, is_outlet_like

# people of one byline: more is a list of everybody at the outlet
MAX_PEOPLE = 10
_STRUCTURED, _CARD, _SHOWN = "json-ld", "card ", "visible"


class Authors(msgspec.Struct, frozen=True):
    """The byline, the values that give it, and why they were chosen."""

    names: tuple[str, ...]
    rows: tuple[Metadata, ...]


def choose_authors(rows: Sequence[Metadata], own: Collection[str]) -> Authors:
    """The first source that names people; else an organisation that structured data names.

    ``own`` are names of the article's outlet, without case: no person is called so.
    """
    groups: dict[str, list[Metadata]] = {}
    for row in rows:
        groups.setdefault(_group(row.source), []).append(row)
    agencies = _agencies(_STRUCTURED, rows, frozenset())
    for group, found in groups.items():
        if group == _SHOWN and agencies:
            continue  # an agency's report: whom the page shows besides wrote something else
        people = _people(group, found, own)
        if 0 < len(people) <= MAX_PEOPLE:
            beside = _agencies(group, rows, own, beside=True)
            names = tuple(dict.fromkeys((*people, *beside)))
            reason = f"the people whom {group} names"
            return Authors(names, _marked(rows, group, names, reason))
    names = _agencies(_STRUCTURED, rows, own)
    reason = f"the organisation that {_STRUCTURED} names"
    return Authors(names, _marked(rows, _STRUCTURED, names, reason))


def _group(source: str) -> str:
    """Sources that say the same thing in several places are one."""
    if source.startswith("visible"):
        return _SHOWN
    return _STRUCTURED if source.startswith(_STRUCTURED) else source


def _agencies(
    group: str, rows: Sequence[Metadata], own: Collection[str], *, beside: bool = False
) -> tuple[str, ...]:
    """Organisations that structured data names as authors, alone or beside people."""
    if group != _STRUCTURED:
        return ()
    found: list[str] = []
    for row in rows:
        if row.source.startswith(_STRUCTURED) and not is_nobody(row.value):
            typed = beside and row.source != _STRUCTURED
            parts = (p.strip() for p in re.split(r"[,;/]", row.value))
            found.extend(p for p in parts if typed or _is_organisation(p, own))
    return tuple(dict.fromkeys(found))


def _people(group: str, rows: Sequence[Metadata], own: Collection[str]) -> tuple[str, ...]:
    """The people of a group: of those that the page shows, the first element's."""
    if group.startswith(_CARD) and not is_author_label(group.removeprefix(_CARD)):
        return ()
    if group == _SHOWN:
        return _shown_people(rows, own)
    found = (n for r in rows for n in find_people(r.value, own) if not _is_outlet(n))
    return tuple(dict.fromkeys(found))


def _shown_people(rows: Sequence[Metadata], own: Collection[str]) -> tuple[str, ...]:
    """The element that is most surely a byline; a word alone is no person there."""
    may = [r for r in rows if r.source != _SHOWN or begins_with_by(r.value)]
    for row in sorted(may, key=lambda r: _doubt(r, own)):
        names = [n for n in find_people(row.value, own) if not _is_outlet(n)]
        if names := [n for n in names if " " in n or is_caseless(n)]:
            return tuple(names)
    return ()


def _doubt(row: Metadata, own: Collection[str]) -> int:
    """0 for "By Jane Doe" and nothing else, up to 3 for words that hold a name somewhere."""
    return 2 * (not begins_with_by(row.value)) + (not is_only_people(row.value, own))


def _is_outlet(name: str) -> bool:
    return find_outlet(name) is not None or is_outlet_like(name)


def _is_organisation(name: str, own: Collection[str]) -> bool:
    return not is_nobody(name) and (_is_outlet(name) or name.casefold() in own)


def _marked(
    rows: Sequence[Metadata], group: str, names: Sequence[str], reason: str
) -> tuple[Metadata, ...]:
    """The group's values that hold the names are chosen: of several places all that say so."""
    folded = [n.casefold() for n in names]
    marked = []
    for row in rows:
        words = row.value.replace(PART, " ").casefold()
        if _group(row.source) == group and any(n in words for n in folded):
            row = msgspec.structs.replace(row, chosen=True, reason=reason)
        marked.append(row)
    return tuple(marked)
