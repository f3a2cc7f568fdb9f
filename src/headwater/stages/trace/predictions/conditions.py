"""What a statement about the future hangs on."""

import re
from functools import cache

from headwater.records.span import Span
from headwater.stages.trace.predictions.futures import future_words
from headwater.text.words import find_words, normal_word

_CLAUSE_END = re.compile(r"[,;:.!?—–]|\s-\s")
# an act named by a noun ("mass mobilization would ..."): the statement holds if it is done
_ACT = re.compile(r"(?:tion|sion|ing|ment|ments|al|ance|ence|ure|cut|cuts|ban|mandate|move|step)$")
MAX_SUBJECT = 8  # words; a longer subject is a clause of its own
_STRONG = frozenset({"if", "unless", "provided", "once", "when"})


def find_condition(text: str, sentence: Span, content: Span) -> tuple[Span, ...] | None:
    """The condition in a sentence: an if-clause, or the act that is the subject of "would"."""
    found = _clause(text, content) or _clause(text, sentence)
    if found is None:
        found = _act(text, content)
    return (found,) if found else None


def _clause(text: str, span: Span) -> Span | None:
    words = find_words(text, span)
    forms = [normal_word(w.of(text)) for w in words]
    for at, word in enumerate(forms):
        if word not in _STRONG and not any(
            forms[at : at + len(p)] == p for p in _phrases().get(word, ())
        ):
            continue
        end = _CLAUSE_END.search(text, words[at].end, span.end)
        clause = Span(words[at].start, end.start() if end else span.end)
        return clause.trimmed(text, " \t\n\"'“”‘’,")
    return None


@cache
def _phrases() -> dict[str, list[list[str]]]:
    """Conditions of several words by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for phrase in future_words().words["conditions"]:
        words = phrase.split()
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return found


def _act(text: str, content: Span) -> Span | None:
    words = find_words(text, content)
    forms = [normal_word(w.of(text)) for w in words]
    would = set(future_words().words["would"])
    at = next((k for k, w in enumerate(forms) if w in would), 0)
    if not 0 < at <= MAX_SUBJECT:
        return None
    if forms[0] == "such" or any(_ACT.search(w) for w in forms[:at]):
        return Span(words[0].start, words[at - 1].end)
    return None
