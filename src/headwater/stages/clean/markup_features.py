"""What speaks for and against a line being body, as names of features that are on or off.

Numbers become steps, so that a weighted sum can bend.
"""

from bisect import bisect_right
from collections.abc import Container, Sequence

from headwater.stages.clean.markup_page import Page, Path
from headwater.stages.clean.markup_shape import Shape, tag_of, words_of

WORDS = (1, 2, 3, 5, 8, 13, 21, 41, 81)
SIZES = (5, 13, 41)
LINKED = (0.001, 0.1, 0.34, 0.67, 0.999)
SHARES = (0.001, 0.02, 0.1, 0.25, 0.5, 0.75, 0.95)
STEPS = (1, 2, 3, 5, 9, 17, 40)
FEW = (1, 2, 3, 4, 6, 9)
DEPTHS = (3, 6, 9, 12, 16, 22)
WORTHS = (0.02, 0.1, 0.25, 0.4, 0.6, 0.75, 0.88)
# elements counted from the line outwards whose names say what it is, not where it is
NEAR = 3
# lines on each side that are looked at
REACH = 4
# characters of a line that are looked at for digits, and one in so many that make many
DIGITS_IN, MANY_DIGITS = 200, 5
_AROUND = frozenset(
    {
        *("nav", "footer", "aside", "header", "article", "main", "figure", "form", "ul", "ol"),
        *("table", "section", "li", "blockquote", "button", "figcaption", "details", "td", "dl"),
    }
)
_PLAIN_HINTS = frozenset({"br", "hr", "image", "hidden", "stated body", "not in stated body"})


def find_features(
    page: Page, words: Container[str] | None = None
) -> list[tuple[tuple[str, ...], list[str]]]:
    """For every line the features of its place, which many share, and those of its own.

    ``words`` are those words in names that are worth a feature; without it all are.
    """
    places: dict[tuple[Path, tuple[str, ...]], tuple[str, ...]] = {}
    heaviest, best = page.heaviest(), page.best_element()
    rows = []
    for i, shape in enumerate(page.shapes):
        said = tuple(h for h in shape.part.hints if ":" in h and not h.startswith("href:"))
        key = (shape.part.path, said)
        if (place := places.get(key)) is None:
            place = places[key] = tuple(_place(page, shape, best))
            place = places[key] = (*place, *_names(page, shape, said, words))
        own = [*_look(page, shape), *_position(page, i)]
        own.extend(_neighbour(page, "prev", i, i - 1))
        own.extend(_neighbour(page, "next", i, i + 1))
        own.extend(_surroundings(page, i, i in heaviest))
        rows.append((place, own))
    return rows


def _step(name: str, value: float, steps: Sequence[float]) -> str:
    return f"{name}={bisect_right(steps, value)}"


def _look(page: Page, shape: Shape) -> list[str]:
    part, count, words = shape.part, shape.count, shape.words
    size = bisect_right(SIZES, count)
    row = [
        "always",
        f"tag:{part.tag}",
        _step("words", count, WORDS),
        f"size{size} linked{bisect_right(LINKED, part.linked)}",
        f"size{size} closed{shape.closed:d}",
        f"{part.tag} closed{shape.closed:d}",
        _step("commas", shape.commas, (1, 2, 3, 6)),
    ]
    head = words[:DIGITS_IN]
    signs = (
        (shape.quoted, f"quoted size{size}"),
        (page.seen[words] > 1, f"twice size{size}"),
        (words.isupper(), "capitals"),
        (words[:1].islower(), "lower start"),
        (words[-1:] == ":", "colon"),
        (sum(map(str.isdigit, head)) * MANY_DIGITS > len(head), "digits"),
    )
    row.extend(name for is_on, name in signs if is_on)
    for hint in part.hints:
        if hint in ("bold", "italic"):
            row.append(f"{hint} size{size}")
        elif hint in _PLAIN_HINTS:
            row.append(f"hint:{hint}")
    return row


def _names(
    page: Page, shape: Shape, said: Sequence[str], words: Container[str] | None
) -> list[str]:
    """The words in the names of the elements around a line."""
    path = shape.part.path
    wide = page.count_wide(path[:-1])
    near = dict.fromkeys(w for n in path[-NEAR:] for w in words_of(n))
    far = dict.fromkeys(w for n in path[wide:-NEAR] for w in words_of(n) if w not in near)
    hints = dict.fromkeys(w for h in said for w in words_of(f".{h}"))
    found = (("near", near), ("far", far), ("said", hints))
    return [f"{how}:{w}" for how, names in found for w in names if words is None or w in words]


def _place(page: Page, shape: Shape, best: Path) -> list[str]:
    path, block = shape.part.path, shape.block
    tags = [tag_of(n) for n in path]
    row = [f"in:{t}" for t in dict.fromkeys(tags) if t in _AROUND]
    row.append(f"innermost:{tags[-1] if tags else ''}")
    row.append(f"parent:{tags[len(block) - 2] if len(block) > 1 else ''}")
    row.append(_step("depth", len(path), DEPTHS))
    row.append(_step("pattern", page.mass[block] / page.total, SHARES))
    row.append(_step("parent share", page.above[block[:-1]] / page.total, SHARES))
    row.append(_step("grandparent share", page.above[block[:-2]] / page.total, SHARES))
    common = 0
    while common < min(len(block), len(page.main)) and block[common] == page.main[common]:
        common += 1
    row.append(_step("missing of main", len(page.main) - common, FEW))
    row.append(_step("beside main", len(block) - common, FEW))
    row.append(f"best element {block[: len(best)] == best:d}")
    if page.furniture[path]:
        row.append("furniture")
    return row


def _position(page: Page, i: int) -> list[str]:
    if i < page.first:
        row = [_step("before", page.first - i, STEPS)]
    elif i > page.last:
        row = [_step("after", i - page.last, STEPS)]
    else:
        row = ["within"]
    if page.heading >= 0:
        below = _step("below heading", i - page.heading, FEW)
        row.append("above heading" if i < page.heading else below)
    return row


def _neighbour(page: Page, name: str, i: int, other: int) -> list[str]:
    if not 0 <= other < len(page.shapes):
        return [f"{name}:none"]
    shape = page.shapes[other]
    kind = "text" if shape.is_paragraph else "link" if shape.part.linked > 0.67 else "short"
    row = [f"{name}:{kind}", f"{name}:{shape.part.tag}"]
    if shape.block == page.shapes[i].block:
        row.append(f"{name} same:{kind}")
    return row


def _surroundings(page: Page, i: int, is_heaviest: bool) -> list[str]:
    shape, worth = page.shapes[i], page.prior[i]
    size = bisect_right(SIZES, shape.count)
    own = bisect_right(WORTHS, worth)
    up, down = _mean(page, i, -1), _mean(page, i, 1)
    ends = (0.25, 0.75)
    return [
        f"worth={own} size{size}",
        _step("up", up, WORTHS),
        _step("down", down, WORTHS),
        _step("around", (up + down) / 2, WORTHS),
        f"up/down {bisect_right(ends, up)}{bisect_right(ends, down)} size{size}",
        f"heaviest {is_heaviest:d} worth={own}",
    ]


def _mean(page: Page, i: int, way: int) -> float:
    """The worth of the lines on one side, weighed by words and nearness."""
    total = weight = 0.0
    weighed, count = page.weighed, len(page.weighed)
    for k in range(1, REACH + 1):
        j = i + way * k
        if not 0 <= j < count:
            break
        words, worth = weighed[j]
        total += words * worth / k
        weight += words / k
    return total / weight if weight else 0.0
