"""The parts that need no child: the filter as a program, the read list, the folder that is wiped, the limits."""

from __future__ import annotations

import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.errors import SandboxError
from autograder.sandbox import keeper, readlist, scratch, seccomp, syscalls
from autograder.sandbox.launcher import Order
from autograder.sandbox.limits import Limits, without_names

PID = 77


def verdict(machine: str, number: int, *args: int, private: bool = True, arch: int | None = None) -> int:
    """What the filter of `machine` returns for a system call: a small interpreter of its instructions."""
    arch = syscalls.AUDIT_ARCH[machine] if arch is None else arch
    data = struct.pack("<IIQ6Q", number, arch, 0, *(*args, *[0] * (6 - len(args))))
    program, at, value = seccomp.program(private, PID), 0, 0
    while True:
        code, true, false, k = program[at]
        at += 1
        if code == 0x06:
            return k
        if code == 0x20:
            (value,) = struct.unpack_from("<I", data, k)
        elif code == 0x54:
            value &= k
        else:
            holds = {0x15: value == k, 0x25: value > k, 0x45: bool(value & k)}[code]
            at += true if holds else false


ALLOW, DENY, ABSENT = seccomp.ALLOW, seccomp.DENY, seccomp.ERRNO | errno.ENOSYS
# name: number on x86_64, on aarch64
FORK = {
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
}
OTHERS = {
    "socket": (41, 198),
    "socketpair": (53, 199),
    "mount": (165, 40),
    "unshare": (272, 97),
    "bpf": (321, 280),
}
RINGS = {"io_uring_setup": (425, 425), "memfd_create": (319, 279), "setns": (308, 268), "keyctl": (250, 219)}
MORE = {
    "process_vm_readv": (310, 270),
    "open_by_handle_at": (304, 265),
    "tkill": (200, 130),
    "setuid": (105, 146),
}


