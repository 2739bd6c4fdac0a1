"""The client for asyncio."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Generic, Protocol, TypeVar

from . import _native
from ._client import Caller, CallOptions, Position, Shared, StytchOptions
from ._errors import BuildError
from ._operations import AsyncOperations

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

T = TypeVar("T")

_COMPUTED: set[str] = set()
"""What needs no request, and therefore is not awaited."""


def _is_computed(name: str) -> bool:
    if not _COMPUTED:
        _COMPUTED.update(name for name, waits, _ in _native.names() if not waits)
    return name in _COMPUTED


class _Threads:
    """Threads in which calls block. A forked process gets its own."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._process = 0
        self._executor: ThreadPoolExecutor | None = None

    def submit(self, work: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        if self._executor is None or self._process != os.getpid():
            self._process = os.getpid()
            self._executor = ThreadPoolExecutor(self._count, "stytch")
        return asyncio.get_running_loop().run_in_executor(self._executor, work, *args)

    def close(self) -> None:
        if self._executor is not None and self._process == os.getpid():
            self._executor.shutdown(wait=False)
        self._executor = None


class _AsyncCaller(Caller):
    """Calls by name that are awaited, in threads or over a client of the program."""

    def __init__(
        self,
        client: _native.Client,
        options: dict[str, Any],
        threads: _Threads,
        carry: Callable[[_native.Run], Awaitable[Any]] | None,
    ) -> None:
        super().__init__(client, options)
        self.threads = threads
        self.carry = carry

    def __call__(self, name: str, args: dict[str, Any]) -> Any:
        if name.endswith(("_pages", "_items")):
            walk = self.client.pages(name[:-6], args, self.options_of(args))
            return AsyncWalk(self, walk, name.endswith("_items"))
        if _is_computed(name):
            return super().__call__(name, args)
        return self._call(name, args)

    async def _call(self, name: str, args: dict[str, Any]) -> Any:
        options = self.options_of(args)
        if self.carry is None:
            return await self.threads.submit(self.client.call, name, args, options)
        return await self.carry(self.client.start(name, args, options))


class HttpClient(Protocol):
    """What is used of an `httpx.AsyncClient`."""

    @property
    def timeout(self) -> Any: ...

    async def send(self, request: Any, /) -> Any: ...


class AsyncWalk(Position, Generic[T]):
    """A walk through a list: its pages or items, which are fetched as the loop reaches them.

    After an error, the next step of the loop fetches the same page again.
    """

    def __init__(self, caller: _AsyncCaller, walk: _native.Walk, by_item: bool) -> None:
        super().__init__(walk, by_item)
        self._caller = caller
        self._pending: asyncio.Future[Any] | None = None

    @property
    def cursor(self) -> str | None:
        """As for `Walk`."""
        # A page under way is the next one.
        return super().cursor if self._pending is None else self._current

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while not self._items:
            page = await self._next()
            if page is None:
                raise StopAsyncIteration
            self._take(page)
        item: T = self._items.pop()
        return item

    async def _next(self) -> Any:
        if self._caller.carry is not None:
            self._current = self._walk.cursor()
            run = self._walk.start(self._by_item)
            return None if run is None else await self._caller.carry(run)
        if self._pending is None:
            self._current = self._walk.cursor()
            work = self._walk.next_items if self._by_item else self._walk.next_page
            self._pending = self._caller.threads.submit(work)
        pending = self._pending
        try:
            # A thread goes on when this step is cancelled. Its page is then that of the next step.
            page = await asyncio.shield(pending)
        except asyncio.CancelledError:
            if pending.cancelled():
                self._pending = None
            raise
        except BaseException:
            self._pending = None
            raise
        self._pending = None
        return page


_OF_THE_CARRIER = (
    "connect_timeout_seconds",
    "idle_connections",
    "idle_timeout_seconds",
    "no_proxy",
    "proxy",
    "root_certificates",
    "timeout_seconds",
)


class AsyncStytch(Shared[_AsyncCaller], AsyncOperations):
    """A client of a Stytch project for asyncio.

    Use one for the whole program: it keeps connections and caches keys and policies. Operations are those of `Stytch`,
    and are awaited:

        async with AsyncStytch(project_id, secret) as stytch:
            user = await stytch.consumer.users.get(user_id=user_id)

    What sends no request, such as `start_url` or `webhooks.verify`, is not awaited.

    By default, calls run in threads of this client. If one is cancelled, the program goes on at once, but Stytch may
    still receive the request. With `http`, requests are sent by an `httpx.AsyncClient` of the program: its settings
    count, a cancelled call closes its connection, and trio works too.
    """

    def __init__(
        self,
        project_id: str,
        secret: str,
        *,
        threads: int = 32,
        http: HttpClient | None = None,
        **options: Unpack[StytchOptions],
    ) -> None:
        """`threads` is how many calls can be under way at the same time.

        Raises `BuildError`, whose `field` is the option that cannot be used.
        """
        for name in _OF_THE_CARRIER if http is not None else ():
            if name in options:
                message = f"`{name}` has no effect together with `http`, whose settings count: set it there"
                raise BuildError(message, build_kind="configuration", field=name)
        if not isinstance(threads, int) or threads < 1:
            message = "`threads` must be a whole number, at least 1"
            raise BuildError(message, build_kind="wrong_type", field="threads")
        client = _native.Client({"project_id": project_id, "secret": secret, **options})
        carry = None
        if http is not None:
            # By its name, so that neither programs without httpx nor their type checkers read it.
            limits = {k: v for k, v in options.items() if k == "max_response_bytes"}
            carry = import_module("._httpx", __package__).carrier(http, **limits)
        self._bind(_AsyncCaller(client, {}, _Threads(threads), carry))

    def _bind(self, caller: _AsyncCaller) -> None:
        super().__init__(caller)
        self._caller = caller

    @classmethod
    def from_env(
        cls,
        *,
        threads: int = 32,
        http: HttpClient | None = None,
        **options: Unpack[StytchOptions],
    ) -> Self:
        """The client for `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and, if it is set, `STYTCH_BASE_URL`."""
        found: dict[str, Any] = {**_native.Client.options_from_env(), **options}
        return cls(threads=threads, http=http, **found)

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """The same client with other options for calls. It shares everything."""
        caller = self._caller
        other = object.__new__(type(self))
        changed = {**caller.options, **options}
        other._bind(_AsyncCaller(caller.client, changed, caller.threads, caller.carry))
        return other

    async def call(self, name: str, /, **args: Any) -> Any:
        """Calls what has this name, such as `consumer.users.get`: for names that are only known at run time."""
        if _is_computed(name):
            return self._caller(name, args)
        return await self._caller._call(name, args)

    async def aclose(self) -> None:
        """Ends the threads. Calls under way go on. An `http` of the program stays open."""
        self._caller.threads.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
