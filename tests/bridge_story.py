"""A hand-made dossier about an invented bridge, in invented outlets: the reports' small world."""

import hashlib
from collections.abc import Sequence
from typing import Any

from headwater.records.article import BlockKind, Credit, CreditHow
from headwater.records.attribution import ChainEnd, Manner, Mode, SourceKind
from headwater.records.claim import Relation, Wording
from headwater.records.dossier import (
    Dossier,
    DossierArticle,
    DossierAttribution,
    DossierBlock,
    DossierClaim,
    DossierParty,
    DossierProblem,
    DossierSpeaker,
    DossierStory,
)
from headwater.records.problem import Problem
from headwater.records.span import Span
from headwater.records.story import Copy, CopyKind, Wire
from headwater.records.tracing import (
    Basis,
    Change,
    ChangeKind,
    Code,
    Counts,
    Denial,
    Dependence,
    Flag,
    Force,
    Horizon,
    Origin,
    Place,
    Prediction,
    PredictionClass,
    Relay,
    RelayKind,
    Retelling,
    Unknown,
)

WIRE = (
    "Engineers fear Sund bridge will not last the winter\n"
    "NORVALE (Harbour Wire) - The Sund bridge may not survive another winter, the engineer who "
    "inspected it said on Monday.\n\n"
    '"I think that two of the nine piers are moving," Mira Oss, chief inspector of the Norvale '
    'harbour office, told Norvale Radio. "If the frost comes early, the deck will have to close."'
    "\n\n"
    "About 40 workers have been sent home, it is estimated.\n"
    "A worker cycles past the Sund bridge. Photo: T. Brandt / Harbour Wire (CC BY 4.0)\n"
    "Read more: Ferry timetable for the islands\n"
)
TABLOID = (
    "Sund bridge is doomed, officials warn\n"
    "Top harbour officials warn that the Sund bridge will not survive the winter.\n\n"
    "“Two of the nine piers are moving,” Mira Oss said, per the Harbour Wire.\n\n"
    "Traffic chaos is spreading along the coast. 400 workers have been sent home, which means that "
    "the yard has all but closed.\n"
)
REPRINT = WIRE.replace("Engineers fear", "Engineers fear the").replace(
    "Read more: Ferry timetable for the islands", "Sign up for the Tern's morning letter"
)
DENIAL = (
    "Harbour office: no date for closing bridge\n"
    "The harbour office said on Thursday that there was no plan to close the Sund bridge.\n"
    "“Nobody has decided to close the deck,” said Ivo Lant, a spokesman.\n"
    "Two people familiar with the inspection said two piers had moved.\n"
)


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where the words stand in the text, first occurrence each."""
    found = []
    for piece in words:
        start = text.index(piece)
        found.append(Span(start, start + len(piece)))
    return tuple(sorted(found))


def article(id_: str, text: str, **given: Any) -> DossierArticle:
    """An article whose lines are blocks: the first a headline, the rest body unless told."""
    kinds: dict[str, BlockKind] = given.pop("kinds", {})
    row = {
        "id": id_,
        "path": f"{id_}.txt",
        "url": None,
        "text": text,
        "text_sha256": hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        "language": "en",
        "title": text.splitlines()[0] if text.strip() else None,
        "byline": (),
        "host": None,
        "publisher": None,
        "credited": (),
        "published_at": None,
        "published_basis": "unknown: no date in the input",
        "metadata": (),
        "blocks": tuple(_blocks(text, kinds)),
        "attributions": (),
        "problems": (),
    }
    return DossierArticle(**(row | given))


def _blocks(text: str, kinds: dict[str, BlockKind]) -> list[DossierBlock]:
    blocks, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        told = [kind for words, kind in kinds.items() if words in line]
        kind = told[0] if told else BlockKind.BODY if number else BlockKind.HEADLINE
        blocks.append(
            DossierBlock(start=at, end=at + len(line), kind=kind, score=0.9, rule="by hand")
        )
        at += len(line)
    return blocks


def attribution(id_: str, text: str, content: Sequence[str], **given: Any) -> DossierAttribution:
    """An attribution whose parts are given as words of the text."""
    speaker = given.pop("speaker", None)
    kind = given.pop("kind", SourceKind.NAMED_PERSON)
    row = {
        "id": id_,
        "content": spans(text, *content),
        "cue": spans(text, *given.pop("cue", ())),
        "source": spans(text, *given.pop("source", ())),
        "mode": Mode.INDIRECT,
        "manner": Manner.SPEECH,
        "hedges": spans(text, *given.pop("hedges", ())),
        "denied": False,
        "parent": None,
        "speaker": DossierSpeaker(name=speaker, kind=kind, role=given.pop("role", None)),
        "chain": (),
        "chain_end": ChainEnd.NAMED,
        "prediction": False,
        "score": 0.9,
        "method": "by hand",
    }
    return DossierAttribution(**(row | given))


OSS = "Mira Oss"
OSS_PARTY = DossierParty(name=OSS, kind=SourceKind.NAMED_OFFICIAL, via="interview")
RADIO = DossierParty(name="Norvale Radio", kind=SourceKind.OUTLET)


def _wire(id_: str, text: str, **given: Any) -> DossierArticle:
    radio = DossierParty(
        name="Norvale Radio", kind=SourceKind.OUTLET, evidence=spans(text, "told Norvale Radio")
    )
    told = {"speaker": OSS, "kind": SourceKind.NAMED_OFFICIAL, "chain": (OSS_PARTY, radio)}
    return article(
        id_,
        text,
        kinds={
            "Photo:": BlockKind.CAPTION,
            "Read more": BlockKind.TEASER,
            "Sign up": BlockKind.PROMO,
        },
        attributions=(
            attribution(
                "t1",
                text,
                ["The Sund bridge may not survive another winter"],
                cue=["said"],
                source=["the engineer who inspected it"],
                hedges=["may"],
                role="the engineer who inspected it",
                **told,
            ),
            attribution(
                "t2",
                text,
                ['"I think that two of the nine piers are moving,"'],
                cue=["told"],
                source=["Mira Oss, chief inspector of the Norvale harbour office"],
                hedges=["I think"],
                mode=Mode.DIRECT,
                role="chief inspector of the Norvale harbour office",
                **told,
            ),
            attribution(
                "t3",
                text,
                ['"If the frost comes early, the deck will have to close."'],
                mode=Mode.DIRECT,
                prediction=True,
                **(
                    told
                    | {
                        "chain": (
                            OSS_PARTY,
                            DossierParty(
                                name="Norvale Radio", kind=SourceKind.OUTLET, stated=False
                            ),
                        )
                    }
                ),
            ),
            attribution(
                "t4",
                text,
                ["About 40 workers have been sent home"],
                cue=["it is estimated"],
                kind=SourceKind.NONE,
                chain_end=ChainEnd.AGENTLESS,
                hedges=["About"],
            ),
        ),
        **given,
    )


def _tabloid() -> DossierArticle:
    text = TABLOID
    wire = DossierParty(
        name="Harbour Wire",
        kind=SourceKind.OUTLET,
        evidence=spans(text, "per the Harbour Wire"),
        held="wire",
    )
    return article(
        "tabloid",
        text,
        publisher="The Daily Gannet",
        host="gannet.example",
        published_at="2031-11-04T06:00:00Z",
        published_basis="metadata",
        attributions=(
            attribution(
                "b1",
                text,
                ["the Sund bridge will not survive the winter"],
                cue=["warn that"],
                source=["Top harbour officials"],
                speaker="Top harbour officials",
                kind=SourceKind.UNNAMED_GROUP,
                chain=(DossierParty(name="Top harbour officials", kind=SourceKind.UNNAMED_GROUP),),
                chain_end=ChainEnd.UNNAMED,
            ),
            attribution(
                "b2",
                text,
                ["“Two of the nine piers are moving,”"],
                cue=["Mira Oss said"],
                source=["Mira Oss"],
                mode=Mode.DIRECT,
                speaker=OSS,
                kind=SourceKind.NAMED_OFFICIAL,
                chain=(DossierParty(name=OSS, kind=SourceKind.NAMED_OFFICIAL), wire),
            ),
        ),
        problems=(
            DossierProblem(
                code="unbalanced-quotes",
                message="quotation marks do not match in the third paragraph",
                hint="the rest of the article is not affected",
            ),
        ),
    )


def _denial() -> DossierArticle:
    text = DENIAL
    return article(
        "denial",
        text,
        publisher="Coast Post",
        published_at="2031-11-06",
        published_basis="dateline",
        attributions=(
            attribution(
                "d1",
                text,
                ["there was no plan to close the Sund bridge"],
                cue=["said on Thursday that"],
                source=["The harbour office"],
                speaker="harbour office",
                kind=SourceKind.ORGANISATION,
                denied=True,
                chain=(DossierParty(name="harbour office", kind=SourceKind.ORGANISATION),),
            ),
            attribution(
                "d2",
                text,
                ["two piers had moved"],
                source=["Two people familiar with the inspection"],
                speaker="Two people familiar with the inspection",
                kind=SourceKind.UNNAMED_GROUP,
                chain=(
                    DossierParty(
                        name="Two people familiar with the inspection",
                        kind=SourceKind.UNNAMED_GROUP,
                    ),
                ),
                chain_end=ChainEnd.UNNAMED,
            ),
        ),
    )


def wording(article_: str, id_: str | None, where: tuple[Span, ...], mode: Mode) -> Wording:
    """A wording of the relation 'same'."""
    return Wording(
        article=article_, attribution=id_, spans=where, mode=mode, relation=Relation.SAME, score=0.9
    )


def place(id_: str, text: str, *words: str) -> Place:
    """The words' place in an article."""
    return Place(article=id_, spans=spans(text, *words))


