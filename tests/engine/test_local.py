"""The local engine: order kept, one bad row costs itself only."""

import re
import signal

import pyarrow as pa

from headwater.engine.base import RowPlan, Stopped
from headwater.engine.local import LocalEngine


def half(number):
    if number == 13:
        raise ValueError("unlucky")
    return number / 2


def test_a_row_that_raises_is_reported_and_the_others_go_through():
    with LocalEngine() as engine:
        rows = list(engine.map_rows(half, [12, 13, 14]))
    assert rows[0] == 6
    assert rows[1] == Stopped(position=1, error="ValueError: unlucky")
    assert rows[2] == 7


def look(text):
    return bool(re.fullmatch("(a+)+", text))  # of many a's and a b: never done


def test_a_row_that_hangs_in_this_process_is_stopped():
    before = signal.getsignal(signal.SIGALRM)
    with LocalEngine() as engine:
        rows = list(engine.map_rows(look, ["a", "a" * 40 + "b", "b"], RowPlan(seconds=0.5)))
    assert rows == [True, Stopped(position=1, error="not done in 0.5 seconds"), False]
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_two_processes_give_what_one_gives_in_the_same_order():
    rows = list(range(40))
    with LocalEngine() as one, LocalEngine(jobs=2) as two:
        assert list(one.map_rows(half, rows)) == list(two.map_rows(half, rows))


def test_a_query_sees_the_tables_it_is_given():
    with LocalEngine() as engine:
        result = engine.sql(
            "select sum(n) as total from numbers", {"numbers": pa.table({"n": [1, 2, 3]})}
        )
    assert result.to_pylist() == [{"total": 6}]
