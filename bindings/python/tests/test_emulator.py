"""The emulator in this process, and as a client of one that runs elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from stytch_unofficial import ApiError, Stytch
from stytch_unofficial.testing import Emulator

PHONE = "+12025550162"
EMAIL = "ada@example.com"


@pytest.fixture(params=["in this process", "over HTTP"])
def emulator(request: pytest.FixtureRequest, stytch_emulator: Emulator) -> Emulator:
    if request.param == "in this process":
        return stytch_emulator
    return Emulator.connect(f"{stytch_emulator.url}/")


def test_messages(emulator: Emulator) -> None:
    stytch = emulator.client()
    stytch.consumer.otps.sms.login_or_create(phone_number=PHONE)
    stytch.consumer.magic_links.email.login_or_create(email=EMAIL)
    link, passcode = emulator.messages()
    assert (passcode["number"], passcode["channel"], passcode["kind"], passcode["to"]) == (1, "sms", "passcode", PHONE)
    assert (link["number"], link["channel"], link["kind"], link["to"]) == (2, "email", "login", EMAIL)
    assert emulator.messages(PHONE) == [passcode] and emulator.messages(after=1) == [link]
    assert emulator.last_passcode(PHONE) == passcode["code"] and emulator.last_passcode(EMAIL) is None
    assert (emulator.last_magic_link(EMAIL), emulator.last_token(EMAIL)) == (link["link"], link["token"])
    assert emulator.wait_for_message(PHONE) == passcode
    with pytest.raises(TimeoutError, match="in 0 seconds"):
        emulator.wait_for_message(PHONE, after=1, seconds=0)
    emulator.clear_messages()
    assert emulator.messages() == []


def test_the_clock(emulator: Emulator) -> None:
    time = datetime.datetime(2030, 1, 1, tzinfo=datetime.timezone.utc)
    emulator.set_time(time)
    emulator.advance(90)
    assert emulator.now() == time + datetime.timedelta(seconds=90)
    emulator.follow_system_clock()
    assert abs(emulator.now() - datetime.datetime.now(datetime.timezone.utc)) < datetime.timedelta(minutes=1)


def test_requests_and_failures(emulator: Emulator) -> None:
    stytch = emulator.client(max_retries=0)
    emulator.fail_next("consumer.users.create", 503)
    emulator.cancel_failures()
    emulator.fail_next("consumer.users.create", 429)
    with pytest.raises(ApiError, match="too_many_requests"):
        stytch.consumer.users.create()
    [request] = emulator.requests("consumer.users.create")
    assert (request["status"], request["error_type"]) == (429, "too_many_requests")
    assert emulator.requests_of("consumer.users.create") == 1
    mistakes: list[Callable[[], object]] = [
        lambda: emulator.requests_of("users.create"),
        lambda: emulator.fail_next("users.create", 503),
    ]
    for mistake in mistakes:
        with pytest.raises(ValueError, match=r"users\.create is not an operation"):
            mistake()
    with pytest.raises(ValueError, match="status must be from 400 to 599"):
        emulator.fail_next("consumer.users.create", 200)
    with pytest.raises(ValueError, match="There is no such member"):
        emulator.start_member_session("organization-test-1", "member-test-1")


def test_a_reset(emulator: Emulator, stytch: Stytch) -> None:
    keys = stytch.consumer.sessions.get_jwks(project_id=emulator.project_id)["keys"]
    stytch.consumer.users.create(email=EMAIL)
    emulator.advance(3600)
    emulator.reset()
    assert stytch.consumer.users.search()["results"] == []
    assert abs(emulator.now() - datetime.datetime.now(datetime.timezone.utc)) < datetime.timedelta(minutes=1)
    assert stytch.consumer.sessions.get_jwks(project_id=emulator.project_id)["keys"] == keys
    emulator.publish_key()
    emulator.rotate_keys()
    emulator.retire_keys()
    assert stytch.consumer.sessions.get_jwks(project_id=emulator.project_id)["keys"] != keys


def test_a_state(emulator: Emulator, stytch: Stytch) -> None:
    user = stytch.consumer.users.create(email=EMAIL, trusted_metadata={"number": 0.1})
    state = emulator.export_state()
    emulator.reset()
    emulator.import_state(state)
    assert [found["user_id"] for found in stytch.consumer.users.search()["results"]] == [user["user_id"]]
    assert emulator.export_state() == state
    with pytest.raises(ValueError, match=r"state\.users\[0\]\.roles: must be a list that starts with stytch_user"):
        emulator.import_state(state.replace('["stytch_user"]', "[]"))
    with pytest.raises(ValueError, match="Expecting value"):
        emulator.import_state("")


def test_an_emulator_that_is_not_there() -> None:
    with pytest.raises(OSError, match="refused"):
        Emulator.connect("http://127.0.0.1:9")
