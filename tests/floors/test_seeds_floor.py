"""What two real reports of one interview must show, counted by the checks beside the data."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import headwater

# checks that held when this was last raised, of 28
FLOOR = 28


@pytest.mark.data
def test_the_checks_on_the_seeds_hold(data_dir: Path) -> None:
    shared = data_dir.parent
    seeds, check = sorted((shared / "seeds").glob("*.txt")), shared / "tools" / "seeds_check.py"
    if not seeds or not check.is_file():
        pytest.skip(f"no seeds in {shared}")
    dossier = headwater.trace(seeds).to_json()
    done = subprocess.run(
        [sys.executable, str(check)], input=dossier, capture_output=True, check=False, timeout=60
    )
    last = done.stdout.decode().splitlines()[-1]
    assert int(last.split()[0]) >= FLOOR, done.stdout.decode()
    assert json.loads(dossier)["schema"] == 1