def _claims() -> tuple[DossierClaim, ...]:
    piers = '"I think that two of the nine piers are moving,"'
    return (
        DossierClaim(
            id="c1",
            gloss="two of the nine piers are moving",
            wordings=(
                wording("wire", "t2", spans(WIRE, piers), Mode.DIRECT),
                wording(
                    "tabloid",
                    "b2",
                    spans(TABLOID, "“Two of the nine piers are moving,”"),
                    Mode.DIRECT,
                ),
                wording("reprint", "t2", spans(REPRINT, piers), Mode.DIRECT),
                wording("denial", "d2", spans(DENIAL, "two piers had moved"), Mode.INDIRECT),
            ),
            counts=Counts(outlets=3, collections=(1, 2), origins=(1, 2), unknown=0, denials=0),
            collectors=("Norvale Radio",),
            denials=(),
            flags=(),
            origins=(
                Origin(
                    name=OSS,
                    kind=SourceKind.NAMED_OFFICIAL,
                    occasion="interview with Norvale Radio",
                    basis=Basis.MEASURED,
                    wordings=(0, 1, 2),
                ),
                Origin(
                    name="Two people familiar with the inspection",
                    kind=SourceKind.UNNAMED_GROUP,
                    wordings=(3,),
                ),
            ),
            dependence=(
                Dependence(
                    a=0,
                    b=1,
                    code=Code.D1,
                    force=Force.CERTAIN,
                    evidence=(place("tabloid", TABLOID, "per the Harbour Wire"),),
                ),
                Dependence(
                    a=0,
                    b=2,
                    code=Code.D2,
                    force=Force.CERTAIN,
                    evidence=(place("reprint", REPRINT, "(Harbour Wire)"),),
                ),
            ),
            unknowns=(
                Unknown(
                    wording=3,
                    reason="two unnamed groups might be the same",
                    settles="an article that names the two people",
                ),
            ),
        ),
        DossierClaim(
            id="c2",
            gloss="The Sund bridge may not survive another winter",
            wordings=(
                wording(
                    "wire",
                    "t1",
                    spans(WIRE, "The Sund bridge may not survive another winter"),
                    Mode.INDIRECT,
                ),
                wording(
                    "tabloid",
                    "b1",
                    spans(TABLOID, "the Sund bridge will not survive the winter"),
                    Mode.INDIRECT,
                ),
            ),
            counts=Counts(outlets=2, collections=(1, 2), origins=(1, 2), unknown=0, denials=1),
            collectors=("Norvale Radio",),
            denials=(Denial(article="denial", attribution="d1"),),
            flags=(),
            origins=(
                Origin(
                    name=OSS,
                    kind=SourceKind.NAMED_OFFICIAL,
                    occasion="interview with Norvale Radio",
                    wordings=(0,),
                ),
                Origin(name="Top harbour officials", kind=SourceKind.UNNAMED_GROUP, wordings=(1,)),
            ),
            dependence=(),
            unknowns=(),
        ),
        DossierClaim(
            id="c3",
            gloss="About 40 workers have been sent home",
            wordings=(
                wording(
                    "wire", "t4", spans(WIRE, "About 40 workers have been sent home"), Mode.INDIRECT
                ),
                wording(
                    "reprint",
                    "t4",
                    spans(REPRINT, "About 40 workers have been sent home"),
                    Mode.INDIRECT,
                ),
            ),
            counts=Counts(outlets=1, collections=(0, 1), origins=(0, 1), unknown=2, denials=0),
            collectors=(),
            denials=(),
            flags=(),
            origins=(),
            dependence=(Dependence(a=0, b=1, code=Code.D2, force=Force.CERTAIN, evidence=()),),
            unknowns=(
                Unknown(
                    wording=0,
                    reason="source is agentless",
                    settles="an article that names who estimates",
                ),
            ),
        ),
        DossierClaim(
            id="c4",
            gloss="400 workers have been sent home",
            wordings=(
                wording(
                    "tabloid",
                    None,
                    spans(TABLOID, "400 workers have been sent home"),
                    Mode.OWN_VOICE,
                ),
            ),
            counts=Counts(outlets=1, collections=(0, 1), origins=(0, 1), unknown=1, denials=0),
            collectors=(),
            denials=(),
            flags=(Flag.SINGLE_SOURCE,),
            origins=(),
            dependence=(),
            unknowns=(Unknown(wording=0, reason="no source given", settles="the outlet's answer"),),
        ),
    )


