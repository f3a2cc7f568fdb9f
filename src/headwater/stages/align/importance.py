"""Which statements of a story a reader should see first."""

from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.records.attribution import Mode
from headwater.stages.align.profile import Profile
from headwater.text.names import people_words
from headwater.text.quotation import DOUBLE, SINGLE
from headwater.text.rarity import rarity_of

# what each sign of importance adds; an outlet more outweighs all the others together
OUTLET, PROMINENT, QUOTED, NUMBER, PREDICTION, NAMED = 3.0, 1.5, 0.5, 0.5, 0.5, 0.5
LED_WITH = 0.5  # the same for each article, where it stands in the headline or first: its own news
LEDE_SENTENCES = 2
FADING = 12.0  # sentences over which prominence halves, as readers leave

# words of a clause that a reader takes in at once and that says who does what
SHORTEST_GLOSS, LONGEST_GLOSS = 8, 28
VAGUE = 0.3  # taken from a wording that begins in the middle of a sentence or with a pronoun


def score_importance(members: Sequence[Profile], outlets: float) -> float:
    """The importance of a claim or a single statement; ``outlets`` counts the unsure ones in part.

    A gathering of loosely alike sentences must not stand before what two outlets surely tell.
    """
    best: dict[str, float] = {}
    for member in members:
        article = member.unit.article
        best[article] = max(best.get(article, 0.0), _prominence(member))
    total = OUTLET * outlets + PROMINENT * max(best.values()) + LED_WITH * sum(best.values())
    total += QUOTED * any(m.unit.mode in {Mode.DIRECT, Mode.MIXED} for m in members)
    total += NUMBER * any(m.quantities for m in members)
    total += PREDICTION * any(m.unit.prediction for m in members)
    total += NAMED * any(m.unit.source for m in members)
    return round(total, 6)


def _prominence(member: Profile) -> float:
    if member.unit.kind in {BlockKind.HEADLINE, BlockKind.DEK}:
        return 1.0
    return 1 / (1 + max(0, member.unit.position - LEDE_SENTENCES) / FADING)


def is_important_alone(member: Profile) -> bool:
    """In the headline or lede, with a number, or a prediction."""
    unit = member.unit
    if unit.kind in {BlockKind.HEADLINE, BlockKind.DEK} or unit.position < LEDE_SENTENCES:
        return True
    return bool(member.quantities) or unit.prediction


def score_clearness(member: Profile, centrality: float) -> float:
    """How well a wording stands for its claim: near the others, a clause of readable length."""
    size = len(member.words)
    fit = 1.0
    if size < SHORTEST_GLOSS:
        fit = size / SHORTEST_GLOSS
    elif size > LONGEST_GLOSS:
        fit = LONGEST_GLOSS / size
    told = 0.1 if member.unit.attribution else 0.0
    news = min(1.0, sum(rarity_of(w) for w in set(member.words)) / 30)
    return round(centrality + fit + news + told - VAGUE * _begins_vague(member), 6)


def _begins_vague(member: Profile) -> bool:
    """Whether a wording opens with a pronoun, or with a sign that something went before."""
    first = member.words[0] if member.words else ""
    opening = member.unit.text.lstrip(DOUBLE + SINGLE + "([")[:1]
    return first in people_words().pronouns or not opening.isalnum()
