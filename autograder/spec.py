"""The author's words: what an exercise is, in `checks.py` or `checks/*.py` beside an assignment's text.

    @graded(points=4, cases=[
        Case("3x5 logits",      z=draw.normal(3, 5)),
        Case("logits near 1e4", z=draw.normal(3, 5, scale=1e4), hidden=True,
             hint={"NONFINITE": "subtract the row maximum before exponentiating"}),
    ])
    def softmax(s, z):                 # s: the student's names, or the reference's
        return {"p": s.softmax(z)}

The function is the probe: a short script of calls, run once with the reference in the judge and once with the student's
names in a confined child. Its name is the exercise, the id of its check cell, nbgrader's grade id and the pytest id. The
decorators attach data and return the function unchanged.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from .compare import Verify
from .errors import AuthorError
from .names_probe import names_in_probe

LIBRARIES = ("numpy", "torch")
Data = Callable[[Any], "tuple[dict[str, Any], Any]"]
Metric = Callable[[Any, Any], float]


@dataclass(frozen=True, init=False)
class Case:
    """One set of inputs: constants and generators of `draw`, by the probe's parameter names.

    `hint` is a text, or a text by verdict ("NONFINITE", "SHAPE", ...; "*" for any); it is shown for hidden cases too.
    """

    name: str
    inputs: Mapping[str, Any]
    hidden: bool
    weight: float
    hint: Mapping[str, str]

    def __init__(
        self, name: str, /, *, hidden: bool = False, weight: float = 1.0, hint: str | Mapping[str, str] = "", **inputs: Any
    ) -> None:
        hints = {"*": hint} if isinstance(hint, str) and hint else dict(hint or {})
        values = dict(name=name, inputs=inputs, hidden=hidden, weight=weight, hint=hints)
        for key, value in values.items():
            object.__setattr__(self, key, value)


@dataclass(frozen=True)
class Trained:
    """A result judged by its weights: a safetensors file, run by the reference on data drawn at grading time."""

    file: str
    tensors: Mapping[str, tuple[int | str, ...]]  # a letter is a free size, the same wherever it stands
    data: Data  # rng -> (inputs of the probe beside the weights, labels)
    metric: Metric  # (labels, outputs) -> a number; larger is better
    floor: float
    bar: float
    max_size: int = 1024  # the largest value of a free size
    max_bytes: int = 32 * 2**20


@dataclass(frozen=True)
class Exercise:
    """One exercise as the engine sees it."""

    name: str
    kind: str  # "values", "trained" or "manual"
    points: float
    cases: tuple[Case, ...] = ()
    source: str = ""  # the probe, without its decorators
    doc: str = ""
    verify: Verify | None = None
    verify_source: str = ""  # the expression that makes `verify`, for the release
    library: str = "numpy"
    forbid: tuple[str, ...] = ()
    cpu_s: float = 3.0
    cotangent: str = ""  # a probe that runs the forward function alone; its output's shape is dout's
    gradient: Mapping[str, Any] = field(default_factory=dict)  # of, backward, wrt: for tests and diagnosis
    trained: Trained | None = None

    @cached_property
    def names(self) -> frozenset[str] | None:
        """The student's names that the probe uses; None where it may use any."""
        return names_in_probe(self.source)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The probe's parameters after the first, which is the namespace."""
        tree = ast.parse(self.source).body[0]
        assert isinstance(tree, ast.FunctionDef)
        return tuple(a.arg for a in tree.args.args[1:])


