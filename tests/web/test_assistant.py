"""An assistant asks over MCP, as a real client does."""

import sys

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from headwater.web.assistant import make_server

DAM = (
    "The dam above Hallin may not last a second winter, the engineer Ines Talvar told Radio Callis."
)
RETOLD = (
    "The dam above Hallin may not last a second winter, the engineer Ines Talvar said in an"
    " interview with Radio Callis."
)


def ask(server, tool, **arguments):
    """One call of one tool, through a client."""

    async def call():
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    return anyio.run(call)


@pytest.fixture(scope="module")
def server(store):
    return make_server(store)


def test_tools_say_that_they_only_read(server):
    async def tools():
        async with Client(server) as client:
            return (await client.list_tools()).tools

    listed = anyio.run(tools)
    assert {t.name for t in listed} == {
        "list_stories",
        "search",
        "list_claims",
        "show_claim",
        "trace_texts",
    }
    assert all(t.annotations.read_only_hint and t.description for t in listed)


def test_a_claim_is_answered_with_its_origins(server):
    story = ask(server, "list_stories", words="dam").structured_content["items"][0]
    claims = ask(server, "list_claims", story=story["id"]).structured_content["items"]
    dam = next(c for c in claims if c["gloss"].startswith("The Merrow Dam"))
    told = ask(server, "show_claim", claim=dam["id"]).structured_content
    assert told["answer"].startswith("9 outlets report it, from one origin: Ines Talvar.")
    assert told["origins"][0]["name"] == "Ines Talvar"
    assert len(told["wordings"]) >= 9


def test_texts_that_are_given_are_three_sources_or_one(server):
    texts = [{"text": DAM, "outlet": "The Tern"}, {"text": RETOLD, "outlet": "The Skua"}]
    told = ask(server, "trace_texts", texts=texts).structured_content
    claim = told["claims"][0]
    assert told["articles"] == 2
    assert (claim["outlets"], claim["origins_least"], claim["origins_most"]) == (2, 1, 1)
    assert "from one origin" in claim["answer"]


def test_an_unknown_claim_is_an_error_that_says_what_to_do(server):
    answer = ask(server, "show_claim", claim="none")
    assert answer.is_error
    assert "list_claims" in answer.content[0].text


def test_words_of_an_article_that_look_like_orders_stay_words(server):
    told = ask(server, "search", words="minister", most=3).structured_content
    assert all(set(hit) >= {"kind", "words", "article"} for hit in told["items"])


@pytest.mark.slow
def test_the_command_speaks_on_standard_input_and_output(sample_workspace):
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "headwater", "mcp", str(sample_workspace)]
    )

    async def call():
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("search", {"words": "litres"})

    assert anyio.run(call).structured_content["total"] > 0
