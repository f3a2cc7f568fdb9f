"""The problems of reading, each with what to do about it: one place for code, words and hint."""

from headwater.records.problem import Problem
from headwater.stages.ingest.suffixes import SUFFIXES

_HINTS = {
    "missing-path": "check the path",
    "unreadable": "check that you may read it",
    "unknown-suffix": "readable are texts, pages, archives, feeds and tables with the suffix "
    + ", ".join(f".{suffix}" for suffix in SUFFIXES),
    "empty-folder": "name a folder that holds articles",
    "empty-input": "save the article's text in it, or leave it out",
    "binary-file": "give the article's text; pictures, office files and programs are not read",
    "too-large": "split it, or raise ingest.max_article_bytes",
    "too-many-parts": "save the article alone, or raise ingest.max_page_parts",
    "live-report": "check on the page when each statement was made, or save its parts one by one",
    "stated-text": "headline and captions are missing; save the whole page if you can read it",
    "script-rendered": "open the page in a browser and save it from there as MHTML or text",
    "walled": "save the page after signing in; what can be read is read",
    "deep-markup": "nothing to do; blocks may be labelled worse than usual",
    "damaged-archive": "what stands before and behind the damage was read; fetch the file anew",
    "damaged-table": "the other rows were read; mend this one",
    "damaged-feed": "the items before the break were read; fetch the feed anew",
    "cut-short": "the text is read as far as it goes; fetch the page anew",
    "archive-bomb": "it was not read on; if you trust it, unpack it and give what is inside",
    "refused-markup": "nothing of it was read; take the declarations out if you trust it",
    "unsafe-name": "this member was not read; the others were",
    "records-passed-over": "nothing to do: pictures, scripts and error pages hold no article",
    "feed-without-text": "fetch the articles: headwater fetch ADDRESS --follow-feed",
    "refused-address": "give an address of http or https on the public internet",
    "refused-by-robots": "the site asks programs to stay away from this address; ask the site",
    "not-fetched": "try again later: what is in the archive already is not fetched twice",
    "links-passed-over": "fetch them by themselves, or raise fetch.max_links",
    "invalid-json": "mend the JSON; a file with one article a line is named .jsonl",
    "missing-field": "name the field that holds the text: --field NAME=text",
    "wrong-field": "the article was read without this field; mend it or map another to it",
    "replaced-characters": "save the file as UTF-8; the marks � stand for what could not be read",
    "duplicate-input": "nothing to do: the text is counted once",
    "duplicate-id": "give each article an id of its own",
    "removed-text": "nothing to do: a text that was removed does not come back by itself",
    "language-not-supported": "only English is supported so far; the text is kept",
}

CODES = tuple(_HINTS)


def make_trouble(place: str, code: str, message: str) -> Problem:
    """A problem with one input; the hint follows from the code."""
    return Problem(input=place, code=code, message=message, hint=_HINTS[code])
