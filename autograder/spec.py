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
import marshal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import CodeType
from typing import Any

from .compare import Verify
from .errors import AuthorError
from .names_probe import names_in_probe, renamed_probe
from .spec_played import Environment, Played, validate_played
from .verdict import EPISODES, SPEED

LIBRARIES = ("numpy", "torch")
ROUNDS = 5  # draws of the inputs of a speed, each timed once
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
    """A result judged by its weights: a safetensors file, run on data drawn at grading time.

    Without `model` the architecture is fixed (`tensors`) and the judge runs the reference. With it, the student's own model runs
    in a confined child. Metrics grow with quality: for a loss, give its negative.
    """

    file: str
    tensors: Mapping[str, tuple[int | str, ...]]  # a letter is a free size, the same wherever it stands
    data: Data  # rng -> (inputs of the probe beside the weights, labels)
    metric: Metric  # (labels, outputs) -> a number; larger is better
    floor: float
    bar: float
    max_size: int = 1024  # the largest value of a free size
    max_bytes: int = 32 * 2**20
    model: str = ""  # the student's function that builds the model
    card: str = ""  # the training card: shown, never part of a score
    chance: float | None = None  # what guessing reaches
    ceiling: tuple[float, float] | None = None  # what nobody can exceed, and the standard error of a measurement there
    shape: tuple[int, ...] | None = None  # of one sample's output
    classes: tuple[str, ...] = ()  # names of the labels, for the figure
    batch: int = 256  # samples that the child is asked for at a time
    metric_source: str = ""  # the expression that makes `metric`, for the release


@dataclass(frozen=True)
class Faster:
    """A speed that is asked for beside right values: the probe at least `ratio` times as fast as with the reference's `than` for `of`."""

    of: tuple[str, ...]
    than: tuple[str, ...]
    ratio: float


@dataclass(frozen=True)
class Exercise:
    """One exercise as the engine sees it."""

    name: str
    kind: str  # "values", "trained", "played" or "manual"
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
    faster: Faster | None = None  # its speed is judged in the last case, SPEED
    played: Played | None = None

    @cached_property
    def names(self) -> frozenset[str] | None:
        """The student's names that the probe uses; None where it may use any."""
        names = names_in_probe(self.source)
        model = self.trained.model if self.trained else ""
        return names | {model} if names is not None and model else names

    @cached_property
    def compiled(self) -> CodeType:
        """The probe."""
        return compile(self.source, "probe", "exec", dont_inherit=True, optimize=0)

    @cached_property
    def code(self) -> bytes:
        """The compiled probe, for processes of the same interpreter."""
        return marshal.dumps(self.compiled)

    @cached_property
    def naive(self) -> str:
        """The probe of a `@faster` exercise with the naive version in the place of what is to be faster."""
        assert self.faster is not None
        return renamed_probe(self.source, dict(zip(self.faster.of, self.faster.than, strict=True)))

    @cached_property
    def rounds(self) -> tuple[Case, ...]:
        """The case of a speed as often as it is timed, under names of their own, so that each round draws its own inputs."""
        if self.faster is None:
            return ()
        speed = self.cases[-1]
        named = (Case(f"{SPEED}, round {i}", hidden=True, weight=speed.weight, hint=speed.hint, **speed.inputs) for i in range(2, ROUNDS + 1))
        return (speed, *named)

    @property
    def runs_code(self) -> bool:
        """Whether a child with the student's code is needed to judge it."""
        return self.kind in ("values", "played") or bool(self.trained and self.trained.model)

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


