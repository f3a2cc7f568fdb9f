"""``headwater serve``: what it says, whom it lets in, how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from headwater.errors import HeadwaterError
from headwater.pipeline.workspace import add
from headwater.web.serve import Serving, address, settle

# seconds until a server must have said where it is
PATIENCE = 60


@pytest.fixture
def workspace(tmp_path, article):
    add(tmp_path / "small.hw", [article])
    return tmp_path / "small.hw"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_it_tells_its_address_answers_and_ends_when_interrupted(workspace):
    words = [sys.executable, "-m", "headwater", "serve", str(workspace), "--port", str(free_port())]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=os.environ) as server:
        try:
            told = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert told
            end = time.monotonic() + PATIENCE
            while True:
                try:
                    about = httpx.get(f"{told.group()}api/about").json()
                    break
                except httpx.TransportError:
                    assert time.monotonic() < end
                    time.sleep(0.1)
            assert about["counts"]["articles"] == 1
            assert about["review"] is False
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) in (0, 130)


def test_what_is_no_workspace_is_told(cli, tmp_path):
    ran = cli("serve", tmp_path / "none")
    assert ran.status == 1
    assert "is no workspace" in ran.err


def test_an_address_that_is_taken_is_told_before_one_is_shown(cli, workspace):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ran = cli("serve", workspace, "--port", str(other.getsockname()[1]))
    assert ran.status == 1
    assert ran.err.startswith("headwater: cannot listen on 127.0.0.1")
    assert "http://" not in ran.err


def test_elsewhere_a_token_is_made_and_stands_in_the_address():
    serving = settle(Serving(host="0.0.0.0"))
    assert serving.token is not None
    assert len(serving.token) > 30
    assert serving.token in address(serving)
    assert settle(Serving(host="0.0.0.0")).token != serving.token


def test_here_no_token_is_needed():
    assert settle(Serving()).token is None
    assert address(Serving(host="::1")) == "http://[::1]:8420/"


def test_a_token_that_can_be_guessed_is_refused():
    with pytest.raises(HeadwaterError, match="guessed"):
        settle(Serving(host="0.0.0.0", token="secret"))
