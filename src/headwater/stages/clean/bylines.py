"""Who wrote an article, from its byline: fewer names but right ones."""

import re
from functools import cache

import msgspec

from headwater.text.furniture import alternatives, load_byline_words, load_credit_words
from headwater.text.outlets import find_outlet, find_outlets_in, is_outlet_like

MAX_BYLINE_WORDS = 24
# names without "By" before them
MAX_BARE_NAMES = 4
# words of a line that is only an outlet's name or a role
MAX_OUTLET_WORDS = 5


class _Patterns(msgspec.Struct, frozen=True):
    by: re.Pattern[str]
    name: re.Pattern[str]
    split: re.Pattern[str]
    after: re.Pattern[str]
    roles: re.Pattern[str]
    outlets: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_byline_words()
    part = r"[A-ZÀ-Þ][\w.'’-]*"
    particles, titles = alternatives(words.particles), alternatives(words.titles)
    ands = rf"(?i:{alternatives(words.and_)})"
    return _Patterns(
        by=re.compile(rf"^(?:{alternatives(words.by)})[:\s]+(?=\S)", re.IGNORECASE),
        name=re.compile(
            rf"^(?:(?:{titles})\.?\s)?{part}(?:\s(?:(?:{particles})\s)*{part}){{1,3}}$"
        ),
        split=re.compile(rf"\s*(?:,\s+{ands}\s+|,|;|\||\s/\s|\s{ands}\s)\s*"),
        # a time, an address, a remark in brackets
        after=re.compile(
            r"\s*(?:–|—|\s-\s|•|·).*$|\s*\([^)]*\)"
            rf"|\s+(?i:{alternatives(words.until)})\b.*$|\s*@\w+"
        ),
        roles=re.compile(rf"(?i)\b(?:{alternatives(words.roles)})\b"),
        outlets=re.compile(rf"(?i)\b(?:{alternatives(words.outlets)})\b"),
    )


def is_byline(words: str, next_words: str = "") -> bool:
    """Whether a line says who wrote the article; ``next_words`` is the line below it."""
    if words.count(" ") >= MAX_BYLINE_WORDS or words.endswith(("!", "?", ":")):
        return False
    if _patterns().by.match(words):
        return bool(find_names(words)) or find_outlet_words(words) is not None
    if (staff := _of_wire().match(words)) and staff.end() == len(words):
        return True  # "Reuters Staff"
    parts = _parts(words)
    names = [p for p in parts if is_name(p)]
    outlets = [p for p in parts if is_outlet_line(p)]
    if not names or len(names) > MAX_BARE_NAMES or len(names) + len(outlets) < len(parts):
        return False
    return bool(outlets) or is_outlet_line(next_words)


def is_outlet_line(words: str) -> bool:
    """Whether a short line names an outlet or a role, as lines below bylines do."""
    if not words or words.count(" ") >= MAX_OUTLET_WORDS or words[-1] in ".!?:":
        return False
    patterns = _patterns()
    named = patterns.outlets.search(words) or patterns.roles.search(words)
    return words[0].isupper() and bool(named or find_outlet(words))


def is_name(words: str) -> bool:
    """Whether words are a person's name as bylines write it."""
    patterns = _patterns()
    if patterns.name.match(words) is None or patterns.roles.search(words):
        return False
    return patterns.outlets.search(words) is None and find_outlet(words) is None


def find_names(words: str) -> tuple[str, ...]:
    """The people that a byline names, as written but for capitals throughout."""
    names = [p.title() if p.isupper() else p for p in _parts(words) if is_name(p)]
    return tuple(dict.fromkeys(names))


def find_outlet_words(words: str) -> str | None:
    """The part of a byline that names an outlet: ``By Jane Doe, Example Times``."""
    for part in reversed(_parts(words)):
        if wire := _of_wire().search(part):
            return load_credit_words().wires.get(wire["wire"], wire["wire"])
        works = works_for().search(part)
        if works and (find_outlet(works["name"]) or is_outlet_like(works["name"])):
            return works["name"]
        behind = find_outlets_in(part)
        if behind and behind[0][0].start > 0 and behind[-1][0].end == len(part):
            return behind[-1][0].of(part)  # "ANN FIELD Associated Press"
        if find_outlet(part) or (_reads_as_outlet(part) and not _patterns().roles.search(part)):
            return part
    return None


def before_role(words: str) -> str:
    """``Example Times`` of ``Example Times reporter Jane Doe``; all words where no role stands."""
    found = _patterns().roles.search(words)
    return words[: found.start()].rstrip() if found and found.start() else words


@cache
def works_for() -> re.Pattern[str]:
    """``Jane Doe of Example Times``, ``Jane Doe, special to the Example Times``."""
    words = load_byline_words()
    joins, roles = alternatives(words.joins), alternatives(words.roles)
    whom = rf"(?:\s(?i:{joins})|,|\b(?i:{roles}) (?i:{joins}))"
    return re.compile(rf"{whom}\s(?:[Tt]he\s)?(?P<name>[A-Z0-9].+)$")


@cache
def _of_wire() -> re.Pattern[str]:
    """``JANE DOE AP Business Writer``: a role at a wire."""
    wires = load_credit_words().wires
    names = alternatives([*wires, *wires.values()])
    roles = alternatives(load_byline_words().roles)
    return re.compile(rf"(?:^|\s)(?P<wire>{names})(?:\s[A-Z][\w-]+){{0,2}}\s(?i:{roles})$")


def _reads_as_outlet(words: str) -> bool:
    return is_outlet_line(words) or is_outlet_like(words)


def _parts(words: str) -> list[str]:
    patterns = _patterns()
    rest = patterns.after.sub("", patterns.by.sub("", words.strip(' "'))).strip()
    return [p.strip(' ".') for p in patterns.split.split(rest) if p and p.strip(' ".')]
