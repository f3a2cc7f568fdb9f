"""Inputs that harm careless readers, made by code; the largest is never held in memory whole."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from web_archives import pack, page, pages, record, response

MARK = "The harbour master said that the pier is safe."
MEGABYTE = 1_000_000
Write = Callable[[Path], None]


def write(make: Callable[[], bytes | str]) -> Write:
    """A file of that content, made when it is asked for."""

    def done(path: Path) -> None:
        data = make()
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    return done


def stream(parts: Callable[[], Iterator[bytes]]) -> Write:
    """A file written part by part."""

    def done(path: Path) -> None:
        with path.open("wb") as file:
            for part in parts():
                file.write(part)

    return done


def nested(depth: int, tag: str = "div") -> str:
    """A sentence inside that many elements, and one behind them."""
    inside = f"<{tag}>" * depth + f"<p>{MARK}</p>" + f"</{tag}>" * depth
    return f"<html><body>{inside}<p>The end was near, she said.</p></body></html>"


@cache
def bomb(size: int, layers: int = 1) -> bytes:
    """Zeros, packed: a few bytes that grow to ``size``."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(MEGABYTE)
    data = b"".join(packer.compress(block) for _ in range(size // MEGABYTE)) + packer.flush()
    for _ in range(layers - 1):
        data = gzip.compress(data, mtime=0)
    return data


def bomb_response(size: int, layers: int) -> bytes:
    """A record of a page with packed zeros as its body."""
    coding = ", ".join(["gzip"] * layers)
    return record(response(bomb(size, layers), fields=[f"Content-Encoding: {coding}"]))


def inflating_archive(size: int) -> bytes:
    """A member whose record of zeros is as long as it says."""
    head = record(b"", length=size).removesuffix(b"\r\n\r\n")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(head)]
    parts += [packer.compress(bytes(MEGABYTE)) for _ in range(size // MEGABYTE)]
    return b"".join((*parts, packer.compress(b"\r\n\r\n"), packer.flush()))


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A packed web archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def zip_bomb(size: int) -> bytes:
    """A member of zeros in a zip file."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("archive/a.warc", "w") as member,
    ):
        member.write(inflating_head(size))
        for _ in range(size // MEGABYTE):
            member.write(bytes(MEGABYTE))
    return packed.getvalue()


def inflating_head(size: int) -> bytes:
    """The head of a record of that length."""
    return record(b"", length=size).removesuffix(b"\r\n\r\n")


def entity_feed(subset: str) -> str:
    """A feed that declares entities and uses one."""
    item = f"<item><title>&a;</title><description>{MARK * 40}</description></item>"
    return f"<!DOCTYPE rss [{subset}]><rss><channel>{item}</channel></rss>"


def laughs() -> str:
    """Ten entities, each ten of the one before."""
    rows = ['<!ENTITY a0 "ha">']
    rows += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)]
    return entity_feed("".join(rows) + '<!ENTITY a "&a10;">')


def damaged_archive() -> bytes:
    """Records with a hole in the middle."""
    members = [pack([r]) for r in pages(40)]
    members[20] = members[20][:60] + bytes(30) + members[20][90:]
    return b"".join(members)


def large_page(size: int) -> Iterator[bytes]:
    """A page of paragraphs."""
    yield b"<html><body>"
    paragraph = f"<p>{MARK}</p>".encode() * 1000
    for _ in range(size // len(paragraph)):
        yield paragraph
    yield b"</body></html>"


def large_text(size: int) -> Iterator[bytes]:
    """A text of lines."""
    lines = f"{MARK}\n".encode() * 1000
    for _ in range(size // len(lines)):
        yield lines


def bidi_page() -> str:
    """Characters that turn the direction of what follows, and others that are not seen."""
    turned = "".join(chr(c) for c in (0x202E, 0x2066, 0x2069, 0x200F, 0x200B, 0xFEFF, 0x00AD))
    return f"<html><body><p>{MARK}{turned} The end{turned}, she said.</p></body></html>"


def script_page() -> str:
    """Text in places where a page has none, and handlers of events."""
    return (
        "<html><head><script>var a = '<p>not text</p>';</script><style>p{color:red}</style></head>"
        f"<body onload=\"alert('x')\"><p onclick=\"alert('y')\">{MARK}</p>"
        "<script>document.write('<p>not text</p>')</script><noscript>Turn scripts on.</noscript>"
        "<a href=\"javascript:alert('z')\">A link.</a><svg><script>not text</script></svg>"
        "<template><p>not text</p></template></body></html>"
    )


def lying_records() -> bytes:
    """A record that says it is longer than a disk, then good ones."""
    return b"".join((record(response(page(7)), length=10**15), *pages(2)))


def many_members(count: int) -> bytes:
    """A zip file of very many members."""
    return zipped({f"archive/{n}.warc": b"" for n in range(count)}, zipfile.ZIP_STORED)


# file name -> (how to write it, codes of problems of which one must be told, whether the mark must
# be in an article's text)
INPUTS: dict[str, tuple[Write, tuple[str, ...], bool]] = {
    "nested300.html": (write(lambda: nested(300)), (), True),
    "nested5000.html": (write(lambda: nested(5000)), (), True),
    "nested200000.html": (write(lambda: nested(200_000)), (), True),
    "nested200000b.html": (write(lambda: nested(200_000, "b")), (), True),
    "nested50000table.html": (write(lambda: nested(50_000, "table")), (), True),
    "unclosed.html": (write(lambda: f"<p>{MARK}" + "<i><b><a><span>x " * 60_000), (), True),
    "self_closed60000.html": (write(lambda: "<div/>" * 60_000 + f"<p>{MARK}"), (), True),
    "false_ends60000.html": (write(lambda: "<div></x>" * 60_000 + f"<p>{MARK}"), (), True),
    "half_closed60000.html": (
        write(lambda: "<x><div></x></div>" * 60_000 + f"<p>{MARK}"),
        ("deep-markup",),
        True,
    ),
    "hidden_ends60000.html": (write(lambda: "<x><p></x></p>" * 60_000 + f"<p>{MARK}"), (), True),
    "forms60000.html": (write(lambda: "<form><div></form>" * 60_000 + f"<p>{MARK}"), (), True),
    "reopened_bold.html": (
        write(lambda: "<p>" + "".join(f"<b id={n}>" for n in range(500)) + f"<p>{MARK}" * 20_000),
        ("deep-markup",),
        True,
    ),
    "reopened_in_cells.html": (
        write(
            lambda: (
                "".join(f"<b id={n}><table><td></b></table>" for n in range(500))
                + f"<p>{MARK}" * 20_000
            )
        ),
        ("deep-markup",),
        True,
    ),
    "unclosed_tag.html": (write(lambda: f"<p>{MARK}<div " + "a=b " * 500_000), (), True),
    "open_brackets.html": (write(lambda: f"<p>{MARK}" + "<" * 2_000_000), (), True),
    "many_attributes.html": (
        write(lambda: f"<p>{MARK}<div " + " ".join(f"a{n}=b" for n in range(200_000)) + ">"),
        (),
        True,
    ),
    "entities.html": (write(lambda: f"<p>{MARK}" + "&amp;&nbsp;&#x202e;" * 300_000), (), True),
    "comments.html": (write(lambda: f"<p>{MARK}" + "<!--" * 400_000), (), True),
    "tiny400000.html": (write(lambda: "<p>a</p>" * 400_000), ("too-many-parts",), False),
    "paragraphs20000.html": (write(lambda: "<html>" + f"<p>{MARK}</p>" * 20_000), (), True),
    "line_breaks.html": (
        write(lambda: f"<p>{MARK}" + "a<br>" * 400_000),
        ("too-many-parts",),
        False,
    ),
    "one_line.html": (write(lambda: f"<p>{MARK}</p><p>" + "word " * 1_000_000), (), True),
    "large100mb.html": (stream(lambda: large_page(100 * MEGABYTE)), ("too-large",), False),
    "large100mb.txt": (stream(lambda: large_text(100 * MEGABYTE)), ("too-large",), False),
    "lines100000.txt": (write(lambda: f"{MARK}\n" + "word\n" * 100_000), (), True),
    "long_word.txt": (write(lambda: f"{MARK}\n" + "a" * 5_000_000), (), True),
    "digits.txt": (write(lambda: f"{MARK}\n" + "1" * 500_000 + " by" * 200_000), (), True),
    "quotation_marks.txt": (write(lambda: f"{MARK}\n" + "“" * 300_000 + '"' * 300_000), (), True),
    "brackets.txt": (write(lambda: f"{MARK}\n" + "(" * 300_000 + "[" * 300_000), (), True),
    "dots.txt": (write(lambda: f"{MARK}\n" + "." * 500_000 + ". " * 300_000), (), True),
    "blank_lines.txt": (write(lambda: f"{MARK}\n" + "\n" * 3_000_000 + MARK), (), True),
    "bidi.html": (write(bidi_page), (), True),
    "bidi.txt": (write(lambda: bidi_page().replace("<", "(")), (), True),
    "script.html": (write(script_page), (), True),
    "wrong_charset.html": (
        write(
            lambda: f"<meta charset=utf-8><p>{MARK}</p><p>caf\xe9, na\xefve</p>".encode("latin-1")
        ),
        (),
        True,
    ),
    "lying_charset.html": (
        write(lambda: f"<meta charset=hex><meta charset=utf-16><p>{MARK} café</p>"),
        (),
        True,
    ),
    "random.html": (write(lambda: b"<html>" + bytes(range(256)) * 4000), ("binary-file",), False),
    "laughs.rss": (write(laughs), ("refused-markup",), False),
    "quadratic.rss": (
        write(lambda: entity_feed(f'<!ENTITY a "{"ha" * 50_000}">').replace("&a;", "&a;" * 50_000)),
        ("refused-markup",),
        False,
    ),
    "external.rss": (
        write(lambda: entity_feed('<!ENTITY a SYSTEM "file:///etc/passwd">')),
        ("refused-markup",),
        False,
    ),
    "external_dtd.xml": (
        write(
            lambda: (
                f'<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd"><rss><item>'
                f"<description>{MARK * 40}</description></item></rss>"
            )
        ),
        (),
        True,
    ),
    "nested.rss": (
        write(lambda: "<rss><channel><item>" + "<a>" * 300_000 + MARK),
        ("damaged-feed",),
        False,
    ),
    "items.xml": (
        write(
            lambda: "<urlset>" + "<url><loc>http://a.example/</loc></url>" * 100_000 + "</urlset>"
        ),
        ("feed-without-text",),
        False,
    ),
    "bomb.html": (write(lambda: bomb(400 * MEGABYTE)), ("archive-bomb",), False),
    "bomb.txt": (write(lambda: bomb(400 * MEGABYTE)), ("archive-bomb",), False),
    "bomb.jsonl.gz": (write(lambda: bomb(400 * MEGABYTE)), ("archive-bomb",), False),
    "bomb_response.warc": (write(lambda: bomb_response(400 * MEGABYTE, 1)), ("too-large",), False),
    "bomb_layers.warc": (write(lambda: bomb_response(400 * MEGABYTE, 3)), ("too-large",), False),
    "bomb_many_layers.warc": (
        write(lambda: record(response(b"x", fields=["Content-Encoding: " + "gzip," * 5000]))),
        ("cut-short",),
        False,
    ),
    "bomb_member.warc.gz": (
        write(
            lambda: inflating_archive(400 * MEGABYTE) + pack([record(response(nested(1).encode()))])
        ),
        ("archive-bomb", "too-large"),
        True,
    ),
    "bomb.wacz": (write(lambda: zip_bomb(400 * MEGABYTE)), ("archive-bomb",), False),
    "members.wacz": (write(lambda: many_members(20_000)), ("archive-bomb",), False),
    "traversal.wacz": (
        write(
            lambda: zipped(
                {
                    "../../a.warc": b"".join(pages(1)),
                    "archive/a.warc": record(response(nested(1).encode())),
                }
            )
        ),
        ("unsafe-name",),
        True,
    ),
    "damaged.warc.gz": (write(damaged_archive), ("damaged-archive",), False),
    "truncated.warc.gz": (write(lambda: pack(pages(40))[:-50]), ("damaged-archive",), False),
    "lying.warc": (write(lying_records), ("damaged-archive",), False),
    "blank.warc": (
        write(lambda: b"WARC/1.0\r\n" + b"\r\n" * 2_000_000),
        ("damaged-archive",),
        False,
    ),
    "false_members.warc.gz": (
        write(lambda: pack(pages(1)) + b"\x1f\x8b\x08" * 500_000),
        ("damaged-archive",),
        False,
    ),
    "long_row.csv": (
        write(lambda: f'id,text\n1,{MARK}\n2,"' + "x" * (25 * MEGABYTE) + f"\n3,{MARK} Again.\n"),
        ("damaged-table",),
        True,
    ),
    "many_columns.csv": (
        write(lambda: ",".join(f"c{n}" for n in range(200_000)) + ",text\n" + "," * 200_000 + MARK),
        (),
        True,
    ),
    "deep.json": (write(lambda: "[" * 1_000_000), ("invalid-json",), False),
    "deep.jsonl": (
        write(lambda: f'{"[" * 1_000_000}\n{{"text": "{MARK}"}}'),
        ("invalid-json",),
        True,
    ),
    "parts.mhtml": (
        write(
            lambda: (
                "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n" * 100_000
                + "--b--"
            )
        ),
        (),
        False,
    ),
    "nested.mhtml": (
        write(
            lambda: (
                "MIME-Version: 1.0\r\n"
                + "".join(
                    f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"
                    for n in range(3000)
                )
                + f"Content-Type: text/html\r\n\r\n<p>{MARK}</p>"
            )
        ),
        (),
        False,
    ),
}
