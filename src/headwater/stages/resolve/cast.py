"""The people that an article names, under all their names."""

from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.article import Block, BlockKind
from headwater.records.span import Span
from headwater.stages.resolve.mentions import Mention, find_mentions
from headwater.stages.resolve.roles import rank_of, role_context, role_words
from headwater.text.names import PersonName, people_words
from headwater.text.sentences import find_sentences
from headwater.text.word_files import load_words

NAMING = frozenset({BlockKind.DEK, BlockKind.BODY, BlockKind.CAPTION})


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
        """The description that says most of those that stand with the name; of equals the first."""
        roles = [r for m in self.mentions for r in m.roles]
        return max(roles, key=rank_of) if roles else None

    def role_words(self) -> frozenset[str]:
        """Compared words of all titles and roles, offices of two words as one too."""
        found: set[str] = set()
        for mention in self.mentions:
            found |= role_words(" ".join(mention.name.titles))
            for role in mention.roles:
                found |= role_words(role)
        return frozenset(found)

    @property
    def roles(self) -> list[str]:
        """Every title and role, in the order of the text."""
        return [r for m in self.mentions for r in (*m.roles, " ".join(m.name.titles)) if r]

    def role_context(self) -> frozenset[str]:
        """All compared words of titles and roles, what follows "of" included."""
        roles = [r for m in self.mentions for r in (*m.roles, " ".join(m.name.titles))]
        return frozenset().union(*(role_context(r) for r in roles))

    def tell_role(self, at: Span, role: str) -> None:
        """Keep a role that the words of a source give beside the name at a place."""
        for number, mention in enumerate(self.mentions):
            if mention.span.overlaps(at) and role not in mention.roles:
                self.mentions[number] = msgspec.structs.replace(
                    mention, roles=(*mention.roles, role)
                )


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


def make_cast(text: str, blocks: Sequence[Block], sources: Sequence[Span] = ()) -> Cast:
    """Everybody whom the article's own words name; ``sources`` are words that name speakers."""
    given = people_words().given
    spans = [b.span for b in blocks if b.kind in NAMING]
    sentences = tuple(sorted(s for span in spans for s in find_sentences(text, span)))
    mentions = [m for k, s in enumerate(sentences) for m in find_mentions(text, s, k)]
    mentions = [_without_opener(m, mentions) for m in mentions]
    speaking = {m.span for m in mentions if any(_is_source(text, m.span, s) for s in sources)}
    alone = {m.name.parts[0] for m in mentions if not m.name.is_full}
    families = {m.name.family for m in mentions if m.name.is_full and m.name.parts[0] in given}
    people: list[Person] = []
    for mention in mentions:
        pasted = mention.name.parts[0] in families and mention.name.parts[0] not in given
        if mention.name.is_full and not pasted and _is_somebody(mention, speaking, alone):
            _join(people, mention)
    for mention in (m for m in mentions if not m.name.is_full and m.name.titles):
        if not _join_short(people, mention):
            people.append(Person(mention.name, [mention]))
    for mention in (m for m in mentions if not m.name.is_full and not m.name.titles):
        inside = any(m.name.parts == mention.name.parts and not m.starts for m in mentions)
        if not _join_short(people, mention) and mention.span in speaking and inside:
            _join(people, mention)
    for mention in (m for m in mentions if not m.name.is_full and not m.name.titles):
        if _join_short(people, mention):
            _join_topic(people, mention, speaking)
    for person in people:
        person.mentions = sorted(dict.fromkeys(person.mentions), key=lambda m: m.span)
    people.sort(key=lambda p: (p.first, p.name.words))
    return Cast(tuple(people), sentences)


def _without_opener(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The family name alone where a sentence's first word was read into it: "Like Lee"."""
    name = mention.name
    given = people_words().given
    if not mention.starts or not name.is_full or name.parts[0] in given:
        return mention
    known = any(m.name.is_full and m.name.family == name.family and not m.starts for m in mentions)
    if not known:
        return mention
    last = name.words.split()[-1]
    return msgspec.structs.replace(mention, name=PersonName(last, (name.family,)), roles=())


def _is_source(text: str, name: Span, source: Span) -> bool:
    """Whether a name closes a source or its first part: "Lee", "Lee, a nurse", not "Lee aides"."""
    if not source.holds(name):
        return False
    return text[name.end : source.end].strip(' "”’)')[:1] in ("", ",", "(", "—", "–")


def _is_somebody(mention: Mention, speaking: set[Span], alone: set[str]) -> bool:
    """Whether a run of capitals shows that it is a person's name."""
    name = mention.name
    if name.titles or mention.roles or mention.span in speaking:
        return True
    given = people_words().given.get(name.parts[0])
    return given in ("m", "f") or name.family in alone


def _join(people: list[Person], mention: Mention) -> None:
    for person in people:
        if _is_same(mention.name, person.name):
            person.mentions.append(mention)
            if _is_fuller(mention.name, person.name):
                person.name = mention.name
            return
    people.append(Person(mention.name, [mention]))


def _is_fuller(name: PersonName, held: PersonName) -> bool:
    """Whether a name has more parts, and not because words before it were read into it."""
    given = people_words().given
    begins = name.parts[0] in given or held.parts[0] not in given
    return len(name.parts) > len(held.parts) and (begins or not held.is_full)


def _join_short(people: list[Person], mention: Mention) -> bool:
    """A family name joins its person where only one fits; true where anybody bears it."""
    fits = [p for p in people if _is_same(mention.name, p.name)]
    fits = fits or [p for p in people if mention.name.parts[0] == p.name.parts[0]]
    borne = bool(fits)
    told = set(mention.name.titles) - set(people_words().honorifics)
    if told and fits and all(p.name.generation and not told & p.role_words() for p in fits):
        return False  # "President Lee" beside "Ann Lee Jr."
    fits = _by_titles(_by_gender(fits, mention.name.gender), mention.name.titles)
    if len(fits) == 1:
        fits[0].mentions.append(mention)
    return borne


def _join_topic(people: list[Person], mention: Mention, speaking: set[Span]) -> None:
    """A bare family name of several: the one named first, if no other of them speaks too.

    An article calls whom it is about by the family name, and his or her family by full names.
    """
    fits = [p for p in people if p.name.is_full and p.name.family == mention.name.family]
    if any(mention in p.mentions for p in fits):
        return
    before = [p for p in fits if p.mentions[0].span.end <= mention.span.start]
    first = min(before, key=lambda p: p.mentions[0].span, default=None)
    others = [p for p in before if p is not first]
    if first is None or any(m.span in speaking for p in others for m in p.mentions):
        return
    if len(first.mentions) >= max((len(p.mentions) for p in others), default=0):
        first.mentions.append(mention)


def _by_gender(people: list[Person], gender: str) -> list[Person]:
    if not gender:
        return people
    return [p for p in people if p.gender in ("", gender)]


def _by_titles(people: list[Person], titles: tuple[str, ...]) -> list[Person]:
    """Those who bear one of the titles elsewhere, where anybody does."""
    told = set(titles) - set(people_words().honorifics)
    same = [p for p in people if told & p.role_words()]
    return same or people


def _is_same(one: PersonName, other: PersonName) -> bool:
    """Whether two names can be one person's: the end of one is the other, or first names agree."""
    if one.is_full and other.is_full and one.generation != other.generation:
        return False
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
