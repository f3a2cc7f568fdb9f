"""What may stand as somebody's role: the description as written, cut to what describes."""

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import cache

from headwater.records.span import Span
from headwater.stages.resolve.phrase import enders, lists, offices, tidy_role
from headwater.text.bodies import find_body
from headwater.text.names import Token, is_title, people_words, tokens_of
from headwater.text.outlets import find_outlet
from headwater.text.word_files import load_lists

_AGE = re.compile(r"^\d{1,3}(?:-year-old)?(?:,?\s+(?:an?|the)\b|,)\s*", re.IGNORECASE)
_PARTY_TAG = re.compile(r"^\(?([RDI][-–][A-Z][\w.]*)\)?\.?(?:[,)]|$)\s*(.*)$", re.DOTALL)
_CLAUSE = re.compile(r"[,;)]\s*(?:who|whose|whom|which|that|where|and|but)\b.*$", re.DOTALL)
_PARTY = re.compile(r"^\(?([RDI])(?:-[A-Z][A-Za-z.]*)?\)?[,.]?$")
MAX_TOLD = 18  # words; longer ones are clauses
_FULL, _TITLE, _LITTLE = 2, 1, 0  # how much a role says


@cache
def find_role(written: str) -> str | None:
    """The role in words that stand beside a name; nothing where they describe nobody."""
    role = tidy_role(_AGE.sub("", written))
    if role is None:
        return None
    if tag := _PARTY_TAG.match(role):
        return (find_role(tag.group(2)) if tag.group(2) else None) or tag.group(1)
    written_out = tokens_of(role, Span(0, len(role)))
    if written_out and written_out[0].low in lists()["relatives"]:
        return role if any(t.low in lists()["holding"] for t in written_out[1:3]) else None
    role = tidy_role(_CLAUSE.sub("", role)) or ""
    tokens: Sequence[Token] = _without_verb(tokens_of(role, Span(0, len(role))))
    tokens = _without_loose_ends(tokens)
    if not tokens or not _describes(tokens):
        return None
    tokens = _own_part(tokens)
    return tidy_role(role[tokens[0].span.start : _end(role, tokens)])


def rank_of(role: str) -> int:
    """How much a role says: a description, a bare title, or a party, a place, an owner."""
    first, *rest = role.split()
    low = first.casefold()
    if _PARTY_TAG.match(role) or low in lists()["relatives"] | lists()["definite"] | {"of"}:
        return _LITTLE
    return _FULL if rest else _TITLE


def is_cut(role: str) -> bool:
    """Whether the words before a name are no role, but run up to its title: "critics see Mr."."""
    gender = people_words().honorifics.get(role.split(" ")[-1].rstrip(".").casefold(), "n")
    return gender != "n"


def head_end(tokens: Sequence[Token]) -> int:
    """Where the noun and what stands before it end: at "of", "for", a comma."""
    for at, token in enumerate(tokens):
        stops = not token.is_word or token.low in enders() | lists()["trailing"]
        if at and stops and token.form not in "&.'’/":
            return at
        if at and token.low.endswith(("ed", "ing")) and is_person_noun(tokens[at - 1]):
            return at  # "executive testifying"
    return len(tokens)


def _end(role: str, tokens: Sequence[Token]) -> int:
    """Where the last token ends, with the full stop of an abbreviation."""
    end = tokens[-1].span.end
    return end + 1 if role[end : end + 1] == "." and is_title(tokens[-1].low) else end


def _without_verb(tokens: Sequence[Token]) -> Sequence[Token]:
    """Up to a verb that goes on with the sentence: "Republican from Ohio was elected"."""
    grammar, clause = load_lists("grammar"), lists()["relatives"]
    verbs = grammar["be"] | grammar["have"]
    for at, token in enumerate(tokens):
        if token.low in clause:
            return tokens
        if token.low in verbs:
            return tokens[:at]
    return tokens


