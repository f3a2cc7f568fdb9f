"""Lines that say who worked on a text, and the outlets that they name."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from headwater.stages.clean.naming import find_named_outlets, wire_names
from headwater.stages.clean.piece import reports_speech
from headwater.text.furniture import alternatives, fold, load_block_words, load_byline_words
from headwater.text.syndication import load_syndication_words

# characters in which such words stand behind a paragraph
MAX_CLOSING = 400
# words of a line of nothing but "staff and wire reports"
MAX_STAFF_WORDS = 9
# characters of the names before "contributed"
MAX_NAMES = 400
_SENTENCE = re.compile(r"(?<=[a-z\d]{2}[.!?])\s+(?=[A-Z(•])")
_LAST = re.compile(r"(?<=[a-z\d)”\"][.!?])\s+(?=[A-Z(\[•—–-])|(?<=[.!?][”\"])\s+(?=[A-Z(\[•—–-])")
_WORD = re.compile(r"[\w.’'&-]+")
# nouns here, though such words report speech elsewhere
_REPORTS = re.compile(r"\b[Rr]eports\b")
_LABELLED = re.compile(r"^[\w’']+ note: ", re.IGNORECASE)
_OPENED = " \t(–—•*⦁-["


class _Patterns(msgspec.Struct, frozen=True):
    contributed: re.Pattern[str]
    used: re.Pattern[str]
    came: re.Pattern[str]
    holds: re.Pattern[str]
    mixed: re.Pattern[str]
    begins: re.Pattern[str]
    reported: re.Pattern[str]


def is_contribution(words: str) -> bool:
    """Whether a line does nothing but say who worked on a text."""
    work, folded = load_syndication_words().work, words.casefold()
    if not any(map(folded.__contains__, work.hints)):
        return False
    if is_staff_line(words):
        return True
    plain, patterns = words.lstrip(_OPENED), _patterns()
    if work.verb in folded and (found := patterns.contributed.match(plain)):
        return _are_names(found["who"])
    if (found := patterns.mixed.match(plain)) and wire_names(found["who"]):
        return True
    said = (patterns.used, patterns.came, patterns.holds)
    return any(p.match(plain) for p in said) and not reports_speech(_REPORTS.sub("", words))


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
    if _patterns().reported.match(words):
        return None
    for found in _LAST.finditer(words, start):
        rest = words[found.end() :]
        if is_contribution(rest) or (rest[0] in "([" and _patterns().begins.match(rest[1:])):
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
    patterns = _patterns()
    if found := patterns.contributed.search(sentence):
        yield found["who"]
        return
    for pattern in (patterns.used, patterns.came, patterns.holds):
        if found := pattern.match(sentence):
            yield found["who"]
            return
    parts = re.split(r";\s*|(?<=\w{2})\.\s+", sentence) if patterns.begins.match(sentence) else ()
    for part in parts:
        begun = patterns.begins.match(part)
        yield part[begun.end() :] if begun else part
    if parts:
        return
    if (found := patterns.reported.match(sentence)) or (found := patterns.mixed.match(sentence)):
        yield found["who"]


def _are_names(who: str) -> bool:
    """Whether words are a list of names: nothing in small letters but what joins them."""
    small = load_syndication_words().work.small | set(load_byline_words().roles)
    tokens = _WORD.findall(who)
    named = any(t[0].isupper() for t in tokens)
    return named and all(t[0].isupper() or t[0].isdigit() or t.strip(".'") in small for t in tokens)


@cache
def _patterns() -> _Patterns:
    table = load_syndication_words()
    work, worked = table.work, load_block_words().worked
    subjects = alternatives([*table.subjects, *table.loose])
    wires = alternatives([*sorted(work.wire), *work.also_wire])
    here = rf"(?:this|our) (?:[\w-]+ )?(?:{subjects})(?![\w’'])"
    objects, after = alternatives(work.objects), alternatives(work.after)
    materials = rf"(?:{alternatives(work.materials)})(?: for {here})?"
    whence = r"(?: from [A-Z][^.;]{1,90}?)?"
    over = r"(?=[.,;:)\]]*$|[.)] [A-Z])"
    done = (
        rf"(?:{whence}(?: (?i:{objects})(?: and (?i:{objects}))?)? (?:to|for) (?i:{here})"
        rf"(?=[.,;:)\]]*$|[.,;)]? (?i:{after})\b|[.)] [A-Z])"
        rf"|(?: (?i:{objects})(?: and (?i:{objects}))?)?{whence}{over})"
    )
    return _Patterns(
        contributed=re.compile(
            rf"^\W*(?P<who>.{{2,{MAX_NAMES}}}?),?\s(?:also )?(?i:{work.verb}){done}"
        ),
        used=re.compile(
            rf"^\W*(?i:{materials}) (?:from|by) (?P<who>[^.!?;]+?)"
            rf" (?:also )?(?i:{alternatives(work.used)})(?!\w)"
        ),
        came=re.compile(rf"^\W*(?i:{materials} (?:{alternatives(work.came)})) (?P<who>[^!?;]+)$"),
        holds=re.compile(
            rf"^\W*(?i:{here}) (?:also )?(?i:{alternatives(work.holds)}) (?:some )?"
            rf"(?:(?i:{alternatives(work.materials)}) (?:from|by|of)|(?=(?i:{wires})))"
            rf"(?P<who>[^!?;]*)$"
        ),
        mixed=re.compile(
            rf"^\W*(?i:{worked.mixed}) (?P<who>[^.;:]{{2,60}}?)(?: {worked.inputs})?\W*$"
        ),
        begins=re.compile(rf"(?i:{alternatives(work.begins)})\s*"),
        reported=re.compile(rf"^(?P<who>[^.!?;]+?) {worked.reported}\b"),
    )
