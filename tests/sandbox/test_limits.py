"""What a hostile child may try against the machine and the judge, and the verdict that each try earns."""

from __future__ import annotations

import time
from typing import Any

import pytest

from autograder.errors import SandboxError
from autograder.sandbox import ChildDied, Limits, Sandbox

MMAP = """
    import ctypes
    mmap = ctypes.CDLL(None, use_errno=True).mmap
    mmap.restype = ctypes.c_void_p
    mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
    at = mmap(None, {size}, 3, {flags}, -1, 0)
    return at != ctypes.c_void_p(-1).value
"""


@pytest.mark.parametrize(
    ("flags", "size"),
    [(0x22, 3 * 2**30), (0x21, 4096), (0x122, 4096), (0x40022, 2**21), (0x23, 4096)],
    ids=["private", "shared", "growing down", "huge pages", "shared validated"],
)
def test_no_memory_escapes_the_limit(lab: Any, flags: int, size: int) -> None:
    assert lab.attack(MMAP.format(size=size, flags=flags))["value"] is False


def test_ordinary_memory_is_there(lab: Any) -> None:
    assert lab.attack(MMAP.format(size=2**29, flags=0x22))["value"] is True


def test_memory_behind_a_file_is_refused(lab: Any) -> None:
    for path in ("/dev/zero", "/dev/shm/x", "/dev/mem"):
        assert lab.attack(f"open({path!r}, 'w+b')")["kind"] == "raised"
    assert lab.attack("import os\nos.memfd_create('x')")["raised"] == "PermissionError"


@pytest.mark.parametrize(
    "body",
    [
        "import socket\nsocket.socket()",
        "import socket\nsocket.socketpair()",
        "import os\nos.execv('/bin/sh', ['sh'])",
        "import subprocess\nsubprocess.run(['true'])",
        "import os\nos.system('true')\nos.fork()",
        "import os\nos.kill(1, 9)",
        "import os\nos.kill(-1, 9)",
        "import os\nos.killpg(0, 9)",
        "import os, resource\nresource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
        "import os\nos.setuid(0)",
        "import os\nos.setresuid(0, 0, 0)",
        "import os\nos.nice(-1)",
        "import os\nos.sched_setaffinity(0, {0})",
        "import os\nos.chroot('.')",
        "import os\nos.mkfifo('pipe')",
        "import os\nos.setxattr('.', 'user.x', b'x')",
        "import fcntl, os\nfcntl.fcntl(3, fcntl.F_SETOWN, 1)",
        "import fcntl\nfcntl.ioctl(0, 0x5412, b'x')",
        "import os\nos.pidfd_open(1)",
        "import os\nos.eventfd_read(os.open('/dev/random', os.O_WRONLY))",
        "open('/new', 'w')",
        "open('/lib/new', 'w')",
        "import os\nos.unlink(os.__file__)",
        "import os\nos.chmod(os.__file__, 0o777)",
        "import os\nos.rename(os.path.dirname(os.__file__), '/scratch/x')",
    ],
)
def test_system_calls_that_are_refused(lab: Any, body: str) -> None:
    reply = lab.attack(body)
    assert reply.get("kind") == "raised" and reply["raised"] in (
        "PermissionError",
        "OSError",
        "ValueError",
    ), reply


def test_system_calls_by_number_are_refused(lab: Any) -> None:
    body = """
        import ctypes, errno
        libc = ctypes.CDLL(None, use_errno=True)
        def call(number, *args):
            result = libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, args))
            return errno.errorcode[ctypes.get_errno()] if result < 0 else result
        refused = [41, 42, 53, 56, 57, 58, 59, 62, 101, 155, 157, 165, 166, 169, 175, 246, 248, 250, 272, 298,
                   303, 304, 308, 310, 311, 321, 322, 323, 424, 425, 426, 427, 428, 429, 430, 434, 438, 442, 444,
                   0x40000000, 0x40000000 + 39, 0x40000000 + 520]
        return [call(n, 0, 0, 0, 0) for n in refused], call(435, 0, 0), call(999)
    """
    refused, clone3, unknown = lab.attack(body)["value"]
    assert set(refused) == {"EPERM"} and clone3 == "ENOSYS" and unknown == "ENOSYS"


def test_the_second_half_of_an_argument_counts(lab: Any) -> None:
    body = """
        import ctypes
        libc, low = ctypes.CDLL(None, use_errno=True), ctypes.c_long(0)
        limit = (ctypes.c_uint64 * 2)(5, 5)
        return libc.syscall(ctypes.c_long(302), low, ctypes.c_long(4), ctypes.byref(limit), low)
    """
    assert lab.attack(body)["value"] == -1


def test_threads_work_but_not_without_end(lab: Any) -> None:
    body = """
        import threading
        done, stop = [], threading.Event()
        try:
            for i in range(200):
                threading.Thread(target=lambda i=i: (done.append(i), stop.wait()), daemon=True).start()
        except RuntimeError:
            pass
        stop.set()
        return len(done)
    """
    assert 8 <= lab.attack(body)["value"] <= 64


def test_the_working_folder_is_bounded(lab: Any) -> None:
    body = """
        import os
        written = 0
        try:
            for i in range(100):
                with open(f"f{i}", "wb") as file:
                    written += file.write(bytes(32 * 2**20))
        except OSError:
            pass
        return written // 2**20
    """
    assert 128 <= lab.attack(body)["value"] <= 256
    one = "try:\n    open('f', 'wb').write(bytes(100 * 2**20))\nexcept OSError as error:\n    return error.errno"
    assert lab.attack(one)["value"] == 27  # EFBIG
    many = "try:\n    for i in range(10**5): open(f'f{i}', 'w').close()\nexcept OSError:\n    return i < 5000"
    assert lab.attack(many)["value"]


