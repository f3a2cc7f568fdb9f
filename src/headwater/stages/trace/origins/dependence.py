"""Evidence that two wordings rest on something upstream in common, D1 to D10."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from headwater.records.article import CreditHow
from headwater.records.attribution import NAMED_PEOPLE, SourceKind
from headwater.records.span import Span
from headwater.records.tracing import Code, Dependence, Force, Place
from headwater.settings import TraceSettings
from headwater.stages.trace.names import (
    group_classes,
    institution_words,
    is_one_family,
    is_same_name,
    is_spokesperson,
    may_be_same_group,
)
from headwater.stages.trace.origins.ends import End, Standing
from headwater.stages.trace.origins.translated import is_translated
from headwater.stages.trace.shared import plain_runs, quoted_runs
from headwater.stages.trace.world import World, is_opening

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.NAMED_OFFICIAL})
# credits of the text as a whole; who contributed to it, or worked with others, wrote some of it
_WHOSE_TEXT = frozenset(CreditHow) - {CreditHow.CONTRIBUTED, CreditHow.LINK}


class Tie(msgspec.Struct, frozen=True):
    """Dependence between two ends; ``joins`` where it makes them one origin."""

    a: int
    b: int
    code: Code
    force: Force
    joins: bool
    evidence: tuple[Place, ...]


def find_ties(world: World, ends: Sequence[End], settings: TraceSettings) -> list[Tie]:
    """Every tie between two ends, the strongest evidence of each pair first."""
    if len(ends) < 2:
        return []
    carried = [_carried(world, e, settings) for e in ends]
    found: list[Tie] = []
    for a, b in _compared(ends, settings):
        one, other = ends[a], ends[b]
        rows = [*_ties(world, one, other), *_by_text(one, other, carried[a], carried[b])]
        ties = [Tie(a, b, code, force, joins, _evidence(one, other)) for code, force, joins in rows]
        found += sorted(ties, key=lambda t: (list(Force).index(t.force), not t.joins, t.code))
    return found


def _compared(ends: Sequence[End], settings: TraceSettings) -> list[tuple[int, int]]:
    """Pairs of places to compare.

    All of them; among many ends, those of one key with the first of them, and of two keys the
    first few, so that the time does not grow with the square of the articles.
    """
    if len(ends) <= settings.max_ends_all_pairs:
        return list(combinations(range(len(ends)), 2))
    groups: dict[str, list[int]] = {}
    for at, end in enumerate(ends):
        groups.setdefault(end.key, []).append(at)
    few = sorted(at for g in groups.values() for at in g[: settings.max_ends_of_one_key])
    stars = {(g[0], at) for g in groups.values() for at in g[1:]}
    return sorted(stars | set(combinations(few, 2)))


class _Carried(msgspec.Struct, frozen=True):
    """What an end's wording carries that another can carry too."""

    quoted: frozenset[tuple[str, ...]]
    said: frozenset[tuple[str, ...]]  # so long that two named people have not both said it
    plain: frozenset[tuple[str, ...]]
    wires: frozenset[str]
    translated: bool


def _carried(world: World, end: End, settings: TraceSettings) -> _Carried:
    credited = world.readings[end.told.article].imprint.credited
    return _Carried(
        quoted_runs(end.told, settings.min_shared_quotation),
        quoted_runs(end.told, settings.min_verbatim_run),
        plain_runs(end.told, settings),
        frozenset(c.name for c in credited if c.how in _WHOSE_TEXT),
        is_translated(end.told),
    )


def _ties(world: World, a: End, b: End) -> Iterator[tuple[Code, Force, bool]]:
    if Standing.INFERENCE in {a.standing, b.standing}:
        return
    yield from _by_origin(a, b)
    if _credits(world, a, b) or _credits(world, b, a):
        yield Code.D1, Force.CERTAIN, _is_one_way(a, b)
    elif _same_reporter(a, b):
        yield Code.D1, Force.CERTAIN, True
    elif _same_outlet_between(a, b):
        yield Code.D1, Force.CERTAIN, _is_one_way(a, b)
    yield from _by_description(a, b)
    pair = (min(a.told.article, b.told.article), max(a.told.article, b.told.article))
    if pair in world.in_step and a.standing is b.standing is Standing.OPEN:
        yield Code.D6, Force.PROBABLE, True


def _by_origin(a: End, b: End) -> Iterator[tuple[Code, Force, bool]]:
    if a.key == b.key:
        same_occasion = a.occasion is not None and a.occasion == b.occasion
        yield (Code.D7 if same_occasion else Code.D8), Force.CERTAIN, True
    elif a.is_named and b.is_named and is_same_name(a.name, b.name):
        yield Code.D8, Force.CERTAIN, True


def _credits(world: World, a: End, b: End) -> bool:
    """Whether ``a`` credits the article or the origin of ``b`` for this claim."""
    outlet = world.outlet(b.told.article)
    for hop in a.hops:
        if hop.held == b.told.article or (outlet and is_same_name(hop.name, outlet)):
            return True
        if b.standing is Standing.CREDITED and is_same_name(hop.name, b.name):
            return True
    return any(
        outlet and is_same_name(credit.name, outlet)
        for credit in world.readings[a.told.article].imprint.credited
        if credit.how is not CreditHow.CONTRIBUTED
    )


def _same_outlet_between(a: End, b: End) -> bool:
    return any(
        is_same_name(x.name, y.name)
        for x in a.hops
        for y in b.hops
        if SourceKind.OUTLET in {x.kind, y.kind}
    )


