"""Proposals from the learned tagger: its spans put together by the links it found between them."""

from collections.abc import Mapping, Sequence

import msgspec

from headwater.models.calibration import Calibration
from headwater.models.links import Link
from headwater.models.tagger import TaggedParagraph, Tagger
from headwater.records.span import Span
from headwater.stages.attribute.leads import Lead, brings_words, follow_leads
from headwater.stages.attribute.proposal import Proposal

METHOD = "tagger"
# probability of a content's link to a cue from which contents of one cue are one attribution; on
# PolNeAR dev best for direct quotations and speech, end to end flat within 0.2 from 0.2 to 0.8
MIN_TOGETHER = 0.8
# probability of a content's link to a cue before a colon from which the cue has its content already
MIN_LED = 0.5


class Draft(msgspec.Struct, frozen=True):
    """Places of an attribution's parts among a paragraph's roles, with the scores behind it."""

    contents: tuple[int, ...]
    cue: int | None
    source: int | None
    scores: tuple[float, float, float]  # contents, link to the cue, link to the source


def find_proposals(text: str, paragraphs: Sequence[Span]) -> list[Proposal]:
    """Return the attributions of one article's paragraphs, in reading order."""
    tagger = Tagger.load()
    tagged = tagger.find_roles([paragraph.of(text) for paragraph in paragraphs])
    own = [
        assemble(found, tagger.calibration, at=paragraph.start)
        for paragraph, found in zip(paragraphs, tagged, strict=True)
    ]
    leads = [
        find_lead(text, paragraph, found)
        for paragraph, found in zip(paragraphs, tagged, strict=True)
    ]
    return [p for held in follow_leads(text, paragraphs, leads, own) for p in held]


def find_lead(text: str, paragraph: Span, tagged: TaggedParagraph) -> Lead | None:
    """The last cue of a paragraph that ends in a colon, if no content there is the cue's own."""
    cues = [number for number, role in enumerate(tagged.roles) if role.role == "cue"]
    if not cues or not paragraph.of(text).rstrip().endswith(":"):
        return None
    led = [k for k in tagged.links if k.kind == "content to cue" and k.end == cues[-1]]
    sources = [k for k in tagged.links if k.kind == "cue to source" and k.start == cues[-1]]
    best = max(sources, key=lambda link: link.score, default=None)
    if best is None or best.end is None or any(k.score >= MIN_LED for k in led):
        return None
    cue, source = (_place(tagged, [n], paragraph.start) for n in (cues[-1], best.end))
    lead = Lead(cue, source)
    return lead if brings_words(text, paragraph, lead) else None


def assemble(tagged: TaggedParagraph, calibration: Calibration, *, at: int = 0) -> list[Proposal]:
    """Put one paragraph's spans together; ``at`` is where the paragraph begins in the article."""
    drafts = find_drafts(tagged)
    proposals = [
        Proposal(
            content=_place(tagged, draft.contents, at),
            cue=_place(tagged, [draft.cue], at),
            source=_place(tagged, [draft.source], at),
            score=calibration.find_probability(draft.scores),
            method=METHOD,
        )
        for draft in drafts
    ]
    proposals += _lone_cues(tagged, drafts, at)
    return sorted(proposals, key=lambda one: (one.content, one.cue))


def _lone_cues(tagged: TaggedParagraph, drafts: Sequence[Draft], at: int) -> list[Proposal]:
    """Cues with a source to which no content points: what they introduce was not seen."""
    used = {draft.cue for draft in drafts}
    sources = {link.start for link in tagged.links if link.kind == "cue to source"}
    return [
        Proposal(
            content=(), cue=_place(tagged, [n], at), source=(), score=role.score, method=METHOD
        )
        for n, role in enumerate(tagged.roles)
        if role.role == "cue" and n in sources - used
    ]


def find_drafts(tagged: TaggedParagraph) -> list[Draft]:
    """Return the attributions of one paragraph.

    Contents that point to one cue are one attribution: a quotation that its cue splits in two.
    A content that points there with little weight is an attribution of its own by the same cue.
    """
    by_cue: dict[int | None, list[Link]] = {}
    drafts = []
    for number, role in enumerate(tagged.roles):
        if role.role == "content":
            if best := _find_best_cue(tagged.links, number):
                by_cue.setdefault(best.end, []).append(best)
            else:
                drafts.append(_make_draft(tagged, [number], None, 0.0))
    for cue, links in by_cue.items():
        top = max(link.score for link in links)
        together = [link.start for link in links if link.score >= min(top, MIN_TOGETHER)]
        drafts.append(_make_draft(tagged, together, cue, top))
        drafts += [
            _make_draft(tagged, [link.start], cue, link.score)
            for link in links
            if link.start not in together
        ]
    return drafts


def _make_draft(
    tagged: TaggedParagraph, contents: Sequence[int], cue: int | None, cue_score: float
) -> Draft:
    votes = _count_votes(tagged.links, contents, cue)
    source = max(votes, key=lambda end: votes[end], default=None)
    scores = (
        min(tagged.roles[number].score for number in contents),
        cue_score,
        votes.get(source, 0.0),
    )
    return Draft(tuple(contents), cue, source, scores)


def _find_best_cue(links: Sequence[Link], content: int) -> Link | None:
    mine = [link for link in links if link.kind == "content to cue" and link.start == content]
    return max(mine, key=lambda link: link.score, default=None)


def _count_votes(
    links: Sequence[Link], contents: Sequence[int], cue: int | None
) -> Mapping[int | None, float]:
    """Let the cue vote on the source, and all contents together with the same weight."""
    votes: dict[int | None, float] = {}
    voters = [("content to source", number, len(contents)) for number in contents]
    if cue is not None:
        voters.append(("cue to source", cue, 1))
    sides = 2 if cue is not None else 1
    for link in links:
        for kind, start, of in voters:
            if link.kind == kind and link.start == start:
                votes[link.end] = votes.get(link.end, 0.0) + link.score / (of * sides)
    return votes


def _place(tagged: TaggedParagraph, numbers: Sequence[int | None], at: int) -> tuple[Span, ...]:
    spans = [tagged.roles[number].span for number in numbers if number is not None]
    return tuple(span.shifted(at) for span in spans)
