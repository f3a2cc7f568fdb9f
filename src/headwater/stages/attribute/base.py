"""The proposals that the layers start from: the rules' alone, or the tagger's with the rules'."""

from collections.abc import Sequence

from headwater.errors import SettingsError
from headwater.records.span import Span, envelope
from headwater.stages.attribute import rules
from headwater.stages.attribute.merge import merge
from headwater.stages.attribute.passages import Passage, number_of
from headwater.stages.attribute.proposal import Proposal

METHODS = ("model", "rules")


def find_base(text: str, passages: Sequence[Passage], method: str) -> list[list[Proposal]]:
    """The proposals of each passage, by the method that the settings name.

    With "model" the tagger's are merged with the rules'.  Raises ``SettingsError`` on another
    method and ``ModelError`` where the weights are missing or damaged.
    """
    if method not in METHODS:
        raise SettingsError(
            f"attribute.method is {method!r}", hint=f"use one of: {', '.join(METHODS)}"
        )
    by_rule = [rules.find_in_passage(text, p.span, p.quotations) for p in passages]
    if method == "rules":
        return by_rule
    from headwater.stages.attribute import tagged  # the runtime loads only where it is used

    spans = [p.span for p in passages]
    by_model: list[list[Proposal]] = [[] for _ in passages]
    for proposal in tagged.find_proposals(text, spans):
        by_model[_home(spans, proposal)].append(proposal)
    return [
        merge(text, [s.span for s in passage.sentences], model, rule)
        for passage, model, rule in zip(passages, by_model, by_rule, strict=True)
    ]


def _home(spans: Sequence[Span], proposal: Proposal) -> int:
    return number_of(spans, envelope(proposal.content or proposal.cue).start)
