"""Say how large a download of torch will be, before pip begins it.

Where the package index serves only CUDA builds, torch brings gigabytes of libraries with it. This asks pip itself (so that all of pip's
own settings count: PIP_INDEX_URL, PIP_EXTRA_INDEX_URL, PIP_FIND_LINKS, pip.conf) what it would install, and asks each address for its size.
Says nothing where torch is installed already; never stops the installation.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.parse import urlparse


def main(constraints: str) -> None:
    if importlib.util.find_spec("torch") is not None:
        return
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps", "--report", "-", "-c", constraints, "torch"]
    found = _ask_pip(command)
    if not found:
        return
    needs = found[0]["metadata"].get("requires_dist", [])
    if not any(n.startswith(("nvidia-", "cuda-", "triton")) for n in needs):
        print(f"setup: torch {found[0]['metadata']['version']} for the CPU, {_size(found)}, and about 300 MB of other packages", flush=True)
        return
    everything = _ask_pip([c for c in command if c != "--no-deps"]) or found
    print(
        f"setup: this package index serves only a CUDA build of torch: {_size(everything)} will be downloaded. "
        "For the small CPU build stop now and set PIP_INDEX_URL or PIP_EXTRA_INDEX_URL to an index that has it, or PIP_FIND_LINKS to a folder.",
        flush=True,
    )


def _ask_pip(command: list[str]) -> list[dict]:
    run = subprocess.run(command, capture_output=True, text=True)
    try:
        return json.loads(run.stdout)["install"]
    except (ValueError, KeyError):
        return []  # pip will say itself what is wrong


def _size(packages: list[dict]) -> str:
    sizes = [_bytes(p["download_info"]["url"]) for p in packages]
    known = sum(s for s in sizes if s)
    more = " or more" if None in sizes else ""
    return f"{known / 2**30:.1f} GB{more}" if known > 2**30 else f"{known / 2**20:.0f} MB{more}"


def _bytes(url: str) -> int | None:
    try:
        parts = urlparse(url)
        if parts.scheme == "file":
            return Path(urllib.request.url2pathname(parts.path)).stat().st_size
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=10) as reply:
            return int(reply.headers["Content-Length"])
    except (OSError, ValueError, TypeError):
        return None


if __name__ == "__main__":
    main(sys.argv[1])
