"""The same attacks, with the judge itself an ordinary user: user namespaces instead of root."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
FILES = ("test_mechanisms.py", "test_limits.py", "test_lifecycle.py")
CHOSEN = "reported or landlock or refused or memory or judge or (nothing_is_left and (all or bare))"


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user runs all these tests as one already")
def test_an_ordinary_user_is_as_safe(open_folder: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--basetemp={open_folder}/base"]
    result = run_as_user([*command, "-k", CHOSEN, *(str(HERE / name) for name in FILES)])
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    passed = re.search(r"(\d+) passed", result.stdout)
    assert passed and int(passed[1]) >= 40 and "failed" not in result.stdout, result.stdout[-4000:]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that the ordinary user may write into; pytest's own are for root alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def run_as_user(command: list[str]) -> Any:
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "HOME": "/tmp",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    program = [sys.executable, str(HERE / "ordinary_user.py"), *command]
    return subprocess.run(program, env=environment, capture_output=True, text=True, timeout=300, check=False)
