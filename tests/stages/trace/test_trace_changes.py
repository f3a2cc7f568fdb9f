"""Changes: what differs is named; what does not matter raises no alarm."""

import msgspec
import pytest

from headwater.records.attribution import Mode, SourceKind
from headwater.records.claim import ClaimLink
from telling import GROUP, Telling, two_articles


def quoted(one: str, other: str, *, same: bool = True) -> Telling:
    """Two articles that quote one speaker."""
    told = two_articles(
        f"“{one}” Mara Voss said.", f"“{other}” {'Voss' if same else 'Ivo Kern'} said."
    )
    told.says("a", one, "Mara Voss", mode=Mode.DIRECT)
    told.says("b", other, "Voss" if same else "Ivo Kern", mode=Mode.DIRECT)
    return told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The old wall held for nine years,", "the old wall held for nine years."),
        ("The old wall held, we checked it daily,", "The old wall held – we checked it daily"),
        ("He [the guard] left the old gate open,", "He left the old gate open,"),
        ("We left the ... gate open all night,", "We left the rusty old gate open all night,"),
        ("The failing @harbourwatch set me up,", "The failing Harbour Watch set me up,"),
        ("Capt. Lund left the old gate open,", "Captain Lund left the old gate open,"),
    ],
)
def test_case_punctuation_and_an_editors_marks_are_no_alteration(one: str, other: str) -> None:
    assert quoted(one, other).changes("quote_altered") == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("The old wall held for nine years,", "The old wall stood for nine years,", 1),
        ("The old wall did hold for nine years,", "The old wall did not hold for nine years,", 2),
        ("The old wall held for 9 years in all,", "The old wall held for 19 years in all,", 2),
        ("I've seen the old wall crack in winter,", "I have seen the old wall crack in winter,", 0),
    ],
)
def test_other_words_in_quotation_marks_are_an_alteration(
    one: str, other: str, severity: int
) -> None:
    found = quoted(one, other).changes("quote_altered")
    assert [c.severity for c in found] == [severity]


def test_an_alteration_points_at_the_words_that_differ() -> None:
    told = quoted("The old wall held for nine years,", "The old wall stood for nine years,")
    change = told.changes("quote_altered")[0]
    assert change.from_.spans[0].of(told.text("a")) == "wall held for"
    assert change.to.spans[0].of(told.text("b")) == "wall stood for"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "It's called holding a wall for the town,",
            "It's called having friends. It's called holding a wall for the town as well,",
        ),
        (
            "It's a shame our old wall had to go,",
            "It's a shame our old wall had to go. It's a shame the guard had to go,",
        ),
    ],
)
def test_a_sentence_that_one_article_leaves_out_is_no_alteration_of_the_next(
    one: str, other: str
) -> None:
    assert quoted(one, other).changes("quote_altered") == []


def test_words_altered_in_a_long_quotation_are_shown_with_the_claim_that_holds_them() -> None:
    quotation = "The old wall {} for nine years. The rusty gate was shut all night."
    told = two_articles(*(f"“{quotation.format(v)}” Mara Voss said." for v in ("held", "stood")))
    for article, verb in (("a", "held"), ("b", "stood")):
        wall, gate = quotation.format(verb).split(". ")
        told.says(article, wall, "Mara Voss", mode=Mode.DIRECT)
        told.says(article, gate, "Mara Voss", mode=Mode.DIRECT, claim="gate")
    assert [c.claim for c in told.changes("quote_altered")] == ["c"]


@pytest.mark.parametrize(("cue", "changes"), [("asked whether", 0), ("said", 1)])
def test_what_is_asked_hedges_nothing(cue: str, changes: int) -> None:
    told = two_articles(
        f"Mara Voss {cue} the old wall would hold.", "Voss said the old wall may hold."
    )
    told.says("a", "the old wall would hold", "Mara Voss", cue=cue)
    told.says("b", "the old wall may hold", "Voss", cue="said")
    assert len(told.changes("certainty_changed")) == changes


def test_two_utterances_of_one_speaker_are_not_one_altered_quotation() -> None:
    told = quoted(
        "The old wall held for nine years and then it cracked,",
        "Nobody warned us about the old gate or the river,",
    )
    assert told.changes("quote_altered") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We do not trust it. We do not want it. We reject it all.",
            "We do not want it. We reject it",
        ),
        ("Sen. Kern gave 2 & only 2 reasons for the old wall,", "Senator Kern gave two and only 2"),
    ],
)
def test_a_whole_part_in_another_spelling_is_no_alteration(one: str, other: str) -> None:
    told = quoted(one, other)
    assert told.changes("quote_altered") == []
    assert [c.severity for c in told.changes("quote_truncated")] == [0]


