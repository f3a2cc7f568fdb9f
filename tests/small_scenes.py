"""Small articles whose attributions are marked by hand, resolved; for the tests of resolve."""

from headwater.records.article import Article, Block, BlockKind, Imprint
from headwater.records.attribution import Attribution, HopMark, Mode
from headwater.records.identity import make_id
from headwater.records.span import Span
from headwater.settings import ResolveSettings
from headwater.stages.resolve.stage import STAGE


def mark(text):
    """The plain text and the places of its marked parts: <s> source, <c> content, <h> hop."""
    plain, found, at = "", [], 0
    while at < len(text):
        if text[at] == "<":
            if text[at + 1] == "/":
                kind, start = found.pop()
                found.insert(0, (kind, Span(start, len(plain))))
                at += 4
            else:
                found.append((text[at + 1], len(plain)))
                at += 3
        else:
            plain += text[at]
            at += 1
    return plain, sorted(found, key=lambda f: (f[1], f[0]))


def gap(one, other):
    return min(abs(one.start - other.end), abs(other.start - one.end))


def attributions_of(text, marks):
    """One attribution for every source: with the nearest content, and the hops after it."""
    contents = [s for k, s in marks if k == "c"]
    hops = [s for k, s in marks if k == "h"]
    rows = []
    for number, source in enumerate(s for k, s in marks if k == "s"):
        content = min(
            contents, key=lambda c: min(abs(c.start - source.end), abs(source.start - c.end))
        )
        line = text.find("\n", source.end)
        end = line if line >= 0 else len(text)
        mine = [HopMark(name=(h,), evidence=(h,)) for h in hops if source.start < h.start < end]
        rows.append(
            Attribution(
                id=make_id("t", number),
                article="a",
                content=(content,),
                source=(source,),
                hops=tuple(mine),
                mode=Mode.INDIRECT,
                score=1.0,
                method="hand",
            )
        )
    return rows


def resolve(marked, *, publisher=None):
    text, marks = mark(marked)
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        kind = BlockKind.HEADLINE if at == 0 and "\n" in text else BlockKind.BODY
        blocks.append(Block(start=at, end=at + len(line), kind=kind, score=1.0, rule="test"))
        at += len(line)
    article = Article(id="a", text=text, text_sha256="", language="en")
    imprint = Imprint(article="a", publisher=publisher, published_basis="unknown: test")
    rows = attributions_of(text, marks)
    return list(STAGE.step(article, imprint, blocks, rows, ResolveSettings()))


def names(marked, **given):
    return [chain.speaker.name for chain in resolve(marked, **given)]
