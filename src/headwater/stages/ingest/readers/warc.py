"""A web archive (WARC, compressed or not): pages, plain texts and feeds among its responses."""

from collections import Counter
from collections.abc import Iterator

from headwater.records.article import Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.archive.message import Message, read_message
from headwater.stages.ingest.archive.records import Record, read_records
from headwater.stages.ingest.archive.tape import Damage, Tape
from headwater.stages.ingest.dispatch import read_payload
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.payload import Payload
from headwater.stages.ingest.troubles import make_trouble

# records that may hold an article: what a server answered, what was saved, text made of either
_KINDS = frozenset({"response", "resource", "conversion", "revisit"})
_OK = frozenset({200, 203})
# kinds of records passed over that a problem names
_SHOWN = 6


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """A draft for every page and text; damages and what was passed over are problems."""
    passed: Counter[str] = Counter()
    seen = 0
    with source.open() as stream:
        for row in read_records(Tape(stream), _KINDS, settings.max_article_bytes):
            seen += 1
            if isinstance(row, Damage):
                yield _tell(row, source)
                continue
            found = read_response(row, source, settings)
            if isinstance(found, str):
                passed[found] += 1
            elif isinstance(found, Problem):
                yield found
            else:
                if found.provenance.truncated:
                    message = f"the page may not be whole: {found.provenance.truncated}"
                    yield make_trouble(found.place, "cut-short", message)
                yield from read_payload(found, source, settings)
    if passed:
        kinds = ", ".join(f"{n} {what}" for what, n in sorted(passed.items())[:_SHOWN])
        more = ", ..." if len(passed) > _SHOWN else ""
        message = f"{passed.total()} records hold no article: {kinds}{more}"
        yield make_trouble(source.name, "records-passed-over", message)
    if not seen:
        yield make_trouble(source.name, "empty-input", "no record with a page is in it")


def read_response(
    record: Record, source: Source, settings: IngestSettings
) -> Payload | Problem | str:
    """What a record holds; a word for why it holds nothing."""
    url = record.value("warc-target-uri").strip("<>")
    where = "inflated byte" if record.inside else "byte"
    place = f"{source.name}, {where} {record.offset}" + (f", {url}" if url else "")
    kind = record.value("warc-type").lower()
    if kind == "revisit":
        return "revisit"
    cap = settings.max_article_bytes
    message = _message(record, cap)
    if message is None:
        return "response that is not HTTP"
    if message.status not in _OK:
        return f"status {message.status}"
    payload = Payload(
        data=message.body,
        place=place,
        content_type=message.fields.get("content-type", ""),
        url=url or None,
        provenance=Provenance(
            file=source.name,
            offset=record.offset,
            captured_at=record.value("warc-date") or None,
            truncated=_why_cut(record, message),
        ),
    )
    if payload.kind is None:
        return message.media_type or "of no type"
    if url.endswith("/robots.txt"):
        return "robots.txt"
    if len(message.body) >= cap or (record.is_cut and not record.broken):
        return make_trouble(place, "too-large", f"it has more than {cap} bytes")
    return payload


def _message(record: Record, cap: int) -> Message | None:
    """The HTTP response in a record; a saved resource is its own body."""
    if record.value("content-type").lower().startswith("application/http"):
        return read_message(record.body, cap)
    if record.value("warc-target-uri").lower().startswith(("dns:", "metadata:")):
        return None
    if record.value("warc-type").lower() == "response":
        return read_message(record.body, cap)
    fields = {"content-type": record.value("content-type")}
    return Message(status=200, fields=fields, body=record.body)


def _why_cut(record: Record, message: Message) -> str | None:
    if reason := record.value("warc-truncated"):
        return f"the crawler cut it: {reason}"
    return record.broken or message.trouble


def _tell(damage: Damage, source: Source) -> Problem:
    place = f"{source.name}, byte {damage.offset}"
    code = "archive-bomb" if damage.bomb else "damaged-archive"
    return make_trouble(place, code, damage.message)
