"""One address to one `.part` file, resumed where the server allows it."""

from __future__ import annotations

import errno
import http.client
import os
import re
import urllib.error
import urllib.request
from pathlib import Path
from typing import BinaryIO

from .errors import DataError
from .registry import Remote

TRIES = 3
SILENCE = 30.0  # seconds without a byte after which a server is given up
BLOCK = 1 << 16


class Interrupted(Exception):
    """This address gave no whole file; one line. Another address may."""


def download(address: str, part: Path, file: Remote) -> None:
    """Fill `part` with what `address` gives, going on where an earlier run stopped; at most `file.size` bytes.

    Interrupted if the server cannot be reached, refuses, stops early three times or sends too much (then nothing is
    left). DataError if the disk is full.
    """
    fault = ""
    for _ in range(TRIES):
        have = part.stat().st_size if part.exists() else 0
        if file.exact and have >= file.size:
            return  # whole already, or too long: the proof decides
        try:
            if _once(address, part, file, have):
                return
            fault = "the connection ended early"
        except urllib.error.HTTPError as e:
            if e.code != 416:
                raise Interrupted(
                    f"{file.name}: {address} answered {e.code} {e.reason}; try again later, or set DESCENT_MIRROR"
                ) from e
            part.unlink(missing_ok=True)  # our half file is longer than theirs: begin again
            fault = "the server has no such part"
        except (
            OSError,
            http.client.HTTPException,
            ValueError,
        ) as e:  # of the network: those of the disk are DataErrors
            fault = str(getattr(e, "reason", e)) or type(e).__name__
    have = part.stat().st_size if part.exists() else 0
    kept = f"{have} bytes are kept, load again to go on" if have else "is there a network?"
    raise Interrupted(
        f"{file.name}: {address} could not be loaded ({fault}); {kept}, or set DESCENT_MIRROR to a folder or address that has it"
    )


def _once(address: str, part: Path, file: Remote, have: int) -> bool:
    """One request; whether the answer came to its end."""
    request = urllib.request.Request(
        address, headers={"User-Agent": "descent-course", "Accept-Encoding": "identity"}
    )
    if have:
        request.add_header("Range", f"bytes={have}-")
    with urllib.request.urlopen(request, timeout=SILENCE) as reply:
        begin = _begin(reply.status, reply.headers.get("Content-Range", ""), have)
        length = reply.headers.get("Content-Length", "")
        end = begin + int(length) if length.isdigit() else None
        written = _write(reply, part, begin, file, address)
    if file.exact:
        return written >= file.size
    os.truncate(part, written)  # an older half may have been longer
    return end is None or written >= end


def _begin(status: int, content_range: str, have: int) -> int:
    """Where the bytes of this answer belong: a server without ranges sends all of them again."""
    if status != 206:
        return 0
    found = re.match(r"bytes (\d+)-", content_range)
    if not found or int(found[1]) > have:
        raise ConnectionError(f"asked for the bytes from {have} on, got {content_range[:40]!r}")
    return int(found[1])


def _write(reply: http.client.HTTPResponse, part: Path, begin: int, file: Remote, address: str) -> int:
    """The length of what is whole in `part` afterwards."""
    at = begin
    with _open(part, file) as out:
        while block := reply.read(BLOCK):
            _put(out, at, block, part, file)
            at += len(block)
            if at > file.size:
                break
    if at > file.size:
        part.unlink(missing_ok=True)
        raise Interrupted(
            f"{file.name}: {address} sends more than the expected {file.size} bytes; nothing was kept, try another mirror"
        )
    return at


def _open(part: Path, file: Remote) -> BinaryIO:
    """For writing anywhere in it; an older half is kept."""
    try:
        return os.fdopen(
            os.open(part, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644), "r+b", buffering=0
        )
    except OSError as e:
        raise _disk_error(e, part, file) from e


def _put(out: BinaryIO, at: int, block: bytes, part: Path, file: Remote) -> None:
    try:
        out.seek(at)
        while block:  # unbuffered, so that a full disk shows here and not at the closing
            block = block[out.write(block) :]
    except OSError as e:
        raise _disk_error(e, part, file) from e


def _disk_error(e: OSError, part: Path, file: Remote) -> DataError:
    if e.errno not in (errno.ENOSPC, errno.EDQUOT):
        return DataError(
            f"{file.name}: {part} cannot be written ({e.strerror}); set DESCENT_DATA to a folder of yours"
        )
    part.unlink(missing_ok=True)
    where = f"{part.parent}, {file.size} bytes needed"
    return DataError(
        f"{file.name}: the disk is full ({where}); nothing was kept, free some space or set DESCENT_DATA"
    )
