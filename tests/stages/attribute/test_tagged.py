from headwater.models.calibration import Calibration
from headwater.models.links import Link
from headwater.models.tagger import RoleSpan, TaggedParagraph
from headwater.records.span import Span
from headwater.stages.attribute.tagged import assemble

EVEN = Calibration(0.0, (1.0, 1.0, 1.0))
# "We stay," she said. "We work." He left.
FIRST, SECOND = RoleSpan("content", Span(0, 10), 0.9), RoleSpan("content", Span(21, 31), 0.9)
SHE, SAID = RoleSpan("source", Span(11, 14), 0.9), RoleSpan("cue", Span(15, 19), 0.9)
ROLES = (FIRST, SHE, SAID, SECOND)


def tag(*links: tuple[str, int, int | None, float]) -> TaggedParagraph:
    return TaggedParagraph(ROLES, tuple(Link(*link) for link in links))


def test_a_quotation_that_its_cue_splits_is_one_attribution() -> None:
    tagged = tag(
        ("content to cue", 0, 2, 0.95),
        ("content to cue", 3, 2, 0.9),
        ("cue to source", 2, 1, 0.95),
    )
    (found,) = assemble(tagged, EVEN)
    assert found.content == (FIRST.span, SECOND.span)
    assert (found.cue, found.source) == ((SAID.span,), (SHE.span,))


def test_a_content_that_hardly_points_to_the_cue_is_an_attribution_of_its_own() -> None:
    tagged = tag(
        ("content to cue", 0, 2, 0.95),
        ("content to cue", 3, 2, 0.3),
        ("cue to source", 2, 1, 0.95),
    )
    assert [one.content for one in assemble(tagged, EVEN)] == [(FIRST.span,), (SECOND.span,)]


def test_where_the_text_names_no_source_there_is_none() -> None:
    tagged = tag(
        ("content to cue", 0, 2, 0.95),
        ("content to cue", 3, 2, 0.95),
        ("cue to source", 2, None, 0.7),
        ("cue to source", 2, 1, 0.2),
    )
    (found,) = assemble(tagged, EVEN)
    assert found.source == ()


def test_spans_are_moved_to_where_the_paragraph_begins() -> None:
    tagged = tag(("content to cue", 0, 2, 0.95), ("content to cue", 3, 2, 0.9))
    (found,) = assemble(tagged, EVEN, at=100)
    assert found.content[0] == Span(100, 110)


def test_a_content_without_a_cue_is_kept() -> None:
    assert [one.cue for one in assemble(tag(), EVEN)] == [(), ()]
