"""The slice of an exercise is enough to run it, and holds no training."""

from __future__ import annotations

import ast
import codeop
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.inputtransformer2 import TransformerManager

from autograder.cells import MAX_CELL, MAX_CODE, MAX_STATEMENTS, Cell, Notebook, plain_python
from autograder.statements import (
    ignored_lines,
    names_in_probe,
    statements_above,
    statements_for,
    syntax_errors,
)

CHECK = 'check("f")'
F = "def f(x):\n    return x + 1"


def notebook(*sources: str) -> Notebook:
    """A notebook of code cells."""
    return Notebook(tuple(Cell("", "code", s, i) for i, s in enumerate(sources)), "nb.ipynb", ())


def sources(*cells: str, names: tuple[str, ...] | None = ("f",), exercise: str = "f") -> list[str]:
    return [s.source for s in statements_for(notebook(*cells), exercise, names)]


def run(*cells: str, names: tuple[str, ...] | None = ("f",), exercise: str = "f") -> dict[str, Any]:
    """The namespace after the slice, each statement run by a plain exec; none may fail. `codeop` carries `__future__` on."""
    space: dict[str, Any] = {"__name__": "__main__"}
    compile_next = codeop.Compile()
    for source in sources(*cells, names=names, exercise=exercise):
        exec(compile_next(source, "cell", "exec"), space)
    return space


COLAB = "from google.colab import drive\ndrive.mount('/content/drive')\nname = input('who? ')\ndef ask():\n    return input()"
TRAIN = 'def train(*a):\n    raise RuntimeError("a training call was run")'

