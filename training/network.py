"""The tagger while it learns: MiniLM, a chain of labels, and pointers between spans."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as functional
from safetensors.torch import load_file
from torch import Tensor, nn

from headwater.models.labels import LABELS, forbidden_steps

WIDTH = 384
LAYERS = 6
HEADS = 12
POINTERS = ("content to cue", "cue to source", "content to source")
POINTER_WIDTH = 64


class EncoderLayer(nn.Module):
    """One transformer layer of MiniLM."""

    def __init__(self) -> None:
        super().__init__()
        self.attention_in = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor, noise: tuple[Tensor, Tensor]) -> Tensor:
        rows, length, _ = hidden.shape
        parts = self.attention_in(hidden).view(rows, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        hidden = self.attention_norm(hidden + noise[0] * self.attention_out(mixed))
        spread = functional.gelu(self.wide(hidden))
        return self.output_norm(hidden + noise[1] * self.narrow(spread))


class Encoder(nn.Module):
    """MiniLM without its word table: word vectors in, vectors in context out."""

    def __init__(self, *, layers: int = LAYERS) -> None:
        super().__init__()
        self.positions = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(layers))

    def forward(self, words: Tensor, places: Tensor, mask: Tensor, noise: Tensor) -> Tensor:
        hidden = noise[0] * self.norm(words + self.positions(places) + self.kind)
        for number, layer in enumerate(self.layers):
            hidden = layer(hidden, mask, (noise[2 * number + 1], noise[2 * number + 2]))
        return hidden


class TaggerNetwork(nn.Module):
    """Label scores for each piece, and for each pair of pieces how well one points to another."""

    def __init__(self, *, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(layers=layers)
        self.labels = nn.Linear(WIDTH, len(LABELS))
        self.asking = nn.Linear(WIDTH, len(POINTERS) * POINTER_WIDTH)
        self.asked = nn.Linear(WIDTH, len(POINTERS) * POINTER_WIDTH)
        self.steps = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))

    def forward(
        self, words: Tensor, places: Tensor, mask: Tensor, noise: Tensor
    ) -> tuple[Tensor, Tensor]:
        return self.score(self.encoder(words, places, mask, noise), mask)

    def score(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of vectors in context, as `forward` does of words."""
        rows, length, _ = hidden.shape
        shape = (rows, length, len(POINTERS), POINTER_WIDTH)
        asking = self.asking(hidden).view(shape).transpose(1, 2)
        asked = self.asked(hidden).view(shape).transpose(1, 2)
        pointers = asking @ asked.transpose(-1, -2) * POINTER_WIDTH**-0.5 + mask
        return self.labels(hidden), pointers


def make_noise(rows: int, length: int, *, layers: int = LAYERS, dropout: float = 0.0) -> Tensor:
    """Return the factors of dropout for every layer.

    Drawn outside the network: inside a compiled one, drawing costs more than the arithmetic.
    """
    shape = (1 + 2 * layers, rows, length, WIDTH)
    return torch.empty(shape).bernoulli_(1.0 - dropout).div_(1.0 - dropout)


def chain_loss(emissions: Tensor, steps: Tensor, labels: Tensor) -> Tensor:
    """Return the negative log likelihood a piece of the label chains, by pairwise products."""
    steps = steps + torch.from_numpy(forbidden_steps())
    gold = (
        emissions.gather(2, labels.unsqueeze(2)).sum() + steps[labels[:, :-1], labels[:, 1:]].sum()
    )
    # matrix t: from the label at t to the label at t + 1, with the score of the latter
    chain = steps[None, None] + emissions[:, 1:, None, :]
    while chain.shape[1] > 1:
        if chain.shape[1] % 2:
            odd, chain = chain[:, -1:], chain[:, :-1]
        else:
            odd = chain[:, :0]
        joined = torch.logsumexp(chain[:, 0::2, :, :, None] + chain[:, 1::2, None, :, :], dim=3)
        chain = torch.cat([joined, odd], dim=1)
    total = torch.logsumexp(emissions[:, 0, :, None] + chain[:, 0], dim=(1, 2)).sum()
    return (total - gold) / labels.numel()


def pointer_loss(pointers: Tensor, targets: Tensor) -> Tensor:
    """Return the mean loss over pieces that have a target; any piece of the target will do."""
    asks = targets.any(dim=-1)
    chosen, wanted = pointers[asks], targets[asks]
    within = torch.logsumexp(chosen.masked_fill(~wanted, -1e4), dim=-1)
    return (torch.logsumexp(chosen, dim=-1) - within).mean()


@dataclass(frozen=True, slots=True)
class BaseWeights:
    """The published sentence encoder: its word table and the rest."""

    words: Tensor
    encoder: dict[str, Tensor]


def load_base(path: Path, *, layers: int = LAYERS) -> BaseWeights:
    """Read all-MiniLM-L6-v2 into the names used here."""
    raw = load_file(path)
    raw = {name.removeprefix("bert."): value for name, value in raw.items()}
    table = {
        "positions.weight": raw["embeddings.position_embeddings.weight"],
        "kind": raw["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    names = {
        "attention_out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "output_norm": "output.LayerNorm",
    }
    for number in range(layers):
        for part in ("weight", "bias"):
            stem = f"encoder.layer.{number}"
            ours = f"layers.{number}"
            table[f"{ours}.attention_in.{part}"] = torch.cat(
                [raw[f"{stem}.attention.self.{role}.{part}"] for role in ("query", "key", "value")]
            )
            for name, theirs in names.items():
                table[f"{ours}.{name}.{part}"] = raw[f"{stem}.{theirs}.{part}"]
    return BaseWeights(raw["embeddings.word_embeddings.weight"], table)
