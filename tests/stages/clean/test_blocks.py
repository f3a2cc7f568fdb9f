"""Pasted pages: what is body, and what is the page's furniture."""

from collections.abc import Sequence

import pytest

from headwater.records.article import Article, Block, BlockKind, Metadata
from headwater.settings import CleanSettings
from headwater.stages.clean.stage import STAGE

LEDE = "The bridge at Marlow will stay shut until the spring, the county council said on Monday."
QUOTE = "“We have found cracks in two of the five piers,” said Ruth Adeyemi, the county engineer."
THIRD = "About 9,000 people cross the bridge on a weekday, according to the council's own count."
FOURTH = "Adeyemi said that the repair would cost as much as £4m, twice the first estimate."
BODY = (LEDE, QUOTE, THIRD, FOURTH)


def blocks_of(text: str, **given: str) -> list[tuple[str, str]]:
    """Kind and trimmed words of each block."""
    return [(b.kind.value, text[b.start : b.end].strip()) for b in tile(text, **given)]


def tile(text: str, **given: str) -> Sequence[Block]:
    fields = tuple(Metadata(field=f, value=v, source="input") for f, v in given.items())
    article = Article(id="a", text=text, text_sha256="", language="en", given=fields)
    _, blocks, _ = STAGE.step(article, CleanSettings())
    return blocks


def page(*lines: str) -> str:
    return "\n".join(lines)


def kind_of(line: str, *, after: bool = True) -> str:
    """The kind of one line put after (or before) the paragraphs of an article."""
    text = page(*BODY, line) if after else page(line, *BODY)
    found = blocks_of(text)
    return found[-1][0] if after else found[0][0]


def test_an_article_of_paragraphs_is_all_body():
    assert [k for k, _ in blocks_of(page(*BODY))] == ["body"] * 4


def test_a_caption_above_the_headline_is_not_the_headline():
    text = page(
        "Workers on the Marlow bridge (left) on March 1, 2021",
        "Marlow bridge to stay shut until spring as engineers find cracks in piers",
        *BODY,
    )
    assert [k for k, _ in blocks_of(text)][:3] == ["caption", "headline", "body"]


def test_a_first_paragraph_is_no_headline():
    assert blocks_of(page(*BODY))[0] == ("body", LEDE)


def test_a_given_title_that_the_text_lacks_makes_no_headline():
    text = page("Council tax to rise again next year", *BODY)
    assert "headline" not in [k for k, _ in blocks_of(text, title="Bridge shut until spring")]


def test_a_given_title_is_found_below_other_lines():
    text = page("5 years ago", "Bridge shut until spring", *BODY)
    found = blocks_of(text, title="Bridge Shut Until Spring")
    assert found[:2] == [("boilerplate", "5 years ago"), ("headline", "Bridge shut until spring")]


def test_a_headline_fused_behind_a_caption_is_cut_off():
    title = "Bridge at Marlow shut until spring"
    text = page(f"Boats had to turn round at Marlow. | AP Photo {title}", *BODY)
    assert [k for k, _ in blocks_of(text, title=title)][:3] == ["caption", "credit", "headline"]


def test_byline_and_date_above_the_article_are_told_apart():
    text = page(
        "Bridge at Marlow to stay shut until spring",
        "By Jo Lund and Ann Field",
        "Thames Post",
        "Updated 3:14 PM GMT, Mon March 1, 2021",
        *BODY,
    )
    kinds = [k for k, _ in blocks_of(text)]
    assert kinds[:5] == ["headline", "byline", "byline", "dateline", "body"]


@pytest.mark.parametrize(
    ("line", "opening", "kind"),
    [
        (f"LONDON (Reuters) - {LEDE}", "LONDON (Reuters) -", "dateline"),
        (f"MARLOW, England, March 1 (AP) — {LEDE}", "MARLOW, England, March 1 (AP) —", "dateline"),
        (f"LONDON — {LEDE}", "LONDON —", "dateline"),
        (f"(CNN) {LEDE}", "(CNN)", "credit line"),
        (f"thamespost.example.com: {LEDE}", "thamespost.example.com:", "credit line"),
    ],
)
def test_whose_text_a_paragraph_is_stands_in_a_block_of_its_own(line, opening, kind):
    assert blocks_of(page(line, QUOTE, THIRD))[:2] == [(kind, opening), ("body", LEDE)]


@pytest.mark.parametrize(
    "line",
    [
        "The Road Haulage Association (RHA) said its members would lose a day a week.",
        "The Institute of Bridges (IOB) — a charity — has asked for a second survey.",
        "Councillor Ann Field (Green) said the plan was too dear.",
        "At 4 p.m.: the council met again and agreed to pay for the survey.",
    ],
)
def test_brackets_and_colons_in_sentences_are_no_credit_lines(line):
    assert blocks_of(page(LEDE, line, QUOTE))[1] == ("body", line)


