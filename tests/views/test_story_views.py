"""What each view of a story says, on a small invented story."""

import pytest
from msgspec.structs import replace

from bridge_story import make_bridge_dossier
from dossier_parts import make_plain_dossier
from headwater.records.span import Span
from headwater.records.tracing import PredictionClass, Retelling
from headwater.views.flow import make_flow
from headwater.views.flow_parts import TALL, WIDE
from headwater.views.index import from_origin, make_index, make_sigla, way_of
from headwater.views.marked import MarkKind, mark_article
from headwater.views.predictions import find_foretold, make_forecasts
from headwater.views.reasons import make_reasons
from headwater.views.routes import StepKind, make_routes
from headwater.views.tally import make_tally
from headwater.views.variants import make_sheets


@pytest.fixture(scope="module")
def world():
    dossier = make_bridge_dossier()
    index = make_index(dossier)
    story = dossier.stories[0]
    return story, make_sigla(story, index), index


def test_dated_articles_get_the_first_letters(world):
    _, sigla, _ = world
    assert sigla == {"wire": "A", "tabloid": "B", "denial": "C", "reprint": "D"}


def test_the_tally_names_who_stands_behind_the_leading_claim(world):
    story, sigla, index = world
    tally = make_tally(story, sigla, index)
    assert tally.kick == "Story from 4 articles, 1 without a date"
    assert tally.outlets == "Harbour Wire, The Daily Gannet and Coast Post"
    assert tally.says[0] == "One origin is established; a second cannot be excluded."


def test_an_article_that_does_not_count_is_named_as_such_and_rests_on_no_origin(world):
    story, sigla, index = world
    claim = story.claims[0]
    origin = replace(claim.origins[0], wordings=(0, 2))
    counts = replace(claim.counts, outlets=1, origins=(1, 1))
    lone = replace(claim, counts=counts, origins=(origin,), unknowns=(), dependence=())
    told = replace(story, claims=(lone,))
    tally = make_tally(told, sigla, index)
    assert tally.outlets == "Harbour Wire"
    assert tally.says[0] == "Both articles rest on Mira Oss."
    why = make_reasons(lone, told, sigla, index)[0]
    assert why.title == "Why 1 outlet"
    last = why.lines[-1]
    assert (last.sigla, last.text[:11]) == (("B", "C"), "not counted")


def test_reasons_quote_the_words_they_rest_on(world):
    story, sigla, index = world
    reasons = make_reasons(story.claims[0], story, sigla, index)
    quoted = [q.words for reason in reasons for line in reason.lines for q in line.quotes]
    assert "per the Harbour Wire" in quoted
    assert "told Norvale Radio" in quoted


def test_reasons_say_what_would_settle_an_unknown(world):
    story, sigla, index = world
    last = make_reasons(story.claims[0], story, sigla, index)[-1]
    assert last.title == "What would settle it"
    assert [(line.sigla, line.text) for line in last.lines] == [
        (("C",), "an article that names the two people")
    ]


def test_a_denial_is_a_reason_of_its_own(world):
    story, sigla, index = world
    titles = [r.title for r in make_reasons(story.claims[1], story, sigla, index)]
    assert "Denied" in titles


def test_a_route_runs_from_origin_to_article(world):
    story, _, index = world
    routes = {r.article: r for r in make_routes(story.claims[0], index)}
    kinds = [(s.kind, s.name) for s in routes["wire"].steps]
    assert kinds == [(StepKind.ORIGIN, "Mira Oss"), (StepKind.COLLECTOR, "Norvale Radio")]
    assert routes["tabloid"].steps[1].held == "wire"


def test_a_route_without_a_source_is_an_open_end(world):
    story, _, index = world
    assert [r.open_end for r in make_routes(story.claims[3], index)] == ["no source given"]


def test_reprints_of_one_text_are_one_article_on_the_map(world):
    story, sigla, index = world
    flow = make_flow(story, sigla, index, WIDE)
    assert [box.sigla for box in flow.boxes] == [["A", "D"], ["B"], ["C"]]


def test_every_edge_of_the_map_rests_on_words(world):
    story, sigla, index = world
    flow = make_flow(story, sigla, index, WIDE)
    assert all(edge.quotes or edge.start is not None for edge in flow.edges)


def test_a_telephone_shows_no_more_than_four_side_by_side(world):
    story, sigla, index = world
    flow = make_flow(story, sigla, index, TALL)
    for layer in {n.layer for n in flow.nodes}:
        assert sum(1 for n in flow.nodes if n.layer == layer) <= TALL.layer


def test_variants_show_severe_changes_and_keep_form_apart(world):
    story, sigla, index = world
    sheets = {s.claim: s for s in make_sheets(story, sigla, index)}
    assert [e.severity for e in sheets["c2"].entries] == [2, 2]
    assert [e.kind for e in sheets["c2"].hidden] == ["quote_boundary"]


def test_the_words_that_changed_carry_the_severity(world):
    story, sigla, index = world
    sheet = next(s for s in make_sheets(story, sigla, index) if s.claim == "c2")
    painted = [
        [c.words for c in column] for column in sheet.tables[0].columns if column[0].severity == 2
    ]
    assert painted == [["may", "will"]]