def _changes() -> tuple[Change, ...]:
    wire, tabloid = "wire", "tabloid"
    return (
        Change(
            claim="c1",
            kind=ChangeKind.QUOTE_TRUNCATED,
            severity=2,
            directed=True,
            score=0.9,
            from_=place(wire, WIRE, "I think that"),
            to=place(tabloid, TABLOID, "“Two of the nine piers are moving,”"),
            note="the speaker's own hedge is gone",
        ),
        Change(
            claim="c2",
            kind=ChangeKind.CERTAINTY_CHANGED,
            severity=2,
            directed=True,
            score=0.8,
            from_=place(wire, WIRE, "may not survive"),
            to=place(tabloid, TABLOID, "will not survive"),
            note="possible becomes certain",
        ),
        Change(
            claim="c2",
            kind=ChangeKind.SOURCE_CHANGED,
            severity=2,
            directed=False,
            score=0.7,
            from_=place(wire, WIRE, "the engineer who inspected it"),
            to=place(tabloid, TABLOID, "Top harbour officials"),
            note="one engineer becomes several officials",
        ),
        Change(
            claim="c2",
            kind=ChangeKind.QUOTE_BOUNDARY,
            severity=0,
            directed=False,
            score=0.7,
            from_=place(wire, WIRE, "another winter"),
            to=place(tabloid, TABLOID, "the winter"),
            note="",
        ),
        Change(
            claim="c4",
            kind=ChangeKind.NUMBER_CHANGED,
            severity=2,
            directed=False,
            score=0.9,
            from_=place(wire, WIRE, "About 40 workers"),
            to=place(tabloid, TABLOID, "400 workers"),
            note="ten times as many; two claims, never merged",
        ),
    )


