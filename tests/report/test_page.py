"""The report opens offline, asks nothing of the network, and shows hostile text as text."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge_story import make_bridge_dossier
from dossier_parts import attribution, make_plain_dossier
from headwater.records.problem import Problem
from headwater.report.escape import embed_json, plain, show
from headwater.report.page import make_fragment, make_page, write_report

HOSTILE = (
    "Headline with <b>markup</b> & </title>\n"
    '<img src=x onerror=alert(1)> <script>alert("x")</script></script><!-- \n'
    "\u202ereversed\u202c and \u2066isolated\u2069, a bell \x07, a zero\u200bwidth, a lone "
    "surrogate \ud800\n"
    "Emoji \U0001f469\u200d\U0001f680 said “\U0001f30a water” and شكرا جزيلا said so\n"
    "{{ 7 * 7 }} {% raw %} &lt;already&gt; ' onmouseover='x\" style=\"x\n"
)
VOID = {"meta", "link", "br", "img", "hr", "input"}


class Seen(HTMLParser):
    """What a browser would find on the page: elements, attributes, text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text.append(data)

    def values(self, name):
        return [value for _, n, value in self.attributes if n == name]


@pytest.fixture(scope="module")
def page():
    return make_page(make_bridge_dossier())


@pytest.fixture(scope="module")
def seen(page):
    return Seen(page)


@pytest.fixture(scope="module")
def hostile():
    marks = [attribution("t1", HOSTILE, ["\U0001f30a water"], source=["شكرا جزيلا"], cue=["said"])]
    return Seen(make_page(make_plain_dossier(HOSTILE, attributions=tuple(marks))))


def test_every_element_is_closed_where_it_was_opened(seen):
    assert seen.open == []


def test_only_the_style_and_script_of_the_page_may_run(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
    policy = policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none'")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for tag in ("style", "script"):
        texts = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)
        digests = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts]
        assert rules[f"{tag}-src"].split() == [f"'sha256-{digest}'" for digest in digests]


def test_nothing_on_the_page_reaches_outside_it(seen):
    assert all(value.startswith("#") for value in seen.values("href"))
    assert not seen.values("src")


def test_no_element_has_a_style_or_a_handler_of_its_own(seen):
    names = {name for _, name, _ in seen.attributes}
    assert not [n for n in names if n == "style" or n.startswith("on")]


def test_every_id_is_given_once(seen):
    ids = seen.values("id")
    assert len(ids) == len(set(ids))


def test_every_link_and_reference_leads_somewhere(seen):
    ids = set(seen.values("id"))
    wanted = [v[1:] for v in seen.values("href")]
    wanted += [i for n in ("aria-labelledby", "aria-describedby") for i in seen.values(n)]
    assert [w for w in wanted if w not in ids] == []


def test_the_count_is_on_the_page_as_a_sentence(seen):
    assert "3 outlets · 1 collection known · 1–2 origins" in "".join(seen.text)


def test_every_view_has_a_section(seen):
    views = ("ledger", "map", "variants", "article", "predictions", "unknown")
    assert {f"s1-{v}" for v in views} <= set(seen.values("id"))


def test_without_scripts_everything_is_open(page):
    body = re.search(r"<noscript>(.*)</noscript>", page, re.S).group(1)
    assert body.count("<details") == len(re.findall(r"<details[^>]* open>", body)) > 0


def test_every_mark_explains_itself(seen):
    titles = [value for tag, name, value in seen.attributes if tag == "span" and name == "title"]
    assert any(t.startswith("source: Mira Oss") for t in titles)
    assert any(t.startswith("nobody named") for t in titles)


def test_the_dossier_travels_with_the_page(page):
    data = re.search(r'id="dossier">(.*?)</script>', page, re.S).group(1)
    assert json.loads(data)["schema"] == 1


def test_problems_say_what_to_do(seen):
    text = "".join(seen.text)
    assert "empty.txt" in text
    assert "Check the download." in text


def test_no_element_comes_from_an_article(hostile):
    assert "img" not in hostile.tags
    assert "b" in hostile.tags  # our own
    assert hostile.tags.count("script") == 3  # the app, its index and its story; no dossier
    assert hostile.open == []
    assert not [n for _, n, _ in hostile.attributes if n.startswith("on") or n == "style"]