def test_a_caption_with_its_credit_gives_licence_and_address():
    text = page(
        LEDE,
        "The bridge in 2019 (Jo Lund, CC BY-SA 4.0 , via Wikimedia Commons). "
        "Source: https://commons.example.org/wiki/File:Bridge.jpg",
        QUOTE,
    )
    _, caption, credit, _ = tile(text)
    assert caption.kind == BlockKind.CAPTION
    assert (credit.kind, credit.licence) == (BlockKind.CREDIT, "CC BY-SA 4.0")
    assert credit.source_url == "https://commons.example.org/wiki/File:Bridge.jpg"


def test_a_caption_said_twice_is_a_caption_twice():
    caption = "Ruth Adeyemi and Jo Lund below the second pier"
    text = page(LEDE, f"{caption} (Ann Field/Getty Images)", caption, QUOTE)
    assert [k for k, _ in blocks_of(text)] == ["body", "caption", "credit", "caption", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "FILE - In this March 1, 2021, file photo, a boat turns at Marlow. (AP Photo/Ann Field)",
        "A boat turns round below the bridge. Photo: Ann Field/Reuters",
        "A boat turns round below the bridge. REUTERS/Ann Field",
        "Media caption The bridge has been shut since Sunday",
        "Ruth Adeyemi shows where the cracks are. | Getty Images",
    ],
)
def test_captions_inside_the_article_are_found_with_their_credits(line):
    kinds = [k for k, _ in blocks_of(page(LEDE, line, QUOTE))]
    assert kinds[0] == kinds[-1] == "body"
    assert set(kinds[1:-1]) <= {"caption", "credit"}


def test_a_paragraph_with_a_picture_credit_behind_it_stays_body():
    line = "She added that the ferry would run from April."
    found = blocks_of(page(LEDE, f"{line} [Photo: Ann Field/AFP]", QUOTE))
    assert found[1:3] == [("body", line), ("credit", "[Photo: Ann Field/AFP]")]


def test_a_credit_fused_before_a_sentence_is_cut_off():
    text = page(LEDE, "Photo: Ann Field/Reuters The council will meet again in June.", QUOTE)
    assert [k for k, _ in blocks_of(text)] == ["body", "credit", "body", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Leave a review", "comment"),
        ("Comments (12)", "comment"),
        ("37 comments", "comment"),
        ("Sign up for our daily newsletter", "promo"),
        ("Share on Facebook", "promo"),
        ("CLICK HERE TO GET THE THAMES POST APP", "promo"),
        ("Advertisement", "boilerplate"),
        ("© 2021 Thames Post. All rights reserved.", "boilerplate"),
        ("Copyright 2021 Thames Post", "boilerplate"),
        ("Read more: Ferry to run from April", "teaser"),
        ("Bridge closure:Ferry to run from April, council says", "teaser"),
        ("COUNCIL TO RUN A FERRY FROM THE FIRST OF APRIL", "teaser"),
        ("Editor's note: this story has been updated.", "note"),
        ("CORRECTION: An earlier version gave the wrong number of piers.", "note"),
        ("The Associated Press contributed to this report.", "note"),
        ("Additional reporting by Ann Field", "note"),
        ("This article first appeared in the Thames Post.", "credit line"),
        ("Republished with permission from The Marlow Courier.", "credit line"),
        ("Source: Reuters", "credit line"),
        ("Source: The Guardian", "credit line"),
        ("ALSO READ | Ferry to run from April", "teaser"),
        ("(With inputs from agencies)", "note"),
        ("Home » England » Marlow", "boilerplate"),
        ("Image: The bridge at dawn", "caption"),
    ],
)
def test_furniture_after_the_article_is_known_by_its_words(line, kind):
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for the ferry now, while there are seats,” the mayor told commuters.",
        "Read more into it if you like, said Adeyemi, but the bridge is safe.",
        "Reports of the second crack first appeared in the Thames Post, officials said.",
        "Follow us and you will see the damage, the engineer told reporters at the site.",
        "Copyright law does not cover the plans, the court found, and they were made public.",
        "More than 900 people have signed, according to the group that runs the petition.",
        "Leave a comment, the mayor told residents, and we will read it.",
        "“The photo: it shows a crack,” Adeyemi said of the picture (taken by a diver).",
    ],
)
def test_a_sentence_that_reports_speech_stays_body(line):
    assert blocks_of(page(LEDE, line, QUOTE))[1] == ("body", line)


def test_a_promotion_after_the_last_sentence_is_cut_off():
    found = blocks_of(page(LEDE, QUOTE, f"{THIRD} Click here to get our app."))
    assert found[-2:] == [("body", THIRD), ("promo", "Click here to get our app.")]


OTHERS = (
    "A court in Peru has ordered the state to pay for the clean-up of two rivers in the north.",
    "Norway's Skagen Shipping said Friday it would build three vessels that run on ammonia.",
    "Kenya opened its first line of electric buses between Nairobi and Thika this week.",
)


