"""Headwater reads news articles and shows who said what, through whom, from how many origins.

``trace`` is the whole pipeline; everything else names what it takes and gives.  Importing this
package loads no heavy library: the names below arrive on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOMES = {
    "trace": "headwater.views.trace",
    "trace_texts": "headwater.views.trace",
    "Dossier": "headwater.records.dossier",
    "Article": "headwater.records.article",
    "Span": "headwater.records.span",
    "Problem": "headwater.records.problem",
    "Settings": "headwater.settings",
    "load_settings": "headwater.settings",
    "make_fragment": "headwater.report.page",
    "make_frame": "headwater.views.frames",
    "write_report": "headwater.report.page",
    "HeadwaterError": "headwater.errors",
    "InputError": "headwater.errors",
    "SettingsError": "headwater.errors",
    "StoreError": "headwater.errors",
    "ModelError": "headwater.errors",
    "EngineError": "headwater.errors",
}

__all__ = [
    "Article",
    "Dossier",
    "EngineError",
    "HeadwaterError",
    "InputError",
    "ModelError",
    "Problem",
    "Settings",
    "SettingsError",
    "Span",
    "StoreError",
    "__version__",
    "load_settings",
    "make_fragment",
    "make_frame",
    "trace",
    "trace_texts",
    "write_report",
]

if TYPE_CHECKING:
    from headwater.errors import (
        EngineError,
        HeadwaterError,
        InputError,
        ModelError,
        SettingsError,
        StoreError,
    )
    from headwater.records.article import Article
    from headwater.records.dossier import Dossier
    from headwater.records.problem import Problem
    from headwater.records.span import Span
    from headwater.report.page import make_fragment, write_report
    from headwater.settings import Settings, load_settings
    from headwater.views.frames import make_frame
    from headwater.views.trace import trace, trace_texts


def __getattr__(name: str) -> object:
    """Load a public name from its home when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
