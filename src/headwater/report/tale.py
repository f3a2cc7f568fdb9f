"""One story as its templates need it: every view made, every anchor named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from headwater.records.dossier import DossierArticle, DossierStory
from headwater.records.tracing import PredictionClass
from headwater.report.chart import Chart, make_chart
from headwater.report.glyphs import Marks, make_marks
from headwater.report.paragraphs import show_paragraphs
from headwater.views.index import Index, in_order, make_sigla
from headwater.views.ledger import LedgerRow, story_ledger
from headwater.views.marked import MarkedArticle, mark_article
from headwater.views.phrases import counted, counted_interval, shorten
from headwater.views.predictions import Forecast, make_forecasts
from headwater.views.reasons import Reason, make_reasons
from headwater.views.tally import Tally, headline_counts, make_tally
from headwater.views.variants import Sheet, make_sheets, unread_collectors

# rows: the claims a reader takes in at one look; the others open on demand
FIRST_CLAIMS = 10
# rows: beyond this a ledger is searched, not read; the dossier has them all
MAX_CLAIMS = 100
# sheets: wordings that differ without a named change, after all those with one
MAX_PLAIN_SHEETS = 10
# rows of the table of unknowns
MAX_UNKNOWNS = 60
# characters of one article: a report shows articles, not books
MAX_ARTICLE = 200_000
# languages whose sources are marked; one that could not be told is read as English
READ_LANGUAGES = frozenset({"en", "und"})
# characters of a cell that may wrap where the page is at its usual width
LONG_CELL = 56
# characters of the leading claim in the strip above each view
MAX_STRIP = 60


@dataclass(frozen=True)
class ShownRow:
    """A ledger row with its marks, its reasons and where its variants stand."""

    row: LedgerRow
    anchor: str
    first: bool
    outlets: Marks
    collections: Marks
    origins: Marks
    reasons: tuple[Reason, ...]
    sheet: str | None
    prediction: bool


@dataclass(frozen=True)
class ShownSheet:
    """A variant sheet with its anchor, its claim's anchor and counts."""

    sheet: Sheet
    anchor: str
    claim: str
    counts: str
    unread: str

    @property
    def long(self) -> bool:
        """Whether a cell may wrap, so that each needs its own letter."""
        cells = [cell for column in self.sheet.columns for cell in column]
        return any(cell.words and len(cell.words) > LONG_CELL for cell in cells)


@dataclass(frozen=True)
class ShownArticle:
    """An article with its marked paragraphs, or only its name where there was no room."""

    id: str
    siglum: str
    outlet: str
    sub: str
    shown: bool
    missing: int
    problem: str
    paragraphs: tuple[Markup, ...]
    cut: str
    passages: Mapping[str, int]
    anchored: frozenset[int]
    marked: MarkedArticle


@dataclass(frozen=True)
class ShownUnknown:
    """Something that cannot be told about a claim."""

    sigla: tuple[str, ...]
    what: str
    anchor: str
    reason: str
    settles: str


@dataclass(frozen=True)
class Trouble:
    """A problem met while reading one article of the story."""

    where: str
    message: str
    hint: str


@dataclass
class Room:
    """Characters of article text that the report can still hold."""

    characters: int

    def take(self, wanted: int) -> bool:
        """Whether so many characters fit; they are then gone."""
        if wanted > self.characters:
            return False
        self.characters -= wanted
        return True


