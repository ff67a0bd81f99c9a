"""What one top-level statement does to names: which it binds, changes and uses, at once or when called later.

Works on syntax trees alone; nothing is executed. Scopes are resolved by the standard library's `symtable`.
"""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

BUILTINS = frozenset(dir(builtins))
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_COMPREHENSIONS = frozenset({"genexpr", "listcomp", "setcomp", "dictcomp"})
_TRAINING = frozenset({"backward", "fit", "step", "zero_grad", "train_on_batch"})  # never how a name is defined
_MODES = frozenset({"train", "eval"})  # `net.eval()` sets a mode; `svm.train(x, y)`, or either in a loop, is training
_CERTAIN = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Delete, ast.ImportFrom, ast.ClassDef, ast.Expr, ast.With, ast.AsyncWith)
# The fields that hold statements, or what holds statements, by kind of node.
_BLOCKS: dict[type[ast.AST], list[str]] = {
    kind: found
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, (ast.stmt, ast.excepthandler, ast.match_case))
    if (found := [name for name in kind._fields if name in ("body", "orelse", "finalbody", "handlers", "cases")])
}

Path = tuple[str, ...]  # ("np", "random", "seed")


@dataclass(frozen=True)
class Names:
    """One statement. `now` is read when it runs, `later` when a function in it is called."""

    kind: str  # function class import assign block other
    binds: frozenset[str] = frozenset()
    certain: bool = False  # after it the names are surely bound anew, so that earlier bindings do not count
    placeholder: bool = False  # `net = None`
    now: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    touches: frozenset[str] = frozenset()  # changed in place: an attribute, an item, a method called as a statement
    sets: frozenset[str] = frozenset()  # the part of `touches` that is an assignment, as in `torch.Tensor.norm2 = norm2`
    effects: frozenset[str] = frozenset()  # of a function: globals that its body changes
    declared: frozenset[str] = frozenset()  # of a function: names that it assigns as `global`
    decorators: frozenset[str] = frozenset()  # bare names: what these change is known from their own definition
    starts: frozenset[str] = frozenset()  # `setup()` as a statement
    imported: dict[str, str] = field(default_factory=dict)  # name to the dotted path that it stands for
    given: tuple[tuple[Path, frozenset[str]], ...] = ()  # calls as statements, with the names handed to them
    settings: tuple[Path, ...] = ()  # not empty where the statement consists of calls and settings like np.random.seed(0)
    calls: frozenset[str] = frozenset()  # first name of each call that runs at once
    checks: frozenset[str] = frozenset()  # exercises checked by it
    star: bool = False
    future: bool = False
    stub: bool = False
    last_resort: bool = False  # a training loop, or under a guard: counts only where nothing else binds a name


def analyse(node: ast.stmt, source: str) -> Names:
    """The names of one statement. Raises SyntaxError where only a scope shows the error (a parameter named twice)."""
    inner = _statements(node)
    binds, now, later, declared = _scopes(node, source, inner)
    everything = list(_running(node))
    running = [(n, looped) for n, looped in everything if isinstance(n, ast.stmt)]  # a tenth of all nodes
    calls = [n for n, _ in everything if isinstance(n, ast.Call)]
    function = isinstance(node, _FUNCTIONS)
    last_resort = any(_trains(n) for n, _ in running) or _is_guarded(node)
    return Names(
        kind=_kind(node),
        binds=binds | {name for n, _ in everything for name in _bound_elsewhere(n)},
        certain=isinstance(node, (*_CERTAIN, *_FUNCTIONS)) or _is_import_as(node) or type(node).__name__ == "TypeAlias",
        placeholder=isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value is None,
        now=now,
        later=later,
        touches=frozenset() if last_resort else frozenset(r for n, looped in running for r in _touched(n, looped)),
        sets=frozenset() if last_resort else frozenset(r for n, _ in running for r in _set(n)),
        effects=frozenset(r for n in inner for r in _touched(n, False)) & (later | now) if function else frozenset(),
        declared=declared,
        decorators=frozenset(n for n, _ in map(_decorator, _decorators(node)) if n),
        starts=_starts(node),
        imported=_imported(running),
        given=tuple(g for n, looped in running if not looped for g in _given(n)),
        settings=() if last_resort else _settings(node) or (),
        calls=frozenset((path(n.func) or ("?",))[0] for n in calls),
        checks=frozenset(name for n in calls for name in _checked(n)),
        star=isinstance(node, ast.ImportFrom) and node.names[0].name == "*",
        future=isinstance(node, ast.ImportFrom) and node.module == "__future__",
        stub=_is_stub(node),
        last_resort=last_resort,
    )


