"""The ways in which a line says where its text came out, put together from lists of words."""

import re
from functools import cache

import msgspec

from headwater.text.furniture import alternatives, load_credit_words
from headwater.text.syndication import SyndicationWords, load_syndication_words

ANY_NAME, OUTLET = "any name", "an outlet's name"
_HOST = r"(?:[a-z0-9-]+\.)+(?:com|org|net|news|info|media|co\.uk|co)"
_BULLETS = r"^[*•⦁\s–—(\[-]*"


class Frame(msgspec.Struct, frozen=True):
    """How a line may say it, and what must stand behind those words."""

    pattern: re.Pattern[str]
    behind: str
    inside: bool  # it says "this article", at any place


@cache
def name_after() -> re.Pattern[str]:
    """A name behind such words: small words only between its capitals."""
    small = alternatives(load_credit_words().inside_names)
    word = rf"(?:[A-Z0-9][\w&'’./-]*|{_HOST})"
    issue = alternatives(load_syndication_words().issues)
    owned = r"(?P<owned>(?:[tT]he\s)?[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,4})['’]s?\s(?=[\w-])"
    return re.compile(
        rf"\s*:?\s*[\"“‘']?(?:(?:[\w'’-]+\s){{0,5}}(?:{issue})\s)?(?={owned}|(?=\S))"
        rf"(?P<name>(?:[tT]he\s)?{word}(?:\s(?:(?:{small})\s)*{word})*)"
    )


@cache
def next_name() -> re.Pattern[str]:
    """What stands between an outlet's name and the next."""
    words = alternatives(load_syndication_words().next)
    return re.compile(rf"(?:,\s(?:(?:{words})\s)?|\s(?:{words})\s)")


@cache
def frames() -> tuple[Frame, ...]:
    """All ways, those that need no outlet's name behind them first."""
    words = load_syndication_words()
    sure, weak, drawn = _predicates(words)
    aux = rf"(?:\s(?:{alternatives(words.auxiliaries)}))?"
    more = rf"[^.!?]{{0,60}}?{aux}(?:\s(?:{alternatives([*words.beside, *words.early])}))*\s"
    subject, loose = subject_of(words.subjects), subject_of(words.loose)
    version = rf"(?<!\w)(?:{alternatives(words.versions)}) {subject}"
    joints = words.joints
    sentences = r"[^.!?]{0,200}[.!?]\s(?:[^.!?]{0,90}[.!?]\s)?"
    again = rf"(?:{subject}|{loose}){sentences}{joints.it}{aux}\s"
    start = rf"{_BULLETS}(?:(?:{alternatives(joints.notes)})\s)?"
    this_is, nouns = alternatives(joints.this_is), alternatives(words.subjects)
    kind = rf"(?<!\w)(?:{this_is})\s(?:[\w-]+\s){{0,5}}(?:{nouns})\s{sure}"
    other = rf"(?:{alternatives(words.beside)})\s{weak}"
    ways = (
        (rf"{start}(?:{_opening(words, sure)})", ANY_NAME, False),
        (rf"{subject}{more}(?:{sure}|{joints.published_by})", ANY_NAME, True),
        (rf"(?<!\w){joints.this}{aux}\s{sure}", ANY_NAME, True),
        (rf"{version}{more}{weak}", ANY_NAME, True),
        (rf"{again}{sure}", ANY_NAME, True),
        (kind, OUTLET, True),
        (rf"{start}(?:{drawn}|{other}|{_together(words)}|{_reading(words)})", OUTLET, False),
        (rf"(?:{subject}|{loose}){more}(?:{sure}|{weak})", OUTLET, True),
    )
    return tuple(Frame(re.compile(rf"{way}(?![\w-])"), name, inside) for way, name, inside in ways)


@cache
def opening_frames() -> tuple[Frame, ...]:
    """Those with which a line begins."""
    return tuple(frame for frame in frames() if not frame.inside)


