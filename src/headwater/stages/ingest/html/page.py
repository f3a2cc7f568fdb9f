"""A page's bytes become one draft: its visible text, its markup, and what it says of itself."""

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from headwater.records.article import Metadata, Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.decode import is_binary
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.charset import PageText, decode_page
from headwater.stages.ingest.html.metadata import find_metadata
from headwater.stages.ingest.html.tree import parse_page
from headwater.stages.ingest.html.walk import walk_page
from headwater.stages.ingest.troubles import make_trouble


def read_page(
    data: bytes,
    source: Source,
    settings: IngestSettings,
    *,
    place: str,
    given: Sequence[Metadata] = (),
    provenance: Provenance | None = None,
    content_type: str | None = None,
) -> Iterator[Draft | Problem]:
    """The page as one draft, and what went wrong; any bytes at all pass."""
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
    page = decode_page(data, content_type)
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
        message = "its elements nest deeper than browsers go; the text is whole"
        yield make_trouble(place, "deep-markup", message)
    url = next((m.value for m in given if m.field == "url"), None)
    yield Draft(
        place=place,
        path=source.path,
        text=walked.text,
        given=(*given, *find_metadata(tree, url)),
        charset=page.charset,
        provenance=_provenance(data, source, page, provenance),
        markup=walked.parts,
    )


def _provenance(
    data: bytes, source: Source, page: PageText, known: Provenance | None
) -> Provenance:
    base = known or Provenance(file=source.path)
    digest = base.sha256 or hashlib.sha256(data).hexdigest()
    return msgspec.structs.replace(base, charset_from=page.charset_from, sha256=digest)
