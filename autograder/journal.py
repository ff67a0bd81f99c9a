"""What was graded already: one file a report, named by everything that the report depends on.

A grader that is killed loses at most the submissions it was working on; the same command goes on where it stopped and ends in the
same reports. Files are written whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
import platform
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

from .errors import OurError
from .verdict import REPORT_VERSION, Report


class DiskError(OurError):
    """The disk is full or cannot be written; nothing half-written is left."""


def write_whole(path: Path, data: bytes) -> None:
    """Write `path` whole or not at all, creating its folder. Raises DiskError with one line."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError as error:
        raise DiskError(f"{path}: cannot be written ({error.strerror}); free the disk or mend the rights, then give the same command again") from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the drafts that a killed grader was writing below `folder`; those of a live one stay."""
    for draft in folder.rglob(".*.part"):
        pid = draft.name.split(".")[-2]
        if pid.isdigit() and not _alive(int(pid)):
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    if os.name != "posix":  # elsewhere signal 0 is no question
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def versions() -> str:
    """What besides text decides a result: the machine's kind, Python, and the libraries that compute."""
    names = ("descent-course", "numpy", "torch", "gymnasium")
    found = [f"{name} {_version(name)}" for name in names]
    return "; ".join([f"report {REPORT_VERSION}", platform.python_version(), platform.machine(), *found])


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"


@cache
def grader_digest() -> str:
    """The grader's own source, so that a mended grader grades anew."""
    folder = Path(__file__).parent
    files = sorted(folder.rglob("*.py"))
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()


class Journal:
    """The folder of finished reports."""

    def __init__(self, folder: Path, *key: str) -> None:
        """`key`: what all reports of this run depend on (assignment, seed id, confinement, versions)."""
        self.folder, self.key = folder, "\x1f".join(key)

    def path(self, student: str, digest: str) -> Path:
        name = hashlib.sha256("\x1f".join([self.key, student, digest]).encode()).hexdigest()
        return self.folder / name[:2] / f"{name}.json"

    def get(self, student: str, digest: str) -> Report | None:
        """The kept report, or None; a damaged file counts as none."""
        try:
            return Report.from_json(self.path(student, digest).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, digest: str, report: Report) -> None:
        write_whole(self.path(report.student, digest), report.to_json().encode())
