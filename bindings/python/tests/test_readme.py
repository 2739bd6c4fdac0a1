"""The programs of the README, against the emulator."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from stytch_unofficial import Stytch
from stytch_unofficial.testing import Emulator

from .test_client import SECRET, signed

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
HEADING = r"^(?:# (?=stytch-unofficial)|## )(.*)\n"
Program = Callable[..., dict[str, Any]]


def blocks(heading: str) -> list[str]:
    """The Python below a heading."""
    sections = re.split(HEADING, README, flags=re.MULTILINE)
    section = sections[sections.index(heading) + 1]
    return re.findall(r"```python\n(.*?)```", section, flags=re.DOTALL)


@pytest.fixture
def program(stytch_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs what is below a heading, as a module."""
    for name, value in stytch_emulator.environment.items():
        monkeypatch.setenv(name, value)

    def run(heading: str, seconds: str = "max_age_seconds=60", **given: Any) -> dict[str, Any]:
        module = types.ModuleType("program")
        monkeypatch.setitem(sys.modules, "program", module)
        module.__dict__.update(stytch=stytch_emulator.client(), **given)
        [source] = blocks(heading)
        source = source.replace("max_age_seconds=60", seconds)
        exec(compile(source, heading, "exec"), module.__dict__)
        return module.__dict__

    return run


def test_every_block_is_run_here() -> None:
    headings = re.findall(HEADING, README, flags=re.MULTILINE)
    assert [heading for heading in headings if blocks(heading)] == [
        "stytch-unofficial",
        "Errors",
        "Guard a route: Flask",
        "Guard a route: FastAPI",
        "Lists",
        "On behalf of a member",
        "Log in through the browser",
        "Test your program",
    ]


def test_the_first_program(program: Program, stytch_emulator: Emulator, capsys: pytest.CaptureFixture[str]) -> None:
    ran = program("stytch-unofficial", input=lambda _: stytch_emulator.last_passcode("+12025550162"))
    assert capsys.readouterr().out == f"{ran['login']['user_id']} {ran['login']['session_jwt']}\n"


def test_errors(program: Program, stytch: Stytch, capsys: pytest.CaptureFixture[str]) -> None:
    sent = stytch.consumer.otps.sms.login_or_create(phone_number="+12025550162")
    program("Errors", sent=sent)
    assert capsys.readouterr().out == "wrong code, try again\n"


def test_flask(program: Program, stytch_emulator: Emulator) -> None:
    browser = program("Guard a route: Flask")["app"].test_client()
    https = {"base_url": "https://localhost"}
    assert browser.get("/", **https).status_code == 401
    assert browser.post("/login", data={"email": "ada@example.com"}, **https).status_code == 200
    link = stytch_emulator.last_magic_link("ada@example.com")
    assert link is not None and link.startswith("https://localhost/authenticate?")
    assert browser.get(link, **https).status_code == 302
    assert browser.get(link, **https).status_code == 401
    asked = stytch_emulator.requests_of("consumer.sessions.authenticate")
    home = browser.get("/", **https)
    assert home.text.startswith("Hello, user-test-") and "Set-Cookie" not in home.headers
    assert stytch_emulator.requests_of("consumer.sessions.authenticate") == asked
    session = browser.get_cookie("session").value
    assert browser.post("/logout", **https).status_code == 302
    assert browser.get("/", **https).status_code == 401
    # There is no such session any more.
    browser.set_cookie("session", session)
    assert browser.post("/logout", **https).status_code == 302


def test_flask_keeps_the_new_jwt_when_stytch_was_asked(program: Program, stytch_emulator: Emulator) -> None:
    browser = program("Guard a route: Flask", seconds="max_age_seconds=0")["app"].test_client()
    https = {"base_url": "https://localhost"}
    browser.post("/login", data={"email": "ada@example.com"}, **https)
    browser.get(stytch_emulator.last_magic_link("ada@example.com"), **https)
    asked = stytch_emulator.requests_of("consumer.sessions.authenticate")
    home = browser.get("/", **https)
    assert home.text.startswith("Hello, user-test-")
    assert home.headers["Set-Cookie"].startswith("session=eyJ")
    assert stytch_emulator.requests_of("consumer.sessions.authenticate") == asked + 1


