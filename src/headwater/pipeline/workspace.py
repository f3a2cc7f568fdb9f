"""Keeps a workspace up to date: what is new is read, what changed is traced, all else is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.engine.base import Engine
from headwater.engine.local import LocalEngine
from headwater.errors import StoreError
from headwater.pipeline.intake import Intake
from headwater.pipeline.regroup import regroup
from headwater.pipeline.reviews import check_review
from headwater.pipeline.run import Progress, stay_silent
from headwater.records.problem import Problem
from headwater.records.review import Review
from headwater.settings import Settings
from headwater.store.rows import Removal
from headwater.store.writer import Writer, open_writer


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did to a workspace."""

    read: int
    again: Annotated[int, Meta(description="articles read anew, by other settings or code")]
    known: int
    traced: int
    kept: int
    changed: tuple[str, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def add(
    folder: str | Path,
    inputs: Sequence[str | Path],
    *,
    settings: Settings | None = None,
    jobs: int = 1,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Added:
    """Read what is new in the inputs and bring all stories up to date; makes the folder if need be.

    An interrupted run goes on where it stopped.  Without ``settings`` the workspace's own hold.
    """
    with open_writer(folder, create=True) as writer:
        if engine is not None:
            return _bring_up_to_date(writer, engine, [str(i) for i in inputs], settings, progress)
        with LocalEngine(jobs) as own:
            return _bring_up_to_date(writer, own, [str(i) for i in inputs], settings, progress)


def refresh(folder: str | Path, *, jobs: int = 1, progress: Progress | None = None) -> Added:
    """Bring all stories up to date, after a review or a removal."""
    with open_writer(folder) as writer, LocalEngine(jobs) as engine:
        return _bring_up_to_date(writer, engine, [], None, progress)


def decide(folder: str | Path, review: Review, *, jobs: int = 1) -> Added:
    """Keep a decision and bring the stories that it touches up to date.

    Raises ``InputError`` where it says too little to be followed.
    """
    with open_writer(folder) as writer, LocalEngine(jobs) as engine:
        check_review(review, writer.reviews())
        writer.add_review(review)
        return _bring_up_to_date(writer, engine, [], None, None)


def remove_articles(
    folder: str | Path, names: Sequence[str], *, jobs: int = 1
) -> tuple[Removal, list[str]]:
    """Take articles (by id or address) and all that rests on them out, and find stories anew.

    Also given are ids of other texts of the same addresses, which stay.  Raises ``StoreError``
    where a name is none of an article.
    """
    with open_writer(folder) as writer, LocalEngine(jobs) as engine:
        ids = writer.find_articles(names)
        others = writer.find_versions(ids)
        gone = writer.remove(ids)
        _bring_up_to_date(writer, engine, [], None, None)
    return gone, sorted(set(others) - set(gone.articles))


def _bring_up_to_date(
    writer: Writer,
    engine: Engine,
    inputs: Sequence[str],
    settings: Settings | None,
    progress: Progress | None,
) -> Added:
    tell = progress or stay_silent
    settings = _settle_settings(writer, settings)
    before = set(writer.problems())
    intake = Intake(writer, engine, settings, tell)
    if writer.read_value("settled") == "":
        intake.settle_all()
        writer.write_value("settled", "yes")
    if inputs:
        intake.take(inputs)
    intake.read_again()
    traced, kept, changed = regroup(writer, engine, settings, tell)
    return Added(
        read=intake.read,
        again=intake.again,
        known=intake.known,
        traced=traced,
        kept=kept,
        changed=tuple(changed),
        notes=tuple(writer.notes),
        problems=tuple(p for p in writer.problems() if p not in before),
    )


def _settle_settings(writer: Writer, settings: Settings | None) -> Settings:
    """Those given, else those that the workspace has; kept for the next time.

    Raises ``StoreError`` where those it has are not of this version.
    """
    stored = writer.read_value("settings")
    if settings is None:
        try:
            return msgspec.json.decode(stored, type=Settings) if stored else Settings()
        except msgspec.ValidationError as error:
            raise StoreError(
                f"the settings of {writer.folder} are of another version: {error}",
                hint="give it settings of this version: headwater add --settings FILE",
            ) from error
    data = msgspec.json.encode(settings, order="sorted").decode()
    if data != stored:
        writer.write_value("settings", data)
    return settings
