"""The problems of reading, each with what to do about it: one place for code, words and hint."""

from headwater.records.problem import Problem

_HINTS = {
    "missing-path": "check the path",
    "unreadable": "check that you may read it",
    "unknown-suffix": "readable are .txt, .json, .jsonl and .jsonl.gz; '-' reads standard input",
    "empty-folder": "name a folder that holds .txt, .json, .jsonl or .jsonl.gz files",
    "empty-input": "save the article's text in it, or leave it out",
    "binary-file": "give the article's text; pictures, office files and programs are not read",
    "too-large": "split it, or raise ingest.max_article_bytes",
    "too-many-parts": "save the article alone, or raise ingest.max_page_parts",
    "deep-markup": "nothing to do; blocks may be labelled worse than usual",
    "damaged-archive": "what came before the damage was read; fetch the file anew",
    "invalid-json": "mend the JSON; a file with one article a line is named .jsonl",
    "missing-field": "name the field that holds the text: --field NAME=text",
    "wrong-field": "the article was read without this field; mend it or map another to it",
    "replaced-characters": "save the file as UTF-8; the marks � stand for what could not be read",
    "duplicate-input": "nothing to do: the text is counted once",
    "duplicate-id": "give each article an id of its own",
    "language-not-supported": "only English is supported so far; the text is kept",
}

CODES = tuple(_HINTS)


def make_trouble(place: str, code: str, message: str) -> Problem:
    """A problem with one input; the hint follows from the code."""
    return Problem(input=place, code=code, message=message, hint=_HINTS[code])
