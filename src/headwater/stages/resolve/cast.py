"""The people that an article names, with their titles, roles and places."""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from headwater.records.article import Block, BlockKind
from headwater.records.span import Span
from headwater.stages.resolve.phrase import lists, offices, run_back, tidy_role
from headwater.text.bodies import find_place
from headwater.text.cues import cue_verbs, load_lists, load_words
from headwater.text.names import (
    PersonName,
    Token,
    is_person_like,
    is_title,
    make_name,
    people_words,
    tokens_of,
)
from headwater.text.sentences import find_sentences

# words of an apposition that is read as a role; longer ones are clauses
MAX_ROLE_WORDS = 18
MAX_TITLE_LETTERS = 5  # letters of an abbreviated title: "Sen", "Capt"
NAMING = frozenset({BlockKind.DEK, BlockKind.BODY, BlockKind.CAPTION})
_PARTY = re.compile(r"^\(?([RDI])(?:-[A-Z][A-Za-z.]*)?\)?[,.]?$")


class Mention(msgspec.Struct, frozen=True):
    """One place where a person is named."""

    span: Span
    name: PersonName
    role: str | None
    sentence: int  # number of the sentence
    opens: bool  # among the first words of its sentence
    possessive: bool


class Person(msgspec.Struct):
    """One person of the article under all names that it gives."""

    name: PersonName
    mentions: list[Mention]

    @property
    def first(self) -> int:
        """Where the person is named first."""
        return self.mentions[0].span.start

    @property
    def gender(self) -> str:
        """What titles, first name and roles tell; "" where nothing does or they differ."""
        told = {m.name.gender for m in self.mentions if m.name.gender}
        told = told or {g for w in self.role_words() if (g := people_words().gender.get(w))}
        return min(told) if len(told) == 1 else ""

    @property
    def role(self) -> str | None:
        """The fullest description that stands with the name."""
        roles = [m.role for m in self.mentions if m.role]
        plain = [r for r in roles if len(r.split()) > 1] or roles
        return plain[0] if plain else None

    def role_words(self) -> frozenset[str]:
        """Compared words of all titles and roles, offices of two words as one too."""
        found: set[str] = set()
        for mention in self.mentions:
            found |= role_words(" ".join(mention.name.titles))
            found |= role_words(mention.role or "")
        return frozenset(found)


@cache
def role_words(role: str) -> frozenset[str]:
    """The compared words of a role; a party's letter as its name."""
    words = [
        w.strip(".,;:()'’\"").removesuffix("'s").removesuffix("’s").casefold() for w in role.split()
    ]
    found = set(words)
    for pair, office in offices().items():
        for a, b in itertools.pairwise(words):
            if (a, b) == pair:
                found.add(office)
                found.discard(b if b in ("general", "major") else "")
    parties = {"R": "republican", "D": "democrat", "I": "independent"}
    for word in role.split():
        if letter := _PARTY.match(word.strip(",.")):
            found.add(parties[letter.group(1)])
    return frozenset(w for w in found if w)


class Cast(msgspec.Struct, frozen=True):
    """The people of an article, in the order in which they appear, and its sentences."""

    people: tuple[Person, ...]
    sentences: tuple[Span, ...]

    def find(self, name: PersonName) -> list[Person]:
        """The people whom a name can mean, by family name, first name or any part of theirs."""
        exact = [p for p in self.people if _is_same(name, p.name)]
        if name.is_full:
            return exact
        return exact or [
            p for p in self.people if name.parts[0] in (p.name.parts[0], *p.name.parts)
        ]

    def sentence_of(self, place: int) -> int:
        """Number of the sentence that holds a place, or of the last before it."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].start <= place:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)


def make_cast(text: str, blocks: Sequence[Block]) -> Cast:
    """Everybody whom the article's own words name."""
    spans = [b.span for b in blocks if b.kind in NAMING]
    sentences = tuple(sorted(s for span in spans for s in find_sentences(text, span)))
    mentions = [m for k, s in enumerate(sentences) for m in _mentions(text, s, k)]
    full = [m for m in mentions if m.name.is_full]
    people: list[Person] = []
    for mention in full:
        _join(people, mention)
    known = {p for person in people for p in person.name.parts}
    for mention in mentions:
        if mention.name.is_full:
            continue
        if mention.name.parts[0] in known:
            _join_short(people, mention)
        elif mention.name.titles:
            _join(people, mention)
    for person in people:
        person.mentions.sort(key=lambda m: m.span)
    people.sort(key=lambda p: (p.first, p.name.words))
    return Cast(tuple(people), sentences)