def test_articles_with_the_same_words_share_a_row(world):
    story, sigla, index = world
    sheet = next(s for s in make_sheets(story, sigla, index) if s.claim == "c1")
    assert sheet.tables[0].rows[0].sigla == ("A", "D")


def test_a_number_is_shown_with_the_claim_it_conflicts_with(world):
    story, sigla, index = world
    sheet = next(s for s in make_sheets(story, sigla, index) if s.claim == "c4")
    assert "About 40 workers have been sent home" in [r.words for r in sheet.others]


def test_a_passage_without_a_source_is_marked_and_noted(world):
    story, _, index = world
    marked = mark_article(index.articles["tabloid"], story)
    missing = [m for m in marked.marks if m.kind is MarkKind.NO_SOURCE]
    assert [m.span.of(marked.article.text) for m in missing] == ["400 workers have been sent home"]
    notes = [n for p in marked.paragraphs for n in p.notes if n.warns]
    assert [n.head for n in notes] == ["No source given."]


def test_a_note_says_who_else_carries_a_passage_and_on_how_many_origins(world):
    story, _, index = world
    marked = mark_article(index.articles["tabloid"], story)
    heads = [n.head for p in marked.paragraphs for n in p.notes]
    assert heads[0].startswith("Same as 1 other, 1–2 origins: Mira Oss")


def test_furniture_is_labelled_and_has_no_marks(world):
    story, _, index = world
    marked = mark_article(index.articles["wire"], story)
    labels = [p.furniture for p in marked.paragraphs if p.furniture]
    assert labels == ["Caption", "Teaser for another story: not counted"]


def test_paragraphs_hold_every_visible_character_of_the_text(world):
    story, _, index = world
    for article in index.articles.values():
        marked = mark_article(article, story)
        shown = "".join(s.span.of(article.text) for p in marked.paragraphs for s in p.segments)
        assert "".join(shown.split()) == "".join(article.text.split())


def test_predictions_come_before_what_only_resembles_them(world):
    story, sigla, index = world
    kinds = [f.kind for f in make_forecasts(story, sigla, index)]
    assert kinds == [PredictionClass.PREDICTION, PredictionClass.POSSIBILITY]


def test_the_same_prediction_in_a_reprint_is_one_entry_with_both_letters(world):
    story, sigla, index = world
    assert make_forecasts(story, sigla, index)[0].same == ("A", "D")


def test_a_claim_is_called_a_prediction_where_its_own_words_foretell(world):
    story, _, index = world
    foretold = [replace(p, class_=PredictionClass.PREDICTION) for p in index.dossier.predictions]
    told = make_index(replace(index.dossier, predictions=tuple(foretold)))
    assert find_foretold(story, index) == frozenset()
    assert find_foretold(story, told) == {"c2"}


def test_other_words_of_the_same_sentence_make_no_claim_a_prediction(world):
    story, _, index = world
    beside = replace(
        index.dossier.predictions[1],
        class_=PredictionClass.PREDICTION,
        relayed_in=(Retelling(article="wire", attribution="t1", spans=(Span(0, 4),)),),
    )
    told = make_index(replace(index.dossier, predictions=(beside,)))
    assert find_foretold(story, told) == frozenset()


def test_a_story_without_claims_has_a_tally_without_counts():
    dossier = make_plain_dossier("Ferry late.\nIt rained.")
    index = make_index(dossier)
    story = dossier.stories[0]
    assert make_tally(story, make_sigla(story, index), index).origins == ""


def test_what_a_cut_took_out_of_a_quotation_carries_its_severity(world):
    story, sigla, index = world
    sheet = next(s for s in make_sheets(story, sigla, index) if s.claim == "c1")
    columns = [c for c in sheet.tables[0].columns if c[0].severity == 2]
    assert [[cell.words for cell in column] for column in columns] == [['"I think that', None]]


def test_words_far_apart_show_the_gap_and_words_side_by_side_do_not(world):
    _, _, index = world
    text = index.articles["tabloid"].text
    near = [Span(0, 4), Span(5, 11)]
    assert index.words("tabloid", near) == text[0:11]
    assert " … " in index.words("tabloid", [Span(0, 4), Span(12, 14)])


def test_an_outlet_that_others_credit_is_the_collector_of_its_own_article():
    dossier = make_bridge_dossier()
    radio = replace(dossier.articles[0], publisher="Norvale Radio")
    index = make_index(replace(dossier, articles=(radio, *dossier.articles[1:])))
    routes = {r.article: r for r in make_routes(dossier.stories[0].claims[0], index)}
    own = routes["denial"].steps[1]
    assert (own.kind, own.stated, own.held) == (StepKind.COLLECTOR, False, "denial")


def test_an_origin_that_reports_anothers_thought_is_not_what_it_came_through():
    dossier = make_bridge_dossier()
    claim = dossier.stories[0].claims[0]
    origin, index = claim.origins[0], make_index(dossier)
    number = origin.wordings[0]
    told = index.attribution(claim.wordings[number])
    thinker = replace(told.chain[0], name="the divers")
    thought = replace(told, chain=(thinker, *told.chain))
    assert [p.name for p in from_origin(thought, origin, claim)] == [p.name for p in told.chain]
    assert list(way_of(claim, number, index)) == list(told.chain)
