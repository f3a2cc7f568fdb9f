"""What people decided, applied to rows between the stages, so that it outlives each recomputation.

Rows are named by content: attributions by article and words, stories by an article in them, changes
by the words on both sides.  Nothing here edits a stored row, so that undoing restores it exactly.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from headwater.errors import InputError
from headwater.records.attribution import Chain, ChainEnd, Party, SourceKind, Speaker
from headwater.records.claim import Claim
from headwater.records.identity import make_id
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.review import Review, ReviewAct, change_id, copy_id, prediction_id
from headwater.records.story import Copy, Story
from headwater.records.tracing import Change, Place, Prediction, Relay, RelayKind, Traced

# a person who says so is sure
CERTAIN = 1.0
# what an act needs beside its target
_NEEDS = {
    ReviewAct.SPEAKER: "who speaks",
    ReviewAct.SPLIT_STORY: "the articles that leave",
    ReviewAct.MERGE_STORIES: "an article of the other story",
    ReviewAct.SPLIT_CLAIM: "an attribution that stays",
    ReviewAct.MERGE_CLAIMS: "an attribution of the other claim",
    ReviewAct.DIRECTION: "the article that was first",
    ReviewAct.RESOLVE: "the status",
}
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def check_review(review: Review, known: Iterable[Review]) -> None:
    """Raise ``InputError`` for a decision that says too little to be followed."""
    act = review.act.value
    if not review.by.strip():
        raise InputError("nobody is named who decides", hint="say by whom it is")
    if review.act in _NEEDS and not (review.value or "").strip():
        needed, hint = _NEEDS[review.act], "give it as the value of the decision"
        raise InputError(f"to {act}, {needed} must be named", hint=hint)
    if review.on is not None and not _DAY.fullmatch(review.on):
        raise InputError(f"{review.on!r} is no day", hint="write it as YYYY-MM-DD")
    if review.act is ReviewAct.UNDO and review.target not in {r.id for r in known}:
        raise InputError(f"no review {review.target!r}", hint="undo takes the id of a review")


def reviews_of(articles: Iterable[str], reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Those about anything in these articles."""
    inside = set(articles)
    return tuple(r for r in reviews if not inside.isdisjoint(r.articles))


def make_unmet(review: Review, why: str) -> Problem:
    """A decision that nothing could be done with; it is kept and tried again each time."""
    return Problem(
        input=review.id,
        code="review-without-target",
        message=f"{review.by}'s review ({review.act.value} {review.target}) is kept but counts"
        f" for nothing: {why}",
        hint="decide again on what is there now, or undo the review",
    )


def review_reading(reading: Reading, reviews: Sequence[Review]) -> Reading:
    """A reading without the attributions that were rejected, and with the speakers set."""
    gone = {r.target for r in reviews if r.act is ReviewAct.REJECT}
    spoken = {r.target: r.value for r in reviews if r.act is ReviewAct.SPEAKER and r.value}
    ids = {a.id for a in reading.attributions}
    if not ids & (gone | spoken.keys()):
        return reading
    kept = [a for a in reading.attributions if a.id not in gone]
    return msgspec.structs.replace(
        reading,
        attributions=tuple(
            msgspec.structs.replace(a, parent=None) if a.parent in gone else a for a in kept
        ),
        chains=tuple(
            _spoken_by(c, spoken[c.attribution], reading) if c.attribution in spoken else c
            for c in reading.chains
            if c.attribution not in gone
        ),
    )


def review_stories(
    stories: Sequence[Story], titles: Mapping[str, str], reviews: Sequence[Review]
) -> tuple[list[Story], list[Problem]]:
    """Stories as people split and merged them, and the decisions that no article answers to."""
    groups = {s.id: set(s.articles) for s in stories}
    title_of = {s.id: s.title for s in stories}
    story_of = {a: s.id for s in stories for a in s.articles}
    problems: list[Problem] = []
    for review in reviews:
        if review.act not in (ReviewAct.SPLIT_STORY, ReviewAct.MERGE_STORIES):
            continue
        named = _articles_named(review.value or "", story_of)
        if review.target not in story_of or not named:
            problems.append(make_unmet(review, "its articles are not here"))
            continue
        here = story_of[review.target]
        if review.act is ReviewAct.SPLIT_STORY:
            moved = {a for a in named if story_of[a] == here} - {review.target}
            new = f"{here} without {review.id}"
            groups[here] -= moved
            title_of[new] = ""
        else:
            new = here
            moved = set[str]().union(*(groups[story_of[a]] for a in named)) - groups[here]
            for article in sorted(moved):
                groups[story_of[article]].discard(article)
        groups.setdefault(new, set()).update(moved)
        story_of.update(dict.fromkeys(moved, new))
    made = [_make_story(ids, title_of[key], titles) for key, ids in groups.items() if ids]
    return sorted(made, key=lambda s: s.articles), problems


def review_copies(copies: Iterable[Copy], reviews: Sequence[Review]) -> tuple[Copy, ...]:
    """Copies without those that were rejected."""
    gone = {r.target for r in reviews if r.act is ReviewAct.REJECT}
    return tuple(c for c in copies if copy_id(c) not in gone)


