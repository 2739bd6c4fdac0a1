"""Unofficial client for the Stytch API.

`Stytch` is the client, `AsyncStytch` the one for asyncio. Every operation is an attribute, by its name:
`stytch.consumer.users.get(user_id=..)`. Errors are a `StytchError`; the types of all results
are in `stytch_unofficial.types`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._client import CallOptions, Stytch, StytchOptions, Walk
from ._errors import ApiError, BuildError, DecodeError, Denied, StytchError, TransportError
from ._native import __version__

if TYPE_CHECKING:
    from ._async import AsyncStytch, AsyncWalk
else:

    def __getattr__(name: str) -> object:
        # Programs without asyncio do not load it.
        if name in ("AsyncStytch", "AsyncWalk"):
            from . import _async

            return getattr(_async, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ApiError",
    "AsyncStytch",
    "AsyncWalk",
    "BuildError",
    "CallOptions",
    "DecodeError",
    "Denied",
    "Stytch",
    "StytchError",
    "StytchOptions",
    "TransportError",
    "Walk",
    "__version__",
]
