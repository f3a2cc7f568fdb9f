"""A dossier of the gold's articles, the gold's own scorer, and the baselines."""

import hashlib
import importlib.util
import json
import math
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import headwater
from headwater.records.dossier import Dossier

GOLD = Path(os.environ.get("HEADWATER_GOLD", "../shared/gold"))
Figures = dict[str, float]

# what the gold's scorer calls it -> what it says, in the order of the table; better is up or down
SHOWN = {
    "relay_f1": ("relays found, F1", "up"),
    "chain_exact": ("chains exactly right", "up"),
    "hop_f1": ("hops found, F1", "up"),
    "link_precision": ("wordings joined in a claim that belong together", "up"),
    "link_recall": ("wordings that belong together joined in a claim", "up"),
    "link_f1": ("both, F1", "up"),
    "wording_source": ("who is credited in a wording", "up"),
    "origin_claims_found": ("gold claims found with two wordings", "up"),
    "origin_in": ("true count of origins inside the interval", "up"),
    "origin_in_where_several": ("the same, where there are several origins", "up"),
    "origin_exact": ("count of origins exact", "up"),
    "origin_over": ("origins over-counted", "down"),
    "origin_under": ("origins under-counted", "down"),
    "origin_width": ("mean width of the interval", "down"),
    "change_precision": ("changes that the gold has too", "up"),
    "change_recall": ("gold changes found", "up"),
    "change_f1": ("both, F1", "up"),
    "prediction_precision": ("predictions that the gold has too", "up"),
    "prediction_recall": ("gold predictions found", "up"),
    "prediction_f1": ("both, F1", "up"),
}


def make_gold_dossier(gold: Path = GOLD, *, jobs: int = 1) -> Dossier:
    """All articles of all stories, read together: nothing says which belong together."""
    return headwater.trace([gold / "dev-articles"], jobs=jobs)


def load_scorer(gold: Path = GOLD) -> Callable[..., dict[str, object]]:
    """The gold's own ``score`` function."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(gold / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def score_dossier(dossier: Dossier, gold: Path = GOLD) -> Figures:
    """The gold's figures of a dossier."""
    rows = json.loads(dossier.to_json())
    found = load_scorer(gold)(rows, gold / "dev", gold / "dev-articles")
    return {name: float(found[name]) for name in SHOWN}


def find_noise(dossier: Dossier, gold: Path = GOLD) -> Figures:
    """Standard error of each figure, by leaving out one story at a time (jackknife)."""
    rows = json.loads(dossier.to_json())
    score = load_scorer(gold)
    stories = sorted((gold / "dev").glob("*.json"))
    without: list[Mapping[str, object]] = []
    for story in stories:
        with tempfile.TemporaryDirectory() as folder:
            for kept in stories:
                if kept != story:
                    shutil.copy(kept, folder)
            without.append(score(rows, folder, gold / "dev-articles"))
    return {name: _jackknife([float(w[name]) for w in without]) for name in SHOWN}


def _jackknife(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    spread = sum((v - mean) ** 2 for v in values)
    return math.sqrt((len(values) - 1) / len(values) * spread)


def count_outlets(gold: Path = GOLD) -> Figures:
    """What counting outlets would answer for every gold claim, and answering 1 always."""
    outlets: list[int] = []
    origins: list[int] = []
    stories = [json.loads(p.read_text(encoding="utf-8")) for p in (gold / "dev").glob("*.json")]
    for story in stories:
        for claim in story["claims"]:
            outlets.append(len({m["article"] for m in claim["members"]}))
            origins.append(claim["independent_origins"])
    claims = len(origins)
    pairs = list(zip(outlets, origins, strict=True))
    return {
        "stories": len(stories),
        "articles": sum(len(s["articles"]) for s in stories),
        "claims": claims,
        "mean outlets": sum(outlets) / claims,
        "mean origins": sum(origins) / claims,
        "outlets exact": sum(a == b for a, b in pairs) / claims,
        "outlets over": sum(a > b for a, b in pairs) / claims,
        "outlets under": sum(a < b for a, b in pairs) / claims,
        "one exact": sum(b == 1 for b in origins) / claims,
        "one under": sum(b > 1 for b in origins) / claims,
        "one over": sum(b < 1 for b in origins) / claims,
    }


def hash_corpus(gold: Path = GOLD) -> str:
    """Sixteen digits over the gold's stories, articles and scorer."""
    digest = hashlib.sha256()
    files = [*(gold / "dev").glob("*.json"), *(gold / "dev-articles").glob("*.json")]
    for path in (*sorted(files), gold / "score.py"):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