def test_fastapi(program: Program, stytch: Stytch, stytch_emulator: Emulator) -> None:
    from fastapi.testclient import TestClient

    role = {
        "role_id": "stytch_member",
        "description": "",
        "permissions": [{"resource_id": "documents", "actions": ["read"]}],
    }
    resource = {"resource_id": "documents", "description": "", "actions": ["read", "write"]}
    stytch_emulator.set_policy({"roles": [role], "resources": [resource], "scopes": []})
    organization_id = stytch.b2b.organizations.create(organization_name="Acme")["organization"]["organization_id"]
    member_id = stytch.b2b.organizations.members.create(
        organization_id=organization_id, email_address="ada@example.com"
    )["member_id"]
    jwt = stytch_emulator.start_member_session(organization_id, member_id)["session_jwt"]
    module = program("Guard a route: FastAPI")
    with TestClient(module["app"]) as browser:
        path = f"/{organization_id}/documents"
        assert browser.get(path).status_code == 401
        found = browser.get(path, headers={"cookie": f"session={jwt}"})
        assert (found.status_code, found.json()) == (200, {"member_id": member_id})
        other = browser.get("/organization-test-other/documents", headers={"cookie": f"session={jwt}"})
        assert other.status_code == 403
        body = (
            b'{"project_id":"p","event_id":"e","action":"CREATE","object_type":"user","source":"DIRECT",'
            b'"id":"u","timestamp":"2024-01-01T00:00:00Z"}'
        )
        assert SECRET in blocks("Guard a route: FastAPI")[0]
        seen = browser.post("/webhooks", content=body, headers=dict(signed(body)))
        assert (seen.status_code, seen.json()) == (200, {"seen": "msg_1"})
        assert browser.post("/webhooks", content=b"{}", headers=dict(signed(body))).status_code == 401


def test_lists(program: Program, stytch: Stytch, capsys: pytest.CaptureFixture[str]) -> None:
    user_id = stytch.consumer.users.create(email="ada@example.com")["user_id"]
    program("Lists")
    assert capsys.readouterr().out == f"{user_id}\n1 None\n"


def test_on_behalf_of_a_member(program: Program, stytch: Stytch, stytch_emulator: Emulator) -> None:
    organization_id = stytch.b2b.organizations.create(organization_name="Acme")["organization"]["organization_id"]
    member_id = stytch.b2b.organizations.members.create(
        organization_id=organization_id, email_address="ada@example.com"
    )["member_id"]
    jwt = stytch_emulator.start_member_session(organization_id, member_id)["session_jwt"]
    program("On behalf of a member", organization_id=organization_id, session_jwt=jwt)
    organization = stytch.b2b.organizations.get(organization_id=organization_id)["organization"]
    assert organization["mfa_policy"] == "REQUIRED_FOR_ALL"


def test_log_in_through_the_browser(program: Program, stytch: Stytch, stytch_emulator: Emulator) -> None:
    given = {"public_token": stytch_emulator.public_token, "callback_url": ""}
    # The browser, which goes where it is sent: it stands between the two halves of the program.
    [source] = blocks("Log in through the browser")
    first, second = source.split("# What the browser brings back:\n")
    module: dict[str, Any] = {"stytch": stytch, "print": lambda *_: None, **given}
    exec(first, module)
    url = module["start"]["url"]
    while not url.startswith("https://example.com/callback"):
        url = httpx.get(url, trust_env=False).headers["location"]
    module["callback_url"] = url
    exec(second, module)
    assert module["login"]["session_jwt"]


def test_the_login_in_the_readme_of_the_repository(
    stytch: Stytch, stytch_emulator: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = Path(__file__).resolve().parents[3] / "README.md"
    [source] = re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), flags=re.DOTALL)
    first, second = source.split("\n", 1)
    module: dict[str, Any] = {"stytch": stytch}
    exec(first, module)
    module["code"] = stytch_emulator.last_passcode("+12025550162")
    exec(second, module)
    assert capsys.readouterr().out == f"{module['sent']['user_id']}\n"


def test_test_your_program(program: Program, stytch_emulator: Emulator) -> None:
    program("Test your program")["test_login"](stytch_emulator)
    # The package of the emulator shows the same.
    readme = Path(__file__).resolve().parents[3] / "emulator/pypi/README.md"
    assert re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), flags=re.DOTALL) == blocks(
        "Test your program"
    )
