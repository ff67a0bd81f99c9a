"""Notebook habits that must not cost points, and libraries that an exercise may not use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from autograder.sandbox import Child, Sandbox


@pytest.fixture(scope="module")
def torch_sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def torch_child(torch_sandbox: Sandbox) -> Iterator[Child]:
    with torch_sandbox.child("torch") as child:
        yield child


HABITS = """
    get_ipython().run_line_magic("matplotlib", "inline")
    get_ipython().system("ls")
    files = get_ipython().getoutput("ls")
    from IPython.display import display, HTML, clear_output, Image
    import IPython.core.display
    display(HTML("<b>x</b>")); clear_output(wait=True)
    from google.colab import drive
    drive.mount("/content/drive")
    from tqdm.auto import tqdm
    from tqdm import trange
    from tqdm.notebook import tqdm as bar
    import ipywidgets as widgets
    from ipywidgets import interact
    from autograder import check
    score = check("softmax")
    name = input("your name? ")
    import matplotlib.pyplot as plt
    plt.plot([1, 2]); plt.show()
    @interact(k=3)
    def draw(k): return k
    total = 0
    with tqdm(range(4), desc="x") as progress:
        for i in progress:
            total += i
            progress.set_postfix(loss=1.0)
    steps = [i for i in trange(3)]
    def attack():
        return total, steps, score, name, list(files), check.passed("softmax"), draw(5)
