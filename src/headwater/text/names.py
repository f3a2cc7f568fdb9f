"""Names of people: titles, given and family names, gender; nouns that describe people."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.text.bodies import find_body, find_place
from headwater.text.outlets import find_outlet, is_outlet_like
from headwater.text.word_files import load_words
from headwater.text.words import normal_word

MAX_NAME_WORDS = 5  # "Andrés Manuel López Obrador Jr."; longer runs are headlines

_TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_]\.(?=\s)|[^\W_]+(?:[-'’.&](?=[^\W_])[^\W_]+)*|[^\w\s]",
    re.UNICODE,
)
_INITIAL = re.compile(r"^(?:[A-Z]\.?){1,3}$")
_PREFIXED = re.compile(r"^(?:al|el|ul|bin|ibn|d|l)[-'’][A-Z]")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")


class Token(msgspec.Struct, frozen=True):
    """A word or a mark with its place in the article's text."""

    span: Span
    form: str

    @property
    def bare(self) -> str:
        """Without a possessive ending."""
        return _POSSESSIVE.sub("", self.form) or self.form

    @property
    def low(self) -> str:
        """The form in which words are compared: no case, no final full stop, no possessive."""
        return normal_word(self.bare).rstrip(".")

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.form[:1].isupper() or _PREFIXED.match(self.form) is not None

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit."""
        return self.form[:1].isalnum()

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in a possessive."""
        return bool(_POSSESSIVE.search(self.form)) and len(self.form) > 2


def tokens_of(text: str, within: Span) -> list[Token]:
    """Words and marks of a range, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, within.start, within.end):
        span = Span(match.start(), match.end())
        form = match.group()
        if (
            form in "'’"
            and found
            and found[-1].span.end == span.start
            and found[-1].form[-1] in "sS"
        ):
            found[-1] = Token(Span(found[-1].span.start, span.end), found[-1].form + form)
        else:
            found.append(Token(span, form))
    return found


class PeopleWords(msgspec.Struct, frozen=True):
    """The language's words for people (text/lang/<language>/people.toml, given_names.toml)."""

    honorifics: Mapping[str, str]  # word -> gender or "n"
    official_titles: frozenset[str]
    private_titles: frozenset[str]
    before_title: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    official_roles: frozenset[str]
    roles: frozenset[str]
    gender: Mapping[str, str]
    fits: Mapping[str, frozenset[str]]
    groups: frozenset[str]
    documents: frozenset[str]
    channels: frozenset[str]
    data: frozenset[str]
    bodies: frozenset[str]
    body_nouns: frozenset[str]
    not_people: frozenset[str]
    ranks: frozenset[str]
    varied: frozenset[str]
    pronouns: Mapping[str, str]
    given: Mapping[str, str]  # first name -> m, f or n

    @property
    def titles(self) -> frozenset[str]:
        """All words that may stand before a name."""
        return self.official_titles | self.private_titles | frozenset(self.honorifics)


@cache
def people_words() -> PeopleWords:
    """The lists, read once."""
    rows = {
        section: {key: tuple(str(value).split()) for key, value in lists.items()}
        for section, lists in load_words("people").items()
        if isinstance(lists, dict)
    }
    sets = {k: {n: frozenset(w) for n, w in v.items()} for k, v in rows.items()}
    return PeopleWords(
        honorifics=_inverted(rows["honorifics"]),
        official_titles=sets["titles"]["official"],
        private_titles=sets["titles"]["private"],
        before_title=sets["titles"]["before_title"],
        suffixes=sets["suffixes"]["words"],
        particles=sets["particles"]["words"],
        official_roles=sets["roles"]["official"],
        roles=sets["roles"]["official"] | sets["roles"]["person"],
        gender=_inverted(rows["gender"]),
        fits=sets["fits"],
        groups=sets["groups"]["words"],
        documents=sets["documents"]["words"],
        channels=sets["documents"]["channels"],
        data=sets["data"]["words"],
        bodies=sets["organisations"]["words"],
        body_nouns=sets["organisations"]["nouns"],
        not_people=sets["not_people"]["words"],
        ranks=sets["ranks"]["words"],
        varied=sets["varied"]["words"],
        pronouns=_inverted(rows["pronouns"]),
        given=_given_names(),
    )


