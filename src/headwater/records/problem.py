"""A row that stopped, with a code, and what to do about it."""

from typing import Annotated

import msgspec
from msgspec import Meta


class Problem(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Something in the input that Headwater could not use, or could use only in part."""

    input: Annotated[str, Meta(description="the path, record or article id it is about")]
    code: Annotated[str, Meta(description="a short name that programs can test")]
    message: Annotated[str, Meta(description="what happened")]
    hint: Annotated[str, Meta(description="what the reader can do")]
