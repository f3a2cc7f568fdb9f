"""Bytes to text: UTF-8 first, then a byte-order mark, then a guess that is written down."""

import codecs
import re

import msgspec

from headwater.records.article import Provenance

# the longest mark first: UTF-32's begins with UTF-16's
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REPLACED = "\ufffd"
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# bytes: enough to see what a file is
_HEAD = 8192
# share of control characters in the head above which no text is meant; text has none but \t\n\f\r
MAX_CONTROL_SHARE = 0.02
# share of bytes outside ASCII below which a text is taken as Western: English in the charset that
# browsers assume, whose curly quotation marks a statistical guess often mistakes
MAX_WESTERN_SHARE = 0.05
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


class Charset(msgspec.Struct, frozen=True):
    """How bytes became text, and what said so."""

    name: str = "utf-8"
    found_by: str = "format"  # mark, header, utf-8, guess; the format itself where it has but one


class Decoded(msgspec.Struct, frozen=True):
    """Text, how it was decoded, and how many characters had to be replaced."""

    text: str
    charset: str
    replaced: int = 0
    provenance: Provenance | None = None
    found_by: str = "guess"  # mark, header, utf-8 (no byte speaks against it), guess

    @property
    def read_as(self) -> Charset:
        """The charset alone."""
        return Charset(self.charset, self.found_by)


def is_binary(data: bytes) -> bool:
    """Whether the first bytes cannot be text in any charset that we read."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    head = data[:_HEAD]
    if head.startswith(b"%PDF-") or b"\0" in head:
        return True
    return len(head) - len(head.translate(None, _CONTROLS)) > MAX_CONTROL_SHARE * len(head)


def decode(data: bytes) -> Decoded:
    """The text of ``data``; never raises: what no charset explains becomes U+FFFD, counted."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _replacing(data, charset, "mark")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", found_by="utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def decode_as(data: bytes, label: str) -> Decoded | None:
    """The text in a charset that somebody named; ``None`` where it is none, or cannot be right."""
    try:
        codec = codecs.lookup(label)
        text = data.decode(codec.name)
    except (LookupError, ValueError, TypeError):
        return None
    # codecs that are no charsets (hex, zip) stand in the same registry
    return Decoded(text, codec.name, found_by="header") if isinstance(text, str) else None


def without_surrogates(text: str) -> tuple[str, int]:
    """The text with lone surrogates (possible in JSON) replaced, and their number."""
    return _SURROGATE.subn(_REPLACED, text)


def _guess(data: bytes) -> Decoded:
    high = len(data) - len(data.decode("ascii", "ignore"))
    inside = sum(len(m.group()) for m in _SEQUENCE.finditer(data))
    if inside * 2 > high:  # mostly good UTF-8 with some damage
        return _replacing(data, "utf-8")
    if high <= MAX_WESTERN_SHARE * len(data):
        try:
            return Decoded(data.decode("cp1252"), "cp1252 (guessed)")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        return _replacing(data, "utf-8")
    found = _replacing(data, best.encoding)
    return Decoded(found.text, f"{best.encoding} (guessed)", found.replaced)


def _replacing(data: bytes, charset: str, found_by: str = "guess") -> Decoded:
    try:
        return Decoded(data.decode(charset), charset, found_by=found_by)
    except UnicodeDecodeError:
        text = data.decode(charset, errors="replace")
        # marks that the text held before are few; counting them too errs on the side of telling
        return Decoded(text, charset, max(1, text.count(_REPLACED)), found_by=found_by)
