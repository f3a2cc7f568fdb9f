"""A payload goes to the reader of what it is: page, text or feed."""

import hashlib
import re
from collections.abc import Iterator

import msgspec

from headwater.records.article import Metadata
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.decode import decode, decode_as, is_binary
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.feeds.articles import read_feed
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.payload import Payload
from headwater.stages.ingest.troubles import make_trouble

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)


def read_payload(
    payload: Payload, source: Source, settings: IngestSettings
) -> Iterator[Draft | Problem]:
    """The articles of a payload; nothing for one that cannot hold any."""
    digest = hashlib.sha256(payload.data).hexdigest()
    payload = msgspec.structs.replace(
        payload, provenance=msgspec.structs.replace(payload.provenance, sha256=digest)
    )
    match payload.kind:
        case "page":
            page = msgspec.structs.replace(payload, given=_given(payload))
            yield from read_page(page, source, settings)
        case "feed":
            yield from read_feed(payload, source, settings)
        case "text":
            yield from _read_text(payload, source)


def _given(payload: Payload) -> tuple[Metadata, ...]:
    if payload.url is None:
        return payload.given
    return (Metadata(field="url", value=payload.url, source="archive"), *payload.given)


def _read_text(payload: Payload, source: Source) -> Iterator[Draft | Problem]:
    if not payload.data.strip():
        yield make_trouble(payload.place, "empty-input", "nothing but white space is in it")
        return
    named = _CHARSET.search(payload.content_type)
    decoded = (named and decode_as(payload.data, named.group(1))) or decode(payload.data)
    if not named and is_binary(payload.data):
        yield make_trouble(payload.place, "binary-file", "its bytes are not text")
        return
    if decoded.replaced:
        message = f"{decoded.replaced} characters could not be read as {decoded.charset}"
        yield make_trouble(payload.place, "replaced-characters", message)
    provenance = msgspec.structs.replace(payload.provenance, charset_from=decoded.found_by)
    yield Draft(
        place=payload.place,
        path=source.path,
        text=decoded.text,
        given=_given(payload),
        charset=decoded.charset,
        provenance=provenance,
    )
