"""Cue sites: where in a sentence somebody is said to express something, and who."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from headwater.stages.attribute.grammar import (
    Range,
    closes_quotation,
    find_verb_group,
    is_finite,
    is_mark,
    is_time,
    low_at,
    words_of_class,
)
from headwater.stages.attribute.phrases import find_phrase_after
from headwater.stages.attribute.subjects import find_subject
from headwater.stages.attribute.tokens import Sentence, Token
from headwater.text.cues import CueVerb, cue_verbs
from headwater.text.outlet_names import looks_like_outlet

# words of a source between a quotation's end and its cue
MAX_TO_QUOTE = 8
# a cue this near to its sentence's start opens it: "But according to"
MAX_OPENING = 3
# tokens of a tag between two commas: "X, R-Iowa, says"
MAX_TAG = 3
# cues of one sentence; what has more is no sentence
MAX_SITES = 40
# words of a subject that may be plural without showing it: "the Smith family say"
LONG_SUBJECT = 2


class SiteKind(StrEnum):
    """What signals the attribution."""

    VERB = "verb"
    ACCORDING = "according"
    PER = "per"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """One cue with its source, in token positions."""

    kind: SiteKind
    cue: Range
    source: Range
    verb: CueVerb | None = None
    inverted: bool = False  # the source stands after the verb
    borrowed: bool = False  # the source is that of the site before it

    @property
    def end(self) -> int:
        """Where cue and source are both past."""
        return max(self.cue[1], self.source[1]) if self.inverted else self.cue[1]

    @property
    def start(self) -> int:
        """Where cue or own source begins."""
        return self.cue[0] if self.borrowed else min(self.cue[0], self.source[0])


def find_sites(sentence: Sentence) -> list[Site]:
    """The cue sites of a sentence outside its quotations, in order."""
    tokens = sentence.tokens
    found: list[Site] = []
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        site = None
        if token.low == "according" and low_at(tokens, at + 1) == "to":
            site = _according(tokens, at, 2, SiteKind.ACCORDING)
        elif token.low == "per" and (at == 0 or is_mark(tokens[at - 1], ",(")):
            site = _according(tokens, at, 1, SiteKind.PER)
        elif token.low in cue_verbs() and not (token.is_capital and at):
            site = _verb_site(tokens, at, found)
        if site is not None:
            found.append(site)
        if len(found) == MAX_SITES:
            break
    return found


def _according(tokens: Sequence[Token], at: int, width: int, kind: SiteKind) -> Site | None:
    held = find_phrase_after(tokens, at + width, len(tokens))
    if held is None:
        return None
    commas = [k for k in range(*held) if is_mark(tokens[k], ",")]
    if at <= MAX_OPENING:
        held = (held[0], _end_before_clause(tokens, *held))
    elif commas and low_at(tokens, held[1]) in cue_verbs():
        held = (held[0], commas[-1])  # "according to X, the Courier reported"
    if kind is SiteKind.PER and not any(t.is_capital for t in tokens[slice(*held)]):
        return None
    return Site(kind=kind, cue=(at, at + width), source=held)


def _end_before_clause(tokens: Sequence[Token], start: int, end: int) -> int:
    """In 'according to X, S' the source ends at the comma, or after its apposition's."""
    commas = [at for at in range(start, end) if is_mark(tokens[at], ",")]
    if not commas:
        return end
    opening = low_at(tokens, commas[0] + 1)
    tag = len(commas) > 1 and commas[1] - commas[0] <= MAX_TAG
    if not tag and opening not in words_of_class("appositive_openers"):
        return commas[0]
    if len(commas) > 1:
        return commas[1]
    return end if low_at(tokens, end) == "," else commas[0]


