"""Speech inside speech: who is quoted inside somebody's words does not take the next ones over."""

from headwater.pipeline import read_article
from headwater.records.article import Article
from headwater.settings import AttributeSettings, Settings

RULES = Settings(attribute=AttributeSettings(method="rules"))


def speakers(text):
    article = Article(id="a", text=text, text_sha256="", language="en")
    reading = read_article(article, RULES)
    rows = zip(reading.attributions, reading.chains, strict=True)
    return [(a.content[0].of(text), c.speaker.name) for a, c in rows if a.parent is None]


def test_a_pronoun_after_a_quotation_means_who_spoke_it_not_who_is_quoted_in_it():
    text = (
        "“The house is quiet,” Marek Tolen wrote. “In the spring Peter Lund stated that the dam "
        "would hold for one more year.”\n\n"
        "“Nobody ever checked that,” he said.\n"
    )
    assert speakers(text)[-1] == ("“Nobody ever checked that,”", "Marek Tolen")
