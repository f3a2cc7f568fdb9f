"""Who wrote an article: of all stated authors the best stated people, with the reason."""

from collections.abc import Collection, Sequence

import msgspec

from headwater.records.article import Metadata
from headwater.text.bylines import find_people, is_author_label, is_nobody
from headwater.text.outlets import find_outlet, is_outlet_like

# people of one byline: more is a list of everybody at the outlet
MAX_PEOPLE = 10


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
        groups.setdefault(row.source, []).append(row)
    for source, found in groups.items():
        if not _may_name(source):
            continue
        people = _people(found if not source.startswith("visible") else found[:1], own)
        if 0 < len(people) <= MAX_PEOPLE:
            return _marked(rows, source, people, f"the people whom {source} names")
    for source, found in groups.items():
        if source.startswith("json-ld"):
            names = tuple(dict.fromkeys(r.value for r in found if _is_organisation(r.value, own)))
            if names:
                return _marked(rows, source, names, f"the organisation that {source} names")
    return Authors((), tuple(rows))


def _may_name(source: str) -> bool:
    if source.startswith("card "):
        return is_author_label(source.removeprefix("card "))
    return not source.endswith("organisation")


def _people(rows: Sequence[Metadata], own: Collection[str]) -> tuple[str, ...]:
    names: list[str] = []
    for row in rows:
        names.extend(n for n in find_people(row.value, own) if not _is_outlet(n))
    return tuple(dict.fromkeys(names))


def _is_outlet(name: str) -> bool:
    return find_outlet(name) is not None or is_outlet_like(name)


def _is_organisation(name: str, own: Collection[str]) -> bool:
    return not is_nobody(name) and (_is_outlet(name) or name.casefold() in own)


def _marked(
    rows: Sequence[Metadata], source: str, names: tuple[str, ...], reason: str
) -> Authors:
    marked = tuple(
        msgspec.structs.replace(r, chosen=True, reason=reason) if r.source == source else r
        for r in rows
    )
    return Authors(names, marked)
