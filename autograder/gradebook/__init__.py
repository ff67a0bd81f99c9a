"""nbgrader's gradebook: `rows` turns reports into its rows, `store` opens it."""

from __future__ import annotations

from .rows import COURSE, released_cells, write_assignment, write_gradebook
from .store import open_gradebook

__all__ = ["COURSE", "open_gradebook", "released_cells", "write_assignment", "write_gradebook"]
