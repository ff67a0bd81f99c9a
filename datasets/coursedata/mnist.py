"""MNIST and Fashion-MNIST: 28x28 grey images in ten classes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from . import registry
from .errors import DataError
from .fetch import fetch
from .idx import read_idx

CLASSES = 10


def load_mnist(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """{"images": (N, 28, 28) uint8, "labels": (N,) int64}; 60,000 for "train", 10,000 for "test"."""
    images, labels = registry.MNIST[split]
    return read_pair(fetch(images), fetch(labels))


def load_fashion(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """As `load_mnist`: shirts, shoes and bags."""
    images, labels = registry.FASHION[split]
    return read_pair(fetch(images), fetch(labels))


def read_pair(images: Path, labels: Path) -> dict[str, np.ndarray[Any, Any]]:
    """Two IDX files that belong together; DataError where they do not."""
    x, y = read_idx(images, axes=3), read_idx(labels, axes=1)
    if len(x) != len(y) or x.shape[1:] != (28, 28):
        raise DataError(
            f"{images.name}: shape {x.shape} with {len(y)} labels, expected as many images of 28x28"
        )
    if y.size and y.max() >= CLASSES:
        raise DataError(f"{labels.name}: label {y.max()} at {y.argmax()}, expected 0 to {CLASSES - 1}")
    return {"images": x, "labels": y.astype(np.int64)}