def _verb_site(tokens: Sequence[Token], at: int, before: Sequence[Site]) -> Site | None:
    verb = _reading(tokens, at)
    start = find_verb_group(tokens, at)
    if _is_passive(tokens, start, at, verb) or _is_no_cue(tokens, start, at, verb):
        return _relative_site(tokens, start, at, verb, before)
    cue = (start, at + 1)
    if (inverted := _inverted_subject(tokens, start, at, verb)) is not None:
        return Site(kind=SiteKind.VERB, verb=verb, cue=cue, source=inverted, inverted=True)
    floor = max((s.end for s in before if s.end <= start), default=0)
    subject = find_subject(tokens, start, floor)
    if subject is not None and _is_verbal_use(tokens, (start, at), subject, verb):
        return Site(kind=SiteKind.VERB, verb=verb, cue=cue, source=subject)
    source = _borrowed_source(tokens, start, at, verb, before)
    if source is None:
        return None
    return Site(kind=SiteKind.VERB, verb=verb, cue=cue, source=source, borrowed=True)


def _relative_site(
    tokens: Sequence[Token], start: int, at: int, verb: CueVerb, before: Sequence[Site]
) -> Site | None:
    """'The gun, which officials say was his': the content lacks its subject."""
    tells = verb.kind != "mental" or verb.lemma in words_of_class("thoughts")
    if "c" not in verb.frames or not tells or not is_finite(low_at(tokens, at + 1)):
        return None
    floor = max((s.end for s in before if s.end <= start), default=0)
    subject = find_subject(tokens, start, floor)
    if subject is None or low_at(tokens, subject[0] - 1) not in words_of_class("relatives"):
        return None
    return Site(kind=SiteKind.VERB, verb=verb, cue=(start, at + 1), source=subject)


def _reading(tokens: Sequence[Token], at: int) -> CueVerb:
    """Which of a form's verbs it is: one with an infinitive frame where 'to' follows."""
    verbs = cue_verbs()[tokens[at].low]
    infinitive = low_at(tokens, at + 1) == "to"
    return next((v for v in verbs if ("i" in v.frames) == infinitive), verbs[0])


def _is_passive(tokens: Sequence[Token], start: int, at: int, verb: CueVerb) -> bool:
    """'was told', 'as reported', 'to say': read by the agentless layer, or not at all."""
    group = [t.low for t in tokens[start:at]]
    if verb.past and (words_of_class("be") & set(group) or low_at(tokens, at - 1) == "as"):
        return True
    return group[-1:] == ["to"] and not words_of_class("have") & set(group)


def _is_no_cue(tokens: Sequence[Token], start: int, at: int, verb: CueVerb) -> bool:
    """'alleged by X', 'what he revealed were', 'media reports said': not this verb's act."""
    after = low_at(tokens, at + 1)
    if verb.past and after == "by":
        return True
    if after in words_of_class("auxiliaries") and after != "to" and "'" not in after:
        return True
    if after == "to" and verb.lemma in words_of_class("goes_on"):
        return True  # "continue to support"
    if verb.frames != "q" or after == "that" or _opens_quote(tokens, at + 1):
        return False
    if after in (":", ",") and _opens_quote(tokens, at + 2):
        return False
    if low_at(tokens, start - 1) in words_of_class("documents"):
        return False  # "records show"
    # a quotation ends a few words before: '"...," the statement read'
    return not any(t.quoted for t in tokens[max(0, at - MAX_TO_QUOTE) : at])


def _opens_quote(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].quoted


def _is_verbal_use(tokens: Sequence[Token], group: Range, subject: Range, verb: CueVerb) -> bool:
    """Whether a form that may be a noun is the verb of its subject here."""
    start, at = group
    last = tokens[subject[1] - 1]
    if start != at or last.low in words_of_class("pronouns"):
        return True
    if last.low.endswith(("'s", "’s")) and verb.form in words_of_class("ambiguous"):
        return False  # "her comments were"
    if verb.form in words_of_class("ambiguous"):
        if verb.form == verb.lemma and not verb.past and not _may_be_plural(tokens, subject):
            return False  # "his earlier comment that", "the Courier report"
        if _is_followed_as_verb(tokens, at):
            return True
        if low_at(tokens, at + 1) in cue_verbs() or low_at(tokens, at + 1) in words_of_class(
            "after_nouns"
        ):
            return False
        singular = verb.form.endswith("s")
        return singular != tokens[at - 1].low.endswith("s") and (
            tokens[at - 1].is_capital or not singular
        )
    if verb.participle:
        return last.low in words_of_class("plurals") or last.low.endswith("officials")
    if verb.form == verb.lemma and not verb.past:  # "officials say", not "the official say"
        plural = last.low.endswith("s") or last.low in words_of_class("plurals")
        return plural or subject[1] - subject[0] > LONG_SUBJECT
    return True