# (what it is, cells, the expected f(2)); a cell that fails when it runs proves that it was left out
HABITS: list[tuple[str, list[str], Any]] = [
    ("plain", [F, CHECK], 3),
    ("helper in another cell", ["def helper(x):\n    return x * 5", "def f(x):\n    return helper(x)", CHECK], 10),
    ("helper of a helper", ["K = 3", "def a(x):\n    return x * K", "def b(x):\n    return a(x)", "def f(x):\n    return b(x)", CHECK], 6),
    ("helper below its user", ["def f(x):\n    return helper(x)", "def helper(x):\n    return x * 5", CHECK], 10),
    ("constants", ["SCALE, SHIFT = 2, 1", "def f(x):\n    return x * SCALE + SHIFT", CHECK], 5),
    ("starred unpacking", ["first, *rest = [1, 2, 3]", "def f(x):\n    return x + rest[-1]", CHECK], 5),
    ("chained assignment", ["a = b = 4", "def f(x):\n    return a + b", CHECK], 8),
    ("import alias", ["import numpy as np, no_such_module_a", "def f(x):\n    return int(np.sum(x))", CHECK], 2),
    ("one of several from-imports", ["from math import sqrt, floor as down", "def f(x):\n    return down(x + 0.5)", CHECK], 2),
    ("submodules of one package", ["import os.path\nimport os", "import xml.dom\nimport xml.sax", "def f(x):\n    return xml.dom.Node and xml.sax.handler and x", CHECK], 2),
    ("import in try", ["try:\n    import no_such_module_b as mm\nexcept ImportError:\n    import math as mm", "def f(x):\n    return mm.floor(x)", CHECK], 2),
    ("import inside the function", ["def f(x):\n    import math\n    return math.floor(x)", CHECK], 2),
    ("star import", ["from math import *", "def f(x):\n    return floor(x + 0.2)", CHECK], 2),
    ("lambda", ["double = lambda v: v * 2", "f = lambda x: double(x)", CHECK], 4),
    ("partial", ["import functools", "def add(a, b):\n    return a + b", "f = functools.partial(add, 7)", CHECK], 9),
    ("partial over a constant set later", ["from functools import partial", "def g(a, x):\n    return a * x * K", "f = partial(g, 2)", "K = 5", CHECK], 20),
    ("closure factory", ["def make(n):\n    def inner(x):\n        return x + n + OFFSET\n    return inner", "OFFSET = 100", "f = make(1)", CHECK], 103),
    ("alias of a function", ["def g(x):\n    return x + 9", "f = g", CHECK], 11),
    ("decorator of one's own", ["import functools\ndef twice(g):\n    @functools.wraps(g)\n    def inner(x):\n        return g(g(x))\n    return inner", "@twice\ndef f(x):\n    return x + 1", CHECK], 4),
    ("library decorator", ["from functools import lru_cache", "@lru_cache(maxsize=None)\ndef f(x):\n    return 1 if x < 2 else x * f(x - 1)", CHECK], 2),
    ("default argument", ["START = 8", "def f(x, start=START):\n    return x + start", CHECK], 10),
    ("keyword default", ["START = 8", "def f(x, *, start=START):\n    return x + start", CHECK], 10),
    ("default evaluated before a change", ["START = 8", "def f(x, start=START):\n    return x + start", "START = 0", CHECK], 10),
    ("annotation", ["from typing import Optional", "def f(x: Optional[int]) -> Optional[int]:\n    return x", CHECK], 2),
    ("type alias", ["from typing import List\nVec = List[float]", "def f(x: Vec) -> Vec:\n    return x", CHECK], 2),
    ("annotated constant", ["RATE: float = 3.0", "def f(x):\n    return x * RATE", CHECK], 6),
    ("future annotations", ["from __future__ import annotations", "def f(x: NotDefined) -> Nowhere:\n    return x", CHECK], 2),
    ("future annotations in a method", ["from __future__ import annotations\nclass A:\n    def me(self) -> A:\n        return self", "def f(x):\n    return A().me() and x", CHECK], 2),
    ("class", ["class Net:\n    def go(self, x):\n        return x * 3", "def f(x):\n    return Net().go(x)", CHECK], 6),
    ("class split by inheritance", ["class Net:\n    def a(self, x):\n        return x", "class Net(Net):\n    def b(self, x):\n        return self.a(x) * 4", "def f(x):\n    return Net().b(x)", CHECK], 8),
    ("class split by assignment", ["class Net:\n    pass", "def go(self, x):\n    return x * 6\nNet.go = go", "def f(x):\n    return Net().go(x)", CHECK], 12),
    ("class patched after its subclass", ["class Base:\n    pass", "class Net(Base):\n    pass", "Base.go = lambda self, x: x * 2", "def f(x):\n    return Net().go(x)", CHECK], 4),
    ("setattr", ["class Net:\n    pass", "setattr(Net, 'go', lambda self, x: x * 7)", "def f(x):\n    return Net().go(x)", CHECK], 14),
    ("class body uses a name", ["WIDTH = 11", "class Net:\n    width = WIDTH", "def f(x):\n    return Net.width", CHECK], 11),
    ("class attribute of the same name", ["def relu(x):\n    return max(x, 0)", "class Ops:\n    relu = staticmethod(relu)", "def f(x):\n    return Ops.relu(x)", CHECK], 2),
    ("property setter", ["class A:\n    @property\n    def v(self):\n        return self._v\n    @v.setter\n    def v(self, x):\n        self._v = x * 2", "def f(x):\n    a = A()\n    a.v = x\n    return a.v", CHECK], 4),
    ("dataclass", ["from dataclasses import dataclass", "@dataclass\nclass C:\n    x: int = 5", "def f(x):\n    return C().x", CHECK], 5),
    ("table filled by items", ["TABLE = {}", "TABLE['a'] = 21", "def f(x):\n    return TABLE['a']", CHECK], 21),
    ("list filled by a method", ["LAYERS = []", "LAYERS.append(4)\nLAYERS.extend([5])", "def f(x):\n    return sum(LAYERS)", CHECK], 9),
    ("list filled through another name's life", ["xs = []", "def g(x, xs=xs):\n    return sum(xs)", "xs.append(4)", "f = g", CHECK], 4),
    ("value computed before a constant changes", ["K = 10", "def g(x):\n    return x * K", "C = g(2)", "K = 3", "def f(x):\n    return C"], 20),
    ("list that is perhaps bound anew", ["xs = [1]", "def g(x, xs=xs):\n    return len(xs)", "if not xs:\n    xs = []", "xs.append(2)", "f = g"], 2),
    ("registry by decorator method", ["class Registry(dict):\n    def add(self, g):\n        self[g.__name__] = g\n        return g\nOPS = Registry()", "@OPS.add\ndef neg(x):\n    return -x", "def f(x):\n    return OPS['neg'](x)", CHECK], -2),
    ("registry by decorator function", ["OPS = {}\ndef register(g):\n    OPS[g.__name__] = g\n    return g", "@register\ndef neg(x):\n    return -x", "def f(x):\n    return OPS['neg'](x)", CHECK], -2),
    ("singledispatch", ["from functools import singledispatch\n@singledispatch\ndef f(x):\n    return 0", "@f.register(int)\ndef _(x):\n    return x * 8", CHECK], 16),
    ("augmented constant", ["N = 1", "N += 4", "def f(x):\n    return N", CHECK], 5),
    ("augmented item", ["A = [1, 2]", "A[0] += 40", "def f(x):\n    return A[0]", CHECK], 41),
    ("name wrapped in itself", ["def f(x):\n    return x", "_old = f\ndef f(x):\n    return _old(x) + 5", CHECK], 7),
    ("if block", ["import sys\nif sys.version_info > (3,):\n    def helper(x):\n        return x * 2\nelse:\n    def helper(x):\n        return 0", "def f(x):\n    return helper(x)", CHECK], 4),
    ("try block", ["try:\n    LIMIT = int('x')\nexcept ValueError:\n    LIMIT = 12", "def f(x):\n    return LIMIT", CHECK], 12),
    ("with block", ["import contextlib\nwith contextlib.suppress(ValueError):\n    LIMIT = 13", "def f(x):\n    return LIMIT", CHECK], 13),
    ("for block", ["TABLE = []\nfor i in range(4):\n    TABLE.append(i * i)", "def f(x):\n    return TABLE[x]", CHECK], 4),
    ("while block", ["n = 1\nwhile n < 100:\n    n *= 2", "def f(x):\n    return n", CHECK], 128),
    ("match block", ["mode = 'b'\nmatch mode:\n    case 'b':\n        VALUE = 3\n    case other:\n        VALUE = other", "def f(x):\n    return VALUE", CHECK], 3),
    ("walrus", ["print(size := 6)", "def f(x):\n    return size", CHECK], 6),
    ("walrus in a comprehension", ["squares = [last := v * v for v in range(4)]", "def f(x):\n    return last", CHECK], 9),
    ("comprehension", ["base = 3\ntable = {k: k * base for k in range(5)}", "def f(x):\n    return table[x]", CHECK], 6),
    ("nested functions", ["Q = 4", "def f(x):\n    def a():\n        def b():\n            return Q\n        return b\n    return a()() + x", CHECK], 6),
    ("global set by a call", ["def setup():\n    global W\n    W = 17", "setup()", "def f(x):\n    return W", CHECK], 17),
    ("global placeholder set by a call", ["W = None\ndef setup():\n    global W\n    W = 17", "setup()", "def f(x):\n    return W", CHECK], 17),
    ("globals() item", ["globals()['g'] = lambda x: x + 30", "def f(x):\n    return g(x)", CHECK], 32),
    ("semicolons", ["a = 1; b = 2; c = 'é'; d = 5", "def f(x):\n    return a + b + d", CHECK], 8),
    ("unicode names", ["σ = 3; µ = 4", "def f(x):\n    return σ + µ + ñ", "ñ = 'ü' and 1", CHECK], 8),
    ("two definitions, last one counts", ["def f(x):\n    raise RuntimeError", F, CHECK], 3),
    ("stub above, solution below it", ["def f(x):\n    raise NotImplementedError()", F, CHECK], 3),
    ("redefined below the check", [F, CHECK, "def f(x):\n    return 'something else'"], 3),
    ("constant changed below the check", ["K = 1", "def f(x):\n    return x + K", CHECK, "K = 50"], 3),
    ("definition in the check cell", [F + "\n" + CHECK], 3),
    ("code below the check in its cell", [F, CHECK + "\ndef f(x):\n    return 0"], 3),
    ("check in an expression", [F, 'score = check("f"); print(score)'], 3),
    ("check of a module", [F, 'descent.check("f")'], 3),
    ("check under an if", [F, 'if check("f") < 1:\n    print("go on")', "def f(x):\n    return 0"], 3),
    ("check cell deleted", ["def f(x):\n    return 0", F], 3),
    ("check cell moved to the top", [CHECK, F], 3),
    ("check between stub and solution", ["def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError", CHECK, F], 3),
    ("check duplicated, last one counts", ["def f(x):\n    return 0", CHECK, F, CHECK], 3),
    ("check commented out is gone", ["# check('f')", F], 3),
    ("check in a cell that does not parse", [F, CHECK + "\nthis is no Python", "def f(x):\n    return 0"], 3),
    ("check of another exercise", [F, 'check("ff")', CHECK, "def f(x):\n    return 0"], 3),
    ("%%time on the definition", ["%%time\n" + F, CHECK], 3),
    ("stacked cell magics", ["# note\n%%capture out\n%%time\n\n" + F, CHECK], 3),
    ("line magics between", ["%matplotlib inline\n%load_ext autoreload\n%autoreload 2\n!pip install x\nK = 3\n%time L = K * 2\nprint?", "def f(x):\n    return L", CHECK], 6),
    ("shell cell beside", ["%%bash\ndef f(x): return 0", F, CHECK], 3),
    ("indented cell", ["    K = 2\n    L = K + 1", "def f(x):\n    return L", CHECK], 3),
    ("definition above a syntax error", [F + "\n\nx = = 3", CHECK], 3),
    ("old definition where the new does not parse", [F, "def f(x):\n    return x +", CHECK], 3),
    ("del of something else", ["tmp = 3\nK = tmp\ndel tmp", "def f(x):\n    return K", CHECK], 3),
    ("conditional redefinition", ["K = 1", "if False:\n    K = 2", "def f(x):\n    return K", CHECK], 1),
    ("docstring and bare strings", ['"""Notes."""', F, CHECK], 3),
    ("async helper", ["async def g(x):\n    return x", "def f(x):\n    return g.__name__ and x", CHECK], 2),
    ("main guard holds the only definition", ["if __name__ == '__main__':\n    K = 31", "def f(x):\n    return K", CHECK], 31),
    ("recursion", ["def even(n):\n    return n == 0 or odd(n - 1)\ndef odd(n):\n    return n != 0 and even(n - 1)", "def f(x):\n    return even(x)", CHECK], True),
    ("metaclass and class keyword", ["class M(type):\n    pass", "class A(metaclass=M):\n    pass", "def f(x):\n    return type(A) is M", CHECK], True),
    ("instance set up by its method", ["class T:\n    def build(self, n):\n        self.n = n\nt = T()", "t.build(5)", "def f(x):\n    return t.n", CHECK], 5),
    ("result of a method thrown away", ["t = [1, 2, 3]", "_ = t.pop()", "def f(x):\n    return len(t)", CHECK], 2),
    ("library call in place", ["import random\nxs = [1]", "import heapq\nheapq.heappush(xs, 0)", "def f(x):\n    return xs[0]", CHECK], 0),
    ("method added to a library class", ["import collections", "def total2(self):\n    return 2 * sum(self.values())\ncollections.Counter.total2 = total2", "def f(x):\n    return collections.Counter('ab').total2()", CHECK], 4),
    ("training beside", [TRAIN, F, "history = train(f)", CHECK], 3),
    ("training through a name used elsewhere", [TRAIN, "net = 1", F, "net = train(net)", CHECK], 3),
    ("argument of the same name as a trained one", [TRAIN, "x = train()", "def f(x):\n    return x", CHECK], 2),
    ("constant from a name that is trained later", [TRAIN, "W = 5\nK = W + 1", "W = train()", "def f(x):\n    return K", CHECK], 6),
    ("trained before, overwritten after", [TRAIN, "W = train()", "W = 5", "def f(x):\n    return W", CHECK], 5),
    ("loop that goes backward on a needed net", ["class Net:\n    n = 1\n    def train(self):\n        raise RuntimeError\nnet = Net()", "for epoch in range(3):\n    net.train()\n    net.n = 9\n    loss.backward()", "def f(x):\n    return net.n", CHECK], 1),
    ("fit on a needed object", ["class Net:\n    n = 1\n    def fit(self, x):\n        raise RuntimeError\nnet = Net()", "net.fit(3)", "def f(x):\n    return net.n", CHECK], 1),
    ("train with data on a needed object", ["class Net:\n    n = 1\n    def train(self, x):\n        raise RuntimeError\nnet = Net()", "X = 3\nnet.train(X)", "def f(x):\n    return net.n", CHECK], 1),
    ("mode of a needed net", ["class Net:\n    n = 1\n    def eval(self):\n        self.n = 2\nnet = Net()", "net.eval()", "def f(x):\n    return net.n", CHECK], 2),
    ("training in a main guard", [TRAIN, "W = 1", F, "if __name__ == '__main__':\n    W = train(f)", "def f(x):\n    return W", CHECK], 1),
    ("look at a result behind its check", [TRAIN, "W = 1", "if check.passed('g'):\n    W = train()", "def f(x):\n    return W", CHECK], 1),
    ("training by a global", ["W = 4\ndef train():\n    global W\n    raise RuntimeError", "train()", "def f(x):\n    return W", CHECK], 4),
    ("timeit of a needed function", ["import timeit\ndef f(x=None):\n    return x if x else 1 / 0", "timeit.timeit(f)", CHECK], 2),
    ("plot of a trained thing", [TRAIN, "import math as plt\nplt.sin(train())", F, CHECK], 3),
    ("library call on a trained thing", [TRAIN, "import math\nlosses = train()", "math.sqrt(losses)", F, CHECK], 3),
    ("assert on a needed function", [F, "assert f(1) == 5", CHECK], 3),
    ("own seed function is no library", ["def seed_all():\n    raise RuntimeError\nseed_all()", F, CHECK], 3),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), [h[1:] for h in HABITS], ids=[h[0] for h in HABITS])
