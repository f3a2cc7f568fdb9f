"""PROV-JSON, schema.org and GraphML as the libraries of those formats read them."""

import io
import json

import msgspec
import msgspec_schemaorg.models as schema_org
import networkx
import pytest
from prov.model import ProvDerivation, ProvDocument, ProvInfluence, ProvMembership
from pyld import jsonld

from bridge_story import make_bridge_dossier
from headwater.export.schema_org import earliest

# JSON-LD names its context by address; nothing is fetched in a test, so this one stands for it
STAND_IN = {"@context": {"@vocab": "https://schema.org/"}}


def kinds(row) -> set[str]:
    return {str(value) for name, value in row.attributes if str(name) == "prov:type"}


@pytest.fixture
def prov(export):
    document = ProvDocument.deserialize(io.StringIO(export("prov").decode()), format="json")
    (bundle,) = document.bundles
    return bundle


def test_prov_is_read_back_and_written_again_as_the_same_document(export):
    document = ProvDocument.deserialize(io.StringIO(export("prov").decode()), format="json")
    again = ProvDocument.deserialize(io.StringIO(document.serialize(format="json")), format="json")
    assert again == document


def test_every_wording_is_quoted_from_its_article_and_belongs_to_its_claim(prov):
    quoted = [r for r in prov.get_records(ProvDerivation) if "prov:Quotation" in kinds(r)]
    from_articles = [r for r in quoted if "article" in str(r.args[1])]
    assert len(from_articles) == len(list(prov.get_records(ProvMembership))) == 9


def test_a_primary_source_is_one_that_the_text_names(prov):
    primary = [r for r in prov.get_records(ProvDerivation) if "prov:PrimarySource" in kinds(r)]
    pairs = {(str(r.args[0]), str(r.args[1])) for r in primary}
    assert ("row:wording:c1:0", "row:utterance:c1:Mira%20Oss") in pairs


def test_what_is_only_inferred_is_no_primary_source(export):
    dossier = make_bridge_dossier()
    tabloid = next(a for a in dossier.articles if a.id == "tabloid")
    unnamed = tuple(msgspec.structs.replace(t, source=()) for t in tabloid.attributions)
    changed = msgspec.structs.replace(tabloid, attributions=unnamed)
    articles = tuple(changed if a.id == "tabloid" else a for a in dossier.articles)
    data = export("prov", msgspec.structs.replace(dossier, articles=articles))
    (bundle,) = ProvDocument.deserialize(io.StringIO(data.decode()), format="json").bundles
    influenced = {
        str(r.args[0]) for r in bundle.get_records(ProvInfluence) if type(r) is ProvInfluence
    }
    assert influenced == {"row:wording:c1:1", "row:wording:c2:1"}


def test_copies_of_one_wire_derive_from_the_text_that_nobody_read(prov):
    derived = [r for r in prov.get_records(ProvDerivation) if "wire:s1" in str(r.args[1])]
    assert sorted(str(r.args[0]) for r in derived) == ["row:article:reprint", "row:article:wire"]


def graph(data: bytes) -> list[dict]:
    return json.loads(data)["@graph"]


def test_types_and_properties_are_those_of_schema_org(export):
    def check(node: dict) -> None:
        names = {n for n in node if not n.startswith(("@", "hw:"))}
        if "@type" in node:
            record = getattr(schema_org, node["@type"])
            assert names <= set(record.__struct_fields__), node["@type"]
        for value in node.values():
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, dict):
                    check(child)

    nodes = graph(export("jsonld"))
    assert {n["@type"] for n in nodes} == {"NewsArticle", "Claim", "Quotation"}
    for node in nodes:
        check(node)


def test_json_ld_expands_to_a_graph_in_which_every_reference_leads_somewhere(export):
    def load(address: str, _options: object) -> dict:
        assert address == "https://schema.org"
        return {"contextUrl": None, "documentUrl": address, "document": STAND_IN}

    expanded = jsonld.expand(json.loads(export("jsonld")), {"documentLoader": load})
    named = {n["@id"] for n in expanded}
    claims = [n for n in expanded if n["@type"] == ["https://schema.org/Claim"]]
    appearances = {a["@id"] for c in claims for a in c["https://schema.org/appearance"]}
    assert len(claims) == 4
    assert appearances
    assert appearances <= named


def test_a_claim_says_where_it_appears_and_from_how_many_origins(export):
    claim = next(n for n in graph(export("jsonld")) if n["@id"].endswith("claim:c1"))
    assert (claim["hw:outlets"], claim["hw:originsLeast"], claim["hw:originsMost"]) == (3, 1, 2)
    # the second origin is a group that nobody names
    assert claim["creator"] == [{"@type": "Person", "name": "Mira Oss"}]
    assert claim["hw:origins"] == ["Mira Oss", "Two people familiar with the inspection"]


def test_a_first_appearance_needs_every_date():
    wire, reprint = (a for a in make_bridge_dossier().articles if a.id in {"wire", "reprint"})
    dated = msgspec.structs.replace(reprint, published_at="2031-11-04")
    same_day = msgspec.structs.replace(reprint, published_at="2031-11-03")
    early = msgspec.structs.replace(wire, published_at="2031-11-03T09:00:00Z")
    assert earliest([early, dated]) is early
    assert earliest([early, same_day]) is None
    assert earliest([early, msgspec.structs.replace(reprint, published_at=None)]) is None


def test_graphml_is_the_graph_of_the_relays(export):
    read = networkx.read_graphml(io.BytesIO(export("graphml")))
    edges = {(a, b): d for a, b, d in read.edges(data=True)}
    assert edges["article:wire", "article:tabloid"]["relay"] == "per"
    assert edges["article:wire", "article:tabloid"]["stated"] is True
    assert read.nodes["article:wire"]["outlet"] == "Harbour Wire"
    assert all(d["read"] == n.startswith("article:") for n, d in read.nodes(data=True))
