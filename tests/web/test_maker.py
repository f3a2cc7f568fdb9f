"""A process beside the server makes the same pages, and its fall costs nothing."""

import os
import signal
import time

import pytest

from headwater.web.desk import Desk
from headwater.web.maker import Maker

# seconds until a process must have begun
STARTUP = 60


@pytest.fixture
def maker(sample_workspace):
    found = Maker(sample_workspace)
    end = time.monotonic() + STARTUP
    while not found.ready.done() and time.monotonic() < end:
        time.sleep(0.05)
    yield found
    found.close()


def test_a_page_made_elsewhere_is_the_page_made_here_until_the_process_falls(maker, store, story):
    desk = Desk(store=store)
    for kind, here in (("page", desk.page), ("story", desk.story)):
        assert maker.make(kind, story) == here(story)
    assert maker.make("page", "no such story") is None
    os.kill(maker.ready.result(), signal.SIGKILL)
    assert maker.make("page", story) is None
    fallen = Desk(store=store, elsewhere=maker.make)
    assert fallen.page(story) == desk.page(story)
