"""The wheel holds all that a run needs, and works where nothing else of the project is."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INSIDE = (
    "headwater/py.typed",
    "headwater/models/weights/manifest.json",
    "headwater/models/weights/tagger.onnx",
    "headwater/models/weights/similarity.onnx",
    "headwater/models/weights/tokenizer.json",
    "headwater/models/weights/words.npz",
    "headwater/sample/articles/norvane.json",
    "headwater/sample/expected.toml",
    "headwater/schema/dossier-1.schema.json",
)
FOLDERS = ("headwater/report/templates/", "headwater/report/assets/", "headwater/text/lang/en/")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    code = (
        "import sys; from hatchling.build import build_wheel;"
        "sys.stdout.write(build_wheel(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return folder / done.stdout.splitlines()[-1]


@pytest.mark.slow
def test_the_wheel_holds_models_sample_schema_page_and_word_lists(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in INSIDE if name not in names] == []
    assert [f for f in FOLDERS if not any(n.startswith(f) for n in names)] == []


@pytest.mark.slow
def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {t for t in tops if not t.startswith("headwater")} == set()
    assert [name for name in names if "__pycache__" in name or "/tests/" in name] == []


@pytest.mark.slow
def test_the_wheel_says_its_licence_and_who_else_s_work_it_holds(wheel: Path) -> None:
    files = zipfile.ZipFile(wheel)
    licences = [n for n in files.namelist() if ".dist-info/licenses/" in n]
    assert {Path(n).name for n in licences} == {"LICENSE", "THIRD_PARTY.md"}
    metadata = next(n for n in files.namelist() if n.endswith("METADATA"))
    assert "License-Expression: Apache-2.0" in files.read(metadata).decode()


@pytest.mark.slow
def test_the_demo_runs_from_the_wheel_in_an_environment_of_its_own(
    wheel: Path, tmp_path: Path
) -> None:
    """Only the libraries come from the tests' environment; the project itself must not."""
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    packages = home / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}

    def run(*words: str) -> str:
        return subprocess.run(
            [str(home / "bin" / words[0]), *words[1:]],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout

    run("pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    where = run("python", "-c", "import headwater; print(headwater.__file__)").strip()
    assert Path(where).is_relative_to(packages)
    assert "Ines Talvar" in run("headwater", "demo")
    page = (tmp_path / "headwater-demo.html").read_text(encoding="utf-8")
    assert "Merrow Dam" in page
    assert '"$defs"' in run("headwater", "schema")
