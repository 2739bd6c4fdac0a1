"""What type checkers say about programs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAMS = Path(__file__).with_name("typed")


def mypy(program: str) -> str:
    # Elsewhere, so that the settings of this package do not count.
    options = ["--strict", "--no-error-summary", "--cache-dir", os.devnull]
    command = [sys.executable, "-m", "mypy", *options, str(PROGRAMS / program)]
    return subprocess.run(command, cwd=PROGRAMS, capture_output=True, text=True, check=False).stdout


def test_ten_operations_have_types() -> None:
    assert mypy("ten.py") == ""


def test_a_mistyped_param_is_told_in_few_lines() -> None:
    said = mypy("typo.py")
    assert 'Unexpected keyword argument "phone_nubmer"' in said
    assert 'did you mean "phone_number"?' in said
    assert len(said.splitlines()) <= 10
