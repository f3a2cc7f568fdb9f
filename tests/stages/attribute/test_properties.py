"""What holds for any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.attribute.worlds import attributions_in

from headwater.records.span import total

PIECES = st.sampled_from(
    [
        "Ruiz", "he", "said", "told", "CNN", "that", "the dam", "failed", '"', "“", "”", "'", ",",
        ".", "?", "\n", "\n\n", "according to", "per", "who", "denied", "(", ")", "—", ":",
        "it is believed", "reportedly", "in an interview with", "citing", "é", "😀", "\u202e",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@settings(max_examples=80, deadline=None)
@given(ANY_TEXT)
def test_any_text_gives_attributions_with_spans_inside_it(text: str) -> None:
    found = attributions_in(text)
    ids = [a.id for a in found]
    assert len(set(ids)) == len(ids)
    for attribution in found:
        assert total(attribution.content) > 0
        spans = (*attribution.content, *attribution.cue, *attribution.source, *attribution.hedges)
        spans += tuple(s for hop in attribution.hops for s in (*hop.name, *hop.evidence))
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert list(attribution.content) == sorted(attribution.content)
        assert attribution.parent is None or attribution.parent in ids
        assert attribution.parent != attribution.id


@settings(max_examples=20, deadline=None)
@given(ANY_TEXT)
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    assert attributions_in(text) == attributions_in(text)
