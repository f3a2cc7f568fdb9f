"""W3C Web Annotations: each finding points at its words by quotation and by position."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from headwater.export.base import (
    TERMS,
    Exporter,
    ExportOptions,
    article_iri,
    make_iri,
    plain_text,
)
from headwater.export.json_stream import encode, write_list
from headwater.records.dossier import Dossier, DossierArticle, DossierAttribution
from headwater.records.span import Span
from headwater.records.tracing import Change
from headwater.views.flatten import MAX_QUOTED
from headwater.views.index import Index, make_index
from headwater.views.phrases import change_name

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"hw": TERMS}]
# characters before and after the words: enough to tell one occurrence from another
AROUND = 32
Node = dict[str, object]


def write(stories: Iterable[Dossier], file: BinaryIO, options: ExportOptions) -> None:
    """One collection with one page that holds every annotation."""
    head = {
        "@context": CONTEXT,
        "id": make_iri("annotations"),
        "type": "AnnotationCollection",
        "label": "What Headwater found in these articles",
    }
    file.write(encode(head)[:-1])
    page = {"id": make_iri("annotations", "1"), "type": "AnnotationPage"}
    file.write(b',"first":' + encode(page)[:-1] + b',"items":')
    write_list(file, (row for dossier in stories for row in _annotations(dossier, options)))
    file.write(b"}}\n")


def _annotations(dossier: Dossier, options: ExportOptions) -> Iterator[Node]:
    index = make_index(dossier)
    for article in dossier.articles:
        for told in article.attributions:
            yield _attribution(article, told, options)
    for story in dossier.stories:
        for claim in story.claims:
            for number, wording in enumerate(claim.wordings):
                found = index.article(wording.article)
                if found is not None and wording.attribution is None:
                    yield {
                        "id": make_iri("wording", claim.id, str(number)),
                        "type": "Annotation",
                        "motivation": "commenting",
                        "body": [_text("no source given", "describing")],
                        "target": _targets(found, wording.spans, options),
                    }
        for number, change in enumerate(story.changes):
            yield from _change(change, make_iri("change", story.id, str(number)), index, options)


def _attribution(article: DossierArticle, told: DossierAttribution, options: ExportOptions) -> Node:
    names = [party.name for party in told.chain] or [told.speaker.name or "nobody named"]
    return {
        "id": make_iri("attribution", article.id, told.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            _text(" > ".join(names), "identifying"),
            *(_text(tag.value, "tagging") for tag in (told.speaker.kind, told.mode, told.manner)),
        ],
        "target": _targets(article, told.content, options),
        "hw:score": told.score,
        "hw:method": told.method,
    }


def _change(change: Change, iri: str, index: Index, options: ExportOptions) -> Iterator[Node]:
    """A change's two places; which came first is said only where it is known."""
    ends = [(index.article(p.article), p.spans) for p in (change.from_, change.to)]
    targets = [t for a, spans in ends if a for t in _targets(a, spans, options)]
    if targets:
        yield {
            "id": iri,
            "type": "Annotation",
            "motivation": "linking",
            "body": [
                _text(f"{change_name(change.kind)}: {change.note}", "commenting"),
                _text(change.kind.value, "tagging"),
            ],
            "target": targets,
            "hw:severity": change.severity,
            "hw:directed": change.directed,
            "hw:score": change.score,
        }


def _text(words: str, purpose: str) -> Node:
    return {
        "type": "TextualBody",
        "value": plain_text(words),
        "format": "text/plain",
        "purpose": purpose,
    }


def _targets(article: DossierArticle, spans: Sequence[Span], options: ExportOptions) -> list[Node]:
    return [
        {
            "type": "SpecificResource",
            "source": article_iri(article),
            "selector": _selectors(article.text, span, options),
            "hw:textSha256": article.text_sha256,
        }
        for span in spans
    ]


def _selectors(text: str, span: Span, options: ExportOptions) -> list[Node]:
    """Position always; the words where they are a quotation, else where the range begins."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if len(span) <= MAX_QUOTED or options.with_text:
        return [_quote(text, span), position]
    first = Span(span.start, span.start + AROUND)
    after = Span(span.end, min(span.end + AROUND, len(text)))
    if not len(after):
        return [position]
    return [
        {
            "type": "RangeSelector",
            "startSelector": _quote(text, first),
            "endSelector": _quote(text, after),
        },
        position,
    ]


def _quote(text: str, span: Span) -> Node:
    return {
        "type": "TextQuoteSelector",
        "exact": plain_text(span.of(text)),
        "prefix": plain_text(text[max(0, span.start - AROUND) : span.start]),
        "suffix": plain_text(text[span.end : span.end + AROUND]),
    }


EXPORTER = Exporter(
    name="annotations",
    title="W3C Web Annotations with quote and position selectors",
    suffix=".jsonld",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    write=write,
)
