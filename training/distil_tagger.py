"""Teach a shallower tagger what the trained one answers:
`python -m training.distil_tagger CHECKPOINT --out FOLDER`.

Knowledge distillation (Hinton, Vinyals, Dean 2015) with the vectors of the last layer as a second
target (Sanh et al. 2019).  Every other batch is marked text of PolNeAR, where the annotators'
labels count too; the batches between are unmarked news of other years and topics, on which the
teacher's answer is all there is.  Seeded, one thread, saved after every pass.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch
import torch.nn.functional as functional
from bench.attribution.polnear import GoldArticle, read_split
from tokenizers import Tokenizer
from torch import Tensor

from training.augment import vary_article
from training.base import find_base, load_tokenizer
from training.checkpoints import Progress, rate_factor, resume, save_pass
from training.examples import Batch, cut_windows, make_batch, pack_rows
from training.network import (
    TaggerNetwork,
    chain_loss,
    load_base,
    make_noise,
    pointer_loss,
)
from training.train_tagger import group_readings


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what is learned."""

    seed: int = 20161108
    epochs: int = 3
    # layers of the teacher that the student starts from: both ends matter most
    kept: tuple[int, ...] = (0, 1, 3, 5)
    length: int = 256
    rows: int = 5
    dropout: float = 0.05
    rate: float = 3e-4
    warmup_steps: int = 50
    weight_decay: float = 0.01
    clip: float = 1.0
    # weights of the losses beside the teacher's labels: the annotators' labels, the pointers (of
    # teacher and annotators), the vectors of the last layer
    gold_weight: float = 0.5
    pointer_weight: float = 0.3
    vector_weight: float = 3.0


def main() -> None:
    """Read the command line and distil."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = Recipe()
    default = os.environ.get("HEADWATER_DATA", "../shared/data")
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--kept", type=int, nargs="+", default=list(usual.kept))
    options = parser.parse_args()
    recipe = Recipe(epochs=options.epochs, rate=options.rate, kept=tuple(options.kept))
    distil(options.data, options.teacher, options.out, recipe)


def distil(data: Path, teacher_path: Path, out: Path, recipe: Recipe) -> None:
    """Distil by `recipe`; a checkpoint a pass, from which another call goes on."""
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    words = load_base(find_base() / "model.safetensors").words
    teacher, student = _start(teacher_path, recipe)
    optimiser = torch.optim.AdamW(
        student.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay, fused=True
    )
    progress = Progress(student.tagger, optimiser)
    resume(out, progress)
    tokenizer = load_tokenizer()
    marked = group_readings(read_split(data, "train", every_annotator=True))
    steps = recipe.epochs * 2 * len(list(_marked_batches(marked, tokenizer, recipe, 0)))
    forward = torch.compile(student, dynamic=False, fullgraph=False)
    answer = torch.compile(teacher.encoder, dynamic=False)
    while progress.epoch < recipe.epochs:
        torch.manual_seed(recipe.seed + progress.epoch)
        batches = _mixed(
            _marked_batches(marked, tokenizer, recipe, progress.epoch),
            _unmarked_batches(data, tokenizer, recipe, progress.epoch),
        )
        for batch, is_marked in batches:
            factor = rate_factor(progress.step, of=steps, warmup=recipe.warmup_steps)
            for group in optimiser.param_groups:
                group["lr"] = recipe.rate * factor
            started = time.process_time()
            with torch.no_grad():
                inputs = _inputs(words, batch)
                calm = make_noise(recipe.rows, recipe.length, layers=6)
                vectors = answer(*inputs, calm)
                wanted = teacher.score(vectors, inputs[2])
            hidden, given = forward(*inputs, _student_noise(recipe))
            losses = _losses(hidden, given, vectors, wanted, batch, recipe)
            if is_marked:
                losses |= _gold_losses(given, student.tagger, batch, recipe)
            _learn(progress, losses, recipe)
            if progress.step % 50 < 2:
                figures = {name: round(value.item(), 4) for name, value in losses.items()}
                figures["seconds"] = round(time.process_time() - started, 3)
                print(json.dumps({"step": progress.step, "of": steps, **figures}), flush=True)
            progress.step += 1
        progress.epoch += 1
        save_pass(out, progress, recipe)


def _inputs(words: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """The pieces' vectors, their places in their sentences, and which may see which."""
    pieces = words[torch.from_numpy(batch.ids)]
    return pieces, torch.from_numpy(batch.places), torch.from_numpy(batch.mask)


def _student_noise(recipe: Recipe) -> Tensor:
    return make_noise(recipe.rows, recipe.length, layers=len(recipe.kept), dropout=recipe.dropout)


def _learn(progress: Progress, losses: dict[str, Tensor], recipe: Recipe) -> None:
    """One step down the sum of the losses."""
    loss = sum(losses.values(), start=torch.zeros(()))
    progress.optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(progress.network.parameters(), recipe.clip)
    progress.optimiser.step()