def _join(people: list[Person], mention: Mention) -> None:
    for person in people:
        if _is_same(mention.name, person.name):
            person.mentions.append(mention)
            if len(mention.name.parts) > len(person.name.parts):
                person.name = mention.name
            return
    people.append(Person(mention.name, [mention]))


def _join_short(people: list[Person], mention: Mention) -> None:
    """A family name joins its person where only one fits."""
    fits = [p for p in people if _is_same(mention.name, p.name)]
    fits = fits or [p for p in people if mention.name.parts[0] == p.name.parts[0]]
    fits = _by_gender(fits, mention.name.gender)
    if len(fits) == 1:
        fits[0].mentions.append(mention)


def _by_gender(people: list[Person], gender: str) -> list[Person]:
    if not gender:
        return people
    return [p for p in people if p.gender in ("", gender)]


def _is_same(one: PersonName, other: PersonName) -> bool:
    """Whether two names can be one person's: the end of one is the other, or first names agree."""
    a, b = one.parts, other.parts
    if len(a) > len(b):
        a, b = b, a
    if b[-len(a) :] == a:
        return True
    if len(a) == 1 or a[-1] != b[-1]:
        return False
    return _is_same_given(a[0], b[0]) or a[0] in b[1:-1]


def _is_same_given(a: str, b: str) -> bool:
    if a == b or (a.rstrip(".")[:1] == b[:1] and 1 in (len(a.rstrip(".")), len(b.rstrip(".")))):
        return True
    return bool({a, *_longer().get(a, ())} & {b, *_longer().get(b, ())})


@cache
def _longer() -> dict[str, tuple[str, ...]]:
    rows = load_words("aliases").get("first_names", {})
    return {k: tuple(v) for k, v in rows.items()} if isinstance(rows, dict) else {}


@cache
def _plain_words() -> frozenset[str]:
    """Words that open sentences with a capital and belong to no name."""
    grammar = load_lists("grammar")
    kept = [v for k, v in grammar.items() if k != "titles"]
    return frozenset().union(*kept) | lists()["not_names"] | lists()["counts"] | {"if", "for"}


def _mentions(text: str, sentence: Span, number: int) -> Iterator[Mention]:
    tokens = tokens_of(text, sentence)
    at = 0
    while at < len(tokens):
        end = _run_end(tokens, at)
        if end == at:
            at += 1
            continue
        run = _without_opener(tokens[at:end])
        if run and (name := make_name(run, text)) and _is_named(name, run):
            start = end - _tail_length(run, name)
            role = _role_before(text, tokens, at, start) or _role_after(text, tokens, end)
            span = Span(tokens[start].span.start, tokens[end - 1].span.end)
            opens = _is_subject(tokens, at)
            yield Mention(span, name, role, number, opens, tokens[end - 1].is_possessive)
        at = end


def _is_named(name: PersonName, run: Sequence[Token]) -> bool:
    if not is_person_like(name.parts, name.words):
        return False
    if name.is_full and not name.titles:
        given = name.parts[0] in people_words().given
        return given or not any(find_place(t.bare) or is_title(t.low) for t in run)
    return True


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """Where the run of capitals that begins here ends; a possessive ends it."""
    words = people_words()
    end = at
    while end < len(tokens):
        token = tokens[end]
        small = end > at and (
            (
                token.form == "."
                and len(tokens[end - 1].form) <= MAX_TITLE_LETTERS
                and is_title_or_initial(tokens[end - 1])
            )
            or token.low in words.particles
        )
        if not small and not (token.is_capital and token.low not in lists()["not_names"]):
            break
        end += 1
        if token.is_possessive:
            break
    while end > at and not tokens[end - 1].is_capital:
        end -= 1
    return end


