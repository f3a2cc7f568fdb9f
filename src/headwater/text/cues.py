"""The words by which English signals that somebody expressed something."""

from functools import cache

import msgspec

from headwater.text.word_files import load_words

_SIBILANTS = ("s", "sh", "ch", "x", "z")
_VOWELS = "aeiou"


class CueVerb(msgspec.Struct, frozen=True, kw_only=True):
    """What one form of a cue verb may introduce."""

    lemma: str
    form: str
    kind: str  # neutral, assertive, doubting, denying, calling, mental, finding, intention
    frames: str  # letters of cues.toml
    participle: bool  # "saying"
    past: bool  # "said", which may be passive


@cache
def cue_verbs() -> dict[str, tuple[CueVerb, ...]]:
    """Every form of every cue verb, with all that it may be."""
    data = load_words("cues")
    kinds, irregular = _table(data["manner"]), _table(data["irregular"])
    found: dict[str, list[CueVerb]] = {}
    for kind in kinds:
        for frames, lemmas in _table(data.get(kind, {})).items():
            for lemma in _strings(lemmas):
                for verb in _forms_of(lemma, kind, frames, _strings(irregular.get(lemma, []))):
                    found.setdefault(verb.form, []).append(verb)
    return {form: tuple(verbs) for form, verbs in found.items()}


@cache
def manner_of_kind() -> dict[str, str]:
    """The manner that each class of cue verbs has."""
    return {kind: str(manner) for kind, manner in _table(load_words("cues")["manner"]).items()}


def _table(value: object) -> dict[str, object]:
    return {str(k): v for k, v in value.items()} if isinstance(value, dict) else {}


def _strings(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else []


def _forms_of(lemma: str, kind: str, frames: str, irregular: list[str]) -> list[CueVerb]:
    forms = [lemma, *(irregular or _regular_forms(lemma))]
    return [
        CueVerb(
            lemma=lemma,
            form=form,
            kind=kind,
            frames=frames,
            participle=form.endswith("ing") and form != lemma,
            past=form != lemma and not form.endswith(("ing", "s")),
        )
        for form in dict.fromkeys(forms)
    ]


def _regular_forms(lemma: str) -> list[str]:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing" if lemma != "see" else "seeing"]
    third = lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")
    return [third, lemma + "ed", lemma + "ing"]
