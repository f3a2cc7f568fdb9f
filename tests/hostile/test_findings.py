"""What fuzzing found once stays mended."""

import pytest
from fuzz.targets import TARGETS

from hostile.findings import FINDINGS


@pytest.mark.parametrize("name", FINDINGS)
def test_what_broke_a_reader_once_is_read_or_refused(name):
    target, data = FINDINGS[name]
    TARGETS[target](data)
