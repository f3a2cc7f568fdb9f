"""Trace with everything upstream given: attributions, chains and claims made from gold stories.

usage: python bench/oracle/trace_from_gold.py GOLD_DIR ARTICLES_DIR OUT.json

Writes a dossier that gold's score.py can read.  What it scores is the most that the trace stage can
reach when nothing before it errs.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from headwater.records.article import Article, Block, BlockKind, Imprint
from headwater.records.attribution import (
    Attribution,
    Chain,
    ChainEnd,
    HopMark,
    Mode,
    Party,
    SourceKind,
    Speaker,
)
from headwater.records.claim import Claim, Relation, Wording
from headwater.records.findings import Findings, StoryFindings
from headwater.records.identity import make_id
from headwater.records.reading import Reading
from headwater.records.span import Span
from headwater.records.story import Holding, Source, Story
from headwater.settings import Settings
from headwater.stages.trace.names import is_same_name
from headwater.stages.trace.predictions.futures import find_futures
from headwater.stages.trace.stage import STAGE
from headwater.text.sentences import find_sentences
from headwater.views.dossier import make_dossier

_KINDS = {
    "named person": SourceKind.NAMED_PERSON,
    "organisation": SourceKind.ORGANISATION,
    "document": SourceKind.DOCUMENT,
    "outlet": SourceKind.OUTLET,
    "unnamed": SourceKind.UNNAMED_GROUP,
    "none": SourceKind.NONE,
}


def find_cue(text: str, content: Span, name: str) -> tuple[Span, ...]:
    """The words from the source's last name to the content, or from the content to it."""
    line = Span(
        text.rfind("\n", 0, content.start) + 1,
        (text.find("\n", content.end) + 1 or len(text) + 1) - 1,
    )
    sentence = next((s for s in find_sentences(text, line) if s.overlaps(content)), line)
    last = name.split()[-1]
    at = text.find(last, sentence.start, sentence.end)
    if at < 0:
        return (Span(sentence.start, content.start),) if sentence.start < content.start else ()
    if at < content.start:
        return (Span(at, content.start),)
    return (Span(content.end, at + len(last)),) if at >= content.end else ()


