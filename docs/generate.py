"""Writes what follows from the code: the schema, the reference pages, what commands print.

``python docs/generate.py`` writes them; tests/docs fails where one is out of date.
"""

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import typer.main
from faces import python_page, rest_page, tables_page
from snippets import PAGES, refresh

from headwater.cli.main import app
from headwater.records.dossier import make_schema
from headwater.schema import DOSSIER_SCHEMA
from headwater.settings import Settings

REFERENCE = Path(__file__).parent / "reference"
Schema = Mapping[str, object]


def generated() -> dict[Path, str]:
    """Every generated file with its text."""
    schema = make_schema()
    return {
        DOSSIER_SCHEMA: json.dumps(schema, indent=2, ensure_ascii=False) + "\n",
        REFERENCE / "dossier.md": "\n".join(dossier_page(schema)) + "\n",
        REFERENCE / "settings.md": "\n".join(settings_page()) + "\n",
        REFERENCE / "commands.md": "\n".join(commands_page()) + "\n",
        REFERENCE / "rest-api.md": "\n".join(rest_page()) + "\n",
        REFERENCE / "tables.md": "\n".join(tables_page()) + "\n",
        REFERENCE / "python.md": "\n".join(python_page()) + "\n",
    }


def dossier_page(schema: Schema) -> Iterator[str]:
    """A section for each record of the dossier."""
    yield "# The dossier, schema 1"
    yield ""
    yield (
        "What `headwater trace --json FILE` writes. This page and the JSON Schema"
        " (`headwater schema`) are generated from the records in `src/headwater/records/`. Within"
        " schema 1 a field may be added, never renamed or dropped."
    )
    yield ""
    yield (
        "A **span** is `[start, end)` in Unicode code points of the article's `text`. Lists of"
        " spans are sorted and do not overlap. An article's blocks tile its text. Words are"
        " explained in the [glossary](../glossary.md)."
    )
    for name, definition in schema["$defs"].items():
        yield ""
        yield f"## {name}"
        yield ""
        if "description" in definition:
            yield _code(definition["description"])
            yield ""
        if "enum" in definition:
            yield "One of " + ", ".join(f"`{v}`" for v in sorted(definition["enum"])) + "."
        elif "properties" in definition:
            yield from _fields(definition)


def _fields(definition: Schema) -> Iterator[str]:
    required = set(definition.get("required", ()))
    yield "| field | type | |"
    yield "|---|---|---|"
    for name, field in definition["properties"].items():
        note = _code(field.get("description", ""))
        if name not in required and "default" in field:
            note = f"{note} (default `{json.dumps(field['default'])}`)".strip()
        yield f"| `{name}` | {_type(field)} | {note} |"


def _type(field: Schema) -> str:
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(_type(f) for f in field["anyOf"])
    if field.get("type") == "array":
        if "prefixItems" in field:
            return "pair of " + _type(field["prefixItems"][0])
        return "list of " + _type(field.get("items", {}))
    return str(field.get("type", "any"))


def settings_page() -> Iterator[str]:
    """A section for each stage, with every setting's default, unit and reason."""
    yield "# Settings"
    yield ""
    yield (
        "`headwater trace --settings FILE` reads a TOML file; what it leaves out keeps its default."
        " An unknown name is an error. The dossier's `settings` field is a fingerprint of all"
        " settings and the version."
    )
    yield ""
    yield "```toml"
    yield "[ingest]"
    yield 'fields = { headline = "title" }'
    yield "```"
    for group in msgspec.structs.fields(Settings):
        yield ""
        yield f"## [{group.name}]"
        yield ""
        yield inspect.getdoc(group.type) or ""
        fields = msgspec.structs.fields(group.type)
        if not fields:
            yield ""
            yield "No settings yet."
            continue
        reasons = _reasons(group.type)
        yield ""
        yield "| setting | default | unit and reason |"
        yield "|---|---|---|"
        for field in fields:
            yield f"| `{field.name}` | `{_default(field)}` | {reasons[field.name]} |"


def _default(field: msgspec.structs.FieldInfo) -> str:
    value = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    return json.dumps(value, ensure_ascii=False)


def _reasons(record: type) -> dict[str, str]:
    """The comment above each field of a settings class; one may stand above several fields."""
    found: dict[str, str] = {}
    comment: list[str] = []
    fresh = True
    for line in inspect.getsource(record).splitlines():
        if text := re.match(r"\s+# ?(.*)", line):
            comment = [text[1]] if fresh else [*comment, text[1]]
            fresh = False
        elif field := re.match(r"\s+(\w+): ", line):
            found[field[1]] = " ".join(comment).replace("|", "\\|")
            fresh = True
        elif not line.strip():
            comment, fresh = [], True
    return found


def commands_page() -> Iterator[str]:
    """A section for each command."""
    group = typer.main.get_command(app)
    yield "# Commands"
    yield ""
    yield (
        "Data goes to standard output; problems, hints and progress go to standard error, progress"
        " only where that is a terminal."
    )
    yield ""
    yield "| exit status | |"
    yield "|---|---|"
    yield "| 0 | done |"
    yield "| 1 | failure: nothing could be read, or a result could not be written |"
    yield "| 2 | usage: an unknown option or a missing argument |"
    yield "| 3 | partial: some inputs had [problems](problems.md), the others are in the result |"
    yield "| 4 | `headwater gate`: a claim has fewer origins than asked for |"
    yield "| 130 | interrupted |"
    for name, command in _commands(group):
        words = " ".join(["headwater", name, *_arguments(command), "[OPTIONS]"])
        yield ""
        yield f"## headwater {name}"
        yield ""
        yield f"    {words}"
        yield ""
        yield inspect.cleandoc(command.help or "")
        options = [p for p in command.params if p.param_type_name == "option"]
        if not options and not _arguments(command):
            continue
        yield ""
        yield "| | |"
        yield "|---|---|"
        for param in command.params:
            yield f"| {_usage(param)} | {_param_help(param)} |"


def _commands(group: object, before: str = "") -> Iterator[tuple[str, object]]:
    """Every command by its words, those of a group after its name."""
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _arguments(command: object) -> list[str]:
    return [f"{p.metavar}{_more(p)}" for p in command.params if p.param_type_name == "argument"]


def _more(param: object) -> str:
    return "..." if param.nargs == -1 else ""


def _usage(param: object) -> str:
    if param.param_type_name == "argument":
        return f"`{param.metavar}{_more(param)}`"
    names = ", ".join(f"`{o}`" for o in param.opts)
    metavar = param.metavar or ""
    return f"{names} `{metavar}`".replace("|", "\\|") if metavar else names


def _param_help(param: object) -> str:
    text = (param.help or "").replace("|", "\\|")
    default = param.default
    shown = default is not None and default is not False and not param.required
    return f"{text} Default: `{default}`." if shown and default != [] else text


def _code(text: object) -> str:
    return " ".join(re.sub(r"``(.+?)``", r"`\1`", str(text)).replace("|", "\\|").split())


def main() -> None:
    pages = {page: refresh(page.read_text(encoding="utf-8")) for page in PAGES}
    for path, text in {**generated(), **pages}.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