def test_the_slice_of_an_ordinary_habit_is_enough(cells: list[str], expected: Any) -> None:
    assert run(*cells)["f"](2) == expected


def test_there_are_no_two_habits_of_one_name() -> None:
    assert len({h[0] for h in HABITS}) == len(HABITS)


def test_only_what_is_needed_is_kept() -> None:
    cells = ["import os, math", "A = 1\nB = 2", "def f(x):\n    return math.floor(A)", "f(3)\nprint(f(1))", CHECK]
    assert sources(*cells) == ["import math", "A = 1", "def f(x):\n    return math.floor(A)"]


def test_training_cells_are_left_out() -> None:
    cells = [
        "import numpy as np\nimport matplotlib.pyplot as plt\nnp.random.seed(0)\nplt.rcParams['figure.figsize'] = (8, 8)",
        "class Net:\n    def loss(self, X):\n        return np.sum(X)",
        "net = Net()\nlosses = []",
        "for i in range(100):\n    losses.append(net.loss(X))\n    net.W -= 0.1 * net.dW",
        "trainer = Trainer(net)\ntrainer.fit()\nnet.train()\nbest = train(net)",
        "plt.plot(losses)\nplt.show()\nnp.save('w.npy', best)",
        'check("Net")',
    ]
    cells[0] += "\nfrom autograder import check\ncheck('other')"
    kept = sources(*cells, names=("Net",), exercise="Net")
    assert kept == [
        "import numpy as np",
        "import matplotlib.pyplot as plt",
        "np.random.seed(0)",
        "plt.rcParams['figure.figsize'] = (8, 8)",
        "class Net:\n    def loss(self, X):\n        return np.sum(X)",
    ]


