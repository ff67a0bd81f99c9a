"""Which of the student's names a probe uses."""

from __future__ import annotations

import ast
from collections.abc import Mapping


def names_in_probe(source: str) -> frozenset[str] | None:
    """The names that a probe takes from its first parameter; None where it hands that parameter on whole."""
    probe = next((n for n in ast.parse(source).body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))), None)
    parameters = [*probe.args.posonlyargs, *probe.args.args] if probe else []
    if probe is None or not parameters:
        return frozenset()
    student, found, seen = parameters[0].arg, set[str](), set[int]()
    for node in ast.walk(probe):
        if isinstance(node, ast.Attribute) and _is_name(node.value, student):
            found.add(node.attr)
            seen.add(id(node.value))
        elif isinstance(node, ast.Call) and _is_lookup(node, student):
            found.add(str(node.args[1].value))  # type: ignore[attr-defined]
            seen.add(id(node.args[0]))
    whole = any(_is_name(n, student) and id(n) not in seen for n in ast.walk(probe))
    return None if whole else frozenset(found)


def renamed_probe(source: str, names: Mapping[str, str]) -> str:
    """The probe's text, where `s.<name>` has become `s.<names[name]>`."""
    tree = ast.parse(source)
    probe = next(n for n in tree.body if isinstance(n, ast.FunctionDef))
    student = probe.args.args[0].arg
    for node in ast.walk(probe):
        if isinstance(node, ast.Attribute) and _is_name(node.value, student):
            node.attr = names.get(node.attr, node.attr)
    return ast.unparse(tree) + "\n"


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_lookup(call: ast.Call, student: str) -> bool:
    """`getattr(s, "softmax")`, `hasattr(s, "softmax")`."""
    looks = isinstance(call.func, ast.Name) and call.func.id in ("getattr", "hasattr") and len(call.args) > 1
    return looks and _is_name(call.args[0], student) and isinstance(call.args[1], ast.Constant)
