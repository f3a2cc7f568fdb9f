"""Which wordings are held against each other, and which of two is nearer to the origin."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import inf

import msgspec

from headwater.records.attribution import NAMED_PEOPLE
from headwater.settings import TraceSettings
from headwater.stages.trace.acts import cue_words
from headwater.stages.trace.changes.match import Word, shorter_share
from headwater.stages.trace.changes.read import stems_in, words_in
from headwater.stages.trace.names import is_same_name, name_words
from headwater.stages.trace.world import Told, World
from headwater.text.certainty import question_words


class Wordings(msgspec.Struct, frozen=True):
    """Two wordings of one claim, the one nearer to the origin first where that is known."""

    claim: str
    a: Told
    b: Told
    a_words: tuple[Word, ...]
    b_words: tuple[Word, ...]
    directed: bool
    likeness: float
    same_speaker: bool
    siblings_a: tuple[Told, ...]  # all wordings of the claim in the article of ``a``
    siblings_b: tuple[Told, ...]


class Comparison(msgspec.Struct, frozen=True):
    """Two articles' wordings of one claim as pairs, the most alike first, and what is around."""

    world: World
    pairs: list[Wordings]
    settings: TraceSettings


def find_pairs(
    world: World, claim: str, told: Sequence[Told], settings: TraceSettings
) -> list[Comparison]:
    """Pairs of wordings, those of two articles together, the most alike first.

    In a claim of many articles they are held against a few articles only.
    """
    by_article: dict[str, list[Told]] = {}
    for t in told:
        by_article.setdefault(t.article, []).append(t)
    found: list[Comparison] = []
    for one, other in _article_pairs(world, by_article, settings):
        rows = [
            _pair(world, claim, a, b, by_article)
            for a in by_article[one]
            for b in by_article[other]
        ]
        rows.sort(key=lambda p: (-p.likeness, p.a.index, p.b.index))
        rows = rows[: settings.max_wordings_of_two_articles]
        found.append(Comparison(world, rows, settings))
    return found


def _article_pairs(
    world: World, by_article: Mapping[str, Sequence[Told]], settings: TraceSettings
) -> list[tuple[str, str]]:
    articles = sorted(by_article)
    if len(articles) <= settings.max_articles_all_pairs:
        return list(combinations(articles, 2))
    nearest = sorted(articles, key=lambda a: _nearness(world, by_article[a]))
    chosen = nearest[: settings.max_reference_articles]
    return [(a, b) for at, a in enumerate(chosen) for b in articles if b not in chosen[: at + 1]]


def _nearness(world: World, told: Sequence[Told]) -> tuple[float, bool, str, int, str]:
    """Near to the origin first: a short chain, an early date, a full wording; unknown ones last."""
    chains = [len(t.chain.parties) for t in told if t.chain and t.chain.parties]
    date = world.published_at(told[0].article) or ""
    fullest = max(len(t.words) for t in told)
    return min(chains, default=inf), not date, date, -fullest, told[0].article


def _pair(
    world: World,
    claim: str,
    a: Told,
    b: Told,
    by_article: Mapping[str, Sequence[Told]],
) -> Wordings:
    turn, directed = _order(world, a, b)
    if turn:
        a, b = b, a
    return Wordings(
        claim=claim,
        a=a,
        b=b,
        a_words=words_in(a.text, a.wording.spans),
        b_words=words_in(b.text, b.wording.spans),
        directed=directed,
        likeness=shorter_share(*(stems_in(t.text, t.wording.spans) for t in (a, b))),
        same_speaker=is_same_speaker(world, a, b),
        siblings_a=tuple(by_article[a.article]),
        siblings_b=tuple(by_article[b.article]),
    )


def _order(world: World, a: Told, b: Told) -> tuple[bool, bool]:
    """Whether to turn a pair round, and whether the order is known."""
    if _credits(world, a, b):
        return True, True
    if _credits(world, b, a):
        return False, True
    one, other = world.published_at(a.article), world.published_at(b.article)
    if one and other and one[:10] != other[:10]:
        return other < one, True
    hops = [len(t.chain.parties) if t.chain else 0 for t in (a, b)]
    longer = hops[0] > hops[1] > 0
    return longer, False


def may_have_moved(world: World, pair: Wordings) -> bool:
    """Whether the articles came out on two days: an amount may have changed in between."""
    days = {(world.published_at(t.article) or "")[:10] for t in (pair.a, pair.b)}
    return len(days - {""}) > 1


def _credits(world: World, a: Told, b: Told) -> bool:
    """Whether ``a`` says that it has the claim from the outlet of ``b``."""
    outlet = world.outlet(b.article)
    if a.chain is None or not outlet:
        return False
    return any(is_same_name(p.name, outlet) for p in a.chain.parties)


def turned(pair: Wordings) -> Wordings:
    """The pair the other way round; its direction is then not known."""
    return msgspec.structs.replace(
        pair,
        a=pair.b,
        b=pair.a,
        a_words=pair.b_words,
        b_words=pair.a_words,
        directed=False,
        siblings_a=pair.siblings_b,
        siblings_b=pair.siblings_a,
    )


def says_the_same(pair: Wordings, settings: TraceSettings) -> bool:
    """Whether the two surely say one thing: what one of them leaves out is then left out."""
    score = min(pair.a.wording.score, pair.b.wording.score)
    return score >= settings.min_same_score and pair.likeness >= settings.min_same_likeness


def is_asked(told: Told) -> bool:
    """Whether a wording is a question told of: "asked whether the wall held" says nothing of it."""
    opening = told.words.split(maxsplit=1)[:1]
    cue = cue_words(told.attribution, told.text)[-1:] if told.attribution is not None else []
    return any(word.lower() in question_words() for word in (*opening, *cue))


def are_two_people(pair: Wordings) -> bool:
    """Whether the credits themselves name two people of other names."""
    return not pair.same_speaker and _names_person(pair.a) and _names_person(pair.b)


def _names_person(told: Told) -> bool:
    """Whether a credit names a person in its own words; who "he" is may have been taken wrongly."""
    if told.chain is None or told.attribution is None:
        return False
    speaker = told.chain.speaker
    if not (speaker.name or "").rpartition(" ")[2][:1].isupper():
        return False  # "the Republican president" names nobody
    words = {w for s in told.attribution.source for w in name_words(s.of(told.text))}
    return speaker.kind in NAMED_PEOPLE and bool(words & set(name_words(speaker.name or "")))


def both_ways(pairs: Sequence[Wordings]) -> Iterator[Wordings]:
    """Each pair as it is and turned."""
    for pair in pairs:
        yield pair
        yield turned(pair)


def is_same_speaker(world: World, a: Told, b: Told) -> bool:
    """Whether both wordings are credited to one source."""
    one = world.sources.get(a.wording.attribution or "")
    other = world.sources.get(b.wording.attribution or "")
    if one is not None and other is not None and one.id == other.id:
        return True
    names = [t.chain.speaker.name if t.chain else None for t in (a, b)]
    return bool(names[0] and names[1] and is_same_name(names[0], names[1]))


def pair_of(world: World, claim: str, a: Told, b: Told) -> Wordings:
    """Two wordings as a pair of their own; two of one article only where they differ."""
    return _pair(world, claim, a, b, {a.article: (a,), b.article: (b,)})