def test_two_sentences_with_a_phrase_in_common_are_not_one_utterance() -> None:
    told = quoted(
        "The river has the absolute right to a strong old wall,",
        "We will get a strong old wall and then we will paint it,",
    )
    assert told.changes("quote_altered") == told.changes("quote_truncated") == []


def test_two_people_with_alike_sentences_are_not_one_altered_quotation() -> None:
    one = (
        "I am afraid that this plan shows the values of his old uncle rather than the good of all,"
    )
    other = "Your plan seems to show the values of your old uncle, rather than the good of all,"
    assert quoted(one, other, same=False).changes("quote_altered") == []


def test_a_cut_that_takes_a_hedge_away_matters_and_a_trimmed_end_does_not() -> None:
    hedged = quoted("I think that the old wall will hold,", "the old wall will hold,")
    trimmed = quoted(
        "The old wall will hold, as every engineer here knows,", "The old wall will hold"
    )
    assert [c.severity for c in hedged.changes("quote_truncated")] == [2]
    assert [c.severity for c in trimmed.changes("quote_truncated")] == [0]


def test_marks_that_moved_over_an_article_are_a_boundary() -> None:
    told = quoted("a great flood", "great flood")
    assert [c.severity for c in told.changes("quote_boundary")] == [0]
    assert told.changes("quote_truncated") == []


def test_a_statement_credited_in_one_article_only_has_lost_its_attribution() -> None:
    told = two_articles(
        "Engineers say the wall is cracking as the river rises.",
        "The wall is cracking as the river goes on rising.",
    )
    told.says("a", "the wall is cracking as the river rises", "Engineers", kind=GROUP)
    told.states("b", "The wall is cracking as the river goes on rising")
    assert [c.severity for c in told.changes("attribution_lost")] == [2]


def test_what_an_article_has_from_the_others_outlet_has_lost_no_credit_there() -> None:
    told = Telling()
    told.article("a", "Daily Lantern", "Harbour Watch reported that the wall is cracking fast.")
    told.article("b", "Harbour Watch", "The wall is cracking fast.")
    told.says("a", "the wall is cracking fast", "Harbour Watch", kind=SourceKind.OUTLET)
    told.states("b", "The wall is cracking fast")
    assert told.changes("attribution_lost") == []


def test_a_neighbouring_sentence_carries_the_attribution() -> None:
    told = two_articles(
        "Engineers say the wall is cracking.", "The wall is cracking. Voss said so after a visit."
    )
    told.says("a", "the wall is cracking", "Engineers", kind=GROUP)
    told.states("b", "The wall is cracking")
    told.says("b", "so after a visit", "Voss", claim="other")
    assert told.changes("attribution_lost") == []


def test_a_party_of_the_chain_that_is_left_out_is_a_dropped_relay() -> None:
    told = two_articles(
        "The wall will hold, Mara Voss said, per Cedar Wire.", "The wall will hold, Voss said."
    )
    told.says("a", "The wall will hold", "Mara Voss", "Cedar Wire")
    told.says("b", "The wall will hold", "Voss")
    found = told.changes("relay_dropped")
    assert [(c.from_.article, c.to.article) for c in found] == [("a", "b")]
    assert "Cedar Wire" in found[0].note


def test_the_outlet_that_was_told_drops_no_relay_to_itself() -> None:
    told = Telling()
    told.article("a", "Alder Post", "The wall will hold, Mara Voss said, per Cedar Wire.")
    told.article("b", "Cedar Wire", "The wall will hold, Voss said.")
    told.says("a", "The wall will hold", "Mara Voss", "Cedar Wire")
    told.says("b", "The wall will hold", "Voss")
    assert told.changes("relay_dropped") == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("about 40 people fled", "as many as 40 people fled", "bound_changed"),
        ("thousands of people fled", "tens of thousands of people fled", "number_changed"),
        ("40 people were killed", "40 people were wounded", "quantity_kind_changed"),
        ("it lost a third of its fleet", "it lost a third of its river fleet", "scope_changed"),
    ],
)
def test_a_quantity_is_compared_with_what_it_counts(one: str, other: str, kind: str) -> None:
    told = two_articles(f"Mara Voss said {one}.", f"Mara Voss said {other}.")
    told.says("a", one, "Mara Voss")
    told.says("b", other, "Mara Voss")
    assert [c.kind for c in told.traced().changes if c.kind == kind] == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("about 30 people fled", "31 people fled"),
        ("some 750 people fled", "750 people fled"),
        ("3,000 people fled", "nearly 3,000 people fled"),
    ],
)
def test_rounding_that_both_allow_is_no_change(one: str, other: str) -> None:
    told = two_articles(f"Mara Voss said {one}.", f"Mara Voss said {other}.")
    told.says("a", one, "Mara Voss")
    told.says("b", other, "Mara Voss")
    assert told.traced().changes == ()