"""


def test_everyday_lines_of_notebooks_do_nothing(child: Any, run_cells: Any, run_probe: Any) -> None:
    assert run_cells(child, HABITS) == {"skipped": []}
    assert run_probe(child, "s.attack()")["value"] == (6, [0, 1, 2], 0.0, "", [], False, 5)


@pytest.mark.parametrize(
    "line",
    [
        "import torch",
        "import torch.nn as nn",
        "from torch.nn import functional as F",
        "from scipy.special import softmax, logsumexp",
        "import sklearn.datasets\nload = sklearn.datasets.load_iris",
        "import torch\ndef f(x: torch.Tensor | None) -> 'torch.Tensor': return isinstance(x, torch.Tensor)",
        "exec('import pandas as pd')",
        "import importlib\npd = importlib.import_module('pandas')",
    ],
)
def test_importing_a_missing_library_is_free(child: Any, run_cells: Any, line: str) -> None:
    assert run_cells(child, line) == {"skipped": []}


@pytest.mark.parametrize(
    "use",
    [
        "torch.zeros(3)",
        "torch.float32 + 1",
        "list(torch.x)",
        "torch.x[0]",
        "len(torch.x)",
        "type('Net', (), {}) and exec('class Net(torch.nn.Module): pass')",
        "__import__('contextlib').ExitStack().enter_context(torch.no_grad)",
    ],
)
def test_using_a_missing_library_is_forbidden(child: Any, run_cells: Any, run_probe: Any, use: str) -> None:
    run_cells(child, f"import torch\ndef attack():\n    return {use}")
    assert run_probe(child, "s.attack()")["kind"] == "forbidden"


def test_a_missing_library_with_a_plan_b_is_honestly_missing(
    child: Any, run_cells: Any, run_probe: Any
) -> None:
    cell = "try:\n    import cupy as xp\nexcept ImportError:\n    import numpy as xp\nname = xp.__name__"
    assert run_cells(child, cell) == {"skipped": []}
    assert run_probe(child, "s.name")["value"] == "numpy"
    assert (
        run_cells(child, "import importlib.util\nname = str(importlib.util.find_spec('cupy'))")["skipped"]
        == []
    )
    assert run_probe(child, "s.name")["value"] == "None"


def test_a_missing_library_used_at_top_level_is_named(child: Any, run_cells: Any) -> None:
    ((_, name, message),) = run_cells(child, "import torch\ntorch.manual_seed(0)")["skipped"]
    assert name == "Forbidden" and "torch.manual_seed" in message


@pytest.mark.parametrize("without", [(), ("mount",), ("mount", "landlock")])
def test_a_numpy_child_has_numpy_and_matplotlib_alone(lab: Any, without: tuple[str, ...]) -> None:
    body = """
        import importlib
        names = ["numpy", "matplotlib.pyplot", "torch", "scipy", "sklearn", "safetensors", "pip", "coursedata"]
        return [type(importlib.import_module(n)).__name__ for n in names]
    """
    assert lab.attack(body, *without)["value"] == ["module"] * 2 + ["StandIn"] * 6


def test_the_grader_itself_is_not_in_the_child(lab: Any) -> None:
    body = """
        import importlib, autograder
        kinds = [type(importlib.import_module(n)).__name__ for n in ("autograder.engine", "autograder.seeds")]
        return kinds, hasattr(autograder, "__file__")
    """
    assert lab.attack(body)["value"] == (["Quiet", "Quiet"], False)


def test_forbidden_names_raise_while_a_probe_runs(child: Any, run_cells: Any, run_probe: Any) -> None:
    cell = "import numpy as np\nfrom numpy.linalg import inv\nearly = inv(np.eye(2))\ndef f(x): return inv(x)"
    assert run_cells(child, cell, forbid=["numpy.linalg.inv", "numpy.no_such_name"]) == {"skipped": []}
    reply = run_probe(child, "s.f(np.eye(2))")
    assert reply["kind"] == "forbidden" and "numpy.linalg.inv" in reply["message"]
    assert run_probe(child, "s.early")["value"].tolist() == [[1, 0], [0, 1]]
    run_cells(child, cell)
    assert run_probe(child, "s.f(np.eye(2))")["value"].tolist() == [[1, 0], [0, 1]]


def test_forbidden_functions_methods_and_classes_of_torch(
    torch_child: Any, run_cells: Any, run_probe: Any
) -> None:
    cell = """
        import torch, torch.nn as nn, torch.nn.functional as F
        x = torch.eye(2)
        class Mine(nn.LSTM): pass
        def function(): return F.softmax(x, 0)
        def method(): return x.matmul(x)
        def klass(): return nn.LSTM(2, 2)
        def subclass(): return Mine(2, 2)
        def allowed(): return (x @ x).numpy(), nn.GRU(2, 2) is not None
    """
    forbid = ["torch.nn.functional.softmax", "torch.Tensor.matmul", "torch.nn.LSTM"]
    assert run_cells(torch_child, cell, forbid=forbid) == {"skipped": []}
    for name in ("function", "method", "klass", "subclass"):
        assert run_probe(torch_child, f"s.{name}()")["kind"] == "forbidden", name
    assert run_probe(torch_child, "s.allowed()")["value"][1]
    run_cells(torch_child, cell)
    for name in ("function", "method", "klass", "subclass"):
        assert run_probe(torch_child, f"s.{name}() is not None")["value"], name


def test_torch_trains_in_a_child(torch_child: Any, run_cells: Any, run_probe: Any) -> None:
    cell = """
        import torch, scipy
        from torch.utils.data import DataLoader, TensorDataset
        torch.manual_seed(0)
        x = torch.randn(32, 3); y = x.sum(1, keepdim=True)
        net = torch.compile(torch.nn.Sequential(torch.nn.Linear(3, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1)))
        loader = DataLoader(TensorDataset(x, y), 8, num_workers=4, prefetch_factor=2, persistent_workers=True)
        optimizer = torch.optim.Adam(net.parameters(), 0.05)
        def train():
            for _ in range(40):
                for a, b in loader:
                    loss = ((net(a) - b) ** 2).mean()
                    optimizer.zero_grad(); loss.backward(); optimizer.step()
            torch.save(net.state_dict(), "net.pt")
            net.load_state_dict(torch.load("net.pt"))
            return loss
    """
    assert run_cells(torch_child, cell) == {"skipped": []}
    assert run_probe(torch_child, "s.train()")["value"] < 0.05


def test_torch_out_of_memory_and_cuda(torch_child: Any, run_cells: Any, run_probe: Any) -> None:
    cell = (
        "import torch\ndef big(): return torch.zeros(2**40)\ndef cuda(): return torch.zeros(1, device='cuda')"
    )
    run_cells(torch_child, cell)
    assert run_probe(torch_child, "s.big()")["kind"] == "memory"
    assert run_probe(torch_child, "s.cuda()")["kind"] == "raised"
