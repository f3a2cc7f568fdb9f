"""Where a run stands: saved after every pass over the data, taken up again by the next call."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch


@dataclass(slots=True)
class Progress:
    """What a run needs to go on: the network as it is, and passes and steps done."""

    network: torch.nn.Module
    optimiser: torch.optim.Optimizer
    epoch: int = 0
    step: int = 0


def save_pass(out: Path, progress: Progress, recipe: Any) -> None:
    """Write `epoch-N.pt` whole or not at all, and the recipe (a dataclass) beside it."""
    state = {
        "network": progress.network.state_dict(),
        "optimiser": progress.optimiser.state_dict(),
        "epoch": progress.epoch,
        "step": progress.step,
    }
    torch.save(state, out / "unfinished.pt")
    (out / "unfinished.pt").replace(out / f"epoch-{progress.epoch}.pt")
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1), encoding="utf-8")


def resume(out: Path, progress: Progress) -> None:
    """Take up the last finished pass in the folder, if there is one."""
    saved = sorted(out.glob("epoch-*.pt"), key=lambda path: int(path.stem.split("-")[1]))
    if not saved:
        return
    state = torch.load(saved[-1], weights_only=True)
    progress.network.load_state_dict(state["network"])
    progress.optimiser.load_state_dict(state["optimiser"])
    progress.epoch, progress.step = state["epoch"], state["step"]


def rate_factor(step: int, *, of: int, warmup: int) -> float:
    """The share of the highest learning rate at a step: up to it, then down to nothing."""
    return min(1.0, (step + 1) / warmup) * max(0.0, 1.0 - step / of)
