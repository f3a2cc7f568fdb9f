"""The proposals that the layers start from: the rules' alone, or the tagger's with the rules'."""

from collections.abc import Sequence

from headwater.errors import SettingsError
from headwater.records.span import Span
from headwater.stages.attribute import rules
from headwater.stages.attribute.merge import merge
from headwater.stages.attribute.proposal import Proposal

METHODS = ("model", "rules")


def find_base(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], method: str
) -> list[Proposal]:
    """Proposals by the method that the settings name.

    With "model" the tagger's are merged with the rules'.  Raises ``SettingsError`` on another method and
    ``ModelError`` where the weights are missing or damaged.
    """
    if method not in METHODS:
        raise SettingsError(
            f"attribute.method is {method!r}", hint=f"use one of: {', '.join(METHODS)}"
        )
    by_rule = rules.find_proposals(text, paragraphs)
    if method == "rules":
        return by_rule
    from headwater.stages.attribute import tagged  # the runtime loads only where it is used

    by_model = [p for p in tagged.find_proposals(text, paragraphs) if p.content]
    return merge(text, sentences, by_model, by_rule)
