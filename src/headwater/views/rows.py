"""The dossier as flat rows, one record a table: what spreadsheets and data frames take."""

from typing import Annotated

import msgspec
from msgspec import Meta

Words = Annotated[str, Meta(description="in one line; cut where only quotations are asked for")]
Story = Annotated[str, Meta(description="id of the story")]
Start = Annotated[int, Meta(description="first code point in the article's text")]
End = Annotated[int, Meta(description="code point after the last, parts left out included")]


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article: where it comes from and how much it attributes."""

    id: Annotated[str, Meta(description="as in the dossier")]
    story: Story
    outlet: Annotated[str | None, Meta(description="publisher where known, else the host")]
    publisher: Annotated[str | None, Meta(description="who published the text first")]
    host: Annotated[str | None, Meta(description="where the page was read")]
    credited: Annotated[tuple[str, ...], Meta(description="outlets that it credits for its text")]
    title: Annotated[str | None, Meta(description="the headline")]
    byline: Annotated[tuple[str, ...], Meta(description="names of the writers")]
    published_at: Annotated[str | None, Meta(description="as precise as known")]
    published_basis: Annotated[str, Meta(description="how the date is known, or why it is not")]
    url: Annotated[str | None, Meta(description="where the input says it was published")]
    path: Annotated[str | None, Meta(description="the file it was read from")]
    language: Annotated[str, Meta(description="ISO 639-1 code, und where undetermined")]
    characters: Annotated[int, Meta(description="code points of the text")]
    attributions: Annotated[int, Meta(description="number found")]
    text_sha256: Annotated[str, Meta(description="hash of the text in UTF-8")]
    text: Annotated[str | None, Meta(description="only where whole texts are asked for")]


class AttributionRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who is reported to have said what, through whom."""

    id: Annotated[str, Meta(description="as in the dossier")]
    story: Story
    article: Annotated[str, Meta(description="id of the article")]
    outlet: Annotated[str | None, Meta(description="of the article")]
    words: Words
    start: Start
    end: End
    cue: Annotated[str, Meta(description="the words that mark the report")]
    source_words: Annotated[str, Meta(description="the words that name the source")]
    speaker: Annotated[str | None, Meta(description="the fullest name that the article gives")]
    kind: Annotated[str, Meta(description="of the source")]
    role: Annotated[str | None, Meta(description="as written")]
    source: Annotated[str | None, Meta(description="id shared by the story's articles")]
    mode: Annotated[str, Meta(description="direct, mixed or indirect")]
    manner: Annotated[str, Meta(description="speech, belief, finding, intention or rumour")]
    hedges: Annotated[tuple[str, ...], Meta(description="words that weaken it")]
    denied: Annotated[bool, Meta(description="whether the source denies the content")]
    parent: Annotated[str | None, Meta(description="the attribution that holds this one")]
    chain: Annotated[tuple[str, ...], Meta(description="from the speaker to the nearest party")]
    chain_end: Annotated[str, Meta(description="where the way back ends")]
    prediction: Annotated[bool, Meta(description="whether it is about the future")]
    score: float
    method: Annotated[str, Meta(description="the rule or model that found it")]


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and what stands behind it."""

    id: Annotated[str, Meta(description="as in the dossier")]
    story: Story
    story_title: Annotated[str, Meta(description="the headline that stands for the story")]
    rank: Annotated[int, Meta(description="0 is the most important of its story")]
    gloss: Annotated[str, Meta(description="the clearest wording's words")]
    articles: Annotated[int, Meta(description="that carry it")]
    outlets: Annotated[int, Meta(description="reposts count with their publisher")]
    collections_least: Annotated[int, Meta(description="who heard or read it first hand")]
    collections_most: int
    origins_least: Annotated[int, Meta(description="independent points that it goes back to")]
    origins_most: int
    unknown: Annotated[int, Meta(description="wordings without a usable source")]
    denials: Annotated[int, Meta(description="wordings that deny it")]
    origins: Annotated[tuple[str, ...], Meta(description="their names")]
    collectors: Annotated[tuple[str, ...], Meta(description="who heard or read it, by name")]
    flags: Annotated[tuple[str, ...], Meta(description="what a reader should notice")]
    worst_change: Annotated[str | None, Meta(description="kind of the gravest difference")]
    worst_severity: Annotated[
        int | None, Meta(description="0 form, 1 shaded, 2 believed otherwise")
    ]


class WordingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One article's rendering of a claim."""

    claim: Annotated[str, Meta(description="id of the claim")]
    number: Annotated[int, Meta(description="index among the claim's wordings")]
    story: Story
    article: Annotated[str, Meta(description="id of the article")]
    outlet: Annotated[str | None, Meta(description="of the article")]
    attribution: Annotated[str | None, Meta(description="id; none in the article's own voice")]
    words: Words
    start: Start
    end: End
    mode: Annotated[str, Meta(description="direct, mixed, indirect or own voice")]
    relation: Annotated[str, Meta(description="to the claim's clearest wording")]
    speaker: Annotated[str | None, Meta(description="of the attribution")]
    origins: Annotated[tuple[str, ...], Meta(description="that this wording rests on")]
    score: float


