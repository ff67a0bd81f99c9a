"""The two files that `check` reads: `probes.py`, the words of an assignment, and `visible.npz`, its visible cases.

Neither holds a draw, a hidden case's data, or anything of the reference but its answers to the visible cases.
"""

from __future__ import annotations

import ast
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from . import wire
from .assignment import Assignment
from .compare import compare
from .draw import seed_of
from .errors import AuthorError, WireError
from .exam import DrawnCase, Exam, prepare
from .model_outputs import part, samples_in
from .seeds import Seed
from .spec import Case, Exercise, Trained
from .spec_played import Played

VISIBLE_SEED = Seed(0)  # public: what it draws is given away
SLIPS_BYTES = 16 * 2**10  # the values of known slips are frozen for a case as far as they fit in here
PRACTICE = 200  # samples of a trained exercise's data that are given away
FROZEN_RTOL = 1e-10
UNREADABLE = (OSError, EOFError, ValueError, KeyError, WireError, zipfile.BadZipFile, zlib.error)
WORDS = frozenset({"Case", "graded", "gradient", "faster", "trained", "played", "manual", "draw"})  # an author's words that make cases

_HEADER = '''"""What `check` runs for {name}. Built from the author's checks by `make release`: edit those, never this file.

EXERCISES says what is asked. Each function below is the probe of the exercise of its name: a short script of calls on `s`,
the names of your notebook (`s.relu` is your `relu`); what it returns is compared with the reference's answer, or judged by
the function in VERIFY where right answers may differ. `visible.npz` holds the inputs and expected answers of the visible
cases. At grading all cases, the visible ones too, are drawn anew. A probe of a torch exercise is given `torch`.
"""
'''


def probes_text(assignment: Assignment) -> str:
    """The source of `probes.py`."""
    judged = {e.name: e.verify_source for e in assignment.exercises if e.verify_source}
    arenas = {e.name: e.played.env_source for e in assignment.exercises if e.played and not isinstance(e.played.env, str)}
    measured = {e.name: e.trained.metric_source for e in assignment.exercises if e.trained and e.trained.model}
    words = {e.name: _words(e) for e in assignment.exercises}
    probes = [e.source.strip("\n") for e in assignment.exercises if e.kind in ("values", "played") or e.name in measured]
    parts = [
        _HEADER.format(name=assignment.name) + "\n" + _imports(assignment),
        "EXERCISES = " + _literal(words),
        *_helpers(assignment),
        *probes,
        _table("VERIFY", judged),
        *([_table("METRIC", measured)] if measured else []),
        *([_table("ENV", arenas)] if arenas else []),
    ]
    text = "\n\n\n".join(part.rstrip() for part in parts) + "\n"
    compile(text, "probes.py", "exec")
    return text


def _table(name: str, sources: Mapping[str, str]) -> str:
    return f"{name} = {{\n" + "".join(f'    "{key}": {source},\n' for key, source in sources.items()) + "}"


def _words(exercise: Exercise) -> dict[str, Any]:
    """What a student may know of an exercise, as a literal."""
    words: dict[str, Any] = {"points": exercise.points, "kind": exercise.kind, "library": exercise.library}
    if exercise.kind == "values":
        words |= {"cpu_s": exercise.cpu_s, "visible": [_case(c) for c in exercise.cases if not c.hidden]}
        words |= {"hidden": [c.name for c in exercise.cases if c.hidden]}
    if exercise.forbid:
        words["forbid"] = list(exercise.forbid)
    if exercise.gradient:
        words["gradient"] = dict(exercise.gradient)
    if fast := exercise.faster:
        words["faster"] = {"of": list(fast.of), "than": list(fast.than), "ratio": fast.ratio}
    if what := exercise.trained:
        words |= {"file": what.file, **({} if what.model else {"tensors": dict(what.tensors)}), "floor": what.floor, "bar": what.bar}
        words |= {"max_size": what.max_size, "max_bytes": what.max_bytes} if not what.model else {"max_bytes": what.max_bytes}
        words |= {"model": what.model, "shape": what.shape and list(what.shape)} if what.model else {}
        words |= {"card": what.card} if what.card else {}
    return words | (_played_words(exercise.played) if exercise.played else {})


