"""The requests of all operations are the golden ones, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stytch_unofficial import _native

FOLDER = Path(__file__).resolve().parents[3] / "tests" / "golden"
OPTIONS = {"project_id": "project-test-1", "secret": "secret-test-1", "user_agent": "golden"}
MEMBER = {"token": "session_token", "jwt": "session_jwt"}


def cases() -> list[dict[str, Any]]:
    return [json.loads(file.read_bytes()) for file in sorted(FOLDER.glob("*.json"))]


def test_every_operation_has_a_case() -> None:
    operations = {name for name, *_ in _native.names() if (_native.describe(name) or [0, 0])[1]}
    assert {case["operation"] for case in cases()} == operations
    assert len(operations) == 188


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["operation"])
def test_requests_are_golden(case: dict[str, Any]) -> None:
    client = _native.Client(OPTIONS)
    for golden in case["requests"]:
        session = golden.get("member_session")
        options = {"member_session": {MEMBER[k]: v for k, v in session.items()}} if session else {}
        run = client.start(case["operation"], golden["args"], options)
        what, method, url, headers, body = run.begin()
        assert (what, method, url) == ("send", golden["method"], golden["uri"])
        assert {name.decode(): value.decode() for name, value in headers} == golden["headers"]
        assert body.decode() == (golden.get("body") or "")
        what, result = run.responded(200, "", json.dumps(case["response"]).encode())
        assert (what, result) == ("done", case["response"])
