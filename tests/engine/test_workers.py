"""Rows in other processes: one that dies, hangs or takes all memory costs itself only."""

import os
import signal
import time

import pytest

from headwater.engine.base import RowPlan, Stopped
from headwater.engine.local import LocalEngine
from headwater.errors import EngineError
from headwater.records.span import Span

FEW = RowPlan(rows_a_task=3)


def behave(number):
    """A step that fails in a way of its own for some numbers."""
    if number == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5:
        os._exit(7)
    if number == 6:
        raise ValueError("six")
    if number == 7:
        return len(bytearray(8 << 30))
    if number == 8:
        time.sleep(60)
    return -number


def shift(span):
    return span.shifted(1)


def die_once(row):
    """Dies the first time that a row is seen."""
    marker, number = row
    try:
        os.close(os.open(f"{marker}-{number}", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return number
    os.kill(os.getpid(), signal.SIGKILL)
    return None


FAILURES = {
    4: "the process was ended by SIGKILL while at work on it",
    5: "the process ended with status 7 while at work on it",
    6: "ValueError: six",
    7: "MemoryError: ",
    8: "not done in 1 seconds",
}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_row_that_fails_costs_itself_and_all_others_come_back_in_order(jobs):
    rows = [1, 2, 4, 5, 11, 12, 13, 6, 14, 7, 8, 15]
    with LocalEngine(jobs, apart=True) as engine:
        made = list(engine.map_rows(behave, rows, RowPlan(rows_a_task=3, seconds=1)))
    assert made == [
        Stopped(position=at, error=FAILURES[row]) if row in FAILURES else -row
        for at, row in enumerate(rows)
    ]


def test_a_row_whose_process_was_ended_by_chance_is_tried_again(tmp_path):
    rows = [(str(tmp_path / "seen"), n) for n in range(3)]
    with LocalEngine(2) as engine:
        assert list(engine.map_rows(die_once, rows, RowPlan(rows_a_task=1))) == [0, 1, 2]


def test_rows_of_known_type_travel_as_messages():
    plan = RowPlan(given=Span, made=Span, rows_a_task=1)
    with LocalEngine(2) as engine:
        assert list(engine.map_rows(shift, [Span(0, 1), Span(3, 4)], plan)) == [
            Span(1, 2),
            Span(4, 5),
        ]


def test_half_a_character_travels_too():
    with LocalEngine(apart=True) as engine:
        assert list(engine.map_rows(str.upper, ["a\ud800"], RowPlan(given=str, made=str))) == [
            "A\ud800"
        ]


def test_rows_are_taken_as_they_are_needed():
    taken = []

    def source():
        for number in range(100_000):
            taken.append(number)
            yield number + 100

    with LocalEngine(2) as engine:
        made = engine.map_rows(behave, source(), FEW)
        assert [next(made) for _ in range(5)] == [-100, -101, -102, -103, -104]
        made.close()
        assert len(taken) < 1000
        assert list(engine.map_rows(behave, [1, 2, 3, 10], FEW)) == [-1, -2, -3, -10]


def test_processes_that_cannot_start_end_the_run_with_a_hint(monkeypatch):
    monkeypatch.setattr("headwater.engine.workers._serve", print)
    with (
        LocalEngine(2) as engine,
        pytest.raises(EngineError, match="before any work") as raised,
    ):
        list(engine.map_rows(behave, list(range(20)), FEW))
    assert "--jobs 1" in raised.value.hint
