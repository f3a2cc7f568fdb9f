"""A story as the app is given it: every view's answers as plain data, one JSON a story."""

import json
from collections.abc import Mapping, Sequence

import msgspec

from headwater.records.dossier import Dossier, DossierAttribution, DossierStory
from headwater.report.articles import MAX_ARTICLE, describe, language_note
from headwater.report.chart import left_out_note, make_chains
from headwater.report.pack_parts import (
    AboutReport,
    ArticlePart,
    ClaimPart,
    CountPart,
    FlowPart,
    HopPart,
    LinePart,
    SheetPart,
    StoryLine,
    StoryPack,
    TablePart,
    ToldPart,
    UnknownPart,
    WordingPart,
)
from headwater.report.tale import story_title, why_empty
from headwater.report.unknowns import show_troubles, show_unknowns
from headwater.views.flow import make_flow
from headwater.views.flow_parts import WIDE
from headwater.views.index import Index, in_order, make_sigla
from headwater.views.ledger import LedgerRow, story_ledger
from headwater.views.marked import MarkedArticle, mark_article
from headwater.views.predictions import find_foretold, make_forecasts
from headwater.views.reasons import Line, Quote, Reason, make_reasons
from headwater.views.sources import make_source_pages
from headwater.views.tally import headline_counts, make_tally
from headwater.views.variants import Sheet, make_sheets, unread_collectors
from headwater.views.wordings import Row


def make_pack(story: DossierStory, index: Index) -> StoryPack:
    """Everything that the app shows of one story."""
    sigla = make_sigla(story, index)
    ledger = story_ledger(story, index)
    tally = make_tally(story, sigla, index)
    lead = story.claims[0] if story.claims else None
    small = (tally.outlets, tally.collections, tally.origins)
    return StoryPack(
        id=story.id,
        title=story_title(story, ledger),
        kick=tally.kick,
        says=tally.says,
        counts=tuple(
            CountPart(text, words)
            for text, words in zip(headline_counts(lead) if lead else (), small, strict=False)
        ),
        empty="" if ledger else why_empty(story, index),
        claims=_claims(story, ledger, sigla, index),
        sheets=tuple(_sheet(s, story, index) for s in make_sheets(story, sigla, index)),
        articles=tuple(_article(id_, story, sigla, index) for id_ in in_order(story, index)),
        flow=_flow(story, sigla, index),
        chains=make_chains(story, sigla, {c.id: c.id for c in story.claims}, index),
        forecasts=make_forecasts(story, sigla, index),
        unknowns=_unknowns(story, sigla),
        problems=tuple(show_troubles(story, sigla, index)),
        sources=make_source_pages(story, sigla, index),
    )


def make_line(story: DossierStory, index: Index) -> StoryLine:
    """The story as a line of the list of stories."""
    ledger = story_ledger(story, index)
    articles = [index.articles[a] for a in in_order(story, index)]
    dates = sorted(a.published_at for a in articles if a.published_at)
    return StoryLine(
        id=story.id,
        title=story_title(story, ledger),
        articles=len(articles),
        outlets=len({index.outlet(a.id) for a in articles}),
        claims=len(story.claims),
        lead=ledger[0] if ledger else None,
        worst=max((c.severity for c in story.changes), default=None),
        begins=dates[0] if dates else None,
        ends=dates[-1] if dates else None,
    )


def make_about(dossier: Dossier, *, review: bool = False) -> AboutReport:
    """What was read, and with what."""
    sources = {
        t.speaker.source_id
        for a in dossier.articles
        for t in a.attributions
        if t.speaker.source_id and t.speaker.name
    }
    return AboutReport(
        headwater=dossier.headwater,
        settings=dossier.settings,
        articles=len(dossier.articles),
        sources=len(sources),
        review=review,
    )


def to_json(part: object) -> bytes:
    """The part as JSON, its keys in a set order; halves of characters as their numbers."""
    try:
        return msgspec.json.encode(part)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(part), separators=(",", ":")).encode("ascii")


def _claims(
    story: DossierStory, ledger: Sequence[LedgerRow], sigla: Mapping[str, str], index: Index
) -> tuple[ClaimPart, ...]:
    foretold = find_foretold(story, index)
    return tuple(
        ClaimPart(
            row=row,
            reasons=tuple(_bare(r) for r in make_reasons(claim, story, sigla, index)),
            wordings=claim.wordings,
            prediction=claim.id in foretold,
        )
        for row, claim in zip(ledger, story.claims, strict=True)
    )


