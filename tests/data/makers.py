"""Tiny files in the real formats, a mirror of them, and a server that can be told to misbehave."""

from __future__ import annotations

import gzip
import hashlib
import io
import struct
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from coursedata import bccd, nuclei, registry
from coursedata.archive import digest_of
from coursedata.registry import Remote


def idx(values: np.ndarray) -> bytes:
    head = bytes([0, 0, 8, values.ndim]) + struct.pack(f">{values.ndim}I", *values.shape)
    return gzip.compress(head + values.astype(np.uint8).tobytes())


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def picture(values: np.ndarray, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.fromarray(values).save(out, kind)
    return out.getvalue()


def annotation(*boxes: tuple[str, int, int, int, int]) -> bytes:
    keys = ("xmin", "ymin", "xmax", "ymax")
    objects = "".join(
        f"<object><name>{name}</name><bndbox>{''.join(f'<{k}>{v}</{k}>' for k, v in zip(keys, box, strict=True))}</bndbox></object>"
        for name, *box in boxes
    )
    return f"<annotation>{objects}</annotation>".encode()


def remote(data: bytes, name: str = "set/file.bin", *addresses: str) -> Remote:
    return Remote(name, hashlib.sha256(data).hexdigest(), len(data), addresses, "MIT")


def stand_in(mirror: Path, file: Remote, data: bytes, digest: str | None = None) -> Remote:
    """`data` in the mirror under the file's name, and an entry of the registry that knows it."""
    path = mirror / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Remote(file.name, digest or hashlib.sha256(data).hexdigest(), len(data), (), file.licence)


def drawing(rng: np.random.Generator, side: int = 105) -> bytes:
    return picture(np.where(rng.random((side, side)) < 0.1, 0, 255).astype(np.uint8))


def omniglot_zip(rng: np.random.Generator) -> bytes:
    names = [
        f"small/{a}/character{c:02}/{i:04}_{h:02}.png"
        for i, (a, c) in enumerate([("Greek", 1), ("Greek", 2), ("Latin", 1)])
        for h in (1, 2)
    ]
    return zipped({name: drawing(rng) for name in names})


def runs_zip(rng: np.random.Generator, ways: int = 3) -> bytes:
    members: dict[str, bytes] = {}
    for run in ("run01", "run02"):
        order = rng.permutation(ways)
        members[f"{run}/class_labels.txt"] = "".join(
            f"{run}/test/item{q + 1:02}.png {run}/training/class{k + 1:02}.png\n" for q, k in enumerate(order)
        ).encode()
        for i in range(1, ways + 1):
            members[f"{run}/training/class{i:02}.png"] = drawing(rng)
            members[f"{run}/test/item{i:02}.png"] = drawing(rng)
    return zipped(members)


def bccd_members(boxes: bytes | None = None) -> dict[str, bytes]:
    photo = picture(np.full((480, 640, 3), 128, np.uint8), "JPEG")
    found = boxes or annotation(("RBC", 10, 20, 50, 60), ("WBC", 100, 100, 300, 250), ("RBC", 5, 5, 5, 9))
    members = {
        "x/BCCD/ImageSets/Main/train.txt": b"a\nb\n",
        "x/BCCD/ImageSets/Main/val.txt": b"a\n",
        "x/BCCD/ImageSets/Main/test.txt": b"b\n",
    }
    for stem in "ab":
        members |= {f"x/BCCD/JPEGImages/{stem}.jpg": photo, f"x/BCCD/Annotations/{stem}.xml": found}
    return members


def nuclei_members(side: int = 256) -> dict[str, bytes]:
    members = {}
    for name in "abcde":
        members[f"r/stage1_train/{name}/images/{name}.png"] = picture(
            np.full((side, side + 4, 4), 40, np.uint8)
        )
        for k in range(3):
            mask = np.zeros((side, side + 4), np.uint8)
            mask[20 * k : 20 * k + 10, 5:15] = 255
            members[f"r/stage1_train/{name}/masks/{k}.png"] = picture(mask)
    mask = np.zeros((side, side + 4), np.uint8)
    mask[:, side:] = 255  # outside of the part that is kept
    return members | {"r/stage1_train/a/masks/1.png": picture(mask)}


def fill_mirror(mirror: Path, patch: pytest.MonkeyPatch) -> None:
    """A tiny file for each of the registry's, with entries that know it."""
    rng = np.random.default_rng(0)
    for table in (registry.MNIST, registry.FASHION):
        for split, (images, labels) in table.items():
            x, y = rng.integers(0, 256, (5, 28, 28)), rng.integers(0, 10, 5)
            patch.setitem(table, split, (stand_in(mirror, images, idx(x)), stand_in(mirror, labels, idx(y))))
    for split, file in registry.OMNIGLOT.items():
        patch.setitem(
            registry.OMNIGLOT,
            split,
            stand_in(mirror, file, runs_zip(rng) if split == "runs" else omniglot_zip(rng)),
        )
    patch.setattr(
        registry, "SHAKESPEARE", stand_in(mirror, registry.SHAKESPEARE, b"To be, or not to be.\n" * 20)
    )
    for split, file in registry.WIKITEXT.items():
        text = b" \n = Title = \n a word , a <unk> \n"
        digest = hashlib.sha1(b"blob %d\0" % len(text) + text).hexdigest() if split == "train" else None
        patch.setitem(registry.WIKITEXT, split, stand_in(mirror, file, text, digest))
    for language, file in registry.TATOEBA.items():
        rows = (
            "".join(f"Sentence {i}.\tÜbersetzung {i}.\nSentence {i}.\tAndere {i}.\n" for i in range(100))
            + "x" * 101
            + "\tzu lang\n"
        )
        patch.setitem(
            registry.TATOEBA,
            language,
            stand_in(mirror, file, zipped({"_about.txt": b"", f"{language}.txt": rows.encode()})),
        )
    patch.setattr(
        registry,
        "NAMES",
        stand_in(mirror, registry.NAMES, "".join(f"name{i}\n" for i in range(100)).encode()),
    )
    for language, file in registry.SURNAMES.items():
        patch.setitem(
            registry.SURNAMES,
            language,
            stand_in(mirror, file, "".join(f"{language}é{i}\r\n" for i in range(30)).encode()),
        )
    for key, module, members in (("BCCD", bccd, bccd_members()), ("NUCLEI", nuclei, nuclei_members())):
        file = stand_in(mirror, getattr(registry, key), zipped(members))
        patch.setattr(
            registry,
            key,
            Remote(
                file.name, digest_of(module.members(mirror / file.name)), file.size, (), "MIT", exact=False
            ),
        )


@dataclass
class Server:
    """What a server gives, how it behaves, and what it was asked."""

    data: bytes
    ranges: bool = True
    stop_after: int | None = None  # bytes of each answer after which the connection is cut
    chunked: bool = False
    asked: list[str] = field(default_factory=list)  # the Range of each request
    address: str = ""


@contextmanager
def serve(server: Server) -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if "missing" in self.path:
                return self.send_error(404)
            wanted = self.headers.get("Range", "") if server.ranges else ""
            server.asked.append(self.headers.get("Range", ""))
            begin = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            if begin >= len(server.data):
                return self.send_error(416)
            body = server.data[begin:]
            self.send_response(206 if wanted else 200)
            if wanted:
                self.send_header("Content-Range", f"bytes {begin}-{len(server.data) - 1}/{len(server.data)}")
            if not server.chunked:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if server.stop_after is None else body[: server.stop_after])

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        server.address = f"http://127.0.0.1:{http.server_address[1]}"
        yield server
        http.shutdown()
