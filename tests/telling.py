"""Small invented stories, built line by line, for the tests of the trace stage."""

from headwater.records.article import Article, Block, BlockKind, Credit, CreditHow, Imprint
from headwater.records.attribution import (
    Attribution,
    Chain,
    ChainEnd,
    Mode,
    Party,
    SourceKind,
    Speaker,
)
from headwater.records.claim import Claim, ClaimLink, Relation, Wording
from headwater.records.reading import Reading
from headwater.records.span import Span
from headwater.records.story import Copy, Holding, Source, Story
from headwater.records.tracing import Change, Traced, Tracing
from headwater.settings import TraceSettings
from headwater.stages.trace.stage import STAGE

PERSON, OUTLET, GROUP = SourceKind.NAMED_PERSON, SourceKind.OUTLET, SourceKind.UNNAMED_GROUP
ENDS = {
    OUTLET: ChainEnd.STOPS_AT_OUTLET,
    GROUP: ChainEnd.UNNAMED,
    SourceKind.UNNAMED_PERSON: ChainEnd.UNNAMED,
}


class Telling:
    """Collects articles and what they say, then traces them."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, object]] = {}
        self.attributions: dict[str, list[Attribution]] = {}
        self.chains: dict[str, list[Chain]] = {}
        self.wordings: dict[str, list[Wording]] = {"c": []}
        self.people: dict[tuple[str, SourceKind], list[str]] = {}
        self.holdings: list[Holding] = []
        self.copies: list[Copy] = []
        self.links: list[ClaimLink] = []

    def article(
        self,
        id_: str,
        outlet: str | None,
        text: str,
        on: str | None = None,
        credit: str = "",
        how: CreditHow = CreditHow.CANONICAL,
    ) -> None:
        """An article; ``credit`` names an outlet that it credits for its text."""
        row = {"outlet": outlet, "text": text, "on": on, "credit": credit, "how": how}
        self.rows[id_] = row
        self.attributions[id_], self.chains[id_] = [], []

    def text(self, id_: str) -> str:
        return str(self.rows[id_]["text"])

    def span(self, id_: str, words: str) -> Span:
        at = self.text(id_).index(words)
        return Span(at, at + len(words))

    def says(
        self,
        id_: str,
        words: str,
        who: str | None,
        *through: str,
        kind: SourceKind = PERSON,
        cue: str = "",
        mode: Mode = Mode.INDIRECT,
        role: str | None = None,
        end: ChainEnd | None = None,
        denied: bool = False,
        prediction: bool = False,
        claim: str = "c",
        held: dict[int, str] | None = None,
    ) -> str:
        """A wording of a claim, credited to ``who`` through some outlets; its attribution's id."""
        row = f"{id_}-{len(self.attributions[id_])}"
        names = [who, *through] if who else list(through)
        source = (self.span(id_, who),) if who and who in self.text(id_) else ()
        self.attributions[id_].append(
            Attribution(
                id=row,
                article=id_,
                content=(self.span(id_, words),),
                source=source,
                cue=(self.span(id_, cue),) if cue else (),
                mode=mode,
                denied=denied,
                prediction=prediction,
                score=1.0,
                method="test",
            )
        )
        self.chains[id_].append(
            Chain(
                attribution=row,
                article=id_,
                speaker=Speaker(name=who, kind=kind if who else SourceKind.NONE, role=role),
                parties=tuple(
                    Party(name=n, kind=kind if at == 0 and who else OUTLET)
                    for at, n in enumerate(names)
                ),
                end=end or ENDS.get(kind, ChainEnd.NAMED),
            )
        )
        if who and kind not in ENDS:
            self.people.setdefault((who.split()[-1], kind), []).append(row)
        for position, article in (held or {}).items():
            self.holdings.append(Holding(attribution=row, position=position, article=article))
        self._word(id_, words, row, mode, claim)
        return row

    def states(self, id_: str, words: str, claim: str = "c") -> None:
        """A wording of a claim in the outlet's own voice."""
        self._word(id_, words, None, Mode.OWN_VOICE, claim)

    def _word(self, id_: str, words: str, row: str | None, mode: Mode, claim: str) -> None:
        self.wordings.setdefault(claim, []).append(
            Wording(
                article=id_,
                attribution=row,
                spans=(self.span(id_, words),),
                mode=mode,
                relation=Relation.SAME,
                score=1.0,
            )
        )

    def readings(self) -> list[Reading]:
        return [self._reading(id_) for id_ in self.rows]

    def _reading(self, id_: str) -> Reading:
        row, text = self.rows[id_], self.text(id_)
        credit = str(row["credit"])
        return Reading(
            article=Article(id=id_, text=text, text_sha256="", language="en"),
            imprint=Imprint(
                article=id_,
                publisher=row["outlet"],
                published_at=row["on"],
                published_basis="test",
                credited=(Credit(name=credit, how=row["how"]),) if credit else (),
            ),
            blocks=(Block(start=0, end=len(text), kind=BlockKind.BODY, score=1, rule="test"),),
            attributions=tuple(self.attributions[id_]),
            chains=tuple(self.chains[id_]),
        )

    def traced(self) -> Traced:
        """What the trace stage finds."""
        sources = [
            Source(id=f"s-{name}", story="s", name=name, kind=kind, attributions=tuple(rows))
            for (name, kind), rows in sorted(self.people.items())
        ]
        claims = [
            Claim(id=c, story="s", rank=n, gloss="", wordings=tuple(w))
            for n, (c, w) in enumerate(self.wordings.items())
        ]
        story = Story(id="s", title="", articles=tuple(self.rows))
        return STAGE.step(
            story,
            self.readings(),
            self.copies,
            sources,
            self.holdings,
            claims,
            self.links,
            TraceSettings(),
        )

    def tracing(self) -> Tracing:
        """What is found of the first claim."""
        return self.traced().tracings[0]

    def changes(self, kind: str) -> list[Change]:
        """The changes of one kind."""
        return [c for c in self.traced().changes if c.kind == kind]


def two_articles(one: str, other: str) -> Telling:
    """A telling of two articles: ``a`` in the Alder Post, ``b`` in Birch News."""
    told = Telling()
    told.article("a", "Alder Post", one)
    told.article("b", "Birch News", other)
    return told
