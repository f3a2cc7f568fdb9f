"""Attributions in which nobody speaks: the writer tells what somebody plans, seeks or chose."""

from functools import cache

import msgspec

from headwater.records.attribution import Attribution, Manner
from headwater.text.cues import CueVerb, cue_verbs
from headwater.text.word_files import load_words
from headwater.text.words import normal_words

TAKES_INFINITIVE, TAKES_CLAUSE = "i", "c"  # frames of cues.toml


class _Acts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    uttered: frozenset[str]
    chosen: frozenset[str]
    telling: frozenset[str]


@cache
def _acts() -> _Acts:
    return msgspec.convert(load_words("acts"), _Acts)


def cue_words(row: Attribution, text: str) -> list[str]:
    """The words of an attribution's cue in normal form."""
    return [w for span in row.cue for w in normal_words(text, span)]


def tells(row: Attribution, text: str) -> bool:
    """Whether a cue is one of telling or finding: "said", "according to", "found"; or none."""
    words = cue_words(row, text)
    if not words or set(words) & _acts().uttered:
        return True
    return any(verb.kind in _acts().telling for w in words for verb in cue_verbs().get(w, ()))


def directs(row: Attribution, text: str) -> bool:
    """Whether a cue tells what should be done, not what is so: "ordered", "called for"."""
    verbs = _verbs(row, text)
    return bool(verbs) and all(TAKES_INFINITIVE in verb.frames for verb in verbs)


def says(row: Attribution, text: str) -> bool:
    """Whether a cue introduces bare statements ("said"), or holds no verb: "according to"."""
    verbs = _verbs(row, text)
    return not verbs or any(TAKES_CLAUSE in verb.frames for verb in verbs)


def _verbs(row: Attribution, text: str) -> list[CueVerb]:
    return [verb for word in cue_words(row, text) for verb in cue_verbs().get(word, ())]


def is_narrated(row: Attribution, text: str) -> bool:
    """Whether a cue tells of an intention or a choice and of no utterance: "plans to attend".

    Such words are the writer's own: they show nobody who said so.
    """
    if row.parent is not None or row.hops:
        return False
    words = set(cue_words(row, text))
    if words & _acts().uttered:
        return False
    if row.manner is Manner.INTENTION:
        return True
    infinitive = normal_words(text, row.content[0])[:1] == ["to"] if row.content else False
    return infinitive and bool(words & _acts().chosen)
