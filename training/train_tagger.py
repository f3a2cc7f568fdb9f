"""Train the tagger on PolNeAR: `python -m training.train_tagger --out FOLDER`.

Seeded, one thread, saved after every pass over the data; started again, it goes on from there.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from bench.attribution.polnear import GoldArticle, read_split
from tokenizers import Tokenizer
from torch import Tensor

from training.augment import vary_article
from training.base import find_base, load_tokenizer
from training.checkpoints import Progress, rate_factor, resume, save_pass
from training.examples import Batch, Window, cut_windows, make_batch, pack_rows
from training.network import (
    BaseWeights,
    TaggerNetwork,
    chain_loss,
    load_base,
    make_noise,
    pointer_loss,
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what is learned."""

    seed: int = 20161108
    epochs: int = 5
    # the first passes show several paragraphs at once, the others one (docs/methods/attribution.md)
    joint_epochs: int = 2
    # pieces in a row and rows in a batch: 1,280 pieces, the size that the prototype trained with
    length: int = 256
    rows: int = 5
    layers: int = 6
    dropout: float = 0.1
    rate: float = 2e-4
    # the parts that start from nothing learn this many times faster than the encoder
    head_factor: float = 5.0
    warmup_steps: int = 100
    weight_decay: float = 0.01
    clip: float = 1.0
    # weight of the pointers' loss beside the two losses of the labels
    pointer_weight: float = 0.3
    augment: bool = True


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = Recipe()
    default = os.environ.get("HEADWATER_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--layers", type=int, default=usual.layers)
    parser.add_argument("--stop-after", type=int, help="passes after which to stop early")
    parser.add_argument("--joint-epochs", type=int, default=usual.joint_epochs)
    parser.add_argument("--no-augment", action="store_true")
    parser.add_argument("--no-compile", action="store_true", help="slower; needs no C++ compiler")
    options = parser.parse_args()
    recipe = Recipe(
        seed=options.seed,
        epochs=options.epochs,
        joint_epochs=options.joint_epochs,
        rate=options.rate,
        layers=options.layers,
        augment=not options.no_augment,
    )
    train(
        options.data,
        options.out,
        recipe,
        stop_after=options.stop_after or recipe.epochs,
        compiled=not options.no_compile,
    )


def train(
    data: Path,
    out: Path,
    recipe: Recipe,
    *,
    stop_after: int,
    compiled: bool,
) -> None:
    """Train by `recipe`, from the published encoder; a checkpoint an epoch."""
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    base = load_base(find_base() / "model.safetensors", layers=recipe.layers)
    articles = group_readings(read_split(data, "train", every_annotator=True))
    tokenizer = load_tokenizer()
    progress = _start(base, recipe)
    resume(out, progress)
    steps = _count_steps(articles, tokenizer, recipe)
    forward = torch.compile(progress.network, dynamic=False) if compiled else progress.network
    while progress.epoch < min(recipe.epochs, stop_after):
        torch.manual_seed(recipe.seed + progress.epoch)
        progress.network.train()
        for batch in _make_epoch(articles, tokenizer, recipe, progress.epoch):
            _set_rates(progress, recipe, steps)
            started = time.process_time()
            losses = _step(forward, base.words, batch, progress, recipe)
            if progress.step % 50 == 0:
                losses["seconds"] = round(time.process_time() - started, 3)
                print(json.dumps({"step": progress.step, "of": steps, **losses}), flush=True)
            progress.step += 1
        progress.epoch += 1
        save_pass(out, progress, recipe)


def _count_steps(articles: list[list[GoldArticle]], tokenizer: Tokenizer, recipe: Recipe) -> int:
    """Count the steps of the run, taking all passes of one kind for equally long."""
    joint = min(recipe.joint_epochs, recipe.epochs)
    steps = joint * len(_batches(articles, tokenizer, recipe, 0)) if joint else 0
    if recipe.epochs > joint:
        steps += (recipe.epochs - joint) * len(_batches(articles, tokenizer, recipe, joint))
    return steps


