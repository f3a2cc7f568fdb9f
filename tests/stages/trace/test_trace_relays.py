"""Relays: who had it from whom."""

from headwater.records.tracing import RelayKind
from telling import OUTLET, Telling, two_articles


def test_a_chain_gives_one_hop_for_each_party_down_to_the_article() -> None:
    told = Telling()
    told.article("a", "Alder Post", "The wall will hold, Mara Voss told Radio Fen, per Cedar Wire.")
    told.says("a", "The wall will hold", "Mara Voss", "Radio Fen", "Cedar Wire")
    hops = {(r.from_, r.to, r.kind) for r in told.traced().relays}
    assert hops == {
        ("Voss", "Radio Fen", RelayKind.SAID_IN),
        ("Radio Fen", "Cedar Wire", RelayKind.PER),
        ("Cedar Wire", "a", RelayKind.PER),
    }


def test_a_held_article_stands_for_its_outlet() -> None:
    told = two_articles("The wall will hold.", "The wall will hold, the Alder Post reported.")
    told.says("b", "The wall will hold", "Alder Post", kind=OUTLET, held={0: "a"})
    assert [(r.from_, r.to) for r in told.traced().relays] == [("a", "b")]


def test_relays_have_no_circle() -> None:
    told = two_articles(
        "The dam broke, Birch News reported.", "The dam broke, the Alder Post reported."
    )
    told.says("a", "The dam broke", "Birch News", kind=OUTLET, held={0: "b"})
    told.says("b", "The dam broke", "Alder Post", kind=OUTLET, held={0: "a"})
    assert len(told.traced().relays) == 1


def test_a_credit_for_the_text_is_a_repost() -> None:
    told = Telling()
    told.article("b", "Birch Portal", "The dam broke.", credit="Alder Post")
    relay = told.traced().relays[0]
    assert (relay.from_, relay.to, relay.kind) == ("Alder Post", "b", RelayKind.REPOSTED)
