"""Pages whose markup would cost the parser its time or memory lose those tags; their text stays.

Three costs grow with the square of a page: elements that nest ever deeper, attributes of one tag
(each is compared with all), and formatting that is never closed (``<b>``, ``<i>``), which the
standard opens anew in every paragraph that follows.
"""

import re

# elements inside each other; browsers go no deeper either and put what is deeper side by side
MAX_DEPTH = 512
# opening tags; fewer cannot nest so deeply that the parser takes two seconds
MANY_TAGS = 30_000
# characters of one tag; in shorter ones attributes are too few to cost much
LONG_TAG = 10_000
# attributes of one tag: real ones have some dozens, however long their values are
MAX_ATTRIBUTES = 1_000
# elements that unclosed formatting may add to a page: some 200 MB
MAX_ADDED = 500_000
# equal formatting elements that the standard opens anew
REOPENED = 3
# open elements among which the one that an end tag names is looked for: in real pages it is near
REACH = 40
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_ANY = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)")
_NAME = re.compile(r"<[a-zA-Z][^\s/>]*+")
_ATTRIBUTE = re.compile(
    r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
)
_FORMAT_NAMES = ("b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u")
# their first letters alone send most other tags away
_FORMAT = re.compile(
    rf"<(?=[bcefistu])(?:{'|'.join(_FORMAT_NAMES)})(?=[\s/>])[^>]{{0,300}}", re.IGNORECASE
)
_FORMAT_TAG = re.compile(rf"</?(?:{'|'.join(_FORMAT_NAMES)})(?=[\s/>])[^<>]*+>", re.IGNORECASE)
_FORMATS = frozenset(_FORMAT_NAMES)
# never deepen the tree by themselves: hold nothing, or text that is not markup
_KEPT = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "script", "style", "textarea", "title", "iframe", "html"),
        *("xmp", "noembed", "noframes", "plaintext", "head", "body"),
    }
)
# closed by the next of their kind; the end tag of an inline element does not reach past one
_REPEATED = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "caption"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# end tags that close whatever lies open inside their element; other end tags do not reach past one
_STRONG = _HEADINGS | {
    *("address", "article", "aside", "blockquote", "button", "center", "details", "dialog"),
    *("dir", "div", "dl", "fieldset", "figcaption", "figure", "footer", "header", "hgroup"),
    *("listing", "main", "menu", "nav", "ol", "pre", "search", "section", "summary", "table"),
    *("ul", "applet", "object", "marquee"),
}
# beyond these an end tag does not reach; formatting that was opened outside is not closed inside
_BARRIERS = frozenset(
    {
        *("table", "td", "th", "caption", "object", "applet", "marquee", "template", "svg"),
        *("math", "select", "form"),
    }
)


def make_shallow(html: str) -> str:
    """The page without the tags that would cost too much."""
    flat = _cut_long_tags(html)
    tags = flat.count("<")
    kinds = len(set(_FORMAT.findall(flat)))
    if kinds * REOPENED * tags > MAX_ADDED and _count_added(flat) > MAX_ADDED:
        flat = _FORMAT_TAG.sub("", flat)
    if tags > MANY_TAGS and tags - flat.count("</") > MANY_TAGS:
        flat = _Flattening().run(flat)
    return flat


def _cut_long_tags(html: str) -> str:
    """The page with tags of attributes by the thousand cut to their names."""
    pieces, done, at = [], 0, 0
    step = LONG_TAG // 2  # a long tag holds one such stretch as a whole
    while at + step < len(html):
        if html.find(">", at, at + step) >= 0:
            at += step
            continue
        end = html.find(">", at + step)
        start = max(done, html.rfind(">", done, at) + 1)
        at = len(html) if end < 0 else end
        name = _NAME.search(html, start, at)
        if name and (stop := _find_end(html, name.end())) is not None:
            pieces += [html[done : name.end()], ">"]
            done = at = stop
    return "".join([*pieces, html[done:]]) if done else html


def _find_end(html: str, at: int) -> int | None:
    """Where a tag ends behind whose name this is, if it has too many attributes."""
    count = 0
    while attribute := _ATTRIBUTE.match(html, at):
        at, count = attribute.end(), count + 1
    if count <= MAX_ATTRIBUTES:
        return None
    end = html.find(">", at)
    return len(html) if end < 0 else end + 1


def _count_added(html: str) -> int:
    """The most elements that formatting which stays open adds to a page."""
    open_, stuck, added = dict.fromkeys(_FORMAT_NAMES, 0), 0, 0
    for closing, raw in _ANY.findall(html):
        name = raw.lower()
        if name in _FORMATS:
            if not closing:
                open_[name] += 1
            elif open_[name]:
                open_[name] -= 1
        elif name in _BARRIERS:  # from inside, formatting outside is not closed
            stuck += sum(open_.values())
            open_ = dict.fromkeys(_FORMAT_NAMES, 0)
            added += stuck
        else:
            added += stuck + sum(open_.values())
        if added > MAX_ADDED:
            break
    return added


class _Flattening:
    """Drops the tags that would nest deeper than browsers go.

    Where it is not sure that an end tag closes something, the element counts as open.
    """

    def __init__(self) -> None:
        self.open: list[str] = []
        self.mixed: list[bool] = []  # whether one of ``_REPEATED`` began right inside
        self.dropped = 0  # tags that went, whose end tags go too

    def run(self, html: str) -> str:
        """The page without them."""
        return _TAG.sub(self.keep, html)

    def keep(self, match: re.Match[str]) -> str:
        """A tag as it stays: itself, or a line's end where it goes."""
        closing, raw, _ = match.groups()
        name = raw.lower()
        if name in _REPEATED:
            if self.mixed:
                self.mixed[-1] = True
        elif closing and self.dropped:
            self.dropped -= 1
            return "\n"
        elif closing:
            self.close(name)
        elif name not in _KEPT:
            if len(self.open) >= MAX_DEPTH:
                self.dropped += 1
                return "\n"
            self.open.append(name)
            self.mixed.append(False)
        return match.group()

    def close(self, name: str) -> None:
        """Take from the open elements what an end tag surely closes."""
        is_strong, is_heading = name in _STRONG, name in _HEADINGS
        for back in range(1, min(len(self.open), REACH) + 1):
            found = self.open[-back]
            if not is_strong and self.mixed[-back]:
                return
            if found == name or (is_heading and found in _HEADINGS):
                del self.open[-back:], self.mixed[-back:]
                return
            if found in _BARRIERS or (found in _STRONG and not is_strong):
                return
