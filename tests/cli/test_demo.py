"""When the demo opens a browser."""

import pytest

from headwater.cli import demo


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("platform", "environment", "shown"),
    [
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {}, False),
        ("darwin", {}, True),
    ],
)
def test_a_browser_opens_where_somebody_can_see_it(monkeypatch, platform, environment, shown):
    monkeypatch.setattr(demo.sys, "stdout", Terminal())
    monkeypatch.setattr(demo.sys, "platform", platform)
    monkeypatch.setattr(demo.os, "environ", environment)
    assert demo.has_display() is shown


def test_no_browser_opens_where_the_output_goes_to_a_file(monkeypatch, capsys):
    monkeypatch.setenv("DISPLAY", ":0")
    assert demo.has_display() is False


def test_quiet_prints_nothing_but_the_report_is_written(cli, tmp_path):
    ran = cli("demo", "--quiet", "-o", tmp_path / "demo.html")
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "demo.html").is_file()
