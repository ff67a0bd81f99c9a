"""Automatic mutants of a reference: one small change, of the kinds that people make in this field.

A dropped `/N`, swapped axes, a sign, a dropped term, mean for sum, a missing epsilon, `=` for `+=`, a forgotten transpose,
operands of a product exchanged, a forgotten keepdims, a comparison turned round, a range that starts one later.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Operator = Callable[[ast.AST], Iterator[ast.AST]]


@dataclass(frozen=True)
class Mutant:
    """`id` names function, operator, line and change; it is stable as long as the reference's line is."""

    id: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """All mutants of what students write in a cell (the solution regions; everything where there are none), each with one change.

    Those that read like the original are left out.
    """
    tree = ast.parse(source)
    plain = ast.unparse(tree)
    written = _regions(source)
    found: dict[str, Mutant] = {}
    for scope, parent, field, index, node in _places(tree):
        if written and getattr(node, "lineno", 0) not in written:
            continue
        for operator in OPERATORS:
            for changed in operator(node):
                text = _replaced(tree, parent, field, index, changed)
                name = f"{scope}: {operator.__name__.strip('_')}: {_line(node)} -> {_line(changed)}"
                if text != plain:
                    found.setdefault(text, Mutant(name, text))
    return _numbered(list(found.values()))


def _regions(source: str) -> set[int]:
    """The numbers of the lines between the markers of solutions."""
    inside, lines = False, set()
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip() in ("### BEGIN SOLUTION", "### END SOLUTION"):
            inside = "BEGIN" in line
        elif inside:
            lines.add(number)
    return lines


def _numbered(found: list[Mutant]) -> list[Mutant]:
    """The same change in two places gets a number."""
    seen: dict[str, int] = {}
    result = []
    for mutant in found:
        seen[mutant.id] = seen.get(mutant.id, 0) + 1
        count = seen[mutant.id]
        result.append(mutant if count == 1 else Mutant(f"{mutant.id} (#{count})", mutant.source))
    return result


def _places(tree: ast.Module) -> Iterator[tuple[str, ast.AST, str, int | None, ast.AST]]:
    """Every node inside a function, with its parent, the field it stands in, and the function's name."""

    def walk(node: ast.AST, scope: str) -> Iterator[tuple[str, ast.AST, str, int | None, ast.AST]]:
        for field, value in ast.iter_fields(node):
            for index, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.AST) or _is_docstring(child) or field in ("decorator_list", "returns", "annotation"):
                    continue
                inner = f"{scope}.{child.name}".lstrip(".") if isinstance(child, (ast.FunctionDef, ast.ClassDef)) else scope
                if scope:
                    yield scope, node, field, index if isinstance(value, list) else None, child
                yield from walk(child, inner)

    yield from walk(tree, "")


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, (ast.Raise, ast.Assert)) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _replaced(tree: ast.Module, parent: ast.AST, field: str, index: int | None, new: ast.AST) -> str:
    """The tree's text with one node exchanged; the tree itself is left as it was."""
    old = getattr(parent, field) if index is None else getattr(parent, field)[index]
    _put(parent, field, index, new)
    try:
        return ast.unparse(ast.fix_missing_locations(tree))
    finally:
        _put(parent, field, index, old)


def _put(parent: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def _line(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 70 else text[:67] + "..."


def _dropped_factor(node: ast.AST) -> Iterator[ast.AST]:
    """a / N, a * c and a @ m lose their second operand; a product also its first."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Div, ast.Mult, ast.FloorDiv)):
        yield node.left
        if isinstance(node.op, ast.Mult):
            yield node.right


def _dropped_term(node: ast.AST) -> Iterator[ast.AST]:
    """a + b and a - b lose a term (a bias, an epsilon, the regularisation)."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield node.left
        if isinstance(node.op, ast.Add):
            yield node.right


def _sign(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield _with(node, op=ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
        yield node.operand
    if isinstance(node, ast.AugAssign) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield _with(node, op=ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())


def _assigned_for_added(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.AugAssign):
        yield ast.Assign(targets=[node.target], value=node.value, lineno=1)


_SWAPS = {"sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum", "argmax": "argmin", "zeros_like": "ones_like", "zeros": "ones", "exp": "expm1", "log": "log1p", "sqrt": "abs", "cumsum": "cumprod"}


def _other_function(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Attribute) and node.attr in _SWAPS:
        yield _with(node, attr=_SWAPS[node.attr])


def _axis(node: ast.AST) -> Iterator[ast.AST]:
    """axis=0 for axis=1 and back, and no axis at all; keepdims forgotten."""
    if isinstance(node, ast.Call):
        for i, keyword in enumerate(node.keywords):
            rest = node.keywords[:i] + node.keywords[i + 1 :]
            if keyword.arg in ("axis", "dim") and isinstance(keyword.value, ast.Constant) and keyword.value.value in (0, 1):
                other = ast.keyword(arg=keyword.arg, value=ast.Constant(1 - keyword.value.value))
                yield _with(node, keywords=[*rest, other])
            if keyword.arg in ("axis", "dim", "keepdims", "keepdim"):
                yield _with(node, keywords=rest)


def _transpose(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Attribute) and node.attr in ("T", "mT"):
        yield node.value


def _exchanged(node: ast.AST) -> Iterator[ast.AST]:
    """b @ a, b - a, b / a."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.MatMult, ast.Sub, ast.Div, ast.Pow)):
        yield _with(node, left=node.right, right=node.left)
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) >= 2:
        yield _with(node, elts=[node.elts[1], node.elts[0], *node.elts[2:]])


def _comparison(node: ast.AST) -> Iterator[ast.AST]:
    """Turned round; strict against not strict is a convention at a kink and is left alone for < and >."""
    turned = {ast.Lt: ast.GtE, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.GtE: ast.Lt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is}
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in turned:
        yield _with(node, ops=[turned[type(node.ops[0])]()])


def _constant(node: ast.AST) -> Iterator[ast.AST]:
    """0 and 1 exchanged, halves doubled, anything else lost (an epsilon) or doubled."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
        known: dict[float, list[float]] = {0: [1], 1: [0, 2], 2: [1], 0.5: [1.0]}
        for value in known.get(node.value, [0 * node.value, 2 * node.value]):
            yield ast.Constant(type(node.value)(value))


def _range(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        last = node.args[-1] if len(node.args) < 3 else node.args[1]
        shorter = ast.BinOp(last, ast.Sub(), ast.Constant(1))
        yield _with(node, args=[shorter] if len(node.args) == 1 else [node.args[0], shorter, *node.args[2:]])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reversed" and node.args:
        yield node.args[0]


def _statement_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """A statement forgotten: an update in place, a call, an item assigned."""
    is_item = isinstance(node, ast.Assign) and isinstance(node.targets[0], (ast.Subscript, ast.Attribute))
    if is_item or isinstance(node, (ast.AugAssign, ast.Expr)):
        yield ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


OPERATORS: tuple[Operator, ...] = (
    _dropped_factor, _dropped_term, _sign, _assigned_for_added, _other_function, _axis, _transpose, _exchanged, _comparison,
    _constant, _range, _statement_dropped,
)  # fmt: skip
