"""One article's sketch: all that grouping asks of it."""

from headwater.records.article import BlockKind
from headwater.records.reading import Reading
from headwater.records.sketch import Sketch
from headwater.stages.group.grams import hash_grams
from headwater.stages.group.packed import pack_hashes, pack_sample, pack_weights
from headwater.stages.group.terms import find_figures, find_names, find_terms
from headwater.text.days import read_day
from headwater.text.words import normal_words

TITLE_LENGTH = 160  # characters; a longer headline is cut at a word
_NOT_IN_KEY = frozenset({"the", "www", "com"})


def make_sketch(reading: Reading) -> Sketch:
    """The sketch of one article."""
    imprint = reading.imprint
    day = read_day(imprint.published_at)
    grams, sample = hash_grams(body_text(reading))
    terms, weights = find_terms(reading, imprint.title or "")
    return Sketch(
        article=reading.id,
        outlet=outlet_key(imprint.outlet or ""),
        title=title_of(reading),
        day=day.toordinal() if day else None,
        credits=tuple(sorted({c.name for c in imprint.credited})),
        grams=pack_hashes(grams),
        sample=pack_sample(sample),
        terms=pack_hashes(terms),
        weights=pack_weights(weights),
        figures=pack_hashes(find_figures(reading.text)),
        names=pack_hashes(find_names(reading.text)),
    )


def body_text(reading: Reading) -> str:
    """The body blocks' text, one a line; all the text where no block is body."""
    parts = [b.span.of(reading.text) for b in reading.blocks if b.kind is BlockKind.BODY]
    return "\n".join(parts) if parts else reading.text


def outlet_key(name: str) -> str:
    """The outlet's name in the form in which two names count as the same."""
    return " ".join(w for w in normal_words(name) if w not in _NOT_IN_KEY)


def title_of(reading: Reading) -> str:
    """An article's title, else its headline, else the begin of its text."""
    found = reading.imprint.title or next(
        (b.span.of(reading.text) for b in reading.blocks if b.kind is BlockKind.HEADLINE), ""
    )
    words = " ".join((found or reading.text[: TITLE_LENGTH * 2]).split())
    if len(words) <= TITLE_LENGTH:
        return words
    return words[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
