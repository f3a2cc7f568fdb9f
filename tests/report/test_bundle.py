"""The bundle that ships: small, and what its source builds."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
ASSETS = ROOT / "src" / "headwater" / "report" / "assets"
# bytes: what every report carries, whatever it says
MAX_ASSETS = 250_000


def test_the_assets_are_small():
    assert sum((ASSETS / name).stat().st_size for name in ("app.js", "app.css")) <= MAX_ASSETS


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.skipif(
    not (APP / "node_modules" / "esbuild").exists(), reason="esbuild is not installed (make app)"
)
def test_the_committed_bundle_is_what_its_source_builds():
    run = subprocess.run(
        ["node", "build.mjs", "--check"], cwd=APP, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_the_lock_file_names_no_host():
    lock = (APP / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert all("integrity" in p for name, p in json.loads(lock)["packages"].items() if name)


def test_the_bundle_asks_for_no_address():
    script = (ASSETS / "app.js").read_text("utf-8")
    hosts = set(re.findall(r"https?://([a-z0-9.-]+)", script))
    assert hosts <= {"www.w3.org"}
    style = (ASSETS / "app.css").read_text("utf-8")
    assert not re.findall(r"@import|url\((?!#)", style)


def test_every_library_in_the_bundle_ships_with_its_licence():
    told = (ASSETS / "licences.txt").read_text("utf-8")
    wanted = json.loads((APP / "package.json").read_text("utf-8"))["dependencies"]
    assert [name for name in wanted if f"{name} {wanted[name]}" not in told] == []


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.skipif(not (APP / "node_modules" / "preact").exists(), reason="no preact (make app)")
def test_the_apps_own_tests_pass():
    run = subprocess.run(
        ["node", "--test", "test/"], cwd=APP, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
