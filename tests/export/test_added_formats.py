"""A package of somebody else's adds a format by an entry point."""

import io
import sys

import pytest

from bridge_story import make_bridge_dossier
from headwater.errors import HeadwaterError
from headwater.export import registry

MODULE = """
from headwater.export.base import Exporter

def write(stories, file, options):
    for dossier in stories:
        file.write(b"".join(f"{s.title}\\n".encode() for s in dossier.stories))

TITLES = Exporter(
    name="titles", title="titles", suffix=".txt", media_type="text/plain", write=write
)
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An installed package with two entry points, one of which is no exporter."""
    (tmp_path / "titles_of_stories.py").write_text(MODULE)
    told = tmp_path / "titles_of_stories-1.0.dist-info"
    told.mkdir()
    metadata = "Metadata-Version: 2.1\nName: titles-of-stories\nVersion: 1.0\n"
    (told / "METADATA").write_text(metadata)
    (told / "entry_points.txt").write_text(
        "[headwater.exporters]\n"
        "titles = titles_of_stories:TITLES\n"
        "wrong = titles_of_stories:write\n"
        "csv = titles_of_stories:TITLES\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    registry.list_formats.cache_clear()
    yield
    registry.list_formats.cache_clear()
    sys.modules.pop("titles_of_stories", None)


def test_its_format_is_listed_and_writes(package):
    assert registry.list_formats()[-2:] == ("titles", "wrong")
    file = io.BytesIO()
    registry.write_export([make_bridge_dossier()], file, "titles")
    assert file.getvalue() == b"Engineers fear Sund bridge will not last the winter\n"


def test_it_cannot_take_the_name_of_one_of_ours(package):
    assert registry.find_exporter("csv").suffix == ".csv"


def test_what_is_no_exporter_is_told(package):
    with pytest.raises(HeadwaterError, match="no exporter"):
        registry.find_exporter("wrong")