def _predictions() -> tuple[Prediction, ...]:
    words = '"If the frost comes early, the deck will have to close."'
    return (
        Prediction(
            id="p1",
            article="wire",
            attribution="t3",
            spans=spans(WIRE, words),
            predictor=OSS,
            class_=PredictionClass.PREDICTION,
            condition=spans(WIRE, "If the frost comes early"),
            horizon=None,
            strength="will",
            relayed_in=(
                Retelling(article="wire", attribution="t3", spans=spans(WIRE, words)),
                Retelling(article="reprint", attribution="t3", spans=spans(REPRINT, words)),
            ),
        ),
        Prediction(
            id="p2",
            article="wire",
            attribution="t1",
            spans=spans(WIRE, "The Sund bridge may not survive another winter"),
            predictor=OSS,
            class_=PredictionClass.POSSIBILITY,
            horizon=Horizon(text=spans(WIRE, "another winter")),
            strength="may",
            relayed_in=(
                Retelling(
                    article="wire",
                    attribution="t1",
                    spans=spans(WIRE, "The Sund bridge may not survive another winter"),
                ),
            ),
        ),
    )


def make_bridge_dossier() -> Dossier:
    """Four articles of one story: a wire, its reprint, a tabloid's retelling, a denial."""
    wire = _wire(
        "wire",
        WIRE,
        publisher="Harbour Wire",
        host="harbourwire.example",
        published_at="2031-11-03T09:00:00Z",
        published_basis="metadata",
    )
    reprint = _wire(
        "reprint",
        REPRINT,
        publisher="Harbour Wire",
        host="tern.example",
        credited=(
            Credit(
                name="Harbour Wire",
                how=CreditHow.WIRE_TAG,
                evidence=spans(REPRINT, "(Harbour Wire)"),
            ),
        ),
    )
    ids = ("denial", "reprint", "tabloid", "wire")
    story = DossierStory(
        id="s1",
        title="Engineers fear Sund bridge will not last the winter",
        articles=ids,
        claims=_claims(),
        changes=_changes(),
        copies=(
            Copy(
                a="reprint",
                b="wire",
                kind=CopyKind.SYNDICATED_SIBLING,
                containment=(0.97, 0.98),
                wire=Wire(name="Harbour Wire"),
            ),
        ),
        relays=(
            Relay(
                from_="wire",
                to="tabloid",
                stated=True,
                kind=RelayKind.PER,
                evidence=(place("tabloid", TABLOID, "per the Harbour Wire"),),
                score=0.9,
            ),
            Relay(
                from_="wire",
                to="reprint",
                stated=True,
                kind=RelayKind.REPOSTED,
                evidence=(place("reprint", REPRINT, "(Harbour Wire)"),),
                score=0.9,
            ),
        ),
    )
    return Dossier(
        headwater="0.1.0",
        settings="7f3a0000",
        articles=(_denial(), reprint, _tabloid(), wire),
        stories=(story,),
        predictions=_predictions(),
        problems=(
            Problem(
                input="empty.txt",
                code="empty",
                message="the file has no text",
                hint="check the download",
            ),
        ),
    )


def make_plain_dossier(text: str, **given: Any) -> Dossier:
    """One article without any finding."""
    one = article("only", text, **given)
    story = DossierStory(
        id="s1", title="", articles=("only",), claims=(), changes=(), copies=(), relays=()
    )
    return Dossier(
        headwater="0.1.0",
        settings="7f3a0000",
        articles=(one,),
        stories=(story,),
        predictions=(),
        problems=(),
    )
