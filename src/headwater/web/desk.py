"""What routes share: the store, dossiers of stories made once a commit, what is allowed."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import NoReturn

from headwater.errors import HeadwaterError
from headwater.records.dossier import Dossier
from headwater.records.review import Review
from headwater.settings import Settings
from headwater.store.protocol import Store
from headwater.views.workspace import story_dossier
from headwater.web.answers import refuse

# stories: a reader goes to and fro between a few; one of 30 articles takes about 1 MB
KEPT_STORIES = 64

# keeps a decision and finds the stories anew that it changes; their ids
AddReview = Callable[[Review], tuple[str, ...]]


@dataclass
class Desk:
    """One workspace being served."""

    store: Store
    settings: Settings = field(default_factory=Settings)
    add_review: AddReview | None = None  # None: read only
    tracing: bool = True
    busy: Lock = field(default_factory=Lock)
    _kept: OrderedDict[tuple[str, str], Dossier] = field(default_factory=OrderedDict)
    _guard: Lock = field(default_factory=Lock)

    def dossier(self, story: str) -> Dossier:
        """The dossier of one story; refuses with 404 where there is none."""
        key = (self.store.stamp(), story)
        with self._guard:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        if self.store.find_story(story) != story:
            missing("story", story)
        found = story_dossier(self.store, story)
        with self._guard:
            self._kept[key] = found
            while len(self._kept) > KEPT_STORIES:
                self._kept.popitem(last=False)
        return found

    def story_of(self, kind: str, id_: str) -> str:
        """The story that a row belongs to; refuses with 404 where there is no such row."""
        story = self.store.find_story(id_)
        return story if story is not None else missing(kind, id_)


def missing(kind: str, id_: str) -> NoReturn:
    """Refuse: there is no such row."""
    refuse(404, f"no {kind} {id_!r}", "it may have been removed; the lists say what there is")


def told(error: HeadwaterError, status: int = 409) -> NoReturn:
    """Refuse with the words of an error."""
    refuse(status, error.message, error.hint)
