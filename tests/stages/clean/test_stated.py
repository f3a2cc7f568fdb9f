"""Of all that a page states one value is chosen, with a reason; the rest stays to be seen."""

import pytest

from headwater.records.article import Article, CreditHow, Imprint, Metadata, Part
from headwater.settings import CleanSettings
from headwater.stages.clean.step import clean_article

LEDE = "The bridge at Marlow will stay shut until the spring, the county council said on Monday."
URL = "https://www.marlowcourier.example/bridge"


def imprint(*rows: tuple[str, str, str], text: str = LEDE, url: str | None = URL) -> Imprint:
    given = tuple(Metadata(field=f, value=v, source=s) for f, v, s in rows)
    article = Article(id="a", url=url, text=text, text_sha256="", language="en", given=given)
    return clean_article(article, CleanSettings())[0]


def chosen(found: Imprint, field: str) -> list[tuple[str, str]]:
    return [(m.value, m.source) for m in found.metadata if m.field == field and m.chosen]


def test_the_title_on_which_most_sources_agree_is_chosen():
    found = imprint(
        ("title", "Bridge shut", "json-ld"),
        ("title", "Bridge at Marlow stays shut until spring", "visible h1"),
        ("title", "Bridge at Marlow stays shut until spring", "meta og:title"),
    )
    assert found.title == "Bridge at Marlow stays shut until spring"
    assert [m.reason for m in found.metadata if m.chosen and m.field == "title"] == [
        "meta og:title, visible h1 agree"
    ]


def test_the_outlets_name_is_no_part_of_the_title():
    found = imprint(
        ("outlet", "Marlow Courier", "meta og:site_name"),
        ("title", "Bridge stays shut | Marlow Courier", "title element"),
    )
    assert found.title == "Bridge stays shut"


def test_a_section_behind_the_title_goes_where_another_source_lacks_it():
    found = imprint(
        ("title", "Bridge stays shut until spring - News - Thames", "meta og:title"),
        ("title", "Bridge stays shut until spring", "visible h1"),
    )
    assert found.title == "Bridge stays shut until spring"


def test_what_the_user_gave_wins():
    found = imprint(
        ("title", "Mine", "input"),
        ("title", "Bridge stays shut", "json-ld"),
        ("byline", "Ruth Adeyemi", "input"),
        ("byline", "Ann Field", "json-ld"),
    )
    assert (found.title, found.byline) == ("Mine", ("Ruth Adeyemi",))


def test_people_in_structured_data_come_before_a_tag_that_names_the_outlet():
    found = imprint(
        ("outlet", "Marlow Courier", "meta og:site_name"),
        ("byline", "Marlow Courier", "meta author"),
        ("byline", "Ann Field", "json-ld"),
    )
    assert found.byline == ("Ann Field",)
    assert chosen(found, "byline") == [("Ann Field", "json-ld")]


@pytest.mark.parametrize(
    "value", ["Staff", "admin", "thegrangehall", "@ann", "Marlow Courier Staff"]
)
def test_a_wrong_author_is_worse_than_none(value):
    assert imprint(("byline", value, "meta author")).byline == ()


def test_an_agency_as_author_is_the_byline_and_a_credit():
    found = imprint(("byline", "Reuters", "json-ld organisation"))
    assert found.byline == ("Reuters",)
    assert [(c.name, c.how) for c in found.credited] == [("Reuters", CreditHow.BYLINE)]


def test_an_agency_beside_people_stays_beside_them():
    found = imprint(("byline", "Ann Field", "json-ld"), ("byline", "Reuters", "json-ld"))
    assert found.byline == ("Ann Field", "Reuters")


def test_whom_the_page_shows_besides_an_agencys_report_did_not_write_it():
    found = imprint(
        ("byline", "Reuters", "json-ld organisation"), ("byline", "Von Tom Reeve", "visible class")
    )
    assert found.byline == ("Reuters",)


def test_a_canonical_address_elsewhere_names_the_publisher():
    found = imprint(("canonical", "https://www.gulfgazette.example/bridge", "link canonical"))
    assert found.publisher == "Gulf Gazette"
    assert [(c.name, c.how) for c in found.credited] == [("Gulf Gazette", CreditHow.CANONICAL)]
    assert found.host == "marlowcourier.example"


def test_a_canonical_address_on_the_same_site_credits_nobody():
    found = imprint(("canonical", "https://m.marlowcourier.example/bridge", "link canonical"))
    assert found.credited == ()


