"""Mode, manner and denial, read from marks and cue words."""

from collections.abc import Sequence
from functools import cache

from headwater.records.attribution import Manner, Mode
from headwater.records.span import Span, overlap, total
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.grammar import words_of_class
from headwater.text.cues import cue_verbs, manner_of_kind
from headwater.text.quotation import Quotation
from headwater.text.word_files import load_lists
from headwater.text.words import normal_words

# share of a content's characters in quotation marks from which it is direct speech
DIRECT_SHARE = 0.95


def find_mode(draft: Draft, quotations: Sequence[Quotation]) -> Mode:
    """Direct where all of it stands in quotation marks, mixed where some of it does."""
    marked = overlap(draft.content, [q.span for q in quotations if not q.depth])
    if not marked:
        inner = [q.span for q in quotations if q.depth]
        marked = overlap(draft.content, inner)
        if marked and any(_within(q, draft) for q in quotations if not q.depth):
            return Mode.DIRECT if marked >= DIRECT_SHARE * total(draft.content) else Mode.MIXED
    if not marked:
        return Mode.INDIRECT
    return Mode.DIRECT if marked >= DIRECT_SHARE * total(draft.content) else Mode.MIXED


def _within(quotation: Quotation, draft: Draft) -> bool:
    return all(quotation.inner.holds(s) for s in draft.content)


def find_manner(text: str, draft: Draft) -> Manner:
    """The kind of act that the cue names; the last cue verb decides."""
    if draft.end is not None:
        return draft.manner
    for span in reversed(draft.cue):
        words = normal_words(text, span)
        if set(words) & _lists()["rumour"]:
            return Manner.RUMOUR
        for word in reversed(words):
            if verbs := cue_verbs().get(word):
                infinitive = text[span.end : span.end + 4].strip().lower().startswith("to")
                verb = next((v for v in verbs if ("i" in v.frames) == infinitive), verbs[0])
                return Manner(manner_of_kind()[verb.kind])
            if word in _lists()["finding_nouns"]:
                return Manner.FINDING
    return Manner.SPEECH


def is_denied(text: str, draft: Draft) -> bool:
    """Whether the source denies the content, or is said not to have said it."""
    for span in draft.cue:
        words = normal_words(text, span)
        if set(words) & words_of_class("negations"):
            return True
        if any(v.kind == "denying" for w in words for v in cue_verbs().get(w, ())):
            return True
    return False


@cache
def _lists() -> dict[str, frozenset[str]]:
    return load_lists("manner")


def is_telling(text: str, span: Span) -> bool:
    """Whether the words hold a cue of speech."""
    return any(
        v.kind in ("neutral", "assertive", "doubting")
        for w in normal_words(text, span)
        for v in cue_verbs().get(w, ())
    )
