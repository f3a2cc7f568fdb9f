"""Cue sites: where in a sentence somebody is said to express something, and who."""

from collections.abc import Sequence

import msgspec

from headwater.stages.attribute.phrases import (
    Range,
    find_phrase_after,
    find_subject,
    find_verb_group,
    grammar,
    is_time,
)
from headwater.stages.attribute.tokens import Sentence, Token
from headwater.text.cues import CueVerb, cue_verbs

_BE = frozenset("is are was were be been being isn't wasn't aren't weren't it's he's she's".split())
_AMBIGUOUS_AS_NOUN = frozenset(
    "claim claims report reports state states plan plans hope hopes fear fears promise promises "
    "estimate estimates demand demands request requests charge charges warning thought call calls "
    "offer offers question questions answer answers comment comments feeling threat reply replies "
    "post posts tweet tweets mention mentions order orders press note notes project projects "
    "forecast forecasts object objects reason reasons protest protests signal signals "
    "document documents point points ruling finding findings understanding saying meaning attack "
    "attacks label labels blast term terms praise doubt doubts pledge pledges vow vows rule rules "
    "feel find show shows know address brief briefs charge hearing reading writing wish wishes "
    "judge judges trust press caution brand defense wonder worry worries expect read cry cries "
    "echo echoes hint hints make makes cite seat aim aims joke jokes guess".split()
)


# words of a source between a quotation's end and its cue
MAX_TO_QUOTE = 8
# a cue this near to its sentence's start opens it: "But according to"
MAX_OPENING = 3


class Site(msgspec.Struct, frozen=True):
    """One cue with its source, in token positions."""

    kind: str  # verb, according, per, passive
    verb: CueVerb | None
    cue: Range
    source: Range | None
    inverted: bool = False
    borrowed: bool = False  # the source is that of the site before it


def find_sites(sentence: Sentence) -> list[Site]:
    """The cue sites of a sentence outside its quotations, in order."""
    tokens = sentence.tokens
    found: list[Site] = []
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        site = None
        if token.low == "according" and _low(tokens, at + 1) == "to":
            site = _according(tokens, at, 2, "according")
        elif token.low == "per" and (at == 0 or tokens[at - 1].form in ",("):
            site = _according(tokens, at, 1, "per")
        elif token.low in cue_verbs():
            site = _verb_site(tokens, at, found)
        if site is not None:
            found.append(site)
    return found


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _according(tokens: Sequence[Token], at: int, width: int, kind: str) -> Site | None:
    held = find_phrase_after(tokens, at + width, len(tokens))
    if held is not None and at <= MAX_OPENING:
        held = (held[0], _end_before_clause(tokens, *held))
    if held is None or (kind == "per" and not any(t.is_capital for t in tokens[slice(*held)])):
        return None
    return Site(kind, None, (at, at + width), held)


def _end_before_clause(tokens: Sequence[Token], start: int, end: int) -> int:
    """In 'according to X, S' the source ends at the comma, or after its apposition's."""
    commas = [at for at in range(start, end) if tokens[at].form == ","]
    if not commas:
        return end
    after = tokens[commas[0] + 1]
    if after.low not in ("a", "an", "the", "who", "which", "one") and not _is_tag(tokens, commas):
        return commas[0]
    return commas[1] if len(commas) > 1 else end if _low(tokens, end) == "," else commas[0]


def _is_tag(tokens: Sequence[Token], commas: Sequence[int]) -> bool:
    """'X, R-Iowa, ...': a short tag between commas."""
    return len(commas) > 1 and commas[1] - commas[0] <= 3


def _verb_site(tokens: Sequence[Token], at: int, before: Sequence[Site]) -> Site | None:
    verb = _reading(tokens, at)
    if verb is None or (tokens[at].is_capital and at > 0):
        return None
    start = find_verb_group(tokens, at)
    group = tokens[start:at]
    if verb.past and any(t.low in _BE for t in group) or _low(tokens, at - 1) == "as":
        return None  # passive: read by the agentless layer
    if _is_no_cue(tokens, at, verb):
        return None
    if group and group[-1].low == "to" and not any(t.low in ("has", "had", "have") for t in group):
        return None
    floor = _floor(tokens, start, before)
    if (inverted := _inverted_subject(tokens, start, at, verb)) is not None:
        return Site("verb", verb, (start, at + 1), inverted, inverted=True)
    subject = find_subject(tokens, start, floor)
    if subject is not None and _is_verbal_use(tokens, at, start, subject, verb):
        return Site("verb", verb, (start, at + 1), subject)
    return _borrowed(tokens, start, at, verb, before)


def _is_no_cue(tokens: Sequence[Token], at: int, verb: CueVerb) -> bool:
    """'alleged by X', 'what he revealed were', 'media reports said': not this verb's act."""
    after = _low(tokens, at + 1)
    if verb.past and after == "by":
        return True
    if after in grammar()["auxiliaries"] - {"to", "it's", "he's", "that's", "i'm", "there's"}:
        return True
    if verb.frames == "q":
        return after != "that" and not _opens_quote(tokens, at + 1) and not (
            after in (":", ",") and _opens_quote(tokens, at + 2)
        ) and not _follows_quote(tokens, at)
    return False


