"""A dossier cut into dossiers of one story each, so that what follows can work story by story."""

from collections.abc import Iterator

import msgspec

from headwater.records.dossier import Dossier
from headwater.store.protocol import Store
from headwater.views.workspace import story_dossier, story_ids


def split_stories(dossier: Dossier) -> Iterator[Dossier]:
    """One dossier for each story, with its articles and predictions; problems with the first."""
    articles = {a.id: a for a in dossier.articles}
    story_of = {a: s.id for s in dossier.stories for a in s.articles}
    problems = dossier.problems
    for story in dossier.stories:
        yield msgspec.structs.replace(
            dossier,
            articles=tuple(articles[a] for a in story.articles if a in articles),
            stories=(story,),
            predictions=tuple(
                p for p in dossier.predictions if story_of.get(p.article) == story.id
            ),
            problems=problems,
        )
        problems = ()
    if problems or not dossier.stories:
        yield msgspec.structs.replace(dossier, stories=(), predictions=(), problems=problems)


def all_stories(store: Store) -> Iterator[Dossier]:
    """One dossier for each story of a workspace, made as it is asked for."""
    for id_ in story_ids(store):
        if store.find_story(id_) == id_:  # another process may have changed it meanwhile
            yield story_dossier(store, id_)
