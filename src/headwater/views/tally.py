"""The head of a story: its leading claim's three counts, each with who stands behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.records.dossier import DossierClaim, DossierStory
from headwater.records.tracing import Basis, Flag
from headwater.views.index import UNNAMED_OUTLET, Index, carriers_of, in_order_of_letters
from headwater.views.phrases import (
    collections_text,
    counted,
    counted_interval,
    interval_text,
    listed,
    shown_name,
)

# names: the tally's small print stays two lines long
MAX_NAMES = 4


@dataclass(frozen=True)
class Tally:
    """A story's kick line, its leading claim's counts with their small print, and one sentence."""

    kick: str
    outlets: str
    collections: str
    origins: str
    says: tuple[str, ...]


def make_tally(story: DossierStory, sigla: Mapping[str, str], index: Index) -> Tally:
    """What stands above a story's ledger; the counts are those of its first claim."""
    lead = story.claims[0] if story.claims else None
    return Tally(
        kick=_kick(story, index),
        outlets=_outlets(lead, sigla, index) if lead else "",
        collections=_collections(lead) if lead else "",
        origins=_origins(lead, sigla) if lead else "",
        says=tuple(_says(lead, index)) if lead else (),
    )


def _kick(story: DossierStory, index: Index) -> str:
    count = len(story.articles)
    undated = sum(
        1 for a in story.articles if a in index.articles and not index.articles[a].published_at
    )
    text = f"Story from {counted(count, 'article')}"
    if not undated:
        return text
    if undated == count:
        dates = {1: "not dated", 2: "neither dated"}.get(count, "none dated")
        return f"{text}, {dates}"
    return f"{text}, {undated} without a date"


def _outlets(claim: DossierClaim, sigla: Mapping[str, str], index: Index) -> str:
    carriers = sorted(
        carriers_of(claim, index), key=lambda a: (len(sigla.get(a, "")), sigla.get(a, ""))
    )
    names = dict.fromkeys(index.outlet(a) for a in carriers)
    known = [n for n in names if n != UNNAMED_OUTLET]
    nameless = max(0, claim.counts.outlets - len(known))
    if nameless and len(known) < len(names):
        known = [*_few(known), f"{nameless} without a name"]
        return listed(known)
    return listed(_few(known))


def _collections(claim: DossierClaim) -> str:
    least, most = claim.counts.collections
    names = listed(_few(claim.collectors))
    if least == most:
        return names or ("nobody is known to have heard it first hand" if not most else "")
    rest = f"possible: {interval_text((least, most))}"
    if not names:
        who = "who heard it first hand is not named" if least else "no article says who heard it"
        return f"{who}; {rest}"
    return f"{names}; not every article says who heard it; {rest}"


def _origins(claim: DossierClaim, sigla: Mapping[str, str]) -> str:
    if not claim.origins:
        return "no article names who says it" if claim.counts.origins[1] else "nobody says it"
    told = []
    for origin in claim.origins[:MAX_NAMES]:
        numbers = [n for n in origin.wordings if n < len(claim.wordings)]
        whose = in_order_of_letters([sigla.get(claim.wordings[n].article, "?") for n in numbers])
        told.append(f"{shown_name(origin.name, origin.kind)} ({', '.join(whose)})")
    if len(claim.origins) > MAX_NAMES:
        told.append(f"{len(claim.origins) - MAX_NAMES} more")
    return listed(told)


def _few(names: Sequence[str]) -> list[str]:
    more = len(names) - MAX_NAMES
    return [*names[:MAX_NAMES], f"{more} more"] if more > 0 else list(names)


def _says(claim: DossierClaim, index: Index) -> list[str]:
    """What follows from the counts, in sentences; never more than they carry."""
    counts = claim.counts
    least, most = counts.origins
    sentences = [_origin_sentence(claim, index)]
    if least >= 2 and Flag.INDEPENDENTLY_CONFIRMED not in claim.flags:
        sentences.append(
            "That is not independent confirmation: fewer than two of them are shown to know it "
            "first hand."
        )
    if Flag.INDEPENDENTLY_CONFIRMED in claim.flags:
        sentences.append(
            "At least two are shown to know it first hand, and nothing was found that ties them."
        )
    if Flag.CIRCULAR in claim.flags:
        sentences.append("The credits run in a circle: each outlet names another.")
    if claim.origins and all(o.basis is Basis.NOT_STATED for o in claim.origins):
        origin = claim.origins[0]
        name = shown_name(origin.name, origin.kind)
        knows = "how that is known" if most != 1 else f"how {name} knows"
        nobody = "It does not say" if len(carriers_of(claim, index)) == 1 else "No article says"
        sentences.append(f"{nobody} {knows}.")
    if counts.unknown and claim.origins:
        wordings = counted(counts.unknown, "passage")
        gives = "gives" if counts.unknown == 1 else "give"
        sentences.append(f"{wordings} of this claim {gives} no usable source.")
    if counts.denials:
        deniers = dict.fromkeys(index.outlet(d.article) for d in claim.denials)
        sentences.append(f"A denial is reported by {listed(_few(list(deniers)))}.")
    return sentences


def _origin_sentence(claim: DossierClaim, index: Index) -> str:
    least, most = claim.counts.origins
    carriers = len(carriers_of(claim, index))
    subject = {1: "The one article", 2: "Both articles"}.get(carriers, f"All {carriers} articles")
    verb = "rests" if carriers == 1 else "rest"
    if most == 0:
        return "Nobody is reported to have said this: it is inferred where it is written."
    if least == most == 1:
        name = shown_name(claim.origins[0].name, claim.origins[0].kind) if claim.origins else ""
        return f"{subject} {verb} on {name or 'one origin'}."
    if least == 0:
        return "No origin is established: no article shows who says this on their own authority."
    if least == most:
        return f"{subject} together rest on {counted_interval((least, most), 'origin')}."
    if least == 1:
        more = "a second" if most == 2 else f"as many as {most}"
        return f"One origin is established; {more} cannot be excluded."
    return f"At least {least} origins, at most {most}."


def headline_counts(claim: DossierClaim) -> tuple[str, str, str]:
    """The three counts as numeral and noun: ``2 outlets``, ``1 collection known``, ``1 origin``."""
    counts = claim.counts
    return (
        counted(counts.outlets, "outlet"),
        collections_text(counts.collections),
        counted_interval(counts.origins, "origin"),
    )