def review_traced(traced: Traced, copies: Sequence[Copy], reviews: Sequence[Review]) -> Traced:
    """Changes without those rejected, in the direction decided; predictions as resolved."""
    if not reviews:
        return traced
    gone = {r.target for r in reviews if r.act is ReviewAct.REJECT}
    first = {r.target: r.value for r in reviews if r.act is ReviewAct.DIRECTION and r.value}
    status = {r.target: r.value for r in reviews if r.act is ReviewAct.RESOLVE and r.value}
    changes = [c for c in traced.changes if not _names(c) & gone]
    relays = [_directed_copy(c, first[copy_id(c)]) for c in copies if copy_id(c) in first]
    return msgspec.structs.replace(
        traced,
        changes=tuple(_directed(c, first) for c in changes),
        relays=(*traced.relays, *(r for r in relays if r)),
        predictions=tuple(_resolved(p, status) for p in traced.predictions),
    )


def find_unmet(
    world: tuple[Sequence[Reading], Sequence[Copy], Sequence[Claim], Traced],
    reviews: Sequence[Review],
) -> tuple[str, ...]:
    """Ids of the reviews that nothing in a story, as found without them, answers to."""
    if not reviews:
        return ()
    readings, copies, claims, traced = world
    told = {a.id for r in readings for a in r.attributions}
    worded = {w.attribution for c in claims for w in c.wordings}
    changed = {n for c in traced.changes for n in _names(c)}
    copied = {copy_id(c) for c in copies}
    foretold = {n for p in traced.predictions for n in _prediction_names(p)}
    both = {ReviewAct.MERGE_CLAIMS, ReviewAct.SPLIT_CLAIM}
    answers: dict[ReviewAct, set[str | None]] = {
        ReviewAct.REJECT: {*told, *changed, *copied},
        ReviewAct.SPEAKER: {*told},
        ReviewAct.DIRECTION: {*changed, *copied},
        ReviewAct.RESOLVE: {*foretold},
        **dict.fromkeys(both, worded),
    }
    return tuple(
        r.id
        for r in reviews
        if r.act in answers
        and (r.target not in answers[r.act] or (r.act in both and r.value not in worded))
    )


def _spoken_by(chain: Chain, name: str, reading: Reading) -> Chain:
    """The chain with another speaker, of the kind that the article gives to that name elsewhere."""
    kinds = {p.name: p.kind for c in reading.chains for p in c.parties}
    kind = kinds.get(name, SourceKind.NAMED_PERSON)
    had_speaker = bool(chain.parties) and chain.parties[0].name == chain.speaker.name
    rest = chain.parties[1:] if had_speaker else chain.parties
    return msgspec.structs.replace(
        chain,
        speaker=Speaker(name=name, kind=kind),
        parties=(Party(name=name, kind=kind, stated=False), *rest),
        end=ChainEnd.NAMED,
        score=CERTAIN,
        unresolved=None,
    )


def _articles_named(value: str, story_of: Mapping[str, str]) -> list[str]:
    """Ids as a person gives them: one, that may hold spaces, or several with spaces between."""
    if value in story_of:
        return [value]
    return [a for a in value.split() if a in story_of]


def _make_story(ids: Iterable[str], title: str, titles: Mapping[str, str]) -> Story:
    """A story keeps its title while an article with it is there."""
    articles = tuple(sorted(ids))
    own = [titles[a] for a in articles if titles.get(a)]
    if title not in own and own:
        title = own[0]
    return Story(id=make_id("story", *articles), title=title, articles=articles)


def _names(change: Change) -> set[str]:
    """A change's name, and the one that it has the other way round."""
    turned = msgspec.structs.replace(change, from_=change.to, to=change.from_)
    return {change_id(change), change_id(turned)}


def _directed(change: Change, first: Mapping[str, str]) -> Change:
    decided = next((first[n] for n in sorted(_names(change)) if n in first), None)
    if decided == change.from_.article:
        return msgspec.structs.replace(change, directed=True)
    if decided == change.to.article:
        return msgspec.structs.replace(change, directed=True, from_=change.to, to=change.from_)
    return change


def _directed_copy(copy: Copy, first: str) -> Relay | None:
    if first not in (copy.a, copy.b):
        return None
    later = copy.b if first == copy.a else copy.a
    evidence = (Place(article=later, spans=()),)
    return Relay(
        from_=first,
        to=later,
        stated=True,
        kind=RelayKind.REPOSTED,
        evidence=evidence,
        score=CERTAIN,
    )


def _resolved(row: Prediction, status: Mapping[str, str]) -> Prediction:
    """A prediction is known by any of its wordings, for the fullest may change."""
    decided = [status[n] for n in _prediction_names(row) if n in status]
    return msgspec.structs.replace(row, status=decided[0]) if decided else row


def _prediction_names(row: Prediction) -> list[str]:
    """The names that a prediction has by each of its wordings, its own first."""
    return [row.id, *(prediction_id(r.attribution, s) for r in row.relayed_in for s in r.spans)]