def path(node: ast.AST | None) -> Path:
    """The dotted names of an expression: `net.layers[0].weight` is net, layers, weight; empty where it starts with no name."""
    parts: list[str] = []
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
        elif not isinstance(node, (ast.Subscript, ast.Starred, ast.Await, ast.Call)):
            return ()
        node = node.func if isinstance(node, ast.Call) else node.value
    return (node.id, *reversed(parts))


def _kind(node: ast.stmt) -> str:
    kinds: list[tuple[str, tuple[type, ...]]] = [
        ("function", _FUNCTIONS),
        ("class", (ast.ClassDef,)),
        ("import", (ast.Import, ast.ImportFrom)),
        ("assign", (ast.Assign, ast.AnnAssign)),
        ("other", (ast.Expr, ast.AugAssign, ast.Delete, ast.Assert, ast.Pass, ast.Raise)),
    ]
    return next((name for name, types in kinds if isinstance(node, types)), "block")


def _is_import_as(node: ast.stmt) -> bool:
    """`import a.b` and `import a.c` bind one name and are both needed; `import a.b as b` stands for itself."""
    return isinstance(node, ast.Import) and all(alias.asname for alias in node.names)


def _scopes(
    node: ast.stmt, source: str, inner: list[ast.stmt]
) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Names bound, read at once, read in functions, and assigned as `global` in functions."""
    binds, now, later, declared = set[str](), set[str](), set[str](), set[str]()
    try:
        top = symtable.symtable(source, "cell", "exec")
    except SyntaxError as error:
        if "await" in str(error) or "async" in str(error):  # legal at the top of a notebook's cell
            return _rough(node)
        raise
    tables = [(top, False)]
    while tables:
        table, deferred = tables.pop()
        for symbol in table.get_symbols():
            if table is top and (symbol.is_assigned() or symbol.is_imported()):
                binds.add(symbol.get_name())
            elif symbol.is_global() and symbol.is_assigned():
                (declared if deferred else binds).add(symbol.get_name())
            # a class body falls back to the globals for its own names too: `relu = relu`
            outer = table is top or symbol.is_global() or (table.get_type() == "class" and not symbol.is_free())
            if symbol.is_referenced() and outer:
                (later if deferred else now).add(symbol.get_name())
        tables += [(t, deferred or _is_deferred(t)) for t in table.get_children()]
    if isinstance(node, ast.AnnAssign) and node.value is None:
        binds.clear()
    for n in inner:  # `x += 1` and `del x` need the x that was
        if isinstance(n, (ast.AugAssign, ast.Delete)):
            targets = [n.target] if isinstance(n, ast.AugAssign) else n.targets
            now |= {t.id for t in targets if isinstance(t, ast.Name) and t.id in binds}
    return frozenset(binds), frozenset(now), frozenset(later), frozenset(declared)


def _is_deferred(table: symtable.SymbolTable) -> bool:
    return isinstance(table, symtable.Function) and table.get_name().strip("<>") not in _COMPREHENSIONS


def _rough(node: ast.stmt) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The same without scopes, for a statement that awaits: reads too many names rather than too few."""
    names = [n for n in ast.walk(node) if isinstance(n, ast.Name)]
    bound = frozenset(n.id for n in names if not isinstance(n.ctx, ast.Load))
    return bound, frozenset(n.id for n in names if isinstance(n.ctx, ast.Load)), frozenset(), frozenset()


