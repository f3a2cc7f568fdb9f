"""What people type into a search box, as a full-text query and filters; any text at all is one."""

import re
from collections.abc import Iterator

import msgspec

# a quoted phrase or a run without spaces, with an operator or a minus before it
_PIECE = re.compile(
    r"""(?P<minus>-)?(?:(?P<operator>source|outlet|kind|after|before):)?
        (?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LETTERS = re.compile(r"\w")
# terms of a query that are looked at: more are no question but a text
MOST_TERMS = 32


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A query taken apart."""

    terms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None
    wrong: tuple[str, ...] = ()  # parts that say nothing, as typed

    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.terms or self.sources or self.outlets)

    def match(self, columns: str = "title text") -> str:
        """The query as FTS5 reads it: every term a quoted string, all of them required."""
        wanted = [
            *(f"{{{columns}}} : {_quoted(t)}" for t in self.terms),
            *(f"source : {_quoted(t)}" for t in self.sources),
            *(f"outlet : {_quoted(t)}" for t in self.outlets),
        ]
        refused = [f"{{title text}} : {_quoted(t)}" for t in self.excluded]
        return _joined(wanted, refused)

    def match_names(self) -> str:
        """The query over names of sources alone."""
        return _joined(
            [_quoted(t) for t in (*self.terms, *self.sources)], [_quoted(t) for t in self.excluded]
        )


def read_query(text: str) -> Asked:
    """The query that a person typed: words, "phrases", -not, and five operators."""
    found: dict[str, list[str]] = {}
    for piece in list(_PIECE.finditer(text))[:MOST_TERMS]:
        for field, value in _sort_out(piece):
            found.setdefault(field, []).append(value)
    return Asked(
        terms=tuple(found.get("terms", ())),
        excluded=tuple(found.get("excluded", ())),
        sources=tuple(found.get("source", ())),
        outlets=tuple(found.get("outlet", ())),
        kinds=tuple(found.get("kind", ())),
        after=max(found.get("after", ()), default=None),
        before=min(found.get("before", ()), default=None),
        wrong=tuple(found.get("wrong", ())),
    )


def _sort_out(piece: re.Match[str]) -> Iterator[tuple[str, str]]:
    value = piece["phrase"] if piece["phrase"] is not None else piece["word"]
    operator = (piece["operator"] or "").lower()
    if operator in ("after", "before"):
        yield (operator, value) if _DAY.fullmatch(value) else ("wrong", piece.group())
    elif operator == "kind":
        yield operator, value.casefold().replace("-", " ")
    elif not _LETTERS.search(value):
        yield "wrong", piece.group()
    else:
        yield operator or ("excluded" if piece["minus"] else "terms"), value


def _quoted(term: str) -> str:
    return '"' + term.replace("\0", " ").replace('"', '""') + '"'


def _joined(wanted: list[str], refused: list[str]) -> str:
    query = " AND ".join(f"({w})" for w in wanted)
    return f"{query} NOT ({' OR '.join(refused)})" if refused else query
