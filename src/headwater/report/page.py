"""A dossier as one HTML file: opens offline, reads without scripts, asks the network nothing."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from headwater.records.dossier import Dossier
from headwater.report.articles import Room
from headwater.report.carried import carry
from headwater.report.escape import embed_json, plain, show, tied
from headwater.report.glyphs import Marks
from headwater.report.tale import Tale, make_tale
from headwater.settings import MEGABYTE
from headwater.views.index import Index, make_index
from headwater.views.ledger import story_ledger
from headwater.views.phrases import counted, interval_text, sentence, shorten

if TYPE_CHECKING:
    from jinja2 import Environment

# characters of article text in one report: marked up they take four to six times that, and the
# file stays under 10 MB
MAX_TEXT = int(1.2 * MEGABYTE)
# bytes of HTML after which stories are told in brief, and after which none is added: a page of
# 10 MB still opens at once on a laptop
MAX_WHOLE = 8 * MEGABYTE
MAX_PAGE = int(9.3 * MEGABYTE)
# bytes of dossier carried in the page for saving; beyond it ``--json`` is the way to have it
MAX_EMBEDDED = 2 * MEGABYTE
# problems listed on the page
MAX_PROBLEMS = 100
# characters of the leading claim in the page's title
MAX_TITLE = 70

# entries of an apparatus shown at first: the gravest
FIRST_ENTRIES = 8
SEVERITIES = ("form", "meaning shaded", "a reader would believe something else")


def write_report(dossier: Dossier, path: str | Path) -> None:
    """Write the dossier's report; the file needs nothing beside it."""
    Path(path).write_text(make_page(dossier), encoding="utf-8", errors="replace")


def make_page(dossier: Dossier) -> str:
    """The report as one HTML page."""
    index = make_index(dossier)
    embedded = _embedded(dossier)
    carried = carry(dossier, index)
    tales, told = _tell(dossier, index, len(embedded) + carried.size)
    style, script = _asset("app.css"), _asset("app.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            policy=_policy(style, script),
            version=dossier.headwater,
            title=_title(tales),
            style=Markup(style),
            script=Markup(script),
            tales=tales,
            told=told,
            stories_title=_stories_title(dossier, len(tales)),
            problems=dossier.problems[:MAX_PROBLEMS],
            more_problems=max(0, len(dossier.problems) - MAX_PROBLEMS),
            made=f"Headwater {dossier.headwater}, settings {dossier.settings}, read offline from "
            f"{counted(len(dossier.articles), 'article')}.",
            embedded=embedded,
            carried=carried,
            all_marks=_all_marks(tales),
        )
    )


def _tell(dossier: Dossier, index: Index, used: int) -> tuple[list[Tale], list[Markup]]:
    """Every story and its HTML, those of most articles first; in brief once the file is full."""
    template = _environment().get_template("story.html.j2")
    room = Room(MAX_TEXT)
    tales: list[Tale] = []
    told: list[Markup] = []
    stories = sorted(dossier.stories, key=lambda s: -len(s.articles))
    for number, story in enumerate(stories, 1):
        tale = make_tale(number, story, index, room, brief=used > MAX_WHOLE)
        html = template.render(
            tale=tale,
            many=len(stories) > 1,
            severities=SEVERITIES,
            first_entries=FIRST_ENTRIES,
        )
        used += len(html.encode("utf-8", "replace"))
        if used > MAX_PAGE:
            break
        tales.append(tale)
        told.append(Markup(html))
    return tales, told


def make_fragment(dossier: Dossier) -> str:
    """The ledgers alone, for a notebook: no script, no anchor, its style kept to itself."""
    index = make_index(dossier)
    stories = [(story, story_ledger(story, index)) for story in dossier.stories]
    return (
        _environment()
        .get_template("fragment.html.j2")
        .render(style=Markup(_asset("fragment.css")), stories=stories, problems=dossier.problems)
    )


def _all_marks(tales: list[Tale]) -> list[Marks]:
    """Every row of marks on the page, once."""
    rows = [row for tale in tales for row in (*tale.rows, *tale.more_rows)]
    found = {m.key: m for row in rows for m in (row.outlets, row.collections, row.origins)}
    return [found[key] for key in sorted(found)]


def _embedded(dossier: Dossier) -> Markup:
    """The dossier for saving; nothing where it is too big or holds what UTF-8 cannot."""
    try:
        data = dossier.to_json()
    except UnicodeEncodeError:
        return Markup("")
    return embed_json(data) if len(data) <= MAX_EMBEDDED else Markup("")


def _stories_title(dossier: Dossier, told: int) -> str:
    if not dossier.stories:
        return "Nothing to show"
    stories = counted(len(dossier.stories), "story", "stories")
    if told < len(dossier.stories):
        stories = f"{told} of {stories}"
    return f"{stories} from {counted(len(dossier.articles), 'article')}"


def _title(tales: list[Tale]) -> str:
    if len(tales) == 1 and tales[0].lead:
        words = shorten(tales[0].lead.gloss, MAX_TITLE)
        return plain(f"{', '.join(tales[0].lead_counts)}: “{words}” · Headwater")
    return f"{counted(len(tales), 'story', 'stories')} · Headwater"


def _policy(style: str, *scripts: str) -> str:
    """Only this page's own style and script may run; nothing may be fetched or sent."""
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src {allowed}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    value = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(value).decode('ascii')}"


@cache
def _asset(name: str) -> str:
    return files("headwater.report").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("headwater.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        show=_show,
        plain=plain,
        tied=tied,
        interval=interval_text,
        sentence=sentence,
        counted=counted,
    )
    return environment


def _show(words: object) -> Markup:
    return words if isinstance(words, Markup) else show(str(words))
