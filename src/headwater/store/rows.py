"""What a store is given and what it lists: rows that stand beside the findings."""

from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta

from headwater.records.identity import Identity
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.span import Span
from headwater.records.tracing import Counts, Prediction

Item = TypeVar("Item")


class Page(msgspec.Struct, Generic[Item], frozen=True, kw_only=True):
    """Some rows of a listing, and how many there are in all."""

    total: int
    items: tuple[Item, ...]


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a workspace is and holds."""

    version: Annotated[str, Meta(description="of the code that wrote it last")]
    settings: Annotated[str, Meta(description="fingerprint of settings and code version")]
    stamp: Annotated[str, Meta(description="changes with every commit")]
    pending: Annotated[bool, Meta(description="articles are stored that no story shows yet")]
    articles: int
    stories: int
    claims: int
    sources: int
    predictions: int
    reviews: int


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """A story's most important claim."""

    id: str
    gloss: Annotated[str, Meta(description="the clearest wording's words")]
    counts: Counts


class ListedStory(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A story as a list shows it."""

    id: str
    title: str
    articles: int
    outlets: int
    claims: int
    lead: Lead | None = None
    worst: Annotated[int | None, Meta(description="severity of its gravest change")] = None
    from_: Annotated[str | None, Meta(description="its earliest article's date")] = None
    to: Annotated[str | None, Meta(description="its latest article's date")] = None


class ListedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article as a list shows it."""

    id: str
    story: str | None
    outlet: str | None
    title: str | None
    published_at: str | None
    url: str | None
    path: str | None
    attributions: int


class ListedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a list shows it."""

    id: str
    story: str
    rank: int
    gloss: str
    counts: Counts


class ListedSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source of a story as a list shows it."""

    id: str
    story: str
    name: str
    kind: str
    attributions: int


class ListedPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """A prediction with its story and words."""

    story: str
    words: str
    prediction: Prediction


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a search."""

    kind: Annotated[str, Meta(description="article, content or source")]
    id: Annotated[str, Meta(description="of the article, attribution or source")]
    story: str | None
    article: str | None
    words: Annotated[str, Meta(description="the passage that answers")]
    spans: Annotated[tuple[Span, ...], Meta(description="where it stands in the article")]
    score: Annotated[float, Meta(description="higher is better; compare within one search only")]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A reading on its way into the store, with what is kept beside it."""

    reading: Reading
    identity: Identity
    made: Annotated[str, Meta(description="fingerprint of the settings and code that read it")]
    sketch: Annotated[bytes, Meta(description="what the group stage needs of it")] = b""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A stored article's place in the workspace, without its text."""

    id: str
    identity: Identity
    made: str
    digest: Annotated[str, Meta(description="of its reading")]


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """What a takedown took out."""

    articles: tuple[str, ...]
    stories: Annotated[tuple[str, ...], Meta(description="that they were part of")]
    claims: Annotated[int, Meta(description="of those stories, to be found again without them")]
    attributions: int


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a workspace that is not as it should be."""

    what: str
    message: str
    hint: str


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What is committed at once: readings, problems met on the way, inputs read to their end."""

    kept: tuple[Kept, ...] = ()
    displaced: Annotated[tuple[str, ...], Meta(description="ids no longer in use")] = ()
    duplicates: Annotated[
        tuple[Identity, ...], Meta(description="texts that are there already")
    ] = ()
    settled: Annotated[
        tuple[str, ...], Meta(description="places whose duplicates were looked for anew")
    ] = ()
    problems: tuple[Problem, ...] = ()
    stopped: Annotated[tuple[Problem, ...], Meta(description="articles whose step failed")] = ()
    inputs: Annotated[tuple[str, ...], Meta(description="fingerprints of inputs, all read")] = ()
