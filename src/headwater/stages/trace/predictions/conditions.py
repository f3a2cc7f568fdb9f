"""What a statement about the future hangs on."""

import re

from headwater.records.span import Span
from headwater.stages.trace.predictions.futures import future_words, phrases_of
from headwater.text.words import find_words, normal_word

_CLAUSE_END = re.compile(r"[,;:.!?—–]|\s-\s")
MAX_SUBJECT = 8  # words; a longer subject is a clause of its own


def find_condition(text: str, sentence: Span, content: Span) -> tuple[Span, ...] | None:
    """The condition in a sentence: an if-clause, or the act that is the subject of "would"."""
    found = _clause(text, content) or _clause(text, sentence)
    if found is None:
        found = _act(text, content)
    return (found,) if found else None


def _clause(text: str, span: Span) -> Span | None:
    words = find_words(text, span)
    forms = [normal_word(w.of(text)) for w in words]
    for at in range(len(forms)):
        if phrases_of("conditions").find(forms, at) is None:
            continue
        end = _CLAUSE_END.search(text, words[at].end, span.end)
        clause = Span(words[at].start, end.start() if end else span.end)
        return clause.trimmed(text, " \t\n\"'“”‘’,")
    return None


def _act(text: str, content: Span) -> Span | None:
    words = find_words(text, content)
    forms = [normal_word(w.of(text)) for w in words]
    would = set(future_words().words["would"])
    at = next((k for k, w in enumerate(forms) if w in would), 0)
    if not 0 < at <= MAX_SUBJECT:
        return None
    lists = future_words().words
    acts = tuple(lists["act_endings"])
    if forms[0] in lists["such"] or any(w.endswith(acts) for w in forms[:at]):
        return Span(words[0].start, words[at - 1].end)
    return None
