"""Files that are truncated, lie about themselves, or mean harm: a DataError that names the file, and nothing worse."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from coursedata import DataError
from coursedata.archive import Caps, digest_of, read_zip
from coursedata.bccd import read_bccd
from coursedata.idx import read_idx
from coursedata.mnist import read_pair
from coursedata.nuclei import read_nuclei
from coursedata.omniglot import read_drawings, read_runs
from coursedata.pictures import decode
from coursedata.tatoeba import read_pairs
from coursedata.text import read_lines, read_text

from .makers import annotation, bccd_members, drawing, idx, nuclei_members, picture, runs_zip, zipped

IMAGES = np.arange(2 * 28 * 28).reshape(2, 28, 28) % 256
HEAD = bytes([0, 0, 8, 3]) + struct.pack(">3I", 2, 28, 28)


def stored(folder: Path, data: bytes, name: str = "given.bin") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def everything(sizes: object) -> list[str]:
    return list(sizes)  # type: ignore[call-overload]


def test_idx_reads_back(tmp_path: Path) -> None:
    assert (read_idx(stored(tmp_path, idx(IMAGES)), 3) == IMAGES).all()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "begins with nothing|no whole gzip"),
        (b"not gzip at all", "no whole gzip file"),
        (idx(IMAGES)[:-200], "no whole gzip file"),
        (idx(IMAGES)[:-8] + b"\0" * 8, "no whole gzip file"),
        (gzip.compress(HEAD[:9]), "ends within its header"),
        (gzip.compress(b"\x80\x04pickle"), "begins with 80 04 70 69, expected 00 00 08 03"),
        (idx(IMAGES[0]), "expected 00 00 08 03"),
        (gzip.compress(HEAD + b"\0" * 99), "99 values, expected 1568"),
        (gzip.compress(HEAD + b"\0" * 9999), "more than 1568 values"),
        (gzip.compress(HEAD[:4] + b"\xff" * 12), "the header promises"),
        (gzip.compress(HEAD + b"\0" * 50_000_000), "more than 1568"),
    ],
)
def test_idx_refuses(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(DataError, match=rf"^given\.bin: .*({message})"):
        read_idx(stored(tmp_path, data), 3)


@pytest.mark.parametrize("labels", [[1], [1, 10]])
def test_labels_that_do_not_fit(tmp_path: Path, labels: list[int]) -> None:
    with pytest.raises(DataError, match=r"y\.gz|x\.gz"):
        read_pair(stored(tmp_path, idx(IMAGES), "x.gz"), stored(tmp_path, idx(np.array(labels)), "y.gz"))


def link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def doubled() -> bytes:
    return zipped({"aa": b"1", "ab": b"2"}).replace(b"ab", b"aa")


def flagged(bit: int) -> bytes:
    data = bytearray(zipped({"a": b"1"}))
    data[data.index(b"PK\x01\x02") + 8] |= bit
    return bytes(data)


def flipped(at: int) -> bytes:
    data = bytearray(zipped({"a": bytes(range(256)) * 9}))
    data[at] ^= 0xFF
    return bytes(data)


def lying(size: int) -> bytes:
    """The listing says `size` for a member of a thousand bytes."""
    data = bytearray(zipped({"a": b"x" * 1000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: b"", "no readable zip"),
        (lambda: b"PK\x03\x04 and no more", "no readable zip"),
        (lambda: zipped({"a": b"x" * 5000})[:-30], "no readable zip"),
        (lambda: flipped(60), "no readable zip"),
        (lambda: zipped({"../a": b"x"}), "leaves the archive"),
        (lambda: zipped({"/a": b"x"}), "leaves the archive"),
        (lambda: zipped({"b/../../a": b"x"}), "leaves the archive"),
        (lambda: zipped({"c:\\a": b"x"}), "leaves the archive"),
        (link, "is a link"),
        (doubled, "stands there twice"),
        (lambda: flagged(1), "is encrypted"),
        (lambda: lying(10), r"given\.bin"),
        (lambda: lying(5000), "holds 1000 bytes, says 5000"),
        (lambda: zipped({"bomb": b"\0" * 300_000}), "holds over 100000 bytes"),
        (lambda: zipped({f"{i}": b"\0" * 60_000 for i in range(4)}), r"may hold 20000|over 20000"),
        (lambda: zipped({f"{i}": b"" for i in range(60)}), "60 members, expected at most 50"),
    ],
)
def test_zip_refuses(tmp_path: Path, make: Callable[[], bytes], message: str) -> None:
    caps = Caps(members=50, one=100_000, total=200_000)
    with pytest.raises(DataError, match=rf"^given\.bin: .*({message})"):
        read_zip(stored(tmp_path, make()), everything, caps)


def test_zip_reads_back_and_writes_nothing(tmp_path: Path) -> None:
    members = {"b/c.txt": b"2", "a": b"1"}
    assert read_zip(stored(tmp_path, zipped(members)), everything) == members
    assert sorted(p.name for p in tmp_path.iterdir()) == ["given.bin"]
    assert (
        digest_of(members) == digest_of(dict(reversed(members.items()))) != digest_of({**members, "a": b"3"})
    )


def bomb_png() -> bytes:
    """A picture of 30,000 x 30,000 pixels, by its header."""
    data = bytearray(picture(np.zeros((4, 4), np.uint8)))
    data[16:24] = struct.pack(">2I", 30_000, 30_000)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a....",
        bomb_png(),
        picture(np.zeros((2100, 2000), np.uint8)),
        drawing(np.random.default_rng(0))[:-60],
    ],
)
def test_pictures_refuse(data: bytes) -> None:
    with pytest.raises(DataError, match=r"^p\.png: "):
        decode(data, "p.png", "L")


def test_a_picture_of_another_size() -> None:
    with pytest.raises(DataError, match="104x105 pixels, expected 105x105"):
        decode(picture(np.zeros((104, 105), np.uint8)), "p.png", "L", (105, 105))


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><annotation>&c;</annotation>'


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        (LAUGHS, "declarations"),
        (LAUGHS.decode().encode("utf-16"), "no readable annotation"),
        (b"<annotation>", "no readable annotation"),
        (b"<a>" * 200_000, "no readable annotation"),
        (annotation(("RBC", 1, 1, 2, 2)).replace(b"xmin", b"other"), "no readable annotation"),
        (annotation(("RBC", 1, 1, 900, 2)), "lies outside"),
        (annotation(("dog", 1, 1, 2, 2)), "no readable annotation"),
    ],
)
def test_annotations_refuse(tmp_path: Path, boxes: bytes, message: str) -> None:
    with pytest.raises(DataError, match=rf"^a\.xml: .*{message}"):
        read_bccd(stored(tmp_path, zipped(bccd_members(boxes))), "train")


def test_archives_of_another_set(tmp_path: Path) -> None:
    path = stored(tmp_path, zipped({"a": b""}))
    readers: list[Callable[[], object]] = [
        lambda: read_bccd(path, "train"),
        lambda: read_nuclei(path, "train"),
        lambda: read_drawings(path),
        lambda: read_runs(path),
        lambda: read_pairs(path, "fra.txt", "train"),
    ]
    for reader in readers:
        with pytest.raises(DataError, match=r"^given\.bin: "):
            reader()


def test_missing_and_wrong_members(tmp_path: Path) -> None:
    photos = {n: d for n, d in bccd_members().items() if "JPEG" not in n}
    with pytest.raises(DataError, match=r"no BCCD/JPEGImages/a\.jpg"):
        read_bccd(stored(tmp_path, zipped(photos)), "train")
    maskless = {n: d for n, d in nuclei_members().items() if "/b/masks" not in n}
    with pytest.raises(DataError, match="has 0 masks and an image"):
        read_nuclei(stored(tmp_path, zipped(maskless)), "train")
    with pytest.raises(DataError, match="expected at least 256x256"):
        read_nuclei(stored(tmp_path, zipped(nuclei_members(100))), "train")
    whole = runs_zip(np.random.default_rng(0))
    members = read_zip(stored(tmp_path, whole), everything)
    members["run02/class_labels.txt"] = b"run02/test/item01.png ../../secret.png\n"
    with pytest.raises(DataError, match="does not pair"):
        read_runs(stored(tmp_path, zipped(members)))


@pytest.mark.parametrize("data", [b"", b" \n\n", b"fine\n\xff\xfe broken"])
def test_text_refuses(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DataError, match=r"^given\.bin: "):
        read_text(stored(tmp_path, data))


def test_lines_and_pairs_refuse(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="a line of 5000 characters"):
        read_lines(stored(tmp_path, b"anna\n" + b"x" * 5000))
    for rows in (b"no tab here\n", b"a\tb\tc\td\n", b"\tb\n", b"a\t\xff\n"):
        with pytest.raises(DataError, match=r"^given\.bin: "):
            read_pairs(stored(tmp_path, zipped({"fra.txt": rows})), "fra.txt", "train")
