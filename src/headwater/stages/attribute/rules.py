"""The rules proposer: attributions from cue words and punctuation, without a learned model."""

from collections.abc import Sequence

from headwater.records.span import Span
from headwater.stages.attribute.adjuncts import skip_adjuncts
from headwater.stages.attribute.phrases import Range, grammar, looks_verbal
from headwater.stages.attribute.proposal import Proposal
from headwater.stages.attribute.sites import Site, find_sites
from headwater.stages.attribute.tokens import Sentence, Token, read_sentences
from headwater.text.quotation import Quotation, find_quotations, is_title

METHOD = "rules"
# uncalibrated: how often each frame is right, judged by reading; a quotation beside a cue is safest
SCORE_QUOTED, SCORE_CLAUSE, SCORE_LOOSE = 0.95, 0.85, 0.6
# a quotation of fewer words is a term or a nickname, never read inside
MIN_QUOTED_WORDS = 5
_ENDS = frozenset(".?!;")


def find_proposals(text: str, paragraphs: Sequence[Span]) -> list[Proposal]:
    """Attributions in the paragraphs, those inside quotations included; sorted, each once."""
    quotations = [q for q in find_quotations(text, paragraphs) if not is_title(text, q)]
    found: list[Proposal] = []
    for paragraph in paragraphs:
        found.extend(read_passage(text, paragraph, quotations))
    return sorted(set(found))


def read_passage(
    text: str, passage: Span, quotations: Sequence[Quotation], depth: int = 0
) -> list[Proposal]:
    """Attributions of one passage at the level of ``depth``, then those inside its quotations."""
    level = [q for q in quotations if q.depth == depth and passage.holds(q.span)]
    found: list[Proposal] = []
    for sentence in read_sentences(text, passage, level):
        found.extend(_read_sentence(sentence))
    for quotation in level:
        if depth < 2 and len(quotation.inner.of(text).split()) >= MIN_QUOTED_WORDS:
            found.extend(read_passage(text, quotation.inner, quotations, depth + 1))
    return found


def _read_sentence(sentence: Sentence) -> list[Proposal]:
    sites = find_sites(sentence)
    found = []
    for number, site in enumerate(sites):
        contents = _find_contents(sentence.tokens, sites, number)
        if contents:
            found.append(_make_proposal(sentence, site, contents))
    return [p for p in found if p.content]


def _make_proposal(sentence: Sentence, site: Site, contents: Sequence[Range]) -> Proposal:
    tokens = sentence.tokens
    spans = [s for held in contents if (s := _span(tokens, held)) is not None]
    source = (_span(tokens, site.source),) if site.source else ()
    cue = _span(tokens, site.cue)
    quoted = any(tokens[a].quoted or tokens[b - 1].quoted for a, b in contents)
    return Proposal(
        content=tuple(s for s in spans if len(s)),
        cue=(cue,) if cue else (),
        source=tuple(s for s in source if s is not None),
        score=SCORE_QUOTED if quoted else SCORE_CLAUSE,
        method=METHOD,
    )


def _span(tokens: Sequence[Token], held: Range | None) -> Span | None:
    if held is None or held[0] >= held[1]:
        return None
    return Span(tokens[held[0]].start, tokens[held[1] - 1].end)


def _find_contents(tokens: Sequence[Token], sites: Sequence[Site], number: int) -> list[Range]:
    site = sites[number]
    if site.kind in ("according", "per"):
        return _contents_of_according(tokens, sites, number)
    assert site.verb is not None
    if site.inverted:
        assert site.source is not None
        return _before_and_after(tokens, sites, number, site.cue[0], site.source[1])
    start, that = skip_adjuncts(tokens, site.cue[1], len(tokens), site.verb)
    ahead = _ahead(tokens, sites, number, start, that)
    if site.source is not None and _stands_after_content(tokens, site, that, ahead):
        after = _skip_tail(tokens, site.cue[1])
        return _before_and_after(tokens, sites, number, site.source[0], after)
    return [ahead] if ahead else []