def faster(
    *, of: str | Sequence[str], than: str | Sequence[str], points: float, cases: Sequence[Case], ratio: float = 5.0,
    timed: Mapping[str, Any] | None = None, share: float = 0.5, hint: str = "", verify: Verify | None = None, forbid: Sequence[str] = (), library: str = "numpy", cpu_s: float = 3.0,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # fmt: skip
    """Values as in `graded`; where all are right, also the speed of `of`, at least `ratio` times that of the reference's `than`.

    The probe calls `s.<of>`; the naive version is the same probe with that name replaced (several names: one for one). Speed is a
    last, hidden case "speed", worth `share` of the points, on inputs drawn from `timed` (those of the last case unless given), for
    which the naive version should take some 50 ms or more. Set `ratio` to a third or less of what right answers reach.
    """

    def attach(probe: Callable[..., Any]) -> Callable[..., Any]:
        inputs = dict(timed if timed is not None else cases[-1].inputs if cases else {})
        weight = sum(c.weight for c in cases) * share / (1 - share) if 0 < share < 1 else -1.0
        speed = Case(SPEED, hidden=True, weight=weight, hint={"WRONG": hint} if hint else "", **inputs)
        exercise = Exercise(
            name=probe.__name__, kind="values", points=points, cases=(*cases, speed), doc=inspect.getdoc(probe) or "",
            verify=verify, library=library, forbid=tuple(forbid), cpu_s=cpu_s, faster=Faster(_tuple(of), _tuple(than), ratio),
        )  # fmt: skip
        return _attach(probe, exercise)

    return attach


def _tuple(names: str | Sequence[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def trained(
    *, points: float, file: str, data: Data, metric: Metric, floor: float, bar: float,
    tensors: Mapping[str, tuple[int | str, ...]] | None = None, model: str = "", library: str = "numpy", card: str = "",
    chance: float | None = None, ceiling: tuple[float, float] | None = None, shape: Sequence[int] | None = None,
    classes: Sequence[str] = (), batch: int = 256, max_size: int = 1024, max_bytes: int = 32 * 2**20, cpu_s: float = 60.0,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # fmt: skip
    """A trained result: the probe `f(s, weights, **inputs)` on the student's weights, `metric(labels, outputs)` on data drawn then.

    Nothing below `floor`, full marks from `bar`, a straight line between; a value above `ceiling` (value, standard error) by more than
    five standard errors is LEAK. `data(rng)` gives the probe's inputs and the labels; `card` names the training card.

    With `tensors` (names and shapes) the architecture is fixed: the judge runs the probe with the reference's names, on float64
    weights.

    With `model`, the name of a function of the notebook that builds the model, the probe runs with the student's names in a
    confined child of `library`. `weights` are the arrays of the file as stored, of the names and shapes of
    `s.<model>().state_dict()`. Inputs come `batch` samples at a time: every array input whose first axis is as long as that of the first one is
    cut, all else is given whole. The probe returns one array (samples first), or a dict, tuple or list of such; `shape` is that of one
    sample's output. `chance` is what guessing reaches: with noise for weights the result must fall towards it. `classes` names
    the labels for the figure, and `cpu_s` is the budget of all samples together, in CPU seconds.
    """

    def attach(probe: Callable[..., Any]) -> Callable[..., Any]:
        what = Trained(
            file, dict(tensors or {}), data, metric, floor, bar, max_size, max_bytes, model, card, chance, ceiling,
            tuple(shape) if shape is not None else None, tuple(classes), batch,
        )  # fmt: skip
        case = Case("fresh data", hidden=True)
        doc = inspect.getdoc(probe) or ""
        return _attach(probe, Exercise(probe.__name__, "trained", points, (case,), doc=doc, library=library, cpu_s=cpu_s, trained=what))

    return attach


def played(
    *, points: float, env: str | Environment, episodes: int, floor: float, bar: float, chance: tuple[float, str], envs: int = 16,
    file: str = "", card: str = "", at_random: float | None = None, library: str = "numpy", forbid: Sequence[str] = (),
    action_ms: float = 100.0, episode_s: float = 20.0, max_steps: int = 1000, max_bytes: int = 32 * 2**20, state: Sequence[str] = (),
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # fmt: skip
    """A policy: the probe `f(s)` gives it, a function from observations to actions that is asked at every step.

    `env` is an id of gymnasium, or a function that makes an environment (of `envs` at once, or one); it lives with the judge. The
    policy gets observations (envs, ...) and gives actions (envs, ...); with envs=1 one observation and one action. The probe is
    called anew for each round of `envs` episodes, with numpy, torch and random seeded. Nothing is earned below a median return of
    `floor`, all from `bar`, a straight line between; `chance` is the probability that a right solution stays below the bar by bad
    luck, and how it was estimated (`played_chance.chance_below`). With `file` the probe is `f(s, weights)`, and noise in place of the
    weights must fall towards `at_random`, the median return of random actions. `action_ms` and `episode_s` are processor time for one
    step and for one round; ten times as long by the wall. `state` names the numbers of an observation for the figures.
    """

    def attach(probe: Callable[..., Any]) -> Callable[..., Any]:
        what = Played(env, episodes, envs, floor, bar, chance, file, max_bytes, card, at_random, action_ms, episode_s, max_steps, tuple(state))
        exercise = Exercise(
            probe.__name__, "played", points, (Case(EPISODES, hidden=True),), doc=inspect.getdoc(probe) or "", library=library,
            forbid=tuple(forbid), cpu_s=episode_s, played=what,
        )  # fmt: skip
        return _attach(probe, exercise)

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
            if exercise.trained:
                exercise = replace(exercise, trained=replace(exercise.trained, metric_source=_keyword(lines, node, "metric")))
            if exercise.played:
                exercise = replace(exercise, played=replace(exercise.played, env_source=_keyword(lines, node, "env")))
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
        if exercise.faster:
            _validate_speed(exercise, exercise.faster)
        if exercise.kind == "values":
            _validate_cases(exercise)
        if exercise.trained:
            _validate_trained(exercise.name, exercise.trained)
        if exercise.played:
            validate_played(exercise.name, exercise.played, exercise.parameters)


def _validate_trained(name: str, what: Trained) -> None:
    if bool(what.tensors) == bool(what.model):
        raise AuthorError(f"{name}: give either tensors= (a fixed architecture) or model= (the student's own), not both and not neither")
    if not what.floor < what.bar:
        raise AuthorError(f"{name}: floor={what.floor} and bar={what.bar}; the bar must stand above the floor")
    if what.model and (what.chance is None or not what.chance < what.floor):
        raise AuthorError(f"{name}: chance={what.chance}; give what guessing reaches, below the floor {what.floor}")
    if what.ceiling is not None and not (what.ceiling[0] >= what.bar and what.ceiling[1] >= 0):
        raise AuthorError(f"{name}: ceiling={what.ceiling}; (value, standard error) with a value not below the bar was expected")
    if what.max_bytes > 40 * 2**20:  # weights and a batch of inputs cross together, in at most 64 MiB
        raise AuthorError(f"{name}: max_bytes={what.max_bytes}; at most {40 * 2**20} cross to the process that runs the model")
    if what.batch < 1:
        raise AuthorError(f"{name}: batch={what.batch}; at least 1 sample")


def _validate_speed(exercise: Exercise, what: Faster) -> None:
    for name in what.of:
        if exercise.names is None or name not in exercise.names:
            raise AuthorError(f"{exercise.name}: of={name!r}, but the probe has no call of s.{name}; nothing would be timed")
    if not 0 < len(what.of) == len(what.than):
        raise AuthorError(f"{exercise.name}: {len(what.of)} names in of= and {len(what.than)} in than=; they stand for each other one for one")
    if names_in_probe(exercise.naive) != frozenset(exercise.names or ()) - set(what.of) | set(what.than):
        raise AuthorError(f"{exercise.name}: the probe must name {', '.join(what.of)} as s.NAME, so that another can stand there")
    if not what.ratio > 1:
        raise AuthorError(f"{exercise.name}: ratio={what.ratio}; give it more than 1")
    if len(exercise.cases) > 1 and not exercise.cases[-1].weight > 0:
        raise AuthorError(f"{exercise.name}: share= must lie between 0 and 1; it is the part of the points that speed earns")


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