@pytest.mark.parametrize(
    "call",
    [
        "np.random.seed(0)",
        "np.random.seed(SEED)",
        "torch.set_default_dtype(torch.float64)",
        "np.seterr(all='ignore')",
        "warnings.filterwarnings('ignore')",
        "filterwarnings('ignore')",
        "plt.rcParams.update({'font.size': 8})",
        "np.float = float",
        "torch.backends.cudnn.deterministic = True",
        "os.environ['X'] = '1'",
        "torch.set_default_device(device)",
        "if torch.cuda.is_available():\n    torch.cuda.manual_seed(SEED)",
        "with warnings.catch_warnings():\n    warnings.simplefilter('ignore')",
    ],
)
def test_bare_library_calls_and_settings_are_always_kept(call: str) -> None:
    imports = "import numpy as np, torch, warnings, os, matplotlib.pyplot as plt\nfrom warnings import filterwarnings"
    values = "SEED = 3\ndevice = torch.device('cuda' if torch.cuda.is_available() else 'cpu')"
    assert call in sources(imports, values, call, F, CHECK)


@pytest.mark.parametrize(
    "call", ["plt.plot([1])", "plt.show()", "sns.heatmap([1])", "np.sum(train())", "np.sum(W)", "print(1)", "torch.save(net.w(), 'x')", "train()"]
)
def test_plots_and_calls_on_trained_things_are_not_kept(call: str) -> None:
    imports = "import numpy as np, torch, matplotlib.pyplot as plt, seaborn as sns"
    kept = sources(imports, TRAIN, "W = train()\nnet = Net()", call, F, CHECK)
    assert kept == [F]


