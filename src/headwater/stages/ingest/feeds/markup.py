"""XML of feeds and sitemaps, read by a parser that resolves nothing and fetches nothing."""

import html
import re
from collections.abc import Callable
from xml.parsers import expat

import msgspec

# names of entities that XML knows; the others are HTML's, which feeds use without declaring them
_KNOWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.S)
_AMPERSAND = re.compile(r"&(?:#(\d{1,8});|#[xX]([0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{0,31});)?")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,500}\?>")
_REPLACED = "\ufffd"
_MARKUP = frozenset("<>&\"'")


class Fault(msgspec.Struct, frozen=True):
    """Why a feed was not read to its end."""

    message: str
    refused: bool = False  # not broken but dangerous


class RefusedMarkupError(Exception):
    """The markup declares entities, which no feed needs and attacks are made of."""


Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Words = Callable[[str], None]


def parse_markup(text: str, start: Start, end: End, words: Words) -> Fault | None:
    """Call back for every tag and text in order; the fault that ended the reading, if one did."""
    parser = expat.ParserCreate(encoding="utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = _refuse_declarations
    try:
        parser.Parse(mend_markup(text).encode("utf-8"), True)
    except RefusedMarkupError:
        return Fault("it declares entities of its own, as attacks do", refused=True)
    except expat.ExpatError as error:
        return Fault(
            f"its markup breaks off in line {error.lineno}: {expat.ErrorString(error.code)}"
        )
    return None


def mend_markup(text: str) -> str:
    """The text with what feeds commonly get wrong put right, and nothing dropped.

    HTML's entities become their characters, a bare ampersand becomes one that XML accepts, and
    characters that XML forbids become U+FFFD.
    """
    text = _CONTROLS.sub(_REPLACED, _DECLARATION.sub("", text, count=1).lstrip())
    parts = _CDATA.split(text)
    parts[::2] = (_AMPERSAND.sub(_mended, part) for part in parts[::2])
    return "".join(parts)


def _refuse_declarations(
    _name: str, _system: str | None, _public: str | None, has_subset: int
) -> None:
    if has_subset:
        raise RefusedMarkupError


def _mended(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return found.group() if _is_allowed(code) else _REPLACED
    if name in _KNOWN:
        return found.group()
    character = html.unescape(found.group()) if name else ""
    if name and character != found.group() and not _MARKUP & set(character):
        return character
    return "&amp;" + found.group()[1:]


def _is_allowed(code: int) -> bool:
    allowed = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD
    return allowed or 0x10000 <= code <= 0x10FFFF