def _without_loose_ends(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without "also a" before; without "for", "and", "Sir" after."""
    skipped = lists()["openers"] | load_lists("grammar")["articles"] | lists()["loose"]
    skipped = (skipped | load_lists("grammar")["pronouns"]) - lists()["descriptors"]
    while tokens and (not tokens[0].is_word or tokens[0].low in skipped):
        tokens = tokens[1:]
    closing = lists()["openers"] | enders() | load_lists("grammar")["articles"]
    while tokens and (not tokens[-1].is_word or tokens[-1].low in closing or _is_address(tokens)):
        if tokens[-1].form == "." and len(tokens) > 1 and is_title(tokens[-2].low):
            break
        tokens = tokens[:-1]
    return tokens


def _is_address(tokens: Sequence[Token]) -> bool:
    """Whether the words end in "Sir" and the like after something that says more."""
    last = tokens[-1]
    gender = people_words().honorifics.get(last.low, "n")
    return len(tokens) > 1 and last.is_capital and gender != "n" and is_title(last.low)


def _describes(tokens: Sequence[Token]) -> bool:
    """Whether the words describe somebody: a noun for people, "of" a body, an outlet."""
    first, end = tokens[0], head_end(tokens)
    head = [t for t in tokens[:end] if t.is_word]
    if first.low == "of":
        return len(tokens) > 1 and (tokens[1].is_capital or tokens[1].low == "the")
    if first.low in enders() | _small_words() or not head:
        return False
    last = head[-1]
    if last.low in lists()["members"] and len(tokens) > end:
        return True
    if len(tokens) == 1 and (last.low in lists()["descriptors"] | set(people_words().honorifics)):
        return False
    if is_person_noun(last):
        return not _is_of_another(tokens, end)
    if last.low in people_words().bodies and tokens[-1].low in people_words().roles:
        return True  # "University of Connecticut researcher"
    name = " ".join(t.bare for t in head)
    return first.is_capital and bool(find_outlet(name) or find_body(name))


def is_person_noun(token: Token) -> bool:
    """Whether a word is a noun or title for one person."""
    words = people_words()
    low = token.low
    if low in words.roles or is_title(low) or low.split("-")[-1] in words.roles:
        return True
    ending = any(low.endswith(e) for e in lists()["person_endings"])
    return ending and len(low) > 4 and not token.is_capital and low not in lists()["not_people"]


def _is_of_another(tokens: Sequence[Token], end: int) -> bool:
    """Whether the words end in the title of somebody else: "spokesman for President"."""
    words = [t for t in tokens if t.is_word]
    last = words[-1] if words else None
    follows = len(tokens) > end and tokens[end].low in lists()["serving"]
    whole = len(words) > 1 and words[-2].low == "the"  # "aide to the President"
    return bool(last and follows and last.is_capital and is_title(last.low) and not whole)


def _own_part(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without another's name that "and" joins: "Moss and Senator", "Moss, Lee, and Senator"."""
    end = head_end(tokens)
    for at in range(end - 1, 0, -1):
        before = tokens[at - 1]
        if tokens[at].low in lists()["links"] and before.is_capital and not is_person_noun(before):
            last = next(t for t in reversed(tokens[:end]) if t.is_word)
            return tokens[at + 1 :] if at + 1 < end and is_person_noun(last) else tokens
    return tokens


@cache
def _small_words() -> frozenset[str]:
    grammar: Mapping[str, frozenset[str]] = load_lists("grammar")
    kinds = ("prepositions", "subordinators", "auxiliaries")
    return frozenset().union(*(grammar[k] for k in kinds))


@cache
def role_words(role: str) -> frozenset[str]:
    """The compared words of a role's noun: what follows an owner, before "of" or "who"."""
    words = role.split()
    owners = [k for k, w in enumerate(words) if w.endswith(("'s", "’s", "s'", "s’"))]
    words = words[owners[-1] + 1 :] if owners and owners[-1] + 1 < len(words) else words
    end = next((k for k, w in enumerate(words) if k and w.lower() in enders()), len(words))
    return _compared(words[:end])


@cache
def role_context(role: str) -> frozenset[str]:
    """All compared words of a role."""
    return _compared(role.split())


def _compared(words: Sequence[str]) -> frozenset[str]:
    """Words without marks; offices of two words as one too, a party's letter as its name."""
    plain = [w.strip(".,;:()'’\"“”").casefold() for w in words]
    plain = [w.removesuffix("'s").removesuffix("’s") for w in plain]
    found = set(plain)
    for pair in itertools.pairwise(plain):
        if office := offices().get(pair):
            found.add(office)
            found -= {pair[1]} & lists()["shared_offices"]
    parties = {"R": "republican", "D": "democrat", "I": "independent"}
    found |= {parties[m.group(1)] for w in words if (m := _PARTY.match(w.strip(",.")))}
    return frozenset(w for w in found if w)


def find_told(text: str, tokens: Sequence[Token], end: int) -> str | None:
    """What a name is said to be: "Ann Lee is the director of", "Lee became mayor"."""
    at = end + 1 if end < len(tokens) and tokens[end].form == "," else end
    if at != end and at < len(tokens) and tokens[at].low == "who":
        at += 1
    elif at != end:
        return None
    began = _after_telling(tokens, at)
    ends = (k for k in range(at, len(tokens)) if _ends_told(tokens[k]))
    stop = next(ends, len(tokens))
    if began is None or stop - at > MAX_TOLD:
        return None
    inner = tokens[began:stop]
    head = inner[: head_end(inner)] if inner else ()
    if not head or not is_person_noun(head[-1]) or head[-1].low in lists()["anybody"]:
        return None
    if tokens[at].form != "is":  # an office alone: "became mayor 13 years ago"
        office = is_title(head[-1].low) and len(head) > 1
        return text[head[0].span.start : head[-1].span.end] if office else None
    return text[inner[0].span.start : inner[-1].span.end]


def _ends_told(token: Token) -> bool:
    """Whether what is told of somebody ends: a mark, "13 years ago"."""
    return token.form in ",.;:—–" or token.form.isdigit()


def _after_telling(tokens: Sequence[Token], at: int) -> int | None:
    """Where the words begin that "is a" and "became" bring in."""
    told = [t.low for t in tokens[at : at + 2]]
    article = len(told) > 1 and told[1] in load_lists("grammar")["articles"]
    if told[:1] == ["is"]:
        return at + 2 if article else None
    return at + 1 + article if told and told[0] in lists()["becoming"] else None