def _statements(node: ast.stmt) -> list[ast.stmt]:
    """A statement and all those in it, bodies of functions included; without a look at expressions, which are ten times as many."""
    found: list[ast.stmt] = []
    todo: list[ast.AST] = [node]
    while todo:
        node_ = todo.pop()
        if isinstance(node_, ast.stmt):
            found.append(node_)
        for name in _BLOCKS.get(type(node_), ()):
            todo += getattr(node_, name)
    return found


def _running(node: ast.AST) -> Iterator[tuple[ast.AST, bool]]:
    """The nodes that run with the statement, bodies of functions left out, and whether each stands in a loop."""
    stack = [(node, False)]
    while stack:
        node, looped = stack.pop()
        yield node, looped
        looped = looped or isinstance(node, _LOOPS)
        if isinstance(node, (ast.Name, ast.Constant)):
            continue
        children: list[ast.AST]
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            children = [*_decorators(node), *node.args.defaults, *filter(None, node.args.kw_defaults)]
        else:
            children = list(ast.iter_child_nodes(node))
        stack += [(child, looped) for child in reversed(children)]


def _decorators(node: ast.AST) -> list[ast.expr]:
    return list(getattr(node, "decorator_list", []))


def _decorator(node: ast.expr) -> tuple[str, bool]:
    """First name of a decorator, and whether it is an attribute: `@registry.add` changes registry, `@timed` need not."""
    names = path(node)
    if len(names) > 1:
        return "", True
    return (names[0], False) if names else ("", False)


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, (ast.Assign, ast.Delete)):
        targets = list(node.targets)
    elif isinstance(node, (ast.AugAssign, ast.AnnAssign, ast.For, ast.AsyncFor)):
        targets = [node.target]
    else:
        return []
    flat: list[ast.expr] = []
    while targets:
        target = targets.pop()
        if isinstance(target, (ast.Tuple, ast.List)):
            targets += target.elts
        else:
            flat.append(target.value if isinstance(target, ast.Starred) else target)
    return flat


def _statement_call(node: ast.AST) -> ast.Call | None:
    """The call that is all of a statement: `f(x)`, `_ = f(x)`."""
    ignored = isinstance(node, ast.Assign) and all(isinstance(t, ast.Name) and t.id == "_" for t in node.targets)
    if not (isinstance(node, ast.Expr) or ignored):
        return None
    value = node.value  # type: ignore[attr-defined]
    value = value.value if isinstance(value, ast.Await) else value
    return value if isinstance(value, ast.Call) else None


def _set(node: ast.AST) -> Iterator[str]:
    """Names of which a node assigns or deletes an attribute or item."""
    for target in _targets(node):
        if not isinstance(target, ast.Name):
            yield from path(target)[:1]


def _touched(node: ast.AST, looped: bool) -> Iterator[str]:
    """Names whose object a node changes in place."""
    yield from _set(node)
    call = _statement_call(node)
    if call and isinstance(call.func, ast.Attribute) and not _is_training(call, looped):
        yield from path(call.func)[:1]
    elif call and path(call.func) in (("setattr",), ("delattr",)) and call.args:
        yield from path(call.args[0])[:1]
    for decorator in _decorators(node):
        if _decorator(decorator)[1]:
            yield path(decorator)[0]


def _is_training(call: ast.Call, looped: bool) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    plain = all(isinstance(a, ast.Constant) for a in [*call.args, *(k.value for k in call.keywords)])
    return name in _TRAINING or (name in _MODES and (looped or not plain))


