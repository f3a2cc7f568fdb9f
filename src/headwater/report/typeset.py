"""How wide words will be drawn, as far as that can be told without the reader's fonts."""

import unicodedata

from headwater.views.phrases import CUT

# share of the font size, for the widest of the usual sans faces; a little room is better than
# words that run into a line
_WIDTHS = {"narrow": 0.32, "wide": 0.92, "capital": 0.70, "plain": 0.585, "full": 1.05}
# characters: no label is longer, whatever the text holds
MAX_CHARACTERS = 300
_NARROW = frozenset("iljtfrI.,:;'’‘!|()[] -")
_WIDE = frozenset("mwMWQO@%—…")
_FULL_WIDTHS = frozenset("WF")


def text_width(text: str, size: float) -> float:
    """The width of a line of text in pixels."""
    return sum(_share(character) for character in text) * size


def wrap(text: str, size: float, width: float, most: int) -> list[str]:
    """At most ``most`` lines no wider than ``width``; what does not fit is cut and shows it."""
    words, lines = text[:MAX_CHARACTERS].split(), [""]
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            lines[-1] = longer
        elif len(lines) < most and lines[-1]:
            lines.append(_fitted(word, size, width))
        else:
            lines[-1] = _fitted(" ".join(filter(None, (lines[-1], *words[number:]))), size, width)
            break
    return lines


def _fitted(text: str, size: float, width: float) -> str:
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + CUT, size) > width:
        text = text[:-1]
    return text.rstrip(" ,;:-") + CUT


def _share(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in _FULL_WIDTHS:
        return _WIDTHS["full"]
    if character in _NARROW:
        return _WIDTHS["narrow"]
    if character in _WIDE:
        return _WIDTHS["wide"]
    return _WIDTHS["capital"] if character.isupper() else _WIDTHS["plain"]
