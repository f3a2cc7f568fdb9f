"""Picture credits: who took or supplied a picture, under which licence, from which address."""

import re
from functools import cache

import msgspec

from headwater.stages.clean.piece import reports_speech
from headwater.text.furniture import alternatives, fold, load_credit_words

_LICENCE = re.compile(
    r"CC0(?: 1\.0)?|(?:CC|Creative Commons)[ -]?(?P<terms>BY(?:[ -](?:SA|NC|ND))*)"
    r"(?:[ -]?(?P<version>\d\.\d))?|[Pp]ublic [Dd]omain"
)
_URL = re.compile(r"https?://[^\s<>\"“”]+")
_URL_END = ".,;:)]}'’"
# a name as credits write it: capitals, initials, particles; a full stop ends only short tokens
_TOKEN = r"(?:(?:[A-Z]\.){1,3}|(?:Jr|Sr|St)\.|[A-ZÀ-Þ@][\w'’&-]*|de|da|del|van|von|der|bin|al|el)"
_NAME = rf"{_TOKEN}(?: {_TOKEN}){{0,5}}"
# after a mark a name may be in small letters and hold dots
_LOOSE = r"[@\w][\w.'’&-]*(?: [@\w&][\w.'’&-]*){0,5}"
# characters of a credit in brackets, of one behind a mark, and of a whole line that is a credit
_MAX_INSIDE = 160
_MAX_MARKED = 90
_MAX_WHOLE = 140
# words of a caption whose credit has no mark but its brackets
_MAX_CAPTION_WORDS = 45
_NAME_IN_BRACKETS = re.compile(rf"(?<=[.!?”\"’)])\s+(?P<c>\({_NAME}(?:[/,] ?{_NAME})*\))$")
_FULL_NAME = re.compile(rf"^{_TOKEN}(?: {_TOKEN}){{1,4}}$")
# characters from a bracket to the credit's mark inside it
_MAX_OPENED = 20
# words of a marked credit that no agency or slash confirms
_MAX_PLAIN_WORDS = 7


class Credit(msgspec.Struct, frozen=True):
    """Where in a line a picture credit stands and what it says."""

    start: int
    end: int
    licence: str | None
    source_url: str | None


class _Patterns(msgspec.Struct, frozen=True):
    agency: re.Pattern[str]
    tail: re.Pattern[str]
    marked: re.Pattern[str]
    whole: re.Pattern[str]
    front: re.Pattern[str]
    barred: re.Pattern[str]


_INSIDE = re.compile(rf"[(\[]([^()\[\]]{{2,{_MAX_INSIDE}}})[)\]]")
_AFTER_INSIDE = re.compile(r"\s*[.,;]?\s*(?:[Ss]ource|[Vv]ia)?:?\s*https?://\S+")


@cache
def _patterns() -> _Patterns:
    words = load_credit_words()
    agency = alternatives(words.pictures)
    any_name = alternatives([*words.pictures, *words.pictures_with_author])
    marks = alternatives(words.marks)
    wire = rf"(?:{alternatives(words.slashed)})\s?/\s?"
    slashed = rf"(?:(?:{_NAME}\s?/\s?)+(?:{any_name})|{wire}{_NAME})"
    loose = rf"(?:{_LOOSE}\s?/\s?)+(?:{any_name})|{wire}{_LOOSE}"
    return _Patterns(
        agency=re.compile(rf"(?<!\w)(?:{any_name})(?!\w)"),
        tail=re.compile(
            rf"(?:\|\s*(?P<p>(?:{slashed}|{agency})s?)|\s(?P<w>{wire}{_NAME})"
            rf"|(?<=[.!?”\"’)])(?<!\s[A-Z]\.)\s+(?P<c>{slashed}(?:/{_NAME})*"
            rf"|{_NAME} (?:for|via) (?:the |The )?{_NAME}|(?P<a>{agency})))(?:,? [Ff]ile)?[\s.)]*$"
        ),
        marked=re.compile(
            rf"(?:^|(?<=[\s.!?”\"’)(|]))(?P<c>(?i:{marks})(?:\s*:|(?<=\sby)|(?<=\sof))"
            rf"\s*(?P<n>[^\s:][^:!?]{{1,{_MAX_MARKED}}}))$"
        ),
        whole=re.compile(
            rf"^[\s(\[|–—-]*(?:(?i:{marks})\s*:?\s*)?"
            rf"(?:{loose}|(?:{agency})(?:\s*[/|,]\s*{_NAME})?|{_NAME},? (?:for|via) (?:{any_name}))"
            rf"(?:/{_NAME})*(?:,? [Ff]ile)?[\s)\].]*$"
        ),
        barred=re.compile(rf"(?<=[.!?”\"’)]\s)\|\s*(?:{agency})s?(?:,? (?:{agency})s?)*(?=\s+\S)"),
        front=re.compile(
            rf"^(?P<c>(?i:{marks})\s*:\s*(?:{loose}|{agency})\)?)(?=\s+[\"“‘']?[A-Z])"
        ),
    )


