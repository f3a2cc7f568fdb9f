"""Bodies and captions of real pages do not get worse, and every page stays tiled."""

from functools import cache
from pathlib import Path

import pytest
from bench.ingest.corpus import read_pages
from bench.ingest.measure import Tally, measure_page
from bench.ingest.shingles import average

# one page in so many of each set: 45 pages of 663
EVERY = 15
# mean F1 of body and share of captions found on these pages, below what was reached by the noise
# of so few pages (docs/methods/pages.md has all pages)
LEAST_F1, LEAST_FOUND = 0.92, 0.80


@cache
def tally(data: Path) -> Tally:
    counted = Tally()
    for number, gold in enumerate(read_pages(data=data)):
        if number % EVERY == 0:
            measure_page(gold, counted, {})
    return counted


@pytest.mark.data
def test_every_page_is_tiled(data_dir: Path) -> None:
    assert tally(data_dir).tiled == tally(data_dir).pages


@pytest.mark.data
def test_bodies_are_found(data_dir: Path) -> None:
    scores = [s for rows in tally(data_dir).bodies.values() for s in rows]
    assert average(scores).f1 >= LEAST_F1


@pytest.mark.data
def test_captions_are_found_and_not_left_in_the_body(data_dir: Path) -> None:
    pictures = tally(data_dir).pictures
    captions = sum(p.captions for p in pictures.values())
    assert sum(p.found for p in pictures.values()) >= LEAST_FOUND * captions
    assert sum(p.in_body for p in pictures.values()) <= 0.05 * captions
