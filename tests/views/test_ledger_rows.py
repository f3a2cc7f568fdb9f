"""The ledger says what stands behind a claim, in the dossier's own order."""

import pytest

from bridge_story import make_bridge_dossier
from dossier_parts import make_plain_dossier
from headwater.records.dossier import Dossier
from headwater.records.tracing import ChangeKind, Counts
from headwater.views.index import make_index, siglum
from headwater.views.ledger import LedgerRow, story_ledger
from headwater.views.phrases import count_sentence, interval_text, shorten


def ledger(dossier: Dossier) -> tuple[LedgerRow, ...]:
    return story_ledger(dossier.stories[0], make_index(dossier))


def test_a_row_shows_the_counts_as_intervals_and_the_worst_change():
    row = ledger(make_bridge_dossier())[0]
    assert (row.outlets, row.collections, row.origins) == (3, (1, 2), (1, 2))
    assert row.worst is not None
    assert row.worst.kind is ChangeKind.QUOTE_TRUNCATED


def test_rows_keep_the_order_of_the_dossier():
    assert [row.claim for row in ledger(make_bridge_dossier())] == ["c1", "c2", "c3", "c4"]


def test_an_unnamed_source_stands_in_quotation_marks():
    assert ledger(make_bridge_dossier())[0].by == (
        "Mira Oss and “Two people familiar with the inspection”"
    )


def test_a_claim_that_nobody_is_named_for_says_so():
    rows = ledger(make_bridge_dossier())
    assert (rows[2].by, rows[3].by) == ("nobody named", "no source given")


def test_a_dossier_without_claims_has_an_empty_ledger():
    assert ledger(make_plain_dossier("One line.")) == ()


@pytest.mark.parametrize(("pair", "text"), [((1, 1), "1"), ((0, 2), "0–2")])
def test_an_interval_of_one_number_is_that_number(pair, text):
    assert interval_text(pair) == text


def test_the_count_is_a_sentence():
    counts = Counts(outlets=2, collections=(1, 2), origins=(1, 1), unknown=0, denials=0)
    assert count_sentence(counts) == "2 outlets · 1 collection known · 1 origin"


def test_sigla_go_on_after_z():
    assert [siglum(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_long_words_are_cut_between_words_and_show_the_cut():
    assert shorten("two of the nine piers", 12) == "two of the…"
