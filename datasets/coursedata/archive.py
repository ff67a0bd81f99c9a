"""Zip files read in memory, with caps; nothing is ever unpacked onto the disk.

A listing with a path that climbs, a link, an encrypted or a double member is refused whole; sizes are counted as the
bytes come, since what an archive says of itself may be a lie.
"""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .errors import DataError


@dataclass(frozen=True)
class Caps:
    """How much an archive may hold: members in all, bytes of one member, bytes of all that are read."""

    members: int = 100_000
    one: int = 2**26
    total: int = 2**28


Choose = Callable[[Mapping[str, int]], Iterable[str]]
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
    LookupError,
)


def read_zip(path: Path, choose: Choose, caps: Caps | None = None) -> dict[str, bytes]:
    """The members that `choose` names, given every member's name and declared size; name to bytes, in its order.

    DataError for whatever is no zip, is truncated or hostile, or goes beyond `caps`.
    """
    limits = caps or Caps()
    try:
        with zipfile.ZipFile(path) as archive:
            listing = _listing(path, archive, limits)
            sizes = {name: info.file_size for name, info in listing.items()}
            return _read(path, archive, listing, choose(sizes), limits)
    except BROKEN as e:
        raise DataError(
            f"{path.name}: no readable zip file ({type(e).__name__}: {e}); delete {path} and load again"
        ) from e


def digest_of(members: Mapping[str, bytes]) -> str:
    """sha256 over names and contents, sorted by name: the same however the archive was packed."""
    total = hashlib.sha256()
    for name in sorted(members):
        total.update(name.encode() + b"\0" + hashlib.sha256(members[name]).digest())
    return total.hexdigest()


def _listing(path: Path, archive: zipfile.ZipFile, caps: Caps) -> dict[str, zipfile.ZipInfo]:
    infos = archive.infolist()
    if len(infos) > caps.members:
        raise DataError(
            f"{path.name}: {len(infos)} members, expected at most {caps.members}; this is not the file of the course"
        )
    listing: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if fault := _fault(info, listing):
            raise DataError(
                f"{path.name}: member {info.filename[:80]!r} {fault}; this is not the file of the course"
            )
        if not info.is_dir():
            listing[info.filename] = info
    return listing


def _fault(info: zipfile.ZipInfo, seen: Mapping[str, object]) -> str | None:
    name = info.orig_filename
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or any(c in name for c in "\\:\0"):
        return "has a path that leaves the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    if info.flag_bits & 1:
        return "is encrypted"
    return "stands there twice" if info.filename in seen else None


def _read(
    path: Path,
    archive: zipfile.ZipFile,
    listing: Mapping[str, zipfile.ZipInfo],
    names: Iterable[str],
    caps: Caps,
) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    left = caps.total
    for name in names:
        if name not in listing:
            raise DataError(
                f"{path.name}: no member {name!r} among {len(listing)}; this is not the file of the course"
            )
        allowed = min(caps.one, left, listing[name].file_size)
        with archive.open(listing[name]) as member:
            data = member.read(allowed + 1)
        if len(data) != listing[name].file_size:
            size = listing[name].file_size
            more = f"over {allowed}" if len(data) > allowed else str(len(data))
            raise DataError(
                f"{path.name}: member {name[:80]!r} holds {more} bytes, says {size}, may hold {min(caps.one, left)}"
            )
        members[name] = data
        left -= len(data)
    return members