def _may_be_plural(tokens: Sequence[Token], subject: Range) -> bool:
    words = [t.low for t in tokens[slice(*subject)] if t.is_word]
    last = words[-1] if words else ""
    ends = last.endswith("s") and not last.endswith(("ss", "us", "is", "'s"))
    return ends or "and" in words or last in words_of_class("plurals")


def _is_followed_as_verb(tokens: Sequence[Token], at: int) -> bool:
    after = low_at(tokens, at + 1)
    if after in ("that", "to") or after in words_of_class("pronouns"):
        return True
    return _opens_quote(tokens, at + 1)


def _inverted_subject(tokens: Sequence[Token], start: int, at: int, verb: CueVerb) -> Range | None:
    """'"...," said X': the source after the cue."""
    if verb.kind not in ("neutral", "assertive", "doubting") or verb.participle or start == 0:
        return None
    if "r" in verb.frames or at + 1 >= len(tokens):
        return None  # "told X": X listens
    if verb.form == verb.lemma and verb.lemma != "say":
        return None
    after = tokens[at + 1]
    closes = closes_quotation(tokens, start - 1)
    if after.quoted or after.low == "that" or is_time(after):
        return None
    if not closes and not (is_mark(tokens[start - 1], ",") and _ends_soon(tokens, at + 1)):
        return None
    named = after.is_capital or after.low in words_of_class("determiners")
    if not named and not (closes and (after.low in words_of_class("pronouns") or _plural(after))):
        return None
    return find_phrase_after(tokens, at + 1, len(tokens))


def _subject_inside(tokens: Sequence[Token], site: Site, end: int, at: int) -> Range | None:
    """Who acts in what is told: 'The Courier says that X left, saying B', 'X says Y came,
    telling him B': an outlet adds nothing of its own, and nobody tells himself.
    """
    that = low_at(tokens, site.cue[1]) == "that"
    words = " ".join(t.form for t in tokens[slice(*site.source)])
    told = low_at(tokens, at + 1) in words_of_class("objects")
    if site.inverted or not (told or (that and looks_like_outlet(words))):
        return None
    held = find_phrase_after(tokens, site.cue[1] + that, end)
    is_object = held is not None and tokens[held[0]].low in words_of_class("objects")
    return None if is_object else held


def _plural(token: Token) -> bool:
    return token.low.endswith("s") or token.low in words_of_class("plurals")


def _ends_soon(tokens: Sequence[Token], at: int) -> bool:
    """After ', said' a name and then the sentence's end, a comma or an adjunct, not a clause."""
    held = find_phrase_after(tokens, at, len(tokens))
    if held is None or tokens[at].low in words_of_class("pronouns"):
        return False
    after = low_at(tokens, held[1])
    if after == "" or after in ".,;?!" or after in words_of_class("prepositions"):
        return True
    return is_time(tokens[held[1]])


def _borrowed_source(
    tokens: Sequence[Token], start: int, at: int, verb: CueVerb, before: Sequence[Site]
) -> Range | None:
    """The source of a cue without a subject: 'X said A and added B', 'X left, saying B'."""
    opening = low_at(tokens, start - 1)
    joined = opening in words_of_class("coordinators")
    participle = verb.participle and (start == 0 or opening in words_of_class("participle_openers"))
    if not (joined or participle) or (verb.form == verb.lemma and start == at):
        return None
    if verb.form in words_of_class("ambiguous") and not _is_followed_as_verb(tokens, at):
        return None
    aside = participle and opening in ("—", "–")  # of what the sentence is about
    for site in () if aside else reversed(before):
        if site.kind is SiteKind.VERB:
            inner = _subject_inside(tokens, site, start, at) if participle else None
            return inner or site.source
    first = next((i for i, t in enumerate(tokens) if t.is_word), 0)
    return find_phrase_after(tokens, first, start)
