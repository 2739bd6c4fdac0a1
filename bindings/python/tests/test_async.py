"""The client for asyncio, in threads and over the program's own httpx client."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any, Callable

import httpx
import pytest

from stytch_unofficial import ApiError, AsyncStytch, BuildError, Denied, TransportError
from stytch_unofficial.testing import Emulator

from .conftest import PASSWORD

Program = Callable[[AsyncStytch], Awaitable[None]]


@asynccontextmanager
async def client(stytch: Emulator, carrier: str, **options: Any) -> AsyncIterator[AsyncStytch]:
    if carrier == "threads":
        async with stytch.async_client(**options) as made:
            yield made
    else:
        async with httpx.AsyncClient(headers={"x-own": "1"}, params={"own": "1"}) as http:
            yield stytch.async_client(http=http, **options)


def run(stytch: Emulator, carrier: str, program: Program) -> None:
    async def main() -> None:
        async with client(stytch, carrier) as made:
            await program(made)

    asyncio.run(main())


carriers = pytest.mark.parametrize("carrier", ["threads", "httpx"])


@carriers
def test_operations_flows_and_computations(stytch_emulator: Emulator, carrier: str) -> None:
    async def program(stytch: AsyncStytch) -> None:
        login = await stytch.consumer.passwords.create(
            email="ada@example.com", password=PASSWORD, session_duration_minutes=60
        )
        checks = [stytch.consumer.sessions.authenticate_jwt(session_jwt=login["session_jwt"]) for _ in range(10)]
        for checked in await asyncio.gather(*checks):
            assert checked["session"]["user_id"] == login["user_id"]
        assert stytch_emulator.requests_of("consumer.sessions.get_jwks") == 1
        assert stytch.consumer.oauth.start_url(provider="google", public_token="public-token-test-1")
        assert (await stytch.call("pkce.generate"))["code_verifier"]
        with pytest.raises(Denied):
            await stytch.consumer.sessions.authenticate_jwt(session_jwt="a.b.c")
        with pytest.raises(BuildError, match="did you mean"):
            await stytch.call("consumer.users.gett")

    run(stytch_emulator, carrier, program)


@carriers
def test_retries(stytch_emulator: Emulator, carrier: str) -> None:
    async def program(stytch: AsyncStytch) -> None:
        stytch_emulator.fail_next("consumer.users.search", 503)
        assert (await stytch.consumer.users.search())["results"] == []
        stytch_emulator.fail_next("consumer.users.search", 503)
        with pytest.raises(ApiError):
            await stytch.with_options(max_retries=0).consumer.users.search()

    run(stytch_emulator, carrier, program)


@carriers
def test_lists(stytch_emulator: Emulator, carrier: str) -> None:
    async def program(stytch: AsyncStytch) -> None:
        ids = []
        for n in range(5):
            ids.append((await stytch.consumer.users.create(email=f"{n}@example.com"))["user_id"])
        users = stytch.consumer.users.search_items(limit=2)
        assert [user["user_id"] async for user in users] == ids
        pages = stytch.consumer.users.search_pages(limit=2)
        assert [len(page["results"]) async for page in pages] == [2, 2, 1]
        walk = stytch.consumer.users.search_items(limit=2)
        assert walk.cursor is None
        await walk.__anext__()
        assert walk.cursor is None
        stytch_emulator.fail_next("consumer.users.search", 500)
        await walk.__anext__()
        with pytest.raises(ApiError):
            await walk.__anext__()
        second = walk.cursor
        assert second is not None
        assert (await walk.__anext__())["user_id"] == ids[2]
        # The page with the next item.
        assert walk.cursor == second
        assert [user["user_id"] async for user in walk] == ids[3:]
        assert walk.cursor is None

    run(stytch_emulator, carrier, program)


def test_a_cancelled_walk_loses_no_page(stytch_emulator: Emulator) -> None:
    async def program(stytch: AsyncStytch) -> None:
        ids = []
        for n in range(6):
            ids.append((await stytch.consumer.users.create(email=f"{n}@example.com"))["user_id"])
        walk = stytch.consumer.users.search_items(limit=1)
        found: list[str] = []
        while len(found) < 6:
            step = asyncio.ensure_future(walk.__anext__())
            await asyncio.sleep(0)
            if not step.done() and len(found) % 2 == 0:
                step.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await step
                step = asyncio.ensure_future(walk.__anext__())
            found.append((await step)["user_id"])
        assert found == ids

    run(stytch_emulator, "threads", program)


@carriers
def test_a_cancelled_call_ends_at_once(carrier: str) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"

        async def main() -> None:
            http = httpx.AsyncClient() if carrier == "httpx" else None
            options: Any = {} if http else {"timeout_seconds": 1.0, "max_retries": 0}
            stytch = AsyncStytch("project-test-1", "secret-test-1", base_url=url, http=http, **options)
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(stytch.debug.whoami(), 0.1)
            if http is not None:
                # The connection was closed, not only left alone.
                connection, _ = silent.accept()
                connection.settimeout(1)
                while connection.recv(65536):
                    pass
                await http.aclose()
            await stytch.aclose()

        began = time.monotonic()
        asyncio.run(main())
        assert time.monotonic() - began < 1


def test_requests_over_httpx_are_only_ours(stytch_emulator: Emulator) -> None:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"status_code": 200, "request_id": "r", "user_id": "u"})

    async def main() -> None:
        transport = httpx.MockTransport(handle)
        settings: Any = {"headers": {"x-own": "1"}, "params": {"own": "1"}, "auth": ("a", "b")}
        async with httpx.AsyncClient(transport=transport, timeout=7, **settings) as http:
            stytch = AsyncStytch("project-test-1", "secret-test-1", http=http, user_agent="golden")
            await stytch.consumer.users.get(user_id="a/b")

    asyncio.run(main())
    [request] = seen
    assert str(request.url) == "https://test.stytch.com/v1/users/a%2Fb"
    assert request.headers["authorization"] == "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ=="
    assert set(request.headers) == {"host", "authorization", "user-agent"}
    assert request.extensions["timeout"]["read"] == 7


@pytest.mark.parametrize(
    ("failure", "kind", "may_have_reached"),
    [
        (httpx.ConnectTimeout, "connect", False),
        (httpx.PoolTimeout, "connect", False),
        (httpx.ProxyError, "proxy_refused", False),
        (httpx.ReadTimeout, "timeout", True),
        (httpx.ReadError, "interrupted", True),
        (httpx.RemoteProtocolError, "interrupted", True),
    ],
)
def test_failures_over_httpx(failure: type[httpx.TransportError], kind: str, may_have_reached: bool) -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        raise failure("no")

    async def main() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http:
            stytch = AsyncStytch("project-test-1", "secret-test-1", http=http, max_retries=0)
            with pytest.raises(TransportError) as raised:
                await stytch.debug.whoami()
            assert raised.value.transport_kind == kind
            assert raised.value.may_have_reached_server is may_have_reached

    asyncio.run(main())


def test_redirects_are_not_followed() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "https://example.com"})

    async def main() -> None:
        transport = httpx.MockTransport(handle)
        async with httpx.AsyncClient(transport=transport, follow_redirects=True) as http:
            stytch = AsyncStytch("project-test-1", "secret-test-1", http=http)
            with pytest.raises(ApiError) as raised:
                await stytch.debug.whoami()
            assert raised.value.status == 302

    asyncio.run(main())


def test_options_without_effect_are_errors() -> None:
    http = httpx.AsyncClient()
    options: Any
    for options in ({"proxy": "http://127.0.0.1:1"}, {"timeout_seconds": 5}):
        with pytest.raises(BuildError) as raised:
            AsyncStytch("project-test-1", "secret-test-1", http=http, **options)
        assert raised.value.field == next(iter(options))
    with pytest.raises(BuildError, match="threads"):
        AsyncStytch("project-test-1", "secret-test-1", threads=0)


def test_trio(stytch_emulator: Emulator) -> None:
    trio = pytest.importorskip("trio")

    async def main() -> None:
        async with client(stytch_emulator, "httpx") as stytch:
            stytch_emulator.fail_next("consumer.users.search", 503)
            assert (await stytch.consumer.users.search())["results"] == []

    trio.run(main)
