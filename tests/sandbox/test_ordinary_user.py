"""The same attacks, with the judge itself an ordinary user: user namespaces instead of root."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
FILES = ("test_mechanisms.py", "test_limits.py", "test_lifecycle.py")
CHOSEN = "reported or landlock or refused or memory or judge or (nothing_is_left and (all or bare))"


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user runs all these tests as one already")
def test_an_ordinary_user_is_as_safe(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--basetemp=/tmp/{tmp_path.name}-user",
    ]
    command += ["-k", CHOSEN, *(str(HERE / name) for name in FILES)]
    result = run_as_user(command)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    assert "passed" in result.stdout and "failed" not in result.stdout


def run_as_user(command: list[str]) -> Any:
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "HOME": "/tmp",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    program = [sys.executable, str(HERE / "ordinary_user.py"), *command]
    return subprocess.run(program, env=environment, capture_output=True, text=True, timeout=300, check=False)
