"""A file of the registry: from the cache, a mirror or its address, proven, or one clear message.

DESCENT_DATA names the cache folder (default: the platform's own). DESCENT_MIRROR names a folder or an address that
holds the files under the registry's names; then no other address is asked. What arrives goes to `name.part` and gets
its name only when its digest is right; an interrupted download leaves the `.part`, and the next call resumes it.
A lock beside the file lets one process at a time load it; the others find it there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pooch
from filelock import FileLock

from .download import Interrupted, download
from .errors import DataError
from .registry import Remote

Proof = Callable[[Path], str]


def sha256(path: Path) -> str:
    """Of the file's bytes: the proof of all files but those that say otherwise."""
    return str(pooch.file_hash(str(path), alg="sha256"))


def cache_folder() -> Path:
    """Where downloads are kept."""
    return Path(os.environ.get("DESCENT_DATA") or pooch.os_cache("descent-course")).expanduser()


def fetch(file: Remote, proof: Proof = sha256) -> Path:
    """A path whose content has `proof(path) == file.digest`: in the cache, or in the mirror where that is a folder.

    DataError, one line, where it cannot be had: no network, a wrong digest, a full disk, a folder that cannot be written.
    """
    mirror = os.environ.get("DESCENT_MIRROR", "")
    target = cache_folder() / file.name
    try:
        if target.is_file():
            if _digest(target, proof) == file.digest:
                return target
            target.unlink()  # damaged since it was stored
        if mirror and "://" not in mirror:
            return _from_folder(Path(mirror).expanduser(), file, proof)
        addresses = (f"{mirror.rstrip('/')}/{file.name}",) if mirror else file.addresses
        target.parent.mkdir(parents=True, exist_ok=True)
        return _one_at_a_time(file, addresses, target, proof)
    except OSError as e:
        where = e.filename or cache_folder()
        raise DataError(
            f"{file.name}: {where} cannot be used ({e.strerror or e}); set DESCENT_DATA to a folder of yours"
        ) from e


def _digest(path: Path, proof: Proof) -> str:
    """The proof, or the reason that there is none: a file that cannot be parsed is a wrong file."""
    try:
        return proof(path)
    except DataError as e:
        return str(e)


def _from_folder(mirror: Path, file: Remote, proof: Proof) -> Path:
    source = mirror / file.name
    if not source.is_file():
        raise DataError(
            f"{file.name}: not in the mirror {mirror}; put it there, or unset DESCENT_MIRROR to load it from the network"
        )
    if (found := _digest(source, proof)) != file.digest:
        raise DataError(_wrong(file, found, str(source)))
    return source


def _one_at_a_time(file: Remote, addresses: tuple[str, ...], target: Path, proof: Proof) -> Path:
    lock = target.with_name(target.name + ".lock")
    with FileLock(lock):
        if target.is_file() and _digest(target, proof) == file.digest:  # somebody else was first
            found = target
        else:
            found = _from_network(file, addresses, target, proof)
    return found


def _from_network(file: Remote, addresses: tuple[str, ...], target: Path, proof: Proof) -> Path:
    part = target.with_name(target.name + ".part")
    faults = []
    for address in addresses:
        # A half file of an earlier run may itself be damaged: if it leads to a wrong digest, the whole is loaded once more.
        for attempt in ("resumed", "whole"):
            resumed = part.exists()
            try:
                download(address, part, file)
            except Interrupted as e:
                faults.append(str(e))
                break
            if (found := _digest(part, proof)) == file.digest:
                return part.replace(target)
            part.unlink(missing_ok=True)
            if attempt == "whole" or not resumed:
                faults.append(_wrong(file, found, address))
                break
    raise DataError("; ".join(faults))


def _wrong(file: Remote, found: str, source: str) -> str:
    came = f"{found[:16]}..." if len(found) == 64 else found
    return f"{file.name}: {source} gave a file with digest {came}, expected {file.digest[:16]}...; it was not kept, try another mirror"
