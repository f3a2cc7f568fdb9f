import pytest
from bench.attribution.polnear import GoldAttribution, Offsets
from bench.attribution.scorer import find_right, score_article

TEXT = "“The dam held,” Ines Fofana said. Engineers warned that the gate was cracked."


def at(words: str) -> Offsets:
    start = TEXT.index(words)
    return start, start + len(words)


def mark(content: str, cue: str, source: str | None) -> GoldAttribution:
    return GoldAttribution((at(content),), (at(cue),), (at(source),) if source else ())


QUOTE = mark("“The dam held,”", "said", "Ines Fofana")
WARNING = mark("that the gate was cracked", "warned", "Engineers")


def test_the_marked_attributions_score_a_hundred() -> None:
    tally = score_article(TEXT, [QUOTE, WARNING], [QUOTE, WARNING])
    assert (tally.f1("e2e"), tally.f1("exact")) == (100.0, 100.0)


def test_quotation_marks_do_not_count() -> None:
    tally = score_article(TEXT, [QUOTE], [mark("The dam held", "said", "Ines Fofana")])
    assert tally.f1("exact") == 100.0


def test_one_word_of_the_source_is_enough() -> None:
    assert find_right(TEXT, [QUOTE], [mark("The dam held", "said", "Fofana")]) == [True]


@pytest.mark.parametrize("source", [None, "Engineers"])
def test_another_source_or_none_is_not_end_to_end(source: str | None) -> None:
    tally = score_article(TEXT, [QUOTE], [mark("The dam held", "said", source)])
    assert (tally.f1("e2e"), tally.f1("iou.5")) == (0.0, 100.0)


def test_each_marked_attribution_is_paired_once() -> None:
    twice = [QUOTE, mark("The dam", "said", "Ines Fofana")]
    assert find_right(TEXT, [QUOTE], twice) == [True, False]


def test_a_quoted_content_with_a_speech_cue_is_counted_as_such() -> None:
    tally = score_article(TEXT, [QUOTE, WARNING], [QUOTE])
    assert tally.counts["gold direct"] == 1
    assert tally.counts["gold speech"] == 2
    assert tally.share("e2e speech", "gold speech") == 50.0
