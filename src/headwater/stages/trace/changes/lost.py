"""A credit that is lost: one article names who says it, the other tells it as its own."""

from collections.abc import Sequence

from headwater.records.attribution import Attribution, ChainEnd, Manner, Mode, SourceKind
from headwater.records.span import Span, total
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.acts import directs, says, tells
from headwater.stages.trace.changes.credit_words import shown_credit
from headwater.stages.trace.changes.make import OTHER, SHADED, make_change
from headwater.stages.trace.changes.pairs import Comparison, Wordings, both_ways
from headwater.stages.trace.changes.plain import is_first_person, relative_words
from headwater.stages.trace.changes.read import plain_stems_in, stems_in
from headwater.stages.trace.names import is_same_name
from headwater.stages.trace.quoted import quoted_spans
from headwater.stages.trace.shared import repeats_quotation
from headwater.stages.trace.world import Told, sentence_of, sentences_around
from headwater.text.certainty import find_marks
from headwater.text.outlets import is_same_outlet
from headwater.text.quotation import DOUBLE

MOST_OF_SENTENCE = 0.6  # share of its characters
FEW_WORDS = 2  # of meaning, that make no statement of their own
MANY_WORDS = 3  # in common, that two statements hardly share by chance
_NO_CLAIM = frozenset({ChainEnd.AGENTLESS, ChainEnd.AUTHOR_INFERENCE})


def find_lost(comparison: Comparison) -> Change | None:
    """From a credited wording to an article that has the claim in its own voice only."""
    settings = comparison.settings
    for pair in both_ways(comparison.pairs):
        if not _is_told(pair.a) or any(t.is_credited for t in pair.siblings_b):
            continue
        if _credits(pair.a, comparison.world.outlet(pair.b.article)):
            continue  # what one article has from the other's outlet is that one's own
        if not _is_surely_one(pair, settings) or not _is_statement(pair.b):
            continue
        if _ends_quotation(pair.b) or quoted_spans(pair.b) or _is_somebodys(pair):
            continue
        if any(_keeps_off(t) or _neighbour_credits(t, pair.a) for t in pair.siblings_b):
            continue
        if repeats_quotation(pair.a, pair.b, settings.min_shared_quotation):
            continue  # so long a run of a speech is a quotation set off without marks
        return make_change(
            pair,
            ChangeKind.ATTRIBUTION_LOST,
            _lost_severity(pair, settings),
            (shown_credit(pair.a, settings), pair.b.wording.spans),
            "credited in one article, in the other in the outlet's own voice",
        )
    return None


def _credits(told: Told, outlet: str | None) -> bool:
    """Whether a wording is credited to an outlet, under any of its names."""
    return outlet is not None and any(is_same_outlet(p.name, outlet) for p in told.parties)


def _is_told(told: Told) -> bool:
    """Whether somebody tells it in the writer's words; a quotation without marks goes on from one.

    Who picks, sets or releases something is reported to act, not to say.
    """
    row = told.attribution
    if row is None or not told.is_credited or told.wording.mode is Mode.DIRECT:
        return False
    return tells(row, told.text) and not directs(row, told.text)


def _is_surely_one(pair: Wordings, settings: TraceSettings) -> bool:
    """Whether the second tells nothing but what the first does.

    Names in common only show that both are about the same people.
    """
    score = min(pair.a.wording.score, pair.b.wording.score)
    ours, theirs = (plain_stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b))
    common = len(ours & theirs)
    held = common / len(theirs) if theirs else 0.0
    whole = [stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b)]
    if len(whole[0] & whole[1]) < settings.min_shared_content_words:
        return False
    least = settings.min_lost_held_of_many if common >= MANY_WORDS else settings.min_lost_held
    return held >= least and (score + held) / 2 >= settings.min_lost_sureness


def _is_statement(told: Told) -> bool:
    """Whether a wording is a sentence or a clause, not what others' words left of one."""
    opens = told.words.split(maxsplit=1)[0].lower() in relative_words()
    if told.is_narrated or opens:
        return True
    return total(told.wording.spans) >= MOST_OF_SENTENCE * len(sentence_of(told))


def _is_somebodys(pair: Wordings) -> bool:
    """Whether uncredited words say "we" or "my": a statement set off without marks."""
    return any(is_first_person(w.form) for w in pair.b_words)


def _ends_quotation(told: Told) -> bool:
    """Whether a closing mark ends the words without an opening one: speech that began before."""
    words = told.words.rstrip()
    return words[-1:] in DOUBLE and sum(c in DOUBLE for c in words) % 2 == 1


def _lost_severity(pair: Wordings, settings: TraceSettings) -> int:
    """Shaded only, where the outlet hedges, another outlet was all it had, or somebody is near."""
    assert pair.a.chain is not None
    hedged = any(find_marks(pair.b.text, s) for s in pair.b.wording.spans)
    if hedged or _neighbours(pair.b) or pair.a.chain.speaker.kind is SourceKind.OUTLET:
        return SHADED
    score = min(pair.a.wording.score, pair.b.wording.score)
    ours, theirs = (plain_stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b))
    sure = score >= settings.min_wording_score and len(ours & theirs) >= MANY_WORDS
    said = pair.a.attribution is not None and says(pair.a.attribution, pair.a.text)
    return OTHER if sure and said else SHADED


def _keeps_off(told: Told) -> bool:
    """Whether the writer says that it is estimated or inferred, without asserting it."""
    return told.chain is not None and told.chain.end in _NO_CLAIM


def _neighbour_credits(told: Told, credited: Told) -> bool:
    """Whether the sentence before or after, in the same paragraph, credits these words too.

    It does where it names the same party, or says little itself: "Voss said so".
    """
    names = [p.name for p in credited.parties]
    chains = told.reading.chain_of()
    for row in _neighbours(told):
        if len(stems_in(told.text, row.content)) <= FEW_WORDS:
            return True
        if any(is_same_name(p.name, n) for p in chains[row.id].parties for n in names):
            return True
    return False


def _neighbours(told: Told) -> list[Attribution]:
    """What the sentences beside a wording credit to somebody."""
    near = sentences_around(told)
    return [row for row in told.reading.attributions if _stands_in(row, near)]


def _stands_in(row: Attribution, sentences: Sequence[Span]) -> bool:
    if row.manner is Manner.INTENTION:
        return False  # whose plan something is says nothing of who tells it
    return bool(row.source) and any(c.overlaps(s) for c in row.source for s in sentences)
