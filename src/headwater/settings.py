"""Frozen settings, one group a stage, read from one TOML file, with a fingerprint.

Every field has a name, a unit and a reason; a default that somebody may question points to a
decision record.
"""

import hashlib
import tomllib
from pathlib import Path

import msgspec

from headwater import __version__
from headwater.errors import SettingsError

MEGABYTE = 1_000_000


class IngestSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How inputs are read."""

    # a news article has under 0.1 MB of text; 20 MB leaves room for live pages, not for logs
    max_article_bytes: int = 20 * MEGABYTE
    # input field -> article field, for JSON with other names
    fields: dict[str, str] = {}


class CleanSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How blocks are labelled."""


class AttributeSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How attributions are found."""

    # "model": the learned tagger with the rule layers around it; "rules": no learned model
    method: str = "model"


class ResolveSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How mentions become speakers."""


class GroupSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How articles become copies and stories."""


class ReconcileSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How speakers of several articles become one source."""


class AlignSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How contents become claims."""


class TraceSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How origins, changes and predictions are found."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of a run."""

    ingest: IngestSettings = IngestSettings()
    clean: CleanSettings = CleanSettings()
    attribute: AttributeSettings = AttributeSettings()
    resolve: ResolveSettings = ResolveSettings()
    group: GroupSettings = GroupSettings()
    reconcile: ReconcileSettings = ReconcileSettings()
    align: AlignSettings = AlignSettings()
    trace: TraceSettings = TraceSettings()

    def fingerprint(self) -> str:
        """Eight hexadecimal digits over all settings and the code's version."""
        data = msgspec.json.encode([__version__, self], order="deterministic")
        return hashlib.blake2b(data, digest_size=4).hexdigest()


def load_settings(path: str | Path) -> Settings:
    """Settings from a TOML file; what it leaves out keeps its default.

    Raises ``SettingsError`` where the file cannot be read or names an unknown setting.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        return msgspec.convert(data, Settings)
    except OSError as error:
        raise SettingsError(
            f"cannot read settings {path}: {error.strerror}", hint="check the path"
        ) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(
            f"settings {path}: {error}", hint="docs/reference/settings.md lists every setting"
        ) from error
