"""Each mechanism alone stops an attack that gets through without it: leave it out, and a test here fails."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root chooses a user for its children")


def held(reply: Any) -> bool:
    """Whether the attack failed with an error of the system."""
    return reply.get("kind") == "raised" and reply["raised"] in (
        "PermissionError",
        "FileNotFoundError",
        "OSError",
    )


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "expected.txt"
    path.write_text("42", encoding="utf-8")
    return f"return open({str(path)!r}).read()"


def test_the_private_root_hides_files(lab: Any, secret: str) -> None:
    assert lab.attack(secret, "landlock")["raised"] == "FileNotFoundError"
    assert lab.attack(secret, "landlock", "mount")["value"] == "42"


def test_landlock_hides_files(lab: Any, secret: str) -> None:
    assert lab.attack(secret, "mount")["raised"] == "PermissionError"
    assert lab.attack(secret, "mount", "landlock")["value"] == "42"


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def connect(port: int) -> str:
    return f"import socket\nsocket.create_connection(('127.0.0.1', {port}), timeout=2)\nreturn True"


def test_the_network_namespace_closes_the_network(lab: Any, port: int) -> None:
    assert held(lab.attack(connect(port), "seccomp", "landlock"))
    assert lab.attack(connect(port), "seccomp", "landlock", "net")["value"]


def test_landlock_closes_tcp(lab: Any, port: int) -> None:
    if lab.sandbox().confinement("numpy").landlock < 4:
        pytest.skip("this kernel's Landlock does not know ports")
    assert held(lab.attack(connect(port), "seccomp", "net"))
    assert lab.attack(connect(port), "seccomp", "landlock", "net")["value"]


def test_seccomp_refuses_sockets(lab: Any) -> None:
    pair = "import socket\na, b = socket.socketpair()\na.send(b'x')\nreturn b.recv(1)"
    assert held(lab.attack(pair))
    assert lab.attack(pair, "seccomp")["value"] == b"x"


FORK = """
    import os
    pid = os.fork()
    if pid == 0:
        os._exit(7)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
"""


def test_seccomp_refuses_to_make_processes(lab: Any) -> None:
    assert held(lab.attack(FORK))
    assert lab.attack(FORK, "seccomp")["value"] == 7


def test_landlock_refuses_to_run_programs(lab: Any) -> None:
    program = f"import os\nos.execv({sys.executable!r}, ['python', '-c', 'pass'])"
    assert lab.attack(program, "mount", "seccomp")["raised"] == "PermissionError"
    with pytest.raises(Exception, match="exit status 0"):
        lab.attack(program, "mount", "seccomp", "landlock")


@pytest.fixture
def outsider() -> Iterator[int]:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    yield process.pid
    process.kill()
    process.wait()


def test_the_pid_namespace_hides_other_processes(lab: Any, outsider: int) -> None:
    signal = f"import os\nos.kill({outsider}, 0)\nreturn True"
    assert lab.attack(signal, "seccomp", "landlock", "uid")["raised"] == "ProcessLookupError"
    assert lab.attack(signal, "seccomp", "landlock", "uid", "pid")["value"]


def test_landlock_refuses_signals_to_others(lab: Any, outsider: int) -> None:
    if lab.sandbox().confinement("numpy").landlock < 6:
        pytest.skip("this kernel's Landlock does not know signals")
    signal = f"import os\nos.kill({outsider}, 0)\nreturn True"
    assert held(lab.attack(signal, "seccomp", "uid", "pid"))
    assert lab.attack(signal, "seccomp", "landlock", "uid", "pid")["value"]


@pytest.fixture
def shared_memory() -> Iterator[int]:
    libc, key = ctypes.CDLL(None, use_errno=True), 0x5EC2E7 + os.getpid()
    identity = libc.shmget(key, 4096, 0o1666)
    assert identity >= 0
    yield key
    libc.shmctl(identity, 0, None)


def test_the_ipc_namespace_hides_shared_memory(lab: Any, shared_memory: int) -> None:
    find = f"import ctypes\nreturn ctypes.CDLL(None).shmget({shared_memory}, 0, 0) >= 0"
    assert lab.attack(find, "seccomp")["value"] is False
    assert lab.attack(find, "seccomp", "ipc")["value"] is True


def test_the_uts_namespace_hides_the_name_of_the_machine(lab: Any) -> None:
    name = "import os\nreturn os.uname().nodename"
    assert lab.attack(name)["value"] == "grader"
    assert lab.attack(name, "uts")["value"] == os.uname().nodename


FORKS = """
    import os, signal
    pids = []
    try:
        for _ in range(100):
            if (pid := os.fork()) == 0:
                signal.pause()
            pids.append(pid)
    except BlockingIOError:
        pass
    return len(pids)
"""


@needs_root
def test_a_user_of_its_own_makes_the_limit_of_processes_count(lab: Any) -> None:
    assert lab.attack(FORKS, "seccomp")["value"] < 70
    assert lab.attack(FORKS, "seccomp", "uid")["value"] == 100


@needs_root
def test_a_user_of_its_own_is_nobody(lab: Any) -> None:
    assert lab.attack("import os\nreturn os.getuid()")["value"] >= 65534
    assert lab.attack("import os\nreturn os.getuid()", "uid")["value"] == 0


def test_rlimits_bound_the_memory(lab: Any) -> None:
    grab = "import numpy as np\nreturn np.empty(3 * 2**30, dtype=np.uint8).size"
    assert lab.attack(grab)["kind"] == "memory"
    assert lab.attack(grab, "rlimits")["value"] == 3 * 2**30


def test_privileges_are_gone_for_ever(lab: Any) -> None:
    flags = """
        import ctypes
        prctl = ctypes.CDLL(None).prctl
        return [prctl(39, 0, 0, 0, 0), prctl(3, 0, 0, 0, 0), max(prctl(23, n, 0, 0, 0) for n in range(41))]
    """
    assert lab.attack(flags)["value"] == [1, 0, 0]  # no_new_privs, not dumpable, empty bounding set


def test_the_confinement_is_reported(lab: Any) -> None:
    whole = lab.sandbox().confinement("numpy")
    assert whole.missing == () and whole.line() == ""
    assert whole.namespaces and whole.seccomp and whole.landlock and whole.private_root and whole.rlimits
    less = lab.sandbox("seccomp").confinement("numpy")
    assert less.missing == ("seccomp",) and not less.seccomp
    assert "seccomp" in less.line() and "\n" not in less.line()
    bare = lab.sandbox("mount", "landlock").confinement("numpy")
    assert "files of this machine can be read" in bare.line()


def test_an_unknown_mechanism_is_refused() -> None:
    from autograder.sandbox import Sandbox

    with pytest.raises(ValueError, match="not a mechanism"):
        Sandbox(without=frozenset(["magic"]))
