"""Downloads: proven, resumed, and one clear line for each way they can fail, with nothing broken left behind."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coursedata import DataError
from coursedata.fetch import fetch

from .makers import Server, remote, serve

DATA = np.random.default_rng(0).bytes(300_000)


def left(cache: Path) -> list[str]:
    return sorted(p.name for p in cache.rglob("*") if p.is_file() and p.suffix != ".lock")


def fault(*args: object, match: str) -> str:
    with pytest.raises(DataError, match=match) as caught:
        fetch(*args)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_downloads_once(cache: Path) -> None:
    with serve(Server(DATA)) as server:
        file = remote(DATA, "set/a.bin", f"{server.address}/a.bin")
        path = fetch(file)
        assert path.read_bytes() == DATA and path == cache / "set" / "a.bin"
        assert fetch(file) == path and server.asked == [""] and left(cache) == ["a.bin"]


def test_an_interrupted_download_is_resumed(cache: Path) -> None:
    with serve(Server(DATA, stop_after=60_000)) as server:
        file = remote(DATA, "a.bin", f"{server.address}/a.bin")
        fault(file, match=r"180000 bytes are kept, load again to go on")
        assert left(cache) == ["a.bin.part"] and server.asked == ["", "bytes=60000-", "bytes=120000-"]
        assert (
            fetch(file).read_bytes() == DATA
            and left(cache) == ["a.bin"]
            and server.asked[3] == "bytes=180000-"
        )


def test_many_at_once_do_not_harm_each_other(cache: Path) -> None:
    with serve(Server(DATA)) as server, ThreadPoolExecutor(8) as pool:
        files = [remote(DATA, "a.bin", f"{server.address}/a")] * 16
        assert all(path.read_bytes() == DATA for path in pool.map(fetch, files)) and left(cache) == ["a.bin"]


def test_a_server_without_ranges_sends_all_again(cache: Path) -> None:
    with serve(Server(DATA, ranges=False)) as server:
        cache.mkdir()
        (cache / "a.bin.part").write_bytes(DATA[:1000])
        assert fetch(remote(DATA, "a.bin", f"{server.address}/a")).read_bytes() == DATA


@pytest.mark.parametrize("half", [b"x" * 1000, b"x" * len(DATA), b"x" * (len(DATA) + 9)])
def test_a_damaged_half_file_does_no_harm(cache: Path, half: bytes) -> None:
    with serve(Server(DATA)) as server:
        cache.mkdir()
        (cache / "a.bin.part").write_bytes(half)
        assert fetch(remote(DATA, "a.bin", f"{server.address}/a")).read_bytes() == DATA and left(cache) == [
            "a.bin"
        ]


def test_a_damaged_cached_file_is_loaded_again(cache: Path) -> None:
    with serve(Server(DATA)) as server:
        cache.mkdir()
        (cache / "a.bin").write_bytes(DATA[:-1])
        assert fetch(remote(DATA, "a.bin", f"{server.address}/a")).read_bytes() == DATA


def test_a_wrong_checksum_keeps_nothing(cache: Path) -> None:
    with serve(Server(DATA[:-1] + b"!")) as server:
        fault(
            remote(DATA, "a.bin", f"{server.address}/a"), match=r"a\.bin: .* digest .*, expected .*not kept"
        )
        assert left(cache) == []


def test_more_bytes_than_expected_are_not_taken(cache: Path) -> None:
    with serve(Server(DATA + DATA)) as server:
        fault(
            remote(DATA, "a.bin", f"{server.address}/a"),
            match="more than the expected 300000 bytes; nothing was kept",
        )
        assert left(cache) == []


def test_the_second_address_helps_out() -> None:
    with serve(Server(DATA)) as server:
        file = remote(DATA, "a.bin", f"{server.address}/missing", f"{server.address}/a")
        assert fetch(file).read_bytes() == DATA
        fault(
            replace(file, name="b.bin", addresses=file.addresses[:1]),
            match="answered 404 .*try again later, or set DESCENT_MIRROR",
        )


def test_no_network(cache: Path) -> None:
    with serve(Server(DATA)) as server:
        closed = server.address
    fault(remote(DATA, "a.bin", f"{closed}/a"), match=r"could not be loaded \(.*\); is there a network\?")
    assert left(cache) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk(cache: Path) -> None:
    cache.mkdir()
    (cache / "a.bin.part").symlink_to("/dev/full")
    with serve(Server(DATA)) as server:
        fault(remote(DATA, "a.bin", f"{server.address}/a"), match="the disk is full .*300000 bytes needed")
    assert left(cache) == [] and not (cache / "a.bin.part").is_symlink()


def test_a_folder_that_cannot_be_used(cache: Path) -> None:
    cache.write_bytes(b"a file")
    fault(remote(DATA, "set/a.bin", "http://127.0.0.1:9/a"), match="cannot be used .*set DESCENT_DATA")


def test_an_archive_of_unknown_length_is_taken_whole(cache: Path) -> None:
    with serve(Server(DATA, chunked=True, ranges=False)) as server:
        file = replace(remote(DATA, "a.bin", f"{server.address}/a"), size=10**6, exact=False)
        cache.mkdir()
        (cache / "a.bin.part").write_bytes(b"y" * 400_000)
        assert fetch(file).read_bytes() == DATA


def test_a_mirror_at_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(Server(DATA)) as server:
        monkeypatch.setenv("DESCENT_MIRROR", server.address + "/")
        assert fetch(remote(DATA, "a.bin", "http://127.0.0.1:9/never")).read_bytes() == DATA


def test_a_mirror_in_a_folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror = tmp_path / "mirror"
    (mirror / "set").mkdir(parents=True)
    monkeypatch.setenv("DESCENT_MIRROR", str(mirror))
    file = remote(DATA, "set/a.bin", "http://127.0.0.1:9/never")
    fault(file, match="not in the mirror .*unset DESCENT_MIRROR")
    (mirror / "set" / "a.bin").write_bytes(DATA[:-1])
    fault(file, match="digest .*, expected")
    (mirror / "set" / "a.bin").write_bytes(DATA)
    assert fetch(file) == mirror / "set" / "a.bin" and not cache.exists()
