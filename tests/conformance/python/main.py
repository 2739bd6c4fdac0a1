"""Whole flows with Stytch's own SDK for Python, against the emulator: `python main.py PROGRAM`, where the program is
`stytch-emulator`. What is checked locally is checked with keys and policies that the SDK fetches from the emulator.

Each public function in the folders is a flow, and begins with an empty project. The SDK reads every answer into models,
whose required fields must be there. After all flows, every method of both clients must have succeeded, and every operation;
then again with the asynchronous methods.
"""

import inspect
import sys
import traceback
from importlib import import_module
from pathlib import Path

from coverage import Coverage
from support import Stytch


def main(program, asynchronous):
    kind = "asynchronous" if asynchronous else "synchronous"
    stytch = Stytch(program, asynchronous)
    coverage = Coverage(asynchronous)
    coverage.watch("Client", stytch.consumer)
    coverage.watch("B2BClient", stytch.b2b)
    failed, count = [], 0
    try:
        for folder in ["shared", "consumer", "b2b"]:
            for path in sorted((Path(__file__).parent / folder).glob("*.py")):
                for name, flow in flows(import_module(f"{folder}.{path.stem}")):
                    count += 1
                    stytch.reset()
                    try:
                        flow(stytch)
                    except Exception:
                        failed.append(f"{folder}/{path.name}: {name}")
                        print(f"FAILED: {failed[-1]}:")
                        traceback.print_exc(file=sys.stdout)
                    coverage.note(stytch.requests())
        coverage.close(stytch.consumer, stytch.b2b)
    finally:
        stytch.stop()
    if failed:
        raise SystemExit(f"{len(failed)} flows failed: {failed}")
    methods, operations = coverage.check()
    print(f"Python SDK: in {count} flows, all {methods} {kind} methods succeed, and all {operations} operations")


def flows(module):
    own = inspect.getmembers(module, lambda member: inspect.isfunction(member) and member.__module__ == module.__name__)
    return [(name, flow) for name, flow in own if not name.startswith("_")]


for asynchronous in [False, True]:
    main(sys.argv[1], asynchronous)
