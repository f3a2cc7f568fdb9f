"""Who speaks, in small articles whose attributions are made by hand."""

import pytest

from headwater.records.article import Article, Block, BlockKind, Imprint
from headwater.records.attribution import ChainEnd, SourceKind
from headwater.settings import ResolveSettings
from headwater.stages.resolve.stage import STAGE
from small_scenes import attributions_of, mark, names, resolve


def test_a_surname_takes_the_full_name():
    text = "News\n<s>Mira Tolen<s> said <c>so</c>. <s>Tolen</s> said <c>more</c>."
    assert names(text.replace("Tolen<s>", "Tolen</s>")) == ["Mira Tolen", "Mira Tolen"]


def test_a_pronoun_means_who_spoke_last():
    text = (
        "News\n<s>Mira Tolen</s> said <c>Peter Lund would win</c>. "
        "<s>She</s> added <c>that Lund was tired</c>."
    )
    assert names(text)[1] == "Mira Tolen"


def test_a_pronoun_of_the_other_gender_means_somebody_else():
    text = "News\n<s>Mira Tolen</s> met Peter Lund and said <c>so</c>. <s>He</s> said <c>no</c>."
    assert names(text)[1] == "Peter Lund"


def test_a_pronoun_that_fits_nobody_stays_open_with_a_reason():
    chain = resolve("News\nIt rained. <s>She</s> said <c>so</c>.")[0]
    assert (chain.speaker.kind, chain.end) == (SourceKind.UNKNOWN, ChainEnd.UNKNOWN)
    assert chain.unresolved


def test_two_people_of_one_surname_stay_open():
    text = (
        "News\n<s>Mira Lund</s> said <c>yes</c>. <s>Peter Lund</s> said <c>no</c>. "
        "<s>Lund</s> said <c>more</c>."
    )
    chain = resolve(text)[2]
    assert chain.speaker.kind is SourceKind.UNKNOWN
    assert chain.unresolved == "2 candidates tie: Mira Lund, Peter Lund"


def test_a_title_decides_between_two_people_of_one_surname():
    text = (
        "News\n<s>Mira Lund</s> said <c>yes</c>. <s>Peter Lund</s> said <c>no</c>. "
        "<s>Ms. Lund</s> said <c>more</c>."
    )
    assert names(text)[2] == "Mira Lund"


def test_a_description_means_whom_the_article_described_so():
    text = (
        "News\nThe analyst Mira Tolen was there. <s>Peter Lund</s> said <c>no</c>. "
        "It was, <s>the analyst</s> said, <c>a good day</c>."
    )
    assert names(text)[1] == "Mira Tolen"


def test_an_indefinite_description_after_a_name_is_somebody_new():
    text = (
        "News\nIt rained. <s>Harbour analyst Mira Tolen</s> said <c>so</c>. "
        "<c>It snowed</c>, <s>an analyst</s> said."
    )
    chain = resolve(text)[1]
    assert (chain.speaker.name, chain.speaker.kind) == ("analyst", SourceKind.UNNAMED_PERSON)
    assert chain.end is ChainEnd.UNNAMED


def test_the_expert_of_the_headline_is_the_only_expert_named_later():
    text = (
        "It will rain, <s>expert</s> says <c>today</c>\n"
        "<s>Weather analyst Mira Tolen</s> said <c>so</c>."
    )
    assert names(text)[0] == "Mira Tolen"


def test_an_office_is_named_by_the_next_sentence():
    text = (
        "News\n<s>Norland's military intelligence chief</s> told <h>Harbour Radio</h> "
        "<c>it was over</c>.\n"
        "<c>“We know,”</c> said <s>Major General Piet Arno</s>."
    )
    first = resolve(text)[0]
    assert [p.name for p in first.parties] == ["Piet Arno", "Harbour Radio"]
    assert first.speaker.role == "Norland's military intelligence chief"


@pytest.mark.parametrize(
    ("source", "kind", "end"),
    [
        ("the UK defence ministry", SourceKind.ORGANISATION, ChainEnd.NAMED),
        ("Western officials", SourceKind.UNNAMED_GROUP, ChainEnd.UNNAMED),
        ("Reuters", SourceKind.OUTLET, ChainEnd.STOPS_AT_OUTLET),
        ("a new poll", SourceKind.DATA_OR_POLL, ChainEnd.NAMED),
        ("Sen. Paula Venn", SourceKind.NAMED_OFFICIAL, ChainEnd.NAMED),
        ("the analyst Paula Venn", SourceKind.NAMED_PERSON, ChainEnd.NAMED),
        ("former Sen. Paula Venn", SourceKind.NAMED_PERSON, ChainEnd.NAMED),
    ],
)
def test_a_source_has_a_kind_and_its_chain_an_end(source, kind, end):
    chain = resolve(f"News\nToday <s>{source}</s> said <c>so</c>.")[0]
    assert (chain.speaker.kind, chain.end) == (kind, end)


def test_initials_stand_for_the_full_name():
    text = (
        "News\nThe Norland Board of Tides (NBT) is here. It rained. <s>The NBT</s> said <c>so</c>."
    )
    assert names(text) == ["Norland Board of Tides"]


def test_a_statement_is_of_whoever_issued_it():
    chain = resolve("News\nIn short, <s>a statement from the White House</s> said <c>so</c>.")[0]
    assert (chain.speaker.name, chain.parties[0].via) == ("White House", "statement")


def test_the_articles_own_outlet_is_no_party():
    text = "News\n<s>Mira Tolen</s> told <h>the Guardian</h> <c>so</c>."
    assert [p.name for p in resolve(text, publisher="The Guardian")[0].parties] == ["Mira Tolen"]


def test_an_outlet_that_cites_itself_is_no_party():
    chain = resolve("News\n<s>The Guardian</s> reported <c>so</c>.", publisher="theguardian.com")[0]
    assert (chain.parties, chain.end) == ((), ChainEnd.STOPS_AT_OUTLET)


def test_one_outlet_is_one_hop():
    text = "News\n<s>Mira Tolen</s> told <h>CNN</h>, per <h>cnn.com</h>, <c>so</c>."
    assert [p.name for p in resolve(text)[0].parties] == ["Mira Tolen", "CNN"]


def test_the_order_of_attributions_changes_nothing():
    text, marks = mark("News\n<s>Mira Tolen</s> said <c>so</c>. <s>She</s> said <c>more</c>.")
    rows = attributions_of(text, marks)
    article = Article(id="a", text=text, text_sha256="", language="en")
    imprint = Imprint(article="a", published_basis="unknown: test")
    block = Block(start=0, end=len(text), kind=BlockKind.BODY, score=1.0, rule="test")
    forth = STAGE.step(article, imprint, [block], rows, ResolveSettings())
    back = STAGE.step(article, imprint, [block], rows[::-1], ResolveSettings())
    assert list(forth) == list(back)[::-1]
