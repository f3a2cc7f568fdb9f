"""Parts of hand-made dossiers, named by the words they stand in."""

import hashlib
from collections.abc import Sequence
from typing import Any

from headwater.records.article import BlockKind
from headwater.records.attribution import ChainEnd, Manner, Mode, SourceKind
from headwater.records.claim import Relation, Wording
from headwater.records.dossier import (
    Dossier,
    DossierArticle,
    DossierAttribution,
    DossierBlock,
    DossierSpeaker,
    DossierStory,
)
from headwater.records.span import Span
from headwater.records.tracing import (
    Place,
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


def wording(article_: str, id_: str | None, where: tuple[Span, ...], mode: Mode) -> Wording:
    """A wording of the relation 'same'."""
    return Wording(
        article=article_, attribution=id_, spans=where, mode=mode, relation=Relation.SAME, score=0.9
    )


def place(id_: str, text: str, *words: str) -> Place:
    """The words' place in an article."""
    return Place(article=id_, spans=spans(text, *words))


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
