"""The ways in which a line says who worked on a text, put together from lists of words."""

import re
from functools import cache

import msgspec

from headwater.text.furniture import alternatives, load_block_words
from headwater.text.syndication import JointWords, WorkWords, load_syndication_words

# characters of the names before "contributed"
MAX_NAMES = 400


class WorkPatterns(msgspec.Struct, frozen=True):
    """Each holds the names as ``who`` or leads up to them."""

    contributed: re.Pattern[str]
    used: re.Pattern[str]
    came: re.Pattern[str]
    holds: re.Pattern[str]
    mixed: re.Pattern[str]
    more: re.Pattern[str]
    begins: re.Pattern[str]
    listed: re.Pattern[str]
    reported: re.Pattern[str]


@cache
def work_patterns() -> WorkPatterns:
    """All of them."""
    work, worked = load_syndication_words().work, load_block_words().worked
    joints = load_syndication_words().joints
    aim, source, also = alternatives(joints.aim), alternatives(joints.source), joints.also
    materials = rf"(?:{alternatives(work.materials)})(?: (?:{aim}) {_here()})?"
    labels = alternatives([b for b in work.begins if b.endswith(":")])
    return WorkPatterns(
        contributed=_contributed(work, joints),
        used=re.compile(
            rf"^\W*(?i:{materials}) (?:{source}) (?P<who>[^.!?;]+?)"
            rf" (?:{also} )?(?i:{alternatives(work.used)})(?!\w)"
        ),
        came=re.compile(rf"^\W*(?i:{materials} (?:{alternatives(work.came)})) (?P<who>[^!?;]+)$"),
        holds=_holds(work, joints),
        mixed=re.compile(
            rf"^\W*(?i:{worked.mixed}) (?P<who>[^.;:]{{2,60}}?)(?: {worked.inputs})?\W*$"
        ),
        more=re.compile(alternatives(work.more)),
        begins=re.compile(rf"(?i:{alternatives(work.begins)})\s*"),
        listed=re.compile(rf"(?i)(?<=[.;] )(?={labels})"),
        reported=re.compile(rf"^(?P<who>[^.!?;]+?) {worked.reported}\b"),
    )


def _here() -> str:
    """``this report``, ``our news story``."""
    table = load_syndication_words()
    subjects = alternatives([*table.subjects, *table.loose])
    here = alternatives(table.joints.here)
    return rf"(?:{here}) (?:[\w-]+ )?(?:{subjects})(?![\w’'])"


def _contributed(work: WorkWords, joints: JointWords) -> re.Pattern[str]:
    """``NAMES contributed (from Oslo) (reporting) to this story (from Oslo)``."""
    verb, objects = work.verb, alternatives(work.objects)
    whence = rf"(?: {joints.from_} [A-Z][^.;]{{1,90}}?)?"
    aim, also = alternatives(joints.aim), joints.also
    what = rf"(?: (?i:{objects})(?: and (?i:{objects}))?)?"
    ends = r"[.,;:)\]]*$|[.)] [A-Z]"
    after = rf"{ends}|[.,;)]? (?i:{alternatives(work.after)})\b"
    return re.compile(
        rf"^\W*(?P<who>.{{2,{MAX_NAMES}}}?),?\s(?:{also} )?(?i:{verb})"
        rf"(?:{whence}{what} (?:{aim}) (?i:{_here()})(?={after})|{what}{whence}(?={ends}))"
    )


def _holds(work: WorkWords, joints: JointWords) -> re.Pattern[str]:
    """``This report contains material from NAMES``, ``... is based on NAMES reports``."""
    wires = alternatives([*sorted(work.wire), *work.also_wire])
    materials, holds = alternatives(work.materials), alternatives(work.holds)
    source = alternatives(joints.source)
    which, also, some = joints.which, joints.also, joints.some
    return re.compile(
        rf"^\W*(?i:{_here()}),? (?:{which} )?(?:{also} )?(?i:{holds}) (?:{some} )?"
        rf"(?:(?i:{materials}) (?:{source})|(?=(?i:{wires}))|(?=[A-Z][^.!?;]* (?i:{materials})))"
        r"(?P<who>[^!?;]*)$"
    )
