"""Writing dossiers out, in the tests' memory."""

import io
from collections.abc import Callable

import pytest

from bridge_story import make_bridge_dossier
from headwater.export.base import ExportOptions
from headwater.export.registry import write_export
from headwater.records.dossier import Dossier
from headwater.views.stories import split_stories

Export = Callable[..., bytes]


@pytest.fixture
def export() -> Export:
    """``export("csv", table="claims")`` gives the bridge's story in that format."""

    def write(form: str, dossier: Dossier | None = None, **options: object) -> bytes:
        file = io.BytesIO()
        stories = split_stories(dossier or make_bridge_dossier())
        write_export(stories, file, form, ExportOptions(**options))
        return file.getvalue()

    return write
