"""Fields of which the first value that can be used is chosen: address, section, change, language.

The names of outlets are compared with those that were chosen by what credits them.
"""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from headwater.records.article import Metadata
from headwater.stages.clean.dates import DateRejected, read_date, read_shown_date
from headwater.text.outlet_names import outlet_name

# fields whose first value counts as it stands
_FIRST = frozenset({"url", "canonical", "section"})
_SEEN = "visible"
_NO_LANGUAGE = "und"


def mark_first(
    rows: Sequence[Metadata], language: str, publisher: str | None, credited: Collection[str]
) -> Iterator[Metadata]:
    """The rows in order, each chosen one with its reason, dates that cannot be read with theirs."""
    taken: set[str] = set()
    for row in rows:
        why, is_chosen = "", False
        if row.field in taken:
            pass
        elif row.field in _FIRST:
            is_chosen = True
        elif row.field == "modified":
            why = _find_fault(row)
            is_chosen = not why
        elif row.field == "language":
            is_chosen = language in (_NO_LANGUAGE, row.value.casefold()[: len(language)])
            why = "" if is_chosen else f"the text is in {language!r}"
        if is_chosen:
            taken.add(row.field)
            why = f"the first that is stated: {row.source}"
        elif row.field == "publisher" and publisher and outlet_name(row.value) == publisher:
            is_chosen, why = True, "names the publisher"
        elif row.field == "credited" and outlet_name(row.value) in credited:
            is_chosen, why = True, "names an outlet that is credited"
        changed = is_chosen or why
        yield msgspec.structs.replace(row, chosen=is_chosen, reason=why) if changed else row


def _find_fault(row: Metadata) -> str:
    """Why a date is not used; nothing where it is."""
    read = read_shown_date if row.source.startswith(_SEEN) else read_date
    try:
        read(row.value)
    except DateRejected as why:
        return str(why)
    return ""
