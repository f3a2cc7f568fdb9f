"""Score resolved sources against the labelled mentions, and write docs/methods/sources.md.

usage: python -m bench.sources.score DATA_DIR [--half dev|held|fresh|all] [--misses] [--write]

DATA_DIR holds ``allsides/articles.jsonl.gz``.  A mention that no attribution has as its source gets
one of its own, so that resolving is measured apart from finding.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from bench.pages import write_between
from headwater.records.article import Article, Block, Imprint
from headwater.records.attribution import Attribution, Chain, Mode, SourceKind
from headwater.records.identity import make_id
from headwater.records.span import Span
from headwater.settings import Settings
from headwater.stages.attribute.stage import STAGE as ATTRIBUTE
from headwater.stages.clean.stage import STAGE as CLEAN
from headwater.stages.ingest.stage import STAGE as INGEST
from headwater.stages.resolve.called import is_same_body
from headwater.stages.resolve.stage import STAGE as RESOLVE
from headwater.text.bodies import find_body

HERE = Path(__file__).resolve().parent
PAGE, COMMAND = "sources.md", "python -m bench.sources.score DATA_DIR --write"
REACH = 60  # characters after a mention that stand for its content where no attribution has it
OPEN = "?"  # a label left open
OR = " / "  # between names, kinds or roles of which each is right
SMALL = frozenset(
    ["the", "a", "an", "of", "for", "in", "at", "on", "and", "to", "with", "by", "from"]
)
# one title in two spellings is one title
SPELLINGS = {
    "sen": "senator",
    "sens": "senator",
    "senators": "senator",
    "rep": "representative",
    "reps": "representative",
    "gov": "governor",
    "col": "colonel",
    "r": "republican",
    "d": "democrat",
    "democratic": "democrat",
}
REFERRING = re.compile(r"^(?:he|she|they|it|who|his|her|their|its|i|we|some|others|many)$", re.I)
NOMINAL = re.compile(r"^(?:the|this|that|these|those|his|her|their|its)\b[^A-Z]*$")


class Label(msgspec.Struct, frozen=True):
    """What a reader says that a mention means."""

    article: str
    span: Span
    half: str
    names: tuple[str, ...]
    kinds: frozenset[str]
    roles: tuple[str, ...]


class Outcome(msgspec.Struct, frozen=True):
    """What came of one labelled mention."""

    label: Label
    words: str
    chain: Chain
    found: bool

    @property
    def refers(self) -> bool:
        """Whether the mention is a pronoun or a description without a name."""
        return bool(REFERRING.match(self.words) or NOMINAL.match(self.words))

    @property
    def name_right(self) -> bool | None:
        """Whether the name is that of the label; none where the label is open."""
        if OPEN in self.label.names:
            return None
        return any(is_same_name(self.chain.speaker.name or "", n) for n in self.label.names)

    @property
    def kind_right(self) -> bool | None:
        """Whether the kind is one that the label allows."""
        if OPEN in self.label.kinds:
            return None
        return self.chain.speaker.kind.value in self.label.kinds

    @property
    def role_right(self) -> bool | None:
        """Whether the role is one that the article gives, or both have none."""
        if OPEN in self.label.roles or not is_person(self.label):
            return None
        return any(is_same_role(self.chain.speaker.role or "", r) for r in self.label.roles)


def is_person(label: Label) -> bool:
    """Roles are judged for named people only."""
    return bool(label.kinds & {"named person", "named official"})


def is_same_name(given: str, wanted: str) -> bool:
    """Whether the words of one are all in the other, or both mean one body."""
    if find_body(wanted) and is_same_body(given, wanted):
        return True
    a, b = words_of(given), words_of(wanted)
    return bool(a and b) and (a <= b or b <= a)


def is_same_role(given: str, wanted: str) -> bool:
    """Whether two roles share half of the shorter one's words, or both have none."""
    a, b = role_words_of(given), role_words_of(wanted)
    return len(a & b) * 2 >= min(len(a), len(b)) if a and b else a == b


def role_words_of(role: str) -> frozenset[str]:
    """The words of a role that count, titles in one spelling."""
    return frozenset(SPELLINGS.get(w, w) for w in words_of(role))


def words_of(name: str) -> frozenset[str]:
    """The words of a name or role that count."""
    words = re.findall(r"\w+", name.lower().replace("’s", "").replace("'s", ""))
    return frozenset(w for w in words if w not in SMALL) or frozenset(words)


