"""Frozen settings, one group a stage, read from one TOML file, with a fingerprint.

Every field has a name, a unit and a reason; a default that somebody may question points to a
decision record.
"""

import hashlib
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from headwater import __version__
from headwater.errors import SettingsError

MEGABYTE = 1_000_000


class IngestSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How inputs are read."""

    # a news article has under 0.1 MB of text; 20 MB leaves room for live pages, not for logs
    max_article_bytes: int = 20 * MEGABYTE
    # separate pieces of text; pages of long live reports have up to 5,000
    max_page_parts: int = 50_000
    # input field -> article field, for JSON with other names
    fields: dict[str, str] = {}
    # words; a feed's description of so many is an article, a teaser has 20 to 60
    min_feed_words: int = 120


class FetchSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How pages are fetched."""

    # bytes of one answer, as sent and when unpacked; more is kept cut, or refused
    max_bytes: int = 20 * MEGABYTE
    # seconds for one answer from the first byte to the last; slow sites take 5 to 10
    max_seconds: float = 30.0
    # redirects that are followed for one address; browsers follow 20, sites use 1 to 3
    max_redirects: int = 5
    # seconds between two requests to one host, where it asks for none
    delay_seconds: float = 1.0
    # seconds; a host that asks for longer pauses is not fetched from, and named
    max_delay_seconds: float = 30.0
    # addresses taken from feeds and sitemaps in one run
    max_links: int = 200


class CleanSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How blocks are labelled."""

    # signs (a label, bullets, headlines, other names) that make a run of lines a list of other
    # stories: a label that always leads such lists gives two, one that may gives one
    min_teaser_signs: int = 3


class AttributeSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How attributions are found."""

    # "model": the learned tagger with the rule layers around it; "rules": no learned model
    method: Literal["model", "rules"] = "model"
    # characters of an article's own words in which attributions are looked for; ten times the
    # longest news article, read in seconds; a text beyond it is a book or a flood
    max_characters: int = 500_000


class ResolveSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How mentions become speakers."""

    # sentences; farther back a pronoun is not explained (nine in ten stand within three)
    max_sentences_back: int = 6
    # points between two readings of a pronoun or description; closer ones are a tie
    min_margin: float = 0.4
    # times; how much more one of two people of a family name must be in view to be meant by it
    min_dominance: float = 2.0


class GroupSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How articles become copies and stories."""

    # share of 5-grams of the shorter text; half a text is a copy, less is a passage
    min_containment: float = 0.5
    # 5-grams (12 words) that two copies share at least, unless one whole text is shorter
    least_grams: int = 8
    # sampled 5-grams that make two texts a candidate: one may be chance
    least_shared_sample: int = 2
    # articles; a 5-gram of more is a set phrase, and pairs grow with the square
    most_articles_of_gram: int = 300
    # articles of one outlet; a 5-gram of more is its boilerplate, revisions are rarely so many
    most_articles_of_outlet_gram: int = 8

    # mean cosine of terms at which two groups of articles are one story (docs/methods/stories.md)
    min_story_score: float = 0.24
    # a lower cosine counts as 0 in a mean: two articles on other events have up to so much
    least_story_score: float = 0.08
    # terms of an article that look for neighbours
    top_terms: int = 60
    # those of them that look for neighbours of any time: a third of the work of all
    far_terms: int = 40
    # articles; a term of more says too little to look for neighbours of any time by
    most_articles_of_term: int = 200
    # days; articles of one period and the next look for one another by all their top terms
    period_days: int = 4
    # articles of one period; a term of more says too little to look for neighbours in it by
    most_articles_of_term_in_period: int = 400
    # shared top terms, and cosine over them, that make two articles neighbours
    least_shared_terms: int = 2
    least_partial_score: float = 0.05
    # days; most coverage of one event comes out within the first, nearly all within the last
    same_days: int = 1
    near_days: int = 3
    far_days: int = 10
    # what two dates add to a cosine: from so many days apart, half of the pairs that were read at
    # .19, .25, .31 and .40 were of one event (docs/decisions/0025); a date decides nothing alone
    same_bonus: float = 0.05
    late_malus: float = 0.06
    far_malus: float = 0.14
    # share of both texts' 5-grams from which they may be one form filled in twice
    min_form_share: float = 0.25
    # Jaccard of the numbers, and of the names, below which the fillings are different
    min_filled_overlap: float = 0.2
    # share of the fewer numbers, and of the fewer names, that two texts have in common of which
    # each holds half of the other; below it they are one form, for a copy would share about half
    min_filled_in_copies: float = 0.35


class ReconcileSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How speakers of several articles become one source."""

    # times; a bare family name means who speaks so much more often than others of that name
    min_dominance: float = 4.0


class AlignSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How contents become claims."""

    # mean of the cosines of meaning (and half that of terms) from which a pair gets a close look
    least_nearness: float = 0.35
    # cosine of terms of two statements of one article; below it they are rarely one claim: a gate
    # at 0.2 to 0.6 adds 1 to 3 points of F1 of links to none (docs/decisions/0041)
    least_terms_in_article: float = 0.2
    # the same in a story of one article: of the pairs read at 0.35 to 0.6 most said two things
    least_terms_alone: float = 0.6
    # statements of a story whose meaning is read, those told in other articles first: at 3 ms each
    # 3 s; about 25 articles hold so many
    most_read: int = 1000
    # others with which a wording gets one: more than there are wordings of a claim in any story
    most_neighbours: int = 40
    # mean probability that two groups of wordings are one claim: best F1 of links on the
    # development stories, each scored by weights made without it (docs/methods/claims.md)
    min_claim_score: float = 0.15
    # mean probability that a wording of one claim carries another too: best F1 of links, held-out
    # and whole (.745; 0.4 has .729 for one point and a half of precision)
    min_second_score: float = 0.25
    # mean probability of a member with the others: of members under 0.2 that were read two thirds
    # said something else, and the F1 of links stays; 0.25 takes more strays and 3 points of F1
    min_nearness_to_claim: float = 0.22
    # probability of a wording and the member nearest to it, and of the surest pair of two articles:
    # a fifth of the claims go, and no link of the development stories with them
    min_member_score: float = 0.3
    min_pair_score: float = 0.35
    # the same for two wordings whose numbers or polarity differ
    min_conflict_score: float = 0.3
    # cosine of terms of two statements that are each other's opposite
    min_opposite_terms: float = 0.6
    # cosine of their meanings: opposites lie at 0.67 and above, two topics under 0.4
    min_opposite_meaning: float = 0.5
    # the same for two wordings of one outlet, for whose sameness nothing but likeness speaks
    min_claim_score_alone: float = 0.5
    # claims of a story; those of the gold that are found at all are among the first 20
    most_claims: int = 25
    # claims of one outlet, listed even beyond that number
    most_claims_alone: int = 5
    # words of a statement that is listed though one outlet alone has it
    least_words_alone: int = 5


class TraceSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How origins, changes and predictions are found."""

    # statements that two articles tell without a source and in the same order, from which one
    # probably had them from the other: two can be chance
    min_statements_in_step: int = 3

    # score of a wording's match with its claim; below it the wording may say something else, and
    # its origin does not count as another one for sure
    min_wording_score: float = 0.65
    # share of all meaning-carrying words that two origins' wordings must have in common, so that
    # they surely vouch for one thing and count as two
    min_origin_closeness: float = 0.2
    # below this it is shown with the claim, but its origin is not counted; 0.35 gives narrower
    # intervals (mean width .57 against .76) that miss the truth in 12 counts of 100 instead of 6
    min_counted_score: float = 0.25
    # words; two articles that quote so many in one run quote one utterance
    min_shared_quotation: int = 5
    # words outside quotation marks; so long a run is not written twice by chance (CONCEPTS D4)
    min_verbatim_run: int = 12
    # ends of chains; in a claim of more than these not all are held against all
    max_ends_all_pairs: int = 30
    # ends of one source that are held against those of other sources in such a claim
    max_ends_of_one_key: int = 2
    # share of the shorter wording's words; two statements of one source in one claim are one
    # prediction from there on, outside one claim only where nearly all words are the same
    min_prediction_overlap_in_claim: float = 0.25
    min_prediction_overlap: float = 0.7
    # articles; in a claim of more than these, wordings are held against a few articles only, so
    # that the time grows with the articles and not with their pairs
    max_articles_all_pairs: int = 8
    max_reference_articles: int = 3
    # pairs of wordings of two articles that are compared, the most alike first
    max_wordings_of_two_articles: int = 4
    # meaning-carrying words that two quotations must share to be one utterance
    min_shared_content_words: int = 2
    # words of a quotation that stands whole in another, though the speaker is not known to be one
    min_quotation_inside: int = 4
    # words in a run that two quotations of one speaker share, so that they are one utterance:
    # people say alike things, but not in the same three words with most of the others
    min_run_of_speaker: int = 3
    # share of the shorter quotation's meaning-carrying words that the other must hold
    min_quotation_held: float = 0.5
    # share of the words between the first and last common ones that must be common
    min_quotation_kept: float = 0.75
    # the same where the two are credited to people of other names
    min_quotation_kept_apart: float = 0.9
    # likeness of two wordings from which a cause or a time in one of them is a change, not a detail
    min_added_likeness: float = 0.6
    # share of all their words that two such wordings have in common
    min_added_sameness: float = 0.5
    # words of a wording that are shown beside its credit, so that a reader sees what is credited
    max_shown_words: int = 20
    # share of all meaning-carrying words that two wordings have in common; from there on a "not" in
    # one of them turns the same statement around, below it the two may say different things
    min_contradiction_likeness: float = 0.6
    # the same where somebody is said to deny it: the word of denying shows the opposition, the
    # words in common must only show that both speak of one thing
    min_denial_likeness: float = 0.4
    # share of all words for two amounts, one of which must then be wrong or of another time
    min_number_sameness: float = 0.6
    # steps on the ladder of certainty from 0 to 1: "likely" to nothing is 0.32
    min_certainty_gap: float = 0.25
    # likeness of two wordings from which they say one thing, so that a credit missing is left out
    min_same_likeness: float = 0.4
    # score of both with their claim, for the same reason; of 14 flags below it that were read 3
    # were right (docs/methods/reading.md)
    min_same_score: float = 0.4
    # share of a hedged clause's words that the other wording must hold to say the same thing
    min_clause_shared: float = 0.6
    # the same where the other wording holds several of the words right after the hedge
    min_clause_shared_of_several: float = 0.3
    # the same, from where a reader of the other wording would believe something else
    min_clause_shared_severe: float = 0.75
    # share of an uncredited wording's plain words that the credited one holds, the same where they
    # are three and more, and the mean of that share and of their score, from which a credit is
    # lost; names in common only show that both are about the same people (docs/methods/reading.md)
    min_lost_held: float = 0.5
    min_lost_held_of_many: float = 0.35
    min_lost_sureness: float = 0.55
    # share of words in common from which two tellings that quote nothing are of one occasion
    min_dropped_sameness: float = 0.3


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of a run."""

    ingest: IngestSettings = IngestSettings()
    fetch: FetchSettings = FetchSettings()
    clean: CleanSettings = CleanSettings()
    attribute: AttributeSettings = AttributeSettings()
    resolve: ResolveSettings = ResolveSettings()
    group: GroupSettings = GroupSettings()
    reconcile: ReconcileSettings = ReconcileSettings()
    align: AlignSettings = AlignSettings()
    trace: TraceSettings = TraceSettings()

    def fingerprint(self) -> str:
        """Eight hexadecimal digits over all settings and the code's version."""
        data = msgspec.json.encode([__version__, self], order="deterministic")
        return hashlib.blake2b(data, digest_size=4).hexdigest()


def load_settings(path: str | Path) -> Settings:
    """Settings from a TOML file; what it leaves out keeps its default.

    Raises ``SettingsError`` where it cannot be read, is no TOML, or has an unknown or wrong value.
    """
    try:
        return msgspec.convert(tomllib.loads(Path(path).read_text(encoding="utf-8")), Settings)
    except OSError as error:
        what, hint = f"{error.strerror}", "check the path"
    except msgspec.ValidationError as error:
        what = f"{error}".replace("Object contains unknown field", "no setting").replace("$.", "")
        hint = "docs/reference/settings.md lists every setting"
    except ValueError as error:  # no UTF-8, or no TOML
        what, hint = f"no TOML: {error}", "write groups as [group] and settings as name = value"
    raise SettingsError(f"cannot use settings {path}: {what}", hint=hint)
