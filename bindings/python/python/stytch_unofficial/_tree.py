"""Operations as attributes, by their dotted names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from . import _native

Call = Callable[[str, "dict[str, Any]"], Any]
"""Calls something by its name. The name of an operation with `_pages` or `_items` at its end walks through its list."""


class _Names:
    """The names below a name, read once."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, bool]] = {}

    def below(self, prefix: str) -> dict[str, bool]:
        """What is below, and whether it can be called."""
        if not self._names:
            names: dict[str, dict[str, bool]] = {}
            for name, _, is_paged in _native.names():
                parent, _, last = name.rpartition(".")
                names.setdefault(parent, {})[last] = True
                if is_paged:
                    names[parent][f"{last}_pages"] = names[parent][f"{last}_items"] = True
                while parent:
                    parent, _, last = parent.rpartition(".")
                    names.setdefault(parent, {}).setdefault(last, False)
            self._names = names
        return self._names.get(prefix, {})


_NAMES = _Names()


class Group:
    """The operations whose names begin alike."""

    def __init__(self, call: Call, prefix: str = "") -> None:
        self._call = call
        self._prefix = prefix

    if not TYPE_CHECKING:
        # The generated stubs say what there is.

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            below = _NAMES.below(self._prefix)
            if name not in below:
                raise AttributeError(_unknown(self._prefix, name, below))
            path = f"{self._prefix}.{name}" if self._prefix else name
            found = Operation(self._call, path) if below[name] else Group(self._call, path)
            # The next time, it is found without coming here.
            self.__dict__[name] = found
            return found

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *_NAMES.below(self._prefix)]

    def __repr__(self) -> str:
        return f"<operations of {self._prefix or 'Stytch'}>"


def _unknown(prefix: str, name: str, below: dict[str, bool]) -> str:
    problem = _native.unknown(name, f"an operation or group of `{prefix}`" if prefix else "a group", sorted(below))
    hint = "" if problem.endswith("?") else f": there are {', '.join(sorted(below))}"
    return f"`{name}` {problem}{hint}"


class Operation:
    """Calls an operation, a flow or a computation."""

    def __init__(self, call: Call, name: str) -> None:
        self._call = call
        self.__name__ = name.rpartition(".")[2]
        self.__qualname__ = name

    def __call__(self, /, *unnamed: Any, **args: Any) -> Any:
        if unnamed:
            raise TypeError(f"{self.__qualname__}() takes arguments by name, such as `user_id=..`")
        return self._call(self.__qualname__, args)

    def __repr__(self) -> str:
        return f"<{self.__qualname__}>"

    if not TYPE_CHECKING:

        @property
        def __doc__(self) -> str:
            """What `help()` shows."""
            return describe(self.__qualname__)


def describe(name: str) -> str:
    """The params of what has this name, for people."""
    for ending in ("_pages", "_items"):
        name = name[: -len(ending)] if name.endswith(ending) else name
    described = _native.describe(name)
    if described is None:
        return ""
    params, about = described
    lines = [f"{name}(*, {', '.join(param[0] for param in params)})" if params else f"{name}()"]
    if about:
        method, path, docs = about
        lines += ["", f"{method} {path}", docs]
    if params:
        lines += ["", *(f"{param}{'' if required else '?'}: {kind}" for param, kind, required in params)]
    return "\n".join(lines)
