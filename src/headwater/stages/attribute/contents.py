"""Where the content of a cue begins and ends in its sentence."""

from collections.abc import Sequence

from headwater.stages.attribute.adjuncts import skip_adjuncts
from headwater.stages.attribute.grammar import (
    Range,
    closes_quotation,
    is_mark,
    looks_verbal,
    low_at,
    words_of_class,
)
from headwater.stages.attribute.phrases import find_phrase_after
from headwater.stages.attribute.sites import Site, SiteKind
from headwater.stages.attribute.tokens import Token

# words of the shortest clause: subject, verb and one more
MIN_CLAUSE = 3
# an "according to" that is this near to its sentence's start opens it
MAX_OPENING = 2


def find_contents(tokens: Sequence[Token], sites: Sequence[Site], number: int) -> list[Range]:
    """The content of the site at ``number``; two ranges where the cue stands inside it."""
    site = sites[number]
    if site.kind is not SiteKind.VERB:
        return _of_according(tokens, sites, number)
    if site.inverted:
        return _around(tokens, sites, number, site.cue[0], site.source[1])
    ahead, that = _ahead(tokens, sites, number)
    if _stands_after(tokens, site, that, ahead):
        return _around(tokens, sites, number, site.source[0], _skip_tail(tokens, site.cue[1]))
    return [ahead] if ahead else []


def _stands_after(tokens: Sequence[Token], site: Site, that: bool, ahead: Range | None) -> bool:
    """Whether a quotation or a comma stands right before the source: '"...," X said'."""
    before = site.source[0] - 1
    if site.borrowed or that or before < 0:
        return False
    if closes_quotation(tokens, before):
        return ahead is None or is_mark(tokens[before - 1], ",.?!…")
    return is_mark(tokens[before], ",") and ahead is None


def _skip_tail(tokens: Sequence[Token], at: int) -> int:
    """Past the adjuncts of a cue that follows its content, to the next mark or quotation."""
    while at < len(tokens) and not is_mark(tokens[at], ",;:.?!—–") and not tokens[at].quoted:
        at += 1
    return at


def _ahead(
    tokens: Sequence[Token], sites: Sequence[Site], number: int
) -> tuple[Range | None, bool]:
    """The content after a cue, if what follows can be one, and whether "that" opens it."""
    site = sites[number]
    if site.verb is None:
        return None, False
    start, that = skip_adjuncts(tokens, site.cue[1], len(tokens), site.verb)
    if "i" in site.verb.frames and low_at(tokens, site.cue[1]) == "to":
        start, that = site.cue[1], False  # "agreed to come on Monday"
    end = _end_of_content(tokens, sites, number, start)
    if start >= end:
        return None, that
    return _as_frame(tokens, site, start, end, that), that


def _as_frame(
    tokens: Sequence[Token], site: Site, start: int, end: int, that: bool
) -> Range | None:
    """What follows the cue, where one of the verb's frames takes it."""
    frames = site.verb.frames if site.verb else ""
    after = site.cue[1]
    if that:
        return (start, end)
    if frames == "i" or ("i" in frames and low_at(tokens, start) == "to"):
        return (after, end) if low_at(tokens, after) == "to" else None
    asked = find_phrase_after(tokens, after, end) if "o" in frames else None
    if asked and low_at(tokens, asked[1]) == "to":
        return (asked[1], end)  # "asked him to leave"
    if any(t.quoted for t in tokens[start:end]) or low_at(tokens, after) == ":":
        return (start, end)
    if "n" in frames:
        denying = site.verb is not None and site.verb.kind == "denying"
        likened = any(t.low == "as" for t in tokens[after + 1 : end - 1])
        return (after, end) if denying or likened else None
    paper = frames == "q" and low_at(tokens, site.source[1] - 1) in words_of_class("documents")
    takes_clause = paper or "c" in frames or "t" in frames
    return (start, end) if takes_clause and _looks_like_clause(tokens, start, end) else None


def _looks_like_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    first = tokens[start]
    if first.low in words_of_class("prepositions") - words_of_class("clause_prepositions"):
        return False
    if not first.is_word or end - start < MIN_CLAUSE or first.low == "to":
        return False
    if first.low in words_of_class("auxiliaries"):
        return True  # "which he says was old"
    return any(looks_verbal(tokens, at) for at in range(start + 1, end))


def _end_of_content(tokens: Sequence[Token], sites: Sequence[Site], number: int, start: int) -> int:
    end = len(tokens)
    if start < end and tokens[start].quoted:
        closed = start
        while closed < end and tokens[closed].quoted:
            closed += 1
        if is_mark(tokens[closed - 2], ",.?!…"):
            return closed
    end = _end_of_insertion(tokens, sites[number].start, start)
    for site in sites[number + 1 :]:
        cut = _cut_before(tokens, site) if site.cue[0] >= start else None
        if cut is not None and cut > start:
            end = cut
            break
    while end > start and is_mark(tokens[end - 1], ".,;:—–") and not tokens[end - 1].quoted:
        end -= 1
    return end


