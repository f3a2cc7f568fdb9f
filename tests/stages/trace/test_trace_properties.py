"""Whatever the rows, tracing ends: odd chains cost at most their own wording."""

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records.attribution import ChainEnd, Mode, SourceKind
from telling import GROUP, OUTLET, PERSON, Telling

WORDS = ["The dam may break", "the dam broke", "40 people fled", "“the wall held for years,”"]
NAMES = ["Mara Voss", "Voss", "officials", "Alder Post", "Birch News", "the court filing", "…", "'"]
KINDS = [PERSON, GROUP, OUTLET, SourceKind.DOCUMENT, SourceKind.NONE, SourceKind.ORGANISATION]

saying = st.tuples(
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(WORDS),
    st.one_of(st.none(), st.sampled_from(NAMES)),
    st.lists(st.sampled_from(NAMES), max_size=2),
    st.sampled_from(KINDS),
    st.sampled_from(list(ChainEnd)),
    st.sampled_from(list(Mode)),
    st.booleans(),
)


def build(rows: list[tuple[object, ...]], order: str) -> Telling:
    told = Telling()
    outlets = {"a": "Alder Post", "b": "Birch News", "c": None}
    for id_ in order:
        told.article(id_, outlets[id_], ". ".join(WORDS), "2031-05-01" if id_ != "c" else None)
    for id_, words, who, through, kind, end, mode, flag in rows:
        held = {0: "b" if id_ == "a" else "a"} if kind is OUTLET else None
        told.says(
            id_, words, who, *through, kind=kind, end=end, mode=mode, denied=flag,
            prediction=flag, held=held,
        )  # fmt: skip
    return told


@given(st.lists(saying, max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_chain_and_any_mode_gives_an_interval(rows: list[tuple[object, ...]]) -> None:
    found = build(rows, "abc").tracing()
    least, most = found.counts.origins
    assert 0 <= least <= most
    assert found.counts.collections[0] <= found.counts.collections[1]
    assert all(u.reason and u.settles for u in found.unknowns)


@given(st.lists(saying, max_size=8))
@settings(max_examples=40, deadline=None)
def test_the_order_of_articles_changes_nothing(rows: list[tuple[object, ...]]) -> None:
    assert build(rows, "abc").traced() == build(rows, "cba").traced()
