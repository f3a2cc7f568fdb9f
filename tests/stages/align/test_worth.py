"""Only statements that may share a claim are read for meaning."""

import numpy as np

from headwater.records.article import BlockKind
from headwater.records.attribution import Mode
from headwater.records.span import Span
from headwater.stages.align.profile import Profile, make_profiles
from headwater.stages.align.units import Unit
from headwater.stages.align.worth import find_allowed, find_worth, term_cosines


def make_units(*texts: tuple[str, str]) -> list[Unit]:
    """Units of (article, words), each article's one after the other."""
    units, ends = [], dict[str, int]()
    for article, words in texts:
        start = ends.get(article, 0)
        span = Span(start, start + len(words))
        ends[article] = span.end + 1
        units.append(
            Unit(
                article=article,
                attribution=None,
                spans=(span,),
                mode=Mode.OWN_VOICE,
                text=words,
                sentence=span,
                kind=BlockKind.BODY,
                position=0,
                source=None,
            )
        )
    return units


def worth(profiles: list[Profile], *, least: float = 0.35, most: int = 100) -> list[str]:
    units = [p.unit for p in profiles]
    terms = term_cosines(profiles)
    return [units[u].text for u in find_worth(terms, find_allowed(units, terms, least), most)]


def test_cosines_are_those_of_the_weighted_terms() -> None:
    profiles = make_profiles(
        make_units(("a", "the reservoir spillway cracked"), ("b", "a cracked spillway gate"))
    )
    one, other = profiles
    shared = one.terms.keys() & other.terms.keys()
    expected = sum(one.terms[t] * other.terms[t] for t in shared) / (one.length * other.length)
    assert np.isclose(term_cosines(profiles)[0, 1], expected, atol=1e-6)


def test_in_one_article_only_statements_that_share_rare_terms_are_read() -> None:
    profiles = make_profiles(
        make_units(
            ("a", "the spillway of the Marl reservoir cracked"),
            ("a", "teachers in Birch want longer holidays"),
            ("a", "a crack in the Marl reservoir's spillway"),
        )
    )
    assert worth(profiles) == [profiles[0].unit.text, profiles[2].unit.text]


def test_of_many_statements_those_told_in_other_articles_are_read() -> None:
    told = [(a, "the spillway of the Marl reservoir cracked") for a in "abcd"]
    alone = [(a, f"something about {w} happened") for a, w in zip("abcd", "pqrs", strict=True)]
    profiles = make_profiles(
        make_units(*(row for pair in zip(told, alone, strict=True) for row in pair))
    )
    assert worth(profiles, most=4) == [words for _, words in told]


def test_statements_of_two_articles_are_read_whatever_their_words() -> None:
    profiles = make_profiles(
        make_units(("a", "the spillway cracked"), ("b", "teachers want longer holidays"))
    )
    assert len(worth(profiles)) == 2
