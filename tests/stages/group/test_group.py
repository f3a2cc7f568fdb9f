"""Copies are verified overlaps; stories do not depend on the order of articles."""

import random
import re
import unicodedata
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.engine.local import LocalEngine
from headwater.records.reading import Reading
from headwater.records.sketch import Sketch
from headwater.records.story import Copy, CopyKind, Story
from headwater.settings import GroupSettings
from headwater.stages.group.grams import hash_grams, hash_words
from headwater.stages.group.grouping import group_articles, group_sketches
from headwater.stages.group.sketch import make_sketch
from small_readings import make_reading

DAM = """Dam at Lower Marl leaks after storm
The old dam above Lower Marl began to leak on Tuesday night after three days of rain, and the
reservoir board told families in the valley to be ready to leave their houses before morning.
Engineer Mara Voss said that sandbags would hold the spillway until pumps arrive from Karst, but
warned that the turbine hall had already taken in water and would stay closed for a month.
"""
DAM_RETOLD = """Valley families told to be ready as Marl dam leaks
Families below the dam at Lower Marl were told to prepare to leave as water seeped through the
spillway. Mara Voss, the reservoir board's engineer, said pumps from Karst were on their way and
that the flooded turbine hall will not open again for at least a month after the storm.
"""
COSTS = """Insurers count what the week cost
Insurers in Karst counted roofs, cellars and drowned cattle on Thursday and put the bill of the
storm at nine million. Roads along the river stay shut, a school teaches in the town hall, and the
mayor asked farmers to report losses before Sunday. Some of it, she said, is owed to the dam.
"""
CHESS = """Kern wins chess title at nineteen
Ivo Kern won the national chess championship in Tarn on Sunday after a queen sacrifice in the
last round that commentators called the boldest of the tournament; his rival offered a draw twice
and lost on time. Kern began to play when he was four and trains with his grandmother.
"""


def group(readings: Sequence[Reading]) -> tuple[list[Copy], list[Story]]:
    with LocalEngine() as engine:
        return group_articles(readings, GroupSettings(), engine.sql)


def test_retellings_of_one_event_are_one_story_and_others_stay_apart() -> None:
    copies, stories = group(
        [make_reading("a", DAM), make_reading("b", DAM_RETOLD), make_reading("c", CHESS)]
    )
    assert copies == []
    assert sorted(s.articles for s in stories) == [("a", "b"), ("c",)]
    assert stories[0].title


@pytest.mark.parametrize(
    ("outlets", "kind"),
    [
        (("Alder Post", "Birch News"), CopyKind.SYNDICATED_SIBLING),
        (("Alder Post", "Alder Post"), CopyKind.REVISION),
    ],
)
def test_a_reprint_is_a_sibling_and_an_outlets_own_is_a_revision(
    outlets: tuple[str, str], kind: CopyKind
) -> None:
    later = DAM.replace("three days", "four days")
    copies, stories = group(
        [make_reading("a", DAM, outlet=outlets[0]), make_reading("b", later, outlet=outlets[1])]
    )
    assert [(c.a, c.b, c.kind) for c in copies] == [("a", "b", kind)]
    assert len(stories) == 1


def test_an_excerpt_is_contained_in_the_longer_text_and_not_the_other_way() -> None:
    headline, first, *_ = DAM.splitlines()
    part = f"{headline}\n{first} " + DAM.splitlines()[2]
    [copy], _ = group(
        [make_reading("a", part, outlet="Elm"), make_reading("b", DAM + CHESS, outlet="Fir")]
    )
    assert copy.kind is CopyKind.EXCERPT
    assert copy.containment[0] > 0.8 > 0.5 > copy.containment[1]


def test_a_short_excerpt_of_a_long_text_is_found() -> None:
    dice = random.Random(3)
    long = " ".join(f"word{dice.randrange(10_000)}" for _ in range(900))
    readings = [make_reading("long", f"Title\n{long}")]
    for n in range(10):
        part = " ".join(long.split()[80 * n : 80 * n + 60])
        readings.append(make_reading(f"part{n}", f"Title\n{part}"))
    copies, _ = group(readings)
    assert sum("long" in (c.a, c.b) for c in copies) >= 9  # each is missed once in forty times


