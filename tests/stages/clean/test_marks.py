"""Marks of syndication: who is credited for a text, and sentences that only look so."""

import pytest

from headwater.records.article import Article, BlockKind, Metadata
from headwater.settings import CleanSettings
from headwater.stages.clean.contributors import find_contributors, is_contribution
from headwater.stages.clean.first_published import find_closing_publisher, find_first_publisher
from headwater.stages.clean.naming import find_named_outlets
from headwater.stages.clean.rights import find_owner
from headwater.stages.clean.step import clean_article
from headwater.stages.clean.wire import find_closing_tag, find_labelled_outlet, find_opening_mark

SAID = "The bank said on Monday that it would close nine branches."


def publishers(words: str) -> tuple[str, ...]:
    mark = find_first_publisher(words)
    return (mark.name or "", *mark.also) if mark else ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("This column was first published in the Hollis Herald.", ("Hollis Herald",)),
        ("A version of this piece appeared in the Coastline Review.", ("Coastline Review",)),
        (
            "This post was co-published with Hollis Times and Bay Ledger.",
            ("Hollis Times", "Bay Ledger"),
        ),
        ("This story was produced in partnership with Tidewatch.", ("Tidewatch",)),
        (
            "This story is part of a reporting partnership between Bay Radio and NPR.",
            ("Bay Radio", "NPR"),
        ),
        ("This article was provided to the Bay Ledger by the Hollis Herald.", ("Hollis Herald",)),
        (
            "Reprinted from Tidewatch with permission from the Hollis Herald.",
            ("Tidewatch", "Hollis Herald"),
        ),
        ("From our partners at the Hollis Herald", ("Hollis Herald",)),
        ("This essay is adapted from an article on Tidewatch.", ("Tidewatch",)),
        ("This article was first published in tidewatch.com on May 4.", ("tidewatch.com",)),
        ("This was originally posted on Radio Marlow's website.", ("Radio Marlow",)),
        (
            "Note: The following essay first appeared in the June issue of Hollis Times.",
            ("Hollis Times",),
        ),
        ("Jo Tamm writes for The Guardian, where this column first appeared.", ("Guardian",)),
        (
            "Editor's note: This piece is shorter. It originally appeared at the Bay Ledger.",
            ("Bay Ledger",),
        ),
        ("Also published in the Hollis Herald.", ("Hollis Herald",)),
        ("Used with permission of the Hollis Herald.", ("Hollis Herald",)),
    ],
)
def test_a_line_on_first_publication_names_the_outlets(words, names):
    assert publishers(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "This report was first published by the ministry in March.",
        "This story was written by Jo Tamm.",
        "This study was published in London on Monday.",
        "This commentary was originally published in August, 2013.",
        "This interview was first published on Thursday.",
        "The essay first appeared in The Strand in 1891 and was reprinted many times.",
        "Originally created by Congress in 1935, the program grew.",
        "First published by a small press, the book sold out, its author said.",
        "Originally published in Tidewatch, the novel made her name.",
        "“This story was first published in the Hollis Herald,” the mayor said.",
        "This piece was reprinted by Tidewatch with permission.",
        "Our friends at the Hollis Herald have done an analysis of the accounts.",
        "This story is from Mosul.",
        "This report, published by the Hollis Herald on Monday, was wrong, the mayor said.",
        "The minister said this article was published in the Hollis Herald against her will.",
        "This video, first published by the Hollis Herald, shows two ships, police said.",
        "This project is a partnership between the BBC and the council, the mayor said.",
        "This article was reprinted in the Hollis Herald.",
        "This article of clothing was first shown in Paris, the museum said.",
        "Adapted from Jo Tamm's speech of May 4",
        "The port, part of a partnership with Hollis Bank, was sold.",
    ],
)
def test_a_sentence_about_publishing_is_no_mark(words):
    assert publishers(words) == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Gulf TV's Jo Tamm and Ann Field and The Associated Press contributed to this report.",
         ("Gulf TV", "Associated Press")),
        ("Contributing: Jo Tamm; Ann Field of the Hollis Herald; WKBT-TV in Marlow",
         ("Hollis Herald", "WKBT-TV")),
        ("Contributing: Ann Field, The (Marlow) Courier-Journal", ("Courier-Journal",)),
        ("Tamm reported from Oslo. AP reporters in Lisbon contributed.", ("Associated Press",)),
        ("This report contains material from AP and Reuters.", ("Associated Press", "Reuters")),
        ("Material from Bloomberg wire services was used in this story.", ("Bloomberg",)),
        ("This story was compiled from AFP material and others.", ("Agence France-Presse",)),
        ("Additional reporting by Jo Tamm and Ann Field of the Hollis Herald", ("Hollis Herald",)),
        ("With files from The Canadian Press and Jo Tamm", ("Canadian Press",)),
        ("Jo Tamm contributed to this report, as well as Reuters.", ("Reuters",)),
        ("— with AFP", ("Agence France-Presse",)),
        ("Compiled from AP and Reuters reports", ("Associated Press", "Reuters")),
        ("Based on reports from AFP and dpa", ("Agence France-Presse", "Deutsche Presse-Agentur")),
        ("Jo Tamm contributed.", ()),
        ("By STAFF AND WIRE REPORTS", ()),
        ("This article is based in part on wire service reports.", ()),
    ],
)  # fmt: skip
def test_a_line_on_who_worked_on_a_text_names_their_outlets(words, names):
    note = "Contributing:" in words or "reporting by" in words or is_contribution(words)
    named = dict.fromkeys(n if n != "AP" else "Associated Press" for n in find_contributors(words))
    assert (note, tuple(named)) == (True, names)