def _follows_quote(tokens: Sequence[Token], at: int) -> bool:
    """A quotation ends within the few words before the cue: '"...," the statement read'."""
    return any(t.quoted for t in tokens[max(0, at - MAX_TO_QUOTE) : at])


def _reading(tokens: Sequence[Token], at: int) -> CueVerb | None:
    """Which of a form's verbs it is: one with an infinitive frame where 'to' follows."""
    verbs = cue_verbs()[tokens[at].low]
    if len(verbs) == 1:
        return verbs[0]
    infinitive = _low(tokens, at + 1) == "to"
    for verb in verbs:
        if ("i" in verb.frames) == infinitive:
            return verb
    return verbs[0]


def _floor(tokens: Sequence[Token], start: int, before: Sequence[Site]) -> int:
    """No subject reaches back over the cue before it."""
    floor = 0
    for site in before:
        end = max(site.cue[1], site.source[1] if site.inverted and site.source else 0)
        if end <= start:
            floor = max(floor, end)
    return floor


def _is_verbal_use(
    tokens: Sequence[Token], at: int, start: int, subject: Range, verb: CueVerb
) -> bool:
    low = tokens[at].low
    one_word_pronoun = tokens[subject[1] - 1].low in grammar()["pronouns"]
    if low in _AMBIGUOUS_AS_NOUN and start == at and not one_word_pronoun:
        if _low(tokens, at + 1) in ("that", "to") or _opens_quote(tokens, at + 1):
            return True
        return (
            low.endswith("s")
            and not tokens[at - 1].low.endswith("s")
            and not _follows_noun(tokens, at)
        )
    if verb.participle and start == at:
        return tokens[subject[1] - 1].low in ("people", "officials") or one_word_pronoun
    if verb.form == verb.lemma and start == at:  # "officials say", not "the official say"
        last = tokens[subject[1] - 1]
        return (
            one_word_pronoun
            or last.low.endswith("s")
            or last.low in _PLURALS
            or (subject[0] < subject[1] - 2)
        )
    return True


_PLURALS = frozenset(
    "people police others some many both two three all few most men women who".split()
)


def _follows_noun(tokens: Sequence[Token], at: int) -> bool:
    return _low(tokens, at + 1) in (
        "of",
        "about",
        "by",
        "from",
        "in",
        "on",
        "and",
        ",",
        ".",
        "were",
    )


def _opens_quote(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].quoted


def _inverted_subject(tokens: Sequence[Token], start: int, at: int, verb: CueVerb) -> Range | None:
    """'"...," said X': the source after the cue."""
    if verb.kind not in ("neutral", "assertive", "doubting") or verb.participle or start == 0:
        return None
    if "r" in verb.frames:
        return None  # "told X": X listens
    before, after = tokens[start - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    closes = before.quoted and not before.is_word
    if after is None or after.quoted or not (closes or before.form == ","):
        return None
    if not closes and (after.low in grammar()["pronouns"] or not _ends_soon(tokens, at + 1)):
        return None
    if verb.form == verb.lemma and verb.lemma not in ("say",):
        return None
    if not (after.is_capital or after.low in grammar()["determiners"] | grammar()["pronouns"]):
        if after.low.rstrip("s") == after.low or not closes:
            return None
    if after.low == "that" or is_time(after):
        return None
    return find_phrase_after(tokens, at + 1, len(tokens))


def _ends_soon(tokens: Sequence[Token], at: int) -> bool:
    """After ', said' a name and then the sentence's end, a comma or an adjunct, not a clause."""
    held = find_phrase_after(tokens, at, len(tokens))
    if held is None:
        return False
    after = _low(tokens, held[1])
    return (
        after in ("", ".", ",", ";", "?", "!")
        or after in grammar()["prepositions"]
        or (held[1] < len(tokens) and is_time(tokens[held[1]]))
    )


def _borrowed(
    tokens: Sequence[Token], start: int, at: int, verb: CueVerb, before: Sequence[Site]
) -> Site | None:
    """A cue without a subject of its own: 'X said A and added B', 'X left, saying B'."""
    joined = _low(tokens, start - 1) in ("and", "but", "or", "then", "yet")
    if not joined and not (verb.participle and (start == 0 or _low(tokens, start - 1) in _TAIL)):
        return None
    if tokens[at].low in _AMBIGUOUS_AS_NOUN and not (
        _low(tokens, at + 1) in ("that", "to") or _opens_quote(tokens, at + 1)
    ):
        return None
    if verb.form == verb.lemma and start == at and not verb.past:
        return None
    for site in reversed(before):
        if site.source is not None and site.kind == "verb":
            return Site("verb", verb, (start, at + 1), site.source, borrowed=True)
    main = find_phrase_after(tokens, _first_word(tokens), start)
    if main is None or not (verb.participle or joined):
        return None
    return Site("verb", verb, (start, at + 1), main, borrowed=True)


_TAIL = frozenset([",", "—", "–", "and", "while", "by", "in", "before", "after", "”", '"', "“"])


def _first_word(tokens: Sequence[Token]) -> int:
    return next((i for i, t in enumerate(tokens) if t.is_word), 0)
