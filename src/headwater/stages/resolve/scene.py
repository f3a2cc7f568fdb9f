"""What is known of an article while its sources are resolved one after the other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from headwater.records.article import TELLING_KINDS, Article, Block, BlockKind, Imprint
from headwater.records.attribution import Attribution, SourceKind
from headwater.records.span import Span
from headwater.settings import ResolveSettings
from headwater.stages.resolve.called import Called, find_called, is_own_outlet
from headwater.stages.resolve.cast import Cast, Person, make_cast
from headwater.stages.resolve.fitting import shared_points
from headwater.stages.resolve.mentions import Mention
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.reading import read_phrase
from headwater.stages.resolve.roles import find_role, is_cut
from headwater.text.bodies import find_place
from headwater.text.cues import cue_verbs
from headwater.text.names import PersonName, Token, people_words, tokens_of
from headwater.text.word_files import load_lists
from headwater.text.words import normal_word

_PARTY_TAG = re.compile(r"^\(?[RDI]-[A-Z]")
# a run of capitals: "House Oversight Committee", "Court of Appeals for the 4th Circuit"
_RUN = re.compile(r"\b[A-Z][\w’'&-]*(?: (?:(?:of|for|and|the) ){0,2}[A-Z0-9][\w’'&-]*){1,9}")
MAX_DESCRIBED = 5  # words of a description, its article included
MAX_SUBJECT = 12  # words before the verb


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the words of one source mean."""

    name: str | None
    kind: SourceKind
    phrase: Phrase
    person: Person | None = None
    role: str | None = None
    plurality: str | None = None
    score: float = 1.0
    reason: str | None = None  # why nobody can be named
    via: str | None = None  # "statement", where the words name a channel of the speaker


