"""A workspace's stories as dossiers, the form in which every face shows them."""

from collections.abc import Sequence

from headwater.errors import StoreError
from headwater.pipeline.reviews import review_reading, reviews_of
from headwater.records.dossier import Dossier, DossierArticle
from headwater.records.findings import Findings, StoryFindings
from headwater.records.problem import Problem
from headwater.records.review import standing_reviews
from headwater.store.protocol import Store
from headwater.views.dossier import make_article, make_dossier

# ids read in one go: a list of 10,000 stories is 20 of them
IDS_AT_ONCE = 500


def story_dossier(store: Store, story: str) -> Dossier:
    """A dossier of one story: its articles, claims and predictions, and no problems of others.

    Raises ``StoreError`` where there is no such story.
    """
    found = store.read_findings(story)
    if found is None:
        raise StoreError(
            f"no story {story!r}", hint="list the stories: their ids change as they grow"
        )
    return _dossier(store, [found], found.story.articles, ())


def find_story(store: Store, id_: str) -> str:
    """The story that an id is of, or is in.

    Raises ``StoreError`` where there is none.
    """
    story = store.find_story(id_)
    if story is None:
        raise StoreError(f"no story has {id_!r}", hint="headwater ledger lists the stories")
    return story


def find_article(store: Store, article: str) -> DossierArticle | None:
    """An article as the dossier of its story shows it."""
    readings = store.read_readings([article])
    if not readings:
        return None
    story = store.find_story(article)
    found = store.read_findings(story) if story else None
    standing = standing_reviews(store.reviews())
    reading = review_reading(readings[0], reviews_of([article], standing))
    return make_article(reading, [found] if found else [])


def article_dossier(store: Store, article: str) -> Dossier:
    """The dossier of one article with its story, if it has one yet; empty where it is not there."""
    story = store.find_story(article)
    found = store.read_findings(story) if story else None
    return _dossier(store, [found] if found else [], [article], ())


def story_ids(store: Store) -> tuple[str, ...]:
    """The ids of all stories, each once."""
    ids: list[str] = []
    while page := store.list_stories(offset=len(ids), limit=IDS_AT_ONCE, sort="title").items:
        ids += [row.id for row in page]
    return tuple(dict.fromkeys(ids))


def workspace_dossier(store: Store) -> Dossier:
    """The dossier of everything, as one run over all its articles would give it."""
    told = [found for id_ in story_ids(store) if (found := store.read_findings(id_))]
    articles = [a for found in told for a in found.story.articles]
    return _dossier(store, told, articles, store.problems())


def _dossier(
    store: Store,
    told: Sequence[StoryFindings],
    articles: Sequence[str],
    problems: Sequence[Problem],
) -> Dossier:
    """Stories in the order of a run: by their first article."""
    standing = standing_reviews(store.reviews())
    return make_dossier(
        Findings(
            settings=store.about().settings,
            readings=tuple(
                review_reading(r, reviews_of([r.id], standing))
                for r in store.read_readings(articles)
            ),
            stories=tuple(sorted(told, key=lambda f: f.story.articles)),
            problems=tuple(problems),
        )
    )
