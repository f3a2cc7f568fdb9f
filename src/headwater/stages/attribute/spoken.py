"""What the verbs of a cue say of the act: whether words were spoken, or written."""

from headwater.records.attribution import Mode
from headwater.records.span import total
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.grammar import words_of_class
from headwater.text.cues import CueVerb, cue_verbs
from headwater.text.words import normal_words

_SPOKEN = frozenset(("neutral", "assertive", "doubting", "denying", "finding"))
# characters of the shortest statement; less is a topic: "discussed his plan"
MIN_STATEMENT = 14


def is_spoken(text: str, draft: Draft) -> bool:
    """Whether the cue tells of words spoken or held, with a statement as its content."""
    if not draft.cue or draft.mode is not Mode.INDIRECT:
        return True
    if total(draft.content) < MIN_STATEMENT:
        return False
    opening = draft.cue[0].of(text).lower().split(" ")[0]
    prepositional = opening in words_of_class("prepositional_cues")
    return prepositional or bool(kinds_of(text, draft) & _SPOKEN)


def is_written(text: str, draft: Draft) -> bool:
    """Whether the cue tells of words that were written, which nobody hears on the air."""
    written = words_of_class("written_cues")
    return any(v.lemma in written for v in verbs_of(text, draft))


def kinds_of(text: str, draft: Draft) -> set[str]:
    """The classes of the verbs in the cue."""
    return {v.kind for v in verbs_of(text, draft)}


def verbs_of(text: str, draft: Draft) -> list[CueVerb]:
    """The verbs that the words of the cue may be."""
    words = [w for span in draft.cue for w in normal_words(text, span)]
    return [v for w in words for v in cue_verbs().get(w, ())]
