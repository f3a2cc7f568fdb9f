import pytest
from tests.stages.attribute.worlds import told

from headwater.models.links import Link
from headwater.models.tagger import RoleSpan, TaggedParagraph
from headwater.records.span import Span
from headwater.stages.attribute.leads import Lead, follow_leads
from headwater.stages.attribute.proposal import Proposal
from headwater.stages.attribute.tagged import find_lead

BLOCK = "The wall will not hold another winter."


def test_a_paragraph_set_off_without_marks_is_said_by_who_stands_before_the_colon() -> None:
    assert told(f"Orla Brandt wrote on Monday:\n{BLOCK}") == [("Orla Brandt", BLOCK)]


@pytest.mark.parametrize(
    "lead",
    [
        "Here is what Orla Brandt said:",
        "Orla Brandt did not say:",
        "Orla Brandt said the wall was old:",
        "I wrote:",
    ],
)
def test_a_colon_that_brings_in_no_words_leaves_the_next_paragraph_alone(lead: str) -> None:
    assert BLOCK not in [content for _, content in told(f"{lead}\n{BLOCK}")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "• The wall will not hold another winter.",
        "2. The wall will not hold another winter.",
        "MOSS: The wall will not hold another winter.",
        "Watch it here",
        "The wall is old — Ada Moss (@adamoss) May 4, 2021",
    ],
)
def test_items_labels_and_posts_are_no_words_set_off(paragraph: str) -> None:
    assert ("Orla Brandt", paragraph) not in told(f"Orla Brandt wrote:\n{paragraph}")


TEXT = "Brandt wrote:\nWe stay here for good."
PARAGRAPHS = [Span(0, 13), Span(14, len(TEXT))]
LEAD = Lead((Span(7, 12),), (Span(0, 6),))


def test_a_content_without_a_cue_takes_the_cue_of_the_lead_before_it() -> None:
    bare = Proposal(content=(PARAGRAPHS[1],), score=0.2, method="tagger")
    _, (found,) = follow_leads(TEXT, PARAGRAPHS, [LEAD, None], [[], [bare]])
    assert (found.cue, found.source) == (LEAD.cue, LEAD.source)


def test_a_content_with_a_cue_of_its_own_keeps_it() -> None:
    own = Proposal(content=(Span(14, 21),), cue=(Span(22, 26),), score=0.9, method="tagger")
    assert follow_leads(TEXT, PARAGRAPHS, [LEAD, None], [[], [own]])[1] == [own]


def test_a_cue_that_has_its_content_in_its_own_paragraph_leads_nothing() -> None:
    roles = (RoleSpan("source", Span(0, 6), 0.9), RoleSpan("cue", Span(7, 12), 0.9))
    linked = Link("cue to source", 1, 0, 0.9)
    assert find_lead(TEXT, PARAGRAPHS[0], TaggedParagraph(roles, (linked,))) == LEAD
    content = (*roles, RoleSpan("content", Span(12, 13), 0.9))
    taken = TaggedParagraph(content, (linked, Link("content to cue", 2, 1, 0.9)))
    assert find_lead(TEXT, PARAGRAPHS[0], taken) is None