class OriginRow(msgspec.Struct, frozen=True, kw_only=True):
    """The most upstream point of some wordings, with evidence."""

    claim: Annotated[str, Meta(description="id of the claim")]
    story: Story
    name: Annotated[str, Meta(description="the fullest name in the story")]
    kind: Annotated[str, Meta(description="of the source")]
    occasion: Annotated[str | None, Meta(description="where it was uttered, as far as stated")]
    basis: Annotated[str, Meta(description="how it knows what it says")]
    wordings: Annotated[tuple[int, ...], Meta(description="numbers of those that rest on it")]


class UnknownRow(msgspec.Struct, frozen=True, kw_only=True):
    """What cannot be told about one wording, and what would settle it."""

    claim: Annotated[str, Meta(description="id of the claim")]
    story: Story
    number: Annotated[int, Meta(description="index among the claim's wordings")]
    article: Annotated[str, Meta(description="id of the article")]
    reason: Annotated[str, Meta(description="why it cannot be told")]
    settles: Annotated[str, Meta(description="what would settle it")]


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A difference between two wordings; upstream first where a direction is known."""

    claim: Annotated[str, Meta(description="id of the claim")]
    story: Story
    kind: Annotated[str, Meta(description="what changed")]
    severity: Annotated[int, Meta(description="0 form, 1 shaded, 2 believed otherwise")]
    directed: Annotated[bool, Meta(description="whether dates or dependence give a direction")]
    score: float
    upstream: Annotated[str, Meta(description="id of the article")]
    upstream_words: Words
    downstream: Annotated[str, Meta(description="id of the article")]
    downstream_words: Words
    note: Annotated[str, Meta(description="what changed, in words")]


class RelayRow(msgspec.Struct, frozen=True, kw_only=True):
    """One hop from upstream carrier to downstream carrier."""

    story: Story
    upstream: Annotated[str, Meta(description="id of an article, or a party's name")]
    upstream_read: Annotated[bool, Meta(description="whether it is an article that was read")]
    downstream: Annotated[str, Meta(description="id of an article, or a party's name")]
    kind: Annotated[str, Meta(description="said in, per, reposted, wire, translated, ...")]
    stated: Annotated[bool, Meta(description="whether the text says so; false where inferred")]
    words: Words
    score: float


class CopyRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles with a verified long overlap."""

    story: Story
    a: Annotated[str, Meta(description="id of the article")]
    b: Annotated[str, Meta(description="id of the article")]
    kind: Annotated[str, Meta(description="revision, syndicated sibling, excerpt or contains")]
    a_in_b: Annotated[float, Meta(description="share of a's 5-grams that b has")]
    b_in_a: Annotated[float, Meta(description="share of b's 5-grams that a has")]
    wire: Annotated[str | None, Meta(description="who supplied the unseen text, where known")]


class PredictionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that something not settled when uttered will hold."""

    id: Annotated[str, Meta(description="as in the dossier")]
    story: Story
    article: Annotated[str, Meta(description="id of the article with the fullest wording")]
    attribution: Annotated[str, Meta(description="id of its attribution")]
    predictor: Annotated[str, Meta(description="who says it will hold")]
    words: Words
    kind: Annotated[str, Meta(description="prediction, possibility, intention, ...")]
    condition: Annotated[str | None, Meta(description="the words that say under which condition")]
    horizon: Annotated[str | None, Meta(description="the words that say until when")]
    horizon_from: Annotated[str | None, Meta(description="earliest date, where known")]
    horizon_to: Annotated[str | None, Meta(description="latest date, where known")]
    strength: Annotated[str | None, Meta(description="the word that says how sure")]
    status: Annotated[str, Meta(description="open, came true, did not, ...")]
    told_in: Annotated[tuple[str, ...], Meta(description="ids of the articles that tell it")]


class ProblemRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the input that could not be used, or only in part."""

    input: Annotated[str, Meta(description="the path, record or article id")]
    code: Annotated[str, Meta(description="a short name that programs can test")]
    message: Annotated[str, Meta(description="what happened")]
    hint: Annotated[str, Meta(description="what the reader can do")]
