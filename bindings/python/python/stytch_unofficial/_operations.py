"""All operations. The stub beside this, generated from the API description, says what there is."""

from __future__ import annotations

from ._tree import Group


class Operations(Group):
    """The operations of a `Stytch`."""


class AsyncOperations(Group):
    """The operations of an `AsyncStytch`."""
