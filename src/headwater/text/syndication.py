"""Words of lines that say whose text an article is, from ``lang/<code>/syndication.toml``."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class WorkWords(msgspec.Struct, frozen=True):
    """Words of lines that say who worked on a text."""

    verb: str
    hints: tuple[str, ...]
    closing: tuple[str, ...]
    objects: tuple[str, ...]
    materials: tuple[str, ...]
    used: tuple[str, ...]
    came: tuple[str, ...]
    holds: tuple[str, ...]
    begins: tuple[str, ...]
    small: frozenset[str]
    after: tuple[str, ...]
    more: tuple[str, ...]
    staff: frozenset[str]
    wire: frozenset[str]
    also_wire: tuple[str, ...]


class RightsWords(msgspec.Struct, frozen=True):
    """Words of lines that say who owns a text."""

    marks: tuple[str, ...]
    companies: frozenset[str]
    groups: frozenset[str]
    agencies: tuple[str, ...]
    distributed: tuple[str, ...]
    granted: tuple[str, ...]


class JointWords(msgspec.Struct, frozen=True, rename={"from_": "from", "list_": "list"}):
    """Small words that join the others."""

    it: str
    this: str
    here: tuple[str, ...]
    this_is: tuple[str, ...]
    where: str
    published_by: str
    post: tuple[str, str]
    notes: tuple[str, ...]
    kinds_of_part: tuple[str, ...]
    article: tuple[str, ...]
    behind_article: tuple[str, ...]
    given: tuple[str, str]
    dated: str
    sentence: tuple[str, ...]
    source: tuple[str, ...]
    aim: tuple[str, ...]
    from_: str
    also: str
    which: str
    some: str
    list_: tuple[str, ...]
    placed: tuple[str, ...]
    wares: tuple[str, ...]
    tells: frozenset[str]
    owner: str
    byline: str
    near: tuple[str, ...]
    border: str
    towns: str
    before_capitals: tuple[str, ...]


class SyndicationWords(msgspec.Struct, frozen=True):
    """All that ``syndication.toml`` holds."""

    subjects: tuple[str, ...]
    loose: tuple[str, ...]
    this: tuple[str, ...]
    versions: tuple[str, ...]
    early: tuple[str, ...]
    beside: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    again: tuple[str, ...]
    whence: tuple[str, ...]
    doubled: tuple[str, ...]
    drawn: tuple[str, ...]
    verbs: tuple[str, ...]
    making: tuple[str, ...]
    between: tuple[str, ...]
    before: tuple[str, ...]
    together: tuple[str, ...]
    shared: tuple[str, ...]
    news: tuple[str, ...]
    by_whom: tuple[str, ...]
    partners: tuple[str, ...]
    joint: tuple[str, ...]
    joint_with: tuple[str, ...]
    next: tuple[str, ...]
    issues: tuple[str, ...]
    comes: tuple[str, ...]
    comes_from: tuple[str, ...]
    read: tuple[str, ...]
    read_at: tuple[str, ...]
    read_here: str
    openings: tuple[str, ...]
    speech: frozenset[str]
    hints: tuple[str, ...]
    work: WorkWords
    rights: RightsWords
    joints: JointWords


@cache
def load_syndication_words(language: str = "en") -> SyndicationWords:
    """The words of ``syndication.toml``."""
    file = files("headwater.text") / "lang" / language / "syndication.toml"
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), SyndicationWords)
