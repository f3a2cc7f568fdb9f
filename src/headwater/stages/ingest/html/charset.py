"""Which charset a page is in: a byte-order mark, the header, a ``meta`` tag, a guess (WHATWG)."""

import codecs
import re

import msgspec

from headwater.stages.ingest.decode import decode

# bytes in which a page names its charset, as browsers look for it; some pages are a little late
_HEAD = 4096
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# labels that browsers read as another charset, which has the same characters and more
_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
    "utf-16": "utf-8",  # in a page that could be read so far, the name must be wrong
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "unicode": "utf-8",
}
_REPLACED = "\ufffd"
# bytes without a character in cp1252 become controls in browsers, not marks
_HOLES = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}
# share of characters that could not be read, from which the named charset is not the page's
MAX_REPLACED_SHARE = 0.001


class PageText(msgspec.Struct, frozen=True, kw_only=True):
    """A page's source as text, with the charset and what named it."""

    text: str
    charset: str
    charset_from: str  # mark, header, meta, guess
    replaced: int = 0


def decode_page(data: bytes, content_type: str | None) -> PageText:
    """The page as text; never raises: what no charset explains becomes U+FFFD, counted.

    A charset that fits badly where UTF-8 fits without a fault is a lie and not followed.
    """
    if data.startswith(_MARKS):
        decoded = decode(data)
        return PageText(
            text=decoded.text.removeprefix("\ufeff"),
            charset=decoded.charset,
            charset_from="mark",
            replaced=decoded.replaced,
        )
    for label, named_by in _labels(data, content_type):
        if (codec := _codec(label)) is None:
            continue
        found = _read(data, codec, named_by)
        if found.replaced <= MAX_REPLACED_SHARE * len(found.text) and not _is_utf8(data, codec):
            return found
    decoded = decode(data)
    return PageText(
        text=decoded.text,
        charset=decoded.charset.removesuffix(" (guessed)"),
        charset_from="guess",
        replaced=decoded.replaced,
    )


def _labels(data: bytes, content_type: str | None) -> list[tuple[str, str]]:
    labels: list[tuple[str, str]] = []
    if content_type and (named := _HEADER.search(content_type)):
        labels.append((named.group(1).lower(), "header"))
    head = data[:_HEAD]
    if meta := _META.search(head) or _XML.search(head):
        labels.append((meta.group(1).decode("ascii", "replace").lower(), "meta"))
    return labels


def _codec(label: str) -> str | None:
    name = _READ_AS.get(label, label)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # codecs that are no charsets (hex, zip) are in the same registry
    return found.name if getattr(found, "_is_text_encoding", True) else None


def _read(data: bytes, codec: str, named_by: str) -> PageText:
    text = data.decode(codec, errors="replace")
    replaced = text.count(_REPLACED)
    if replaced and codec == "cp1252":
        text = "".join(_HOLES.get(b, "") or bytes((b,)).decode(codec) for b in data)
        replaced = 0
    return PageText(text=text, charset=codec, charset_from=named_by, replaced=replaced)


def _is_utf8(data: bytes, codec: str) -> bool:
    """Whether the page is UTF-8 with characters outside ASCII though it names another charset."""
    if codec == "utf-8" or data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
