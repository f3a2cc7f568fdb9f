"""The article's body as the page states it in its structured data, and what that says of a page.

Where the visible text lacks it (a wall, a page that scripts fill), it is the best text there is.
"""

import re
from collections.abc import Mapping, Sequence
from html import unescape

import msgspec

from headwater.records.article import Part
from headwater.stages.ingest.html.metadata_json_ld import Node, text_of, types_of

# on parts that the stated body holds, and on longer ones that it lacks
IN_BODY, NOT_IN_BODY = "stated body", "not in stated body"
# letters and digits of a stated body; less is a summary
MIN_BODY = 400
# letters of a part from which its being in the body is no chance, and its lacking a sign
MIN_PART = 16
# letters of the pieces in which a stated body is looked for in the visible text
PIECE = 32
# share of the stated body that the page shows, below which the page does not show the article
MIN_SHOWN = 0.35
# letters of the visible parts that are no menu, below which a page shows no article at all
LEAST_TEXT = 250
_LETTERS = re.compile(r"[\W_]+")
_TAGS = re.compile(r"<(?:br|/?p|/?div|/?li|/?h\d)\b[^>]{0,200}>|\r?\n", re.IGNORECASE)
_OTHER_TAGS = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>")
_SPACES = re.compile(r"\s+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]*)?$")


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What the structured data says about the article's text."""

    body: str | None = None  # its paragraphs, one a line
    is_walled: bool = False
    is_live: bool = False


def find_stated(nodes: Sequence[Node]) -> Stated:
    """The stated body, whether one must pay for it, whether it is a live report."""
    lives = [n for n in nodes if "liveblogposting" in types_of(n)]
    bodies = [b for n in nodes if (b := _body(n))]
    if reports := [r for n in lives if (r := _report(n))]:
        bodies = reports
    return Stated(
        body=max(bodies, key=len) if bodies else None,
        is_walled=any(_is_walled(n) for n in nodes),
        is_live=bool(lives),
    )


def _report(node: Node) -> str | None:
    """The updates of a live report in the page's order, each below its time and its heading."""
    updates = node.get("liveBlogUpdate")
    lines = []
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, Mapping) and (body := _body(update)):
            heads = (text_of(update.get(name)) for name in ("datePublished", "headline"))
            lines.extend([*(_SPACES.sub(" ", head).strip() for head in heads if head), body])
    return "\n".join(lines) or None


def fold_parts(text: str, parts: Sequence[Part]) -> list[str]:
    """What is compared of each part."""
    return [fold(text[part.start : part.end]) for part in parts]


def share_shown(shown: Sequence[str], body: str) -> float:
    """The share of a stated body that stands in the visible text, however it is cut there.

    ``shown`` and ``body`` are folded.
    """
    if len(body) < MIN_BODY:
        return 1.0
    seen = "".join(shown)
    pieces = [body[i : i + PIECE] for i in range(0, len(body) - PIECE + 1, PIECE)]
    return sum(p in seen for p in pieces) / len(pieces)


def mark_parts(parts: Sequence[Part], shown: Sequence[str], stated: str) -> tuple[Part, ...]:
    """The parts with a hint where the stated body speaks of them; ``shown`` are folded."""
    body = fold(stated)
    if len(body) < MIN_BODY:
        return tuple(parts)
    is_whole = not stated.rstrip(' "”’').endswith(("...", "…"))
    marked = []
    for part, words in zip(parts, shown, strict=True):
        is_in = len(words) >= MIN_PART and words in body
        if is_in or (is_whole and len(words) >= MIN_PART):
            hint = IN_BODY if is_in else NOT_IN_BODY
            part = msgspec.structs.replace(part, hints=(*part.hints, hint))
        marked.append(part)
    return tuple(marked)


def tile_body(body: str) -> tuple[str, tuple[Part, ...]]:
    """The stated body as a text of its own, a part for each paragraph."""
    parts, at = [], 0
    lines = body.split("\n")
    for number, line in enumerate(lines):
        end = at + len(line) + (number < len(lines) - 1)
        if _DAY.match(line):
            parts.append(Part(start=at, end=end, tag="time", path=("script", "time.datePublished")))
        else:
            path = ("script", "p.articleBody")
            parts.append(Part(start=at, end=end, tag="p", path=path, hints=(IN_BODY,)))
        at = end
    return body, tuple(parts)


def fold(text: str) -> str:
    """Letters and digits alone, without case: spaces and quotation marks differ too often."""
    return _LETTERS.sub("", text).casefold()


def _body(node: Node) -> str | None:
    value = node.get("articleBody")
    text = value if isinstance(value, str) else text_of(value)
    if not text:
        return None
    plain = unescape(unescape(text))  # some pages write their entities twice
    broken = _OTHER_TAGS.sub(" ", _TAGS.sub("\n", plain))
    lines = (_SPACES.sub(" ", line).strip() for line in broken.split("\n"))
    return "\n".join(line for line in lines if line) or None


def _is_walled(node: Node) -> bool:
    value = node.get("isAccessibleForFree")
    return value is False or (isinstance(value, str) and value.strip().casefold() == "false")