def _stands_after_content(
    tokens: Sequence[Token], site: Site, that: bool, ahead: Range | None
) -> bool:
    """Whether a quotation or a comma stands right before the source: '"...," X said'."""
    if site.borrowed or site.source is None or that or site.source[0] == 0:
        return False
    before = tokens[site.source[0] - 1]
    if before.quoted and not before.is_word:
        return ahead is None or tokens[site.source[0] - 2].form in ",.?!…"
    return before.form == "," and ahead is None


def _skip_tail(tokens: Sequence[Token], at: int) -> int:
    """Past the adjuncts of a cue that follows its content, to the next mark or quotation."""
    while at < len(tokens) and tokens[at].form not in ",;:.?!—–" and not tokens[at].quoted:
        at += 1
    return at


def _ahead(
    tokens: Sequence[Token], sites: Sequence[Site], number: int, start: int, that: bool
) -> Range | None:
    """The content after a cue, or ``None`` where what follows cannot be one."""
    site = sites[number]
    end = _end_of_content(tokens, sites, number, start)
    if start >= end or site.verb is None:
        return None
    frames = site.verb.frames
    if that or tokens[start].quoted or _quote_within(tokens, start, end):
        return (start, end) if that or frames != "i" else _infinitive(tokens, site, end)
    if "i" in frames and tokens[start].low == "to":
        return (start + 0, end)
    if site.cue[1] < len(tokens) and tokens[site.cue[1]].form == ":":
        return (start, end)
    if "n" in frames:
        return (site.cue[1], end) if site.verb.kind == "denying" else None
    if ("c" in frames or "t" in frames) and _looks_like_clause(tokens, start, end):
        return (start, end)
    return None


def _infinitive(tokens: Sequence[Token], site: Site, end: int) -> Range | None:
    at = site.cue[1]
    return (at, end) if at < len(tokens) and tokens[at].low == "to" else None


