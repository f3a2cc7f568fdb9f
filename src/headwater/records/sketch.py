"""What grouping needs of an article: enough that its text is not read again."""

from typing import Annotated

import msgspec
from msgspec import Meta


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """An article's 5-grams, terms, figures and names as numbers, and what its page says of it.

    Numbers are packed little-endian, each list sorted and without repeats, so that a row is small
    and read without a copy (``headwater.stages.group.packed``).
    """

    article: str
    outlet: Annotated[str, Meta(description="name in comparable form, empty where unknown")] = ""
    title: Annotated[str, Meta(description="title, headline or the begin of the text")] = ""
    day: Annotated[
        int | None, Meta(description="of publication, days since 0001-01-01; a hint only")
    ] = None
    credits: Annotated[tuple[str, ...], Meta(description="outlets credited for the text")] = ()
    grams: Annotated[bytes, Meta(description="5-grams of the body, 32-bit hashes")] = b""
    sample: Annotated[bytes, Meta(description="a sample of them, 64-bit hashes, signed")] = b""
    terms: Annotated[bytes, Meta(description="stems of what it tells, 32-bit hashes")] = b""
    weights: Annotated[
        bytes, Meta(description="of the terms, 16 bits; their squares sum to about 65535 squared")
    ] = b""
    figures: Annotated[bytes, Meta(description="numbers in the text, 32-bit hashes")] = b""
    names: Annotated[bytes, Meta(description="capitalised words in it, 32-bit hashes")] = b""