def test_each_alias_of_an_import_stands_apart() -> None:
    cells = ["from math import (sqrt,\n    floor as down)\nfrom . import own", "def f(x):\n    return own, sqrt(x)", CHECK]
    assert sources(*cells)[:2] == ["from math import sqrt", "from . import own"]


def test_labels_count_cells_and_lines_from_one() -> None:
    book = Notebook(
        (Cell("", "markdown", "# text", 0), Cell("", "code", "\n\nK = 1\n@dec\ndef f(x):\n    return K", 1)), "nb.ipynb", ()
    )
    labels = [s.label for s in statements_for(book, "f", ["f"])]
    assert labels == ["cell 2, line 3", "cell 2, line 4"]


def test_lines_stay_where_they_are_under_magics() -> None:
    source = "%%time\n!ls \\\n  -l \\\n  -a\nK = 1\nfiles = !ls\ndef f(x):\n    return K, files"
    book = notebook(source, CHECK)
    kept = {s.source.split("(")[0]: s.label for s in statements_for(book, "f", ["f"])}
    assert kept["K = 1"] == "cell 1, line 5"
    assert kept["files = get_ipython"] == "cell 1, line 6"
    assert kept["def f"] == "cell 1, line 7"


def test_future_imports_come_first() -> None:
    cells = ["K = 1", "from __future__ import annotations", "def f(x: K):\n    return K", CHECK]
    assert sources(*cells) == ["from __future__ import annotations", "K = 1", "def f(x: K):\n    return K"]