class _Student(torch.nn.Module):
    """The shallower tagger, which also tells the vectors of its last layer."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.tagger = TaggerNetwork(layers=layers)

    def forward(
        self, words: Tensor, places: Tensor, mask: Tensor, noise: Tensor
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        hidden = self.tagger.encoder(words, places, mask, noise)
        return hidden, self.tagger.score(hidden, mask)


def _start(teacher_path: Path, recipe: Recipe) -> tuple[TaggerNetwork, _Student]:
    """The teacher, and a student made of some of its layers."""
    teacher = TaggerNetwork()
    state = torch.load(teacher_path, weights_only=True)["network"]
    teacher.load_state_dict(state)
    teacher.eval()
    student = _Student(len(recipe.kept))
    taken = {k: v for k, v in state.items() if not k.startswith("encoder.layers.")}
    for new, old in enumerate(recipe.kept):
        stem = f"encoder.layers.{old}."
        taken |= {
            f"encoder.layers.{new}.{k.removeprefix(stem)}": v
            for k, v in state.items()
            if k.startswith(stem)
        }
    student.tagger.load_state_dict(taken)
    return teacher, student


def _losses(
    hidden: Tensor,
    given: tuple[Tensor, Tensor],
    vectors: Tensor,
    wanted: tuple[Tensor, Tensor],
    batch: Batch,
    recipe: Recipe,
) -> dict[str, Tensor]:
    """How far the student is from the teacher; padding does not count."""
    real = torch.from_numpy(batch.ids) != 0
    labels = functional.kl_div(
        given[0].log_softmax(-1)[real],
        wanted[0].log_softmax(-1)[real],
        log_target=True,
        reduction="batchmean",
    )
    # a piece that stands for nothing points nowhere in particular: only those count to which the
    # teacher gives a role
    asks = real & (wanted[0].argmax(-1) != 0)
    mine = given[1].transpose(1, 2)[asks].log_softmax(-1)
    theirs = wanted[1].transpose(1, 2)[asks].log_softmax(-1)
    pointers = functional.kl_div(mine, theirs, log_target=True, reduction="sum")
    pointers = pointers / max(1, mine.shape[0] * mine.shape[1])
    apart = functional.mse_loss(hidden[real], vectors[real])
    return {
        "labels": 4 * labels,
        "pointers": recipe.pointer_weight * 2 * pointers,
        "vectors": recipe.vector_weight * apart,
    }


def _gold_losses(
    given: tuple[Tensor, Tensor], tagger: TaggerNetwork, batch: Batch, recipe: Recipe
) -> dict[str, Tensor]:
    labels, targets = torch.from_numpy(batch.labels), torch.from_numpy(batch.targets)
    apart = functional.cross_entropy(given[0].flatten(0, 1), labels.flatten())
    chain = chain_loss(given[0], tagger.steps, labels)
    pointed = sum(
        (pointer_loss(given[1][:, i], targets[:, i]) for i in range(targets.shape[1])),
        start=torch.zeros(()),
    )
    return {
        "gold labels": recipe.gold_weight * (apart + chain),
        "gold pointers": recipe.gold_weight * recipe.pointer_weight * pointed,
    }


def _marked_batches(
    articles: list[list[GoldArticle]], tokenizer: Tokenizer, recipe: Recipe, epoch: int
) -> Iterator[Batch]:
    rng = random.Random(recipe.seed * 1000 + epoch)
    chosen = [vary_article(rng.choice(readings), rng) for readings in articles]
    yield from _cut(chosen, tokenizer, recipe, rng)


def _unmarked_batches(
    data: Path, tokenizer: Tokenizer, recipe: Recipe, epoch: int
) -> Iterator[Batch]:
    """Other articles of the news at each pass, in the order of the file."""
    each = 700  # articles cut at once, about as many as a pass takes
    with gzip.open(data / "allsides" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = islice(lines, epoch * 3000, None)
        rng = random.Random(recipe.seed * 2000 + epoch)
        while part := list(islice(rows, each)):
            read = [json.loads(line) for line in part]
            articles = [
                GoldArticle(id=str(row["id"]), annotator="", text=row["text"], attributions=())
                for row in read
            ]
            yield from _cut(articles, tokenizer, recipe, rng)


def _cut(
    articles: list[GoldArticle], tokenizer: Tokenizer, recipe: Recipe, rng: random.Random
) -> Iterator[Batch]:
    windows = [
        (owner, window)
        for owner, article in enumerate(articles)
        for window in cut_windows(article, tokenizer, longest=recipe.length, rng=rng)
    ]
    rng.shuffle(windows)
    rows = pack_rows(windows, length=recipe.length)
    rng.shuffle(rows)
    marked = [list(article.attributions) for article in articles]
    for i in range(0, len(rows) // recipe.rows * recipe.rows, recipe.rows):
        yield make_batch(rows[i : i + recipe.rows], marked, length=recipe.length)


def _mixed(marked: Iterator[Batch], unmarked: Iterator[Batch]) -> Iterator[tuple[Batch, bool]]:
    """One of each in turn, until the marked ones end."""
    for batch in marked:
        yield batch, True
        if (other := next(unmarked, None)) is not None:
            yield other, False


if __name__ == "__main__":
    main()