def _end_of_insertion(tokens: Sequence[Token], cue: int, start: int) -> int:
    """Where the second of two dashes stands: 'Lund — who says Y left — agreed'."""
    if not any(is_mark(t, "—–") and not t.quoted for t in tokens[:cue]):
        return len(tokens)
    dashes = (k for k in range(start, len(tokens)) if is_mark(tokens[k], "—–"))
    return next((k for k in dashes if not tokens[k].quoted), len(tokens))


def _cut_before(tokens: Sequence[Token], site: Site) -> int | None:
    """Where a content ends because of a later cue: a tail, a sibling, never a nested one."""
    first = site.start
    if site.kind is not SiteKind.VERB:
        return site.cue[0]
    if site.borrowed:
        while first > 0 and _joins(tokens[first - 1]):
            first -= 1
        return first
    opening = low_at(tokens, first - 1)
    if opening in words_of_class("sibling_openers") and low_at(tokens, first - 2) == ",":
        return first - 2
    if opening == "but" and tokens[first].low in words_of_class("pronouns"):
        return first - 1
    if first == 0 or not (opening == "," or _closes_speech(tokens, first - 1)):
        return None
    after = site.end
    ends = _skip_tail(tokens, after) >= len(tokens) - 1
    if ends and not (after < len(tokens) and _looks_like_clause(tokens, after, len(tokens))):
        return first if tokens[first - 1].quoted else first - 1
    return None


def _joins(token: Token) -> bool:
    return token.low in words_of_class("coordinators") or is_mark(token, ",")


def _closes_speech(tokens: Sequence[Token], at: int) -> bool:
    return closes_quotation(tokens, at) and is_mark(tokens[at - 1], ",.?!")


def _of_according(tokens: Sequence[Token], sites: Sequence[Site], number: int) -> list[Range]:
    site = sites[number]
    if _opens_sentence(tokens, site.cue[0]):
        start = site.source[1]
        if low_at(tokens, start) == ",":
            start += 1
        end = _end_of_content(tokens, sites, number, start)
        return [(start, end)] if start < end else []
    earlier = [k for k in range(number) if sites[k].kind is SiteKind.VERB]
    if earlier and (site.kind is SiteKind.PER or _is_postposed(tokens, sites, earlier[-1])):
        return []  # '..., X added, according to Y': Y is a party after X
    return _around(tokens, sites, number, site.cue[0], site.source[1])


def _opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    opening = words_of_class("openers")
    return at <= MAX_OPENING and all(t.low in opening or not t.is_word for t in tokens[:at])


def _is_postposed(tokens: Sequence[Token], sites: Sequence[Site], number: int) -> bool:
    site = sites[number]
    if site.inverted:
        return True
    ahead, that = _ahead(tokens, sites, number)
    return _stands_after(tokens, site, that, ahead)


def _around(
    tokens: Sequence[Token], sites: Sequence[Site], number: int, end: int, resume: int
) -> list[Range]:
    """Content before a cue, and what goes on after it in the same sentence."""
    start = _start_of_content(tokens, sites, number, end)
    quoted = end > 0 and tokens[end - 1].quoted
    while end > start and is_mark(tokens[end - 1], ",—–") and not tokens[end - 1].quoted:
        end -= 1
    if start >= end:
        return []
    at = resume
    while at < len(tokens) and is_mark(tokens[at], ",:") and not tokens[at].quoted:
        at += 1
    goes_on = resume < at < len(tokens) and not quoted and not _is_tail(tokens, sites, at)
    if goes_on or (at < len(tokens) and tokens[at].quoted):
        after = (at, _end_of_content(tokens, sites, number, at))
        return [(start, end), after] if after[0] < after[1] else [(start, end)]
    return [(start, end)]


def _is_tail(tokens: Sequence[Token], sites: Sequence[Site], at: int) -> bool:
    token = tokens[at]
    if token.low.endswith("ing") or token.low in words_of_class("tail_openers"):
        return True
    return any(s.kind is not SiteKind.VERB and s.cue[0] == at for s in sites)


def _start_of_content(tokens: Sequence[Token], sites: Sequence[Site], number: int, end: int) -> int:
    start = 0
    if _cut_before(tokens, sites[number]) is not None:
        start = max((s.end for s in sites[:number] if s.inverted and s.end < end), default=0)
    while start < end and not tokens[start].is_word:
        if tokens[start].quoted or is_mark(tokens[start], "$(["):
            break
        start += 1
    return start
