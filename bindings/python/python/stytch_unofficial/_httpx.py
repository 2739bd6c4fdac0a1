"""Carries requests over an `httpx.AsyncClient` of the program."""

from __future__ import annotations

from collections.abc import Awaitable
from functools import partial
from typing import Any, Callable

# httpx depends on anyio. So this works under every loop that httpx works under.
import anyio
import httpx

from . import _native

MAX_RESPONSE_BYTES = 10 * 1024 * 1024
"""The default of the client's own connections."""


def carrier(
    http: httpx.AsyncClient, max_response_bytes: int = MAX_RESPONSE_BYTES
) -> Callable[[_native.Run], Awaitable[Any]]:
    """What carries the requests of a run, and returns its result. Cancelling it closes the connection in use."""
    return partial(_carry, http, max_response_bytes)


async def _carry(http: httpx.AsyncClient, max_response_bytes: int, run: _native.Run) -> Any:
    step = run.begin()
    while True:
        if step[0] == "done":
            return step[1]
        if step[0] == "wait":
            await anyio.sleep(step[1])
            step = run.woke()
            continue
        _, method, url, headers, body = step
        # Not made by the client, which would add its own headers, cookies and params.
        request = httpx.Request(
            method,
            url,
            headers=headers,
            content=body or None,
            extensions={"timeout": http.timeout.as_dict()},
        )
        try:
            response, content = await _send(http, request, max_response_bytes)
        except httpx.TransportError as error:
            step = run.failed(_kind(error), f"{type(error).__name__}: {error}")
        except httpx.DecodingError as error:
            step = run.failed("interrupted", f"DecodingError: {error}")
        except _TooLargeError as error:
            step = run.failed("too_large", str(error))
        else:
            lines = "\n".join(f"{name}: {value}" for name, value in response.headers.multi_items())
            step = run.responded(response.status_code, lines, content)


class _TooLargeError(Exception):
    pass


async def _send(http: httpx.AsyncClient, request: httpx.Request, most: int) -> tuple[httpx.Response, bytes]:
    response = await http.send(request, stream=True, auth=None, follow_redirects=False)
    try:
        content = bytearray()
        async for chunk in response.aiter_bytes():
            content += chunk
            if len(content) > most:
                raise _TooLargeError(f"more than {most} bytes")
    finally:
        await response.aclose()
    return response, bytes(content)


def _kind(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.ProxyError):
        return "proxy_refused"
    nothing_sent = (
        httpx.ConnectError,
        httpx.ConnectTimeout,
        httpx.PoolTimeout,
        httpx.UnsupportedProtocol,
    )
    if isinstance(error, nothing_sent):
        return "connect"
    return "timeout" if isinstance(error, httpx.TimeoutException) else "interrupted"