@dataclass(frozen=True)
class Tale:
    """A story, ready to be shown."""

    id: str
    title: str
    tally: Tally
    lead: LedgerRow | None
    lead_counts: tuple[str, ...]
    counts: tuple[tuple[str, str, Marks, str], ...]
    claims: int
    rows: tuple[ShownRow, ...]
    more_rows: tuple[ShownRow, ...]
    caption: str
    sheets: tuple[ShownSheet, ...]
    more_sheets: int
    articles: tuple[ShownArticle, ...]
    forecasts: tuple[Forecast, ...]
    apart: tuple[Forecast, ...]
    unknowns: tuple[ShownUnknown, ...]
    more_unknowns: int
    problems: tuple[Trouble, ...]
    chart: Chart | None
    by_article: Mapping[str, ShownArticle] = field(default_factory=dict)

    @property
    def lead_short(self) -> str:
        """The leading claim in few words."""
        return shorten(self.lead.gloss, MAX_STRIP) if self.lead else ""

    @property
    def tabs(self) -> list[tuple[str, str]]:
        """The story's views that have something to show."""
        views = [("ledger", "Ledger")]
        if self.rows:
            views += [("map", "Map"), ("variants", "Variants")]
        views.append(("article", "Articles" if len(self.articles) > 1 else "Article"))
        if self.forecasts or self.apart:
            views.append(("predictions", "Predictions"))
        if self.unknowns or self.problems:
            views.append(("unknown", "Unknown"))
        return views

    @property
    def empty(self) -> str:
        """What stands in place of a ledger without rows."""
        if len(self.articles) < 2:
            return (
                "Its sources are marked below. Agreement and differences need a second article "
                "on the story."
            )
        return "One topic, one day: that is never evidence of a common origin, so they stay apart."

    @property
    def forecast_lede(self) -> str:
        """How many predictions there are, and how many are resolved."""
        resolved = sum(1 for f in self.forecasts if f.status != "open")
        return (
            f"{counted(len(self.forecasts), 'prediction')} in "
            f"{counted(len(self.articles), 'article')}, {resolved} resolved. A prediction counts "
            "once, however many outlets relay it."
        )

    @property
    def articles_left_out(self) -> str:
        """How many articles had no room, in a sentence."""
        out = sum(1 for a in self.articles if not a.shown)
        if not out:
            return ""
        return f"{counted(out, 'article')} had no room in one file; the counts hold them."

    def siglum(self, article: str) -> str:
        """The letter of an article."""
        shown = self.by_article.get(article)
        return shown.siglum if shown else "?"

    def anchor(self, article: str, at: int, attribution: str | None = None) -> str:
        """The nearest place in the report to words of an article."""
        shown = self.by_article.get(article)
        if shown is None or not shown.shown:
            return f"{self.id}-ledger"
        passage = shown.passages.get(attribution or "")
        if passage is not None and passage in shown.anchored:
            return f"{shown.id}-t{passage}"
        number = min(shown.marked.paragraph_at(at), max(0, len(shown.paragraphs) - 1))
        return f"{shown.id}-p{number}"


def make_tale(number: int, story: DossierStory, index: Index, room: Room) -> Tale:
    """Everything that the report shows of one story; ``number`` names its anchors."""
    id_, sigla = f"s{number}", make_sigla(story, index)
    ledger = story_ledger(story, index)[:MAX_CLAIMS]
    anchors = {row.claim: f"{id_}-c{n}" for n, row in enumerate(ledger, 1)}
    sheets, more_sheets = _sheets(id_, story, sigla, index, anchors)
    forecasts = make_forecasts(story, sigla, index)
    rows = _rows(story, ledger, sigla, index, anchors, {s.sheet.claim: s.anchor for s in sheets})
    articles = [
        _article(f"{id_}-{sigla[a]}", a, story, sigla, index, room) for a in in_order(story, index)
    ]
    unknowns = _unknowns(story, sigla, anchors)
    tally = make_tally(story, sigla, index)
    return Tale(
        id=id_,
        title=story.title or (ledger[0].gloss if ledger else "A story without a title"),
        tally=tally,
        lead=ledger[0] if ledger else None,
        lead_counts=headline_counts(story.claims[0]) if ledger else (),
        counts=_counts(tally, story, rows),
        claims=len(story.claims),
        rows=rows[:FIRST_CLAIMS],
        more_rows=rows[FIRST_CLAIMS:],
        caption=_caption(len(story.claims), len(rows)),
        sheets=sheets,
        more_sheets=more_sheets,
        articles=tuple(articles),
        forecasts=tuple(f for f in forecasts if f.kind is PredictionClass.PREDICTION),
        apart=tuple(f for f in forecasts if f.kind is not PredictionClass.PREDICTION),
        unknowns=unknowns[:MAX_UNKNOWNS],
        more_unknowns=max(0, len(unknowns) - MAX_UNKNOWNS),
        problems=tuple(_troubles(story, sigla, index)),
        chart=make_chart(story, sigla, anchors, index) if rows else None,
        by_article={a.marked.article.id: a for a in articles},
    )


def _caption(claims: int, shown: int) -> str:
    first = min(shown, FIRST_CLAIMS)
    told = f"{counted(claims, 'claim')}" if first == claims else f"{first} of {claims} claims"
    left = f" The last {claims - shown} are in the dossier only." if claims > shown else ""
    return f"{told}, the most important first. Each opens the reasons behind its counts.{left}"


def _counts(
    tally: Tally, story: DossierStory, rows: Sequence[ShownRow]
) -> tuple[tuple[str, str, Marks, str], ...]:
    if not rows:
        return ()
    texts = headline_counts(story.claims[0])
    row = rows[0]
    return (
        (texts[0], tally.outlets, row.outlets, ""),
        (texts[1], tally.collections, row.collections, "k2"),
        (texts[2], tally.origins, row.origins, "o"),
    )


