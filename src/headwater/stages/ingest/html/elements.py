"""What elements do to the text: which begin a line, which are not shown."""

import re
from collections.abc import Mapping

# begin and end a line
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd"),
        *("details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup"),
        *("hr", "html", "label", "legend", "li", "listing", "main", "menu", "nav", "ol", "p"),
        *("plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "textarea"),
        *("tfoot", "th", "thead", "tr", "ul", "xmp"),
    }
)
# keep their white space
AS_WRITTEN = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})
# never shown as text of the page
NOT_SHOWN = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "iframe", "object", "audio", "video"),
        *("canvas", "svg", "datalist", "select", "noembed", "noframes", "map", "progress", "meter"),
        *("title", "link", "meta", "base", "param", "source", "track", "rp"),
    }
)
PICTURES = frozenset({"img", "picture", "amp-img", "svg", "video"})
# hold nothing
EMPTY = frozenset({"br", "hr", "wbr", "img", "input"})
# more is to be done for these than for other elements
SPECIAL = PICTURES | NOT_SHOWN | EMPTY
# under a picture these hold a thing of their own: the caption, the credit
SMALL = frozenset({"span", "small", "cite"})
# what an element does to the text inside it; all others run on in their line
KINDS: Mapping[str, str] = {
    **dict.fromkeys(BLOCKS, "block"),
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em", "cite"), "italic"),
    "a": "link",
}
# attributes that state what an element is
ROLES = frozenset(
    {"itemprop", "role", "rel", "data-component", "data-testid", "data-type", "aria-label"}
)
HIDING = frozenset({"hidden", "style", "open"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether the element's own attributes keep it from being shown."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = (attributes.get("style") or "").lower()
    if ("none" in style or "hidden" in style) and _HIDING.search(style):
        return True
    return tag == "dialog" and "open" not in attributes
