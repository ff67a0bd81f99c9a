"""What a feedback page may draw of a trained classifier: its confusion matrix and its six most confident mistakes.

All of it comes from a draw of its own, so that nothing of the data that points are given for is ever shown.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

import numpy as np

MAX_CLASSES, MISTAKES = 32, 6
SMALLEST, LARGEST = 4, 64  # sides of a picture


def classifier_figures(inputs: Mapping[str, Any], labels: Any, outputs: Any, classes: tuple[str, ...]) -> dict[str, Any]:
    """`confusion` and `mistakes` as plain data; nothing where labels or outputs are not those of a classifier.

    labels: (N,) integers from 0. outputs: (N, C) scores, logits or probabilities, or (N,) class indices.
    """
    if not (isinstance(labels, np.ndarray) and labels.ndim == 1 and labels.dtype.kind in "iu" and len(labels)):
        return {}
    if not (isinstance(outputs, np.ndarray) and outputs.ndim in (1, 2) and len(outputs) == len(labels)):
        return {}
    if outputs.ndim == 1 and outputs.dtype.kind not in "iu":
        return {}
    given, sure = _answers(outputs)
    count = max(len(classes), int(labels.max()) + 1, outputs.shape[1] if outputs.ndim == 2 else 1)
    if count > MAX_CLASSES or labels.min() < 0 or given.min() < 0 or given.max() >= count:
        return {}
    names = [*classes, *(str(i) for i in range(len(classes), count))]
    counts = np.zeros((count, count), np.int64)
    np.add.at(counts, (labels, given), 1)
    figures: dict[str, Any] = {"confusion": {"classes": names, "counts": counts.tolist()}}
    mistakes = _mistakes(inputs, labels, given, sure, names)
    return figures | ({"mistakes": mistakes} if mistakes else {})


def _answers(outputs: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
    """The class given for each sample, and its probability where the outputs tell."""
    if outputs.ndim == 1:
        return outputs.astype(np.int64), None
    scores = outputs.astype(np.float64)
    given = scores.argmax(axis=1)
    probabilities = (scores >= 0).all() and np.allclose(scores.sum(axis=1), 1, atol=1e-3)
    if not probabilities:
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores = scores / scores.sum(axis=1, keepdims=True)
    return given, scores[np.arange(len(scores)), given]


def _mistakes(
    inputs: Mapping[str, Any], labels: np.ndarray, given: np.ndarray, sure: np.ndarray | None, names: list[str]
) -> list[dict[str, Any]]:
    """The wrong answers that the model was surest of, with their pictures."""
    pictures = next((p for v in inputs.values() if (p := _pictures(v, len(labels))) is not None), None)
    wrong = np.flatnonzero(labels != given)
    if pictures is None or not len(wrong):
        return []
    order = wrong if sure is None else wrong[np.argsort(-np.round(sure[wrong], 6), kind="stable")]
    return [
        {"label": names[labels[i]], "given": names[given[i]], "sure": None if sure is None else float(f"{sure[i]:.6g}")} | _packed(pictures[i])
        for i in order[:MISTAKES]
    ]


def _pictures(value: Any, count: int) -> np.ndarray | None:
    """`value` as pictures (N, H, W) or (N, H, W, 3), or None where it holds none. Axes may come channels first."""
    if not isinstance(value, np.ndarray) or value.ndim not in (3, 4) or len(value) != count or value.dtype.kind not in "buif":
        return None
    if value.ndim == 4 and value.shape[1] in (1, 3) and value.shape[3] not in (1, 3):
        value = value.transpose(0, 2, 3, 1)
    if value.ndim == 4 and value.shape[3] == 1:
        value = value[..., 0]
    sides = all(SMALLEST <= n <= LARGEST for n in value.shape[1:3])
    return value if sides and (value.ndim == 3 or value.shape[3] == 3) else None


def _packed(picture: np.ndarray) -> dict[str, Any]:
    """One picture as bytes of grey or colour, its darkest value black and its lightest white."""
    if picture.dtype != np.uint8:
        low, high = float(picture.min()), float(picture.max())
        picture = np.round(255 * (picture.astype(np.float64) - low) / ((high - low) or 1.0)).astype(np.uint8)
    return {"shape": list(picture.shape), "pixels": base64.b64encode(np.ascontiguousarray(picture).tobytes()).decode()}