def test_a_dropped_possibility_is_a_change_of_certainty() -> None:
    told = two_articles(
        "Mara Voss said the wall may collapse this winter.",
        "Mara Voss said the wall collapses this winter.",
    )
    told.says("a", "the wall may collapse this winter", "Mara Voss")
    told.says("b", "the wall collapses this winter", "Mara Voss")
    assert len(told.changes("certainty_changed")) == 1


def test_a_hedge_that_moved_to_the_cue_is_no_change_of_certainty() -> None:
    told = two_articles(
        "Mara Voss said the wall likely collapsed this winter.",
        "Mara Voss believes the wall collapsed this winter.",
    )
    told.says("a", "the wall likely collapsed this winter", "Mara Voss", cue="said")
    told.says("b", "the wall collapsed this winter", "Mara Voss", cue="believes")
    assert told.changes("certainty_changed") == []


def test_likely_and_possible_of_the_same_words_are_a_change_of_certainty() -> None:
    told = two_articles(
        "Mara Voss called the dam a likely burial site.",
        "Mara Voss called the dam a possible burial site.",
    )
    told.says("a", "the dam a likely burial site", "Mara Voss", cue="called")
    told.says("b", "the dam a possible burial site", "Mara Voss", cue="called")
    assert [c.severity for c in told.changes("certainty_changed")] == [1]


def test_a_long_run_of_a_speech_without_marks_has_not_lost_its_credit() -> None:
    speech = "The wall held for nine years and we checked every single stone of it daily"
    told = two_articles(f"“{speech},” Mara Voss said.", f"{speech}.")
    told.says("a", f"“{speech},”", "Mara Voss", mode=Mode.DIRECT)
    told.states("b", speech)
    assert told.changes("attribution_lost") == []


def test_claims_whose_numbers_conflict_give_a_change_between_them() -> None:
    told = two_articles("Thousands of people fled.", "Tens of thousands of people fled.")
    told.states("a", "Thousands of people fled", claim="c")
    told.states("b", "Tens of thousands of people fled", claim="d")
    told.links.append(ClaimLink(a="c", b="d", kind="number", a_wording=0, b_wording=0, score=1.0))
    found = told.changes("number_changed")
    assert [c.severity for c in found] == [2]
    assert found[0].to.spans[0].of(told.text("b")).startswith("Tens of thousands")


def test_a_direction_is_told_only_where_dates_or_credits_give_it() -> None:
    told = quoted("The old wall held for nine years,", "The old wall stood for nine years,")
    assert not told.changes("quote_altered")[0].directed
    for id_, day in (("a", "2031-05-02"), ("b", "2031-05-01")):
        told.rows[id_]["on"] = day
    change = told.changes("quote_altered")[0]
    assert change.directed
    assert change.from_.article == "b"


def test_a_reporter_of_what_a_group_thinks_who_is_left_out_makes_the_group_the_source() -> None:
    told = two_articles(
        "Top officials think the wall is lost, an expert said.",
        "Senior officials believe the wall is lost for good.",
    )
    told.says("a", "the wall is lost", "Top officials", "an expert", kind=GROUP)
    told.says("b", "the wall is lost for good", "Senior officials", kind=GROUP)
    told.chains["a"][0] = msgspec.structs.replace(
        told.chains["a"][0],
        parties=tuple(
            msgspec.structs.replace(p, kind=SourceKind.UNNAMED_PERSON) if n else p
            for n, p in enumerate(told.chains["a"][0].parties)
        ),
    )
    assert [c.severity for c in told.changes("source_changed")] == [2]


def test_two_rough_numbers_of_one_loss_in_one_article_conflict() -> None:
    told = Telling()
    text = "It cost the lives of thousands of soldiers. Tens of thousands of soldiers perished."
    told.article("a", "Alder Post", text)
    told.states("a", "It cost the lives of thousands of soldiers", claim="c")
    told.states("a", "Tens of thousands of soldiers perished", claim="d")
    assert [c.severity for c in told.changes("number_changed")] == [2]


