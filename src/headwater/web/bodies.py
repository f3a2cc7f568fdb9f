"""Records that only the server speaks."""

from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.records.review import ReviewAct
from headwater.views.sources import SourcePage

# characters: a name, a reason, an address; nobody types more into a form
MAX_FIELD = 2_000
# texts and characters of one request: a desk compares a handful of articles, and a dozen of
# common length are traced in seconds
MAX_TEXTS = 12
MAX_CHARACTERS = 120_000

Field = Annotated[str, Meta(max_length=MAX_FIELD)]
# one character that can be seen, spelled out: what counts as a space differs between languages
SEEN = r"[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
Name = Annotated[str, Meta(min_length=1, max_length=MAX_FIELD, pattern=SEEN)]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How much a workspace holds."""

    articles: int
    stories: int
    claims: int
    sources: int
    predictions: int
    reviews: int


class AboutServer(msgspec.Struct, frozen=True, kw_only=True):
    """What is served, and what may be done with it."""

    version: Annotated[str, Meta(description="of the server")]
    settings: Annotated[str, Meta(description="fingerprint of settings and code version")]
    stamp: Annotated[str, Meta(description="changes with every commit")]
    review: Annotated[bool, Meta(description="whether reviews are taken")]
    tracing: Annotated[bool, Meta(description="whether given texts are traced")]
    pending: Annotated[bool, Meta(description="articles are stored that no story shows yet")]
    counts: Counted


class ServedSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its passages, and the story it belongs to."""

    story: str
    source: SourcePage


class ReviewGiven(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision as a person sends it; the server adds when."""

    act: ReviewAct
    target: Name
    value: Field | None = None
    evidence: Field | None = None
    on: Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    by: Name
    why: Field | None = None


class UndoGiven(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who takes a decision back, and why."""

    by: Name | None = None
    why: Field | None = None


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a decision."""

    id: Annotated[str, Meta(description="of the review")]
    stories: Annotated[tuple[str, ...], Meta(description="that were found anew")]
    stamp: Annotated[str, Meta(description="of the workspace now")]
    note: Annotated[str | None, Meta(description="why it counts for nothing, or not yet")] = None


class GivenText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One article's text with what is known of it."""

    text: Annotated[str, Meta(min_length=1, max_length=MAX_CHARACTERS)]
    id: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    outlet: Field | None = None
    url: Field | None = None
    published: Field | None = None
    title: Field | None = None


class GivenTexts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Texts to be read together."""

    texts: Annotated[list[GivenText], Meta(min_length=1, max_length=MAX_TEXTS)]
