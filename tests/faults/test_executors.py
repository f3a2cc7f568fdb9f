"""Executors and Python workers of Spark killed while a step runs: the job ends all the same."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
PROGRAM = f"import sys; sys.path.insert(0, {str(TESTS)!r}); import faults.executors as e; e.main()"
MOST_SECONDS = 600  # under half a minute of two free cores; tests may run beside much other work


@pytest.mark.java
@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")
def test_a_job_whose_executors_are_killed_gives_what_an_undisturbed_one_gives(
    tmp_path: Path,
) -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=MOST_SECONDS)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    found = json.loads(done.stdout)
    assert found["killed"] == ["fault round 0", "fault round 1", "fault rows"]
    assert found["made"] == found["wanted"]