@pytest.mark.parametrize(
    "words",
    [
        "Britain contributed to the project in 2015.",
        "Canada contributed in Afghanistan.",
        "The council contributed to this report on the harbour, a clerk said.",
        "Jo Tamm, who contributed to this report's findings, said they were sound.",
        "This report contains information from three agencies, the inspector said.",
        "Reporting by the Hollis Herald suggests that the accounts were false.",
        "With Reuters and two banks as tenants, the tower is full, its owner said.",
        "Material from the pit was used in this road, the council said.",
        "The wire",
        "Reporting by the Hollis Herald prompted the inquiry.",
        "The bank contributed to this report, the ministry said, and to two others.",
        "News services cost more than they did.",
    ],
)
def test_a_sentence_about_a_share_in_something_is_no_note(words):
    assert not is_contribution(words)


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("© 2021 Hollis Herald. All rights reserved.", "Hollis Herald"),
        ("Copyright (c) 2021, The Associated Press. All rights reserved.", "Associated Press"),
        ("(c) Associated Press", "Associated Press"),
        ("© AFP 2021", "AFP"),
        ("© 2021 Tide News Service, LLC", "Tide News Service"),
        ("(c) 2021, The Bay Ledger. Distributed by Tribune Content Agency, LLC.", "Bay Ledger"),
        ("COPYRIGHT 2021 BY FALK PRODUCTIONS INC.", None),
        ("Copyright 2021 Jo Tamm", None),
        ("© Copyright Gannett 2021", None),
        ("The paper, distributed by Reuters staff, was read in the hall.", None),
        ("Copyright law was changed in 2021, the court said.", None),
    ],
)
def test_a_notice_of_rights_credits_an_outlet_but_no_company_or_person(words, owner):
    mark = find_owner(words)
    assert (mark.name if mark else None) == owner


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("LISBON/OSLO (Reuters) - ", "Reuters"),
        ("CALDER BAY, Maine/OSLO, May 3 (AP) — ", "Associated Press"),
        ("LISBON and OSLO (AP) - ", "Associated Press"),
        ("Lisbon | Reuters — ", "Reuters"),
        ("LISBON, AP — ", "Associated Press"),
        ("Reuters, Lisbon - ", "Reuters"),
        ("AFP — ", "Agence France-Presse"),
        ("[Reuters] - ", "Reuters"),
        ("Near the Norwegian border (CNN) -- ", "CNN"),
        ("LISBON (GBN/AP) — ", "Associated Press"),
        ("LISBON (Tide News Service) — ", "Tide News Service"),
        ("By Jo Tamm and Ann Field LISBON (Reuters) - ", "Reuters"),
        ("McLEAN, Va. — ", None),
        ("(LISBON, Maine) -- ", None),
        ("(OSLO) - ", None),
        ("Bergen, Norway - ", None),
    ],
)
def test_a_dateline_may_have_several_places_and_no_brackets(tag, name):
    mark = find_opening_mark(tag + SAID)
    assert mark is not None
    assert (mark.name, tag[: mark.end].strip()) == (name, tag.strip())


