"""The cards of the sets: source, licence, checksums, shapes, parts, known faults."""

from __future__ import annotations

from pathlib import Path

from .errors import DataError

FOLDER = Path(__file__).parents[1] / "cards"


def read_card(name: str) -> str:
    """The Markdown text of datasets/cards/<name>.md; DataError where the package was installed without its repository."""
    path = FOLDER / f"{name}.md"
    if not path.is_file():
        raise DataError(
            f"{name}: no card at {path}; cards lie in the course's repository under datasets/cards"
        )
    return path.read_text(encoding="utf-8")
