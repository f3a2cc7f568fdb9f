"""A page's source as a tree, in time that grows with its size whatever its nesting.

The parser is lexbor's, which follows the HTML standard: it loses no text, while libxml2's drops
what lies deep (docs/decisions/0010).  Its time grows with the square of the depth, so a page with
very many tags is made shallow first: the tags beyond a depth go, their text stays.
"""

import re
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

Tree: TypeAlias = LexborHTMLParser
Node: TypeAlias = LexborNode

# elements inside each other; browsers go no deeper either and put what is deeper side by side
MAX_DEPTH = 512
# tags; fewer cannot nest so deeply that the parser takes a second
MANY_TAGS = 20_000
# characters of one tag; a longer one may have attributes by the ten thousand, whose comparison
# takes the square of their number
LONG_TAG = 100_000
MAX_ATTRIBUTES = 1_000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_LONG = re.compile(rf"<([a-zA-Z][^\s/>]*)[^<>]{{{LONG_TAG},}}>")
# never deepen the tree, or hold text that is not markup
_KEPT = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "script", "style", "textarea", "title", "iframe", "noscript"),
        *("template", "xmp", "noembed", "noframes", "plaintext", "html", "head", "body"),
        # closed by the next of their kind
        *("p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option"),
    }
)


def parse_page(html: str) -> tuple[Tree, bool]:
    """The tree, and whether the page had to be made shallow for it."""
    flat = html
    if _may_hold_long_tag(html):
        flat = _LONG.sub(_plain_tag, flat)
    if html.count("<") > MANY_TAGS:
        flat = _flatten(flat)
    return LexborHTMLParser(flat), flat is not html and flat != html


def _may_hold_long_tag(html: str) -> bool:
    """Whether some stretch without an end of a tag is so long that a long tag may lie in it."""
    step = LONG_TAG // 2  # a longer stretch holds one of these as a whole
    return any(html.find(">", at, at + step) < 0 for at in range(0, len(html) - step, step))


def _plain_tag(match: re.Match[str]) -> str:
    many = len(match.group().split(None, MAX_ATTRIBUTES + 1)) > MAX_ATTRIBUTES
    return f"<{match.group(1)}>" if many else match.group()


def _flatten(html: str) -> str:
    """The page without the tags that would nest deeper than browsers go."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name, rest = match.groups()
        if name.lower() in _KEPT or rest.endswith("/"):
            return match.group()
        if closing:
            depth = max(0, depth - 1)
            return match.group() if depth < MAX_DEPTH else "\n"
        depth += 1
        return match.group() if depth <= MAX_DEPTH else "\n"

    return _TAG.sub(keep, html)