def test_without_a_mount_the_working_folder_is_watched(lab: Any) -> None:
    body = """
        import time
        for i in range(40):
            open(f"f{i}", "wb").write(bytes(16 * 2**20))
        time.sleep(10)
    """
    with pytest.raises(ChildDied) as died:
        lab.attack(body, "mount")
    assert (died.value.verdict, died.value.suspicious) == ("KILLED", False)
    assert "working folder" in died.value.detail


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ("import os\nos._exit(0)", "the process ended itself with exit status 0"),
        ("import os\nos.abort()", "the process was ended by SIGABRT"),
        ("import ctypes\nctypes.string_at(0)", "the process was ended by SIGSEGV"),
        ("import os\nos.write(3, b'x' * 8)", "something that is no value"),
        ("import os\nos.write(3, bytes(8))", "something that is no value"),
        ("import os\nos.write(3, (100 * 2**20).to_bytes(8, 'little'))", "something that is no value"),
        ("import os, time\nos.dup2(0, 3)\ntime.sleep(10)", "closed its channel"),
        ("import os\nos.kill(os.getpid(), 15)\nimport time\ntime.sleep(10)", "ended by SIGTERM"),
    ],
)
def test_a_child_that_goes_away_is_killed(lab: Any, body: str, detail: str) -> None:
    with pytest.raises(ChildDied, match=detail) as died:
        lab.attack(body)
    assert (died.value.verdict, died.value.suspicious) == ("KILLED", False)


def test_a_header_that_unfolds_is_not_read(lab: Any) -> None:
    body = """
        import os, json, struct
        head = json.dumps([[]] * 3_000_000).encode()
        data = b"DW1\\0" + struct.pack("<I", len(head)) + head
        view = memoryview(struct.pack("<Q", len(data)) + data)
        while view:
            view = view[os.write(3, view):]
    """
    with pytest.raises(ChildDied, match="header"):
        lab.attack(body)


def test_an_answer_before_the_question_is_refused(child: Any, run_cells: Any, run_probe: Any) -> None:
    run_cells(
        child, "import os, threading\ndef f():\n    threading.Timer(0.3, os.write, (3, b'xxxxxxxxx')).start()"
    )
    run_probe(child, "s.f()")
    time.sleep(1.0)
    with pytest.raises(ChildDied, match="before any question"):
        run_probe(child, "1")
    with pytest.raises(ChildDied, match="before any question"):
        run_probe(child, "1")


def test_processor_time_is_bounded(lab: Any, run_body: Any) -> None:
    loops = [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    ]
    loops += ["import signal\nsignal.signal(signal.SIGPROF, signal.SIG_IGN)\nwhile True: pass"]
    for body in loops:
        with lab.sandbox().child("numpy") as child, pytest.raises(ChildDied) as died:
            run_body(child, body, 0.3)
        assert (died.value.verdict, died.value.suspicious) == ("TIMEOUT", False)
        assert died.value.detail == "more than 0.3 s of processor time"


def test_sleeping_is_ended_by_the_wall_and_suspicious(lab: Any, run_body: Any) -> None:
    with lab.sandbox().child("numpy") as child, pytest.raises(ChildDied) as died:
        run_body(child, "import time\ntime.sleep(30)", 5.0, 0.5)
    assert (died.value.verdict, died.value.suspicious) == ("TIMEOUT", True)


def test_an_answer_in_drops_is_ended_by_the_wall(lab: Any, run_body: Any) -> None:
    body = """
        import os, time
        os.write(3, (2**20).to_bytes(8, "little"))
        while True:
            os.write(3, b"x")
            time.sleep(0.0005)
    """
    with lab.sandbox().child("numpy") as child, pytest.raises(ChildDied) as died:
        run_body(child, body, 5.0, 0.5)
    assert died.value.verdict == "TIMEOUT"


def test_a_process_killed_at_its_limit_of_memory_is_memory() -> None:
    body = """
        import ctypes
        blocks = []
        try:
            while True: blocks.append(b"x" * 2**20)
        except MemoryError:
            ctypes.string_at(0)
    """
    from textwrap import dedent, indent

    with Sandbox(Limits(memory_bytes=128 * 2**20)) as sandbox, sandbox.child("numpy") as child:
        source = "def attack():\n" + indent(dedent(body), "    ")
        child.request(
            {"op": "begin", "statements": [["c", source]], "seed": 0, "budget_s": 1.0, "forbid": []}, 5.0
        )
        probe = {"op": "probe", "source": "def p(s): return s.attack()", "name": "p", "inputs": {}}
        with pytest.raises(ChildDied) as died:
            child.request({**probe, "seed": 0, "library": "numpy"}, 5.0)
    assert died.value.verdict == "MEMORY"


def test_a_closed_child_answers_no_more(lab: Any, run_probe: Any) -> None:
    child = lab.sandbox().child("numpy")
    child.close()
    child.close()
    with pytest.raises(SandboxError, match="closed child"):
        run_probe(child, "1")


def test_an_unknown_library_is_refused(lab: Any) -> None:
    with pytest.raises(SandboxError, match="expected 'numpy' or 'torch'"):
        lab.sandbox().child("jax")
