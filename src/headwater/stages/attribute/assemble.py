"""The stage's step: proposals of either kind, then the layers, then records."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from headwater.records.article import Article, Block
from headwater.records.attribution import Attribution
from headwater.records.identity import make_id
from headwater.records.problem import Problem
from headwater.records.span import Span
from headwater.settings import AttributeSettings
from headwater.stages.attribute.agentless import (
    find_agentless,
    find_passive_speech,
    settle_sourceless,
)
from headwater.stages.attribute.anonymity import find_anonymity
from headwater.stages.attribute.base import find_base
from headwater.stages.attribute.behind import put_source_behind
from headwater.stages.attribute.boundaries import snap
from headwater.stages.attribute.chains import set_hops
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.floating import find_floating, find_leads, give_speakers
from headwater.stages.attribute.hedges import find_hedges
from headwater.stages.attribute.inner import drop_wordings
from headwater.stages.attribute.mode import find_manner, find_mode, is_denied
from headwater.stages.attribute.nesting import set_parents
from headwater.stages.attribute.passages import find_paragraphs
from headwater.stages.attribute.prediction import is_prediction
from headwater.stages.attribute.proposal import Proposal
from headwater.stages.attribute.tokens import read_sentences
from headwater.text.quotation import Quotation, find_quotations, is_title

# languages whose cue words the package has; 'und' is read as English
LANGUAGES = ("en", "und")


def find_attributions(
    article: Article, blocks: Sequence[Block], settings: AttributeSettings
) -> tuple[list[Attribution], list[Problem]]:
    """Who is reported to have said what in the article's own words, sorted by place."""
    if article.language not in LANGUAGES:
        return [], []
    text = article.text
    paragraphs = find_paragraphs(text, blocks)
    quotations = [q for q in find_quotations(text, paragraphs) if not is_title(text, q)]
    sentences = [s for p in paragraphs for s in read_sentences(text, p, quotations)]
    places = [s.span for s in sentences]
    base = find_base(text, paragraphs, places, settings.method)
    drafts = [_make_draft(p) for p in base]
    agentless = [d for s in sentences for d in (*find_agentless(s), *find_passive_speech(s))]
    drafts = settle_sourceless(text, drafts, agentless)
    drafts = [d for draft in drafts if (d := snap(text, paragraphs, quotations, draft))]
    leads = find_leads(sentences)
    drafts = give_speakers(text, paragraphs, leads, drafts)
    drafts.extend(find_floating(text, paragraphs, quotations, drafts, leads))
    drafts = [put_source_behind(text, sentences, d) for d in drafts]
    drafts = set_parents(_without_own_words(text, _without_doubles(drafts), quotations))
    drafts = [_describe(text, draft, quotations) for draft in drafts]
    drafts = drop_wordings(text, drafts, quotations)
    drafts = set_hops(text, places, drafts)
    drafts = [_finish(text, places, d) for d in drafts]
    return _make_attributions(article.id, drafts), []


def _make_draft(proposal: Proposal) -> Draft:
    return Draft(
        content=proposal.content,
        cue=proposal.cue,
        source=proposal.source,
        score=proposal.score,
        method=proposal.method,
    )


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for one content: the best scored, then the first in order."""
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.score, d.order)):
        kept.setdefault(draft.content, draft)
    return list(kept.values())


def _without_own_words(
    text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> list[Draft]:
    """Without 'I think' inside a quotation: its speaker is the quotation's."""
    return [
        d
        for d in drafts
        if not d.source
        or d.source[0].of(text).lower().replace("’", "'").split("'")[0] not in ("i", "we", "let")
        or not any(q.span.holds(d.source[0]) for q in quotations)
    ]


def _describe(text: str, draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    return msgspec.structs.replace(
        draft,
        mode=find_mode(draft, quotations),
        manner=find_manner(text, draft),
        denied=is_denied(text, draft),
        hedges=find_hedges(text, draft),
    )


def sentence_of(sentences: Sequence[Span], at: int) -> Span:
    """The sentence that holds a place."""
    number = bisect_right([s.start for s in sentences], at) - 1
    return sentences[number] if number >= 0 else Span(at, at)


def _finish(text: str, sentences: Sequence[Span], draft: Draft) -> Draft:
    place = (draft.cue or draft.content)[0].start
    return msgspec.structs.replace(
        draft,
        anonymity=find_anonymity(text, sentence_of(sentences, place), draft),
        prediction=is_prediction(text, draft),
    )


def _make_attributions(article: str, drafts: Sequence[Draft]) -> list[Attribution]:
    ids = [_id_of(article, draft) for draft in drafts]
    return [
        Attribution(
            id=own,
            article=article,
            content=draft.content,
            cue=draft.cue,
            source=draft.source,
            mode=draft.mode,
            manner=draft.manner,
            hedges=draft.hedges,
            denied=draft.denied,
            parent=None if draft.parent is None else ids[draft.parent],
            hops=draft.hops,
            end=draft.end,
            anonymity=draft.anonymity,
            prediction=draft.prediction,
            score=draft.score,
            method=draft.method,
        )
        for own, draft in zip(ids, drafts, strict=True)
    ]


def _id_of(article: str, draft: Draft) -> str:
    return make_id(article, *(place for s in draft.content for place in (s.start, s.end)))
