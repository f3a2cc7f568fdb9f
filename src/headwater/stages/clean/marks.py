"""A mark of syndication: where in a line it stands, and whom it credits."""

import msgspec

from headwater.records.article import CreditHow

# what may stand behind a name that is over
NAME_END = ".,;:)]’'\"”"


class Mark(msgspec.Struct, frozen=True):
    """A dateline or a credit line: its range in the line, and the outlet it names."""

    start: int
    end: int
    name: str | None
    how: CreditHow
    place: str | None = None
    also: tuple[str, ...] = ()  # the other outlets of such a mark: "AFP/Reuters"
