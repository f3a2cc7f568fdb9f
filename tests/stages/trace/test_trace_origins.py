"""Origins are counted as intervals: what is certain joins, what is possible only lowers."""

import msgspec
import pytest

from headwater.records.article import CreditHow
from headwater.records.attribution import ChainEnd, Mode, SourceKind
from headwater.records.tracing import Code, Flag, Force
from telling import GROUP, OUTLET, Telling, two_articles


def counts(told: Telling) -> tuple[int, int]:
    return told.tracing().counts.origins


def test_two_outlets_that_credit_one_person_have_one_origin() -> None:
    told = two_articles("The dam will hold, Mara Voss said.", "Voss said that the dam will hold.")
    told.says("a", "The dam will hold", "Mara Voss", cue="said")
    told.says("b", "the dam will hold", "Voss", cue="said")
    found = told.tracing()
    assert found.counts.outlets == 2
    assert found.counts.origins == (1, 1)
    assert found.flags == (Flag.SINGLE_SOURCE,)
    assert found.dependence[0].code in {Code.D7, Code.D8}


def test_two_named_people_are_two_origins() -> None:
    told = two_articles(
        "The dam broke at noon, Mara Voss said.", "Ivo Kern said the dam broke at noon."
    )
    told.says("a", "The dam broke at noon", "Mara Voss")
    told.says("b", "the dam broke at noon", "Ivo Kern")
    assert counts(told) == (2, 2)


def test_an_article_without_a_source_may_have_an_origin_of_its_own() -> None:
    told = two_articles("The dam broke, Mara Voss said.", "The dam broke.")
    told.says("a", "The dam broke", "Mara Voss")
    told.states("b", "The dam broke")
    found = told.tracing()
    assert found.counts.origins == (1, 2)
    assert found.counts.unknown == 1
    assert found.unknowns[0].settles


def test_an_agentless_report_and_the_writers_inference_are_no_origin() -> None:
    told = two_articles(
        "It is estimated that hundreds fled.", "It is safe to assume that hundreds fled."
    )
    told.says("a", "hundreds fled", None, end=ChainEnd.AGENTLESS)
    told.says("b", "hundreds fled", None, end=ChainEnd.AUTHOR_INFERENCE)
    found = told.tracing()
    assert found.counts.origins == (0, 1)
    assert {u.wording for u in found.unknowns} == {0, 1}


def test_a_chain_that_stops_at_an_outlet_is_tied_to_whoever_told_that_outlet() -> None:
    told = two_articles(
        "The dam broke, Mara Voss told Cedar Wire.", "The dam broke, Cedar Wire reported."
    )
    told.says("a", "The dam broke", "Mara Voss", "Cedar Wire")
    told.says("b", "The dam broke", "Cedar Wire", kind=OUTLET)
    found = told.tracing()
    assert found.counts.origins == (1, 1)
    assert found.collectors == ("Cedar Wire",)
    assert any(d.code is Code.D1 and d.force is Force.CERTAIN for d in found.dependence)


def test_a_chain_that_stops_at_a_held_article_is_read_on_there() -> None:
    told = two_articles(
        "Several engineers said the dam broke.", "The dam broke, the Alder Post reported."
    )
    told.says("a", "the dam broke", "Several engineers", kind=GROUP)
    told.says("b", "The dam broke", "Alder Post", kind=OUTLET, held={0: "a"})
    found = told.tracing()
    assert found.counts.origins == (1, 1)
    assert found.flags == (Flag.SINGLE_SOURCE, Flag.SINGLE_ANONYMOUS_SOURCE)


def test_outlets_that_cite_each_other_are_circular_and_no_origin() -> None:
    told = two_articles(
        "The dam broke, Birch News reported.", "The dam broke, the Alder Post reported."
    )
    told.says("a", "The dam broke", "Birch News", kind=OUTLET, held={0: "b"})
    told.says("b", "The dam broke", "Alder Post", kind=OUTLET, held={0: "a"})
    found = told.tracing()
    assert found.counts.origins[0] == 0
    assert found.counts.origins[1] == 1
    assert Flag.CIRCULAR in found.flags
    assert "circle" in found.unknowns[0].reason


def test_two_unnamed_groups_may_be_one() -> None:
    told = two_articles(
        "Northern officials said the dam broke.", "Government officials said the dam broke."
    )
    told.says("a", "the dam broke", "Northern officials", kind=GROUP)
    told.says("b", "the dam broke", "Government officials", kind=GROUP)
    found = told.tracing()
    assert found.counts.origins == (1, 2)
    assert any("one origin" in u.reason for u in found.unknowns)


