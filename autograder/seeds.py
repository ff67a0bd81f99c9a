"""The grading seed: one an assignment, made at the first grading beside the gradebook, known by its id.

Hidden cases are public generators under this secret number. A seed that cannot be read stops the grader with one line; a lost
one is never silently replaced while reports exist.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from .errors import SeedError


@dataclass(frozen=True)
class Seed:
    """A grading seed. Its `repr` does not show it."""

    value: int

    @property
    def id(self) -> str:
        """Names the seed and does not give it away."""
        return hashlib.sha256(f"descent seed {self.value}".encode()).hexdigest()[:12]

    def __repr__(self) -> str:
        return f"Seed(id={self.id})"


def read_seed(path: Path) -> Seed:
    """The seed in `path`; raises SeedError with one line that says what to do."""
    try:
        return Seed(int(path.read_text(encoding="ascii"), 16))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SeedError(f"{path}: the grading seed cannot be read ({reason}); ask its owner, or restore it from a backup") from None
    except ValueError:
        raise SeedError(f"{path}: this is no grading seed (hexadecimal digits were expected); restore it from a backup") from None


def seed_for(path: Path, *, reports_exist: bool, like: Path | None = None) -> Seed:
    """The seed in `path`, made there when this is the first grading. The new file takes group and mode of `like` (the gradebook)."""
    if path.exists() or path.is_symlink():
        return read_seed(path)
    if reports_exist:
        raise SeedError(
            f"{path}: the grading seed is gone, but reports made under it exist; restore it, or move the reports away to grade all anew"
        )
    _write_secret(path, f"{secrets.randbits(128):032x}\n", like)
    return read_seed(path)


def _write_secret(path: Path, text: str, like: Path | None) -> None:
    """Written whole or not at all, and never overwriting a seed that another grader made meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if like is not None and like.exists():
            status = like.stat()
            os.chown(draft, -1, status.st_gid)
            os.chmod(draft, status.st_mode & 0o660)
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError as error:
        raise SeedError(f"{path}: the grading seed cannot be written ({error.strerror}); free the disk or mend the rights") from None
    finally:
        draft.unlink(missing_ok=True)
