"""Quotation marks are paired whatever their style, and a broken one costs its own quotation."""

import pytest

from headwater.records.span import Span
from headwater.text.quotation import Quotation, find_quotations, is_title


def paragraphs_of(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Span(at, at + len(line)))
        at += len(line)
    return found


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotations(text, paragraphs_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We won," she said. "We did."', ['"We won,"', '"We did."']),
        ("“We won,” she said.", ["“We won,”"]),
        ("«We won», she said.", ["«We won»"]),
        ("'We won,' she said. 'We did.'", ["'We won,'", "'We did.'"]),
        ("‘We won,’ she said.", ["‘We won,’"]),
        ('He called it a "mistake" and a "shame."', ['"mistake"', '"shame."']),
    ],
)
def test_every_style_of_marks_is_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_may_open_with_one_style_and_close_with_another() -> None:
    text = '\'They know the risk," he said. "They are afraid," he added.'
    assert quoted(text) == ["'They know the risk,\"", '"They are afraid,"']


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' plan isn't the union's, they've said.",
        "Rock 'n' roll in the '90s, for 'em all.",
        "It’s the firms’ choice.",
    ],
)
def test_apostrophes_are_not_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    assert quoted("'It is the ministers' plan, not ours,' she said.") == [
        "'It is the ministers' plan, not ours,'"
    ]


def test_a_missing_closing_mark_costs_no_later_quotation() -> None:
    text = 'He said "it is over. He left.\n"We go on," she said.'
    found = find_quotations(text, paragraphs_of(text))
    assert [q.span.of(text) for q in found if q.balanced and not q.goes_on] == ['"We go on,"']


def test_a_lone_closing_mark_is_no_quotation() -> None:
    assert quoted('She felt ready" to speak. "I am," she said.') == ['"I am,"']


def test_an_unclosed_quotation_ends_with_its_sentence() -> None:
    text = "“We will go. They will not, he said. “Never,” she said."
    assert quoted(text) == ["“We will go.", "“Never,”"]


def test_a_quotation_of_several_paragraphs_goes_on_until_its_last() -> None:
    text = "“First part.\n“Second part.\n“Last part,” he said."
    found = find_quotations(text, paragraphs_of(text))
    assert [q.goes_on for q in found] == [True, True, False]


def test_a_quotation_inside_another_is_one_deeper() -> None:
    text = "\"They told me 'go home' and I went,\" he said."
    found = find_quotations(text, paragraphs_of(text))
    assert [(q.span.of(text), q.depth) for q in found][1] == ("'go home'", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on “Morning at Nine.”", True),
        ("on “The Late Hour”", True),
        ("said “no comment”", False),
        ("said “We will go home.”", False),
        ("said “Never!”", False),
    ],
)
def test_a_programme_in_marks_is_a_title(text: str, expected: bool) -> None:
    [found] = find_quotations(text, [Span(0, len(text))])
    assert isinstance(found, Quotation)
    assert is_title(text, found) is expected
