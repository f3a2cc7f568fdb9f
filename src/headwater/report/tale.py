"""One story as its templates need it: every view made, every anchor named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headwater.records.article import READ_LANGUAGES
from headwater.records.dossier import DossierStory
from headwater.records.tracing import PredictionClass
from headwater.report.articles import Room, ShownArticle, show_article
from headwater.report.chart import Chart, make_chart
from headwater.report.claims import ShownRow, ShownSheet, show_rows, show_sheets
from headwater.report.glyphs import Marks
from headwater.report.unknowns import ShownUnknown, Trouble, show_troubles, show_unknowns
from headwater.views.index import Index, in_order, make_sigla
from headwater.views.ledger import LedgerRow, story_ledger
from headwater.views.phrases import MAX_TITLE, counted, sentence, shorten
from headwater.views.predictions import Forecast, make_forecasts
from headwater.views.tally import Tally, headline_counts, make_tally

# rows: the claims a reader takes in at one look; the others open on demand
FIRST_CLAIMS = 10
# rows: beyond this a ledger is searched, not read; the dossier has them all
MAX_CLAIMS = 100
# rows of a story that is told in brief, because the file is full
BRIEF_CLAIMS = 3
# rows of the table of unknowns
MAX_UNKNOWNS = 60
VIEWS = (
    ("ledger", "Ledger"),
    ("map", "Map"),
    ("variants", "Variants"),
    ("predictions", "Predictions"),
    ("unknown", "Unknown"),
)
# characters of the leading claim in the strip above each view
MAX_STRIP = 60


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
    brief: bool
    stopped: bool
    empty: str
    by_article: Mapping[str, ShownArticle] = field(default_factory=dict)

    @property
    def lead_short(self) -> str:
        """The leading claim in few words."""
        return shorten(self.lead.gloss, MAX_STRIP) if self.lead else ""

    @property
    def all_tabs(self) -> list[tuple[str, str]]:
        """Every view with its title, in order."""
        articles = "Articles" if len(self.articles) > 1 else "Article"
        return [*VIEWS[:3], ("article", articles), *VIEWS[3:]]

    @property
    def tabs(self) -> frozenset[str]:
        """The story's views that have something to show."""
        views = {"ledger"}
        if not self.brief:
            views.add("article")
            if self.rows:
                views |= {"map", "variants"}
            if self.forecasts or self.apart:
                views.add("predictions")
            if self.unknowns or self.problems:
                views.add("unknown")
        return frozenset(views)

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


def make_tale(
    number: int, story: DossierStory, index: Index, room: Room, *, brief: bool = False
) -> Tale:
    """Everything that the report shows of one story; ``number`` names its anchors.

    In brief: the first rows of its ledger, without variants, map, articles and predictions.
    """
    id_, sigla = f"s{number}", make_sigla(story, index)
    ledger = story_ledger(story, index)[: BRIEF_CLAIMS if brief else MAX_CLAIMS]
    anchors = {row.claim: f"{id_}-c{n}" for n, row in enumerate(ledger, 1)}
    sheets, more_sheets = ((), 0) if brief else show_sheets(id_, story, sigla, index, anchors)
    forecasts = () if brief else make_forecasts(story, sigla, index)
    places = {s.sheet.claim: s.anchor for s in sheets}
    rows = show_rows(story, ledger, sigla, index, anchors, places)
    space = Room(0) if brief else room
    articles = [
        show_article(f"{id_}-{sigla[a]}", a, story, sigla, index, space)
        for a in in_order(story, index)
    ]
    unknowns = () if brief else show_unknowns(story, sigla, anchors)
    tally = make_tally(story, sigla, index)
    return Tale(
        id=id_,
        title=story_title(story, ledger),
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
        problems=tuple(show_troubles(story, sigla, index)),
        chart=make_chart(story, sigla, anchors, index) if rows and not brief else None,
        brief=brief,
        stopped=bool(_stopped_note(story, index)),
        empty=why_empty(story, index),
        by_article={a.marked.article.id: a for a in articles},
    )


def story_title(story: DossierStory, ledger: Sequence[LedgerRow]) -> str:
    """The story's title, or its leading claim where it has none."""
    title = story.title or (ledger[0].gloss if ledger else "A story without a title")
    return shorten(title, MAX_TITLE)


def why_empty(story: DossierStory, index: Index) -> str:
    """What stands in place of a ledger without rows."""
    if stopped := _stopped_note(story, index):
        return stopped
    languages = {index.articles[a].language for a in in_order(story, index)}
    if languages.isdisjoint(READ_LANGUAGES):
        return "What is told in a language that is not read is shown, and adds to no count."
    if len(story.articles) < 2:
        return (
            "The article is shown with its sources marked. Agreement and differences need a "
            "second article on the story."
        )
    return "One topic, one day: that is never evidence of a common origin, so they stay apart."


def _stopped_note(story: DossierStory, index: Index) -> str:
    """Why the story's claims could not be found, where a step stopped on it."""
    told = [p for p in index.dossier.problems if p.input == story.id]
    return " ".join(f"{sentence(p.message)} {sentence(p.hint)}" for p in told)


def _caption(claims: int, shown: int) -> str:
    first = min(shown, FIRST_CLAIMS)
    told = f"{counted(claims, 'claim')}" if first == claims else f"{first} of {claims} claims"
    others = f" The last {claims - shown} are in the dossier only." if claims > shown else ""
    return f"{told}, the most important first. Each opens the reasons behind its counts.{others}"


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
