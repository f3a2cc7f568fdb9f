"""One check for each kind of entry of ``expected.toml``."""

import itertools
from collections.abc import Callable

from golden.story import Entry, Golden
from headwater.records.tracing import Change

Place = list[str]  # an article and words of it


def check_story(golden: Golden, entry: Entry) -> None:
    ids = {golden.article(stem).id for stem in entry["articles"]}
    assert any(set(s.articles) == ids for s in golden.dossier.stories), [
        s.articles for s in golden.dossier.stories
    ]


def check_copy(golden: Golden, entry: Entry) -> None:
    ids = {golden.article(stem).id for stem in entry["articles"]}
    found = [{c.a, c.b} for s in golden.dossier.stories for c in s.copies]
    assert ids in found, found


def check_imprint(golden: Golden, entry: Entry) -> None:
    article = golden.article(entry["article"])
    if "outlet" in entry:
        assert article.outlet == entry["outlet"]
    if entry.get("published") == "unknown":
        assert article.published_at is None, article.published_at
        assert article.published_basis.startswith("unknown: ")
    elif "published" in entry:
        assert (article.published_at or "").startswith(entry["published"]), article.published_at
    if "credited" in entry:
        assert any(entry["credited"] in c.name for c in article.credited), article.credited


def check_block(golden: Golden, entry: Entry) -> None:
    stem = entry["article"]
    article, span = golden.article(stem), golden.span(stem, entry["words"])
    blocks = [b for b in article.blocks if b.start < span.end and span.start < b.end]
    assert {b.kind for b in blocks} <= set(entry["kind"]), blocks
    if "licence" in entry:
        assert entry["licence"] in {b.licence for b in blocks}, blocks
    if "source_url" in entry:
        assert entry["source_url"] in {b.source_url for b in article.blocks}, blocks
    if "attributions" in entry:
        inside = [t for t in article.attributions if any(s.overlaps(span) for s in t.content)]
        assert len(inside) == entry["attributions"], inside


def check_chain(golden: Golden, entry: Entry) -> None:
    found = golden.attribution(entry["article"], entry["content"])
    names = [p.name for p in found.chain]
    assert any(_same_parties(names, wanted) for wanted in entry["parties"]), names
    if "mode" in entry:
        assert found.mode == entry["mode"]
    if "end" in entry:
        assert found.chain_end == entry["end"]
    if "denied" in entry:
        assert found.denied is entry["denied"]
    if "kind" in entry:
        assert found.speaker.kind in entry["kind"].split("|"), found.speaker
    if "role" in entry:
        assert entry["role"] in (found.speaker.role or ""), found.speaker
    if "plurality" in entry:
        assert found.speaker.plurality == entry["plurality"], found.speaker
    if "anonymity" in entry:
        assert found.speaker.anonymity, found.speaker
        assert golden.covers(entry["article"], found.speaker.anonymity, entry["anonymity"])


def _same_parties(names: list[str], wanted: list[str]) -> bool:
    return len(names) == len(wanted) and all(
        w.casefold() in n.casefold() for n, w in zip(names, wanted, strict=True)
    )


def check_claim(golden: Golden, entry: Entry) -> None:
    found = golden.claims_with(entry["together"])
    assert found, "no claim holds all these wordings"
    claim = found[0]
    for stem, words in entry.get("apart", []):
        id_ = golden.article(stem).id
        inside = [w for w in claim.wordings if w.article == id_]
        assert not any(golden.covers(stem, w.spans, words) for w in inside), inside
    if "outlets" in entry:
        least, most = entry["outlets"]
        assert least <= claim.counts.outlets <= most, claim.counts
    if "origins" in entry:
        assert list(claim.counts.origins) == entry["origins"], (claim.counts, claim.origins)
    if "origin_names" in entry:
        names = sorted(o.name for o in claim.origins)
        assert names == sorted(entry["origin_names"])
    for collector in entry.get("collectors", []):
        assert any(collector in c for c in claim.collectors), claim.collectors
    for flag in entry.get("flags", []):
        assert flag in claim.flags, claim.flags


def check_denial(golden: Golden, entry: Entry) -> None:
    claims = golden.claims_with([entry["words"]])
    denial = golden.attribution(entry["article"], entry["by"])
    found = {d.attribution for c in claims for d in c.denials}
    assert denial.id in found, found


def check_change(golden: Golden, entry: Entry) -> None:
    found = _changes(golden, entry)
    assert found, "no such change"
    if "severity" in entry:
        assert max(c.severity for c in found) == entry["severity"], found


def check_no_change(golden: Golden, entry: Entry) -> None:
    found = _changes(golden, entry)
    assert not found, found


def _changes(golden: Golden, entry: Entry) -> list[Change]:
    """Changes of the wanted kinds between any place of one side and any of the other."""
    one, other = (side if isinstance(side[0], list) else [side] for side in entry["between"])
    stems = [stem for stem, _ in (*one, *other)]
    return [
        change
        for change in golden.story_of(stems[0]).changes
        if change.kind in entry["kind"]
        and any(
            _joins(golden, change, a, b, whole=bool(entry.get("whole")))
            for a, b in itertools.product(one, other)
        )
    ]


def _joins(golden: Golden, change: Change, a: Place, b: Place, *, whole: bool) -> bool:
    """Whether a change runs between two places, either way; ``whole``: between their articles."""
    for ends in ((change.from_, change.to), (change.to, change.from_)):
        if whole and [e.article for e in ends] == [golden.article(stem).id for stem, _ in (a, b)]:
            return True
        if not whole and all(
            golden.touches(end, *place) for end, place in zip(ends, (a, b), strict=True)
        ):
            return True
    return False


def check_prediction(golden: Golden, entry: Entry) -> None:
    stem = entry["article"]
    id_ = golden.article(stem).id
    found = [
        p
        for p in golden.dossier.predictions
        if any(
            r.article == id_ and golden.covers(stem, r.spans, entry["words"]) for r in p.relayed_in
        )
    ]
    assert len(found) == 1, found
    prediction = found[0]
    assert prediction.class_ in entry["class"], prediction
    if "predictor" in entry:
        assert entry["predictor"] in prediction.predictor
    if "condition" in entry:
        assert prediction.condition, prediction
        assert golden.covers(stem, prediction.condition, entry["condition"])
    if "horizon" in entry:
        assert prediction.horizon, prediction
        assert golden.covers(stem, prediction.horizon.text, entry["horizon"])


CHECKS: dict[str, Callable[[Golden, Entry], None]] = {
    "story": check_story,
    "copy": check_copy,
    "imprint": check_imprint,
    "block": check_block,
    "chain": check_chain,
    "claim": check_claim,
    "denial": check_denial,
    "change": check_change,
    "no_change": check_no_change,
    "prediction": check_prediction,
}