@pytest.fixture(params=["x86_64", "aarch64"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(platform, "machine", lambda: request.param)
    yield request.param


def pick(machine: str, pair: tuple[int, int | None]) -> int | None:
    return pair[0] if machine == "x86_64" else pair[1]


@pytest.mark.parametrize("name", [*FORK, *OTHERS, *RINGS, *MORE])
def test_the_filter_refuses(machine: str, name: str) -> None:
    number = pick(machine, (FORK | OTHERS | RINGS | MORE)[name])
    if number is not None:
        assert verdict(machine, number) == DENY


def test_the_filter_allows_what_numpy_needs(machine: str) -> None:
    for pair in [(0, 63), (1, 64), (11, 215), (202, 98), (257, 56), (228, 113), (231, 94)]:
        number = pick(machine, pair)
        assert number is not None and verdict(machine, number) == ALLOW


def test_the_filter_looks_at_arguments(machine: str) -> None:
    def number(x86: int, arm: int) -> int:
        return x86 if machine == "x86_64" else arm

    clone, mmap, kill, prctl = number(56, 220), number(9, 222), number(62, 129), number(157, 167)
    prlimit, fcntl = number(302, 261), number(72, 25)
    assert verdict(machine, clone, 0x3D0F00) == ALLOW and verdict(machine, clone, 17) == DENY
    assert verdict(machine, clone, 0x3D0F00 | 0x10000000) == DENY  # a thread in a new user namespace
    assert verdict(machine, mmap, 0, 1, 3, 0x22) == ALLOW
    for flags in (0x21, 0x23, 0x122, 0x40022):
        assert verdict(machine, mmap, 0, 1, 3, flags) == seccomp.ERRNO | errno.ENOMEM
    assert verdict(machine, kill, PID, 9) == ALLOW and verdict(machine, kill, 1, 9) == DENY
    assert verdict(machine, kill, 2**32 - 1, 9) == DENY
    assert verdict(machine, prctl, 15) == ALLOW and verdict(machine, prctl, 1) == DENY
    assert verdict(machine, prctl, 4, 1) == DENY and verdict(machine, prctl, 22) == DENY
    assert verdict(machine, prlimit, 0, 9, 0, 5) == ALLOW
    assert verdict(machine, prlimit, 0, 9, 5, 0) == DENY and verdict(machine, prlimit, 0, 9, 2**32, 0) == DENY
    assert verdict(machine, fcntl, 3, 3) == ALLOW and verdict(machine, fcntl, 3, 8) == DENY
    assert verdict(machine, 435) == ABSENT and verdict(machine, 460) == ABSENT


def test_the_filter_kills_other_architectures(machine: str) -> None:
    assert verdict(machine, 1, arch=0x40000003) == seccomp.KILL
    assert verdict(machine, 0x40000000 + 1) == DENY


def test_metadata_may_change_only_inside_a_private_root(machine: str) -> None:
    chmod = 91 if machine == "x86_64" else 52
    assert verdict(machine, chmod, private=True) == ALLOW and verdict(machine, chmod, private=False) == DENY


def test_no_call_is_listed_twice(machine: str) -> None:
    numbers = [*syscalls.allowed(True), *syscalls.watched().values()]
    assert len(numbers) == len(set(numbers)) and max(numbers) <= syscalls.NEWEST


def test_the_read_list_of_numpy_holds_no_other_library() -> None:
    reads = readlist.read_list("numpy")
    leaves = list(reads.leaves())
    names = {Path(leaf).name for leaf in leaves if "/site-packages/" in leaf}
    assert "numpy" in names and "matplotlib" in names
    assert not names & {"torch", "scipy", "sklearn", "safetensors", "pip", "autograder"}
    assert not any(Path(leaf).name == "site-packages" for leaf in leaves)


def test_the_read_list_of_torch_hides_the_grader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site = tmp_path / "lib" / "site-packages"
    for name in ("torch/x.py", "autograder/engine.py", "coursedata/y.py", "__editable___g.py", "g.pth"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(readlist.site, "getsitepackages", lambda: [str(site)])
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    leaves = {Path(leaf).name for leaf in readlist.read_list("torch").leaves() if leaf.startswith(str(site))}
    assert leaves == {"torch"}


def test_the_repository_is_in_no_read_list() -> None:
    root = Path(__file__).resolve().parents[2]
    for library in ("numpy", "torch"):
        for leaf in readlist.read_list(library).leaves():
            assert not str(root / "autograder").startswith(leaf.rstrip("/") + "/")
            assert not leaf.startswith((str(root / "solutions"), str(root / "autograder")))


def test_a_deep_and_shut_folder_is_wiped(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("x", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(outside)
    handle = os.open(inside, os.O_RDONLY)
    for _ in range(3000):  # deeper than any path may be long
        os.mkdir("deeper-folder", dir_fd=handle)
        inner = os.open("deeper-folder", os.O_RDONLY, dir_fd=handle)
        os.symlink("/", "root", dir_fd=inner)
        os.close(handle)
        handle = inner
    os.fchmod(handle, 0)
    os.close(handle)
    assert scratch.oversized(str(inside), 2**30)
    scratch.remove(str(inside))
    assert not inside.exists() and (outside / "kept").exists()


def test_a_folder_is_measured(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(100_000))
    assert scratch.oversized(str(tmp_path), 50_000) and not scratch.oversized(str(tmp_path), 200_000)
    assert not scratch.oversized(str(tmp_path / "absent"), 1)


def test_an_order_survives_the_command_line() -> None:
    order = Order("torch", Limits(processes=7), frozenset(["pid", "seccomp"]), 5, "spawn", "/x")
    assert Order.from_json(order.to_json()) == order


def test_namespaces_are_spelled_out() -> None:
    assert without_names(frozenset(["namespaces"])) == {"user", "mount", "pid", "net", "ipc", "uts"}


def test_a_folder_of_libraries_that_holds_the_grader_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = str(Path(__file__).resolve().parents[3])
    monkeypatch.setenv("LD_LIBRARY_PATH", f"{wide}:{wide}/nowhere:relative")
    assert wide not in readlist.read_list("numpy").trees


def test_a_root_that_libraries_cannot_be_loaded_in_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[frozenset[str]] = []

    def start(library: str, limits: Limits, without: frozenset[str]) -> str:
        asked.append(without)
        if "mount" not in without:
            raise SandboxError("libgomp.so.1: cannot open shared object file")
        return library

    monkeypatch.setattr(keeper, "Zygote", start)
    assert keeper.start_zygote("numpy", Limits(), frozenset()) == "numpy"  # type: ignore[comparison-overlap]
    assert asked == [frozenset(), frozenset(["mount"])]
    monkeypatch.setattr(keeper.sys, "platform", "darwin")
    with pytest.raises(SandboxError, match="libgomp"):
        keeper.start_zygote("numpy", Limits(), frozenset())


def test_the_environment_of_a_zygote_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADING_SEED", "1")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    environment = keeper.environment()
    assert not {"GRADING_SEED", "PYTHONPATH"} & set(environment)
    assert environment["OMP_NUM_THREADS"] == environment["OPENBLAS_NUM_THREADS"] == "1"
