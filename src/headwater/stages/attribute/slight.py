"""Contents that state nothing: a thing or a name that a verb points at, not what is said of it.

'Lee backed Moss', 'Lee read the plan': no statement stands there that anybody could repeat.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from headwater.records.span import Span
from headwater.stages.attribute.grammar import looks_verbal, words_of_class
from headwater.stages.attribute.proposal import Proposal
from headwater.stages.attribute.tokens import Token, read_sentences
from headwater.text.cues import cue_verbs
from headwater.text.word_files import load_lists
from headwater.text.words import find_words, normal_words

_MARKS = frozenset("\"“”„«»‘’'")
# words below which a content outside quotation marks is a thing, not a statement, more often than
# not ("complained about the sound"): it must be more probable than its opposite
FEW_WORDS = 4
LEAST_SLIGHT = 0.5
# words up to which a phrase without a verb is a thing where its cue tells of no words; on PolNeAR
# dev two in five of them are marked there, of longer ones three in five
MAX_THING = 6


def states_nothing(text: str, piece: Proposal) -> bool:
    """Whether a content outside quotation marks is too slight to be what somebody said."""
    if any(mark in _MARKS for s in piece.content for mark in s.of(text)):
        return False
    count = sum(len(find_words(text, span)) for span in piece.content)
    if count < FEW_WORDS and piece.score < LEAST_SLIGHT:
        return True
    cue = [w for s in piece.cue for w in normal_words(text, s)]
    if not cue or count > MAX_THING or _is_title(text, piece):
        return False
    tokens = [t for s in piece.content for t in _tokens_of(text, s)]
    return _is_thing(tokens) and (_is_name(tokens) or not tells_words(cue))


def tells_words(cue: Sequence[str]) -> bool:
    """Whether a cue tells of words: a verb or noun of saying, a side taken, "according to"."""
    told = words_of_class("prepositional_cues") | _lists()["told_nouns"] | _lists()["stances"]
    if not told.isdisjoint(cue):
        return True
    return any(v.kind != "mental" for w in cue for v in cue_verbs().get(w, ()))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return load_lists("statements")


def _tokens_of(text: str, span: Span) -> list[Token]:
    return [t for sentence in read_sentences(text, span, ()) for t in sentence.tokens]


def _is_title(text: str, piece: Proposal) -> bool:
    """Whether the cue is written as in a headline, where every word has a capital."""
    words = [w for s in piece.cue for w in s.of(text).split()]
    return all(not w[0].islower() for w in words)


def _is_thing(tokens: Sequence[Token]) -> bool:
    """Whether a phrase has no verb and calls nothing something: "the deal", not "it as a deal"."""
    if tokens[0].low in _lists()["statement_openers"] or tokens[0].low.endswith("ing"):
        return False
    if any(t.low in ("as", ":") for t in tokens[1:]):
        return False
    return not any(looks_verbal(tokens, at) for at in range(len(tokens)))


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether all of its words are names or words for persons: "President Ann Lee", "him"."""
    words = [t for t in tokens if t.is_word]
    persons = words_of_class("objects") | words_of_class("pronouns")
    return all(t.is_capital or t.low in persons for t in words)
