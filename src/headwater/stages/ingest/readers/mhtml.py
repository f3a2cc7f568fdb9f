"""A page saved whole by a browser (MHTML): its HTML part, the pictures left out."""

import email.parser
import email.policy
from collections.abc import Iterator
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime

from headwater.records.article import Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.dispatch import read_payload
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.payload import PAGE_TYPES, Payload
from headwater.stages.ingest.troubles import make_trouble

# a page's pictures are saved with it and take several times its size
_ROOM = 4


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """The draft of the first page in it, which is the one that was saved."""
    cap = _ROOM * settings.max_article_bytes
    with source.open() as stream:
        data = stream.read(cap + 1)
    if len(data) > cap:
        yield make_trouble(source.name, "too-large", f"it has more than {cap} bytes")
        return
    message = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(data)
    page = next((p for p in message.walk() if p.get_content_type() in PAGE_TYPES), None)
    body = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(body, bytes):
        yield make_trouble(source.name, "empty-input", "no page is in it")
        return
    payload = Payload(
        data=body,
        place=source.name,
        content_type=str(page.get("Content-Type", "")),
        url=_field(page, "Content-Location") or _field(message, "Snapshot-Content-Location"),
        provenance=Provenance(file=source.name, captured_at=_captured_at(message)),
    )
    yield from read_payload(payload, source, settings)


def _field(message: Message, name: str) -> str | None:
    value = message.get(name)
    return str(value).strip() or None if value is not None else None


def _captured_at(message: Message) -> str | None:
    try:
        at = parsedate_to_datetime(_field(message, "Date") or "")
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
