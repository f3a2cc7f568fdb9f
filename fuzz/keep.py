"""Keeps a part of what the fuzzer found worth keeping, as tests: ``python fuzz/keep.py``.

Writes ``tests/hostile/corpus.zip``: of each target the same number of short inputs, dealt by hash.
"""

import hashlib
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "tests" / "hostile" / "corpus.zip"
# inputs of one target, and bytes of one: the tests run them all in seconds
KEPT, LONGEST = 60, 1_500


def main() -> None:
    """Write the file anew."""
    with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for folder in sorted(p for p in (HERE / "corpus").iterdir() if p.is_dir()):
            inputs = {p.read_bytes() for p in folder.iterdir() if p.stat().st_size <= LONGEST}
            named = sorted((hashlib.sha256(data).hexdigest()[:16], data) for data in inputs)
            for name, data in named[:KEPT]:
                info = zipfile.ZipInfo(f"{folder.name}/{name}")
                archive.writestr(info, data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
