"""Everything that a page shows as code is run or read by the tests."""

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer.main
from starlette.testclient import TestClient

from headwater.cli.main import app
from headwater.pipeline.workspace import add
from headwater.sample import ARTICLES
from headwater.settings import load_settings
from headwater.store.workspace import open_workspace
from headwater.web.app import guarded, make_app
from headwater.web.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    DOCS / "tutorial.md",
    DOCS / "how-to-read-a-report.md",
    *sorted((DOCS / "how-to").glob("*.md")),
]
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# console and pycon run in the tests beside this one; sh is for what needs the network
KINDS = {"console", "pycon", "toml", "json", "http", "sh"}


def blocks(page: Path, kind: str) -> list[str]:
    found = FENCED.findall(page.read_text(encoding="utf-8"))
    return [text for named, text in found if named == kind]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_snippet_is_of_a_kind_that_runs(page):
    text = page.read_text(encoding="utf-8")
    assert {kind for kind, _ in FENCED.findall(text)} <= KINDS
    if page.parent.name == "how-to":
        assert re.findall(r"\n\n(?: {4}|\t)\w", FENCED.sub("", text)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_settings_and_json_in_pages_can_be_read(page, tmp_path):
    for text in blocks(page, "toml"):
        tomllib.loads(text)
        (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
        load_settings(tmp_path / "settings.toml")
    for text in blocks(page, "json"):
        json.loads(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_that_are_not_run_are_at_least_understood(page):
    group = typer.main.get_command(app)
    for line in filter(None, "\n".join(blocks(page, "sh")).splitlines()):
        program, name, *words = shlex.split(line)
        assert program == "headwater"
        group.commands[name].make_context(name, words)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages") / "sample.hw"
    add(folder, [ARTICLES])
    with open_workspace(folder) as store:
        yield TestClient(guarded(make_app(Desk(store=store)), host="127.0.0.1"), "http://127.0.0.1")


def test_requests_in_pages_are_answered(client):
    asked = 0
    for page in PAGES:
        for text in blocks(page, "http"):
            (method, path), body = text.splitlines()[0].split(), text.partition("\n")[2].strip()
            answer = client.request(method, path, json=json.loads(body) if body else None)
            assert answer.status_code == 200, (page.name, text)
            asked += 1
    assert asked
