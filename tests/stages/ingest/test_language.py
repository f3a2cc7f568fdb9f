"""Which language a text is in."""

import json

import pytest

from headwater.settings import IngestSettings
from headwater.stages.ingest.language import find_language
from headwater.stages.ingest.stage import STAGE

ENGLISH = "The minister said that the plan, which was made in May, would be dropped by the state."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("", "und"),
        ("1234 5678", "und"),
        ("Port shut", "und"),
        ("Le ministre a déclaré lundi que le pont resterait fermé jusqu'au printemps.", "fr"),
        ("Der Minister sagte am Montag, die Brücke bleibe bis zum Frühjahr gesperrt.", "de"),
        ("De minister zei maandag dat de brug tot het voorjaar gesloten blijft en was boos.", "nl"),
        ("قال الوزير يوم الاثنين إن الجسر سيبقى مغلقا حتى الربيع المقبل بسبب الأضرار", "ar"),
        ("Министр заявил в понедельник, что мост будет закрыт до весны.", "ru"),
    ],
)
def test_languages_are_told_apart(text, language):
    assert find_language(text) == language


def test_an_article_in_another_language_is_kept_with_a_problem(tmp_path):
    path = tmp_path / "a.jsonl"
    text = "Le ministre a déclaré lundi que le pont resterait fermé jusqu'au printemps."
    path.write_text(json.dumps({"id": "fr", "text": text}), encoding="utf-8")
    articles, problems = STAGE.step([str(path)], IngestSettings())
    assert articles[0].language == "fr"
    assert [p.code for p in problems] == ["language-not-supported"]