def group_readings(readings: list[GoldArticle]) -> list[list[GoldArticle]]:
    """Put the annotators' readings of one article together; each pass takes one by chance."""
    groups: dict[str, list[GoldArticle]] = defaultdict(list)
    for reading in readings:
        groups[reading.id].append(reading)
    return list(groups.values())


def _start(base: BaseWeights, recipe: Recipe) -> Progress:
    network = TaggerNetwork(layers=recipe.layers)
    network.encoder.load_state_dict(base.encoder)
    groups: dict[tuple[bool, bool], list[Tensor]] = defaultdict(list)
    for name, value in network.named_parameters():
        groups[(name.startswith("encoder."), value.dim() > 1 and name != "steps")].append(value)
    optimiser = torch.optim.AdamW(
        [
            {
                "params": values,
                "peak": recipe.rate * (1.0 if is_encoder else recipe.head_factor),
                "weight_decay": recipe.weight_decay if decays else 0.0,
            }
            for (is_encoder, decays), values in groups.items()
        ],
        fused=True,
    )
    return Progress(network, optimiser)


def _set_rates(progress: Progress, recipe: Recipe, steps: int) -> None:
    factor = rate_factor(progress.step, of=steps, warmup=recipe.warmup_steps)
    for group in progress.optimiser.param_groups:
        group["lr"] = group["peak"] * factor


def _step(
    forward: torch.nn.Module, words: Tensor, batch: Batch, progress: Progress, recipe: Recipe
) -> dict[str, float]:
    labels = torch.from_numpy(batch.labels)
    with torch.no_grad():
        inputs = words[torch.from_numpy(batch.ids)]
    noise = make_noise(recipe.rows, recipe.length, layers=recipe.layers, dropout=recipe.dropout)
    emissions, pointers = forward(
        inputs, torch.from_numpy(batch.places), torch.from_numpy(batch.mask), noise
    )
    targets = torch.from_numpy(batch.targets)
    apart = torch.nn.functional.cross_entropy(emissions.flatten(0, 1), labels.flatten())
    chain = chain_loss(emissions, progress.network.steps, labels)
    pointed = sum(pointer_loss(pointers[:, i], targets[:, i]) for i in range(pointers.shape[1]))
    loss = apart + chain + recipe.pointer_weight * pointed
    progress.optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(progress.network.parameters(), recipe.clip)
    progress.optimiser.step()
    figures = {"labels": apart, "chain": chain, "pointers": pointed}
    return {name: round(value.item(), 4) for name, value in figures.items()}


def _batches(
    articles: list[list[GoldArticle]], tokenizer: Tokenizer, recipe: Recipe, epoch: int
) -> list[tuple[list[list[tuple[int, Window]]], list[GoldArticle]]]:
    rng = random.Random(recipe.seed * 1000 + epoch)
    chosen = [rng.choice(readings) for readings in articles]
    if recipe.augment:
        chosen = [vary_article(article, rng) for article in chosen]
    apart = epoch >= recipe.joint_epochs
    windows = [
        (owner, window)
        for owner, article in enumerate(chosen)
        for window in cut_windows(article, tokenizer, longest=recipe.length, rng=rng, apart=apart)
    ]
    rng.shuffle(windows)
    rows = pack_rows(windows, length=recipe.length)
    rng.shuffle(rows)
    # the last, incomplete batch is left out: all batches have one shape
    whole = len(rows) // recipe.rows * recipe.rows
    return [(rows[i : i + recipe.rows], chosen) for i in range(0, whole, recipe.rows)]


def _make_epoch(
    articles: list[list[GoldArticle]], tokenizer: Tokenizer, recipe: Recipe, epoch: int
) -> Iterator[Batch]:
    for rows, chosen in _batches(articles, tokenizer, recipe, epoch):
        marked = [list(article.attributions) for article in chosen]
        yield make_batch(rows, marked, length=recipe.length)


if __name__ == "__main__":
    main()
