"""Whom a relative pronoun means: what stands right before it."""

import msgspec

from headwater.records.span import Span
from headwater.stages.resolve.phrase import Form, Phrase, lists
from headwater.stages.resolve.reading import read_phrase
from headwater.stages.resolve.readings import resolved_person
from headwater.stages.resolve.scene import Resolved, Scene
from headwater.stages.resolve.written import as_written
from headwater.text.cues import cue_verbs
from headwater.text.names import Token, people_words, tokens_of
from headwater.text.word_files import load_lists


def find_antecedent(scene: Scene, phrase: Phrase) -> Resolved | None:
    """What stands before a relative pronoun."""
    place = phrase.span.start
    before = scene.text[:place].rstrip(" ,")
    for person in scene.cast.people:
        if any(m.span.end == len(before) for m in person.mentions):
            return resolved_person(phrase, person)
    if not scene.cast.sentences:
        return None
    tokens = tokens_of(
        scene.text, Span(scene.cast.sentences[scene.sentence_at(place)].start, place)
    )
    skipped = load_lists("grammar")["openers"]
    while tokens and (not tokens[-1].is_word or tokens[-1].low in skipped):
        tokens = tokens[:-1]
    start = len(tokens)
    while start and tokens[start - 1].is_word and not _ends_antecedent(tokens[start - 1]):
        start -= 1
    if start == len(tokens):
        return None
    if start > 1 and tokens[start - 1].low in load_lists("grammar")["be"]:
        subject = read_phrase(scene.text, Span(tokens[0].span.start, tokens[start - 2].span.end))
        if subject.form in (Form.BODY, Form.OUTLET):  # "The Gull is a daily that says"
            return msgspec.structs.replace(as_written(subject), phrase=phrase)
    described = read_phrase(scene.text, Span(tokens[start].span.start, tokens[-1].span.end))
    if described.words.lower() in people_words().groups:
        described = msgspec.structs.replace(described, form=Form.GROUP)  # "those who"
    if described.form not in (Form.PERSON, Form.GROUP, Form.BODY, Form.OUTLET):
        return None
    return msgspec.structs.replace(as_written(described), phrase=phrase)


def _ends_antecedent(token: Token) -> bool:
    low = token.low
    words = load_lists("grammar")
    return (
        low in lists()["before_relatives"]
        or low in words["auxiliaries"] | words["verbs"]
        or (low in cue_verbs() and not token.is_capital)
    )
