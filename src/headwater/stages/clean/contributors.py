"""Lines that say who worked on a text, and the outlets that they name."""

import re
from collections.abc import Iterator

from headwater.stages.clean.naming import find_named_outlets, wire_names
from headwater.stages.clean.piece import reports_speech
from headwater.stages.clean.work_patterns import work_patterns
from headwater.text.furniture import fold, load_byline_words, load_credit_words
from headwater.text.syndication import load_syndication_words

# characters in which such words stand behind a paragraph
MAX_CLOSING = 400
# words of other kinds that a list of contributors may hold
MAX_OTHERS = 1
# words of a line of nothing but "staff and wire reports"
MAX_STAFF_WORDS = 9
_SENTENCE = re.compile(r"(?<=[a-z\d]{2}[.!?])\s+(?=[A-Z(•])")
_LAST = re.compile(r"(?<=[a-z\d)”\"][.!?])\s+(?=[A-Z(\[•—–-])|(?<=[.!?][”\"])\s+(?=[A-Z(\[•—–-])")
_WORD = re.compile(r"[\w.’'&-]+")
# nouns here, though such words report speech elsewhere
_REPORTS = re.compile(r"\b(?i:reports)\b")
_LABELLED = re.compile(r"^[\w’']+ note: ", re.IGNORECASE)
_OPENED = " \t(–—•*⦁-["


def is_contribution(words: str) -> bool:
    """Whether a line does nothing but say who worked on a text."""
    work, folded = load_syndication_words().work, words.casefold()
    if not any(map(folded.__contains__, work.hints)):
        return False
    if is_staff_line(words):
        return True
    plain, patterns = words.lstrip(_OPENED), work_patterns()
    if work.verb in folded and patterns.contributed.match(plain):
        return _are_contributors(plain)
    if (found := patterns.mixed.match(plain)) and wire_names(found["who"]):
        return True
    if patterns.listed.search(plain) and patterns.reported.match(plain):
        return True
    if (begun := patterns.begins.match(plain)) and not reports_speech(words):
        return _are_names(plain[begun.end() :])
    said = (patterns.used, patterns.came, patterns.holds)
    return any(p.match(plain) for p in said) and not reports_speech(_REPORTS.sub("", words))


def goes_on_as_sentence(words: str) -> bool:
    """Whether such words lead a sentence: ``Reporting by the Gull said that the port was shut``."""
    found = work_patterns().begins.match(words.lstrip(_OPENED))
    if found is None or found.group().rstrip().endswith(":"):
        return False
    return reports_speech(words) or _count_others(found.string[found.end() :]) > MAX_OTHERS


def _count_others(who: str) -> int:
    """Words in small letters that no list of names holds."""
    small = load_syndication_words().work.small | set(load_byline_words().roles)
    known = small | set(load_credit_words().wires)
    return sum(t[0].islower() and t.strip(".'") not in known for t in _WORD.findall(who))


def _are_contributors(plain: str) -> bool:
    """Whether a line is names that contributed, and before them who reported from where."""
    patterns = work_patterns()
    found = patterns.contributed.match(plain)
    if found and _are_names(found["who"]):
        return True
    first, *rest = _SENTENCE.split(plain, maxsplit=1)
    return bool(rest) and patterns.reported.match(first) is not None and _are_contributors(rest[0])


def is_staff_line(words: str) -> bool:
    """``Staff and wire reports``, ``Compiled from agencies``: nobody is named."""
    if words.count(" ") >= MAX_STAFF_WORDS:
        return False
    table, folded = load_syndication_words().work, fold(words).rstrip(" .)]")
    plain = re.findall(r"[\w&]+", folded)
    if not plain or any(w not in table.staff for w in plain):
        return False
    return any(w in table.wire for w in plain) or any(p in folded for p in table.also_wire)


def find_closing_contribution(words: str) -> int | None:
    """Where, behind a paragraph's last sentence, words say who worked on the text."""
    start = max(0, len(words) - MAX_CLOSING)
    behind = words[start:].casefold()
    if not any(map(behind.__contains__, load_syndication_words().work.closing)):
        return None
    if is_contribution(words) or work_patterns().reported.match(words):
        return None
    for found in _LAST.finditer(words, start):
        rest = words[found.end() :]
        if is_contribution(rest) or (rest[0] in "([" and work_patterns().begins.match(rest[1:])):
            return found.end()
    return None


def find_contributors(words: str) -> tuple[str, ...]:
    """The outlets that a note names as those whose people or texts went into this one."""
    found: list[str] = []
    for sentence in _SENTENCE.split(words):
        for part in _told_of(_LABELLED.sub("", sentence.strip(_OPENED))):
            found.extend(find_named_outlets(part))
    return tuple(dict.fromkeys(found))


def _told_of(sentence: str) -> Iterator[str]:
    """The words of a sentence in which those stand who worked on the text."""
    patterns = work_patterns()
    if found := patterns.contributed.search(sentence):
        yield found["who"]
        if more := patterns.more.search(sentence, found.end()):
            yield sentence[more.end() :]
        return
    for pattern in (patterns.used, patterns.came, patterns.holds):
        if found := pattern.match(sentence):
            yield found["who"]
            return
    begun = patterns.begins.match(sentence) or patterns.listed.search(sentence)
    parts = re.split(r";\s*|(?<=\w{2})\.\s+", sentence[begun.start() :]) if begun else ()
    for part in parts:
        opening = patterns.begins.match(part)
        yield part[opening.end() :] if opening else part
    if parts:
        return
    if (found := patterns.reported.match(sentence)) or (found := patterns.mixed.match(sentence)):
        yield found["who"]


def _are_names(who: str) -> bool:
    """Whether words are a list of names: nothing in small letters but what joins them."""
    return any(t[0].isupper() for t in _WORD.findall(who)) and not _count_others(who)