def read_labels() -> list[Label]:
    """The labelled mentions, in the order of the file."""
    rows = []
    for line in (HERE / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        article, start, end, half, name, kinds, role, _ = line.split("\t")
        span = Span(int(start), int(end))
        names, roles = tuple(name.split(OR)), tuple(role.split(OR))
        rows.append(Label(article, span, half, names, frozenset(kinds.split(OR)), roles))
    return rows


def resolve_labels(data: Path, labels: Sequence[Label]) -> Iterator[Outcome]:
    """The chain of every labelled mention."""
    settings = Settings()
    wanted = {label.article for label in labels}
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "articles.jsonl"
        with gzip.open(data / "allsides" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            kept.write_text("".join(row for row in lines if json.loads(row)["id"] in wanted))
        articles, _ = INGEST.step([str(kept)], settings.ingest)
    for article in sorted(articles, key=lambda a: a.id):
        mine = [label for label in labels if label.article == article.id]
        imprint, blocks, _ = CLEAN.step(article, settings.clean)
        found, _ = ATTRIBUTE.step(article, blocks, settings.attribute)
        yield from _outcomes(article, imprint, blocks, found, mine)


def _outcomes(
    article: Article,
    imprint: Imprint,
    blocks: Sequence[Block],
    found: Sequence[Attribution],
    labels: Sequence[Label],
) -> Iterator[Outcome]:
    by_label: Mapping[Label, Attribution | None] = {
        label: next((a for a in found if label.span in a.source), None) for label in labels
    }
    made = {k: make_attribution(k, article, found) for k, a in by_label.items() if a is None}
    rows = [*found, *made.values()]
    chains = {
        c.attribution: c for c in RESOLVE.step(article, imprint, blocks, rows, Settings().resolve)
    }
    for label, attribution in by_label.items():
        chain = chains[(attribution or made[label]).id]
        yield Outcome(label, label.span.of(article.text), chain, attribution is not None)


def make_attribution(label: Label, article: Article, found: Sequence[Attribution]) -> Attribution:
    """An attribution whose source is the mention and whose content is what follows."""
    end = min(len(article.text), label.span.end + REACH)
    around = [(len(c), a.id) for a in found for c in a.content if c.holds(label.span)]
    return Attribution(
        id=make_id("labelled", label.article, label.span.start, label.span.end),
        article=label.article,
        content=(Span(label.span.end, max(end, label.span.end + 1)),),
        source=(label.span,),
        mode=Mode.INDIRECT,
        score=1.0,
        method="labelled mention",
        parent=min(around)[1] if around else None,
    )


def share(outcomes: Sequence[Outcome], figure: str) -> str:
    """How many are right, of those that can be judged."""
    judged = [getattr(o, figure) for o in outcomes if getattr(o, figure) is not None]
    return f"{sum(judged) / len(judged):.3f} of {len(judged)}" if judged else "none"


def make_table(outcomes: Sequence[Outcome]) -> str:
    """The figures as the page shows them."""
    unresolved = [o for o in outcomes if o.chain.speaker.kind is SourceKind.UNKNOWN]
    silent = [o for o in unresolved if not o.chain.unresolved]
    lines = ["| mentions | name | kind | role |", "|---|---|---|---|"]
    own = [o for o in outcomes if o.label.half != "fresh"]
    for title, rows in (
        ("development half", [o for o in own if o.label.half == "dev"]),
        ("held-out half", [o for o in own if o.label.half == "held"]),
        ("both halves", own),
        ("pronouns and descriptions of them", [o for o in own if o.refers]),
        ("names and other words of them", [o for o in own if not o.refers]),
        ("fresh", [o for o in outcomes if o.label.half == "fresh"]),
    ):
        cells = [share(rows, f) for f in ("name_right", "kind_right", "role_right")]
        lines.append(f"| {title} ({len(rows)}) | {' | '.join(cells)} |")
    lines.append("")
    lines.append(
        f"Left open: {len(unresolved)}, each with its reason but {len(silent)}."
        f" Found by the attribute stage with the same span: {sum(o.found for o in outcomes)}."
    )
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write the page where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("dev", "held", "fresh", "all"), default="all")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    labels = [k for k in read_labels() if given.half in ("all", k.half)]
    outcomes = list(resolve_labels(given.data, labels))
    table = make_table(outcomes)
    print(table)
    if given.misses:
        for o in outcomes:
            if False in (o.name_right, o.kind_right, o.role_right):
                s, k = o.chain.speaker, o.label
                wanted = (OR.join(k.names), OR.join(sorted(k.kinds)), OR.join(k.roles))
                print(f"{k.article} {k.span.start} {o.words[:60]!r}: {' | '.join(wanted)}")
                print(f"    {s.name} | {s.kind} | {s.role} | {o.chain.unresolved or ''}")
    if given.write:
        write_between(PAGE, COMMAND, table)


if __name__ == "__main__":
    main()
