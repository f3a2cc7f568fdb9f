"""Counts and kinds as the words that readers see."""

from collections.abc import Sequence

from headwater.records.attribution import UNNAMED_PEOPLE, SourceKind
from headwater.records.tracing import ChangeKind, Counts, Unknown

CUT = "…"
# characters: names and titles that are longer are not names
MAX_NAME = 100
MAX_TITLE = 200
# characters of a claim's or a wording's words: two or three sentences
MAX_GLOSS = 300
MAX_WORDING = 600
EN_DASH = "–"
DOUBLE_MARKS = '“”„«»"'
_NO_MARKS = dict.fromkeys(map(ord, DOUBLE_MARKS))

_CHANGES = {
    ChangeKind.QUOTE_TO_PARAPHRASE: "Quote to paraphrase",
    ChangeKind.PARAPHRASE_TO_QUOTE: "Paraphrase to quote",
}


def interval_text(pair: Sequence[int]) -> str:
    """A pair of counts as readers see it: ``1`` or ``1–2``."""
    least, most = pair[0], pair[-1]
    return f"{least}" if least == most else f"{least}{EN_DASH}{most}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 origin``, ``2 origins``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def counted_interval(pair: Sequence[int], noun: str) -> str:
    """An interval with its noun: ``1 origin``, ``0–1 origins``."""
    only_one = pair[0] == pair[-1] == 1
    return f"{interval_text(pair)} {noun if only_one else noun + 's'}"


def collections_text(pair: Sequence[int]) -> str:
    """Collections as a phrase: what is known leads, what is only possible stays apart."""
    least, most = pair[0], pair[-1]
    if least == most:
        return counted(least, "collection")
    if least == 0:
        return "no collection known"
    return f"{counted(least, 'collection')} known"


def count_sentence(counts: Counts) -> str:
    """The count of a claim as one line: ``2 outlets · 1 collection known · 1 origin``."""
    return " · ".join(
        (
            counted(counts.outlets, "outlet"),
            collections_text(counts.collections),
            counted_interval(counts.origins, "origin"),
        )
    )


def change_name(kind: ChangeKind) -> str:
    """A change kind as a heading: ``Source changed``."""
    return _CHANGES.get(kind, kind.value.replace("_", " ").capitalize())


def shown_name(name: str, kind: SourceKind) -> str:
    """A source's name; a description of somebody unnamed stands in quotation marks."""
    name = shorten(name, MAX_NAME)
    if kind not in UNNAMED_PEOPLE:
        return name
    return f"“{name.translate(_NO_MARKS)}”"  # its own marks would close those around it


def shorten(words: str, most: int) -> str:
    """At most ``most`` characters, cut between words where there is a space to cut at."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    head = words[:most]
    at = head.rfind(" ")
    return (head[:at] if at > most // 2 else head).rstrip(" ,;:–-" + CUT) + CUT


def sentence(words: str) -> str:
    """The words as a sentence: a capital first, a full stop last."""
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words[-1:] in ('.', '!', '?', '') else '.'}"


def listed(names: Sequence[str]) -> str:
    """Names as a list in prose: ``A``, ``A and B``, ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def unknown_sentence(outlet: str, unknown: Unknown) -> str:
    """What cannot be told of an outlet's wording, why, and what would settle it."""
    return f"{outlet}: {unknown.reason}; would be settled by: {unknown.settles}"


def unquoted(words: str) -> str:
    """Words without the quotation marks around all of them; inner marks keep their pairs."""
    inner = words.strip(DOUBLE_MARKS + " ")
    return words if any(mark in inner for mark in DOUBLE_MARKS) else inner
