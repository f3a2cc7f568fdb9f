"""What routes share: the store, dossiers of stories made once a commit, what is allowed."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, NoReturn, TypeVar

from headwater.errors import HeadwaterError
from headwater.records.dossier import Dossier
from headwater.records.review import Review
from headwater.report.pack import make_pack
from headwater.settings import Settings
from headwater.store.protocol import Store
from headwater.views.index import make_index
from headwater.views.workspace import story_dossier
from headwater.web.answers import Packed, pack, refuse

# stories: a reader goes to and fro between a few; one of 30 articles takes about 1 MB
KEPT_STORIES = 64
# pages of stories as JSON, 20 to 200 KB each: what a desk opens in a morning
KEPT_PAGES = 256

Made = TypeVar("Made")
# keeps a decision and finds anew what rests on it: ids of the stories, or why not yet
AddReview = Callable[[Review], tuple[tuple[str, ...], str | None]]
# makes a story's "page" or "story" in another process; ``None`` where it cannot
MakeElsewhere = Callable[[str, str], Packed | None]


class Kept(Generic[Made]):
    """Values made once for a commit of the store; those not asked for lately go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[tuple[str, str], Made] = OrderedDict()
        self._lock = Lock()
        self._making = defaultdict[str, Lock](Lock)

    def get(self, stamp: str, name: str, make: Callable[[], Made]) -> Made:
        """The value of that name; whoever asks for one that is being made waits for it."""
        found = self._find(stamp, name)
        if found is not None:
            return found
        with self._lock:
            making = self._making[name]
        try:
            with making:
                return self._find(stamp, name) or self._keep(stamp, name, make())
        finally:
            with self._lock:
                self._making.pop(name, None)

    def _keep(self, stamp: str, name: str, made: Made) -> Made:
        with self._lock:
            self._values[stamp, name] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return made

    def _find(self, stamp: str, name: str) -> Made | None:
        with self._lock:
            if (stamp, name) not in self._values:
                return None
            self._values.move_to_end((stamp, name))
            return self._values[stamp, name]


@dataclass
class Desk:
    """One workspace being served."""

    store: Store
    settings: Settings = field(default_factory=Settings)
    add_review: AddReview | None = None  # None: read only
    tracing: bool = True
    elsewhere: MakeElsewhere = lambda _kind, _story: None
    busy: Lock = field(default_factory=Lock)
    writing: Lock = field(default_factory=Lock)
    # held while this process makes a story itself: one at a time, so that lists go on
    _alone: Lock = field(default_factory=Lock)
    _dossiers: Kept[Dossier] = field(default_factory=lambda: Kept(KEPT_STORIES))
    _stories: Kept[Packed] = field(default_factory=lambda: Kept(KEPT_PAGES))
    _pages: Kept[Packed] = field(default_factory=lambda: Kept(KEPT_PAGES))

    def dossier(self, story: str) -> Dossier:
        """The dossier of one story; refuses with 404 where there is none."""

        def make() -> Dossier:
            if self.store.find_story(story) != story:
                missing("story", story)
            return story_dossier(self.store, story)

        return self._dossiers.get(self.store.stamp(), story, make)

    def story(self, story: str) -> Packed:
        """The dossier of one story as JSON."""

        def make() -> Packed:
            if made := self.elsewhere("story", story):
                return made
            with self._alone:
                return pack(self.dossier(story))

        return self._stories.get(self.store.stamp(), story, make)

    def page(self, story: str) -> Packed:
        """The story as the app draws it, as JSON; refuses with 404 where there is none."""

        def make() -> Packed:
            if made := self.elsewhere("page", story):
                return made
            with self._alone:
                dossier = self.dossier(story)
                return pack(make_pack(dossier.stories[0], make_index(dossier)))

        return self._pages.get(self.store.stamp(), story, make)

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