def test_a_dossier_of_hostile_text_stays_inside_its_element():
    text = HOSTILE.replace("\ud800", "")
    page = make_page(make_plain_dossier(text))
    assert Seen(page).tags.count("script") == 4
    data = re.search(r'id="dossier">(.*?)</script>', page, re.S).group(1)
    assert json.loads(data)["articles"][0]["text"] == text


def test_markup_in_an_article_is_shown_as_it_was_written(hostile):
    text = "".join(hostile.text)
    assert '<img src=x onerror=alert(1)> <script>alert("x")</script></script><!--' in text
    assert "{{ 7 * 7 }} {% raw %} &lt;already&gt;" in text


def test_direction_controls_are_shown_not_obeyed(hostile):
    text = "".join(hostile.text)
    assert "\u202e" not in text
    assert "U+202E" in text
    assert "\x07" not in text


def test_marks_lie_on_the_right_characters_beside_emoji(hostile):
    page = make_page(
        make_plain_dossier(
            HOSTILE, attributions=(attribution("t1", HOSTILE, ["\U0001f30a water"]),)
        )
    )
    assert re.search(r'<span class="[cx]"[^>]*>\U0001f30a water</span>', page)


def test_emoji_keep_their_joiners():
    assert show("\U0001f469\u200d\U0001f680") == "\U0001f469\u200d\U0001f680"


def test_a_word_of_a_megabyte_is_a_page_of_bounded_size():
    page = make_page(make_plain_dossier("x" * 1_000_000))
    assert len(page) < 3_000_000


def test_a_line_of_twenty_megabytes_does_not_fill_the_page():
    page = make_page(make_plain_dossier("word" * 5_000_000))
    assert len(page) < 1_000_000


def test_a_name_of_a_megabyte_is_shown_cut():
    marks = (attribution("t1", HOSTILE, ["water"], speaker="N" * 1_000_000),)
    dossier = make_plain_dossier(
        HOSTILE.replace("\ud800", ""), attributions=marks, publisher="P" * 1_000_000
    )
    page = make_page(dossier)
    assert len(page.partition('id="dossier"')[0]) < 3_000_000


def test_a_report_of_an_article_that_is_too_long_says_so():
    page = make_page(make_plain_dossier("A line of text.\n" * 15_000))
    assert "it is too long to show whole" in page
    assert len(page.encode()) < 10_000_000


@pytest.mark.parametrize("text", ["", "\n", "One line.", "\r\n\r\n", "\u2028"])
def test_small_articles_have_a_page(text):
    assert Seen(make_page(make_plain_dossier(text))).open == []


def test_an_article_in_another_language_shows_it():
    page = make_page(make_plain_dossier("Ein Satz.", language="de"))
    assert "language: de" in page


def test_a_run_that_read_nothing_says_what_to_do():
    dossier = make_plain_dossier("x")
    problem = Problem(input="a.bin", code="binary", message="not text", hint="give a text file")
    empty = type(dossier)(
        headwater="0", settings="0", articles=(), stories=(), predictions=(), problems=(problem,)
    )
    text = "".join(Seen(make_page(empty)).text)
    assert "Nothing was read." in text
    assert "Give a text file." in text


def test_the_page_is_written_as_utf_8(tmp_path):
    path = tmp_path / "report.html"
    write_report(make_plain_dossier(HOSTILE), path)
    assert path.read_bytes().decode("utf-8").startswith("<!doctype html>")


def test_a_fragment_has_no_script_and_keeps_its_style_to_itself():
    fragment = make_fragment(make_bridge_dossier())
    seen = Seen(fragment)
    assert "script" not in seen.tags
    style = re.search(r"<style>(.*?)</style>", fragment, re.S).group(1)
    assert all(line.startswith(".headwater-ledger") for line in style.strip().splitlines())


def test_embedded_data_cannot_end_its_element():
    assert "</script>" not in embed_json(b'"</script><!--"')
    assert json.loads(embed_json('"</script>\u2028"'.encode())) == "</script>\u2028"


def test_a_title_names_hidden_characters():
    assert plain("a\u202eb") == "a[U+202E]b"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_makes_a_page(text):
    assert Seen(make_page(make_plain_dossier(text))).open == []
