"""Lists of numbers as bytes and back: little-endian on every machine."""

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
Sample = npt.NDArray[np.int64]
Weights = npt.NDArray[np.uint16]

_HASHES = np.dtype("<u4")
_SAMPLE = np.dtype("<i8")
_WEIGHTS = np.dtype("<u2")


def pack_hashes(values: npt.NDArray[np.uint32]) -> bytes:
    """32-bit hashes as bytes."""
    return values.astype(_HASHES, copy=False).tobytes()


def pack_sample(values: npt.NDArray[np.int64]) -> bytes:
    """64-bit hashes as bytes."""
    return values.astype(_SAMPLE, copy=False).tobytes()


def pack_weights(values: npt.NDArray[np.uint16]) -> bytes:
    """Weights as bytes."""
    return values.astype(_WEIGHTS, copy=False).tobytes()


def read_hashes(data: bytes) -> Hashes:
    """32-bit hashes of bytes, without a copy."""
    return np.frombuffer(data, dtype=_HASHES)


def read_sample(data: bytes) -> Sample:
    """64-bit hashes of bytes, without a copy."""
    return np.frombuffer(data, dtype=_SAMPLE)


def read_weights(data: bytes) -> Weights:
    """Weights of bytes, without a copy."""
    return np.frombuffer(data, dtype=_WEIGHTS)