def test_counters_of_pictures_are_no_amounts() -> None:
    told = two_articles(
        "Photos of the flood in the valley: 9 of 22 photos.",
        "Photos of the flood in the valley: 6 of 22 photos.",
    )
    told.states("a", "Photos of the flood in the valley: 9 of 22 photos")
    told.states("b", "Photos of the flood in the valley: 6 of 22 photos")
    assert told.changes("number_changed") == []


def test_a_not_in_another_sentence_contradicts_nothing() -> None:
    told = two_articles(
        "Mara Voss said the old wall is a major risk.",
        "Ivo Kern said the old wall is a major risk. Not pretty!",
    )
    told.says("a", "the old wall is a major risk", "Mara Voss")
    told.says("b", "the old wall is a major risk. Not pretty", "Ivo Kern")
    assert told.changes("contradiction") == []


def denial(stated: str, denied: str, *, denying: bool = True) -> Telling:
    """One article states something, in another somebody denies it."""
    told = two_articles(f"{stated}, Mara Voss said.", f"Ivo Kern denied that {denied}.")
    told.says("a", stated, "Mara Voss")
    told.says("b", denied, "Ivo Kern", denied=denying)
    return told


def test_who_denies_what_another_article_states_contradicts_it() -> None:
    told = denial("The board drained the lake on Monday", "the board had drained any of its lakes")
    assert [c.severity for c in told.changes("contradiction")] == [2]


def test_a_denial_about_the_same_people_denies_nothing_else() -> None:
    told = denial(
        "Mayor Ada Lorne met Ivo Kern and Tove Brandt at the lake",
        "Ada Lorne had paid Ivo Kern or Tove Brandt for silence",
    )
    assert told.changes("contradiction") == []


def test_what_something_is_dismissed_as_is_not_denied() -> None:
    told = two_articles(
        "The drained lake was a costly mistake, Mara Voss said.",
        "Ivo Kern dismissed the plan as a costly mistake at the lake.",
    )
    told.says("a", "The drained lake was a costly mistake", "Mara Voss")
    told.says("b", "a costly mistake at the lake", "Ivo Kern", denied=True)
    assert told.changes("contradiction") == []


def test_people_in_common_alone_lose_no_credit() -> None:
    told = two_articles(
        "Engineers say Mara Voss and Ivo Kern are cousins.",
        "Mara Voss and Ivo Kern left the town for good on Monday.",
    )
    told.says("a", "Mara Voss and Ivo Kern are cousins", "Engineers", kind=GROUP)
    told.states("b", "Mara Voss and Ivo Kern left the town for good on Monday")
    assert told.changes("attribution_lost") == []


def test_a_neighbour_who_tells_something_else_does_not_credit_the_words() -> None:
    told = Telling()
    told.article("a", "Alder Post", "Engineers say the old wall is cracking.")
    text = "The old wall is cracking. Shops near the market sold sandbags, Ivo Kern said."
    told.article("b", "Birch News", text)
    told.says("a", "the old wall is cracking", "Engineers", kind=GROUP)
    told.states("b", "The old wall is cracking")
    told.says("b", "Shops near the market sold sandbags", "Ivo Kern", claim="other")
    assert [c.severity for c in told.changes("attribution_lost")] == [1]


@pytest.mark.parametrize("rest", ["Cedar Wire asked her twice.", "The gate will not, Voss said."])
def test_a_party_named_beside_the_words_or_with_the_speaker_is_not_left_out(rest: str) -> None:
    told = Telling()
    told.article("a", "Alder Post", "The wall will hold, Mara Voss said, per Cedar Wire.")
    beside = rest.startswith("Cedar")
    text = f"The wall will hold, Voss said{', when ' if beside else '. '}{rest}"
    told.article("b", "Birch News", text)
    told.says("a", "The wall will hold", "Mara Voss", "Cedar Wire")
    told.says("b", "The wall will hold", "Voss")
    if not beside:
        told.says("b", "The gate will not", "Voss", "Cedar Wire", claim="other")
    assert told.changes("relay_dropped") == []


def test_every_article_that_leaves_a_party_out_is_told_of_against_each_that_names_it() -> None:
    told = Telling()
    for id_, outlet in (("a", "Alder Post"), ("b", "Birch News")):
        told.article(id_, outlet, "The wall will hold, Mara Voss said, per Cedar Wire.")
        told.says(id_, "The wall will hold", "Mara Voss", "Cedar Wire")
    told.article("d", "Dale Radio", "The wall will hold, Voss said.")
    told.says("d", "The wall will hold", "Voss")
    found = told.changes("relay_dropped")
    assert [(c.from_.article, c.to.article) for c in found] == [("a", "d"), ("b", "d")]


