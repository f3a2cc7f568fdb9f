"""Annotations keep the rules of the W3C model, and their selectors find the words again."""

import json

import jsonschema

from bridge_story import make_bridge_dossier
from dossier_parts import attribution, make_plain_dossier

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
# the model's MUSTs for the classes that are used: https://www.w3.org/TR/annotation-model/
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
    },
    "additionalProperties": False,
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    "additionalProperties": False,
}
RANGE = {
    "type": "object",
    "required": ["type", "startSelector", "endSelector"],
    "properties": {
        "type": {"const": "RangeSelector"},
        "startSelector": QUOTE,
        "endSelector": QUOTE,
    },
    "additionalProperties": False,
}
TARGET = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [QUOTE, POSITION, RANGE]}},
    },
}
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "format": {"type": "string"},
        "purpose": {"enum": ["identifying", "tagging", "describing", "commenting", "linking"]},
    },
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["identifying", "commenting", "linking"]},
        "body": {"type": "array", "items": BODY},
        "target": {"type": "array", "minItems": 1, "items": TARGET},
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "first"],
    "properties": {
        "@context": {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "items": {"type": "array", "items": ANNOTATION},
            },
        },
    },
}


def items(data: bytes) -> list[dict]:
    return json.loads(data)["first"]["items"]


def test_the_collection_keeps_the_model_s_rules(export):
    jsonschema.validate(json.loads(export("annotations")), COLLECTION)


def test_ids_name_one_annotation_each(export):
    ids = [row["id"] for row in items(export("annotations"))]
    assert len(ids) == len(set(ids))


def test_both_selectors_find_the_same_words_in_the_article(export):
    texts = {a.text_sha256: a.text for a in make_bridge_dossier().articles}
    seen = 0
    for row in items(export("annotations")):
        for target in row["target"]:
            quote, position = target["selector"]
            text = texts[target["hw:textSha256"]]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text.count(whole) >= 1
            seen += 1
    assert seen > 20


def test_who_said_it_is_the_body(export):
    bodies = {row["body"][0]["value"] for row in items(export("annotations"))}
    assert "Mira Oss > Norvale Radio" in bodies
    assert "no source given" in bodies


def test_a_long_passage_is_pointed_at_without_being_copied(export):
    text = "A headline\n" + "word " * 200 + "end. After it.\n"
    content = text[text.index("word") : text.index(" After")]
    told = attribution("t1", text, [content], speaker="Mira Oss")
    dossier = make_plain_dossier(text, attributions=(told,))
    (row,) = items(export("annotations", dossier))
    ranged, position = row["target"][0]["selector"]
    jsonschema.validate(row, ANNOTATION)
    assert text[position["start"] : position["end"]] == content
    starts = text.index(ranged["startSelector"]["exact"])
    ends = text.index(ranged["endSelector"]["exact"])
    assert text[starts:ends] == content
    assert len(json.dumps(row)) < len(content) + 800
    (whole,) = items(export("annotations", dossier, with_text=True))
    assert whole["target"][0]["selector"][0]["exact"] == content