def graded(
    *, points: float, cases: Sequence[Case], verify: Verify | None = None, forbid: Sequence[str] = (),
    library: str = "numpy", cpu_s: float = 3.0,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # fmt: skip
    """Values: what the probe returns with the student's names, against what it returns with the reference's.

    `verify(inputs, got, want) -> list[Mismatch]` replaces the comparison where right answers differ. `library` names the
    zygote ("numpy": nothing else can be imported). `forbid` lists dotted names that raise while the probe runs.
    `cpu_s` is the budget of one case, in CPU seconds.
    """

    def attach(probe: Callable[..., Any]) -> Callable[..., Any]:
        exercise = Exercise(
            name=probe.__name__, kind="values", points=points, cases=tuple(cases), doc=inspect.getdoc(probe) or "",
            verify=verify, library=library, forbid=tuple(forbid), cpu_s=cpu_s,
        )  # fmt: skip
        return _attach(probe, exercise)

    return attach


def gradient(
    *, of: str, backward: str, wrt: Sequence[str], points: float, cases: Sequence[Case], out: bool = False,
    library: str = "numpy", cpu_s: float = 3.0,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # fmt: skip
    """The analytic gradient, whole, for a random cotangent `dout` of the output's shape, against the reference's.

    The generated probe is `out, cache = s.<of>(*inputs)`; `grads = s.<backward>(dout, cache)`, the gradients named by `wrt`
    in order; with `out=True` the forward value is compared too. The decorated function has no body of its own.
    """

    def attach(probe: Callable[..., Any]) -> Callable[..., Any]:
        names = tuple(cases[0].inputs) if cases else ()
        exercise = Exercise(
            name=probe.__name__, kind="values", points=points, cases=tuple(cases), doc=inspect.getdoc(probe) or "",
            source=_gradient_probe(probe.__name__, of, backward, names, tuple(wrt), out), library=library, cpu_s=cpu_s,
            cotangent=f"def forward(s, {', '.join(names)}):\n    return s.{of}({', '.join(names)})[0]\n",
            gradient={"of": of, "backward": backward, "wrt": tuple(wrt)},
        )  # fmt: skip
        return _attach(probe, exercise)

    return attach


def _gradient_probe(name: str, of: str, backward: str, names: tuple[str, ...], wrt: tuple[str, ...], out: bool) -> str:
    grads = [f"d{n}" for n in wrt]
    values = ", ".join(f'"{g}": {g}' for g in (["out"] if out else []) + grads)
    return (
        f"def {name}(s, {', '.join(names)}, dout):\n"
        f"    out, cache = s.{of}({', '.join(names)})\n"
        + ("    out = np.array(out)\n" if out else "")
        + f"    {', '.join(grads)} = s.{backward}(dout, cache)\n"
        f"    return {{{values}}}\n"
    )


def trained(
    *, points: float, file: str, tensors: Mapping[str, tuple[int | str, ...]], data: Data, metric: Metric, floor: float,
    bar: float, max_size: int = 1024, max_bytes: int = 32 * 2**20,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # fmt: skip
    """A trained result of a fixed architecture: the judge runs the probe `f(s, weights, **inputs)` with the reference's names on
    the student's weights (dict of arrays, names and shapes as in `tensors`), and `metric(labels, outputs)` on data drawn then.
    Nothing below `floor`, full marks from `bar`, a straight line between.
    """

    def attach(probe: Callable[..., Any]) -> Callable[..., Any]:
        what = Trained(file, dict(tensors), data, metric, floor, bar, max_size, max_bytes)
        case = Case("fresh data", hidden=True)
        doc = inspect.getdoc(probe) or ""
        return _attach(probe, Exercise(probe.__name__, "trained", points, (case,), doc=doc, trained=what))

    return attach


def manual(*, points: float) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A written answer, graded by a human; the function's docstring is the rubric."""

    def attach(probe: Callable[..., Any]) -> Callable[..., Any]:
        exercise = Exercise(probe.__name__, "manual", points, doc=inspect.getdoc(probe) or "")
        return _attach(probe, exercise)

    return attach


def _attach(probe: Callable[..., Any], exercise: Exercise) -> Callable[..., Any]:
    probe.__exercise__ = exercise  # type: ignore[attr-defined]
    return probe


def exercises_in(namespace: Mapping[str, Any], text: str) -> list[Exercise]:
    """The exercises that executing `text` (one file of checks) left in `namespace`, in the order of the text."""
    found, lines = [], text.split("\n")
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and hasattr(namespace.get(node.name), "__exercise__"):
            exercise: Exercise = namespace[node.name].__exercise__
            exercise = replace(exercise, verify_source=_keyword(lines, node, "verify"))
            # a function's text without its decorators: only this enters the child
            found.append(exercise if exercise.source else replace(exercise, source=_segment(lines, node) + "\n"))
    return found


def _keyword(lines: list[str], node: ast.FunctionDef, name: str) -> str:
    calls = [d for d in node.decorator_list if isinstance(d, ast.Call)]
    values = [k.value for call in calls for k in call.keywords if k.arg == name]
    return _segment(lines, values[0]) if values else ""


def _segment(lines: list[str], node: ast.FunctionDef | ast.expr) -> str:
    """The text of a node. `ast.get_source_segment` splits the whole file anew for each: a third of a second in all."""
    taken = lines[node.lineno - 1 : node.end_lineno]
    taken[-1] = taken[-1].encode()[: node.end_col_offset].decode()  # offsets count bytes
    taken[0] = taken[0].encode()[node.col_offset :].decode()
    return "\n".join(taken)


def validate(exercises: Sequence[Exercise]) -> None:
    """Raises AuthorError, naming exercise and case, where an assignment contradicts itself."""
    seen: set[str] = set()
    for exercise in exercises:
        if exercise.name in seen:
            raise AuthorError(f"{exercise.name}: two exercises of this name; rename one")
        seen.add(exercise.name)
        if not exercise.points > 0:
            raise AuthorError(f"{exercise.name}: points={exercise.points}; give it more than 0")
        if exercise.library not in LIBRARIES:
            raise AuthorError(f"{exercise.name}: library={exercise.library!r}; one of {', '.join(LIBRARIES)} was expected")
        if exercise.kind == "values":
            _validate_cases(exercise)


def _validate_cases(exercise: Exercise) -> None:
    if not any(not c.hidden for c in exercise.cases):
        raise AuthorError(f"{exercise.name}: no visible case; check() would have nothing to say. Add one")
    names = [c.name for c in exercise.cases]
    for name in names:
        if names.count(name) > 1:
            raise AuthorError(f"{exercise.name}: two cases named {name!r}; rename one")
    expected = set(exercise.parameters) - ({"dout"} if exercise.cotangent else set())
    for case in exercise.cases:
        if set(case.inputs) != expected:
            raise AuthorError(
                f"{exercise.name}, case {case.name!r}: inputs {sorted(case.inputs)}; the probe takes {sorted(expected)}"
            )
        if not case.weight >= 0:
            raise AuthorError(f"{exercise.name}, case {case.name!r}: weight={case.weight}; give it 0 or more")