@pytest.mark.parametrize(
    ("value", "source", "at"),
    [
        ("2021-03-01T09:00:00+01:00", "json-ld", "2021-03-01T08:00:00Z"),
        ("28. April 2023, 05:00 Uhr", "visible class", "2023-04-28"),
        ("December 2nd, 2025", "visible class", "2025-12-02"),
        ("24.04.2023", "visible class", "2023-04-24"),
        ("2021-03", "meta dc.date", "2021-03"),
        ("3 days ago", "visible time", None),
        ("last week", "visible class", None),
        ("04/05/2023", "visible class", None),
    ],
)
def test_a_stated_date_keeps_its_precision_and_a_relative_one_stays_unknown(value, source, at):
    found = imprint(("published", value, source))
    assert found.published_at == at
    assert found.published_basis.startswith("unknown: " if at is None else ("text", "metadata"))


def test_a_chosen_date_keeps_its_zone_among_the_candidates():
    found = imprint(("published", "2021-03-01T23:30:00-05:00", "json-ld"))
    assert chosen(found, "published") == [("2021-03-01T23:30:00-05:00", "json-ld")]


def test_what_is_modified_is_shown_and_dates_nothing():
    found = imprint(("modified", "2021-03-01", "json-ld"))
    assert found.published_at is None
    assert ("modified", "2021-03-01") in [(m.field, m.value) for m in found.metadata]


def test_lines_beside_a_pages_headline_say_who_and_when():
    lines = ("Bridge stays shut until spring", "By Ann Field", "1 March 2021 - 3 min read", LEDE)
    text = "\n".join(lines)
    parts, at = [], 0
    for line, tag in zip(lines, ("h1", "div", "div", "p"), strict=True):
        parts.append(Part(start=at, end=min(len(text), at + len(line) + 1), tag=tag))
        at += len(line) + 1
    article = Article(
        id="a",
        text=text,
        text_sha256="",
        language="en",
        markup=tuple(parts),
        given=(Metadata(field="title", value=lines[0], source="visible h1"),),
    )
    found = clean_article(article, CleanSettings())[0]
    assert (found.byline, found.published_at) == (("Ann Field",), "2021-03-01")
    rows = [m for m in found.metadata if m.field == "byline" and m.chosen]
    assert {m.evidence[0].of(text) for m in rows} == {"By Ann Field"}


def test_a_stated_author_whom_the_text_shows_points_there():
    text = f"{LEDE} Ann Field was there."
    [row] = [m for m in imprint(("byline", "Ann Field", "json-ld"), text=text).metadata if m.chosen]
    assert [s.of(text) for s in row.evidence] == ["Ann Field"]


def test_without_an_address_the_pages_own_one_names_the_publisher():
    row = ("canonical", "https://www.gulfgazette.example/bridge", "link canonical")
    assert imprint(row, url=None).publisher == "Gulf Gazette"


def test_evidence_of_a_credit_does_not_overlap():
    text = f"Bridge stays shut until spring\nBy Reuters\n{LEDE}"
    [credit] = imprint(("byline", "Reuters", "json-ld organisation"), text=text).credited
    assert [s.of(text) for s in credit.evidence] == ["By Reuters"]


def test_an_agency_behind_the_names_of_a_byline_is_credited():
    text = (
        f"Bridge stays shut until spring\nBy Ann Field and Tom Reeve The Associated Press\n{LEDE}"
    )
    found = imprint(text=text)
    assert [(c.name, c.how) for c in found.credited] == [("Associated Press", CreditHow.BYLINE)]


def test_every_field_says_which_of_its_values_counts_and_why():
    found = imprint(
        ("canonical", "https://www.marlowcourier.example/a", "link canonical"),
        ("canonical", "https://www.marlowcourier.example/b", "meta og:url"),
        ("modified", "3 days ago", "visible time"),
        ("modified", "2024-05-15", "meta lastmod"),
        ("section", "News", "meta section"),
        ("outlet", "Marlow Courier", "meta og:site_name"),
        ("language", "de-DE", "html lang"),
        ("language", "en-GB", "meta og:locale"),
    )
    rows = {m.field: (m.value, m.reason) for m in found.metadata if m.chosen}
    assert rows == {
        "canonical": (
            "https://www.marlowcourier.example/a",
            "the first that is stated: link canonical",
        ),
        "modified": ("2024-05-15", "the first that is stated: meta lastmod"),
        "section": ("News", "the first that is stated: meta section"),
        "outlet": ("Marlow Courier", "names the publisher"),
        "language": ("en-GB", "the first that is stated: meta og:locale"),
    }
    refused = [m.reason for m in found.metadata if m.reason and not m.chosen]
    assert refused == ["no date in '3 days ago'", "the text is in 'en'"]
