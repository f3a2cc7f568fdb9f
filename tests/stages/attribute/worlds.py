"""Small articles and what the stage finds in them."""

from headwater.records.article import Article, Block, BlockKind
from headwater.records.attribution import Attribution
from headwater.records.span import Span, words_of
from headwater.settings import AttributeSettings
from headwater.stages.attribute.stage import STAGE

RULES = AttributeSettings(method="rules")


def article_of(text: str, language: str = "en") -> Article:
    return Article(id="a", text=text, text_sha256="", language=language)


def body_of(text: str) -> list[Block]:
    if not text:
        return []
    return [Block(start=0, end=len(text), kind=BlockKind.BODY, score=1, rule="test")]


def attributions_in(text: str, settings: AttributeSettings = RULES) -> list[Attribution]:
    found, problems = STAGE.step(article_of(text), body_of(text), settings)
    assert not problems
    return list(found)


def words(text: str, spans: tuple[Span, ...]) -> str:
    return words_of(spans, text, gap=" | ")


def told(text: str) -> list[tuple[str, str]]:
    """Source and content of the outermost attributions."""
    return [
        (words(text, a.source), words(text, a.content))
        for a in attributions_in(text)
        if a.parent is None
    ]


def hops_of(text: str, attribution: Attribution) -> list[str]:
    return [words(text, hop.name) for hop in attribution.hops]
