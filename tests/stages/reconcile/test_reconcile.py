"""One source under several names; two sources under one stay two."""

import pytest

from headwater.records.attribution import Mode, SourceKind
from headwater.records.reading import Reading
from headwater.records.story import Holding, Source, Story
from headwater.settings import ReconcileSettings
from headwater.stages.reconcile.reconciling import reconcile_story
from small_readings import make_reading


def reconcile(*readings: Reading) -> tuple[list[Source], list[Holding]]:
    story = Story(id="s", title="t", articles=tuple(r.id for r in readings))
    return reconcile_story(story, readings, ReconcileSettings())


def says(
    id_: str,
    *names: str,
    kind: SourceKind = SourceKind.NAMED_PERSON,
    outlet: str | None = None,
    via: str = "",
) -> Reading:
    lines = [f"Line {n} holds." for n, _ in enumerate(names)]
    sayings = [(line, name, Mode.INDIRECT) for line, name in zip(lines, names, strict=True)]
    return make_reading(id_, "\n".join(lines), *sayings, kind=kind, outlet=outlet, via=via)


@pytest.mark.parametrize(
    ("one", "other", "sources"),
    [
        ("Mara Voss", "Voss", 1),
        ("Charles E. Voss", "Chuck Voss", 1),
        ("Sen. Mara Voss", "Mara Voss", 1),
        ("Mara Voss", "Ivo Voss", 2),
        ("Mr. Voss", "Mrs. Voss", 2),
    ],
)
def test_people_are_told_by_their_names(one: str, other: str, sources: int) -> None:
    found, _ = reconcile(says("a", one), says("b", other))
    assert len(found) == sources


@pytest.mark.parametrize(
    ("one", "other", "sources"),
    [
        ("UK defense ministry", "British Ministry of Defence", 1),
        ("Federal Bureau of Dams", "FBD", 1),
        ("Treasury", "Treasury Department", 1),
        ("Treasury Department", "Justice Department", 2),
        ("Russian Foreign Ministry", "Ukrainian Foreign Ministry", 2),
    ],
)
def test_organisations_are_told_by_their_words(one: str, other: str, sources: int) -> None:
    kind = SourceKind.ORGANISATION
    found, _ = reconcile(says("a", one, kind=kind), says("b", other, kind=kind))
    assert len(found) == sources


def test_a_family_name_that_fits_two_people_stays_apart() -> None:
    found, _ = reconcile(says("a", "Mara Voss", "Ivo Voss"), says("b", "Voss"))
    assert len(found) == 3


def test_a_family_name_means_who_speaks_far_more_often() -> None:
    found, _ = reconcile(says("a", *["Mara Voss"] * 8, "Ivo Voss"), says("b", "Voss"))
    assert sorted(len(s.attributions) for s in found) == [1, 9]


def test_father_and_son_stay_two() -> None:
    found, _ = reconcile(says("a", "Ivo Voss Jr."), says("b", "Ivo Voss"), says("c", "Voss"))
    assert {s.name: s.aliases for s in found} == {"Ivo Voss Jr.": (), "Ivo Voss": ("Voss",)}


def test_a_pair_is_no_person() -> None:
    found, _ = reconcile(says("a", "Ivo Lund and Mara Voss"), says("b", "Mara Voss"))
    assert len(found) == 2


def test_reports_without_a_name_are_each_articles_own() -> None:
    kind = SourceKind.DOCUMENT
    found, _ = reconcile(
        says("a", "recent studies", kind=kind), says("b", "recent studies", kind=kind)
    )
    assert len(found) == 2


def test_an_outlet_is_shown_by_its_name_alone() -> None:
    kind = SourceKind.OUTLET
    [source], _ = reconcile(says("a", "report in Gull", kind=kind), says("b", "Gull", kind=kind))
    assert source.name == "Gull"


def test_unnamed_groups_are_never_merged_across_articles() -> None:
    kind = SourceKind.UNNAMED_GROUP
    found, _ = reconcile(
        says("a", "two officials", "two officials", kind=kind),
        says("b", "two officials", kind=kind),
    )
    assert sorted(len(s.attributions) for s in found) == [1, 2]


def test_a_party_whose_article_was_read_is_held() -> None:
    _, held = reconcile(
        says("a", "Mara Voss", outlet="Alder Post"),
        says("b", "Mara Voss", outlet="Birch News", via="the Alder Post"),
    )
    assert [(h.attribution, h.position, h.article) for h in held] == [("b-0", 1, "a")]


def test_the_fullest_name_is_shown_and_the_others_are_aliases() -> None:
    [source], _ = reconcile(says("a", "Voss"), says("b", "Mara Voss"))
    assert (source.name, source.aliases) == ("Mara Voss", ("Voss",))