class World:
    """Collects the rows of one story."""

    def __init__(self, story: str, articles: dict[str, dict[str, str]]) -> None:
        self.story, self.articles = story, articles
        self.attributions: dict[str, list[Attribution]] = {a: [] for a in articles}
        self.chains: dict[str, list[Chain]] = {a: [] for a in articles}
        self.names: dict[str, tuple[str, SourceKind]] = {}
        self.holdings: list[Holding] = []

    def attribute(self, member: dict[str, object], spans: tuple[Span, ...]) -> str | None:
        """An attribution with its chain; nothing where the gold has no source."""
        parties = [str(p) for p in member["chain"]]  # type: ignore[attr-defined]
        if not parties:
            return None
        article = str(member["article"])
        text = self.articles[article]["text"]
        row = make_id(article, *(f"{s.start}-{s.end}" for s in spans), *parties)
        if any(a.id == row for a in self.attributions[article]):
            return row
        kind = _KINDS[str(member["source_kind"])]
        if len(parties) > 1 and kind is SourceKind.OUTLET:
            kind = SourceKind.UNNAMED_GROUP
        outlets = [a.get("outlet", "") for a in self.articles.values()]
        cue = find_cue(text, spans[0], parties[0])
        self.attributions[article].append(
            Attribution(
                id=row,
                article=article,
                content=spans,
                cue=cue,
                mode=Mode(str(member["mode"])),
                prediction=any(find_futures(text, s) for s in spans),
                hops=tuple(HopMark(name=(), evidence=cue) for _ in parties[1:]),
                score=1.0,
                method="gold",
            )
        )
        end = ChainEnd.NAMED
        if kind is SourceKind.OUTLET:
            end = ChainEnd.STOPS_AT_OUTLET
        elif kind is SourceKind.UNNAMED_GROUP:
            end = ChainEnd.UNNAMED
        self.chains[article].append(
            Chain(
                attribution=row,
                article=article,
                speaker=Speaker(name=parties[0], kind=kind),
                parties=tuple(
                    Party(name=p, kind=kind if n == 0 else SourceKind.OUTLET, evidence=cue)
                    for n, p in enumerate(parties)
                ),
                end=end,
            )
        )
        self.names[row] = (parties[0], kind)
        for at, party in enumerate(parties):
            for other, outlet in zip(self.articles, outlets, strict=True):
                if other != article and outlet and is_same_name(party, outlet):
                    self.holdings.append(Holding(attribution=row, position=at, article=other))
                    break
        return row

    def readings(self) -> list[Reading]:
        """The articles as read."""
        return [self._reading(a) for a in self.articles]

    def _reading(self, id_: str) -> Reading:
        row = self.articles[id_]
        text = row["text"]
        return Reading(
            article=Article(
                id=id_,
                text=text,
                text_sha256=hashlib.sha256(text.encode()).hexdigest(),
                language="en",
            ),
            imprint=Imprint(
                article=id_,
                publisher=row.get("outlet"),
                published_at=row.get("date"),
                published_basis="metadata",
            ),
            blocks=(Block(start=0, end=len(text), kind=BlockKind.BODY, score=1.0, rule="gold"),),
            attributions=tuple(self.attributions[id_]),
            chains=tuple(self.chains[id_]),
        )

    def sources(self) -> list[Source]:
        """Named sources joined by name."""
        groups: list[tuple[str, SourceKind, list[str]]] = []
        for row, (name, kind) in sorted(self.names.items()):
            if kind in {SourceKind.UNNAMED_GROUP, SourceKind.OUTLET}:
                continue
            fit = next((g for g in groups if is_same_name(g[0], name)), None)
            if fit is None:
                groups.append((name, kind, [row]))
            else:
                fit[2].append(row)
        return [
            Source(
                id=make_id(self.story, name),
                story=self.story,
                name=name,
                kind=kind,
                attributions=tuple(rows),
            )
            for name, kind, rows in groups
        ]


def read_story(path: Path, folder: Path) -> tuple[list[Reading], StoryFindings]:
    """A gold story's readings and what trace finds in them."""
    gold = json.loads(path.read_text())
    articles = {a: json.loads((folder / f"{a}.json").read_text()) for a in gold["articles"]}
    world = World(gold["story"], articles)
    claims = []
    for rank, row in enumerate(gold["claims"]):
        wordings = []
        for member in row["members"]:
            at = articles[member["article"]]["text"].find(member["text"])
            spans = (Span(at, at + len(member["text"])),)
            wordings.append(
                Wording(
                    article=member["article"],
                    attribution=world.attribute(member, spans),
                    spans=spans,
                    mode=Mode(member["mode"]),
                    relation=Relation.SAME,
                    score=1.0,
                )
            )
        claims.append(
            Claim(
                id=f"{gold['story']}-{row['id']}",
                story=gold["story"],
                rank=rank,
                gloss=row["gloss"],
                wordings=tuple(wordings),
            )
        )
    story = Story(id=gold["story"], title=gold["story"], articles=tuple(sorted(articles)))
    readings, sources = world.readings(), world.sources()
    traced = STAGE.step(story, readings, [], sources, world.holdings, claims, [], Settings().trace)
    return readings, StoryFindings(
        story=story,
        sources=tuple(sources),
        holdings=tuple(world.holdings),
        claims=tuple(claims),
        tracings=traced.tracings,
        changes=traced.changes,
        relays=traced.relays,
        predictions=traced.predictions,
    )


def main(arguments: Sequence[str]) -> None:
    """Trace every story of a gold folder."""
    gold, folder, out = (Path(a) for a in arguments)
    told = [read_story(path, folder) for path in sorted(gold.glob("*.json"))]
    findings = Findings(
        settings="gold",
        readings=tuple(r for readings, _ in told for r in readings),
        stories=tuple(f for _, f in told),
    )
    out.write_bytes(make_dossier(findings).to_json())


if __name__ == "__main__":
    main(sys.argv[1:])