def _quote_within(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(t.quoted for t in tokens[start:end])


def _looks_like_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    words = grammar()
    first = tokens[start]
    if first.low in words["prepositions"] - {"in", "on", "at", "by", "with", "after", "before"}:
        return False
    if not first.is_word or end - start < 3:
        return False
    return any(looks_verbal(tokens, at) for at in range(start + 1, end)) and first.low != "to"


def _end_of_content(tokens: Sequence[Token], sites: Sequence[Site], number: int, start: int) -> int:
    end = len(tokens)
    if start < end and tokens[start].quoted:
        closed = _end_of_quote(tokens, start)
        if tokens[closed - 2].form in ",.?!…":
            return closed
    for site in sites[number + 1 :]:
        if site.cue[0] < start:
            continue
        cut = _cut_before(tokens, site)
        if cut is not None and cut > start:
            end = min(end, cut)
            break
    while end > start and tokens[end - 1].form in ".,;:—–" and not tokens[end - 1].quoted:
        end -= 1
    return end


def _end_of_quote(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].quoted:
        at += 1
    return at


def _cut_before(tokens: Sequence[Token], site: Site) -> int | None:
    """Where a content ends because of a later cue: a tail, a sibling, never a nested one."""
    if site.kind in ("according", "per"):
        return site.cue[0]
    first = min(site.cue[0], site.source[0] if site.source and not site.borrowed else site.cue[0])
    if site.borrowed:
        cut = first
        while cut > 0 and (
            tokens[cut - 1].low in ("and", "but", "or", "then") or tokens[cut - 1].form == ","
        ):
            cut -= 1
        return cut
    if (
        first >= 2
        and tokens[first - 1].low in ("but", "and", "while", "as")
        and tokens[first - 2].form == ","
    ):
        return first - 2
    if first >= 1 and tokens[first - 1].low == "but" and tokens[first].low in grammar()["pronouns"]:
        return first - 1
    if first >= 1 and (tokens[first - 1].form == "," or _closes_speech(tokens, first - 1)):
        after = site.cue[1] if not site.inverted or not site.source else site.source[1]
        if _skip_tail(tokens, after) >= len(tokens) - 1 and not _has_clause(tokens, after):
            return first if tokens[first - 1].quoted else first - 1
    return None


def _closes_speech(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].quoted and not tokens[at].is_word and tokens[at - 1].form in ",.?!"


def _has_clause(tokens: Sequence[Token], start: int) -> bool:
    return start < len(tokens) and _looks_like_clause(tokens, start, len(tokens))


def _contents_of_according(
    tokens: Sequence[Token], sites: Sequence[Site], number: int
) -> list[Range]:
    site = sites[number]
    assert site.source is not None
    if site.cue[0] <= 2 and all(
        t.low in grammar()["openers"] or not t.is_word for t in tokens[: site.cue[0]]
    ):
        start = site.source[1]
        if start < len(tokens) and tokens[start].form == ",":
            start += 1
        end = _end_of_content(tokens, sites, number, start)
        return [(start, end)] if start < end else []
    earlier = [k for k in range(number) if sites[k].kind == "verb"]
    if earlier and (site.kind == "per" or _is_postposed(tokens, sites, earlier[-1])):
        return []
    return _before_and_after(tokens, sites, number, site.cue[0], site.source[1])


def _is_postposed(tokens: Sequence[Token], sites: Sequence[Site], number: int) -> bool:
    """'..., X added, according to Y': Y is a party after X, found by the relay layer."""
    site = sites[number]
    if site.inverted:
        return True
    assert site.verb is not None
    start, that = skip_adjuncts(tokens, site.cue[1], len(tokens), site.verb)
    return _stands_after_content(tokens, site, that, _ahead(tokens, sites, number, start, that))


def _before_and_after(
    tokens: Sequence[Token], sites: Sequence[Site], number: int, end: int, resume: int
) -> list[Range]:
    """Content before a cue, and what goes on after it in the same sentence."""
    start = _start_of_content(tokens, sites, number, end)
    quoted_end = end > 0 and tokens[end - 1].quoted
    while end > start and tokens[end - 1].form in ",—–" and not tokens[end - 1].quoted:
        end -= 1
    found = [(start, end)] if start < end else []
    if not found:
        return []
    at = resume
    while at < len(tokens) and tokens[at].form in ",:" and not tokens[at].quoted:
        at += 1
    if at < len(tokens) and tokens[at].quoted:
        found.append((at, _end_of_content(tokens, sites, number, at)))
    elif not quoted_end and resume < at < len(tokens) and not _is_tail(tokens, sites, at):
        found.append((at, _end_of_content(tokens, sites, number, at)))
    return [f for f in found if f[0] < f[1]]


def _is_tail(tokens: Sequence[Token], sites: Sequence[Site], at: int) -> bool:
    token = tokens[at]
    if token.low.endswith("ing") or token.low in (
        "who",
        "which",
        "as",
        "citing",
        "according",
        "per",
        "when",
        "during",
        "after",
        "in",
        "on",
    ):
        return True
    return any(s.kind in ("according", "per") and s.cue[0] == at for s in sites)


def _start_of_content(tokens: Sequence[Token], sites: Sequence[Site], number: int, end: int) -> int:
    start = 0
    for site in sites[:number]:
        edge = max(site.cue[1], site.source[1] if site.inverted and site.source else 0)
        if (
            edge < end
            and _cut_before(tokens, sites[number]) is not None
            and site.kind == "verb"
            and (site.inverted)
        ):
            start = edge
    while start < end and (
        not tokens[start].is_word and not tokens[start].quoted and tokens[start].form not in "$(["
    ):
        start += 1
    if (
        start < end
        and tokens[start].low in ("but", "and", "however", "meanwhile")
        and not tokens[start].quoted
    ):
        start += 1
        if start < end and tokens[start].form == ",":
            start += 1
    return start
