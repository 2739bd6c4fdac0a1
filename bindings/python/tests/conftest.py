from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from stytch_unofficial import Stytch
    from stytch_unofficial.testing import Emulator

PASSWORD = "correct horse battery staple"

POLICY: dict[str, Any] = {
    "roles": [
        {
            "role_id": "stytch_user",
            "description": "",
            "permissions": [{"resource_id": "documents", "actions": ["read"]}],
        }
    ],
    "resources": [{"resource_id": "documents", "description": "", "actions": ["read", "write"]}],
    "scopes": [],
}


@pytest.fixture
def stytch(stytch_emulator: Emulator) -> Iterator[Stytch]:
    yield stytch_emulator.client()


@pytest.fixture
def login(stytch: Stytch) -> dict[str, Any]:
    created = stytch.consumer.passwords.create(email="ada@example.com", password=PASSWORD, session_duration_minutes=60)
    return dict(created)
