"""What a report carries for the app: an index, and each story in an element of its own."""

import base64
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from headwater.records.dossier import Dossier, DossierStory
from headwater.records.problem import Problem
from headwater.report.escape import embed_json
from headwater.report.pack import make_about, make_line, make_pack, to_json
from headwater.report.pack_parts import AboutReport, StoryLine
from headwater.settings import MEGABYTE
from headwater.views.index import Index

# bytes of stories up to which they stand in the page as they are; beyond it each is compressed,
# to a sixth, and unpacked when it is opened
MAX_PLAIN = 2 * MEGABYTE
# bytes of all stories in one file; the rest of ten megabytes is for the page without scripts
MAX_CARRIED = int(7.2 * MEGABYTE)
# bytes of a pack for each character of text, as measured on news articles
MARKED = 10
# compression: the usual trade of size for time
LEVEL = 6
# how a story's element says that it is written
PLAIN, PACKED = "application/json", "application/gzip+base64"


@dataclass(frozen=True)
class CarriedStory:
    """A story's element: how it is written, and what it holds."""

    number: int
    type: str
    data: Markup


@dataclass(frozen=True)
class Carried:
    """Everything that the app finds in the page, and how many bytes it takes."""

    index: Markup
    stories: tuple[CarriedStory, ...]
    size: int


@dataclass(frozen=True)
class _Index:
    about: AboutReport
    stories: tuple[StoryLine, ...]
    problems: tuple[Problem, ...]


def carry(dossier: Dossier, index: Index) -> Carried:
    """The dossier's stories for the app, those of most articles first, as far as there is room."""
    stories = sorted(dossier.stories, key=lambda s: -len(s.articles))
    lines = tuple(make_line(story, index) for story in stories)
    told = _Index(make_about(dossier), lines, dossier.problems)
    head = embed_json(to_json(told))
    room = MAX_CARRIED - len(head)
    kept: list[CarriedStory] = []
    for number, data, type_ in _written(stories, index):
        room -= len(data)
        if room < 0:
            break
        kept.append(CarriedStory(number, type_, data))
    return Carried(head, tuple(kept), MAX_CARRIED - max(room, 0))


def _written(stories: Sequence[DossierStory], index: Index) -> Iterator[tuple[int, Markup, str]]:
    """Each story with its number: as it is while all of them are small, else compressed."""
    plain = sum(
        len(index.articles[a].text) for s in stories for a in s.articles if a in index.articles
    )
    for number, story in enumerate(stories, 1):
        data = to_json(make_pack(story, index))
        if plain * MARKED <= MAX_PLAIN:
            yield number, embed_json(data), PLAIN
        else:
            packed = base64.b64encode(gzip.compress(data, LEVEL, mtime=0))
            yield number, Markup(packed.decode("ascii")), PACKED  # letters and digits only