def test_items_under_a_section_label_with_bullets_are_teasers():
    lines = [x for item in OTHERS for x in ("-", item)]
    found = blocks_of(page(*BODY, "In World", *lines, "Leave a reply"))
    assert [k for k, _ in found] == ["body"] * 4 + ["teaser"] * 7 + ["comment"]


def test_headlines_under_a_label_are_teasers():
    found = blocks_of(
        page(*BODY, "Related articles", "Ferry to run from April", "Why old bridges crack")
    )
    assert [k for k, _ in found] == ["body"] * 4 + ["teaser"] * 3


def test_sentences_on_other_topics_after_the_end_are_teasers_without_a_label():
    silent = OTHERS[1].replace("said Friday it would", "is to")
    kinds = [k for k, _ in blocks_of(page(*BODY, OTHERS[0], silent, OTHERS[2]))]
    assert kinds == ["body"] * 4 + ["teaser"] * 3


def test_sentences_on_other_topics_that_report_speech_stay_body_without_a_label():
    assert [
        k for k, _ in blocks_of(page(*BODY, OTHERS[1], OTHERS[1].replace("Norway", "Chile")))
    ] == ["body"] * 6


def test_a_bulleted_summary_of_the_article_itself_stays_body():
    lines = [
        "More on the repair",
        "- The Marlow bridge has five piers, and the county has found cracks in two of them.",
        "- The council said the repair at Marlow would cost £4m.",
    ]
    kinds = [k for k, _ in blocks_of(page(*BODY, *lines))]
    assert "teaser" not in kinds[:5]
    assert kinds[-1] == "body"


def test_paragraphs_after_a_subheading_are_not_taken_for_a_list():
    more = page(*BODY, "More cracks", *(s.replace("bridge", "viaduct") for s in BODY))
    assert "teaser" not in [k for k, _ in blocks_of(more)]


def test_the_author_described_after_the_end_is_not_body():
    text = page(*BODY, "Jo Lund is a reporter for the Thames Post who covers transport.")
    assert blocks_of(text, byline="Jo Lund")[-1][0] == "boilerplate"
    assert blocks_of(text)[-1][0] == "body"


def test_line_ends_belong_to_the_block_before():
    text = f"\r\n{LEDE}\r\n\r\n{QUOTE}\r\n"
    first, second = tile(text)
    assert text[first.start : first.end] == f"\r\n{LEDE}\r\n\r\n"
    assert second.end == len(text)


def test_one_line_alone_is_body():
    assert blocks_of("Bridge shut until spring") == [("body", "Bridge shut until spring")]


def test_in_a_page_pasted_whole_the_article_is_found_between_the_menus():
    menu = ["Home", "World", "Local news", "Sport", "Weather", "Jobs", "Property", "Shop"] * 3
    more = ["Council tax to rise", "Rowing club wins at Henley", "New head for Marlow school"] * 4
    text = page(*menu, "Marlow bridge shut until the spring", "By Jo Lund", *BODY, *more, *menu)
    found = blocks_of(text)
    assert [w for k, w in found if k == "body"] == list(BODY)
    assert ("headline", "Marlow bridge shut until the spring") in found
    assert ("byline", "By Jo Lund") in found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Write to Ann Field at ann.field@courier.example", "promo"),
        ("Like our programme on Facebook here.", "promo"),
        ("Like many of his neighbours, he wrote about the bridge on Facebook.", "body"),
        ("Email the engineer at ruth@marlow.example, a clerk said.", "body"),
        ("[What we know about the cracks in the piers]", "teaser"),
        ("[He laughs]", "body"),
        ("[“The piers are worse than we had feared,” the engineer said in March.]", "body"),
        ("Editors note: The council meets twice a month.", "note"),
        ("Clarification, May 4: The bridge has five piers.", "note"),
        ("Ann Field reported from Marlow and Tom Reeve from London.", "note"),
        ("Ann Field reported from the harbour for two decades, a clerk said.", "body"),
        ("Image Credit: Northbay", "credit"),
        ("Photo by the harbour shows the cracks, a clerk said.", "body"),
        ("The cracks won laughter in the hall and on Twitter", "body"),
    ],
)
def test_a_line_at_the_end_is_furniture_only_where_it_is_marked_so(line: str, kind: str) -> None:
    assert kind_of(line) == kind


def test_a_caption_and_its_agency_are_cut_from_the_headline_behind_them() -> None:
    text = page("The bridge is shut. | AP Photos Marlow bridge shut until the spring", *BODY)
    assert blocks_of(text)[:3] == [
        ("caption", "The bridge is shut."),
        ("credit", "| AP Photos"),
        ("headline", "Marlow bridge shut until the spring"),
    ]


def test_a_bracket_that_opens_before_a_credits_mark_belongs_to_it() -> None:
    text = page("A boat in the bay at dawn. (AP Video by Ann Field)", *BODY)
    assert blocks_of(text)[1] == ("credit", "(AP Video by Ann Field)")
