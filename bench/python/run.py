"""Prints the tables of README.md that are about Python: this package and the official SDK, in one process, in turns.

Needs `stytch-unofficial` and what `requirements.txt` names.
"""

from __future__ import annotations

import asyncio
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Awaitable, Callable

import stytch as official

import stytch_unofficial as ours

ROUNDS = 15
SERVER = """
import json, sys
from stytch_unofficial.testing import Emulator

stytch = Emulator()
client = stytch.client()
login = client.consumer.passwords.create(
    email="ada@example.com", password="correct horse battery staple", session_duration_minutes=60
)
print(json.dumps([stytch.url, stytch.project_id, stytch.secret, login["user_id"], login["session_jwt"]]), flush=True)
sys.stdin.read()
"""


@dataclass
class Figures:
    wall: float
    cpu: float


def timed(work: Callable[[], None], times: int) -> Figures:
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        work()
    return Figures((time.perf_counter() - wall) / times, (time.process_time() - cpu) / times)


def awaited(loop: asyncio.AbstractEventLoop, work: Callable[[], Awaitable[Any]]) -> Callable[[], None]:
    return lambda: loop.run_until_complete(_drop(work()))


async def _drop(result: Awaitable[Any]) -> None:
    await result


async def at_once(work: Callable[[], Awaitable[Any]]) -> None:
    await asyncio.gather(*(work() for _ in range(16)))


def compare(name: str, a: Callable[[], None], b: Callable[[], None], times: int) -> None:
    timed(a, times), timed(b, times)
    rounds = [(timed(a, times), timed(b, times)) for _ in range(ROUNDS)]
    row(name, rounds)


def row(name: str, rounds: list[tuple[Figures, Figures]]) -> None:
    def us(figures: list[float]) -> str:
        return f"{statistics.median(figures) * 1e6:,.0f} µs"

    wall = statistics.median(a.wall / b.wall for a, b in rounds)
    cpu = statistics.median(a.cpu / b.cpu for a, b in rounds)
    columns = [
        name,
        us([a.wall for a, _ in rounds]),
        us([b.wall for _, b in rounds]),
        f"{wall:.2f}",
        us([a.cpu for a, _ in rounds]),
        us([b.cpu for _, b in rounds]),
        f"{cpu:.2f}",
    ]
    print(f"| {' | '.join(columns)} |", flush=True)


def imported(module: str) -> Figures:
    """What `import` costs, without starting Python."""

    def once(code: str) -> Figures:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        wall = time.perf_counter() - wall
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Figures(wall, spent)

    empty, whole = once("pass"), once(f"import {module}")
    return Figures(whole.wall - empty.wall, whole.cpu - empty.cpu)


def main() -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    url, project_id, secret, user_id, jwt = json.loads(server.stdout.readline())

    ours_client = ours.Stytch(project_id, secret, base_url=url)
    ours_async = ours.AsyncStytch(project_id, secret, base_url=url)
    theirs = official.Client(project_id, secret, environment=f"{url}/")
    loop = asyncio.new_event_loop()

    print(f"Python {platform.python_version()}, stytch {version("stytch")}\n")
    print("| | wall, ours | wall, official | ÷ | CPU, ours | CPU, official | ÷ |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    assert ours_client.consumer.users.get(user_id=user_id)["user_id"] == theirs.users.get(user_id=user_id).user_id
    compare(
        "a call",
        lambda: ours_client.consumer.users.get(user_id=user_id),
        lambda: theirs.users.get(user_id=user_id),
        100,
    )
    compare(
        "a call with asyncio",
        awaited(loop, lambda: ours_async.consumer.users.get(user_id=user_id)),
        awaited(loop, lambda: theirs.users.get_async(user_id=user_id)),
        100,
    )
    compare(
        "16 calls at once with asyncio",
        awaited(loop, lambda: at_once(lambda: ours_async.consumer.users.get(user_id=user_id))),
        awaited(loop, lambda: at_once(lambda: theirs.users.get_async(user_id=user_id))),
        10,
    )
    checked = theirs.sessions.authenticate_jwt_local(jwt)
    assert checked is not None and checked.user_id == user_id
    compare(
        "a check of a session JWT",
        lambda: ours_client.consumer.sessions.authenticate_jwt(session_jwt=jwt),
        lambda: theirs.sessions.authenticate_jwt_local(jwt),
        200,
    )
    row("import", [(imported("stytch_unofficial"), imported("stytch")) for _ in range(ROUNDS)])

    server.terminate()


main()
