"""The benchmark of pages counts what it says."""

import pytest
from bench.ingest.alignment import find_shares
from bench.ingest.corpus import find_publisher
from bench.ingest.shingles import average, score_body

from headwater.records.article import Part


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("a b c d e", "a b c d e", 1.0, 1.0),
        ("a b c d e", "a b c d e f g", 0.5, 1.0),
        ("a b c d e f g", "a b c d", 1.0, 0.25),
        ("a b c d", "e f g h", 0.0, 0.0),
        ("a b c d", "", 0.0, 0.0),
        ("a b", "a b", 1.0, 1.0),
    ],
)
def test_a_body_is_scored_by_runs_of_four_words(
    gold: str, found: str, precision: float, recall: float
) -> None:
    score = score_body(gold, found)
    assert (score.precision, score.recall) == (precision, recall)


def test_f1_is_made_of_the_mean_precision_and_the_mean_recall() -> None:
    mean = average([score_body("a b c d", "a b c d"), score_body("a b c d", "x")])
    assert mean.f1 == 0.5


def test_lines_of_the_gold_body_are_found_once_in_their_order() -> None:
    lines = [
        "the vote was put off again",
        "menu",
        "the vote was put off again",
        "nobody knows why it was",
    ]
    text, parts = "", []
    for line in lines:
        parts.append(Part(start=len(text), end=len(text) + len(line) + 1, tag="p"))
        text += line + "\n"
    gold = "the vote was put off again nobody knows why it was"
    shares = find_shares(text, parts, gold)
    assert sorted([shares[0], shares[2]]) == [0.0, 1.0]
    assert (shares[1], shares[3]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.post.example.co.uk/a", "example"),
        ("https://www.example.com/", "example"),
        ("http://localhost/a", "localhost"),
    ],
)
def test_pages_of_one_publisher_stay_together(url: str, name: str) -> None:
    assert find_publisher(url) == name
