"""Which speech inside speech is a report of its own, and which is the outer speaker's wording."""

from collections.abc import Sequence

import msgspec

from headwater.records.attribution import Manner
from headwater.records.span import Span, words_of
from headwater.stages.attribute.able import can_speak
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.grammar import words_of_class
from headwater.stages.attribute.relay import outlet_of_source
from headwater.stages.attribute.spoken import kinds_of, verbs_of
from headwater.text.cues import cue_verbs
from headwater.text.quotation import Quotation
from headwater.text.words import normal_words

# words before an inner source in which a condition makes its speech hypothetical
CONDITION_REACH = 2
# characters before a source that hold those words
CONDITION_CHARACTERS = 30


def drop_own_words(
    text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> list[Draft]:
    """Without 'I think' inside a quotation: its speaker is the quotation's."""
    first = words_of_class("first_person")
    return [
        d
        for d in drafts
        if not d.source
        or d.source[0].of(text).lower().replace("’", "'").split("'")[0] not in first
        or not any(q.span.holds(d.source[0]) for q in quotations)
    ]


def drop_wordings(
    text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> list[Draft]:
    """The drafts, in order, without inner ones that report nobody else's act of speech."""
    kept = [
        k
        for k, d in enumerate(drafts)
        if d.parent is None or _is_report(text, d, drafts, quotations)
    ]
    place = {old: new for new, old in enumerate(kept)}
    return [msgspec.structs.replace(drafts[k], parent=_kept_parent(k, drafts, place)) for k in kept]


def _kept_parent(number: int, drafts: Sequence[Draft], place: dict[int, int]) -> int | None:
    parent = drafts[number].parent
    while parent is not None and parent not in place:
        parent = drafts[parent].parent
    return None if parent is None else place[parent]


def _is_report(
    text: str, draft: Draft, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> bool:
    if draft.end is not None or not draft.source or not draft.cue or draft.parent is None:
        return False
    source = normal_words(text, draft.source[0])
    cue = [w for span in draft.cue for w in normal_words(text, span)]
    if not source or not _may_name(text, draft.source[0], source):
        return False
    if not can_speak(draft.source[0].of(text)) or not words_of_class("future").isdisjoint(cue):
        return False
    if {source[0], source[-1]} & words_of_class("own_subjects"):
        return False
    quoted = any(q.span.holds(draft.cue[0]) for q in quotations)
    if drafts[draft.parent].denied:
        return False  # "X denied that Y said so"
    if len(source) == 1 and any(source[0] in words_of_class(c) for c in _ANYBODY):
        return False  # "many thought", "people say"
    outer = drafts[draft.parent].source
    relayed = bool(outer) and outlet_of_source(text, outer[0]) is not None
    if source[0] in words_of_class("personal") and len(source) == 1 and not (quoted or relayed):
        return False  # "she said she knew": most often the speaker
    if set(cue) & (words_of_class("hypothetical") | words_of_class("negations")) or _is_conditional(
        text, draft
    ):
        return False
    if draft.manner is Manner.INTENTION and not _is_uttered(cue):
        return False  # a promise is speech where it was made: "refused", not "refuse"
    content = words_of(draft.content, text, gap=" ")
    if content.rstrip("\"'”’ ").endswith("?") or _is_thing(content):
        return False
    return kinds_of(text, draft) != {"calling"} or _has_words(content)


def _has_words(content: str) -> bool:
    """Whether what somebody calls a thing is told: in marks, or after 'as'."""
    return any(mark in content for mark in '"“”‘') or " as " in content


def _is_thing(content: str) -> bool:
    """'It to the police', 'him to dinner': what was handed on, not what was said."""
    words = content.lower().split(" ")[:2]
    object_ = words[0] in words_of_class("objects")
    return object_ and len(words) > 1 and words[1] in words_of_class("prepositions")


_ANYBODY = ("lone_determiners", "anybody")


def _may_name(text: str, source: Span, words: Sequence[str]) -> bool:
    """Whether the words can be somebody: they open with a name, a determiner or a plural."""
    first = words[0]
    if any(first in words_of_class(c) for c in _NO_OPENING):
        return False
    if text[source.start].isupper() or first[0].isdigit():
        return True
    if any(first in words_of_class(c) for c in ("determiners", "pronouns")):
        return True
    return words[-1].endswith("s") or words[-1] in words_of_class("plurals")


_NO_OPENING = ("negations", "auxiliaries", "verbs", "prepositions", "adverbs")


def _is_uttered(cue: Sequence[str]) -> bool:
    verbs = [v for w in cue for v in cue_verbs().get(w, ())]
    past = "did" in cue
    return any((v.past or past) and v.lemma in words_of_class("uttered_intentions") for v in verbs)


def _is_conditional(text: str, draft: Draft) -> bool:
    start = draft.source[0].start
    before = normal_words(text, Span(max(0, start - CONDITION_CHARACTERS), start))
    near = words_of_class("conditions") & set(before[-CONDITION_REACH:])
    past = any(v.past for v in verbs_of(text, draft))  # "when he asked": it happened
    return bool(near - words_of_class("times_of_clauses") if past else near)