def test_witnesses_are_not_officials() -> None:
    told = two_articles(
        "Two eyewitnesses said the dam broke.", "Government officials said the dam broke."
    )
    told.says("a", "the dam broke", "Two eyewitnesses", kind=GROUP)
    told.says("b", "the dam broke", "Government officials", kind=GROUP)
    assert counts(told) == (2, 2)


def test_a_group_that_may_be_either_of_two_people_does_not_make_them_one() -> None:
    told = two_articles("The dam broke, Mara Voss said.", "The dam broke, Ivo Kern said.")
    told.article("c", "Cedar Times", "The dam broke, officials said.")
    told.says("a", "The dam broke", "Mara Voss", role="chief of police")
    told.says("b", "The dam broke", "Ivo Kern", role="police officer")
    told.says("c", "The dam broke", "officials", kind=GROUP)
    assert counts(told) == (2, 3)


def test_a_headline_inherits_the_chain_of_its_article() -> None:
    told = Telling()
    told.article("a", "Alder Post", "Dam broke\nThe dam broke at noon, Mara Voss said.")
    told.states("a", "Dam broke")
    told.says("a", "The dam broke at noon", "Mara Voss")
    assert counts(told) == (1, 1)


def test_articles_of_one_publisher_are_one_outlet() -> None:
    told = Telling()
    told.article("a", "Alder Post", "The dam broke.")
    told.article("b", "Alder  POST", "The dam broke at noon.")
    told.states("a", "The dam broke")
    told.states("b", "The dam broke at noon")
    found = told.tracing()
    assert found.counts.outlets == 1
    assert found.counts.origins == (0, 1)


def test_a_repost_speaks_with_the_voice_of_the_article_that_it_reposts() -> None:
    told = Telling()
    told.article("a", "Alder Post", "The dam broke, Mara Voss said.")
    told.article("b", "Birch Portal", "The dam broke, Mara Voss said.", credit="Alder Post")
    told.says("a", "The dam broke", "Mara Voss")
    told.says("b", "The dam broke", "Mara Voss")
    assert told.tracing().counts.outlets == 1


@pytest.mark.parametrize(
    ("how", "ties"),
    [(CreditHow.WIRE_TAG, ["D3"]), (CreditHow.BYLINE, ["D3"]), (CreditHow.CONTRIBUTED, [])],
)
def test_one_wire_ties_two_texts_and_one_contributor_does_not(
    how: CreditHow, ties: list[str]
) -> None:
    told = Telling()
    told.article("a", "Alder Post", "The dam broke at noon.", credit="Cedar Wire", how=how)
    told.article("b", "Birch News", "At noon the dam broke.", credit="Cedar Wire", how=how)
    told.states("a", "The dam broke at noon")
    told.states("b", "At noon the dam broke")
    assert [d.code for d in told.tracing().dependence] == ties


def test_the_same_words_in_quotation_marks_are_one_utterance_whoever_is_credited() -> None:
    told = Telling()
    quote = '"the turbines had been dead for eleven days before the wall gave way"'
    told.article("a", "Alder Post", f"Mara Voss said {quote}.")
    told.article("b", "Birch News", f"The minister's aide said {quote}.")
    told.says("a", quote, "Mara Voss")
    told.says("b", quote, "The minister's aide", kind=SourceKind.UNNAMED_PERSON)
    assert counts(told) == (1, 1)


def test_a_spokeswoman_and_the_body_that_she_speaks_for_are_one_origin() -> None:
    told = two_articles(
        "The Hydrology Board said the dam is safe.", "Lena Ruiz said the dam is safe."
    )
    told.says("a", "the dam is safe", "The Hydrology Board", kind=SourceKind.ORGANISATION)
    told.says("b", "the dam is safe", "Lena Ruiz", role="Hydrology Board spokeswoman")
    assert counts(told) == (1, 1)


def test_a_person_and_his_ministry_are_probably_one_origin() -> None:
    told = two_articles(
        "The Hydrology Board said the dam is safe.", "Lena Ruiz said the dam is safe."
    )
    told.says("a", "the dam is safe", "The Hydrology Board", kind=SourceKind.ORGANISATION)
    told.says("b", "the dam is safe", "Lena Ruiz", role="engineer at the Hydrology Board")
    assert counts(told) == (1, 2)


