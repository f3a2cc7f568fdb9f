"""A page's bytes become one draft: its visible text, its markup, and what it says of itself."""

import hashlib
from collections.abc import Iterator

import msgspec

from headwater.records.article import Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.decode import is_binary
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.charset import PageText, decode_page
from headwater.stages.ingest.html.live import is_live_report
from headwater.stages.ingest.html.metadata import find_metadata
from headwater.stages.ingest.html.stated import (
    LEAST_TEXT,
    MIN_SHOWN,
    Stated,
    find_stated,
    fold,
    fold_parts,
    mark_parts,
    share_shown,
    tile_body,
)
from headwater.stages.ingest.html.tree import parse_page
from headwater.stages.ingest.html.walk import Walked, walk_page
from headwater.stages.ingest.payload import Payload
from headwater.stages.ingest.troubles import make_trouble

# share of a part's characters in links from which it is a menu's, and the characters of one that
# may be a paragraph
MOST_LINKED, MIN_RUNNING = 0.5, 80
# characters of a page's source from which it is more than a note, and its text should be too
MIN_SCRIPTED = 8_000


def read_page(
    payload: Payload, source: Source, settings: IngestSettings
) -> Iterator[Draft | Problem]:
    """The page as one draft, and what went wrong; any bytes at all pass."""
    data, place, given = payload.data, payload.place, payload.given
    if len(data) > settings.max_article_bytes:
        message = f"it has more than {settings.max_article_bytes} bytes"
        yield make_trouble(place, "too-large", message)
        return
    if not data.strip():
        yield make_trouble(place, "empty-input", "nothing but white space is in it")
        return
    if is_binary(data):
        yield make_trouble(place, "binary-file", "its bytes are not text")
        return
    page = decode_page(data, payload.content_type or None)
    tree, shallow = parse_page(page.text)
    walked = walk_page(tree, settings.max_page_parts)
    if not walked.whole:
        message = f"it has more than {settings.max_page_parts} separate pieces of text"
        yield make_trouble(place, "too-many-parts", message)
        return
    if page.replaced:
        message = f"{page.replaced} characters could not be read as {page.charset}"
        yield make_trouble(place, "replaced-characters", message)
    if shallow:
        message = "its elements nest deeper than browsers go, or never end; the text is whole"
        yield make_trouble(place, "deep-markup", message)
    stated = find_stated(walked.marks.nodes)
    if not stated.is_live and is_live_report(page.text, walked.text, walked.parts):
        stated = msgspec.structs.replace(stated, is_live=True)
    read, troubles = _read_text(stated, walked, len(page.text))
    for code, message in troubles:
        yield make_trouble(place, code, message)
    url = next((m.value for m in given if m.field == "url"), None)
    yield Draft(
        place=place,
        path=source.path,
        text=read.text,
        given=(*given, *find_metadata(walked.marks, url)),
        charset=page.charset,
        provenance=_provenance(payload, source, page),
        markup=read.parts,
    )


def _read_text(
    stated: Stated, walked: Walked, source_size: int
) -> tuple[Walked, list[tuple[str, str]]]:
    """The text to read, the page's own or the one that its data states, and what is to say."""
    troubles = []
    if stated.is_live:
        message = "a live report: its parts are read as one article, their times are not"
        troubles.append(("live-report", message))
    sizes = (p.end - p.start for p in walked.parts if p.linked < MOST_LINKED)
    running = sum(size for size in sizes if size >= MIN_RUNNING)
    if stated.body:
        folded = fold_parts(walked.text, walked.parts)
        shown = share_shown(folded, fold(stated.body))
        if shown >= MIN_SHOWN or len(stated.body) < running:
            if stated.is_live:  # its data holds some of its updates, others are as good
                return walked, troubles
            parts = mark_parts(walked.parts, folded, stated.body)
            return msgspec.structs.replace(walked, parts=parts), troubles
        message = f"the page shows {shown:.0%} of its article; read from its structured data"
        text, parts = tile_body(stated.body)
        told = msgspec.structs.replace(walked, text=text, parts=parts)
        return told, [*troubles, ("stated-text", message)]
    if running < LEAST_TEXT and source_size >= MIN_SCRIPTED:
        message = "next to no text is in the page itself: scripts fill it, or it is empty"
        troubles.append(("script-rendered", message))
    elif stated.is_walled:
        message = "the page says that its article is not free: its end may be missing"
        troubles.append(("walled", message))
    return walked, troubles


def _provenance(payload: Payload, source: Source, page: PageText) -> Provenance:
    known = payload.provenance
    digest = known.sha256 or hashlib.sha256(payload.data).hexdigest()
    return msgspec.structs.replace(
        known, file=known.file or source.path, charset_from=page.charset_from, sha256=digest
    )