def _bare(reason: Reason) -> Reason:
    """The reason without what stands around its quotations: the app has the articles."""
    lines = tuple(
        Line(
            line.sigla,
            line.text,
            tuple(Quote(q.words, q.article, q.at, q.attribution) for q in line.quotes),
        )
        for line in reason.lines
    )
    return Reason(reason.title, lines, reason.more)


def _sheet(sheet: Sheet, story: DossierStory, index: Index) -> SheetPart:
    claim = next(c for c in story.claims if c.id == sheet.claim)
    return SheetPart(
        claim=sheet.claim,
        unread=unread_collectors(claim, index),
        tables=tuple(
            TablePart(
                rows=tuple(_wording(row) for row in table.rows),
                columns=tuple(
                    tuple((cell.words, cell.severity) for cell in column)
                    for column in table.columns
                ),
            )
            for table in sheet.tables
        ),
        others=tuple(_wording(row) for row in sheet.others),
        more=sheet.more,
        entries=sheet.entries,
        hidden=sheet.hidden,
    )


def _wording(row: Row) -> WordingPart:
    return WordingPart(row.sigla, row.articles[0], row.at, row.attribution, row.words)


def _article(id_: str, story: DossierStory, sigla: Mapping[str, str], index: Index) -> ArticlePart:
    article = index.articles[id_]
    marked = mark_article(article, story, most=MAX_ARTICLE)
    claims: dict[str, tuple[str, ...]] = {}
    for claim in story.claims:
        for wording in claim.wordings:
            if wording.article == id_ and wording.attribution:
                known = claims.get(wording.attribution, ())
                claims[wording.attribution] = tuple(dict.fromkeys((*known, claim.id)))
    titles = {title: n for n, title in enumerate(dict.fromkeys(m.title for m in marked.marks))}
    return ArticlePart(
        id=id_,
        siglum=sigla[id_],
        outlet=index.outlet(id_),
        sub=describe(article),
        date=article.published_at,
        url=article.url,
        note=language_note(article),
        missing=marked.missing,
        text=article.text[: len(article.text) - marked.unshown],
        lines=_lines(marked),
        marks=tuple(
            (m.span.start, m.span.end, m.kind.value, titles[m.title], m.passage)
            for m in marked.marks
        ),
        titles=tuple(titles),
        told=tuple(_told(t, claims.get(t.id, ())) for t in article.attributions),
        notes=tuple(n for p in marked.paragraphs for n in p.notes),
        cut=marked.unshown,
    )


def _told(told: DossierAttribution, claims: tuple[str, ...]) -> ToldPart:
    speaker = told.speaker
    return ToldPart(
        id=told.id,
        spans=told.content,
        name=speaker.name,
        kind=speaker.kind.value,
        role=speaker.role,
        source=speaker.source_id,
        unresolved=speaker.unresolved,
        chain=tuple(HopPart(p.name, p.via, p.stated, p.held) for p in told.chain),
        end=told.chain_end.value,
        mode=told.mode.value,
        manner=told.manner.value,
        denied=told.denied,
        score=told.score,
        method=told.method,
        claims=claims,
    )


def _lines(marked: MarkedArticle) -> tuple[LinePart, ...]:
    return tuple(
        LinePart(p.span.start, p.span.end, p.kind.value, p.furniture) for p in marked.paragraphs
    )


def _flow(story: DossierStory, sigla: Mapping[str, str], index: Index) -> FlowPart:
    flow = make_flow(story, sigla, index, WIDE)
    return FlowPart(
        nodes=flow.nodes,
        boxes=flow.boxes,
        edges=flow.edges,
        labels=dict(flow.labels),
        dates={
            letter: date
            for id_, letter in sigla.items()
            if (date := index.articles[id_].published_at)
        },
        left_out=left_out_note(flow),
    )


def _unknowns(story: DossierStory, sigla: Mapping[str, str]) -> tuple[UnknownPart, ...]:
    ids = {claim.id: claim.id for claim in story.claims}
    return tuple(
        UnknownPart(u.sigla, u.anchor, u.what, u.reason, u.settles)
        for u in show_unknowns(story, sigla, ids)
    )
