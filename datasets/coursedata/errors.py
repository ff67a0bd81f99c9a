"""The one exception of this package."""

from __future__ import annotations


class DataError(Exception):
    """A set that cannot be had or read. One line: which file, what came, what was expected, what to do next."""
