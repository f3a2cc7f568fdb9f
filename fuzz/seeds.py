"""Small good inputs to begin with: the fuzzer changes them."""

import gzip
import io
import json
import sys
import zipfile
import zlib
from pathlib import Path

import pyarrow
import pyarrow.parquet

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from web_archives import BRIDGE, pack, pages, record, response

RSS = (
    '<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<item><title>A &amp; b</title><link>https://a.example/1</link>"
    "<pubDate>Mon, 01 Mar 2021 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>It rained, she "
    "said.</p>]]></content:encoded></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">T</title><link href="/x"/>'
    '<author><name>Ann</name></author><content type="xhtml"><div><p>It <b>rained</b>.</p></div>'
    "</content></entry></feed>"
)
MHTML = (
    "MIME-Version: 1.0\r\nDate: Mon, 1 Mar 2021 10:00:00 -0000\r\nContent-Type: multipart/related; "
    'boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: '
    "quoted-printable\r\n\r\n<p>It rained=2C she said.</p>\r\n--b--\r\n"
)
PAGE = """<!doctype html><html lang=en><head><meta charset=utf-8><title>Pier | Post</title>
<meta property="og:title" content="Pier"><meta name=author content="Ann Field">
<link rel=canonical href=/a><script type="application/ld+json">{"@type":"NewsArticle","headline":
"Pier","author":{"name":"Ann Field"},"datePublished":"2024-05-14T10:00:00Z","articleBody":"The pier
was shut, she said."}</script></head><body><nav><ul><li><a href=/>Home</a></ul></nav>
<main><article><h1 itemprop=headline>Pier</h1><p class=byline>By
<a rel=author>Ann Field</a> <time datetime=2024-05-14>14 May 2024</time>
<p class=dek>The <b>pier</b> is <i>shut</i>.</p>
<figure><img src=p><figcaption>The pier. <span class=credit>Photo: Max Mill/Reuters</span>
</figcaption></figure><p>MARLOW (AP) - "It is shut," she said.<br>It rained.</p><pre>a  b</pre>
<div hidden>no</div><p style="display:none">no</p><table><tr><td>1<td>2</table>
<p>This story was first published by the Post.</p></article><div id=comments class=comment>
<p>I like it</p></div><aside class=related><a href=/b>Storm tears away part of pier</a></aside>
</main>
<footer>Copyright</footer></body></html>"""
ROW = {"id": "a", "outlet": "Courier", "text": "It rained, she said.", "date": "2021-03-01"}


def make_seeds(target: str) -> list[bytes]:
    """Seeds of one target."""
    archive = pack(pages(2))
    body = response(gzip.compress(BRIDGE.encode()), fields=["Content-Encoding: gzip"])
    archives = [archive, b"".join(pages(2)), gzip.compress(b"".join(pages(2))), record(body)]
    row = json.dumps(ROW).encode()
    seeds = {
        "warc": archives,
        "records": archives,
        "wacz": [_zip(archive)],
        "coding": [bytes([n]) + data for n, data in enumerate(_coded())],
        "feed": [RSS.encode(), ATOM.encode(), RSS.encode("utf-16")],
        "items": [RSS.encode(), ATOM.encode()],
        "page": [BRIDGE.encode(), gzip.compress(BRIDGE.encode()), PAGE.encode()],
        "labels": [BRIDGE.encode(), PAGE.encode()],
        "mhtml": [MHTML.encode()],
        "csv": [b'id,text\n1,"It rained, she ""said""."\n2,x\n', b"id;text\r\n1;x\r\n"],
        "parquet": [_parquet()],
        "json": [row, b"[" + row + b"]"],
        "jsonl": [row + b"\n" + row, gzip.compress(row)],
        "plain": [b"It rained, she said.", "caf\xe9".encode("latin-1"), b"\xff\xfeI\0t\0"],
        "sniff": [*archives, row, RSS.encode(), MHTML.encode()],
        "address": [b"https://a.example:8080/x?y#z", b"http://[::1]/", b"127.0.0.1"],
    }
    return seeds[target]


def _coded() -> list[bytes]:
    data = BRIDGE.encode()
    coded = [gzip.compress(data), zlib.compress(data)]
    return coded + [pyarrow.compress(data, codec=c, asbytes=True) for c in ("brotli", "zstd")]


def _zip(archive: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("archive/a.warc.gz", archive)
    return packed.getvalue()


def _parquet() -> bytes:
    packed = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({k: [v] for k, v in ROW.items()}), packed)
    return packed.getvalue()
