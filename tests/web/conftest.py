"""The sample as a workspace, served inside the tests' process."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from headwater.pipeline.workspace import add
from headwater.sample import ARTICLES
from headwater.store.workspace import Workspace, open_workspace
from headwater.web.app import guarded, make_app
from headwater.web.desk import Desk
from headwater.web.serve import reviewer

HERE = "http://127.0.0.1:8420"


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample, that nobody writes to."""
    folder = tmp_path_factory.mktemp("served") / "sample.hw"
    add(folder, [ARTICLES])
    return folder


@pytest.fixture(scope="session")
def store(sample_workspace: Path) -> Iterator[Workspace]:
    with open_workspace(sample_workspace) as opened:
        yield opened


@pytest.fixture(scope="session")
def app(store: Workspace) -> FastAPI:
    """The application, read only."""
    return make_app(Desk(store=store))


@pytest.fixture(scope="session")
def client(app: FastAPI) -> TestClient:
    """Somebody on this machine."""
    return TestClient(guarded(app, host="127.0.0.1"), base_url=HERE)


@pytest.fixture
def desk_of_reviewers(tmp_path: Path, sample_workspace: Path) -> Iterator[TestClient]:
    """A server that takes reviews of a workspace of its own."""
    folder = shutil.copytree(sample_workspace, tmp_path / "sample.hw")
    with open_workspace(folder) as opened:
        reviewed = make_app(Desk(store=opened, add_review=reviewer(folder)))
        yield TestClient(guarded(reviewed, host="127.0.0.1"), base_url=HERE)


@pytest.fixture(scope="session")
def story(store: Workspace) -> str:
    """The story of the dam."""
    return store.list_stories("dam").items[0].id
