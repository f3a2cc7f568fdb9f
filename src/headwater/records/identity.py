"""Names made from content: the same parts give the same id on every machine and engine."""

import hashlib
from typing import Annotated

import msgspec
from msgspec import Meta

ID_BYTES = 8  # 64 bits: a collision among 10 million ids has a chance of about 3 in a million


def make_id(*parts: str | int) -> str:
    """Sixteen hexadecimal digits of BLAKE2b over the parts, each hashed with its length."""
    data = [str(part).encode("utf-8", "surrogatepass") for part in parts]
    whole = b"".join(len(d).to_bytes(8, "big") + d for d in data)
    return hashlib.blake2b(whole, digest_size=ID_BYTES).hexdigest()


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What decides whether two texts are one article, and which id it has."""

    place: Annotated[str, Meta(description="what problems call it: the file, and the line in it")]
    given_id: Annotated[str | None, Meta(description="the id that its input gave it")] = None
    content_id: Annotated[str, Meta(description="the id that its content gives it")]
    digest: Annotated[str, Meta(description="SHA-256 of its text")]
    outlet: Annotated[str | None, Meta(description="the outlet that its input named")] = None