def is_title_or_initial(token: Token) -> bool:
    """Whether a full stop after this word need not end a sentence."""
    return len(token.form) == 1 or is_title(token.low) or token.low in people_words().suffixes


def _without_opener(run: Sequence[Token]) -> Sequence[Token]:
    while run and run[0].low in _plain_words() and not is_title(run[0].low):
        run = run[1:]
    return run


def _tail_length(run: Sequence[Token], name: PersonName) -> int:
    """How many tokens at the end of the run hold the name."""
    letters = 0
    for count in range(1, len(run) + 1):
        letters = run[-1].span.end - run[-count].span.start
        if letters >= len(name.words):
            return count
    return len(run)


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether no other name or verb stands before it in the sentence."""
    return at == 0 or all(t.low in _plain_words() or not t.is_word for t in tokens[:at])


def _role_before(text: str, tokens: Sequence[Token], run: int, name: int) -> str | None:
    """Titles and the words before them: "Bellingcat's lead Russia investigator"."""
    words = people_words()
    start = run
    while start and _is_role_word(tokens[start - 1], run - start):
        start -= 1
    described = tokens[start:run]
    if described and (described[-1].low in words.roles or described[-1].low in words.titles):
        while start and (tokens[start - 1].is_capital or tokens[start - 1].is_possessive):
            start -= 1
        role = text[tokens[start].span.start : tokens[name].span.start]
        return tidy_role(_without_small_openers(role))
    if name > run:
        role = " ".join(text[tokens[run].span.start : tokens[name].span.start].split()).strip(" ,")
        gendered = words.honorifics
        return None if role.rstrip(".").casefold() in gendered else role
    return None


def _is_role_word(token: Token, behind: int) -> bool:
    if not token.is_word or behind > MAX_ROLE_WORDS // 3:
        return False
    if behind == 0:
        return token.low in people_words().roles or token.low in people_words().titles
    if token.low in _plain_words() or token.low in cue_verbs():
        return False
    return not token.low.endswith(("ed", "ing", "ly"))


def _without_small_openers(role: str) -> str:
    words = role.split()
    while words and words[0].casefold() in _plain_words() and len(words) > 1:
        words = words[1:]
    return " ".join(words)


def _role_after(text: str, tokens: Sequence[Token], end: int) -> str | None:
    """The apposition after a name: ", a lawyer for the family," or "(D-N.Y.)"."""
    if end + 1 >= len(tokens) or tokens[end].form not in ",(—–":
        return None
    closing = {"(": ")", ",": ",.;", "—": "—.", "–": "–."}[tokens[end].form]
    stop = end + 1
    while stop < len(tokens) and stop - end <= MAX_ROLE_WORDS:
        form = tokens[stop].form
        if form in closing and not (form == "." and len(tokens[stop - 1].form) <= 3):
            break
        stop += 1
    else:
        return None
    inner = tokens[end + 1 : stop]
    if not inner or not _is_role(inner):
        return None
    return tidy_role(text[inner[0].span.start : inner[-1].span.end])


def _is_role(tokens: Sequence[Token]) -> bool:
    """Whether an apposition describes a person."""
    words = people_words()
    first = tokens[0]
    letters = "".join(t.form for t in tokens)
    if _PARTY.match(letters) or re.match(r"^[RDI]-", letters):
        return True
    head = tokens[
        : next((k for k, t in enumerate(tokens) if t.low in lists()["enders"]), len(tokens))
    ]
    nouns = {t.low for t in head}
    if first.low in ("who", "whose", "which", "and", "but"):
        return False
    return bool(nouns & (words.roles | words.titles)) and len(run_back(tokens[:2])) < len(tokens)
