"""Words that stay as they are: unnamed people, bodies, papers."""

from headwater.records.attribution import SourceKind
from headwater.stages.resolve.kinds import KINDS
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.scene import Resolved

AS_WRITTEN = 0.9  # score of a description that stays as written


def as_written(phrase: Phrase) -> Resolved:
    """Words that stay as they are: an unnamed party of the kind that they say."""
    kind = KINDS.get(phrase.form, SourceKind.UNKNOWN)
    if phrase.form is Form.PERSON and phrase.definite and phrase.head in lists()["single_offices"]:
        kind = SourceKind.NAMED_OFFICIAL
    reason = None if kind is not SourceKind.UNKNOWN else "the words do not say what it is"
    return Resolved(
        name=phrase.words,
        kind=kind,
        phrase=phrase,
        role=None,
        plurality=phrase.plurality,
        score=AS_WRITTEN,
        reason=reason,
    )
