"""Data of the course: `load("glyphs", "train")` gives arrays; `card("glyphs")` says what they are.

`coursedata.glyphs.draw` and `coursedata.scenes.draw` draw as many fresh ones as one asks for.
"""

from __future__ import annotations

from . import glyphs, scenes
from .errors import DataError
from .sets import card, load, names

__all__ = ["DataError", "card", "glyphs", "load", "names", "scenes"]