def _inverted(rows: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: key for key, words in rows.items() for word in words}


def _given_names() -> dict[str, str]:
    rows = {k: str(v).split() for k, v in load_words("given_names").items()}
    men, women, both = (frozenset(rows[k]) for k in ("m", "f", "both"))
    found = dict.fromkeys(sorted(men), "m") | dict.fromkeys(sorted(women), "f")
    return found | dict.fromkeys(sorted(both | men & women), "n")


class PersonName(msgspec.Struct, frozen=True):
    """A person's name in parts; ``words`` is the name as written, without titles."""

    words: str
    parts: tuple[str, ...]  # compared forms, suffixes left out
    titles: tuple[str, ...] = ()  # compared forms
    gender: str = ""  # m, f or "" where nothing tells

    @property
    def family(self) -> str:
        """The last part."""
        return self.parts[-1]

    @property
    def generation(self) -> str:
        """ "jr" and the like at the end of the name."""
        last = normal_word(self.words.split()[-1]).rstrip(".") if self.words.split() else ""
        return last if last in people_words().suffixes else ""

    @property
    def is_full(self) -> bool:
        """Whether it has more than one part."""
        return len(self.parts) > 1


def make_name(tokens: Sequence[Token], text: str) -> PersonName | None:
    """A name from a run of capitals: titles taken off, gender told where it can be."""
    words = people_words()
    at, titles = _after_titles(tokens)
    kept = [t for t in tokens[at:] if t.is_word]
    parts = tuple(t.low for t in kept if t.low not in words.suffixes and t.low)
    if not parts:
        return None
    last = kept[-1]
    end = last.span.start + len(last.bare)
    honour = next((words.honorifics[t] for t in titles if words.honorifics.get(t, "n") != "n"), "")
    noun = next((words.gender[t] for t in titles if t in words.gender), "")
    first = words.given.get(parts[0], "") if len(parts) > 1 else ""
    gender = honour or noun or ("" if first == "n" else first)
    return PersonName(text[kept[0].span.start : end], parts, tuple(titles), gender)


def _after_titles(tokens: Sequence[Token]) -> tuple[int, list[str]]:
    """Where the name begins after its titles, and the titles."""
    last = -1
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1]
        if all(t.low in people_words().suffixes for t in tokens[at + 1 :] if t.is_word):
            break
        office = token.low in people_words().roles and token.is_capital and _is_given(after)
        if (office or is_title(token.low)) and (len(tokens) - at > 2 or not _is_given(token)):
            last = at
        elif token.form == "." or (token.is_possessive and after.is_word):
            last = max(last, at) if last >= 0 or token.is_possessive else last
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].low in people_words().before_title
        and not _is_given(tokens[last + 1])
        and any(_is_given(t) for t in tokens[last + 2 : -1])
    ):
        last += 1  # "Foreign Affairs Ann Lee" after "minister of"
    return last + 1, [t.low for t in tokens[: last + 1] if t.is_word]


def is_title(low: str) -> bool:
    """Whether a word stands before names; "secretary-general" counts by its first part."""
    titles = people_words().titles
    return low in titles or ("-" in low and low.split("-")[0] in titles)


def _is_given(token: Token) -> bool:
    return token.low in people_words().given


def is_person_like(parts: Sequence[str], name: str) -> bool:
    """Whether a run of capitals reads as a person's name rather than a body's or a place's."""
    words = people_words()
    if not parts or not 1 <= len(parts) <= MAX_NAME_WORDS:
        return False
    known = words.given.get(parts[0]) in ("m", "f") and len(parts) > 1
    nouns = parts[1:] if known else parts  # "Bill Lee" is no bill
    if any(p in words.bodies or p in words.documents or p in words.data for p in nouns):
        return False
    if (set(parts) & words.not_people and not known) or (len(parts) == 1 and is_title(parts[0])):
        return False
    if find_outlet(name) or find_body(name) or find_place(name) or is_outlet_like(name):
        return False
    if name.isupper() and len(parts) == 1:
        return False
    if parts[0] in words.given or _INITIAL.match(parts[0].upper() if len(parts[0]) <= 2 else ""):
        return True
    return not any(find_place(p) for p in parts[:1]) and parts[-1] not in words.groups
