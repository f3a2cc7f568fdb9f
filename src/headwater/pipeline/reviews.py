"""What people decided, applied to rows between the stages, so that it outlives each recomputation.

Rows are named by content: attributions by their id (article and words), stories by an article in
them.  Nothing here edits a stored row.
"""

from collections.abc import Sequence

from headwater.records.review import Review, ReviewAct


def standing_reviews(reviews: Sequence[Review]) -> list[Review]:
    """Those that count, in the order given: what was undone, and every undoing, left out."""
    void: set[str] = set()
    for review in reversed(reviews):
        if review.act is ReviewAct.UNDO and review.id not in void:
            void.add(review.target)
    return [r for r in reviews if r.act is not ReviewAct.UNDO and r.id not in void]