@pytest.mark.parametrize(
    "words",
    [
        "Lisbon | the capital — the bank said on Monday that it would close.",
        "Click-Through Rates (CTR) – Two clerks of the bank were heard on Monday.",
        "The Port Authority (PA) - which runs the harbour - will close it.",
        "Jo Tamm (D-Maine) - The senator said on Monday that she would not stand.",
        "Reuters - the agency - said on Monday that it would close nine offices.",
        "Jo Tamm, Ann Field - Two clerks of the bank were heard on Monday.",
        "Lisbon and Oslo (the capitals) - two towns that like each other.",
    ],
)
def test_brackets_and_dashes_of_a_sentence_are_no_dateline(words):
    assert find_opening_mark(words) is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("H/T Mediaite", "Mediaite"),
        ("©AFP", "Agence France-Presse"),
        ("--Bloomberg News", "Bloomberg News"),
        ("– Tide News Service", "Tide News Service"),
        ("jt/kb (Reuters, AFP, dpa)", "Reuters"),
        ("Sources: Al Jazeera, AFP", "Al Jazeera"),
        ("From Business Insider:", None),
        ("Via CBS News:", None),
        ("The Associated Press reports.", None),
        ("AP News", None),
    ],
)
def test_a_label_names_an_outlet_unless_a_quotation_follows(words, named):
    mark = find_labelled_outlet(words, known=True)
    assert (mark.name if mark else None) == named


@pytest.mark.parametrize(
    "words",
    [
        "Reporting by AFP and the Hollis Herald said the port was outside the zone.",
        "Reporting by the Hollis Herald suggests that the bank was not told of the plan.",
    ],
)
def test_a_sentence_on_what_others_reported_is_body(words):
    article = Article(id="a", text=f"{SAID}\n\n{words}\n\n{SAID}", text_sha256="", language="en")
    imprint, blocks, _ = clean_article(article, CleanSettings())
    assert {b.kind for b in blocks} == {BlockKind.BODY}
    assert not imprint.credited


def test_a_list_of_people_names_the_outlets_that_they_work_for():
    people = "Ann Field and Jo Tamm of the Bay Ledger; Per Holm, Hollis Times; AP writer Ana Reis"
    assert find_named_outlets(people) == ("Bay Ledger", "Hollis Times", "AP")


@pytest.mark.parametrize(
    ("words", "publisher"),
    [
        ("This article first appeared in the Hollis Herald.", "Hollis Herald"),
        ("This article was produced in partnership with the Hollis Herald.", "Bay Ledger"),
        ("This article was co-published with the Hollis Herald.", "Bay Ledger"),
        ("This story was first reported by the Hollis Herald.", "Bay Ledger"),
        ("H/T: Hollis Herald", "Bay Ledger"),
        ("Reuters contributed to this report.", "Bay Ledger"),
    ],
)
def test_only_a_text_that_came_from_elsewhere_has_another_publisher(words, publisher):
    outlet = Metadata(field="outlet", value="Bay Ledger", source="input")
    text = f"{SAID}\n\n“It is late,” the mayor said.\n\n{words}"
    article = Article(id="a", text=text, text_sha256="", language="en", given=(outlet,))
    imprint = clean_article(article, CleanSettings())[0]
    assert imprint.credited
    assert imprint.publisher == publisher


def test_a_closing_sentence_on_the_text_is_cut_off_its_paragraph():
    body = "The bank will publish its accounts in June, it said."
    text = f"{SAID}\n\n{body} Reuters contributed to this report.\n\n{body} " + (
        "This article first appeared in the Hollis Herald."
    )
    article = Article(id="a", text=text, text_sha256="", language="en")
    imprint, blocks, _ = clean_article(article, CleanSettings())
    kinds = [b.kind for b in blocks]
    assert kinds == [
        BlockKind.BODY, BlockKind.BODY, BlockKind.NOTE, BlockKind.BODY, BlockKind.CREDIT_LINE,
    ]  # fmt: skip
    assert [c.name for c in imprint.credited] == ["Reuters", "Hollis Herald"]


def test_a_paragraph_without_such_a_sentence_stays_whole():
    words = "He read it. “This article was wrong,” he said. The Herald did not reply."
    assert find_closing_publisher(words) is None
    assert find_closing_tag("The plan was drawn up by the engineer Ann R. Bloomberg.") is None
    assert find_closing_tag("The council showed deference to Ms. Bloomberg.") is None
    assert find_closing_tag("The council will vote again, she told the Tide News Service") is None
