"""The tagger's proposals joined with the rules': each mends what the other gets wrong."""

from collections.abc import Sequence

import msgspec

from headwater.records.span import Span, envelope, likeness, make_spans, overlap, total
from headwater.stages.attribute.grammar import words_of_class
from headwater.stages.attribute.passages import number_of
from headwater.stages.attribute.proposal import Proposal
from headwater.stages.attribute.relay import outlet_of_source
from headwater.stages.attribute.slight import states_nothing

# share of words in common from which two proposals are about the same content
SAME = 0.5
# share of a proposal that lies inside another's content for it to be speech inside speech
INSIDE = 0.9
# characters of "but", "and" and a comma between two attributions of one sentence
NEAR = 12


def merge(
    text: str, sentences: Sequence[Span], by_model: Sequence[Proposal], by_rule: Sequence[Proposal]
) -> list[Proposal]:
    """The tagger's proposals, a piece a sentence, then what the rules find inside or around them.

    What the rules find where the tagger found nothing is left out: three in four are wrong on
    PolNeAR dev (docs/methods/relays.md).
    """
    lone = [c for p in by_model if not p.content for c in p.cue]
    model = [piece for p in by_model if p.content for piece in _by_sentence(p, sentences)]
    model = [p for p in model if p.cue or not _is_known(p, by_rule)]
    model = [p for p in model if not states_nothing(text, p)]
    model = _unwrap_all(text, model, by_rule)
    kept = [_cut_at_sibling(_mend(text, p, by_rule), by_rule) for p in model]
    added = [
        r
        for r in by_rule
        if _is_inner(r, kept) or _is_wider(text, r, kept) or _is_seen(r, lone, kept)
    ]
    return [*kept, *added]


def _by_sentence(proposal: Proposal, sentences: Sequence[Span]) -> list[Proposal]:
    """Pieces of content in other sentences than the cue's stand alone, with the same source."""
    if not proposal.cue or not sentences:
        return [proposal]
    home = number_of(sentences, proposal.cue[0].start)
    parts: dict[int, list[Span]] = {}
    for span in proposal.content:
        last = number_of(sentences, span.end - 1)
        for number in range(number_of(sentences, span.start), last + 1):
            if piece := span.common(sentences[number]):
                parts.setdefault(number, []).append(piece)
    if home not in parts or len(parts) < 2:
        return [proposal]
    pieces = []
    for number, spans in sorted(parts.items()):
        cue = proposal.cue if number == home else ()
        pieces.append(msgspec.structs.replace(proposal, content=tuple(spans), cue=cue))
    return pieces


def _unwrap_all(
    text: str, model: Sequence[Proposal], by_rule: Sequence[Proposal]
) -> list[Proposal]:
    """'The office issued a note from X, who said A and added B': both are X's words."""
    found: list[Proposal] = []
    meant: dict[tuple[Span, ...], tuple[Span, ...]] = {}  # the tagger's source -> the rules'
    for piece in model:
        inner = _unwrap(text, piece, by_rule)
        found.extend(inner)
        if inner[0] is not piece:
            meant[piece.source] = inner[0].source
    if not meant:
        return found
    shared = {r.cue: r.source for r in by_rule}
    return [
        msgspec.structs.replace(p, source=shared[p.cue])
        if p.cue in shared and meant.get(p.source) == shared[p.cue]
        else p
        for p in found
    ]


def _unwrap(text: str, piece: Proposal, by_rule: Sequence[Proposal]) -> Sequence[Proposal]:
    """The rules' reading of a content that is itself 'who said A and added B'."""
    opening = piece.content[0].of(text).split(" ")[0].lower()
    if opening not in words_of_class("personal_relatives"):
        return [piece]
    whole = envelope(piece.content)
    inner = [
        r
        for r in by_rule
        if r.cue
        and r.source
        and all(whole.holds(s) for s in (*r.content, *r.cue))
        and not whole.holds(r.source[0])
    ]
    return [msgspec.structs.replace(r, score=piece.score) for r in inner] or [piece]


def _is_known(piece: Proposal, by_rule: Sequence[Proposal]) -> bool:
    """Whether a piece without a cue has one by the rules."""
    return any(r.cue and likeness(piece.content, r.content) >= SAME for r in by_rule)


def _mend(text: str, proposal: Proposal, by_rule: Sequence[Proposal]) -> Proposal:
    """With the rules' source where the tagger has none or names the relay as the speaker."""
    twins = [r for r in by_rule if likeness(proposal.content, r.content) >= SAME]
    if not twins or not proposal.cue:
        return proposal
    best = max(twins, key=lambda r: (likeness(proposal.content, r.content), r))
    same = any(a.overlaps(b) for a in best.cue for b in proposal.cue)
    if best.source and same and (not proposal.source or _is_relative(text, proposal)):
        return msgspec.structs.replace(proposal, source=best.source)
    if best.source and _is_outlet(text, proposal) and not _is_outlet(text, best):
        return msgspec.structs.replace(best, score=proposal.score, method=proposal.method)
    return proposal


def _cut_at_sibling(proposal: Proposal, by_rule: Sequence[Proposal]) -> Proposal:
    """Without the words of a second attribution that the rules part from the first."""
    if len(proposal.content) != 1:
        return proposal
    whole = proposal.content[0]
    for first in by_rule:
        own = envelope(first.content)
        if own.start > whole.start + NEAR or not whole.holds(own) or first.cue == ():
            continue
        if any(whole.overlaps(c) for c in first.cue):
            continue
        for other in by_rule:
            if other.source and other.cue and whole.holds(other.cue[0]):
                edge = min(other.source[0].start, other.cue[0].start)
                if own.end <= edge and edge - own.end <= NEAR and _starts_after(other, own):
                    return msgspec.structs.replace(proposal, content=(Span(whole.start, own.end),))
    return proposal


def _starts_after(rule: Proposal, span: Span) -> bool:
    return all(c.start >= span.end for c in rule.content)


def _is_relative(text: str, proposal: Proposal) -> bool:
    return proposal.source[0].of(text).lower() in words_of_class("relatives")


def _is_outlet(text: str, proposal: Proposal) -> bool:
    return bool(proposal.source) and outlet_of_source(text, proposal.source[0]) is not None


def _is_inner(rule: Proposal, model: Sequence[Proposal]) -> bool:
    parts = make_spans((s.start, s.end) for s in (*rule.content, *rule.cue))
    return any(
        overlap(p.content, parts) >= INSIDE * total(parts)
        and any(c.holds(s) for c in p.content for s in rule.cue[:1])
        for p in model
    )


def _is_seen(rule: Proposal, lone: Sequence[Span], model: Sequence[Proposal]) -> bool:
    """Whether the tagger has its cue and nobody's content there: it saw that somebody speaks."""
    if not overlap(rule.cue, lone):
        return False
    return not any(overlap(rule.content, (*p.content, *p.cue)) for p in model)


def _is_wider(text: str, rule: Proposal, model: Sequence[Proposal]) -> bool:
    """Whether it holds a proposal about 'he' whole: 'Smith told the Courier he called it off'."""
    if any(c.overlaps(own) for p in model for c in p.cue for own in rule.cue):
        return False
    for proposal in model:
        parts = make_spans((s.start, s.end) for s in (*proposal.content, *proposal.cue))
        held = overlap(rule.content, parts) >= INSIDE * total(parts)
        if held and proposal.source and proposal.cue:
            pronoun = proposal.source[0].of(text).lower() in words_of_class("personal")
            if pronoun and any(c.holds(proposal.source[0]) for c in rule.content):
                return True
    return False
