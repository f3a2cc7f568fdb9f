"""A name taken apart, so that two can be compared."""

from functools import cache, lru_cache

import msgspec

from headwater.text.word_files import load_record
from headwater.text.words import normal_words

CACHED = 16_384  # names; more than the articles of a large story hold
INITIAL = 1  # letters
LEAST_SHORTENED = 2  # words of a name that tell it although its place is left out


class AliasWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The language's lists of other names (text/lang/<language>/aliases.toml)."""

    countries: dict[str, list[str]]
    spellings: dict[str, str]
    first_names: dict[str, list[str]]
    words: dict[str, list[str]]


class PersonName(msgspec.Struct, frozen=True):
    """A person's name in parts; generation and sex where a suffix or title tells."""

    given: tuple[str, ...]
    family: str
    generation: str = ""
    sex: str = ""


@cache
def load_alias_words(language: str = "en") -> AliasWords:
    """The lists of one language."""
    return load_record("aliases", AliasWords, language)


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the plain lists."""
    return frozenset(load_alias_words().words[name])


@cache
def read_person(name: str) -> PersonName | None:
    """A person's name in parts; nothing where no word of a name is left."""
    words = [w.removesuffix("'s") for w in normal_words(name)]
    sex = "m" if word_set("male") & set(words) else "f" if word_set("female") & set(words) else ""
    generation = next((w for w in words if w in word_set("generations")), "")
    kept = [w for w in words if w not in word_set("titles") and w not in word_set("generations")]
    if not kept or set(words) & word_set("joiners") or "&" in name:
        return None
    return PersonName(tuple(kept[:-1]), kept[-1], generation, sex)


def is_same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two names can be one person's: family name, then all that both give."""
    if a.family != b.family or _conflict(a.generation, b.generation) or _conflict(a.sex, b.sex):
        return False
    if not a.given or not b.given:
        return True
    first, other = a.given[0], b.given[0]
    if _same_given(first, other):
        return True
    # "Charles E. Schumer" and "E. Schumer": some given names in common
    return bool({g for g in a.given if len(g) > INITIAL} & {g for g in b.given if len(g) > INITIAL})


def _conflict(a: str, b: str) -> bool:
    return bool(a and b and a != b)


def _same_given(a: str, b: str) -> bool:
    if a == b or (INITIAL in {len(a), len(b)} and a[0] == b[0]):
        return True
    longer = load_alias_words().first_names
    return bool({a, *longer.get(a, [])} & {b, *longer.get(b, [])})


@cache
def organisation_words(name: str) -> frozenset[str]:
    """The words of an organisation's name in one spelling, a country for its adjective."""
    lists = load_alias_words()
    words = [w.removesuffix("'s").removesuffix("'") for w in normal_words(name)]
    text = f" {' '.join(lists.spellings.get(w, w) for w in words)} "
    for written, country in _country_forms():
        text = text.replace(f" {written} ", f" {country} ")
    return frozenset(w for w in text.split() if w not in word_set("small"))


@cache
def _country_forms() -> tuple[tuple[str, str], ...]:
    rows = [
        (form, country.replace(" ", "_"))
        for country, forms in load_alias_words().countries.items()
        for form in (country, *forms)
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


@cache
def is_same_organisation(a: str, b: str) -> bool:
    """The same words, but for words such as "company"; or one the initials of the other."""
    one, other = organisation_words(a), organisation_words(b)
    if not one or not other:
        return False
    if one == other:
        return True
    countries = [words & _countries() for words in (one, other)]
    if countries[0] and countries[1] and countries[0] != countries[1]:
        return False
    special = [_special(words) for words in (one, other)]
    alike = one <= other or other <= one or not special[0] <= word_set("plain")
    if special[0] == special[1] and special[0] and alike:
        return not any(name.islower() and len(name.split()) == 1 for name in (a, b))
    if _is_shortened(a, b) or _is_shortened(b, a):
        return True
    return _initials(a) in _short(b) or _initials(b) in _short(a)


def _is_shortened(short: str, full: str) -> bool:
    """ "the district council" for "the district council of Hallin": the place is left out."""
    if " of " not in full.lower():
        return False
    words, cut = normal_words(full), organisation_words(short)
    if "of" not in words[LEAST_SHORTENED:] or len(cut) < LEAST_SHORTENED:
        return False
    head = " ".join(words[: words.index("of", LEAST_SHORTENED)])
    return organisation_words(head) == cut


def is_nameless(name: str) -> bool:
    """Whether a paper has no name of its own: "reports", "recent polls"; "the report" is one."""
    words = name.split()
    return (
        name.islower()
        and name.isascii()
        and not any(c.isdigit() for c in name)
        and (words[-1].endswith("s") or words[-1] in word_set("masses"))
    )


def has_generic(name: str) -> bool:
    """Whether a name says what its body publishes too: "report in the Gull"."""
    return any(w in word_set("published") for w in normal_words(name))


@cache
def _countries() -> frozenset[str]:
    return frozenset(country for _, country in _country_forms())


def is_short_form(short: str, full: str) -> bool:
    """Whether one word stands for an outlet's name: "the Post" for "The Washington Post"."""
    one, other = organisation_words(short), organisation_words(full)
    return len(one) == 1 and one < other and normal_words(full)[-1] in one


def _special(words: frozenset[str]) -> frozenset[str]:
    """What tells an organisation from others; its country only where nothing else does."""
    named = words - word_set("generic")
    return (named - _countries()) or named


@lru_cache(maxsize=CACHED)
def _initials(name: str) -> str:
    words = [w for w in normal_words(name) if w not in word_set("small")]
    return "".join(w[0] for w in words) if len(words) > 1 else "-"


@lru_cache(maxsize=CACHED)
def _short(name: str) -> frozenset[str]:
    words = [w for w in normal_words(name) if w != "the"]
    if len(words) > 1 and all(len(w) == INITIAL for w in words):
        return frozenset({"".join(words)})
    return frozenset({words[0].replace(".", "")} if len(words) == 1 else ())