def test_a_denial_is_counted_apart() -> None:
    told = two_articles(
        "The dam broke, Mara Voss said.",
        "Voss said the dam broke. Ivo Kern denied that the dam broke.",
    )
    told.says("a", "The dam broke", "Mara Voss")
    told.says("b", "the dam broke", "Voss")
    told.says("b", "that the dam broke", "Ivo Kern", denied=True)
    found = told.tracing()
    assert found.counts.origins == (1, 1)
    assert found.counts.denials == 1
    assert found.denials[0].article == "b"


def test_a_collector_is_not_an_origin_and_a_bare_credit_leaves_collections_open() -> None:
    told = two_articles(
        "The dam will hold, Mara Voss told Radio Fen.", "Voss said the dam will hold."
    )
    told.says("a", "The dam will hold", "Mara Voss", "Radio Fen")
    told.says("b", "the dam will hold", "Voss")
    found = told.tracing()
    assert found.counts.collections == (1, 2)
    assert found.counts.origins == (1, 1)


def test_independent_confirmation_needs_two_origins_who_say_that_they_saw_it() -> None:
    told = two_articles(
        "The dam broke, said Mara Voss, who saw it.", "The dam broke, said Ivo Kern, who was there."
    )
    told.says("a", "The dam broke", "Mara Voss", role="engineer who saw it")
    told.says("b", "The dam broke", "Ivo Kern", role="a guard who was there")
    assert Flag.INDEPENDENTLY_CONFIRMED in told.tracing().flags


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "a", "b"), ("b", "c", "a")])
def test_the_order_of_articles_changes_no_count(order: tuple[str, ...]) -> None:
    told = Telling()
    rows = {
        "a": ("Alder Post", "The dam broke, Mara Voss said.", "Mara Voss"),
        "b": ("Birch News", "The dam broke, Ivo Kern said.", "Ivo Kern"),
        "c": ("Cedar Times", "The dam broke.", None),
    }
    for id_ in order:
        told.article(id_, *rows[id_][:2])
    for id_ in ("a", "b", "c"):
        who = rows[id_][2]
        if who:
            told.says(id_, "The dam broke", who)
        else:
            told.states(id_, "The dam broke")
    assert counts(told) == (2, 3)


def test_what_somebody_plans_credits_nobody() -> None:
    told = two_articles(
        "Mara Voss plans to attend the hearing.", "Voss is going to attend the hearing."
    )
    told.says("a", "to attend the hearing", "Mara Voss", cue="plans")
    told.states("b", "going to attend the hearing")
    assert counts(told)[0] == 0


def test_a_wording_that_hardly_matches_its_claim_adds_no_sure_origin() -> None:
    told = two_articles(
        "The dam broke at noon, Mara Voss said.", "The dam needs paint, Ivo Kern said."
    )
    told.says("a", "The dam broke at noon", "Mara Voss")
    told.says("b", "The dam needs paint", "Ivo Kern")
    told.wordings["c"][1] = msgspec.structs.replace(told.wordings["c"][1], score=0.4)
    found = told.tracing()
    assert found.counts.origins == (1, 2)
    assert found.counts.unknown == 1
    assert "something else" in found.unknowns[0].reason


def test_a_lede_describes_whom_the_article_names_further_down() -> None:
    told = Telling()
    told.article("a", "Alder Post", "The dam broke, an engineer said.\nIt broke, Mara Voss said.")
    told.says("a", "The dam broke", "an engineer", kind=SourceKind.UNNAMED_PERSON)
    told.says("a", "It broke", "Mara Voss")
    assert counts(told) == (1, 1)


def test_one_translation_in_two_articles_is_one_translator() -> None:
    words = "the old wall will not hold another winter and the people below it must be told"
    told = two_articles(f"“{words},” Mara Voss said in Polish.", f"“{words},” Mara Voss said.")
    told.says("a", f"“{words},”", "Mara Voss", cue="said", mode=Mode.DIRECT)
    told.says("b", f"“{words},”", "Mara Voss", cue="said", mode=Mode.DIRECT)
    found = told.tracing()
    assert Code.D5 in {d.code for d in found.dependence}
    assert found.counts.origins == (1, 1)


def test_the_same_unsourced_statements_in_the_same_order_are_probably_one_reporter_s() -> None:
    text = "The wall is wet. The road is shut. The school is closed."
    told = Telling()
    for id_, outlet in (("a", "Alder Post"), ("b", "Birch News")):
        told.article(id_, outlet, text)
        for claim, words in enumerate(("The wall is wet", "The road is shut", "The school is")):
            told.states(id_, words, claim="c" if claim == 0 else f"c{claim}")
    found = told.tracing()
    assert (Code.D6, Force.PROBABLE) in {(d.code, d.force) for d in found.dependence}
    assert found.counts.origins[0] == 0
