"""Nothing is left behind: no process and no file, however a child, its zygote or the judge ends."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.errors import SandboxError
from autograder.sandbox import ChildDied, Limits, Sandbox, keeper

REPOSITORY = Path(__file__).resolve().parents[2]
EVERY_WAY = [(), ("namespaces",), ("namespaces", "seccomp", "landlock"), ("pid",), ("fork",)]


def marked(limits: Limits) -> list[int]:
    """All processes of a sandbox with these limits, wherever they hang, oldest first: its command line has the limits."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and alive(int(entry.name)):
            try:
                found += [int(entry.name)] * (
                    f'"cpu_s": {limits.cpu_s}'.encode() in (entry / "cmdline").read_bytes()
                )
            except OSError:
                continue
    return sorted(found)


@pytest.fixture
def limits() -> Limits:
    return Limits(cpu_s=10**6 + random.SystemRandom().randrange(10**6))


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def soon(condition: Callable[[], bool]) -> bool:
    """Whether the condition holds within ten seconds."""
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a sandbox without mounts makes its folders."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


STAY = """
    import os, threading, time
    open("file", "w").write("x")
    path = "."
    for i in range(200):
        path += "/d"
        os.mkdir(path)
    os.mkdir("shut", 0o000)
    try:
        for _ in range(3):
            if os.fork() == 0:
                os.setsid()
                os.fork()
                time.sleep(600)
    except OSError:
        pass
    time.sleep(600)
"""


@pytest.mark.parametrize("without", EVERY_WAY, ids=lambda names: "-".join(names) or "all")
def test_nothing_is_left_of_a_child(
    without: tuple[str, ...], folder: Path, run_body: Any, limits: Limits
) -> None:
    with Sandbox(limits, frozenset(without)) as sandbox:
        child = sandbox.child("numpy", {"submitted": b"x"})
        before = marked(limits)
        with pytest.raises(ChildDied, match="TIMEOUT"):
            run_body(child, STAY, 5.0, 1.0)
        assert len(marked(limits)) == len(before) - 1
        assert not list(folder.rglob("child-*"))
        sandbox.child("numpy").close()
    assert marked(limits) == []
    assert list(folder.iterdir()) == []


JUDGE = """
import signal, sys, textwrap
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is born deaf to it
from autograder.sandbox import Limits, Sandbox
sandbox = Sandbox(Limits(cpu_s=int(sys.argv[3])), frozenset(sys.argv[1].split()))
child = sandbox.child("numpy", {"submitted": b"x"})
source = "def attack():\\n" + textwrap.indent(textwrap.dedent(sys.argv[2]), "    ")
child.request({"op": "begin", "statements": [["c", source]], "seed": 0, "budget_s": 1.0, "forbid": []}, 5.0)
print("ready", flush=True)
probe = {"op": "probe", "source": "def p(s): return s.attack()", "name": "p", "inputs": {}, "seed": 0}
child.request({**probe, "library": "numpy"}, 600.0)
"""


@pytest.mark.parametrize("without", EVERY_WAY, ids=lambda names: "-".join(names) or "all")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_judge_that_is_killed_leaves_nothing(
    without: tuple[str, ...], number: int, folder: Path, limits: Limits
) -> None:
    command = [sys.executable, "-c", JUDGE, " ".join(without), STAY, str(limits.cpu_s)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    ) as judge:
        assert judge.stdout is not None and judge.stdout.readline() == "ready\n"
        time.sleep(0.5)
        assert len(marked(limits)) >= 3
        judge.send_signal(number)
        try:
            judge.wait(20)
        finally:
            judge.kill()
    assert soon(lambda: marked(limits) == [])
    assert soon(lambda: not list(folder.iterdir()))


def test_mounts_stay_as_they_were(run_body: Any) -> None:
    before = Path("/proc/self/mounts").read_text("utf-8")
    with Sandbox() as sandbox, sandbox.child("numpy") as child:
        run_body(child, "return 1")
        assert Path("/proc/self/mounts").read_text("utf-8") == before


@pytest.mark.parametrize("which", ["launcher", "zygote"])
@pytest.mark.parametrize("without", [(), ("namespaces",)], ids=["all", "bare"])
def test_a_zygote_that_went_away_is_replaced(
    which: str, without: tuple[str, ...], run_body: Any, limits: Limits, folder: Path
) -> None:
    with Sandbox(limits, frozenset(without)) as sandbox:
        child = sandbox.child("numpy")
        launcher, zygote, _ = sorted(marked(limits))
        os.kill(launcher if which == "launcher" else zygote, signal.SIGKILL)
        with pytest.raises(ChildDied) as died:
            run_body(child, "return 1")
            run_body(child, "import time\ntime.sleep(5)")
        assert died.value.verdict == "KILLED" and died.value.suspicious
        with sandbox.child("numpy") as another:
            assert run_body(another, "return 2")["value"] == 2
    assert marked(limits) == [] and list(folder.iterdir()) == []


def test_an_idle_zygote_that_went_away_is_replaced(run_body: Any, limits: Limits) -> None:
    with Sandbox(limits) as sandbox:
        sandbox.child("numpy").close()
        os.kill(min(marked(limits)), signal.SIGKILL)
        with sandbox.child("numpy") as another:
            assert run_body(another, "return 2")["value"] == 2


def test_a_zygote_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, run_body: Any, limits: Limits) -> None:
    monkeypatch.setattr(keeper, "ANSWER_S", 0.5)
    monkeypatch.setattr(keeper, "END_S", 0.5)
    with Sandbox(limits) as sandbox:
        child = sandbox.child("numpy")
        os.kill(sorted(marked(limits))[1], signal.SIGSTOP)
        child.close()
        assert soon(lambda: marked(limits) == [])
        monkeypatch.undo()
        with sandbox.child("numpy") as another:
            assert run_body(another, "return 2")["value"] == 2


def test_several_children_at_once_do_not_disturb_each_other(lab: Any, run_body: Any) -> None:
    sandbox = lab.sandbox()
    with sandbox.child("numpy") as one, sandbox.child("numpy") as two:
        with pytest.raises(ChildDied):
            run_body(one, "import os\nos._exit(1)")
        assert run_body(two, "return 5")["value"] == 5


def test_a_closed_sandbox_starts_nothing() -> None:
    sandbox = Sandbox()
    sandbox.close()
    with pytest.raises(SandboxError, match="open sandbox"):
        sandbox.child("numpy")


def test_nothing_of_the_judge_is_in_the_child(
    monkeypatch: pytest.MonkeyPatch, run_body: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("GRADING_SEED", "123")
    body = "import os, sys\nreturn [dict(os.environ), sys.argv, os.listdir('/'), sorted(os.getgroups())]"
    with (
        open(tmp_path / "open", "w", encoding="utf-8"),
        Sandbox() as sandbox,
        sandbox.child("numpy") as child,
    ):
        environment, argv, _, groups = run_body(child, body)["value"]
        assert not {"GRADING_SEED", "USER", "VIRTUAL_ENV", "PWD"} & set(environment)
        assert str(REPOSITORY) not in str(environment) and groups == [] and argv == ["notebook"]
        count = "import os\nreturn [n for n in range(200) if os.path.exists(f'/dev/fd/{n}') or valid(n)]"
        body = f"import os\ndef valid(n):\n    try: os.fstat(n); return True\n    except OSError: return False\n{count}"
        assert run_body(child, body)["value"] == [0, 1, 2, 3, 4]  # its socket and its bell