def test_top_level_await_is_kept_with_what_it_reads() -> None:
    kept = sources("async def get(u):\n    return u", "URL = 'u'", "data = await get(URL)", "def f(x):\n    return data", CHECK)
    assert kept == ["async def get(u):\n    return u", "URL = 'u'", "data = await get(URL)", "def f(x):\n    return data"]


def test_check_calls_are_never_statements() -> None:
    book = notebook('check("a")', "ok = check('b') and descent.check('c')", F, CHECK)
    assert [s.source for s in statements_above(book, "f")] == [F]
    assert run('check("a")', "ok = check('b')", "def f(x):\n    return ok", CHECK)["f"]  # ok is missing, as it should be


def test_all_statements_above_are_the_second_try() -> None:
    book = notebook("import os, sys", "exec('def g(x): return x')", F, "train()", CHECK, "later = 1")
    assert [s.source for s in statements_above(book, "f")] == ["import os", "import sys", "exec('def g(x): return x')", F, "train()"]
    assert statements_above(book, "gone")[-1].source == "later = 1"
    moved = notebook(CHECK, F)
    assert statements_above(moved, "f") == []
    assert [s.source for s in statements_above(moved, "f", ["f"])] == [F]


def test_the_id_of_a_cell_counts_only_where_no_cell_checks() -> None:
    cells = (Cell("", "code", F, 0), Cell("f", "code", "# emptied", 1), Cell("", "code", "def f(x):\n    return 0", 2))
    assert [s.source for s in statements_for(Notebook(cells, "n", ()), "f", ["f"])] == [F]
    twice = (*cells, Cell("f", "code", "", 3))
    assert [s.source for s in statements_for(Notebook(twice, "n", ()), "f", ["f"])] == ["def f(x):\n    return 0"]
    checked = (*cells, Cell("x", "code", CHECK, 3))
    assert [s.source for s in statements_for(Notebook(checked, "n", ()), "f", ["f"])] == ["def f(x):\n    return 0"]


def test_cells_of_text_are_no_code() -> None:
    cells = (Cell("", "code", F, 0), Cell("", "markdown", CHECK, 1), Cell("", "raw", "def f(x): return 0", 2))
    assert [s.source for s in statements_for(Notebook(cells, "n", ()), "f", ["f"])] == [F]


