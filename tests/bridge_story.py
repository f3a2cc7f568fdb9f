"""A hand-made dossier about an invented bridge: the reports' small world."""

from bridge_articles import (
    DENIAL,
    OSS,
    REPRINT,
    TABLOID,
    WIRE,
    make_denial,
    make_tabloid,
    make_wire,
)
from dossier_parts import place, spans, wording
from headwater.records.article import Credit, CreditHow
from headwater.records.attribution import Mode, SourceKind
from headwater.records.dossier import (
    Dossier,
    DossierClaim,
    DossierStory,
)
from headwater.records.problem import Problem
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
    Prediction,
    PredictionClass,
    Relay,
    RelayKind,
    Retelling,
    Unknown,
)


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
    wire = make_wire(
        "wire",
        WIRE,
        publisher="Harbour Wire",
        host="harbourwire.example",
        published_at="2031-11-03T09:00:00Z",
        published_basis="metadata",
    )
    reprint = make_wire(
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
        articles=(make_denial(), reprint, make_tabloid(), wire),
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
