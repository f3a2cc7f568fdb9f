"""A page's source as a tree, in time that grows with its size whatever its nesting.

The parser is lexbor's, which follows the HTML standard: it loses no text, while libxml2's drops
what lies deep (docs/decisions/0010).  Its time grows with the square of the depth, so a page with
very many tags is made shallow first: the tags beyond a depth go, their text stays.
"""

from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from headwater.stages.ingest.html.shallow import make_shallow

Tree: TypeAlias = LexborHTMLParser
Node: TypeAlias = LexborNode


def parse_page(html: str) -> tuple[Tree, bool]:
    """The tree, and whether the page had to be made shallow for it."""
    flat = make_shallow(html)
    return LexborHTMLParser(flat), flat is not html and flat != html
