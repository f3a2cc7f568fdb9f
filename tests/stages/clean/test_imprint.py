"""Who published an article, where and when."""

import pytest

from headwater.records.article import Article, CreditHow, Imprint, Metadata
from headwater.settings import CleanSettings
from headwater.stages.clean.dates import DateRejected, read_date
from headwater.stages.clean.stage import STAGE

LEDE = "The bridge at Marlow will stay shut until the spring, the county council said on Monday."
QUOTE = "“We have found cracks in two of the five piers,” said Ruth Adeyemi, the county engineer."


def imprint(*lines: str, url: str | None = None, **given: str) -> Imprint:
    fields = tuple(Metadata(field=f, value=v, source="input") for f, v in given.items())
    text = "\n".join(lines or (LEDE, QUOTE))
    article = Article(id="a", url=url, text=text, text_sha256="", language="en", given=fields)
    return STAGE.step(article, CleanSettings())[0]


def credits(found: Imprint) -> list[tuple[str, str]]:
    return [(c.name, c.how.value) for c in found.credited]


def test_a_given_outlet_is_the_publisher_without_its_qualifier():
    assert imprint(outlet="Thames Post (Web News)").publisher == "Thames Post"


def test_without_an_outlet_the_host_gives_a_readable_name():
    found = imprint(url="https://www.marlowcourier-news.co.uk/2021/03/01/bridge")
    assert found.host == "marlowcourier-news.co.uk"
    assert found.publisher == "Marlow Courier News"


def test_a_label_for_outside_writers_is_no_outlet():
    found = imprint(outlet="Guest Writer", url="https://thamespost.example/bridge")
    assert found.publisher == "Thames Post"


def test_a_credit_line_names_the_publisher_and_the_given_outlet_is_the_carrier():
    found = imprint(LEDE, QUOTE, "This article first appeared in the Thames Post.", outlet="Echo")
    assert (found.publisher, found.host) == ("Thames Post", "Echo")
    assert credits(found) == [("Thames Post", "credit line")]


def test_a_host_before_a_paragraph_is_a_credit_with_its_place_in_the_text():
    found = imprint(LEDE, f"thamespost.example.com: {QUOTE}")
    [credit] = found.credited
    assert credit.how == CreditHow.CREDIT_LINE
    assert credit.evidence[0].start == len(LEDE) + 1


def test_a_wire_tag_credits_the_wire_and_leaves_the_publisher():
    found = imprint(f"LONDON (Reuters) - {LEDE}", QUOTE, outlet="Thames Post")
    assert found.publisher == "Thames Post"
    assert credits(found) == [("Reuters", "wire tag")]


def test_a_wire_tag_alone_is_the_only_publisher_that_the_text_shows():
    assert imprint(f"LONDON (AP) — {LEDE}", QUOTE).publisher == "Associated Press"


def test_an_agency_in_the_byline_is_credited():
    found = imprint("Bridge at Marlow shut until spring", "By Jo Lund, Associated Press", LEDE)
    assert found.byline == ("Jo Lund",)
    assert ("Associated Press", "byline") in credits(found)


def test_a_contribution_is_told_apart_from_a_credit_for_the_text():
    found = imprint(LEDE, QUOTE, "The Associated Press contributed to this report.")
    assert credits(found) == [("Associated Press", "contributed")]
    assert found.publisher is None


def test_a_given_byline_is_cleaned_and_a_role_is_no_author():
    found = imprint(byline="By JO LUND and Ann Field, Staff Writers")
    assert found.byline == ("Jo Lund", "Ann Field")


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2021-03-01", "2021-03-01"),
        ("2021-03", "2021-03"),
        ("2021-03-01T10:30:00+02:00", "2021-03-01T08:30:00Z"),
        ("2021-03-01T08:30:00Z", "2021-03-01T08:30:00Z"),
        ("2021-03-01 08:30:00", "2021-03-01"),
        ("Mon, 01 Mar 2021 08:30:00 GMT", "2021-03-01T08:30:00Z"),
        ("March 1, 2021", "2021-03-01"),
        ("1 March 2021", "2021-03-01"),
        ("3/31/21", "2021-03-31"),
    ],
)
def test_dates_keep_the_precision_that_they_have(given, published):
    assert read_date(given) == published


@pytest.mark.parametrize("given", ["0001-01-01", "1820-05-01", "2021-02-30", "3/4/2021", "Monday"])
def test_dates_that_cannot_be_meant_or_read_are_rejected(given):
    with pytest.raises(DateRejected):
        read_date(given)


def test_a_rejected_date_is_shown_but_not_chosen():
    found = imprint(published="0001-01-01T00:00:00")
    assert found.published_at is None
    assert found.published_basis == "unknown: the year 1 is implausible"
    assert [(m.value, m.chosen) for m in found.metadata] == [("0001-01-01T00:00:00", False)]


def test_the_address_tells_which_number_is_the_month():
    found = imprint(published="3/4/21", url="https://thamespost.example/2021/apr/3/bridge")
    assert (found.published_at, found.published_basis) == ("2021-04-03", "metadata")


def test_a_visible_date_line_dates_an_article():
    found = imprint("Bridge at Marlow shut until spring", "Published March 1, 2021", LEDE, QUOTE)
    assert (found.published_at, found.published_basis) == ("2021-03-01", "text")


def test_a_dateline_with_a_year_dates_an_article():
    found = imprint(f"LONDON, March 1, 2021 (Reuters) - {LEDE}", QUOTE)
    assert (found.published_at, found.published_basis) == ("2021-03-01", "dateline")


def test_captions_teasers_and_body_never_date_an_article():
    found = imprint(
        "Workers on the bridge (left) on March 1, 2021",
        "Bridge at Marlow to stay shut until the spring",
        LEDE,
        "The bridge was built on 4 May 1999 by the county.",
        "Read more: What happened on March 3, 2021",
    )
    assert found.published_at is None
    assert found.published_basis.startswith("unknown: ")


def test_a_visible_headline_is_the_title_where_none_is_given():
    found = imprint("Bridge at Marlow to stay shut until the spring", LEDE, QUOTE)
    assert found.title == "Bridge at Marlow to stay shut until the spring"
    assert imprint(title="Other words").title == "Other words"