def _rows(
    story: DossierStory,
    ledger: Sequence[LedgerRow],
    sigla: Mapping[str, str],
    index: Index,
    anchors: Mapping[str, str],
    sheets: Mapping[str, str],
) -> tuple[ShownRow, ...]:
    claims = {c.id: c for c in story.claims}
    foretold = {
        (p.article, p.attribution)
        for p in index.dossier.predictions
        if p.class_ is PredictionClass.PREDICTION
    }
    return tuple(
        ShownRow(
            row=row,
            anchor=anchors[row.claim],
            first=number == 0,
            outlets=make_marks("page", row.outlets, row.outlets),
            collections=make_marks("diamond", *row.collections),
            origins=make_marks("circle", *row.origins),
            reasons=make_reasons(claims[row.claim], story, sigla, index),
            sheet=sheets.get(row.claim),
            prediction=any(
                (w.article, w.attribution) in foretold for w in claims[row.claim].wordings
            ),
        )
        for number, row in enumerate(ledger)
    )


def _sheets(
    id_: str,
    story: DossierStory,
    sigla: Mapping[str, str],
    index: Index,
    anchors: Mapping[str, str],
) -> tuple[tuple[ShownSheet, ...], int]:
    claims = {c.id: c for c in story.claims}
    made = [s for s in make_sheets(story, sigla, index) if s.claim in anchors]
    plain = [s for s in made if not (s.entries or s.hidden)]
    dropped = {s.claim for s in plain[MAX_PLAIN_SHEETS:]}
    shown: list[ShownSheet] = []
    for sheet in made:
        if sheet.claim in dropped:
            continue
        counts = claims[sheet.claim].counts
        shown.append(
            ShownSheet(
                sheet=sheet,
                anchor=f"{id_}-v{len(shown) + 1}",
                claim=anchors[sheet.claim],
                counts=f"{counted(counts.outlets, 'outlet')}, "
                f"{counted_interval(counts.origins, 'origin')}",
                unread=", ".join(unread_collectors(claims[sheet.claim], index)),
            )
        )
    return tuple(shown), len(dropped)


def _article(
    anchor: str,
    id_: str,
    story: DossierStory,
    sigla: Mapping[str, str],
    index: Index,
    room: Room,
) -> ShownArticle:
    article = index.articles[id_]
    marked = mark_article(article, story)
    paragraphs = [p for p in marked.paragraphs if p.span.start < MAX_ARTICLE]
    fits = room.take(min(len(article.text), MAX_ARTICLE))
    shown = show_paragraphs(marked, anchor, paragraphs if fits else ())
    cut = len(marked.paragraphs) - len(paragraphs)
    return ShownArticle(
        id=anchor,
        siglum=sigla[id_],
        outlet=index.outlet(id_),
        sub=describe(article),
        shown=fits,
        missing=marked.missing,
        problem=_language_note(article),
        paragraphs=shown.html,
        cut=f"{counted(cut, 'paragraph')} more: the article is too long to show whole."
        if cut
        else "",
        passages=marked.passages,
        anchored=shown.passages,
        marked=marked,
    )


def _language_note(article: DossierArticle) -> str:
    if article.language in READ_LANGUAGES:
        return ""
    return (
        f"This article is not in English ({article.language}). It is shown as it is; no source is "
        "marked in it, and it adds to no count."
    )


def describe(article: DossierArticle) -> str:
    """Where an article was read and when it appeared, in few words."""
    parts = []
    if (
        article.publisher
        and article.host
        and article.host.casefold() != article.publisher.casefold()
    ):
        parts.append(f"through {article.host}")
    if not (article.publisher or article.host) and article.path:
        parts.append(article.path.replace("\\", "/").rsplit("/", 1)[-1])
    parts.append(article.published_at[:10] if article.published_at else "no date")
    if article.language not in READ_LANGUAGES:
        parts.append(f"language: {article.language}")
    return ", ".join(parts)


def _unknowns(
    story: DossierStory, sigla: Mapping[str, str], anchors: Mapping[str, str]
) -> tuple[ShownUnknown, ...]:
    found = []
    for claim in story.claims:
        grouped: dict[tuple[str, str], list[str]] = {}
        for unknown in claim.unknowns:
            if unknown.wording < len(claim.wordings):
                whose = sigla.get(claim.wordings[unknown.wording].article, "?")
                grouped.setdefault((unknown.reason, unknown.settles), []).append(whose)
        anchor = anchors.get(claim.id, "")
        for (reason, settles), letters in grouped.items():
            whose_all = tuple(dict.fromkeys(letters))
            found.append(ShownUnknown(whose_all, claim.gloss, anchor, reason, settles))
    return tuple(found)


def _troubles(story: DossierStory, sigla: Mapping[str, str], index: Index) -> list[Trouble]:
    return [
        Trouble(f"{sigla[a]}, {index.outlet(a)}", p.message.rstrip("."), p.hint)
        for a in in_order(story, index)
        for p in index.articles[a].problems
    ]
