"""Which texts are articles of their own, and what each is called."""

import hashlib
from collections.abc import Sequence

from headwater.records.identity import Identity, make_id
from headwater.records.problem import Problem
from headwater.stages.ingest.draft import Draft
from headwater.stages.ingest.troubles import make_trouble


def identify(draft: Draft) -> Identity:
    """What decides whether this text is an article of its own, and what it is called."""
    outlet = draft.value("outlet")
    return Identity(
        place=draft.place,
        given_id=draft.id or None,
        content_id=make_id("article", outlet or "", draft.value("url") or "", draft.text),
        digest=hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest(),
        outlet=outlet or None,
    )


class Settler:
    """Takes texts one after the other; each id and each text counts once, the first that comes."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._places: dict[tuple[str, str], str] = {}

    def take(self, row: Identity) -> tuple[str | None, Problem | None]:
        """The text's id, ``None`` where it was given before, and what there is to say of it."""
        id_ = wanted_id(row)
        keys = [(row.digest, f"id {id_}")]
        if row.outlet:
            keys.append((row.digest, f"outlet {row.outlet.casefold()}"))
        if first := next((self._places[k] for k in keys if k in self._places), None):
            message = f"the same text as {first}"
            return None, make_trouble(row.place, "duplicate-input", message)
        self._places.update((k, row.place) for k in keys)
        problem = None
        if id_ in self._ids:
            message = f"another text has the id {id_!r} too; this one is called {row.content_id!r}"
            problem = make_trouble(row.place, "duplicate-id", message)
            id_ = row.content_id
        self._ids.add(id_)
        return id_, problem


def settle_ids(rows: Sequence[Identity]) -> tuple[dict[int, str], list[Problem]]:
    """The id of each row that is an article of its own, by position, and the problems.

    The order of the rows does not matter, so that articles added one after the other come out as
    if they had been read at once.
    """
    settler = Settler()
    ids: dict[int, str] = {}
    problems: list[Problem] = []
    for at in sorted(range(len(rows)), key=lambda n: settling_order(rows[n])):
        id_, problem = settler.take(rows[at])
        if id_ is not None:
            ids[at] = id_
        if problem is not None:
            problems.append(problem)
    return ids, problems


def wanted_id(row: Identity) -> str:
    """The id that a text has unless another text has it too."""
    return row.given_id or row.content_id


def settling_order(row: Identity) -> tuple[str, str, str]:
    """By this order texts are taken where they are all known."""
    return wanted_id(row), row.digest, row.place
