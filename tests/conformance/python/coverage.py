"""Which methods a client has, and which of them have succeeded."""

import asyncio
import inspect
from pathlib import Path

OPERATIONS = Path(__file__).parents[3] / "core/src/operation/operations.txt"
ASYNCHRONOUS = "_async"


class Coverage:
    def __init__(self, asynchronous):
        self.asynchronous = asynchronous
        self.loop = asyncio.new_event_loop()
        self.all = 0
        self.missing = {}
        self.operations = set()

    def watch(self, name, client):
        """Notes which methods of a client succeed from now on, and calls the asynchronous ones, if that is wanted."""
        for route, api, method in list(methods(client, name)):
            chosen = getattr(api, method)
            if self.asynchronous:
                chosen = getattr(api, method + ASYNCHRONOUS, chosen)
            self.all += 1
            self.missing[route] = True
            setattr(api, method, self.noting(route, chosen))

    def noting(self, route, method):
        def call(*args, **kwargs):
            answer = method(*args, **kwargs)
            if inspect.isasyncgen(answer):
                answer = self.loop.run_until_complete(collect(answer))
            elif inspect.iscoroutine(answer):
                answer = self.loop.run_until_complete(answer)
            self.missing.pop(route, None)
            return answer

        return call

    def note(self, requests):
        """Notes which operations succeeded in requests that the emulator has handled."""
        self.operations.update(request["operation"] for request in requests if request["status"] < 400)

    def close(self, *clients):
        for client in clients:
            self.loop.run_until_complete(client.close())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()

    def check(self):
        if self.missing:
            raise SystemExit(f"these methods have not succeeded: {list(self.missing)}")
        operations = [line.split()[0] for line in OPERATIONS.read_text().splitlines()]
        missing = [operation for operation in operations if operation not in self.operations]
        if missing:
            raise SystemExit(f"these operations have not succeeded: {missing}")
        return self.all, len(operations)


async def collect(answers):
    return [answer async for answer in answers]


def methods(api, route):
    """The public methods of all parts of a client: the path, object and name of each."""
    for part_name, part in vars(api).items():
        # Caches, keys and what sends requests are in other modules.
        if not type(part).__module__.startswith(("stytch.consumer.api.", "stytch.b2b.api.")):
            continue
        if type(part).__name__ == "PolicyCache":
            continue
        path = f"{route}.{part_name}"
        for name, _ in inspect.getmembers(type(part), inspect.isfunction):
            if not name.startswith("_") and not name.endswith(ASYNCHRONOUS):
                yield f"{path}.{name}", part, name
        yield from methods(part, path)
