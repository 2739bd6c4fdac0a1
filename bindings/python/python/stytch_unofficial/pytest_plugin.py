"""Fixtures of pytest. They are there wherever the package is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import Emulator


@pytest.fixture
def stytch_emulator() -> Emulator:
    """An emulated Stytch for this test. `stytch_emulator.client()` is a client of it."""
    # Here, so that tests that do not use it do not load it.
    from .testing import Emulator

    return Emulator()