def _is_one_way(a: End, b: End) -> bool:
    """Whether a shared outlet makes two ends one origin; two people may tell it two things."""
    if Standing.OPEN in {a.standing, b.standing}:
        return a.standing is b.standing  # it counts for nothing, but joins no two origins either
    if any(is_same_name(h.name, b.name) for h in a.hops):
        return True
    if any(is_same_name(h.name, a.name) for h in b.hops):
        return True
    if a.is_named or b.is_named:
        return False
    if a.told.article == b.told.article:
        return is_same_name(a.name, b.name)  # two descriptions in one article are two sources
    return may_be_same_group(a.name, b.name)


def _same_reporter(a: End, b: End) -> bool:
    """Whether one person passed on both, of whom at most one has a name: that person's words."""
    people = [[h for h in e.hops if h.kind is not SourceKind.OUTLET] for e in (a, b)]
    shared = any(is_same_name(x.name, y.name) for x in people[0] for y in people[1])
    return shared and not (a.is_named and b.is_named)


def _by_text(
    a: End, b: End, ours: _Carried, theirs: _Carried
) -> Iterator[tuple[Code, Force, bool]]:
    if a.told.article == b.told.article or Standing.INFERENCE in {a.standing, b.standing}:
        return
    if ours.said & theirs.said or (ours.quoted & theirs.quoted and not (a.is_named and b.is_named)):
        yield Code.D7, Force.CERTAIN, True
    elif ours.plain & theirs.plain:
        yield Code.D4, Force.CERTAIN, _same_or_open(a, b)
    if ours.said & theirs.said and (ours.translated or theirs.translated):
        # one translator: certain for who collected it, and the origin is the speaker's already
        yield Code.D5, Force.CERTAIN, False
    if ours.wires & theirs.wires:
        yield Code.D3, Force.CERTAIN, _same_or_open(a, b)


def _same_or_open(a: End, b: End) -> bool:
    return a.standing is b.standing and not (a.is_named and b.is_named)


def _by_description(a: End, b: End) -> Iterator[tuple[Code, Force, bool]]:
    if a.standing is not Standing.CREDITED or b.standing is not Standing.CREDITED:
        return
    if _speaks_for(a, b) or _speaks_for(b, a):
        yield Code.D9, Force.CERTAIN, True
    elif a.is_named and b.is_named:
        if (a.kind in _BODIES or b.kind in _BODIES) and _institution(a) & _institution(b):
            yield Code.D9, Force.PROBABLE, True
    elif not a.is_named and not b.is_named:
        same = a.told.article == b.told.article and is_same_name(a.name, b.name)
        if same or is_one_family(a.name, b.name):
            yield Code.D10, Force.CERTAIN, True
        elif SourceKind.DOCUMENT in {a.kind, b.kind} or may_be_same_group(a.name, b.name):
            yield Code.D10, Force.POSSIBLE, True
    elif _is_introduced(*((a, b) if a.is_named else (b, a))):
        yield Code.D8, Force.CERTAIN, True
    elif _may_be_among(*((a, b) if a.is_named else (b, a))):
        yield Code.D10, Force.POSSIBLE, True


def _is_introduced(named: End, unnamed: End) -> bool:
    """Whether a headline or lede describes somebody whom the same article names further down."""
    return (
        unnamed.kind is SourceKind.UNNAMED_PERSON
        and named.kind in NAMED_PEOPLE
        and unnamed.told.article == named.told.article
        and unnamed.told.start < named.told.start
        and is_opening(unnamed.told)
    )


def _may_be_among(named: End, unnamed: End) -> bool:
    """Whether somebody named can be one of an unnamed group."""
    if unnamed.kind is SourceKind.ORGANISATION:
        return True
    whole = f"{named.role or ''} {named.name}"
    return bool(group_classes(unnamed.name) & group_classes(whole)) or bool(
        institution_words(unnamed.name) & _institution(named)
    )


def _speaks_for(a: End, b: End) -> bool:
    """Whether ``a`` is a spokesperson of the body ``b``."""
    description = f"{a.role or ''} {a.name}"
    return (
        b.kind is SourceKind.ORGANISATION
        and is_spokesperson(description)
        and bool(institution_words(description) & institution_words(b.name))
    )


def _institution(end: End) -> frozenset[str]:
    """What says which body an end belongs to: its role, and its name where it is one."""
    words = institution_words(end.role or "")
    return words | institution_words(end.name) if end.kind is SourceKind.ORGANISATION else words


def _evidence(a: End, b: End) -> tuple[Place, ...]:
    return tuple(Place(article=e.told.article, spans=credit_spans(e)) for e in (a, b))


def credit_spans(end: End) -> tuple[Span, ...]:
    """The words that show an end: source and cue where there are any, else the wording."""
    row = end.told.attribution
    spans = (*row.source, *row.cue) if row is not None else ()
    return tuple(sorted(spans)) or end.told.wording.spans


def make_dependence(ties: Sequence[Tie], ends: Sequence[End]) -> tuple[Dependence, ...]:
    """Ties as rows between wordings, one for each pair and code."""
    rows: dict[tuple[int, int, Code], Dependence] = {}
    for tie in ties:
        a, b = ends[tie.a].told.index, ends[tie.b].told.index
        if a == b:
            continue
        first, second = (a, b) if a < b else (b, a)
        evidence = tie.evidence if a < b else tie.evidence[::-1]
        row = Dependence(a=first, b=second, code=tie.code, force=tie.force, evidence=evidence)
        rows.setdefault((first, second, tie.code), row)
    return tuple(rows[key] for key in sorted(rows))
