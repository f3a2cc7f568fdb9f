"""GraphML of the relays: articles and parties as nodes, what passed between them as edges."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from headwater.export.base import Exporter, ExportOptions, to_bytes
from headwater.records.dossier import Dossier, DossierArticle, DossierStory
from headwater.views.index import Index, make_index

NODE_KEYS = {
    "kind": "string",
    "label": "string",
    "outlet": "string",
    "published_at": "string",
    "url": "string",
    "read": "boolean",
    "story": "string",
}
EDGE_KEYS = {"relay": "string", "stated": "boolean", "score": "double"}
# what XML 1.0 cannot hold, escaped or not
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Fields = Mapping[str, str | bool | float | None]


def write(stories: Iterable[Dossier], file: BinaryIO, options: ExportOptions) -> None:
    """One directed graph; each story is a part of it that touches no other."""
    del options  # no words of articles are in it
    head = ['<?xml version="1.0" encoding="UTF-8"?>']
    head.append('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">')
    for what, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        head += [
            f'<key id="{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>'
            for name, kind in keys.items()
        ]
    head.append('<graph id="relays" edgedefault="directed">')
    file.write(to_bytes("\n".join(head) + "\n"))
    for dossier in stories:
        index = make_index(dossier)
        for story in dossier.stories:
            for line in (*_nodes(story, index), *_edges(story, index)):
                file.write(to_bytes(line + "\n"))
    file.write(b"</graph>\n</graphml>\n")


def _nodes(story: DossierStory, index: Index) -> Iterator[str]:
    for id_ in story.articles:
        if article := index.article(id_):
            yield _element("node", {"id": _node(id_, story, index)}, _about(article, story))
    parties = [r.from_ for r in story.relays] + [r.to for r in story.relays]
    wires = [c.wire.name for c in story.copies if c.wire]
    for name in dict.fromkeys([*parties, *wires]):
        if index.article(name) is None:
            fields: Fields = {"kind": "party", "label": name, "read": False, "story": story.id}
            yield _element("node", {"id": _node(name, story, index)}, fields)


def _about(article: DossierArticle, story: DossierStory) -> Fields:
    return {
        "kind": "article",
        "label": article.title or article.id,
        "outlet": article.outlet,
        "published_at": article.published_at,
        "url": article.url,
        "read": True,
        "story": story.id,
    }


def _edges(story: DossierStory, index: Index) -> Iterator[str]:
    for relay in story.relays:
        ends = {"source": _node(relay.from_, story, index), "target": _node(relay.to, story, index)}
        fields: Fields = {"relay": relay.kind.value, "stated": relay.stated, "score": relay.score}
        yield _element("edge", ends, fields)


def _node(name: str, story: DossierStory, index: Index) -> str:
    """An article is one node; a party is one in each story, for names recur."""
    return f"article:{name}" if index.article(name) else f"party:{story.id}:{name}"


def _element(tag: str, attributes: Mapping[str, str], fields: Fields) -> str:
    named = " ".join(f"{k}={quoteattr(_xml(v))}" for k, v in attributes.items())
    data = "".join(
        f'<data key="{key}">{escape(_xml(_literal(value)))}</data>'
        for key, value in fields.items()
        if value is not None
    )
    return f"<{tag} {named}>{data}</{tag}>"


def _literal(value: str | bool | float | None) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _xml(text: str) -> str:
    return NOT_XML.sub("�", text)


EXPORTER = Exporter(
    name="graphml",
    title="the relays as a graph",
    suffix=".graphml",
    media_type="application/xml",
    write=write,
)
