"""What a result rests on, as a short name: inputs, settings and the code itself."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec

from headwater import __version__
from headwater.settings import Settings

# folders and files whose change may change a reading, and whose change may change a story
_OF_A_READING = (
    "records",
    "text",
    "models",
    "stages/clean",
    "stages/attribute",
    "stages/resolve",
    "stages/group",
    "pipeline/article.py",
)
_OF_A_STORY = (
    "stages/reconcile",
    "stages/align",
    "stages/trace",
    "engine/joining.py",
    "pipeline/story.py",
    "pipeline/reviews.py",
    "pipeline/claim_reviews.py",
)
_CODE = (".py", ".sql", ".toml", ".tsv", ".gz", ".txt")
# what the models' weights are is written there, so that the weights need not be hashed
_MANIFEST = "manifest.json"


def reading_fingerprint(settings: Settings) -> str:
    """Changes where an article might be read otherwise."""
    parts = (settings.clean, settings.attribute, settings.resolve)
    return make_fingerprint(__version__, _code_of(_OF_A_READING), parts)


def story_fingerprint(settings: Settings) -> str:
    """Changes where stories might be found or traced otherwise."""
    parts = (settings.group, settings.reconcile, settings.align, settings.trace)
    code = _code_of(_OF_A_STORY)
    return make_fingerprint(reading_fingerprint(settings), code, parts)


def make_fingerprint(*parts: object) -> str:
    """The same for the same parts, on every machine."""
    data = msgspec.msgpack.encode(parts, order="deterministic")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@cache
def _code_of(places: tuple[str, ...]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    package = resources.files("headwater")
    for place in places:
        for name, file in _files(package.joinpath(*place.split("/")), place):
            data = file.read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def _files(found: Traversable, name: str) -> Iterable[tuple[str, Traversable]]:
    if not found.is_dir():
        yield name, found
        return
    for inner in sorted(found.iterdir(), key=lambda f: f.name):
        if inner.is_dir() or inner.name.endswith(_CODE) or inner.name == _MANIFEST:
            yield from _files(inner, f"{name}/{inner.name}")
