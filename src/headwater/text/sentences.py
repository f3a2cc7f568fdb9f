"""Where sentences begin and end; a quotation of several sentences stays whole."""

import sentencex

from headwater.records.span import Span


def find_sentences(text: str, within: Span | None = None, language: str = "en") -> list[Span]:
    """The sentences of ``text`` (or of a range of it) as trimmed spans, in order.

    A line break always ends a sentence.  White space between sentences belongs to none.
    """
    whole = Span(0, len(text)) if within is None else within
    found, at = [], whole.start
    for line in whole.of(text).splitlines(keepends=True):
        for row in sentencex.get_sentence_boundaries(language, line):
            raw = Span(at + row["start_index"], at + row["end_index"])
            if sentence := raw.trimmed(text):
                found.append(sentence)
        at += len(line)
    return found
