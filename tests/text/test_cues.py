"""The cue lexicon knows every form of its verbs."""

import pytest

from headwater.text.cues import cue_verbs, manner_of_kind
from headwater.text.word_files import load_lists


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("told", "tell"),
        ("denied", "deny"),
        ("argues", "argue"),
        ("noting", "note"),
    ],
)
def test_a_form_leads_to_its_verb(form: str, lemma: str) -> None:
    assert lemma in {verb.lemma for verb in cue_verbs()[form]}


def test_every_class_of_verbs_has_a_manner() -> None:
    kinds = {verb.kind for verbs in cue_verbs().values() for verb in verbs}
    assert kinds <= set(manner_of_kind())


def test_a_participle_is_told_from_a_past_form() -> None:
    [saying] = cue_verbs()["saying"]
    [said] = cue_verbs()["said"]
    assert (saying.participle, said.participle, said.past) == (True, False, True)


def test_word_lists_are_in_lower_case() -> None:
    lists = load_lists("grammar")
    assert all(w == w.lower() for name, ws in lists.items() if name != "titles" for w in ws)
