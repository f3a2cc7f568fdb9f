"""Words without their endings, so that "reveals", "revealed" and "revealing" are one term.

Light on purpose: it takes off what grammar adds (plural, possessive, tense), not what makes another
word of it ("govern" and "government" stay apart).
"""

from functools import lru_cache

SHORTEST = 3  # letters that must be left of a word
_VOWELS = frozenset("aeiouy")
_CACHED_WORDS = 200_000


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str) -> str:
    """The stem of a word in normal form; figures and short words stay as they are."""
    word = word.removesuffix("'s").removesuffix("s'") or word
    if len(word) <= SHORTEST or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > SHORTEST + 1:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > SHORTEST + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= SHORTEST and _VOWELS & set(root):
            return _mended(root)
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST + 1 else word


def _mended(root: str) -> str:
    """ "planned" lost a doubled letter, "making" an e that "make" loses too."""
    if root[-1] == root[-2] and root[-1] not in "lsz" and root[-1] not in _VOWELS:
        return root[:-1]
    return root[:-1] if root.endswith("e") and len(root) > SHORTEST + 1 else root
