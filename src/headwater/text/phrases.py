"""Phrases looked up in a list of words: the longest that stands at a place."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")


class PhraseTable(Generic[Meaning]):
    """Phrases of normal words, each with what it stands for; a phrase's words are parted by spaces.

    A place is looked at only where some phrase begins with its word, so that a text costs little
    however many phrases there are.
    """

    def __init__(self, rows: Mapping[str, Meaning]) -> None:
        self._rows = {tuple(phrase.split()): meaning for phrase, meaning in rows.items()}
        self._longest: dict[str, int] = {}
        for phrase in self._rows:
            self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))

    def __contains__(self, phrase: str) -> bool:
        return tuple(phrase.split()) in self._rows

    def find(self, words: Sequence[str], at: int) -> tuple[int, Meaning] | None:
        """How many words the longest phrase at a place has, and what it stands for."""
        for taken in range(min(self._longest.get(words[at], 0), len(words) - at), 0, -1):
            phrase = tuple(words[at : at + taken])
            if phrase in self._rows:
                return taken, self._rows[phrase]
        return None
