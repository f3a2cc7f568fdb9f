"""Who wrote an article, from its byline: fewer names but right ones."""

import re

_BY = re.compile(r"^(?:by|written by|story by|analysis by|words by|reporting by)[:\s]+(?=\S)", re.I)
_PARTICLE = r"(?:de|da|del|della|di|du|van|von|der|den|bin|ibn|al|el|la|le|ter|dos|do)"
_PART = r"[A-ZÀ-Þ][\w.'’-]*"
_NAME = re.compile(
    rf"^(?:(?:Dr|Sir|Lord|Prof)\.?\s)?{_PART}(?:\s(?:{_PARTICLE}\s)*{_PART}){{1,3}}$"
)
_SPLIT = re.compile(r"\s*(?:,\s+(?:and|AND|&)\s+|,|;|\s(?:and|AND|&)\s)\s*")
# what may follow the names: a time, an address, a remark in brackets
_AFTER = re.compile(
    r"\s*(?:\||–|—|\s-\s|•|·).*$|\s*\([^)]*\)|\s+(?:[Uu]pdated|UPDATED|[Pp]ublished)\b.*$|\s*@\w+"
)
# words that stand beside names in bylines and are no part of one
_ROLES = re.compile(
    r"(?i)\b(?:staff|writers?|reporters?|editors?|correspondents?|contributors?|columnists?|bureau|"
    r"desk|senior|chief|special|news|press|times|post|today|journal|agency|hours?|ago|author|email|"
    r"reuters|associated|report|magazine|tribune|herald|daily|guardian|media|online|network|cnn|"
    r"bbc|npr|afp|ap|upi|bloomberg|center|institute|foundation|republic|gazette|chronicle|star|"
    r"opinion|politics|world|national|team|wire|wires|service|services|mail|telegraph|radio|tv)\b"
)
MAX_BYLINE_WORDS = 24
# names without "By" before them
MAX_BARE_NAMES = 4
# words of a line that is only an outlet's name or a role
MAX_OUTLET_WORDS = 5


def is_byline(words: str, next_words: str = "") -> bool:
    """Whether a line says who wrote the article; ``next_words`` is the line below it."""
    if words.count(" ") >= MAX_BYLINE_WORDS or words.endswith(("!", "?", ":")):
        return False
    if _BY.match(words):
        return bool(find_names(words)) or find_outlet_words(words) is not None
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
    return words[0].isupper() and _ROLES.search(words) is not None


def is_name(words: str) -> bool:
    """Whether words are a person's name as bylines write it."""
    return _NAME.match(words) is not None and _ROLES.search(words) is None


def find_names(words: str) -> tuple[str, ...]:
    """The people that a byline names, as written but for capitals throughout."""
    names = [p.title() if p.isupper() else p for p in _parts(words) if is_name(p)]
    return tuple(dict.fromkeys(names))


def find_outlet_words(words: str) -> str | None:
    """The part of a byline that names an outlet: ``By Jane Doe, Example Times``."""
    for part in reversed(_parts(words)):
        for piece in reversed(re.split(r"\s+(?:for|of|in)\s+|\s*/\s*", part)):
            if is_outlet_line(piece) and not re.search(r"(?i)\b(?:writer|reporter|editor)", piece):
                return piece
    return None


def _parts(words: str) -> list[str]:
    rest = _AFTER.sub("", _BY.sub("", words.strip(' "'))).strip()
    return [p.strip(' ".') for p in _SPLIT.split(rest) if p and p.strip(' ".')]