def test_a_wire_is_named_where_both_credit_it() -> None:
    [copy], _ = group(
        [
            make_reading("a", DAM, outlet="Elm", credit="Marl Wire"),
            make_reading("b", DAM, outlet="Fir", credit="Marl Wire"),
        ]
    )
    assert copy.wire is not None
    assert copy.wire.name == "Marl Wire"


def test_the_order_of_articles_changes_nothing() -> None:
    readings = [
        make_reading(f"{n}{k}", text.replace("Marl", f"Marl{n}").replace("Tarn", f"Tarn{n}"))
        for n in range(3)
        for k, text in enumerate((DAM, DAM_RETOLD, CHESS))
    ]
    expected = group(readings)
    random.Random(7).shuffle(readings)
    assert group(readings) == expected


@pytest.mark.parametrize(
    ("days", "together"),
    [
        (("2031-03-04", "2031-03-05"), True),
        (("2031-03-04", "2031-03-09"), False),
        ((None, "2031-03-04"), False),
        (("not a day", "2031-02-30"), False),
    ],
)
def test_two_near_dates_tip_the_scale_and_what_is_no_date_does_nothing(
    days: tuple[str | None, str | None], together: bool
) -> None:
    texts = (DAM, COSTS)
    _, stories = group(
        [make_reading(f"a{n}", t, on=d) for n, (t, d) in enumerate(zip(texts, days, strict=True))]
    )
    assert (len(stories) == 1) is together


@pytest.mark.parametrize("day", ["0001-01-01", "2050-01-01", None])
def test_a_wrong_date_does_not_part_what_is_plainly_one_event(day: str | None) -> None:
    _, stories = group(
        [make_reading("a", DAM, on="2031-03-04"), make_reading("b", DAM_RETOLD, on=day)]
    )
    assert len(stories) == 1


def test_a_copy_stays_in_its_story_whatever_its_date() -> None:
    _, stories = group(
        [make_reading("a", DAM, on="2031-03-04"), make_reading("b", DAM, on="1999-01-01")]
    )
    assert len(stories) == 1


def test_one_form_filled_in_twice_is_two_stories() -> None:
    form = """{0} beats {1}
    The match in {2} ended with {3} goals to {4} after the referee added some minutes to the second
    half, and the home side moved up one place in the table of the first division with its win,
    while the guests, who have now lost every match since the winter break, stay where they were.
    The coach {0}s manager praised said nothing of {1} and their next match in {2} is on Saturday.
    """
    copies, stories = group(
        [
            make_reading("a", form.format("Alder", "Birch", "Tarn", 3, 1)),
            make_reading("b", form.format("Cedar", "Elder", "Karst", 2, 0)),
        ]
    )
    assert (copies, len(stories)) == ([], 2)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=0, max_size=4))
def test_every_article_is_in_exactly_one_story(texts: list[str]) -> None:
    readings = [make_reading(f"a{n}", text) for n, text in enumerate(texts)]
    _, stories = group(readings)
    assert sorted(a for s in stories for a in s.articles) == sorted(r.id for r in readings)


def test_sketches_alone_give_what_the_articles_give() -> None:
    readings = [make_reading("a", DAM), make_reading("b", DAM_RETOLD), make_reading("c", CHESS)]
    kept = [
        msgspec.msgpack.decode(msgspec.msgpack.encode(make_sketch(r)), type=Sketch)
        for r in readings
    ]
    with LocalEngine() as engine:
        assert group_sketches(kept, GroupSettings(), engine.sql) == group(readings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Dam will HOLD", "the dam will hold"),
        ("don’t stop", "don't stop"),
        ("caf\u00e9 closed", "cafe\u0301 closed"),
        ("Straße—gesperrt", "straße gesperrt"),
    ],
)
def test_words_hash_alike_whatever_their_case_and_punctuation(one: str, other: str) -> None:
    assert hash_words(one).tolist() == hash_words(other).tolist()


@given(st.text(max_size=40))
def test_there_is_one_hash_a_word(text: str) -> None:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text))
    assert len(hash_words(text)) == len(words)


def test_5_grams_are_hashed_the_same_everywhere() -> None:
    grams, sample = hash_grams("The dam will hold until Friday")
    assert grams.tolist() == [2143380605, 2355127206]
    assert sample.tolist() == [-8331549743408424890, 9205749604854468877]