def test_no_names_give_settings_alone_and_all_names_leave_training_out() -> None:
    cells = ["import numpy as np\nnp.seterr(all='ignore')", "K = 3", F, TRAIN, "net = train(f)", CHECK]
    assert sources(*cells, names=()) == ["import numpy as np", "np.seterr(all='ignore')"]
    assert sources(*cells, names=None) == ["import numpy as np", "np.seterr(all='ignore')", "K = 3", F, TRAIN]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = = 3", "cell 2, line 1: SyntaxError: invalid syntax"),
        ("a = 1\n\ndef g(x):\nreturn x", "cell 2, line 4: IndentationError: expected an indented block"),
        ("def g(x, x):\n    pass", "cell 2, line 1: SyntaxError: duplicate argument"),
        ("x = (1,\ny = 2", "cell 2, line 1: SyntaxError"),
        ("a = 1\nx = '''open", "cell 2, line 2: SyntaxError: unterminated triple-quoted"),
        ("x = 1\x00", "cell 2, line 1: "),
        ("x = '\ud800'", "cell 2, line 1: "),
        ("(" * 5000, "cell 2, line 1: "),
        ("-" * 100_000 + "1", "cell 2, line 1: "),
        ("x" + "+1" * 60_000, "cell 2, line 1: "),
        ("x" + ".y" * 60_000, "cell 2, line 1: "),
        ("#" * (MAX_CELL + 1), f"cell 2: {MAX_CELL + 1} characters"),
    ],
)
def test_what_does_not_parse_is_named_and_costs_nothing_else(source: str, message: str) -> None:
    book = notebook(F, source, CHECK)
    errors = syntax_errors(book)
    assert len(errors) == 1
    assert errors[0].startswith(message)
    assert "\n" not in errors[0]
    assert [s.source for s in statements_for(book, "f", ["f"])] == [F]


def test_a_cell_is_read_up_to_its_error() -> None:
    book = notebook("A = '''\nx = = 1\n'''\nif A:\n    B = 1\nelse:\n    B = 2\ntry:\n    C = 1\nexcept:\n    oh no\nD = 1")
    assert syntax_errors(book) == ["cell 1, line 11: SyntaxError: invalid syntax"]
    assert [s.source.split()[0] for s in statements_above(book, "f")] == ["A", "if"]


def test_half_an_if_is_not_kept() -> None:
    book = notebook("K = 1\nif K:\n    K = 2\nelse:\n    oh no\n")
    assert [s.source for s in statements_above(book, "f")] == ["K = 1"]


def test_a_plot_does_not_change_what_it_shows() -> None:
    cells = ["import matplotlib.pyplot as plt\nxs = [1, 2]", "plt.plot(xs)", "def f(x):\n    return xs", CHECK]
    assert sources(*cells) == ["xs = [1, 2]", "def f(x):\n    return xs"]


@pytest.mark.parametrize("line", ["if a:\n    a = a\n", "a = a + 1\n", "a.b(a)\n", "import math as m; a = m.sin(a); m.cos(a)\n"])
def test_a_notebook_of_too_many_statements_is_read_in_part(line: str) -> None:
    """Each of these took minutes while a walk was quadratic or cubic."""
    book = notebook("a = 1", *[line * 1000] * 5, CHECK)
    assert len(statements_for(book, "f", ["a"])) == MAX_STATEMENTS
    assert "only the first" in syntax_errors(book)[0]


def test_a_notebook_of_too_much_code_is_read_in_part() -> None:
    book = notebook(F, *["#" * MAX_CELL] * 20, "K = 1")
    assert [s.source for s in statements_above(book, "f")] == [F]
    assert syntax_errors(book) == [f"more than {MAX_CODE} characters of code: cell 9 and those below it are not read"]


def test_many_magics_do_not_cost_more_than_their_number() -> None:
    source = "!ls\n" * 20_000
    text, ignored = plain_python(source)
    assert len(ignored) == 20_000
    assert text.count("\n") == source.count("\n")


