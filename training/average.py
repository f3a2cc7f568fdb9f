"""Average the weights of runs: `python -m training.average OUT CHECKPOINT CHECKPOINT...`.

A run goes on from another at a higher rate and comes to rest nearby; the mean of the two errs less.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read the command line and write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    options = parser.parse_args()
    states = [torch.load(path, weights_only=True)["network"] for path in options.checkpoints]
    mean = {name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]}
    torch.save({"network": mean}, options.out)


if __name__ == "__main__":
    main()
