"""Reference pages of what programs use: the REST API, the tables, the Python names."""

import enum
import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, cast, get_args, get_origin

import msgspec

import headwater
from headwater.export.registry import OWN, find_exporter
from headwater.store.protocol import Store
from headwater.views.flatten import TABLES
from headwater.web.app import make_app
from headwater.web.contract import describe
from headwater.web.desk import Desk


def rest_page() -> Iterator[str]:
    """A section for each group of routes."""
    contract = describe(make_app(Desk(store=cast(Store, None))))
    yield "# REST API"
    yield ""
    yield (
        "What `headwater serve DIR` answers under `/api`; `/api/openapi.json` is the contract with"
        " every schema, generated from the same records as the [dossier](dossier.md). Answers are"
        " JSON and carry an `ETag`: send it back as `If-None-Match` and an unchanged answer is"
        " `304`. Lists take `offset` and `limit` (at most 200) and tell the `total`."
    )
    yield ""
    yield (
        "The server answers to this machine's own names and to its own page only. Bound to another"
        " address it wants a token: `Authorization: Bearer TOKEN`, or the address that it prints."
        " Errors are `{detail, hint}`."
    )
    routes = [
        (route["tags"][0], method, path, route)
        for path, methods in contract["paths"].items()
        for method, route in methods.items()
    ]
    for tag in dict.fromkeys(row[0] for row in routes):
        yield from ("", f"## {tag.capitalize()}")
        for _, method, path, route in (row for row in routes if row[0] == tag):
            yield from ("", f"### {method.upper()} {path}", "", clean(route["description"]))
            yield from _parameters(route)
            yield from _answers(route)


def _parameters(route: Mapping[str, object]) -> Iterator[str]:
    rows = [*route.get("parameters", ())]
    if not rows and "requestBody" not in route:
        return
    yield from ("", "| parameter | in | |", "|---|---|---|")
    for row in rows:
        schema = row["schema"]
        notes = [row.get("description", "")]
        if "default" in schema and schema["default"] not in ("", None):
            notes.append(f"default `{schema['default']}`")
        yield f"| `{row['name']}` | {row['in']} | {'; '.join(n for n in notes if n)} |"
    if "requestBody" in route:
        name = _schema(route["requestBody"])
        yield f"| body | JSON | `{name}` of the contract |"


def _answers(route: Mapping[str, object]) -> Iterator[str]:
    yield ""
    for status, answer in route["responses"].items():
        if status.startswith("2"):
            kinds = ", ".join(f"`{kind}`" for kind in answer.get("content", ()))
            name = _schema(answer)
            yield f"Answers {status} with {f'`{name}`' if name else kinds}."


def _schema(answer: Mapping[str, object]) -> str:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]


def tables_page() -> Iterator[str]:
    """A section for each table, and the formats that hold them."""
    yield "# Tables and formats"
    yield ""
    yield (
        "`headwater export`, `dossier.table(NAME)` and `GET /api/export` give the same rows."
        " Words are cut to short quotations unless whole texts are asked for (`--with-text`)."
    )
    yield from ("", "| format | | file | media type |", "|---|---|---|---|")
    for name in OWN:
        found = find_exporter(name)
        yield f"| `{name}` | {found.title} | `{found.suffix}` | `{found.media_type}` |"
    yield ""
    yield (
        "Another package adds a format by an entry point of the group `headwater.exporters` that"
        " names an `Exporter` (`headwater.export.base`)."
    )
    for name, table in TABLES.items():
        yield from ("", f"## {name}", "", clean(inspect.getdoc(table.record) or ""), "")
        yield from ("| column | type | |", "|---|---|---|")
        hints = inspect.get_annotations(table.record)
        for field in msgspec.structs.fields(table.record):
            yield f"| `{field.name}` | {_kind(field.type)} | {_note(hints[field.name])} |"


def _kind(hint: object) -> str:
    if get_origin(hint) is Annotated:
        return _kind(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return f"list of {_kind(get_args(hint)[0])}"
    if inspect.isclass(hint) and not get_args(hint):
        return {"str": "text", "int": "integer", "float": "number", "bool": "boolean"}[
            hint.__name__
        ]
    parts = [a for a in get_args(hint) if a is not type(None)]
    return f"{_kind(parts[0])} or none"


def _note(hint: object) -> str:
    if get_origin(hint) is Annotated:
        notes = [a.description for a in get_args(hint)[1:] if isinstance(a, msgspec.Meta)]
        return clean(notes[0] or "") if notes else ""
    return "0 to 1" if hint is float else ""


def python_page() -> Iterator[str]:
    """A section for each public name."""
    yield "# Python"
    yield ""
    yield (
        "What `import headwater` gives. Importing loads no heavy library: each name arrives when"
        " it is first used. The records that a dossier holds are in [the dossier](dossier.md), its"
        " tables in [tables](tables.md)."
    )
    for name in headwater.__all__:
        if name.startswith("__"):
            continue
        found = getattr(headwater, name)
        yield from ("", f"## headwater.{name}", "")
        if inspect.isfunction(found):
            yield from ("```text", _signature(name, found), "```", "")
        yield clean(inspect.getdoc(found) or "")
        yield from _members(found)


def _signature(name: str, found: object) -> str:
    text = str(inspect.signature(found))
    text = re.sub(r"(?:[\w]+\.)+(\w+)", r"\1", text).replace("'", "")
    return f"{name}{text}"


def _members(found: object) -> Iterator[str]:
    if not inspect.isclass(found) or issubclass(found, Exception | enum.Enum):
        return
    rows = [
        (name, member)
        for name, member in vars(found).items()
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property))
    ]
    for name, member in rows:
        sign = "" if isinstance(member, property) else "()"
        yield ""
        yield f"`.{name}{sign}`: {clean(inspect.getdoc(member) or '')}"


def clean(text: object) -> str:
    """One line of Markdown of a docstring."""
    return " ".join(re.sub(r"``(.+?)``", r"`\1`", str(text)).replace("|", "\\|").split())
