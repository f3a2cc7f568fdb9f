"""Proposals from the learned tagger: its spans put together by the links it found between them."""

from collections.abc import Sequence

from headwater.models.links import Link
from headwater.models.tagger import RoleSpan, TaggedParagraph, Tagger
from headwater.records.span import Span
from headwater.stages.attribute.proposal import Proposal

METHOD = "tagger"


def find_proposals(text: str, paragraphs: Sequence[Span]) -> list[Proposal]:
    """Return the attributions of one article's paragraphs, in reading order."""
    tagged = Tagger.load().find_roles([paragraph.of(text) for paragraph in paragraphs])
    return [
        proposal
        for paragraph, found in zip(paragraphs, tagged, strict=True)
        for proposal in assemble(found, at=paragraph.start)
    ]


def assemble(tagged: TaggedParagraph, *, at: int = 0) -> list[Proposal]:
    """Put one paragraph's spans together; ``at`` is where the paragraph begins in the article.

    Contents that point to one cue are one attribution: a quotation that its cue splits in two.
    """
    by_cue: dict[int | None, list[int]] = {}
    alone: list[list[int]] = []
    for number, role in enumerate(tagged.roles):
        if role.role != "content":
            continue
        cue = _find_best(tagged.links, "content to cue", number)
        if cue is None:
            alone.append([number])
        else:
            by_cue.setdefault(cue.end, []).append(number)
    proposals = [_make(tagged, contents, cue, at) for cue, contents in by_cue.items()]
    proposals += [_make(tagged, contents, None, at) for contents in alone]
    return sorted(proposals, key=lambda one: (one.content, one.cue))


def _make(tagged: TaggedParagraph, contents: list[int], cue: int | None, at: int) -> Proposal:
    source = _find_source(tagged.links, contents, cue)
    parts = [tagged.roles[i] for i in contents]
    if cue is not None:
        parts.append(tagged.roles[cue])
    score = min(part.score for part in parts)

    def move(numbers: Sequence[int | None]) -> tuple[Span, ...]:
        roles: list[RoleSpan] = [tagged.roles[i] for i in numbers if i is not None]
        return tuple(role.span.shifted(at) for role in roles)

    return Proposal(
        content=move(contents),
        cue=move([cue]),
        source=move([source]),
        score=score,
        method=METHOD,
    )


def _find_best(links: Sequence[Link], kind: str, start: int) -> Link | None:
    mine = [link for link in links if link.kind == kind and link.start == start]
    return max(mine, key=lambda link: link.score, default=None)


def _find_source(links: Sequence[Link], contents: Sequence[int], cue: int | None) -> int | None:
    """Let the cue vote on the source, and all its contents together with the same weight."""
    votes: dict[int | None, float] = {}
    for link in links:
        if link.kind == "cue to source" and link.start == cue:
            votes[link.end] = votes.get(link.end, 0.0) + link.score
        elif link.kind == "content to source" and link.start in contents:
            votes[link.end] = votes.get(link.end, 0.0) + link.score / len(contents)
    return max(votes, key=lambda end: votes[end], default=None)
