"""The dossier keeps its contract whatever the findings hold."""

from headwater.records.findings import Findings, StoryFindings
from headwater.records.story import Story
from headwater.records.tracing import Relay, RelayKind
from headwater.views.dossier import make_dossier


def relay(source, to):
    return Relay(from_=source, to=to, stated=True, kind=RelayKind.PER, evidence=(), score=1.0)


def test_a_relay_leads_to_an_article_that_was_read():
    story = Story(id="s", title="", articles=("a1", "a2"))
    found = StoryFindings(
        story=story, relays=(relay("Ada Wren", "Radio Fell"), relay("Radio Fell", "a1"))
    )
    dossier = make_dossier(Findings(settings="0", readings=(), stories=(found,)))
    assert [(r.from_, r.to) for r in dossier.stories[0].relays] == [("Radio Fell", "a1")]