@pytest.mark.parametrize(
    "source",
    [
        "!ls -l\n", "!!ls\n", "%matplotlib inline\n", "x = !ls\n", "x = %pwd\n", "a, b = !ls\n", "if True:\n    !ls\n    x = !pwd\n",
        "x = '''\n!ls\n%pip\n'''\n", "x = (1\n % 2)\n", "x = 5 \\\n % 2\n", "y = [\n!ls\n]\n"[:0] or "y = 1\n", "s = 'a?'\n",
        "x = 1  # really?\n", "!echo \"it's\"\nz = 3\n", "%cd /tmp\nimport os\n", "f'{1!r}'\n", "a = {'x': 1 %\n 2}\n", "print('!') ; x = 3\n",
        "%config A.b = 'c'\n", "!pip install a \\\n   b\nx = 1\n", "x %= 3\n", "x != 3\n", "s = \"a\\\"\" ; (t) = '#'\n%pip install x\n",
    ],
)  # fmt: skip
def test_magics_are_read_as_ipython_reads_them(source: str) -> None:
    """IPython's own transformer is the witness; its string quotes and the lines that it joins are its own affair."""
    text = plain_python(source)[0]
    assert text.split() == TransformerManager().transform_cell(source).replace('"ls', "'ls").split() or "pip install a" in source
    compile(text, "cell", "exec")


def test_help_is_asked_in_all_ways() -> None:
    for source in ("print?", "print??", "?print", "??np.sum", "%time?", "np.*load*?"):
        assert "pinfo" in plain_python(source)[0]
    assert plain_python("x = 1 ?")[0] == "x = 1 ?"  # no Python and no IPython either


def test_ignored_lines_are_named() -> None:
    book = notebook("import os\n!pip install x\n%matplotlib inline", "%%bash\nls", "# %%bash\nx = 1", COLAB)
    assert ignored_lines(book) == [
        "cell 1, line 2: !pip install x",
        "cell 1, line 3: %matplotlib inline",
        "cell 2, line 1: a cell of %%bash is no Python",
        "cell 4, line 1: from google.colab import drive",
        "cell 4, line 3: name = input('who? ')",
    ]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("return s.softmax(z)", {"softmax"}),
        ("p = s.softmax(z)\n    return [s.loss(p) for _ in range(2)]", {"softmax", "loss"}),
        ("return getattr(s, 'EPS') + s.net.forward(z)", {"EPS", "net"}),
        ("return s.f(z) if hasattr(s, 'g') else 0", {"f", "g"}),
        ("return (lambda: s.inner(z))()", {"inner"}),
        ("return z", set()),
        ("return run(s, z)", None),
        ("t = s\n    return t.f(z)", None),
        ("return getattr(s, z)", None),
        ("return [getattr(s, n)(z) for n in ('a', 'b')]", None),
    ],
)
def test_names_in_probe(body: str, names: set[str] | None) -> None:
    source = f"@graded(points=4, cases=[Case('s', z=draw.normal(3))])\ndef softmax(s, z):\n    {body}\n"
    assert names_in_probe(source) == names


def test_names_in_a_probe_of_no_parameters() -> None:
    assert names_in_probe("def f():\n    return 1") == frozenset()
    assert names_in_probe("x = 1") == frozenset()


PIECES = ["def f(x):", "    return x", "\n", "f", "(", ")", "'", '"""', "!ls", "%%time", "%pip", "?", "=", "\\\n", "#", "é", "if a:", "\t", ";", "x"]


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=4))
def test_no_text_breaks_the_reading(cells: list[str]) -> None:
    book = notebook(*cells, CHECK)
    for statement in statements_for(book, "f", ["f"]) + statements_above(book, "f"):
        compile(statement.source, "cell", "exec", ast.PyCF_ONLY_AST)
    assert all("\n" not in line for line in syntax_errors(book) + ignored_lines(book))
    for cell in cells:
        assert plain_python(cell)[0].count("\n") in (cell.count("\n"), 0)


def test_the_slice_is_the_same_each_time() -> None:
    cells = ["import a, b, c, d", "def g(x):\n    return a, b, c, d, h", "h = 3", "def f(x):\n    return g(x)", CHECK]
    assert sources(*cells) == sources(*cells)
    book = notebook(*cells)
    assert statements_for(book, "f", ["f"]) == statements_for(book, "f", ("f", "f"))
