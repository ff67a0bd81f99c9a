"""A cache folder of the test's own; no mirror and no proxy from the outside."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DESCENT_DATA", str(folder))
    monkeypatch.delenv("DESCENT_MIRROR", raising=False)
    monkeypatch.setenv("no_proxy", "*")
    return folder
