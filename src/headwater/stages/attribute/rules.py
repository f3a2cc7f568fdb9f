"""The rules proposer: attributions from cue words and punctuation, without a learned model."""

from collections.abc import Sequence

from headwater.records.span import Span
from headwater.stages.attribute.contents import find_contents
from headwater.stages.attribute.grammar import Range
from headwater.stages.attribute.proposal import Proposal
from headwater.stages.attribute.sites import Site, find_sites
from headwater.stages.attribute.tokens import Sentence, Token, read_sentences
from headwater.text.quotation import Quotation, find_quotations, is_title

METHOD = "rules"
# uncalibrated: how often each frame is right, judged by reading; a quotation beside a cue is safest
SCORE_QUOTED, SCORE_CLAUSE = 0.95, 0.85
# a quotation of fewer words is a term or a nickname, never read inside
MIN_QUOTED_WORDS = 5
# quotations inside quotations beyond this depth are not told apart
MAX_DEPTH = 1


def find_proposals(text: str, paragraphs: Sequence[Span]) -> list[Proposal]:
    """Attributions in the paragraphs, those inside quotations included; sorted, each once."""
    quotations = [q for q in find_quotations(text, paragraphs) if not is_title(text, q)]
    found: list[Proposal] = []
    for paragraph in paragraphs:
        held = [q for q in quotations if paragraph.holds(q.span)]
        found.extend(find_in_passage(text, paragraph, held))
    return sorted(found)


def find_in_passage(text: str, passage: Span, quotations: Sequence[Quotation]) -> list[Proposal]:
    """Attributions of one paragraph whose quotations are known."""
    return sorted(set(_read_passage(text, passage, quotations, 0)))


def _read_passage(
    text: str, passage: Span, quotations: Sequence[Quotation], depth: int
) -> list[Proposal]:
    """Attributions of one passage at the level of ``depth``, then those inside its quotations."""
    level = [q for q in quotations if q.depth == depth and passage.holds(q.span)]
    found: list[Proposal] = []
    for sentence in read_sentences(text, passage, level):
        found.extend(_read_sentence(sentence))
    for quotation in level:
        if depth <= MAX_DEPTH and len(quotation.inner.of(text).split()) >= MIN_QUOTED_WORDS:
            found.extend(_read_passage(text, quotation.inner, quotations, depth + 1))
    return found


def _read_sentence(sentence: Sentence) -> list[Proposal]:
    sites = find_sites(sentence)
    return [
        _make_proposal(sentence.tokens, site, contents)
        for number, site in enumerate(sites)
        if (contents := find_contents(sentence.tokens, sites, number))
    ]


def _make_proposal(tokens: Sequence[Token], site: Site, contents: Sequence[Range]) -> Proposal:
    quoted = any(tokens[a].quoted or tokens[b - 1].quoted for a, b in contents)
    return Proposal(
        content=tuple(span_of(tokens, held) for held in contents),
        cue=(span_of(tokens, site.cue),),
        source=(span_of(tokens, site.source),),
        score=SCORE_QUOTED if quoted else SCORE_CLAUSE,
        method=METHOD,
    )


def span_of(tokens: Sequence[Token], held: Range) -> Span:
    """The characters that a range of tokens covers."""
    return Span(tokens[held[0]].start, tokens[held[1] - 1].end)
