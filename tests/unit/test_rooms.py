"""Data flows one way: a room imports only lower rooms, thin shells alone import the tools around us, and `check` imports nothing of POSIX."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "autograder"
# The rooms from the ground up; modules of one line may import each other only in the order written.
ROOMS = [
    ["errors"],
    ["verdict"],
    ["wire", "draw", "names", "compare", "played_chance"],
    ["verify", "cells"],
    ["spec", "statements", "definitions"],
    ["submission", "seeds", "weights", "training_card", "model_outputs", "play"],
    ["assignment"],
    ["gradients", "diagnose_facts", "diagnose_words", "diagnose_algebra", "diagnose_layout", "diagnose_rules", "diagnose", "sandbox"],
    ["judging", "exam"],
    ["session", "judge_figure", "judge_trained", "judge_model", "judge_faster", "judge_played", "engine"],
    ["journal", "release", "local", "feedback", "classroom", "variants", "mutants"],
    ["single", "gradebook", "validity", "new_exercise"],
    ["class_run", "cli", "nbgrader_plugin", "pytest_plugin", "exports"],
]
OUTSIDE = {"nbgrader", "pytest", "dask", "typer"}
SHELLS = {"cli", "nbgrader_plugin", "pytest_plugin", "gradebook"}


def level(module: str) -> int:
    for i, room in enumerate(ROOMS):
        if any(module == m or module.startswith(m + "_") for m in room):
            return i
    raise AssertionError(f"autograder/{module}.py belongs to no room; name it in tests/unit/test_rooms.py")


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if p.name != "__init__.py" or p.parent.name == "sandbox")


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imports(path: Path) -> set[tuple[str, str]]:
    """("ours", module) and ("outside", package) for every import anywhere in a file, type checking blocks included."""
    found = set()
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {("outside", a.name.split(".")[0]) for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level == depth:
                names = [node.module.split(".")[0]] if node.module else [a.name for a in node.names]
                found |= {("ours", n) for n in names}
            elif node.level == 0:
                assert node.module is not None
                found.add(("outside", node.module.split(".")[0]))
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_lower_rooms(path: Path) -> None:
    room = room_of(path)
    for kind, name in imports(path):
        if kind == "ours" and name != room:
            assert level(name) <= level(room), f"{room} imports {name}, which is above it"
        if kind == "outside" and name in OUTSIDE:
            assert room in SHELLS or (room, name) == ("release", "nbgrader"), f"{room} imports {name}; only {sorted(SHELLS)} may"


def test_the_sandbox_imports_wire_and_errors_and_nothing_else_of_ours() -> None:
    for path in (PACKAGE / "sandbox").glob("*.py"):
        ours = {name for kind, name in imports(path) if kind == "ours"}
        assert ours <= {"wire", "errors"}, f"{path.name} imports {ours}"


BLOCKED = ["fcntl", "resource", "pwd", "grp", "termios", "posix", "pty", "tty", "syslog", "_posixsubprocess", "_posixshmem"]


def test_check_needs_no_posix_module() -> None:
    """As on Windows: every module that only POSIX has is refused, and `from autograder import check` still works."""
    code = f"""
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name in {BLOCKED!r}:
            raise ImportError("blocked: " + name)
import numpy, numpy.random, numpy.lib.npyio, zipfile, shutil, subprocess, tempfile, random  # others may use what they like
for name in {BLOCKED!r}:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Refuse())
from autograder import check
import autograder.judging, autograder.diagnose, autograder.gradients, autograder.verify, autograder.weights
assert not [m for m in sys.modules if m.startswith("autograder.sandbox")], "check pulled the sandbox in"
assert not {{"torch", "nbgrader", "typer"}} & set(sys.modules), "check pulled a heavy library in"
print("fine")
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent)
    assert run.stdout.strip() == "fine", run.stderr


def test_every_file_is_opened_as_utf8() -> None:
    """`open` and `read_text` without an encoding would read cp1252 on Windows."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            keywords = {k.arg for k in node.keywords}
            if name in ("read_text", "write_text"):
                assert "encoding" in keywords, f"{path.name}:{node.lineno}: {name} without an encoding"
            if name == "open" and isinstance(node.func, ast.Name):
                binary = any(isinstance(a, ast.Constant) and "b" in str(a.value) for a in node.args[1:2])
                assert binary or "encoding" in keywords, f"{path.name}:{node.lineno}: open without an encoding"


def test_nothing_is_pickled_and_no_path_is_edited() -> None:
    for path in PACKAGE.rglob("*.py"):
        names = {name for kind, name in imports(path) if kind == "outside"}
        assert not names & {"pickle", "cPickle", "dill", "cloudpickle", "shelve"}, path.name
        text = path.read_text(encoding="utf-8")
        if path.name == "runner.py":  # in the child, where a student's own modules lie in the scratch folder
            continue
        assert "sys.path.append" not in text and "sys.path.insert" not in text, path.name
        assert "import *" not in text.replace("no `import *`", ""), path.name


def test_code_is_packed_by_the_judge_and_unpacked_in_the_child_alone() -> None:
    """marshal trusts what it reads: a child may trust the judge, nobody may trust a child."""
    uses = {p.relative_to(PACKAGE).as_posix(): set(re.findall(r"marshal\.(\w+)", p.read_text(encoding="utf-8"))) for p in PACKAGE.rglob("*.py")}
    assert {name: calls for name, calls in uses.items() if calls} == {"exam.py": {"dumps"}, "spec.py": {"dumps"}, "sandbox/runner.py": {"loads"}, "sandbox/questions.py": {"dumps", "loads"}}
    importing = {p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py") if ("outside", "marshal") in imports(p)}
    assert importing == {"exam.py", "spec.py", "sandbox/runner.py", "sandbox/questions.py"}
    unpacking = {p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py") if "questions.unpack" in p.read_text(encoding="utf-8")}
    assert unpacking == {"sandbox/child.py"}