def _played_words(what: Played) -> dict[str, Any]:
    """All of it but the seeds, which are drawn at grading."""
    words: dict[str, Any] = {"env": what.env if isinstance(what.env, str) else "", "envs": what.envs, "episodes": what.episodes}
    words |= {"floor": what.floor, "bar": what.bar, "max_steps": what.max_steps, "action_ms": what.action_ms, "episode_s": what.episode_s}
    words |= {"file": what.file, "max_bytes": what.max_bytes} if what.file else {}
    words |= {"card": what.card} if what.card else {}
    return words | ({"state": list(what.state)} if what.state else {})


def _case(case: Case) -> dict[str, Any]:
    return {"name": case.name, "weight": case.weight} | ({"hint": dict(case.hint)} if case.hint else {})


def _literal(value: Any, indent: str = "") -> str:
    """A literal of Python, over as many lines as it takes to stay readable."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list, tuple)):
        return repr(value)
    inner = indent + "    "
    items = value.items() if isinstance(value, dict) else enumerate(value)
    parts = [(f"{_literal(k)}: " if isinstance(value, dict) else "") + _literal(v, inner) for k, v in items]
    begin, end = {dict: ("{", "}"), list: ("[", "]"), tuple: ("(", ")")}[type(value)]
    line = f"{begin}{', '.join(parts)}{',' if isinstance(value, tuple) and len(parts) == 1 else ''}{end}"
    if len(line) + len(indent) <= 100 and "\n" not in line:
        return line
    return f"{begin}\n" + "".join(f"{inner}{part},\n" for part in parts) + indent + end


def _imports(assignment: Assignment) -> str:
    """The imports that the verify functions need, `numpy` first, those of a module together."""
    plain, named = {"import numpy as np": None}, dict[str, list[str]]()
    for statement in _needed(assignment):
        if isinstance(statement, ast.Import):
            plain[ast.unparse(statement)] = None
        elif isinstance(statement, ast.ImportFrom):
            named.setdefault(statement.module or "", []).append(ast.unparse(statement.names[0]))
    return "\n".join([*plain, *(f"from {m} import {', '.join(sorted(set(names)))}" for m, names in sorted(named.items()))])


def _helpers(assignment: Assignment) -> list[str]:
    statements = [s for s in _needed(assignment) if not isinstance(s, (ast.Import, ast.ImportFrom))]
    return [_with_decorators(assignment.checks, s) for s in statements]


def _with_decorators(text: str, statement: ast.stmt) -> str:
    first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])
    return "\n".join(text.splitlines()[first - 1 : statement.end_lineno])


def _needed(assignment: Assignment) -> list[ast.stmt]:
    """The top-level statements of the checks, each import alias apart, that the verify expressions use directly or through others."""
    statements = [part for s in ast.parse(assignment.checks).body for part in _split(s)]
    sources = [e.trained.metric_source if e.trained and e.trained.model else e.verify_source for e in assignment.exercises]
    sources += [e.played.env_source for e in assignment.exercises if e.played and not isinstance(e.played.env, str)]
    wanted = set().union(*(_names(ast.parse(source, mode="eval")) for source in sources if source))
    needed: dict[int, ast.stmt] = {}
    while new := [(i, s) for i, s in enumerate(statements) if i not in needed and _defines(s) & wanted]:
        for i, statement in new:
            needed[i] = statement
            wanted |= _names(statement)
    _refuse_cases(assignment, needed.values())
    return [needed[i] for i in sorted(needed)]


def _refuse_cases(assignment: Assignment, statements: Iterable[ast.stmt]) -> None:
    probes = {e.name for e in assignment.exercises}
    for statement in statements:
        for name in sorted(_defines(statement) & (WORDS | probes)):
            raise AuthorError(
                f"{assignment.name}: a verify or metric function, or an environment, uses {name!r}, which would carry cases into the release; "
                "write what it needs as functions and constants of their own"
            )


def _split(statement: ast.stmt) -> list[ast.stmt]:
    if isinstance(statement, ast.Import):
        return [ast.Import([alias]) for alias in statement.names]
    if isinstance(statement, ast.ImportFrom) and statement.module != "__future__":
        return [ast.ImportFrom(statement.module, [alias], statement.level) for alias in statement.names]
    return [] if isinstance(statement, ast.ImportFrom) else [statement]


def _defines(statement: ast.stmt) -> set[str]:
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {(a.asname or a.name).split(".")[0] for a in statement.names}
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}
    inner = {id(n) for c in ast.walk(statement) if isinstance(c, ast.comprehension) for n in ast.walk(c.target)}  # a scope of its own
    return {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store) and id(n) not in inner}


def _names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def visible_archive(assignment: Assignment) -> bytes:
    """The bytes of `visible.npz`: under "exercise/index/..." the wire's bytes of `inputs`, `want`, `seed` and `slips`.

    `slips` holds what known wrong answers give for the case, by their sentence to the student.
    """
    exam = prepare(assignment, VISIBLE_SEED)
    arrays: dict[str, Any] = {}
    for exercise in assignment.exercises:
        visible = [drawn for drawn in exam.cases.get(exercise.name, ()) if not drawn.case.hidden]
        for index, drawn in enumerate(visible):
            key = f"{exercise.name}/{index}"
            parts = {"inputs": drawn.inputs, "want": drawn.want, "seed": wire.encode(drawn.seed)}
            parts["slips"] = _slips(exam, exercise, drawn)
            arrays |= {f"{key}/{part}": np.frombuffer(data, np.uint8) for part, data in parts.items()}
        if exercise.trained and exercise.trained.model:
            arrays[f"{exercise.name}/practice"] = np.frombuffer(_practice(assignment, exercise.name, exercise.trained), np.uint8)
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def _practice(assignment: Assignment, name: str, what: Trained) -> bytes:
    """A public draw for a trained model to be tried on: inputs and labels."""
    inputs, labels = what.data(np.random.default_rng(seed_of(VISIBLE_SEED.value, assignment.name, name, "practice")))
    count = samples_in(inputs)
    end = min(count or 0, PRACTICE)
    try:
        return wire.encode({"inputs": part(inputs, count, 0, end), "labels": part(labels, count, 0, end)})
    except WireError as error:
        raise AuthorError(f"{assignment.name}, {name}: its data cannot be frozen ({error}); give arrays of numbers, or lists of texts") from None


def _slips(exam: Exam, exercise: Exercise, drawn: DrawnCase) -> bytes:
    """What known wrong answers give for a case, where it exposes them; one that draws without a seed is not to be frozen."""
    want, kept = wire.decode(drawn.want), dict[str, Any]()
    again = dict(Exam(exam.assignment, exam.seed, exam.cases, exam.references).variants(exercise, drawn))
    for sentence, value in dict(exam.variants(exercise, drawn)).items():
        more = kept | {sentence: value}
        steady = sentence in again and not compare(value, again[sentence])
        if steady and compare(want, value) and len(wire.encode(more)) <= SLIPS_BYTES:
            kept = more
    return wire.encode(kept)


def same_visible(old: bytes, new: bytes) -> bool:
    """Whether two archives hold the same cases, numbers to 1e-10 of the largest."""
    try:
        a, b = _decoded(old), _decoded(new)
    except UNREADABLE:
        return False
    return a.keys() == b.keys() and all(_same(a[key], b[key]) for key in a)


def _decoded(data: bytes) -> Mapping[str, Any]:
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        return {name: wire.decode(archive[name].tobytes()) for name in archive.files}


def _same(a: Any, b: Any) -> bool:
    return not compare(a, b, rtol=FROZEN_RTOL) and type(a) is type(b)
