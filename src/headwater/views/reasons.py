"""Why a claim's counts are what they are, with the exact words each reason rests on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.records.attribution import UNNAMED_PEOPLE
from headwater.records.claim import Wording
from headwater.records.dossier import DossierClaim, DossierParty, DossierStory
from headwater.records.span import Span, envelope
from headwater.records.tracing import Basis, Code, Dependence, Origin
from headwater.views.index import Index, articles_of, carriers_of, in_order_of_letters, way_of
from headwater.views.phrases import (
    CUT,
    counted,
    counted_interval,
    listed,
    shorten,
    shown_name,
    unquoted,
)

# lines: the reasons of one count stay within sight of the count
MAX_LINES = 8
# quotations of one reason: the others are counted with it
MAX_QUOTES = 3
# characters: about two lines of quoted evidence
MAX_WORDS = 160
# characters before and after them: enough of the sentence to recognise it
MAX_AROUND = 110

_LINE_END = re.compile(r"[\r\n\u2028\u2029]")

# what the evidence shows, in the reader's words
SHOWS = {
    Code.D1: "one credits the other, or both the same source",
    Code.D2: "a repost, link or credit line",
    Code.D3: "the same wire tag or byline",
    Code.D4: "a long run of the same words",
    Code.D5: "the same translation of a quotation",
    Code.D6: "the same odd detail or selection",
    Code.D7: "the same origin on the same occasion",
    Code.D8: "the same source, occasion unknown",
    Code.D9: "origins of one institution, or one cites the other",
    Code.D10: "the same description of somebody unnamed",
}
_ABOUT_ORIGINS = frozenset({Code.D7, Code.D8, Code.D9, Code.D10})


@dataclass(frozen=True)
class Quote:
    """Exact words, where they stand, and what stands around them in the same line."""

    words: str
    article: str
    at: int
    attribution: str | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Line:
    """One reason: whose (sigla), what it says, and the words it rests on."""

    sigla: tuple[str, ...]
    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why one count is what it is; ``more`` lines are left out."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0


def make_reasons(
    claim: DossierClaim, story: DossierStory, sigla: Mapping[str, str], index: Index
) -> tuple[Reason, ...]:
    """Why so many outlets, collections and origins; denials; and what would settle the rest."""
    counts = claim.counts
    found = [
        _reason(
            f"Why {counted(counts.outlets, 'outlet')}", _outlet_lines(claim, story, sigla, index)
        ),
        _reason(
            f"Why {counted_interval(counts.collections, 'collection')}",
            [*_way_lines(claim, sigla, index), *_shared_lines(claim, sigla, index, origins=False)],
        ),
        _reason(
            f"Why {counted_interval(counts.origins, 'origin')}",
            [
                *_origin_lines(claim, sigla, index),
                *_unknown_lines(claim, sigla),
                *_shared_lines(claim, sigla, index, origins=True),
            ],
        ),
        _reason("Denied", _denial_lines(claim, sigla, index)),
        _reason("What would settle it", _settling_lines(claim, sigla)),
    ]
    return tuple(reason for reason in found if reason.lines)


def _reason(title: str, found: Iterable[Line]) -> Reason:
    lines = list(found)
    if len(lines) <= MAX_LINES + 1:  # a line that counts one more would take the room of that one
        return Reason(title, tuple(lines))
    return Reason(title, tuple(lines[:MAX_LINES]), len(lines) - MAX_LINES)


def _outlet_lines(
    claim: DossierClaim, story: DossierStory, sigla: Mapping[str, str], index: Index
) -> list[Line]:
    by_outlet: dict[str, list[str]] = {}
    carriers = carriers_of(claim, index)
    for article in carriers:
        by_outlet.setdefault(index.outlet(article), []).append(article)
    lines = [
        Line(in_order_of_letters([sigla.get(a, "?") for a in articles]), name)
        for name, articles in by_outlet.items()
    ]
    lines.sort(key=lambda line: (len(line.sigla[0]), line.sigla[0]))
    if claim.counts.outlets < len(carriers):
        lines += _repost_lines(carriers, story, sigla)
    beside = [sigla.get(a, "?") for a in articles_of(claim) if a not in carriers]
    if beside:
        why = "not counted: a denial, or words too unlike it"
        lines.append(Line(in_order_of_letters(beside), why))
    return lines


def _repost_lines(
    carriers: Sequence[str], story: DossierStory, sigla: Mapping[str, str]
) -> Iterator[Line]:
    for copy in story.copies:
        if copy.a in carriers and copy.b in carriers:
            wire = f", both from a text of {copy.wire.name}" if copy.wire else ""
            pair = (sigla.get(copy.a, "?"), sigla.get(copy.b, "?"))
            yield Line(tuple(sorted(pair)), f"one text ({copy.kind}{wire})")


def _way_lines(claim: DossierClaim, sigla: Mapping[str, str], index: Index) -> list[Line]:
    """How each article got the words: the parties between the speaker and it."""
    lines: dict[str, Line] = {}
    collectors = frozenset(c.casefold() for c in claim.collectors)
    carriers = carriers_of(claim, index)
    for number, wording in enumerate(claim.wordings):
        if wording.article not in carriers:
            continue
        way, who = way_of(claim, number, index), (sigla.get(wording.article, "?"),)
        line = _way_line(wording, way, who, collectors, index)
        known = lines.get(wording.article)
        if known is None or (not known.quotes and line.quotes):
            lines[wording.article] = line
    return sorted(lines.values(), key=lambda line: (len(line.sigla[0]), line.sigla[0]))


def _way_line(
    wording: Wording,
    way: Sequence[DossierParty] | None,
    who: tuple[str, ...],
    collectors: frozenset[str],
    index: Index,
) -> Line:
    if way is None:
        return Line(who, "gives no source")
    between = way[1:]
    if not between:
        via = way[0].via if way else None
        if index.outlet(wording.article).casefold() in collectors:
            return Line(who, "is itself credited by others with having heard it")
        return Line(who, f"names no medium ({via})" if via else "names no occasion or medium")
    quotes = (make_quote(wording.article, p.evidence, index) for p in between if p.evidence)
    unstated = [p.name for p in between if not p.stated]
    text = f"through {listed([p.name for p in between])}"
    if unstated:
        text += f"; {listed(unstated)} is carried over from an earlier sentence"
    return Line(who, text, _distinct(quotes))


def _origin_lines(claim: DossierClaim, sigla: Mapping[str, str], index: Index) -> Iterator[Line]:
    for origin in claim.origins:
        wordings = [claim.wordings[n] for n in origin.wordings if n < len(claim.wordings)]
        whose = in_order_of_letters([sigla.get(w.article, "?") for w in wordings])
        quotes = (
            make_quote(wording.article, told.source, index, told.id)
            for wording in wordings
            if (told := index.attribution(wording)) and told.source
        )
        yield Line(whose, _origin_text(origin), _fullest(quotes))


def _origin_text(origin: Origin) -> str:
    parts = [shown_name(origin.name, origin.kind)]
    if origin.kind in UNNAMED_PEOPLE:
        parts.append("unnamed, counts as one")
    if origin.occasion:
        parts.append(origin.occasion)
    basis = "basis not stated" if origin.basis is Basis.NOT_STATED else f"basis: {origin.basis}"
    return ", ".join((*parts, basis))


def _unknown_lines(claim: DossierClaim, sigla: Mapping[str, str]) -> Iterator[Line]:
    for reason, whose in _by_reason(claim, sigla).items():
        yield Line(whose, reason)


def _by_reason(claim: DossierClaim, sigla: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for unknown in claim.unknowns:
        whose = _siglum(claim, unknown.wording, sigla)
        whole = [*found.get(unknown.reason, ()), whose]
        found[unknown.reason] = in_order_of_letters(whole)
    return found


def _shared_lines(
    claim: DossierClaim, sigla: Mapping[str, str], index: Index, *, origins: bool
) -> Iterator[Line]:
    """The dependence evidence that bears on origins, or that which bears on collections."""
    found: dict[tuple[str, str], list[Dependence]] = {}
    for tie in claim.dependence:
        if (tie.code in _ABOUT_ORIGINS) is origins:
            found.setdefault((tie.code, tie.force), []).append(tie)
    for ties in found.values():
        yield _tie_line(claim, ties, sigla, index)


def _tie_line(
    claim: DossierClaim, ties: Sequence[Dependence], sigla: Mapping[str, str], index: Index
) -> Line:
    whose = [_siglum(claim, number, sigla) for tie in ties for number in (tie.a, tie.b)]
    places = dict.fromkeys((p.article, p.spans) for tie in ties for p in tie.evidence)
    quotes = (make_quote(article, spans, index) for article, spans in places)
    text = f"{SHOWS[ties[0].code]} ({ties[0].force}, {ties[0].code})"
    return Line(in_order_of_letters(whose), text, _fullest(quotes))


def _denial_lines(claim: DossierClaim, sigla: Mapping[str, str], index: Index) -> Iterator[Line]:
    for denial in claim.denials:
        told = index.attributions.get((denial.article, denial.attribution))
        if told is None:
            continue
        quote = make_quote(denial.article, told.content, index, told.id)
        name = told.speaker.name or "nobody named"
        yield Line((sigla.get(denial.article, "?"),), name, (quote,) if quote else ())


def _settling_lines(claim: DossierClaim, sigla: Mapping[str, str]) -> Iterator[Line]:
    for settles in dict.fromkeys(u.settles for u in claim.unknowns if u.settles):
        numbers = [u.wording for u in claim.unknowns if u.settles == settles]
        yield Line(in_order_of_letters([_siglum(claim, n, sigla) for n in numbers]), settles)


def _siglum(claim: DossierClaim, wording: int, sigla: Mapping[str, str]) -> str:
    if wording >= len(claim.wordings):
        return "?"
    return sigla.get(claim.wordings[wording].article, "?")


def make_quote(
    article: str, spans: Sequence[Span], index: Index, attribution: str | None = None
) -> Quote | None:
    """The words of some spans as a quotation; ``None`` where there are none."""
    words = shorten(unquoted(index.words(article, spans)), MAX_WORDS)
    if not words:
        return None
    before, after = _around(index.articles[article].text, envelope(spans))
    return Quote(words, article, spans[0].start, attribution, before, after)


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after in the same line, as far as it helps to place the words."""
    head = _LINE_END.split(text[max(0, span.start - MAX_AROUND) : span.start])[-1]
    tail = _LINE_END.split(text[span.end : span.end + MAX_AROUND])[0]
    if len(head) == MAX_AROUND:
        head = CUT + head.partition(" ")[2]
    if len(tail) == MAX_AROUND:
        tail = tail.rpartition(" ")[0] + CUT
    return head.lstrip(), tail.rstrip()


def _distinct(quotes: Iterable[Quote | None]) -> tuple[Quote, ...]:
    """Each run of words once: the first place stands for the others."""
    found: dict[str, Quote] = {}
    for quote in quotes:
        if quote is not None:
            found.setdefault(quote.words.casefold(), quote)
    return tuple(found.values())


def _fullest(quotes: Iterable[Quote | None]) -> tuple[Quote, ...]:
    """Those of most words: a name shows more than the "he" that stands for it."""
    return tuple(sorted(_distinct(quotes), key=lambda q: -len(q.words))[:MAX_QUOTES])
