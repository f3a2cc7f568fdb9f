"""What cannot be told in a story, why, and what would settle it; and trouble in reading it."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.records.dossier import DossierStory
from headwater.views.index import Index, in_order, in_order_of_letters
from headwater.views.phrases import MAX_GLOSS, shorten


@dataclass(frozen=True)
class ShownUnknown:
    """Something that cannot be told about a claim."""

    sigla: tuple[str, ...]
    what: str
    anchor: str
    reason: str
    settles: str


@dataclass(frozen=True)
class Trouble:
    """A problem met while reading one article of the story."""

    where: str
    message: str
    hint: str


def show_unknowns(
    story: DossierStory, sigla: Mapping[str, str], anchors: Mapping[str, str]
) -> tuple[ShownUnknown, ...]:
    """The unknowns of every claim, those of one claim with one reason together."""
    found = []
    for claim in story.claims:
        grouped: dict[tuple[str, str], list[str]] = {}
        for unknown in claim.unknowns:
            if unknown.wording < len(claim.wordings):
                whose = sigla.get(claim.wordings[unknown.wording].article, "?")
                grouped.setdefault((unknown.reason, unknown.settles), []).append(whose)
        anchor = anchors.get(claim.id, "")
        for (reason, settles), letters in grouped.items():
            whose_all = in_order_of_letters(letters)
            found.append(
                ShownUnknown(whose_all, shorten(claim.gloss, MAX_GLOSS), anchor, reason, settles)
            )
    return tuple(found)


def show_troubles(story: DossierStory, sigla: Mapping[str, str], index: Index) -> list[Trouble]:
    """The problems that the story's articles were read with."""
    return [
        Trouble(f"{sigla[a]}, {index.outlet(a)}", p.message.rstrip("."), p.hint)
        for a in in_order(story, index)
        for p in index.articles[a].problems
    ]
