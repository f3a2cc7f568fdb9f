"""The stage's step: proposals of either kind, then the layers, then records."""

from collections.abc import Sequence
from itertools import accumulate

import msgspec

from headwater.records.article import READ_LANGUAGES, Article, Block
from headwater.records.attribution import Attribution, Mode
from headwater.records.identity import make_id
from headwater.records.problem import Problem
from headwater.records.span import Span
from headwater.settings import AttributeSettings
from headwater.stages.attribute.agentless import find_sourceless, settle_sourceless
from headwater.stages.attribute.anonymity import find_anonymity
from headwater.stages.attribute.base import find_base
from headwater.stages.attribute.behind import put_source_behind
from headwater.stages.attribute.boundaries import snap
from headwater.stages.attribute.chains import set_hops
from headwater.stages.attribute.draft import Draft, make_draft
from headwater.stages.attribute.embedded import METHOD as POST
from headwater.stages.attribute.embedded import find_post
from headwater.stages.attribute.floating import find_inside, give_running_speakers
from headwater.stages.attribute.hedges import find_hedges
from headwater.stages.attribute.inner import drop_own_words, drop_wordings
from headwater.stages.attribute.mode import find_manner, find_mode, is_denied
from headwater.stages.attribute.nesting import set_parents
from headwater.stages.attribute.passages import (
    Passage,
    find_paragraphs,
    number_of,
    read_passages,
)
from headwater.stages.attribute.prediction import is_prediction
from headwater.stages.attribute.proposal import Proposal


def find_attributions(
    article: Article, blocks: Sequence[Block], settings: AttributeSettings
) -> tuple[list[Attribution], list[Problem]]:
    """Who is reported to have said what in the article's own words, sorted by place.

    A draft inside another's content has the other's source among its hops, after its own.
    """
    if article.language not in READ_LANGUAGES:
        return [], []
    text = article.text
    paragraphs, problems = _bounded(article, find_paragraphs(text, blocks), settings)
    passages = read_passages(text, paragraphs)
    base = find_base(text, passages, settings.method)
    rough = [_layer(text, p, proposals) for p, proposals in zip(passages, base, strict=True)]
    spoken = give_running_speakers(text, passages, rough)
    drafts: list[Draft] = []
    for passage, own in zip(passages, spoken, strict=True):
        inner = [d for p in find_inside(text, passage, own) if (d := snap(text, passage, p))]
        posts = [post] if (post := find_post(text, passage)) else []
        drafts.extend(_nest(text, passage, [*own, *inner, *posts], len(drafts)))
    sentences = [s.span for p in passages for s in p.sentences]
    drafts = [_finish(text, sentences, d) for d in set_hops(text, sentences, drafts)]
    return _make_attributions(article.id, drafts), problems


def _bounded(
    article: Article, paragraphs: Sequence[Span], settings: AttributeSettings
) -> tuple[list[Span], list[Problem]]:
    """The paragraphs up to the bound; what lies beyond it is said, not lost in silence."""
    sizes = accumulate(len(p) for p in paragraphs)
    kept = [p for p, upto in zip(paragraphs, sizes, strict=True) if upto <= settings.max_characters]
    if len(kept) == len(paragraphs):
        return kept, []
    at = paragraphs[len(kept)].start
    problem = Problem(
        input=article.id,
        code="long-article",
        message=f"attributions are looked for up to character {at}; the article goes on",
        hint="cut it into articles, or raise attribute.max_characters",
    )
    return kept, [problem]


def _layer(text: str, passage: Passage, proposals: Sequence[Proposal]) -> list[Draft]:
    """The proposals of a paragraph as drafts, with the sourceless forms, their ends exact."""
    drafts = settle_sourceless(
        text,
        [make_draft(p) for p in proposals],
        [d for s in passage.sentences for d in find_sourceless(s)],
    )
    exact = [d for draft in drafts if (d := snap(text, passage, draft))]
    behind = (put_source_behind(text, passage.sentences, d) for d in exact)
    return [d for d in behind if d is not None]


def _nest(text: str, passage: Passage, drafts: Sequence[Draft], first: int) -> list[Draft]:
    """The drafts of a paragraph in order, each once, with parents counted from ``first``."""
    own = drop_own_words(text, _without_doubles(drafts), passage.quotations)
    described = [_describe(text, draft, passage) for draft in set_parents(own)]
    return [
        draft
        if draft.parent is None
        else msgspec.structs.replace(draft, parent=draft.parent + first)
        for draft in drop_wordings(text, described, passage.quotations)
    ]


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for one content: the best scored, then the first in order."""
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.score, d.order)):
        kept.setdefault(draft.content, draft)
    return list(kept.values())


def _describe(text: str, draft: Draft, passage: Passage) -> Draft:
    return msgspec.structs.replace(
        draft,
        mode=Mode.DIRECT if draft.method == POST else find_mode(draft, passage.quotations),
        manner=find_manner(text, draft),
        denied=is_denied(text, draft),
        hedges=find_hedges(text, draft),
    )


def _finish(text: str, sentences: Sequence[Span], draft: Draft) -> Draft:
    sentence = sentences[number_of(sentences, (draft.cue or draft.content)[0].start)]
    return msgspec.structs.replace(
        draft,
        anonymity=find_anonymity(text, sentence, draft),
        prediction=is_prediction(text, draft),
    )


def _make_attributions(article: str, drafts: Sequence[Draft]) -> list[Attribution]:
    ids = [_id_of(article, draft) for draft in drafts]
    found = [
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
    return sorted(found, key=lambda a: (a.content[0].start, -a.content[-1].end, a.content))


def _id_of(article: str, draft: Draft) -> str:
    return make_id(article, *(place for s in draft.content for place in (s.start, s.end)))