class Scene:
    """One article: its people, bodies and outlets, and who has spoken so far."""

    def __init__(
        self,
        article: Article,
        imprint: Imprint,
        blocks: Sequence[Block],
        attributions: Sequence[Attribution],
        settings: ResolveSettings,
    ) -> None:
        self.text = article.text
        self.imprint = imprint
        self.blocks = blocks
        self.settings = settings
        self.cast: Cast = make_cast(
            article.text, blocks, [s for a in attributions for s in a.source]
        )
        self.called: Called = find_called(article.text, blocks)
        self.attributions = tuple(sorted(attributions, key=lambda a: (place_of(a), a.id)))
        self.phrases: Mapping[str, Phrase] = {
            a.id: self._phrase(a) for a in self.attributions if a.source
        }
        for phrase in self.phrases.values():
            self._tell_role(phrase)
        self._described: dict[int, Sequence[tuple[Mention, Person]]] = {}
        self.heard: list[tuple[int, Attribution, Resolved]] = []  # in the order of the text

    def _phrase(self, attribution: Attribution) -> Phrase:
        whole = Span(attribution.source[0].start, attribution.source[-1].end)
        if any(whole.overlaps(c) for c in (*attribution.content, *attribution.cue)):
            whole = attribution.source[0]
        phrase = read_phrase(self.text, whole)
        if phrase.form is Form.NAME and self._is_common(phrase):
            start = phrase.span.start
            lower = self.text[:start] + self.text[start].lower() + self.text[start + 1 :]
            phrase = read_phrase(lower, whole)
            words = phrase.span.of(self.text) if " " not in phrase.words else phrase.words
            phrase = msgspec.structs.replace(phrase, words=words)
        return self._surname(phrase) or self._named_beside(phrase) or phrase

    def _tell_role(self, phrase: Phrase) -> None:
        """What a source calls its person is known wherever the person is meant."""
        people = self.cast.find(phrase.name) if phrase.name else []
        if len(people) == 1 and phrase.role and not is_cut(phrase.role):
            people[0].tell_role(phrase.span, phrase.role)

    def _is_common(self, phrase: Phrase) -> bool:
        """A word with a capital only because it opens a sentence, as far as the article shows."""
        name = phrase.name
        if name is None or name.is_full or name.titles or self.cast.find(name):
            return False
        lower = phrase.words.lower()
        noun = lower.endswith(tuple(sorted(lists()["noun_endings"])))
        if not noun and not re.search(rf"\b{re.escape(lower)}\b", self.text):
            return False
        elsewhere = re.compile(rf"(?<=[\w,;] ){re.escape(phrase.words)}\b")
        return elsewhere.search(self.text) is None

    def _surname(self, phrase: Phrase) -> Phrase | None:
        """A family name that is another word too, "King", "Berlin", where somebody bears it."""
        word = phrase.words.split(",")[0].removesuffix("'s").removesuffix("’s")
        if phrase.form in (Form.NAME, Form.PRONOUN) or " " in word or not word[:1].isupper():
            return None
        article = phrase.span.of(self.text)[:4].lower() == "the "
        name = PersonName(word, (normal_word(word),))
        borne = any(p.name.is_full and p.name.family == name.family for p in self.cast.people)
        if article or phrase.plurality or not borne:
            return None
        return msgspec.structs.replace(phrase, form=Form.NAME, name=name, words=word)

    def _named_beside(self, phrase: Phrase) -> Phrase | None:
        """A description in apposition to a name: "Ann Lee, a nurse,"."""
        tag = _PARTY_TAG.match(phrase.words)
        if not tag and (phrase.form not in (Form.PERSON, Form.OTHER) or not phrase.words):
            return None
        after = self.text[phrase.span.end :]
        for person in self.cast.people:
            for mention in person.mentions:
                ends = self._is_beside(mention, phrase)
                gap = self.text[phrase.span.end : mention.span.start]
                follows = mention.span.start > phrase.span.end and gap in (", ", " ")
                closes = after[len(gap) + len(mention.span) :][:1] in ("", ",", " ", ".", "\n")
                if mention.name.is_full and (ends or (follows and closes)):
                    return self._as_name(phrase, mention)
        return None

    def _is_beside(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether only a mark, an article and a place stand between: "Lee, the US [envoy]"."""
        gap = self.text[mention.span.end : phrase.span.start].strip()
        words = gap[1:].split()
        if gap[:1] not in (",", "—", "–", "(") or len(words) > 2:
            return False
        articles = load_lists("grammar")["articles"]
        return all(w.casefold() in articles or find_place(w) is not None for w in words)

    def _as_name(self, phrase: Phrase, mention: Mention) -> Phrase:
        return msgspec.structs.replace(
            phrase,
            form=Form.NAME,
            name=mention.name,
            words=mention.name.words,
            role=find_role(phrase.words),
            gender=mention.name.gender or phrase.gender,
        )

    def described_in(self, number: int) -> Sequence[tuple[Mention, Person]]:
        """Where a sentence's "the president" and the like mean the one person of that role."""
        if number not in self._described:
            self._described[number] = tuple(self._find_described(number))
        return self._described[number]

    def _find_described(self, number: int) -> Iterator[tuple[Mention, Person]]:
        tokens = tokens_of(self.text, self.cast.sentences[number])
        for at, token in enumerate(tokens):
            if token.low != "the" or not (span := _described_at(tokens, at)):
                continue
            phrase = read_phrase(self.text, span)
            fits = [p for p in self.cast.people if _is_described(p, phrase)]
            if len(fits) == 1 and fits[0].first < span.start:
                opens = not any(t.is_capital for t in tokens[1:at])
                yield Mention(span, fits[0].name, (), number, opens, False, at == 0), fits[0]

    @cached_property
    def bodies_named(self) -> Sequence[tuple[int, str]]:
        """Runs of capitals that are a body's name by its noun, in order."""
        spans = [b.span for b in self.blocks if b.kind in TELLING_KINDS]
        found = [m for s in spans for m in _RUN.finditer(self.text, s.start, s.end)]
        names = [(m.start(), m.group().removeprefix("The ")) for m in found]
        return [(at, name) for at, name in names if " " in name and body_nouns(name)]

    @cached_property
    def by_id(self) -> Mapping[str, Attribution]:
        """The attributions by their ids."""
        return {a.id: a for a in self.attributions}

    def parent_of(self, attribution: Attribution) -> Attribution | None:
        """Whose words hold a source: the innermost attribution that reports it."""
        if found := self.by_id.get(attribution.parent or ""):
            return found
        place = place_of(attribution)
        around = [
            (len(c), a.id)
            for a in self.attributions
            for c in a.content
            if a is not attribution and a.source and c.start <= place < c.end
        ]
        return self.by_id[min(around)[1]] if around else None

    @cached_property
    def contents(self) -> tuple[Span, ...]:
        """What outermost attributions report, in order."""
        return tuple(sorted(c for a in self.attributions if a.parent is None for c in a.content))

    def is_reported(self, span: Span) -> bool:
        """Whether a place lies inside what somebody said."""
        return any(c.holds(span) for c in self.contents)

    def heard_before(self, place: int) -> Sequence[tuple[int, Attribution, Resolved]]:
        """Who spoke before a place, the nearest last."""
        return [row for row in self.heard if row[0] < place]

    def hear(self, attribution: Attribution, resolved: Resolved) -> None:
        """Remember who spoke."""
        self.heard.append((place_of(attribution), attribution, resolved))

    def block_at(self, place: int) -> BlockKind | None:
        """The kind of block that holds a place."""
        return next((b.kind for b in self.blocks if b.start <= place < b.end), None)

    def outlet_before(self, place: int, *, within: int | None = None) -> str | None:
        """The outlet named last before a place, the article's own left out."""
        own, here = self.own_names, self.sentence_at(place)
        for span, _, words in reversed(self.called.outlets):
            near = within is None or here - self.sentence_at(span.start) <= within
            if span.end <= place and near and not is_own_outlet(words, own):
                return words
        return None

    @cached_property
    def own_names(self) -> Sequence[str]:
        """Names of the article's own outlet: its publisher, else its host."""
        name = self.imprint.outlet
        return (name,) if name else ()

    def subject_of(self, number: int) -> Phrase | None:
        """The words before a sentence's first verb, read as a phrase."""
        words = load_lists("grammar")
        tokens = tokens_of(self.text, self.cast.sentences[number])
        for at, token in enumerate(tokens[:MAX_SUBJECT]):
            opened = at > 1 and tokens[0].low in words["pronouns"]  # by a verb that no list has
            if opened or (at and token.low in words["pronouns"]):
                return None
            cued = any(v.past for v in cue_verbs().get(token.low, ()))
            if at and (cued or token.low in words["auxiliaries"] | words["verbs"]):
                return read_phrase(self.text, Span(tokens[0].span.start, tokens[at - 1].span.end))
        return None

    def sentence_at(self, place: int) -> int:
        """Number of the sentence of the body that holds a place."""
        return self.cast.sentence_of(place)


def body_nouns(name: str) -> frozenset[str]:
    """The nouns for a body that a name ends in or has before "of": "Office of Management"."""
    words = [normal_word(w) for w in name.split()]
    heads = frozenset([words[-1], *(w for w, after in pairwise(words) if after in ("of", "for"))])
    return heads & (people_words().body_nouns | {"subcommittee"})


def _described_at(tokens: Sequence[Token], at: int) -> Span | None:
    """The words of "the" and a noun for a person, with what stands between them."""
    for end in range(at + 1, min(len(tokens), at + MAX_DESCRIBED)):
        token = tokens[end]
        if not token.is_word or token.is_possessive:
            return None
        if not token.is_capital and token.low in people_words().roles:
            after = tokens[end + 1] if end + 1 < len(tokens) else None
            if after is not None and (after.is_capital or after.low in people_words().roles):
                return None  # "the president Ann Lee" names somebody
            return Span(tokens[at].span.start, token.span.end)
    return None


def _is_described(person: Person, phrase: Phrase) -> bool:
    """Whether a description's noun is one of the person's roles, and nothing speaks against it."""
    if phrase.form is not Form.PERSON or phrase.head not in person.role_words():
        return False
    if phrase.gender and person.gender not in ("", phrase.gender):
        return False
    return not phrase.modifiers or shared_points(phrase, person.role_context()) > 0


def place_of(attribution: Attribution) -> int:
    """Where an attribution's source stands, else its cue or content."""
    return (attribution.source or attribution.cue or attribution.content)[0].start


def unresolved(phrase: Phrase, reason: str, *, score: float) -> Resolved:
    """Words that name nobody, with the reason; the words stay as written."""
    return Resolved(
        name=phrase.words or None,
        kind=SourceKind.UNKNOWN,
        phrase=phrase,
        score=score,
        reason=reason,
    )


def is_plural(phrase: Phrase) -> bool:
    """Whether the words mean several."""
    return phrase.form in (Form.GROUP, Form.PAIR) or phrase.gender == "many"
