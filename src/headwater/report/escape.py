"""Article words made safe and honest to show: markup stays text, what is invisible is shown."""

import re
import unicodedata

from markupsafe import Markup, escape

# controls, direction marks and overrides, zero-width characters and lone surrogates: a reader
# cannot see them, and some of them reorder the words around them
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


_INTERVAL = re.compile(r"\b\d+–\d+\b")
# scripts written from right to left: only beside these does isolation change what is seen
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def show(words: str) -> Markup:
    """The words as HTML text, isolated from the direction of what surrounds them."""
    if words.isascii() or not _FROM_RIGHT.search(words):
        return show_inside(words)
    return Markup("<bdi>") + show_inside(words) + Markup("</bdi>")


def show_inside(words: str) -> Markup:
    """The words as HTML text, each hidden character as its code in a box."""
    if not _HIDDEN.search(words):
        return escape(words)
    parts, at = [], 0
    for found in _HIDDEN.finditer(words):
        parts.append(escape(words[at : found.start()]))
        parts.append(_code(found.group()))
        at = found.end()
    parts.append(escape(words[at:]))
    return Markup("").join(parts)


def tied(words: Markup) -> Markup:
    """HTML text in which no line ends inside an interval such as 1–2."""
    return Markup(_INTERVAL.sub(r'<span class="nw">\g<0></span>', str(words)))


def plain(words: str) -> str:
    """The words for an attribute or a title: hidden characters as codes, no markup."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", words)


def _code(character: str) -> Markup:
    name = unicodedata.name(character, "control character").lower()
    return Markup('<span class="ctl" title="{}">U+{}</span>').format(name, f"{ord(character):04X}")


def embed_json(data: bytes) -> Markup:
    """JSON that cannot end the element it stands in, nor be read as markup."""
    text = data.decode("utf-8", "replace")
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
