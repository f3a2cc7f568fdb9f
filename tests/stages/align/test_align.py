"""Wordings of one statement are one claim; what conflicts is linked, never merged."""

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records.attribution import Mode
from headwater.records.claim import Claim, ClaimLink, Relation
from headwater.records.reading import Reading
from headwater.records.story import Source, Story
from headwater.settings import AlignSettings, ReconcileSettings
from headwater.stages.align.aligning import align_story
from headwater.stages.align.features import compare_quantities
from headwater.stages.align.units import find_units
from headwater.stages.reconcile.reconciling import reconcile_story
from headwater.text.quantities import find_quantities
from small_readings import make_reading

A = make_reading(
    "a",
    "Dam above Lower Marl leaks\n"
    '"The spillway will hold until the pumps arrive from Karst on Friday," Mara Voss said.\n'
    "The reservoir board said 40 families left their houses overnight.\n"
    "Engineers expect the turbine hall to stay closed for a month.\n",
    ('"The spillway will hold until the pumps arrive from Karst on Friday,"', "Voss", Mode.DIRECT),
    ("40 families left their houses overnight", "reservoir board", Mode.INDIRECT),
    outlet="Alder Post",
)
B = make_reading(
    "b",
    "Valley empties as dam seeps\n"
    'Voss told Birch News that the spillway "will hold until the pumps arrive from Karst".\n'
    "Overnight 90 families left their houses, according to the reservoir board.\n"
    "The turbine hall will stay closed for a month.\n",
    ('the spillway "will hold until the pumps arrive from Karst"', "Voss", Mode.MIXED),
    ("Overnight 90 families left their houses", "reservoir board", Mode.INDIRECT),
    outlet="Birch News",
)


def align(readings: Sequence[Reading]) -> tuple[list[Claim], list[ClaimLink]]:
    story = Story(id="s", title="t", articles=tuple(sorted(r.id for r in readings)))
    sources: list[Source]
    sources, _ = reconcile_story(story, readings, ReconcileSettings())
    return align_story(story, readings, sources, AlignSettings())


def claim_with(claims: Sequence[Claim], words: str, readings: Sequence[Reading]) -> Claim:
    texts = {r.id: r.text for r in readings}
    for claim in claims:
        if any(words in s.of(texts[w.article]) for w in claim.wordings for s in w.spans):
            return claim
    raise AssertionError(words)


def test_a_quotation_and_its_fragment_are_one_claim() -> None:
    claims, _ = align([A, B])
    claim = claim_with(claims, "on Friday", [A, B])
    assert {w.article for w in claim.wordings} == {"a", "b"}
    assert {w.relation for w in claim.wordings} & {Relation.FRAGMENT, Relation.SAME}


def test_other_numbers_of_one_thing_are_two_linked_claims() -> None:
    claims, links = align([A, B])
    one, other = (claim_with(claims, words, [A, B]) for words in ("40 families", "90 families"))
    assert one.id != other.id
    assert [link.kind for link in links] == ["number"]
    assert {links[0].a, links[0].b} == {one.id, other.id}


def test_an_outlets_own_sentence_can_be_a_wording() -> None:
    claims, _ = align([A, B])
    claim = claim_with(claims, "turbine hall will stay closed", [A, B])
    assert {w.article for w in claim.wordings} == {"a", "b"}
    assert all(w.attribution is None and w.mode is Mode.OWN_VOICE for w in claim.wordings)


def test_a_gloss_is_words_of_a_text() -> None:
    claims, _ = align([A, B])
    texts = " ".join(" ".join(r.text.split()) for r in (A, B))
    assert claims
    assert all(claim.gloss in texts for claim in claims)
    assert [claim.rank for claim in claims] == list(range(len(claims)))


def test_two_peoples_quotations_on_one_topic_are_two_claims() -> None:
    one = make_reading(
        "a",
        'Dam leaks\n"The dam at Lower Marl is safe and will be repaired," Mara Voss said.\n',
        ('"The dam at Lower Marl is safe and will be repaired,"', "Mara Voss", Mode.DIRECT),
    )
    other = make_reading(
        "b",
        'Dam leaks\n"Repairs of the dam at Lower Marl are a waste of money," Ivo Kern said.\n',
        ('"Repairs of the dam at Lower Marl are a waste of money,"', "Ivo Kern", Mode.DIRECT),
    )
    claims, _ = align([one, other])
    safe = claim_with(claims, "is safe", [one, other])
    assert {w.article for w in safe.wordings} == {"a"}


def test_the_order_of_articles_changes_nothing() -> None:
    readings = [A, B]
    expected = align(readings)
    random.Random(3).shuffle(readings)
    assert align(readings[::-1]) == align(readings) == expected


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=3))
def test_any_text_is_aligned_and_spans_stay_inside(texts: list[str]) -> None:
    readings = [make_reading(f"a{n}", f"{text}.") for n, text in enumerate(texts)]
    claims, _ = align(readings)
    lengths = {r.id: len(r.text) for r in readings}
    for claim in claims:
        for wording in claim.wordings:
            assert all(0 <= s.start < s.end <= lengths[wording.article] for s in wording.spans)


def test_a_place_in_common_makes_no_claim() -> None:
    siren = make_reading(
        "a",
        "People of Lower Marl have asked for a siren.\n",
        ("People of Lower Marl have asked for a siren", "council", Mode.INDIRECT),
        outlet="Alder Post",
    )
    meeting = make_reading(
        "b",
        "The church of Lower Marl opens its doors on Thursday.\n",
        ("The church of Lower Marl opens its doors on Thursday", "vicar", Mode.INDIRECT),
        outlet="Birch News",
    )
    claims, _ = align([siren, meeting])
    assert all(len({w.article for w in c.wordings}) == 1 for c in claims)


def test_a_vague_band_is_not_the_number_that_it_begins_with() -> None:
    band, figure = (
        tuple(find_quantities(text))
        for text in ("tens of thousands of soldiers died", "not another 10,000 lives")
    )
    assert compare_quantities(band, figure) == (False, False)
    assert compare_quantities(figure, tuple(find_quantities("10,000 people"))) == (True, False)


def test_what_both_outlets_begin_with_comes_before_what_one_of_them_ends_with() -> None:
    first = "The old spillway of the dam cracked at noon on Friday.\n"
    last = "The turbine hall of the plant stays closed for a month.\n"
    filler = "Nobody in the valley slept a minute that night.\n" * 12
    one = make_reading("a", f"Dam\n{first}{last}", outlet="Alder Post")
    other = make_reading("b", f"Dam\n{first}{filler}{last}", outlet="Birch News")
    claims, _ = align([one, other])
    ranks = [claim_with(claims, words, [one, other]).rank for words in ("spillway", "turbine")]
    assert ranks == sorted(ranks)


def test_each_sentence_of_a_long_quotation_is_a_statement() -> None:
    quotation = '"The spillway cracked at noon. The turbine hall stays closed for a month,"'
    reading = make_reading(
        "a", f"Dam\n{quotation} Mara Voss said.\n", (quotation, "Voss", Mode.DIRECT)
    )
    found = [u.text for u in find_units(reading, {}) if u.attribution]
    assert found == [
        '"The spillway cracked at noon.',
        'The turbine hall stays closed for a month,"',
    ]
