"""Markup that would cost the parser minutes goes before it is parsed; the text stays."""

import time

import pytest

from headwater.stages.ingest.html.shallow import MAX_ATTRIBUTES, make_shallow
from headwater.stages.ingest.html.tree import parse_page

NAMES = [f"a{number}" for number in range(60_000)]


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(NAMES),
        "/".join(NAMES),
        "".join(f'{name}="b"' for name in NAMES),
        " ".join(f"{name} = b" for name in NAMES),
        " ".join(f"<{name}" for name in NAMES),
    ],
    ids=["spaces", "slashes", "quotes", "values", "brackets"],
)
def test_a_tag_with_attributes_by_the_thousand_keeps_its_name(attributes: str) -> None:
    page = f"<p>harbour {'words ' * 5000}<div {attributes}>board</div>"
    started = time.process_time()
    tree, cut = parse_page(page)
    assert cut
    assert time.process_time() - started < 2
    assert tree.body is not None
    assert tree.body.text().endswith("board")


def test_many_tags_of_many_attributes_are_cheap() -> None:
    page = f"<p>harbour</p>{'<i ' + ' '.join(NAMES[:12_000]) + '>board</i>'}" * 40
    started = time.process_time()
    parse_page(page)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "tag",
    [
        "<div data-state='" + '{"a": "b / c"} ' * 5_000 + "' class=body>",
        '<div data-state="' + "word " * 5_000 + '" class=body>',
        "<div " + " ".join(NAMES[: MAX_ATTRIBUTES - 10]) + ' title="' + "long " * 2_000 + '">',
    ],
)
def test_a_long_value_is_no_reason_to_cut_a_tag(tag: str) -> None:
    page = f"<p>harbour</p>{tag}board</div>"
    assert make_shallow(page) is page
