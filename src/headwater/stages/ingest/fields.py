"""Fields of an input record to an article's fields, by name or by the user's mapping."""

import hashlib
from collections.abc import Iterator, Mapping

import msgspec

from headwater.errors import SettingsError
from headwater.records.article import Metadata, Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.decode import Charset, without_surrogates
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.payload import Payload
from headwater.stages.ingest.troubles import make_trouble

# article field -> names under which inputs carry it, the first present wins
NAMES = {
    "id": ("id",),
    "text": ("text",),
    "html": ("html",),
    "outlet": ("outlet",),
    "url": ("url",),
    "published": ("published", "published_at", "date"),
    "title": ("title",),
    "byline": ("byline", "authors", "author"),
}

_UTF_8 = Charset()


def check_mapping(settings: IngestSettings) -> None:
    """Raises ``SettingsError`` where a mapping names a field that articles do not have."""
    for name, field in settings.fields.items():
        if field not in NAMES:
            raise SettingsError(
                f"field {name!r} is mapped to {field!r}, which articles do not have",
                hint=f"fields are {', '.join(NAMES)}",
            )


def read_record(
    record: object,
    place: str,
    source: Source,
    settings: IngestSettings,
    read_as: Charset = _UTF_8,
) -> Iterator[Draft | Problem]:
    """The draft of one JSON object, and a problem for every field that cannot be used."""
    if not isinstance(record, dict):
        yield make_trouble(place, "invalid-json", "this is not a JSON object with fields")
        return
    values = {field: list(_values(record, field, settings.fields)) for field in NAMES}
    for field, found in values.items():
        for value in found:
            if not isinstance(value, str):
                yield make_trouble(place, "wrong-field", f"field {field!r} is not text")
    texts, pages, ids = (
        [v for v in values.pop(field) if isinstance(v, str)] for field in ("text", "html", "id")
    )
    if not texts and not pages:
        yield make_trouble(place, "missing-field", "no field 'text' with the article's words")
        return
    text, replaced = without_surrogates((texts or pages)[0])
    if replaced:
        message = f"{replaced} broken characters were replaced"
        yield make_trouble(place, "replaced-characters", message)
    given = tuple(
        Metadata(field=field, value=without_surrogates(value)[0].strip(), source="input")
        for field, found in values.items()
        for value in found
        if isinstance(value, str)
    )
    draft = Draft(
        place=place,
        path=source.path,
        text=text,
        id=without_surrogates(ids[0])[0] if ids else None,
        given=given,
        charset=read_as.name,
        provenance=Provenance(
            file=source.path,
            charset_from=read_as.found_by,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        ),
    )
    yield from (draft,) if texts else _read_markup(draft, source, settings)


def _read_markup(
    draft: Draft, source: Source, settings: IngestSettings
) -> Iterator[Draft | Problem]:
    """A draft whose text is a page's source becomes the draft of that page."""
    page = Payload(
        data=draft.text.encode(),
        place=draft.place,
        content_type="text/html; charset=utf-8",
        given=draft.given,
        provenance=draft.provenance or Provenance(),
    )
    for row in read_page(page, source, settings):
        if isinstance(row, Draft):
            row = msgspec.structs.replace(
                row, id=draft.id, charset=draft.charset, provenance=draft.provenance
            )
        yield row


def _values(
    record: Mapping[str, object], field: str, mapping: Mapping[str, str]
) -> Iterator[object]:
    mapped = [name for name, to in sorted(mapping.items()) if to == field]
    for name in (*mapped, *(n for n in NAMES[field] if n not in mapping)):
        value = record.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and field == "id":
            value = str(value)
        items = value if isinstance(value, list) and field == "byline" else [value]
        kept = [i for i in items if i is not None and i != "" and i != []]
        if kept:
            yield from kept
            return
