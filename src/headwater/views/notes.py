"""Notes in an article's margin: who else carries a passage, and on how many origins it rests."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records.attribution import ChainEnd
from headwater.records.dossier import DossierArticle, DossierAttribution, DossierClaim
from headwater.records.span import Span, words_of
from headwater.views.index import articles_of
from headwater.views.phrases import counted, counted_interval, listed, sentence, shorten, shown_name

# names: the note stays three lines long beside its paragraph
MAX_NAMES = 2
# characters: a mention is repeated in its note only where it is short enough to be recognised
MAX_MENTION = 60

_MISSING = {
    ChainEnd.AGENTLESS: "Nobody named.",
    ChainEnd.AUTHOR_INFERENCE: "The writer’s own inference.",
}


@dataclass(frozen=True)
class Note:
    """A margin note: ``head`` leads in bold, ``warns`` where a source is missing."""

    passage: int
    at: int
    head: str
    text: str
    warns: bool
    claim: str | None


def attribution_note(
    passage: int,
    told: DossierAttribution,
    claims: Sequence[DossierClaim],
    article: DossierArticle,
) -> Note | None:
    """What the margin says of an attribution, the most widely carried claim first."""
    if not told.content:
        return None
    missing = _MISSING.get(told.chain_end)
    if missing is None and not (told.chain or told.source):
        missing = "No source given."
    claim = max(claims, key=lambda c: c.counts.outlets, default=None)
    shared = _shared(claim, article.id) if claim else None
    alone = claim is not None and [o.name for o in claim.origins] == [told.speaker.name]
    sentences = [*_who(told, article, named=alone), *_through(told)]
    if missing:
        head, text = missing, " ".join(filter(None, (shared, *sentences)))
    else:
        head, text = (
            shared or "".join(sentences[:1]),
            " ".join(sentences if shared else sentences[1:]),
        )
    return Note(
        passage=passage,
        at=told.content[0].start,
        head=head,
        text=text,
        warns=missing is not None,
        claim=claim.id if claim else None,
    )


def own_voice_note(
    passage: int, claim: DossierClaim, spans: Sequence[Span], article: str
) -> Note | None:
    """What the margin says where the article asserts a claim without any source."""
    if not spans:
        return None
    return Note(
        passage=passage,
        at=spans[0].start,
        head="No source given.",
        text=_shared(claim, article),
        warns=True,
        claim=claim.id,
    )


def _shared(claim: DossierClaim, article: str) -> str:
    """``Same as 2 others, 1 origin: Mira Oss.``"""
    others = [a for a in articles_of(claim) if a != article]
    names = [shown_name(o.name, o.kind) for o in claim.origins][: MAX_NAMES + 1]
    told = f": {listed(names)}" if 0 < len(names) <= MAX_NAMES else ""
    where = f"Same as {counted(len(others), 'other')}" if others else "Only here"
    return f"{where}, {counted_interval(claim.counts.origins, 'origin')}{told}."


def _who(told: DossierAttribution, article: DossierArticle, *, named: bool) -> list[str]:
    """Who the words are ascribed to, where the mention is not the name itself."""
    speaker = told.speaker
    mention = " ".join(words_of(told.source, article.text).split())
    if speaker.name is None:
        reason = speaker.unresolved or ""
        return [f"Who is not resolved{': ' + reason if reason else ''}."] if told.source else []
    name = shown_name(speaker.name, speaker.kind)
    if mention and speaker.name.casefold() not in mention.casefold():
        return [f"“{shorten(mention, MAX_MENTION)}” is {name}."]
    return [] if named else [sentence(f"{name}, {speaker.kind}")]


def _through(told: DossierAttribution) -> list[str]:
    """The chain, where it is longer than speaker and article."""
    if len(told.chain) < 2:
        return []
    names = [shown_name(p.name, p.kind) for p in told.chain]
    unread = [p.name for p in told.chain[1:] if p.held is None]
    read = f" Not read: {listed(unread)}." if unread else ""
    return [f"Chain: {', '.join(names)}, this article.{read}"]
