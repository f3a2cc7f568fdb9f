"""Who wrote an article, from its byline: fewer names but right ones."""

import re

_BY = re.compile(r"^(?:[Bb]y|BY|[Ww]ritten [Bb]y|[Ss]tory [Bb]y|[Aa]nalysis [Bb]y)[:\s]+(?=\S)")
_NAME = re.compile(
    r"^(?:(?:Dr|Sir|Lord|Prof)\.?\s)?[A-ZÀ-Þ][\w.'’-]*(?:\s(?:de|da|del|van|von|der|den|bin|al|el|la|le|O['’]|"
    r"[A-ZÀ-Þ][\w.'’-]*)){1,4}$"
)
_SPLIT = re.compile(r"\s*(?:,\s+and\s+|,|\band\b|\bAND\b|&|;)\s*")
_AFTER = re.compile(
    r"\s*(?:\||–|—|\s-\s|\bfor\b|\bin\b|\d).*$|\s*\([^)]*\)\s*$|\s+(?:[Uu]pdated|UPDATED|[Pp]ublished).*$"
)
# words that stand beside names in bylines and are none
_ROLES = re.compile(
    r"(?i)\b(?:staff|writer|reporter|editor|correspondent|contributor|columnist|bureau|desk|"
    r"senior|chief|special|news|press|times|post|today|journal|agency|hours?|ago|author|email|"
    r"reuters|associated|report|magazine|tribune|herald|daily|guardian|media|online|network)\b"
)
MAX_BYLINE_WORDS = 18


def is_byline(words: str) -> bool:
    """Whether a line says who wrote the article."""
    if words.count(" ") >= MAX_BYLINE_WORDS or words.endswith((".", "!", "?")):
        return False
    if _BY.match(words):
        return bool(find_names(words)) or find_outlet_words(words) is not None
    names, outlet = find_names(words), find_outlet_words(words)
    return bool(names) and (outlet is not None or " and " in words) and len(names) <= 4


def find_names(words: str) -> tuple[str, ...]:
    """The people that a byline names, as written but for capitals throughout."""
    rest = _AFTER.sub("", _BY.sub("", words.strip().strip('"'))).strip()
    names = []
    for part in _SPLIT.split(rest):
        part = part.strip().strip('"')
        if _NAME.match(part) and not _ROLES.search(part):
            names.append(part.title() if part.isupper() else part)
    return tuple(dict.fromkeys(names))


def find_outlet_words(words: str) -> str | None:
    """The part of a byline that names an outlet: ``By Jane Doe, Example Times``."""
    rest = _BY.sub("", words.strip())
    parts = re.split(r",\s+|\s+\|\s+|\s+[–—-]\s+|\s+for\s+|\s*/\s*", rest)
    for part in reversed(parts):
        if part and part[0].isupper() and _ROLES.search(part) and part.count(" ") <= 4:
            return part.strip()
    return None
