"""What a child answers: namespaces, skipped statements, failures by kind, lines, prints, changed inputs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest


def test_a_value_comes_back(child: Any, run_cells: Any, run_probe: Any) -> None:
    assert run_cells(child, "import numpy as np\ndef double(x):\n    return 2 * x") == {"skipped": []}
    reply = run_probe(child, "{'y': s.double(x), 'k': (1, None, 'a')}", x=np.arange(6.0).reshape(2, 3))
    np.testing.assert_array_equal(reply["value"]["y"], 2 * np.arange(6.0).reshape(2, 3))
    assert reply["value"]["k"] == (1, None, "a") and reply["changed"] == [] and reply["stdout"] == ""


def test_each_exercise_has_a_namespace_of_its_own(child: Any, run_cells: Any, run_probe: Any) -> None:
    run_cells(child, "a = 1")
    run_cells(child, "b = 2")
    assert run_probe(child, "s.a")["kind"] == "missing"
    assert run_probe(child, "(s.b, hasattr(s, 'a'), getattr(s, 'a', 7))")["value"] == (2, False, 7)


def test_a_statement_that_fails_is_skipped_and_named(child: Any, run_cells: Any, run_probe: Any) -> None:
    cells = [
        "x = 1",
        "1 / 0",
        "def f(:\n  pass",
        "raise SystemExit(3)",
        "raise KeyboardInterrupt",
        "y = x + 1",
    ]
    skipped = run_cells(child, *cells)["skipped"]
    assert [(label, name) for label, name, _ in skipped] == [
        ("cell 2, line 1", "ZeroDivisionError"),
        ("cell 3, line 1", "SyntaxError"),
        ("cell 4, line 1", "SystemExit"),
        ("cell 5, line 1", "KeyboardInterrupt"),
    ]
    assert run_probe(child, "s.y")["value"] == 2


def test_a_statement_that_runs_too_long_is_skipped(child: Any, run_cells: Any, run_probe: Any) -> None:
    cells = ["while True:\n    try:\n        while True: pass\n    except Exception: pass", "z = 1"]
    ((label, name, _),) = run_cells(child, *cells, budget_s=0.2)["skipped"]
    assert (label, name) == ("cell 1, line 1", "Overtime")
    assert run_probe(child, "s.z")["value"] == 1


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        ("raise NotImplementedError", "missing", "NotImplementedError"),
        ("raise ValueError('no')", "raised", "ValueError"),
        ("raise SystemExit(0)", "raised", "SystemExit"),
        ("import numpy as np\n    return np.empty(2**40)", "memory", "MemoryError"),
        ("return object()", "wire", "WireError"),
        ("return {1: 2}", "wire", "WireError"),
        ("return bytes(70 * 2**20)", "wire", "WireError"),
        ("import scipy.special\n    return scipy.special.expit(0.0)", "forbidden", "Forbidden"),
        ("return undefined_name", "raised", "NameError"),
        ("return f()", "raised", "RecursionError"),
    ],
)
def test_failures_by_kind(
    child: Any, run_cells: Any, run_probe: Any, source: str, kind: str, name: str
) -> None:
    run_cells(child, f"def f():\n    {source}")
    reply = run_probe(child, "s.f()")
    assert (reply["kind"], reply["raised"]) == (kind, name)
    assert len(reply["message"]) <= 500


def test_where_is_the_deepest_line_of_the_student(child: Any, run_cells: Any, run_probe: Any) -> None:
    message = {
        "op": "begin",
        "statements": [["cell 7, line 3", "import numpy as np\n\ndef f(x):\n    return np.dot(x, x[:1])"]],
        **{"seed": 1, "budget_s": 1.0, "forbid": []},
    }
    child.request(message, 5.0)
    assert run_probe(child, "s.f(x)", x=np.ones((3, 4)))["where"] == "cell 7, line 6"


def test_a_library_that_raises_not_implemented_is_no_stub(child: Any, run_body: Any) -> None:
    assert run_body(child, "import io\nreturn io.RawIOBase().readinto.__self__.read()")["kind"] == "raised"


def test_addresses_do_not_appear_in_messages(child: Any, run_body: Any) -> None:
    message = run_body(child, "raise ValueError(f'{object()}')")["message"]
    assert message == "<object object at 0x...>"


def test_a_hostile_exception_is_only_an_exception(child: Any, run_body: Any) -> None:
    body = """
        class Evil(Exception):
            def __str__(self): raise SystemExit(0)
        raise Evil
    """
    reply = run_body(child, body)
    assert reply["raised"] == "Evil" and reply["message"] == "" and reply["where"] == "cell 1, line 5"


def test_inputs_changed_in_place_are_named(child: Any, run_cells: Any, run_probe: Any) -> None:
    """Arrays and lists; a dict, like `bn_param`, is there to be written to."""
    run_cells(child, "def f(x, cfg, y, sizes):\n    x += 1\n    cfg['k'] = 2\n    sizes.pop()\n    return y")
    reply = run_probe(child, "s.f(x, cfg, y, sizes)", x=np.zeros(3), cfg={"k": 1}, y=np.ones(2), sizes=[2, 3])
    assert sorted(reply["changed"]) == ["sizes", "x"]


def test_only_the_tail_of_what_is_printed_comes_back(child: Any, run_body: Any) -> None:
    assert run_body(child, "print('hello')\nreturn 1")["stdout"] == "hello\n"
    reply = run_body(child, "for i in range(10**5): print(i)\nprint('end')\nraise ValueError")
    assert len(reply["stdout"]) == 2000 and reply["stdout"].endswith("end\n")


def test_random_numbers_are_seeded_for_each_probe(child: Any, run_cells: Any, run_probe: Any) -> None:
    run_cells(child, "import random, numpy as np\ndef f():\n    return random.random(), np.random.rand()")
    assert run_probe(child, "s.f()")["value"] == run_probe(child, "s.f()")["value"]


def test_settings_of_libraries_do_not_leak_into_the_next_exercise(
    child: Any, run_cells: Any, run_probe: Any
) -> None:
    run_cells(child, "import numpy as np, os, sys\nnp.seterr(all='raise')\nos.chdir('/')\nsys.stdout = None")
    run_cells(child, "import numpy as np\ndef f():\n    print('x')\n    return np.float64(1) / np.float64(0)")
    assert run_probe(child, "s.f()") | {"changed": []} == {
        "value": np.float64("inf"),
        "changed": [],
        "stdout": "x\n",
    }


def test_future_imports_hold_for_the_whole_slice(child: Any, run_cells: Any, run_probe: Any) -> None:
    cells = ["from __future__ import annotations", "def f(x: nowhere.Type): return 3"]
    assert run_cells(child, *cells) == {"skipped": []}
    assert run_probe(child, "s.f(1)")["value"] == 3


def test_dataclasses_and_sources_work_as_in_a_notebook(child: Any, run_body: Any, run_cells: Any) -> None:
    cell = """
        import dataclasses, inspect
        @dataclasses.dataclass
        class Point:
            x: "int" = 1
        def attack():
            return Point().x, __name__, inspect.getsource(attack).startswith("def")
    """
    assert run_cells(child, cell)["skipped"] == []
    source = "def p(s):\n    return s.attack()"
    message = {"op": "probe", "source": source, "name": "p", "inputs": {}, "seed": 1, "library": "numpy"}
    assert child.request(message, 5.0)["value"] == (1, "__main__", True)


def test_submitted_files_lie_read_only_in_the_working_folder(lab: Any, run_body: Any) -> None:
    files = {"notes.txt": b"hello", "helper.py": b"def triple(x):\n    return 3 * x\n"}
    body = """
        import os, helper
        open("own.txt", "w").write("mine")
        modes = [oct(os.stat(n).st_mode & 0o777) for n in sorted(os.listdir("."))]
        return open("notes.txt").read(), helper.triple(2), modes, os.environ["HOME"] == os.getcwd()
    """
    with lab.sandbox().child("numpy", files) as child:
        assert run_body(child, body)["value"] == ("hello", 6, ["0o444", "0o444", "0o644"], True)
    with lab.sandbox().child("numpy") as child:
        assert run_body(child, "import os\nreturn os.listdir('.')")["value"] == []


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "/etc/passwd", "a\0b", "x" * 300])
def test_a_file_name_that_is_a_path_is_refused(lab: Any, name: str) -> None:
    from autograder.errors import SandboxError

    with pytest.raises(SandboxError, match="plain file name"):
        lab.sandbox().child("numpy", {name: b""})
