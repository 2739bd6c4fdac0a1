"""The generated stubs say what the native module knows."""

from __future__ import annotations

import ast
from pathlib import Path

import stytch_unofficial
from stytch_unofficial import _native, types

STUB = Path(stytch_unofficial.__file__).with_name("_operations.pyi")


def methods(root: str) -> dict[str, ast.AST]:
    """The methods of the tree below a class, by dotted name."""
    module = ast.parse(STUB.read_text(encoding="utf-8"))
    classes = {node.name: node for node in module.body if isinstance(node, ast.ClassDef)}
    found: dict[str, ast.AST] = {}

    def walk(name: str, prefix: str) -> None:
        for node in classes[name].body:
            if isinstance(node, ast.AnnAssign):
                assert isinstance(node.target, ast.Name) and isinstance(node.annotation, ast.Name)
                walk(node.annotation.id, f"{prefix}{node.target.id}.")
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                found[prefix + node.name] = node

    walk(root, "")
    return found


def test_the_tree_has_every_name_with_its_params() -> None:
    for root, awaited in (("Operations", False), ("AsyncOperations", True)):
        found = methods(root)
        expected = set()
        for name, waits, is_paged in _native.names():
            expected |= {name, *([f"{name}_pages", f"{name}_items"] if is_paged else [])}
            described = _native.describe(name)
            assert described is not None
            node = found[name]
            assert isinstance(node, ast.AsyncFunctionDef if awaited and waits else ast.FunctionDef)
            stub = {
                arg.arg: default is None
                for arg, default in zip(node.args.kwonlyargs, node.args.kw_defaults)
                if arg.arg not in ("member_session", "body")
            }
            assert stub == {param: required for param, _, required in described[0]}, name
            assert ast.get_docstring(node)
        assert set(found) == expected


def test_types_exist_at_run_time() -> None:
    assert types.ConsumerOtpsSmsSendResponse.__total__ is False
    assert "user_id" in types.ConsumerOtpsSmsSendResponse.__annotations__
