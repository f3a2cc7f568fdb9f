"""Statements without an agent ("it is estimated") and the writer's own inferences."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from headwater.records.attribution import ChainEnd, Manner
from headwater.records.span import Span, likeness, make_spans, overlap, total
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.grammar import find_verb_group, words_of_class
from headwater.stages.attribute.subjects import find_subject
from headwater.stages.attribute.tokens import Sentence, Token
from headwater.text.word_files import load_lists, load_words
from headwater.text.words import normal_words

METHOD = "agentless"
# share of characters in common from which two proposals have the same content
SAME = 0.5
# uncalibrated, by reading: the fixed forms are rarely anything else
SCORE = 0.85
SCORE_ADVERB = 0.7


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    rows = load_words("agentless")
    return {k: re.compile(v, re.IGNORECASE) for k, v in rows.items() if isinstance(v, str)}


def find_sourceless(sentence: Sentence) -> list[Draft]:
    """Forms without an agent, the writer's inferences, and passives that name their agent."""
    return [*_find_agentless(sentence), *_find_passive_speech(sentence)]


def _find_agentless(sentence: Sentence) -> list[Draft]:
    """Agentless and inferring forms of one sentence, outside its quotations."""
    found: list[Draft] = []
    for name, end in (("inference", ChainEnd.AUTHOR_INFERENCE), ("it_is", ChainEnd.AGENTLESS)):
        found.extend(_with_clause(sentence, name, end))
    found.extend(_passives(sentence))
    if not found:
        found.extend(_adverbs(sentence))
    return found


def settle_sourceless(
    text: str, drafts: Sequence[Draft], agentless: Sequence[Draft]
) -> list[Draft]:
    """Both lists as one: a proposal without a source that is an agentless form is that form.

    What has a cue but no source is agentless too, or the writer's inference where its verb infers.
    """
    kept = []
    for draft in drafts:
        form = any(_is_same(draft, a) for a in agentless)
        if form and not (draft.source and draft.cue and _is_somebody(text, draft.source[0])):
            continue  # a sentence of its own, whoever spoke before it
        if draft.source or draft.end is not None:
            kept.append(draft)
        elif draft.cue and (end := _end_of_cue(text, draft)) is not None:
            kept.append(msgspec.structs.replace(draft, end=end))
        else:
            kept.append(draft)
    taken = make_spans((s.start, s.end) for d in kept if d.source for s in d.content)
    return [
        *kept,
        *(a for a in agentless if a.source or overlap(taken, a.content) < total(a.content)),
    ]


def _is_same(draft: Draft, form: Draft) -> bool:
    """Whether two proposals are one: by their content, or by their cue where one is cut short."""
    if likeness(draft.content, form.content) >= SAME:
        return True
    return bool(overlap(draft.cue, form.cue)) and bool(overlap(draft.content, form.content))


def _is_somebody(text: str, source: Span) -> bool:
    """Whether a source is more than a word that points back: 'this implies'."""
    return source.of(text).lower() not in words_of_class("pointers")


def _end_of_cue(text: str, draft: Draft) -> ChainEnd | None:
    words = {w for span in draft.cue for w in normal_words(text, span)}
    lists = load_lists("agentless")
    if words & lists["inferring"]:
        return ChainEnd.AUTHOR_INFERENCE
    return ChainEnd.AGENTLESS if words & lists["passive_signs"] else None


def _matches(sentence: Sentence, name: str) -> Iterator[re.Match[str]]:
    for match in _forms()[name].finditer(sentence.text, sentence.span.start, sentence.span.end):
        if not any(q.span.start <= match.start() < q.span.end for q in sentence.quotations):
            yield match


def _with_clause(sentence: Sentence, name: str, end: ChainEnd) -> list[Draft]:
    found = []
    for match in _matches(sentence, name):
        rest = Span(match.end(), sentence.span.end).trimmed(sentence.text, " \t\n.,;:!?")
        cue = Span(match.start(), match.end()).trimmed(sentence.text)
        if rest is None or cue is None or len(rest.of(sentence.text).split()) < 2:
            continue
        found.append(_draft((rest,), cue, end, SCORE))
    return found


def _draft(content: tuple[Span, ...], cue: Span, end: ChainEnd, score: float) -> Draft:
    manner = Manner.BELIEF if end is ChainEnd.AUTHOR_INFERENCE else Manner.RUMOUR
    return Draft(content=content, cue=(cue,), score=score, method=METHOD, end=end, manner=manner)


def _passives(sentence: Sentence) -> list[Draft]:
    """'X is believed to be Y': the content is X and what follows the cue."""
    found = []
    for match in _matches(sentence, "is_to"):
        tokens = sentence.tokens
        at = next((i for i, t in enumerate(tokens) if t.start >= match.start()), len(tokens))
        held = find_subject(tokens, at, 0)
        rest = Span(match.end(), sentence.span.end).trimmed(sentence.text, " \t\n.,;:!?")
        if held is None or rest is None:
            continue
        subject = Span(tokens[held[0]].start, tokens[held[1] - 1].end)
        cue = Span(match.start(), match.end())
        found.append(_draft((subject, rest), cue, ChainEnd.AGENTLESS, SCORE))
    return found


def _adverbs(sentence: Sentence) -> list[Draft]:
    """'X is reportedly facing Y': the content is the clause around the adverb."""
    found = []
    for match in _matches(sentence, "adverb"):
        start, end = _clause_around(sentence, match.start(), match.end())
        parts = (Span(start, match.start()), Span(match.end(), end))
        content = tuple(s for p in parts if (s := p.trimmed(sentence.text, " \t\n.,;:!?")))
        if sum(len(s.of(sentence.text).split()) for s in content) >= MIN_CLAUSE_WORDS:
            cue = Span(match.start(), match.end())
            found.append(_draft(content, cue, ChainEnd.AGENTLESS, SCORE_ADVERB))
    return found


# words of the shortest clause that asserts something
MIN_CLAUSE_WORDS = 3


def _clause_around(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    tokens = sentence.tokens
    at = next(i for i, t in enumerate(tokens) if t.start >= start)
    first = at
    while first > 0 and not _breaks(tokens, first - 1):
        first -= 1
    last = at
    while last + 1 < len(tokens) and tokens[last + 1].form not in ";—–":
        last += 1
    return tokens[min(first, at)].start, max(tokens[last].end, end)


def _breaks(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].form in ",;:—–" or tokens[at].low in words_of_class("clause_breaks")


def _find_passive_speech(sentence: Sentence) -> list[Draft]:
    """'X is denied by Y': a passive cue whose agent is named."""
    found = []
    tokens = sentence.tokens
    for match in _matches(sentence, "passive_by"):
        at = next((i for i, t in enumerate(tokens) if t.start >= match.start("verb")), 0)
        held = find_subject(tokens, find_verb_group(tokens, at), 0)
        agent = Span(match.end(), sentence.span.end).trimmed(sentence.text, " \t\n.,;:!?")
        if held is None or agent is None:
            continue
        subject = Span(tokens[held[0]].start, tokens[held[1] - 1].end)
        found.append(
            Draft(
                content=(subject,),
                cue=(Span(match.start(), match.end()),),
                source=(agent,),
                score=SCORE_ADVERB,
                method=METHOD,
            )
        )
    return found
