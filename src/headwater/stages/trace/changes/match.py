"""Two wordings word by word: which words of one answer which of the other."""

from collections.abc import Sequence

import msgspec
from rapidfuzz.distance import Indel

from headwater.records.span import Span
from headwater.stages.trace.changes.plain import deep_stem, is_content_word
from headwater.text.certainty import expand_word
from headwater.text.words import find_words, normal_word

STRAY = 2  # words that match by chance
FAR = 5  # words of difference that part them from the rest


class Word(msgspec.Struct, frozen=True):
    """A word, or a part of a contraction, in the form that is compared."""

    form: str
    span: Span


def split_words(text: str, spans: Sequence[Span]) -> list[Word]:
    """The words of some spans, contractions opened: "won't" gives will and not."""
    words = []
    for span in spans:
        for place in find_words(text, span):
            form = normal_word(place.of(text))
            words += [Word(part.strip("'"), place) for part in expand_word(form) if part.strip("'")]
    return words


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of two word lists: equal, or different, or on one side only."""

    equal: bool
    a: tuple[int, int]
    b: tuple[int, int]


def align_words(a: Sequence[Word], b: Sequence[Word]) -> list[Stretch]:
    """The two lists as alternating equal and different stretches, in order."""
    stretches: list[Stretch] = []
    for op in Indel.opcodes([w.form for w in a], [w.form for w in b]):
        equal = op.tag == "equal"
        ours, theirs = (op.src_start, op.src_end), (op.dest_start, op.dest_end)
        if stretches and stretches[-1].equal == equal:
            last = stretches.pop()
            ours, theirs = (last.a[0], ours[1]), (last.b[0], theirs[1])
        stretches.append(Stretch(equal, ours, theirs))
    return stretches


def find_inside(a: Sequence[Word], b: Sequence[Word]) -> list[Stretch]:
    """The two lists as stretches where the shorter stands whole in the longer; else nothing."""
    ours, theirs = [w.form for w in a], [w.form for w in b]
    short, full = sorted((ours, theirs), key=len)
    for at in range(len(full) - len(short) + 1 if short else 0):
        if full[at : at + len(short)] != short:
            continue
        cuts = (0, at), (at, at + len(short)), (at + len(short), len(full))
        inner = (0, 0), (0, len(short)), (len(short), len(short))
        rows = zip(inner, cuts, strict=True) if full is theirs else zip(cuts, inner, strict=True)
        stretches = [Stretch(k == 1, x, y) for k, (x, y) in enumerate(rows)]
        return [k for k in stretches if k.equal or k.a[0] < k.a[1] or k.b[0] < k.b[1]]
    return []


def core_of(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches without stray words that match far from the shared part, at either end."""
    return _without_stray(_without_stray(list(stretches))[::-1])[::-1]


def _without_stray(stretches: list[Stretch]) -> list[Stretch]:
    """A few equal words at the start, then a long difference: the start is no shared part."""
    at = next((k for k, s in enumerate(stretches) if s.equal), None)
    if at is None or at + 2 >= len(stretches):
        return stretches
    gap = stretches[at + 1]
    size = stretches[at].a[1] - stretches[at].a[0]
    if size > STRAY or max(gap.a[1] - gap.a[0], gap.b[1] - gap.b[0]) < FAR:
        return stretches
    whole = [*stretches[: at + 1], gap]
    joined = Stretch(
        False,
        (min(b.a[0] for b in whole), max(b.a[1] for b in whole)),
        (min(b.b[0] for b in whole), max(b.b[1] for b in whole)),
    )
    return _without_stray([joined, *stretches[at + 2 :]])


def content_stems(words: Sequence[Word]) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(deep_stem(w.form) for w in words if is_content_word(w.form))


def shorter_share(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the shorter wording's meaning-carrying words (as stems) that the other has too."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def sameness(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of all meaning-carrying words (as stems) of two wordings that both have."""
    return len(a & b) / len(a | b) if a and b else 0.0


def answering(words: Sequence[Word], stems: frozenset[str]) -> Span | None:
    """The stretch of a wording from the first to the last word with one of some stems."""
    hits = [w.span for w in words if is_content_word(w.form) and deep_stem(w.form) in stems]
    if not hits:
        return None
    return Span(min(s.start for s in hits), max(s.end for s in hits))
