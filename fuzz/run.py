"""Fuzzes one target: ``python fuzz/run.py warc 600`` for ten minutes."""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["headwater"]):
    from targets import TARGETS
from seeds import make_seeds

HERE = Path(__file__).resolve().parent


def main(target: str, seconds: int) -> None:
    """Run until the time is over or something is found."""
    corpus = HERE / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(make_seeds(target)):
        (corpus / f"seed{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        "-max_len=20000",
        "-timeout=10",
        "-rss_limit_mb=700",
        f"-artifact_prefix={corpus.parent}/{target}-",
        "-print_final_stats=1",
    ]
    words = HERE / f"{target}.dict" if target not in ("labels", "mhtml") else HERE / "page.dict"
    if words.exists():  # what no change of bytes would come upon
        options.append(f"-dict={words}")
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 600)