@cache
def is_where() -> re.Pattern[str]:
    """``..., where this column originally appeared``: the name stands before it."""
    words = load_syndication_words()
    verbs = alternatives([*words.verbs, *words.again])
    subject = subject_of([*words.subjects, *words.loose])
    aux = rf"(?:\s(?:{alternatives(words.auxiliaries)}))?"
    return re.compile(
        rf", {words.joints.where} {subject}{aux}\s(?:{alternatives(words.early)})\s(?:{verbs})\b"
    )


def subject_of(nouns: tuple[str, ...] | list[str]) -> str:
    """``this article``, ``a version of this story``, with up to two words between."""
    this = alternatives(load_syndication_words().this)
    return rf"(?<!\w)(?:{this}) (?:[\w-]+ ){{0,2}}(?:{alternatives(nouns)})(?![\w'])"


def _opening(words: SyndicationWords, sure: str) -> str:
    reads, read_at = alternatives(words.read), alternatives(words.read_at)
    post = rf"{words.joints.post[0]} .{{3,200}}?\s{words.joints.post[1]} (?:{read_at})"
    return rf"{sure}|{alternatives(words.openings)}|(?:{reads})(?<=:)|{post}"


def _reading(words: SyndicationWords) -> str:
    at = alternatives([*words.read_at, words.read_here])
    return rf"(?:{alternatives(words.read)})[^!?]{{0,90}}?\s(?:{at})"


def _together(words: SyndicationWords) -> str:
    whose = alternatives(words.by_whom)
    return rf"(?:{alternatives(words.together)}|(?:{whose})\s(?:{alternatives(words.partners)}))"


def _predicates(words: SyndicationWords) -> tuple[str, str, str]:
    """What is said of a text that came out elsewhere; of people's work too; of books too."""
    early, again = alternatives(words.early), alternatives(words.again)
    verbs, making = alternatives(words.verbs), alternatives([*words.making, *words.drawn])
    between = rf"(?:\s(?:{alternatives(words.between)}))*"
    joints = words.joints
    dated = rf"(?:\s{joints.dated}\s[a-z]+\.?\s\d{{1,2}}(?:,?\s\d{{4}})?)?"
    together = _together(words)
    to_whom = rf"(?:\s{joints.given[0]}\s[\w' ]{{2,50}}?(?=\s{joints.given[1]}\s))?"
    behind = rf"{between}{dated}{to_whom},?\s(?:{together}|{alternatives(words.before)})"
    whence = rf"{between}{dated},?\s(?:{together}|{alternatives(words.whence)})"
    doubled = rf"(?:{alternatives(words.doubled)}){behind}"
    once = rf"(?:{early})(?:\sand\s(?:{early}))?"
    part = alternatives([*words.subjects, *words.loose])
    other = rf"(?:{alternatives(joints.article)})\s(?:[\w-]+\s)?(?:{part})"
    elsewhere = rf"{other}\s(?:{alternatives(joints.behind_article)})"
    drawn = rf"(?:{alternatives(words.drawn)})\s{joints.from_}\s{elsewhere}"
    sure = (
        rf"(?:{once}\s(?:{verbs}|{again}){behind}|(?:{again}){whence}|(?:{verbs})\s{once}{behind}"
        rf"|{doubled}"
        rf"|(?:{verbs}|{making}){between},?\s{together}|{drawn})"
    )
    comes = rf"(?:{alternatives(words.comes)})\s(?:{together}|{alternatives(words.comes_from)})"
    joint = rf"(?:{alternatives(words.joint)})\s(?:{alternatives(words.joint_with)})"
    weak = (
        rf"(?:(?:{once}\s)?(?:{verbs}|{making}){behind}|{comes}"
        rf"|(?:{alternatives(joints.kinds_of_part)})\s(?:[\w'.-]+\s){{0,6}}?{joint})"
    )
    return sure, weak, rf"(?:{once}\s(?:{making})|{alternatives(words.drawn)}){behind}"
