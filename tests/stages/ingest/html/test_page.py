"""A page becomes its whole visible text, and parts that tile it."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.payload import Payload

SOURCE = Source(name="page.html", path="page.html", open=lambda: None)
PARAGRAPH = "The harbour board of Aldmouth met on Tuesday and put off its vote once more. "


def read(page: str | bytes, content_type: str = "") -> tuple[Draft | None, list[str]]:
    data = page.encode() if isinstance(page, str) else page
    payload = Payload(data=data, place="page.html", content_type=content_type)
    rows = list(read_page(payload, SOURCE, IngestSettings()))
    drafts = [r for r in rows if isinstance(r, Draft)]
    return (drafts[0] if drafts else None), [r.code for r in rows if isinstance(r, Problem)]


def text_of(page: str | bytes, content_type: str = "") -> str:
    draft, _ = read(page, content_type)
    assert draft is not None
    return draft.text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One\n  two\t three</p><p>four</p>", "One two three\nfour"),
        ("<p>One <b>two</b><i>three</i></p>", "One twothree"),
        ("<p>One<br>two<br><br>three</p>", "One\ntwo\nthree"),
        ("<p>no&nbsp;break &lt;here&gt;</p>", "no\u00a0break <here>"),
        ("<pre>a\n   b</pre>", "a\n   b"),
        ("<ul><li>one<li>two</ul>text", "one\ntwo\ntext"),
        ("<p><span>H</span>arbour</p>", "Harbour"),
        ("<td>one</td>two", "onetwo"),
        ("", ""),
    ],
)
def test_text_is_what_a_browser_shows(page: str, text: str) -> None:
    assert text_of(f"<html><body>{page}</body></html>") == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var x = '<p>no</p>'</script>",
        "<style>p { color: red }</style>",
        "<noscript>no</noscript>",
        "<template><p>no</p></template>",
        "<!-- no -->",
        "<p hidden>no</p>",
        "<div style='display: none'><p>no</p></div>",
        "<select><option>no</select>",
        "<svg><text>no</text></svg>",
    ],
)
def test_what_a_browser_does_not_show_is_no_text(unseen: str) -> None:
    assert text_of(f"<body><p>before</p>{unseen}<p>after</p></body>") == "before\nafter"


def test_paragraphs_that_only_a_script_would_show_are_text_and_marked() -> None:
    draft, _ = read(f"<body><p>Shown.</p><div hidden><p>{PARAGRAPH * 8}</p></div></body>")
    assert draft is not None
    assert "put off its vote" in draft.text
    assert ["hidden" in p.hints for p in draft.markup] == [False, True]


def test_parts_carry_the_elements_links_and_roles_around_them() -> None:
    draft, _ = read(
        "<body><div class='story main' id='s1'><p itemprop='articleBody'>"
        "Read <a href='/x'>this</a></p></div></body>"
    )
    assert draft is not None
    (part,) = draft.markup
    assert part.tag == "p"
    assert part.path == ("body", "div.story.main#s1", "p")
    assert part.linked == pytest.approx(4 / 9, abs=0.07)
    assert part.hints == ("itemprop:articleBody", "href:/x")


def test_a_credit_glued_to_its_caption_gets_a_part_of_its_own() -> None:
    draft, _ = read(
        "<figure><img src=a.jpg><figcaption>The quay.<span class='credit'>Ann Field</span>"
        "</figcaption></figure>"
    )
    assert draft is not None
    assert draft.text == "The quay.\nAnn Field"
    assert len(draft.markup) == 2


@settings(deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
def test_any_bytes_pass_and_parts_tile_the_text(data: bytes) -> None:
    draft, _ = read(b"<p>start</p>" + data)
    if draft is not None and draft.text:
        ends = [0, *(p.end for p in draft.markup)]
        assert [p.start for p in draft.markup] == ends[:-1]
        assert ends[-1] == len(draft.text)
        assert all(a < b for a, b in pairwise(ends))


@pytest.mark.parametrize("depth", [300, 3_000, 40_000])
def test_no_text_is_lost_in_deep_nesting(depth: int) -> None:
    page = "<div>" * depth + "<p>deep</p>" + "</div>" * depth + "<p>after</p>"
    assert text_of(page).split() == ["deep", "after"]


def test_a_page_made_shallow_is_reported() -> None:
    _, codes = read("<div>" * 40_000 + PARAGRAPH * 6)
    assert codes == ["deep-markup"]


def test_a_tag_with_very_many_attributes_costs_no_text() -> None:
    attributes = " ".join(f"a{i}=1" for i in range(30_000))
    assert text_of(f"<p {attributes}>kept</p>") == "kept"


def test_too_many_pieces_are_refused_by_name() -> None:
    draft, codes = read("<p>x" * 60_000)
    assert draft is None
    assert codes == ["too-many-parts"]


@pytest.mark.parametrize(
    ("data", "content_type", "charset", "named_by"),
    [
        ("<p>caf\u00e9".encode("utf-8-sig"), "", "utf-8-sig", "mark"),
        ("<p>caf\u00e9".encode("cp1252"), "text/html; charset=ISO-8859-1", "cp1252", "header"),
        ("<meta charset=windows-1252><p>caf\u00e9".encode("cp1252"), "", "cp1252", "meta"),
        ("<meta charset=iso-8859-1><p>caf\u00e9".encode(), "", "utf-8", "guess"),
        ("<p>caf\u00e9".encode(), "", "utf-8", "guess"),
        ("<meta charset=no-such-thing><p>caf\u00e9".encode(), "", "utf-8", "guess"),
    ],
)
def test_the_charset_is_found_and_noted(
    data: bytes, content_type: str, charset: str, named_by: str
) -> None:
    draft, _ = read(data, content_type)
    assert draft is not None
    assert draft.text == "caf\u00e9"
    assert draft.charset == charset
    assert draft.provenance is not None
    assert draft.provenance.charset_from == named_by


def with_data(data: dict[str, object], body: str) -> str:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f"<html><head>{script}</head><body>{body}</body></html>"


def test_a_body_that_the_page_does_not_show_is_read_from_its_data() -> None:
    body = "\n\n".join(f"Paragraph {i}. {PARAGRAPH}" for i in range(12))
    page = with_data({"@type": "NewsArticle", "articleBody": body}, "<p>Subscribe to read on.</p>")
    draft, codes = read(page)
    assert draft is not None
    assert draft.text.startswith("Paragraph 0. The harbour board")
    assert len(draft.markup) == 12
    assert codes == ["stated-text"]


def test_a_body_that_the_page_shows_marks_its_parts() -> None:
    body = PARAGRAPH * 8
    shown = f"<p>{body}</p><p>Another page's story, told in as many words.</p>"
    draft, codes = read(with_data({"@type": "NewsArticle", "articleBody": body}, shown))
    assert draft is not None
    assert [p.hints for p in draft.markup] == [("stated body",), ("not in stated body",)]
    assert codes == []


def test_a_stated_body_with_entities_written_twice_is_still_the_shown_one() -> None:
    body = "The caf\u00e9 at the quay in Aldmouth was closed, the caf\u00e9's owner said. " * 8
    written = body.replace("\u00e9", "&amp;eacute;")
    page = with_data({"@type": "NewsArticle", "articleBody": written}, f"<p>{body}</p>")
    draft, codes = read(page)
    assert draft is not None
    assert draft.text == body.strip()
    assert codes == []


def test_a_wall_an_empty_page_and_a_live_report_are_named() -> None:
    free = {"@type": "NewsArticle", "isAccessibleForFree": "False"}
    assert read(with_data(free, f"<p>{PARAGRAPH * 6}</p>"))[1] == ["walled"]
    live = {"@type": "LiveBlogPosting", "headline": "As it happened"}
    assert read(with_data(live, f"<p>{PARAGRAPH * 6}</p>"))[1] == ["live-report"]
    script = "<script>" + "x = 1;" * 2_000 + "</script><p>Loading</p>"
    assert read(script)[1] == ["script-rendered"]


def updates(count: int) -> str:
    return "".join(f"<h3>1{n}:05</h3><p>Part {n}. {PARAGRAPH * 3}</p>" for n in range(count))


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        (f"<h1>Live: the harbour reopens</h1>{updates(5)}", ["live-report"]),
        (f"<h1>Harbour reopens – as it happened</h1>{updates(5)}", ["live-report"]),
        (f"<h1>Harbour reopens</h1>{updates(5)}", []),
        (f"<h1>Where otters live now</h1>{updates(5)}", []),
        (f"<h1>Live: the harbour reopens</h1>{updates(2)}", []),
        (
            f"<div itemscope itemtype='https://schema.org/LiveBlogPosting'>{updates(1)}</div>",
            ["live-report"],
        ),
    ],
)
def test_a_live_report_is_known_without_data_by_its_headline_and_its_times(
    page: str, codes: list[str]
) -> None:
    assert read(f"<body>{page}</body>")[1] == codes


def live_data(count: int) -> dict[str, object]:
    parts = [
        {
            "@type": "BlogPosting",
            "headline": f"Part {n}",
            "datePublished": f"2021-05-04T1{n}:05:00+01:00",
            "articleBody": f"Part {n}. {PARAGRAPH * (9 - n)}",
        }
        for n in range(count)
    ]
    return {"@type": "LiveBlogPosting", "liveBlogUpdate": parts}


def test_the_updates_that_a_live_report_states_make_no_other_update_less() -> None:
    draft, codes = read(with_data(live_data(2), updates(5)))
    assert draft is not None
    assert codes == ["live-report"]
    assert {p.hints for p in draft.markup} == {()}


def test_a_live_report_that_scripts_fill_is_read_from_its_data_part_by_part() -> None:
    draft, codes = read(with_data(live_data(3), "<p>Loading</p>"))
    assert draft is not None
    assert codes == ["live-report", "stated-text"]
    times = [draft.text[p.start : p.end].strip() for p in draft.markup if p.tag == "time"]
    assert times == [f"2021-05-04T1{n}:05:00+01:00" for n in range(3)]
