"""What holds for every run, whatever the texts."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import headwater
from headwater.pipeline import trace_articles
from headwater.records.article import Article
from headwater.records.dossier import Dossier
from headwater.records.identity import make_id
from headwater.records.span import Span
from headwater.sample import ARTICLES
from headwater.schema import read_schema
from headwater.views.dossier import make_dossier

VALIDATOR = jsonschema.Draft202012Validator(json.loads(read_schema()))

# pieces that news is made of, and pieces that break readers of it
PIECES = st.sampled_from(
    [
        "The bridge is safe, Ada Quill said. ",
        "“We have found rust,” the town's engineer Ada Quill told Radio Gull. ",
        "It is believed that 4,000 people, per the Herald, “will",
        "according to two officials who asked not to be named",
        "\n\n",
        "\r\n",
        "' \" “ ” ‘ ’ « » ",
        "Photo: A. Quill / CC BY 4.0. Source: https://pictures.example/x.jpg\n",
        "By Ada Quill\n",
        "DUNMAR, March 3 (Gull) — ",
        "\u00a0\u200b\u200f\ufeff",
        "قال المهندس إن الجسر آمن. ",
        "🌉👩‍👩‍👧 ",
        "1.5 million to 2,000,000,000,000 ",
        "Read more\n-\n",
        "word" * 500,
    ]
)
NEWS = st.lists(PIECES, max_size=25).map("".join)
ANY = st.text(max_size=400)


def make_articles(texts: list[str]) -> list[Article]:
    return [
        Article(id=make_id("test", number, text), text=text, text_sha256="0" * 64, language="en")
        for number, text in enumerate(texts)
    ]


def trace_texts(texts: list[str]) -> Dossier:
    return make_dossier(trace_articles(make_articles(texts)))


def check(dossier: Dossier) -> None:
    """The promises of every dossier."""
    assert [p for p in dossier.problems if p.code.endswith("-stopped")] == []
    VALIDATOR.validate(json.loads(dossier.to_json()))
    lengths = {a.id: len(a.text) for a in dossier.articles}
    for article in dossier.articles:
        ends = [0, *(b.end for b in article.blocks)]
        assert [b.start for b in article.blocks] == ends[:-1]
        assert ends[-1] == len(article.text)
        for row in article.attributions:
            for spans in (row.content, row.cue, row.source, row.hedges):
                check_spans(spans, lengths[article.id])
    for story in dossier.stories:
        for claim in story.claims:
            for wording in claim.wordings:
                check_spans(wording.spans, lengths[wording.article])
            counts = claim.counts
            assert 0 <= counts.origins[0] <= counts.origins[1]
            assert 0 <= counts.collections[0] <= counts.collections[1]
            assert counts.outlets >= 1
    assert sorted(a for s in dossier.stories for a in s.articles) == sorted(lengths)


def check_spans(spans: tuple[Span, ...], length: int) -> None:
    ends = [0]
    for span in spans:
        assert ends[-1] <= span.start < span.end <= length
        ends.append(span.end)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NEWS, min_size=1, max_size=3))
def test_no_arrangement_of_news_stops_a_step(texts: list[str]) -> None:
    check(trace_texts(texts))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANY, min_size=1, max_size=3))
def test_no_text_at_all_stops_a_step(texts: list[str]) -> None:
    check(trace_texts(texts))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "“", "a" * 1_000_000, "a " * 20_000, "“" * 5_000, "\n" * 20_000]
)
def test_no_extreme_text_stops_a_step(text: str) -> None:
    check(trace_texts([text, "The bridge is safe, Ada Quill said."]))


def test_the_sample_s_dossier_keeps_the_promises() -> None:
    check(headwater.trace([ARTICLES]))


def test_the_order_of_the_inputs_changes_nothing() -> None:
    files: list[str | Path] = sorted(ARTICLES.iterdir())
    given_order = headwater.trace(files).to_json()
    assert headwater.trace(files[::-1]).to_json() == given_order
    assert headwater.trace([*files[3:], *files[:3]]).to_json() == given_order


def test_the_number_of_processes_changes_nothing() -> None:
    assert headwater.trace([ARTICLES], jobs=2).to_json() == headwater.trace([ARTICLES]).to_json()