def test_a_hedge_inside_a_question_told_of_hedges_nothing() -> None:
    told = two_articles(
        "Mara Voss asked whether the board may drain the lake.",
        "Mara Voss asked the board to drain the lake.",
    )
    told.says("a", "whether the board may drain the lake", "Mara Voss")
    told.says("b", "the board to drain the lake", "Mara Voss")
    assert told.changes("certainty_changed") == []


@pytest.mark.parametrize(("role", "kinds"), [("water minister", 1), ("water press secretary", 0)])
def test_a_ministers_words_that_became_the_ministrys_have_another_source(
    role: str, kinds: int
) -> None:
    words = "“We keep the gates shut,”"
    told = two_articles(f"{words} Mara Voss said.", f"{words} the Water Ministry said.")
    told.says("a", words, "Mara Voss", mode=Mode.DIRECT, role=role)
    body = SourceKind.ORGANISATION
    told.says("b", words, "Water Ministry", kind=body, mode=Mode.DIRECT)
    assert len(told.changes("source_changed")) == kinds


def test_one_amount_described_before_or_after_its_noun_is_of_one_thing() -> None:
    told = two_articles(
        "Mara Voss said two gates of iron fell into the lake.",
        "Mara Voss said two iron gates fell into the lake.",
    )
    told.says("a", "two gates of iron fell into the lake", "Mara Voss")
    told.says("b", "two iron gates fell into the lake", "Mara Voss")
    assert told.changes("scope_changed") == []


def test_two_named_people_who_say_much_the_same_altered_no_quotation() -> None:
    told = Telling()
    one, other = "We know the gate was shut by a guard,", "We know the door was shut by a guard,"
    told.article("a", "Alder Post", f"“{one}” Mara Voss said.")
    told.article("b", "Birch News", f"“{other}” Ivo Kern said.")
    told.says("a", one, "Mara Voss", mode=Mode.DIRECT)
    told.says("b", other, "Ivo Kern", mode=Mode.DIRECT)
    assert told.changes("quote_altered") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A hundred old gates fell in the 1930's,", "One hundred old gates fell in the 1930s,"),
        ("We saw the Bernadino gate fall at last,", "We saw the Bernardino gate fall at last,"),
    ],
)
def test_another_spelling_is_a_matter_of_form(one: str, other: str) -> None:
    assert all(c.severity == 0 for c in quoted(one, other).changes("quote_altered"))


def test_context_that_the_cue_only_interrupts_is_not_dropped() -> None:
    whole = "The old wall will hold, but we hope that nobody climbs it,"
    told = Telling()
    told.article("a", "Alder Post", f"“{whole}” Mara Voss said.")
    text = "“The old wall will hold,” Voss said. “But we hope that nobody climbs it.”"
    told.article("b", "Birch News", text)
    told.says("a", whole, "Mara Voss", mode=Mode.DIRECT)
    told.says("b", "The old wall will hold,", "Voss", mode=Mode.DIRECT)
    assert told.changes("context_dropped") == []


def test_amounts_of_two_days_may_both_be_right() -> None:
    told = Telling()
    for id_, words, day in (("a", "40 gates fell", "2031-05-02"), ("b", "70 gates fell", "")):
        told.article(id_, f"{id_} Post", f"{words} into the lake.", day or None)
        told.states(id_, f"{words} into the lake")
    assert len(told.changes("number_changed")) == 1
    told.rows["b"]["on"] = "2031-05-04"
    assert told.changes("number_changed") == []


def test_a_statement_that_says_we_is_not_the_outlets_own() -> None:
    told = two_articles(
        "The board said it keeps the old gates shut all winter.",
        "We keep the old gates shut all winter.",
    )
    told.says("a", "it keeps the old gates shut all winter", "The board", kind=GROUP, cue="said")
    told.states("b", "We keep the old gates shut all winter")
    assert told.changes("attribution_lost") == []


def test_what_is_ordered_is_not_told() -> None:
    told = two_articles(
        "The board ordered the closing of the old gates in winter.",
        "The old gates are closing in winter.",
    )
    told.says("a", "the closing of the old gates in winter", "The board", kind=GROUP, cue="ordered")
    told.states("b", "The old gates are closing in winter")
    assert told.changes("attribution_lost") == []


def test_ten_times_as_much_is_no_update() -> None:
    told = Telling()
    for id_, words, day in (("a", "40 gates", "2031-05-02"), ("b", "4,000 gates", "2031-05-04")):
        told.article(id_, f"{id_} Post", f"{words} fell into the lake.", day)
        told.states(id_, f"{words} fell into the lake")
    assert [c.severity for c in told.changes("number_changed")] == [2]
