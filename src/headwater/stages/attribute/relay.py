"""Relay marks: the words that put a party between a speaker and the reader."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.attribution import HopMark
from headwater.records.span import Span
from headwater.text.cues import load_words

_NAME = (
    r"(?P<name>(?:[Tt]he )?(?:@?[A-Z][\w&.’'-]*|\d+ [A-Z]\w+)"
    r"(?:(?: (?:of|and|the|on|to|for|in|&|with|de|at)){0,2} [A-Z][\w&.’'-]*)*"
    r"(?:,? [\"“‘'][A-Z][^\"”\n]{2,40}?,?[\"”’'])?|[\"“][A-Z][^\"”\n]{2,40}?,?[\"”]"
    r"|the (?:news)?(?:paper|magazine|outlet|news outlet|network|station|publication|news agency|"
    r"broadcaster|tabloid|website|wire service|podcast)\b)"
)
_DEFINITE = re.compile(
    r"^the (?:news)?(?:paper|magazine|outlet|news outlet|network|station|publication|news agency|"
    r"broadcaster|tabloid|website|wire service|podcast|report|article|story)$",
    re.IGNORECASE,
)
_SHAPE = re.compile(
    r"\b(?:News\w*|Times|Post|Journal|Radio|TV|Television|Press|Magazine|Tribune|Herald|Gazette|"
    r"Show|Network|Broadcasting|Daily|Weekly|Today|Chronicle|Observer|Guardian|Telegraph|Mail|"
    r"Mirror|Reuters|Review|Globe|Star|Sun|Monitor|Register|Courier|Bulletin|Dispatch|Examiner|"
    r"Enquirer|Inquirer|Sentinel|Standard|Record|Reporter|Podcast|Newspaper|Agency|Wire|Media|"
    r"Online|Channel|Nation|Morning America|Meet the Press|Metro|Insider|Politico|POLITICO|Axios|"
    r"Breitbart|Bloomberg|Vox|Newsweek|Time|TIME|Fox|FOX|Atlantic|New Yorker|Hill|Economist|Wired)\b"
    r"|^(?:the )?[A-Z]{2,5}(?:-TV|\d+|['’]s)?\b|\.com\b|\w+-TV\b",
)
_NOT_OUTLETS = frozenset(
    "FBI CIA NSA DHS IRS EPA FDA CDC WHO UN EU NATO US USA UK U.S GOP DOJ ICE DNC RNC NYPD LAPD "
    "ATF DEA TSA FEMA NRA ACLU BLM I".split()
)


class _Pattern(msgspec.Struct, frozen=True):
    regex: re.Pattern[str]
    via: str
    rank: int
    tail: bool


@cache
def _patterns() -> tuple[_Pattern, ...]:
    rows = load_words("relays")["mark"]
    found = []
    for row in rows if isinstance(rows, list) else []:
        regex = re.compile(r"(?<!\w)(?:" + str(row["pattern"]).replace("NAME", _NAME) + ")")
        found.append(_Pattern(regex, row["via"], row["rank"], bool(row.get("tail"))))
    return tuple(found)


def looks_like_outlet(name: str) -> bool:
    """Whether a name's words are those of a newspaper, a broadcaster or a site."""
    bare = name.strip("\"“”‘’' ,.")
    if _DEFINITE.match(bare):
        return True
    bare = bare[4:] if bare.lower().startswith("the ") else bare
    if bare.removesuffix("'s").removesuffix("’s").strip(".") in _NOT_OUTLETS:
        return False
    return _SHAPE.search(bare) is not None


def find_marks(text: str, region: Span, avoid: Sequence[Span]) -> list[tuple[int, HopMark]]:
    """The relay marks of a region outside ``avoid``, each with its rank, the speaker's side first."""
    found: list[tuple[int, int, HopMark]] = []
    taken: list[Span] = []
    for pattern in _patterns():
        for match in pattern.regex.finditer(text, region.start, region.end):
            name = _trim_name(text, Span(*match.span("name")))
            whole = Span(match.start(), max(name.end, match.start() + 1)) if name else None
            if name is None or whole is None or not looks_like_outlet(name.of(text)):
                continue
            if any(whole.overlaps(t) for t in taken) or any(whole.overlaps(a) for a in avoid):
                continue
            taken.append(name)
            mark = HopMark(name=(name,), evidence=(whole,), via=pattern.via)
            found.append((pattern.rank, whole.start, mark))
    return [(rank, mark) for rank, _, mark in sorted(found, key=lambda f: (f[0], f[1]))]


def _trim_name(text: str, name: Span) -> Span | None:
    """The name without a possessive's owner's thing: "NBC's Today" names NBC."""
    words = name.of(text)
    match = re.match(r"(?:[Tt]he )?[^'’]+?(?=['’]s?\s)", words)
    if match and looks_like_outlet(match.group()):
        return Span(name.start, name.start + match.end())
    trimmed = re.sub(r"['’]s?$|[.,]+$", "", words)
    trimmed = re.sub(
        r" (?:on |in |at |to |for |with |and )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$",
        "",
        trimmed,
    )
    return Span(name.start, name.start + len(trimmed)) if trimmed else None
