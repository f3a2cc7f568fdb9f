"""Lines that call readers elsewhere are known by their words; sentences alike are not."""

import pytest

from headwater.records.article import BlockKind
from headwater.records.span import Span
from headwater.stages.clean.phrases import label_by_words
from headwater.stages.clean.piece import Piece


def kind_of(line: str) -> BlockKind | None:
    label = label_by_words(Piece(Span(0, len(line)), line, 0))
    return label.kind if label else None


@pytest.mark.parametrize(
    "line",
    [
        "Follow the Aldmouth Post's full coverage of the pier at https://example.com/pier",
        "More Aldmouth Post coverage: https://example.com/hub/coast",
        "More harbour sports: https://example.com/sports and https://example.com/sails",
        "Find all our storm stories here: www.example.com/storm",
        "Follow Ann Field on Twitter at https://twitter.com/annfield",
        "Email Ann Field at ann@example.com or follow her @annfield.",
        "Visit the homepage of the Aldmouth Post for more stories.",
    ],
)
def test_a_call_to_read_on_elsewhere_is_a_promotion(line: str) -> None:
    assert kind_of(line) == BlockKind.PROMO


@pytest.mark.parametrize(
    "line",
    [
        "The rules of the fund are at https://example.org/rules",
        "Follow the steps on the label at https://example.org/label",
        "Insurers must list what their coverage includes at https://example.org/list.",
        "For more information, visit www.example.gov.",
        "Human Rights Watch: The attack was aimed at Zivilisten",
    ],
)
def test_a_sentence_with_an_address_is_none(line: str) -> None:
    assert kind_of(line) is None


def test_who_answers_for_the_content_is_a_note() -> None:
    line = (
        "The Aldmouth Post receives support from a fund and is solely responsible for all content."
    )
    assert kind_of(line) == BlockKind.NOTE
