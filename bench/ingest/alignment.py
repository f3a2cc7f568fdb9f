"""Which lines of a page are in the gold body: runs of words, in the order of both texts."""

import re
from collections import defaultdict
from collections.abc import Sequence

from headwater.records.article import Part

RUN = 4
# places of one run in the gold that are followed, and runs that the best order is chosen from
MOST_PLACES, MOST_RUNS = 20, 1500
# words of a run that is taken out of order where most of its words are still unused
LONG_RUN, USED_SHARE = 8, 0.3
_WORD = re.compile(r"\w+")


def find_shares(text: str, parts: Sequence[Part], body: str) -> list[float | None]:
    """For each part the share of its words that the gold body holds; ``None`` without words."""
    words: list[str] = []
    owner: list[int] = []
    for k, part in enumerate(parts):
        found = _WORD.findall(text[part.start : part.end])
        words.extend(found)
        owner.extend([k] * len(found))
    gold = _WORD.findall(body)
    runs = _find_runs(words, gold)
    covered, used = [False] * len(words), [False] * len(gold)
    for at, g, length in _best_order(runs):
        covered[at : at + length] = [True] * length
        used[g : g + length] = [True] * length
    for at, g, length in sorted(runs, key=lambda r: (-r[2], r)):
        fresh = sum(used[g : g + length]) < USED_SHARE * length
        if length >= LONG_RUN and fresh and not any(covered[at : at + length]):
            covered[at : at + length] = [True] * length
            used[g : g + length] = [True] * length
    total, hits = [0] * len(parts), [0] * len(parts)
    for k, hit in zip(owner, covered, strict=True):
        total[k] += 1
        hits[k] += hit
    return [h / t if t else None for h, t in zip(hits, total, strict=True)]


def _find_runs(words: Sequence[str], gold: Sequence[str]) -> list[tuple[int, int, int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(gold) - RUN + 1):
        places[tuple(gold[i : i + RUN])].append(i)
    runs: list[list[int]] = []
    going: dict[int, list[int]] = {}
    for i in range(len(words) - RUN + 1):
        now: dict[int, list[int]] = {}
        for g in places.get(tuple(words[i : i + RUN]), ())[:MOST_PLACES]:
            run = going.get(g - 1)
            if run is None:
                run = [i, g, RUN]
                runs.append(run)
            else:
                run[2] += 1
            now[g] = run
        going = now
    longest = sorted(runs, key=lambda r: (-r[2], r))[:MOST_RUNS]
    return sorted((a, g, n) for a, g, n in longest)


def _best_order(runs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs that stand in one order in both texts and cover most words."""
    best, back = [0] * len(runs), [-1] * len(runs)
    for i, (at, g, length) in enumerate(runs):
        for j in range(i):
            before, g_before, n = runs[j]
            if before < at and g_before < g:
                value = best[j] - max(0, before + n - at, g_before + n - g)
                if value > best[i]:
                    best[i], back[i] = value, j
        best[i] += length
    i = max(range(len(runs)), key=lambda k: best[k]) if runs else -1
    chosen = []
    while i >= 0:
        chosen.append(runs[i])
        i = back[i]
    return chosen[::-1]