def find_licence(words: str) -> str | None:
    """The licence in its usual short form: ``CC BY-SA 4.0``, ``CC0``, ``public domain``."""
    found = _LICENCE.search(words)
    if found is None:
        return None
    if found["terms"] is None:
        return "CC0" if found.group().startswith("CC0") else "public domain"
    terms = "-".join(re.split(r"[ -]", found["terms"]))
    return " ".join(p for p in ("CC", terms, found["version"]) if p)


def find_url(words: str) -> str | None:
    """The first web address."""
    found = _URL.search(words)
    return found.group().rstrip(_URL_END) if found else None


def may_hold_credit(words: str) -> bool:
    """A quick look: whether it is worth searching a line for a picture credit."""
    return any(map(words.__contains__, load_credit_words().hints))


def is_credit(words: str) -> bool:
    """Whether a whole line is nothing but a picture credit."""
    if len(words) > _MAX_WHOLE or "@" in words:
        return False
    if _patterns().whole.match(words):
        return True
    marked = _patterns().marked.match(words)
    if marked and fold(words).startswith(load_credit_words().sure_marks) and _is_name(marked["n"]):
        return True
    found = _INSIDE.fullmatch(words.rstrip(" ."))
    if found is None:
        return False
    return _names_picture(found[1]) or _FULL_NAME.match(found[1]) is not None


def find_front_credit(words: str) -> Credit | None:
    """A marked credit that a sentence follows on the same line."""
    if found := _patterns().front.match(words):
        return _make(words, found.start("c"), found.end("c"))
    return None


def find_credit(words: str) -> Credit | None:
    """The picture credit at the end of a line, with the address that follows it."""
    for found in _INSIDE.finditer(words):
        rest = _AFTER_INSIDE.match(words, found.end())
        end = rest.end() if rest else found.end()
        if not words[end:].strip(" .|") and _names_picture(found[1]):
            return _make(words, found.start(), len(words))
    marked = _patterns().marked.search(words)
    if marked and _is_name(marked["n"]):
        return _make(words, marked.start("c"), marked.end("c"))
    tail = _patterns().tail.search(words)
    if tail and not (tail["a"] and reports_speech(words[: tail.start()])):
        start = max(tail.start(group) for group in ("p", "w", "c"))
        return _make(words, start, len(words))
    return _bracketed_name(words)


def _bracketed_name(words: str) -> Credit | None:
    """``... of the harbour. (Ann Field)``: a name in brackets after a caption's full stop."""
    found = _NAME_IN_BRACKETS.search(words)
    if found is None or words.count(" ") > _MAX_CAPTION_WORDS or reports_speech(words):
        return None
    return _make(words, found.start("c"), len(words))


def find_inner_credit(words: str) -> Credit | None:
    """A picture credit in brackets, or an agency behind a bar, after which the line goes on."""
    if "|" in words and (found := _patterns().barred.search(words)):
        return _make(words, found.start(), found.end())
    for found in _INSIDE.finditer(words):
        if words[found.end() :].strip(" .|") and _names_picture(found[1]):
            return _make(words, found.start(), found.end())
    return None


def _names_picture(inside: str) -> bool:
    """Whether words in brackets credit a picture."""
    if find_licence(inside):
        return True
    folded = inside.casefold().strip()
    rest = next((folded[len(m) :] for m in load_credit_words().marks if folded.startswith(m)), None)
    named = _patterns().agency.search(inside) is not None
    if rest is not None and (":" in rest[:2] or rest.startswith(" by ") or named or not rest):
        return _is_name(inside.partition(":")[2] or inside) or named
    if folded in {p.casefold() for p in load_credit_words().pictures} and len(folded) > 4:
        return folded not in {w.casefold() for w in load_credit_words().wires}
    if not named:
        return False
    return "/" in inside or "photo" in folded or "image" in folded or "via " in folded


def _is_name(words: str) -> bool:
    """Whether words behind a mark are a name and no sentence or headline."""
    if find_licence(words) or "/" in words or _patterns().agency.search(words):
        return words.count(" ") < 2 * _MAX_PLAIN_WORDS and "(@" not in words
    tokens, small = words.strip(" .)").split(), load_credit_words().small
    if not 0 < len(tokens) <= _MAX_PLAIN_WORDS:
        return False
    return all(t in small or t[0].isupper() or t[0] in "(&@" for t in tokens)


def _make(words: str, start: int, end: int) -> Credit:
    if words[start:end].rstrip(" .").endswith(")") and "(" not in words[start:end]:
        opened = words.rfind("(", max(0, start - _MAX_OPENED), start)
        start = opened if opened >= 0 else start  # "(AP Video by Ann Field)"
    credit = words[start:end]
    return Credit(start, end, find_licence(credit), find_url(credit))