def _trains(node: ast.AST) -> bool:
    """A loop that goes backward, steps an optimizer or fits something."""
    if not isinstance(node, _LOOPS):
        return False
    calls = (n.func for n, _ in _running(node) if isinstance(n, ast.Call))
    return any(isinstance(f, ast.Attribute) and f.attr in _TRAINING for f in calls)


def _is_guarded(node: ast.AST) -> bool:
    """`if __name__ == "__main__":`, where training hides, and `if check.passed("f"):`, a look at results."""
    tested = {path(n) for n in ast.walk(node.test) if isinstance(n, (ast.Name, ast.Attribute))} if isinstance(node, ast.If) else set()
    return any(p == ("__name__",) or p[-2:] == ("check", "passed") for p in tested)


def _starts(node: ast.stmt) -> frozenset[str]:
    call = _statement_call(node)
    return frozenset([call.func.id]) if call and isinstance(call.func, ast.Name) else frozenset()


def _given(node: ast.AST) -> Iterator[tuple[Path, frozenset[str]]]:
    """A call as a statement and the names handed to it: nn.init.zeros_(net.bias) is a way to define net."""
    call = _statement_call(node)
    if call and path(call.func):
        arguments = [a for a in call.args if isinstance(a, (ast.Name, ast.Attribute, ast.Subscript))]
        yield path(call.func), frozenset(p[0] for p in map(path, arguments) if p)


def _imported(running: Sequence[tuple[ast.AST, bool]]) -> dict[str, str]:
    found = {}
    for node, _ in running:
        if isinstance(node, ast.Import):
            found.update({a.asname or a.name.split(".")[0]: a.name if a.asname else a.name.split(".")[0] for a in node.names})
        elif isinstance(node, ast.ImportFrom):
            found.update({a.asname or a.name: f"{node.module or '.'}.{a.name}" for a in node.names})
    return found


def _settings(node: ast.stmt) -> tuple[Path, ...] | None:
    """Paths called or set by a statement that does nothing else; None where it does."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return (path(node.value.func),)
    if isinstance(node, (ast.Assign, ast.AugAssign)) and not any(isinstance(t, ast.Name) for t in _targets(node)):
        return tuple(path(t) for t in _targets(node))
    if isinstance(node, (ast.Pass, ast.Import)) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return ()
    if isinstance(node, (ast.If, ast.Try, ast.With)):
        handlers = [s for h in getattr(node, "handlers", []) for s in h.body]
        body = [*node.body, *handlers, *getattr(node, "orelse", []), *getattr(node, "finalbody", [])]
        parts = [_settings(s) for s in body]
        return None if None in parts else tuple(p for part in parts if part for p in part)
    return None


def _bound_elsewhere(node: ast.AST) -> Iterator[str]:
    """Names that the module's own scope does not list: `globals()["f"] = ...`, and `:=` in a comprehension."""
    if isinstance(node, ast.NamedExpr):
        yield node.target.id
    if not isinstance(node, ast.stmt):
        return
    items = (t for t in _targets(node) if isinstance(t, ast.Subscript) and path(t.value) == ("globals",))
    keys = (t.slice.value for t in items if isinstance(t.slice, ast.Constant))
    yield from (key for key in keys if isinstance(key, str))


def _checked(node: ast.AST) -> Iterator[str]:
    """The exercise of a call `check("softmax")`."""
    if isinstance(node, ast.Call) and path(node.func)[-1:] == ("check",):
        given = [*node.args[:1], *(k.value for k in node.keywords)]
        yield from (a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str))


def _is_stub(node: ast.AST) -> bool:
    """A function, or a class with one, that is not written yet: it only raises NotImplementedError, or holds nothing."""
    if isinstance(node, ast.ClassDef):
        return any(_is_stub(child) for child in node.body)
    if not isinstance(node, _FUNCTIONS):
        return False
    body = [s for s in node.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    raised = [path(s.exc)[:1] for s in body if isinstance(s, ast.Raise)]
    return ("NotImplementedError",) in raised or all(isinstance(s, ast.Pass) for s in body)
