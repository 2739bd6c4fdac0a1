"""The blocking client, against the emulator."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from typing import Any

import pytest

from stytch_unofficial import (
    ApiError,
    BuildError,
    DecodeError,
    Denied,
    Stytch,
    StytchError,
    TransportError,
)
from stytch_unofficial.testing import Emulator

from .conftest import PASSWORD, POLICY

PHONE = "+12025550162"


def test_a_login_with_a_passcode(stytch: Stytch, stytch_emulator: Emulator) -> None:
    sent = stytch.consumer.otps.sms.login_or_create(phone_number=PHONE)
    code = stytch_emulator.last_passcode(PHONE)
    assert code is not None
    login = stytch.consumer.otps.authenticate(method_id=sent["phone_id"], code=code)
    assert login["user_id"] == sent["user_id"]
    assert login["status_code"] == 200


def test_errors_have_fields_and_match(stytch: Stytch) -> None:
    sent = stytch.consumer.otps.sms.login_or_create(phone_number=PHONE)
    with pytest.raises(ApiError) as raised:
        stytch.consumer.otps.authenticate(method_id=sent["phone_id"], code="000000")
    error = raised.value
    assert (error.error_type, error.status) == ("otp_code_not_found", 404)
    assert error.__match_args__ == ("error_type", "status")
    assert error.operation == "consumer.otps.authenticate"
    assert error.request_id is not None and error.request_id in str(error)
    assert error.body is not None and "otp_code_not_found" in error.body
    assert error.retry_after_seconds is None
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.__dict__) == (ApiError, str(error), error.__dict__)


def test_all_errors_are_stytch_errors() -> None:
    for kind in (ApiError, BuildError, DecodeError, Denied, TransportError):
        assert issubclass(kind, StytchError)


def test_nothing_listens_is_a_transport_error() -> None:
    stytch = Stytch("project-test-1", "secret-test-1", base_url="http://127.0.0.1:9", max_retries=0)
    with pytest.raises(TransportError) as raised:
        stytch.consumer.users.get(user_id="user-test-1")
    assert raised.value.transport_kind == "connect"
    assert raised.value.may_have_reached_server is False


@pytest.mark.parametrize(
    ("args", "field", "problem"),
    [
        ({"user_id": 2**70}, "user_id", "is a number of more than 64 bits"),
        ({"trusted_metadata": {"a": [1, float("nan")]}}, "trusted_metadata.a[1]", "finite"),
        ({"trusted_metadata": {"a": float("inf")}}, "trusted_metadata.a", "finite"),
        ({"trusted_metadata": {"a": b"bytes"}}, "trusted_metadata.a", "`bytes`"),
        ({"trusted_metadata": {1: 2}}, "trusted_metadata", "a key that is a `int`"),
        ({"trusted_metadata": {"a": "\ud800"}}, "trusted_metadata.a", "surrogate"),
        ({"trusted_metadata": {"a": {1, 2}}}, "trusted_metadata.a", "`set`"),
        ({"user_id": None}, "user_id", "must be of type string"),
        ({"user_ids": "a"}, "user_ids", "did you mean `user_id`?"),
        ({}, "user_id", "is missing"),
    ],
)
def test_what_is_no_json_names_its_place(stytch: Stytch, args: dict[str, Any], field: str, problem: str) -> None:
    with pytest.raises(BuildError) as raised:
        stytch.call("consumer.users.update", **args)
    assert raised.value.field == field
    assert problem in str(raised.value)


def test_a_value_inside_of_itself_is_an_error(stytch: Stytch) -> None:
    inside: dict[str, Any] = {}
    inside["a"] = inside
    with pytest.raises(BuildError, match="nested too deeply"):
        stytch.consumer.users.update(user_id="user-test-1", trusted_metadata=inside)


def test_values_arrive_as_they_were(stytch: Stytch, login: dict[str, Any]) -> None:
    metadata = {
        "text": "ä\u2028\0😀",
        "numbers": [0, -1, 2**63 - 1, -(2**63), 2**64 - 1, 1.5, -0.0],
        "flags": [True, False],
        "nested": {"a": [{"b": []}]},
    }
    stytch.consumer.users.update(user_id=login["user_id"], trusted_metadata=metadata)
    user = stytch.consumer.users.get(user_id=login["user_id"])
    assert user["trusted_metadata"] == metadata
    kinds = [type(number) for number in user["trusted_metadata"]["numbers"]]
    assert kinds == [int, int, int, int, int, float, float]


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"timeout_seconds": "5"}, "timeout_seconds"),
        ({"timeout_seconds": None}, "timeout_seconds"),
        ({"timeot_seconds": 5}, "timeot_seconds"),
        ({"base_url": "https://api.stytch.com/v1"}, "base_url"),
        ({"proxy": "ftp://127.0.0.1"}, "proxy"),
        ({"root_certificates": "nonsense"}, "root_certificates"),
        ({"max_retries": 2.5}, "max_retries"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(options: dict[str, Any], field: str) -> None:
    with pytest.raises(BuildError) as raised:
        Stytch("project-test-1", "secret-test-1", **options)
    assert raised.value.field == field


def test_options_of_calls_are_checked(stytch: Stytch) -> None:
    wrong: list[Any] = [{"timeout_seconds": 0}, {"timeout": 5}, {"max_retries": None}]
    for options in wrong:
        with pytest.raises(BuildError) as raised:
            stytch.with_options(**options).consumer.users.get(user_id="user-test-1")
        assert raised.value.field == next(iter(options))


def test_options_of_calls_hold_for_that_copy(stytch: Stytch, stytch_emulator: Emulator) -> None:
    once = stytch.with_options(max_retries=0)
    stytch_emulator.fail_next("consumer.users.search", 503, 2)
    with pytest.raises(ApiError):
        once.consumer.users.search()
    assert stytch_emulator.requests_of("consumer.users.search") == 1
    assert stytch.consumer.users.search()["results"] == []
    assert stytch_emulator.requests_of("consumer.users.search") == 3


def test_the_environment_names_the_project(stytch_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in stytch_emulator.environment.items():
        monkeypatch.setenv(name, value)
    assert Stytch.from_env(max_retries=0).debug.whoami()["status_code"] == 200
    monkeypatch.setenv("STYTCH_SECRET", "")
    with pytest.raises(BuildError) as raised:
        Stytch.from_env()
    assert raised.value.field == "STYTCH_SECRET"


def test_names_suggest_what_was_meant(stytch: Stytch) -> None:
    with pytest.raises(AttributeError, match="did you mean `login_or_create`"):
        stytch.consumer.otps.sms.login_or_creat  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError) as raised:
        stytch.consumer.otps.sms.nonsense  # type: ignore[attr-defined]  # noqa: B018
    assert str(raised.value) == (
        "`nonsense` is not an operation or group of `consumer.otps.sms`: there are login_or_create, send"
    )
    with pytest.raises(AttributeError, match="`consumr` is not a group; did you mean `consumer`"):
        stytch.consumr  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(BuildError, match=r"did you mean `consumer\.users\.get`"):
        stytch.call("consumer.users.gett")
    assert not hasattr(stytch, "__len__")
    assert {"get", "search", "search_items"} <= set(dir(stytch.consumer.users))
    assert "phone_number: string" in (stytch.consumer.otps.sms.send.__doc__ or "")


def test_arguments_have_names_and_any_name(stytch: Stytch) -> None:
    with pytest.raises(TypeError, match=r"consumer\.users\.get\(\) takes arguments by name"):
        stytch.consumer.users.get("user-test-1")  # type: ignore[call-arg]
    for create in (stytch.consumer.users.create, lambda **args: stytch.call("consumer.users.create", **args)):
        created = create(email=f"{id(create)}@example.com", name={"first_name": "Ada"})
        name = created["user"]["name"]
        assert name is not None and name["first_name"] == "Ada"


def test_lists_are_walked_through_and_resumed(stytch: Stytch) -> None:
    ids = [stytch.consumer.users.create(email=f"{n}@example.com")["user_id"] for n in range(5)]
    assert [user["user_id"] for user in stytch.consumer.users.search_items(limit=2)] == ids
    walk = stytch.consumer.users.search_pages(limit=2)
    assert walk.cursor is None
    first = next(walk)
    assert [user["user_id"] for user in first["results"]] == ids[:2]
    assert walk.cursor is not None
    rest = stytch.consumer.users.search_items(limit=2, cursor=walk.cursor)
    assert [user["user_id"] for user in rest] == ids[2:]
    assert list(rest) == []


def test_a_walk_that_stops_within_a_page_is_resumed_without_loss(stytch: Stytch) -> None:
    ids = [stytch.consumer.users.create(email=f"{n}@example.com")["user_id"] for n in range(5)]
    walk = stytch.consumer.users.search_items(limit=2)
    cursors = []
    for _ in ids:
        next(walk)
        cursors.append(walk.cursor)
    second, third = cursors[1], cursors[3]
    assert second is not None and third is not None and second != third
    assert cursors == [None, second, second, third, None]
    rest = stytch.consumer.users.search_items(limit=2, cursor=cursors[2] or "")
    assert [user["user_id"] for user in rest] == ids[2:]


def test_a_page_that_failed_is_fetched_again(stytch: Stytch, stytch_emulator: Emulator) -> None:
    ids = [stytch.consumer.users.create(email=f"{n}@example.com")["user_id"] for n in range(3)]
    walk = stytch.with_options(max_retries=0).consumer.users.search_items(limit=2)
    found = [next(walk)["user_id"], next(walk)["user_id"]]
    stytch_emulator.fail_next("consumer.users.search", 500)
    with pytest.raises(ApiError):
        next(walk)
    assert found + [user["user_id"] for user in walk] == ids


def test_a_session_is_checked_here(stytch: Stytch, stytch_emulator: Emulator, login: dict[str, Any]) -> None:
    stytch_emulator.set_policy(POLICY)
    for _ in range(3):
        checked = stytch.consumer.sessions.authenticate_jwt(
            session_jwt=login["session_jwt"],
            authorization_check={"resource_id": "documents", "action": "read"},
        )
        assert checked["session"]["user_id"] == login["user_id"]
        assert checked["response"] is None
    assert stytch_emulator.requests_of("consumer.sessions.get_jwks") == 1
    with pytest.raises(Denied) as raised:
        stytch.consumer.sessions.authenticate_jwt(
            session_jwt=login["session_jwt"],
            authorization_check={"resource_id": "documents", "action": "write"},
        )
    assert (raised.value.reason, raised.value.is_forbidden) == ("permission", True)
    with pytest.raises(Denied) as raised:
        stytch.consumer.sessions.authenticate_jwt(session_jwt="a.b.c")
    assert (raised.value.reason, raised.value.is_forbidden) == ("malformed", False)


def test_none_never_skips_a_check(stytch: Stytch, login: dict[str, Any]) -> None:
    for name in ("authorization_check", "max_age_seconds"):
        with pytest.raises(BuildError) as raised:
            stytch.call(
                "consumer.sessions.authenticate_jwt",
                session_jwt=login["session_jwt"],
                **{name: None},
            )
        assert raised.value.field == name
    with pytest.raises(BuildError) as raised:
        stytch.call("b2b.organizations.get", organization_id="o", member_session=None)
    assert raised.value.field == "member_session"


def test_members_act_with_their_own_rights(stytch: Stytch, stytch_emulator: Emulator) -> None:
    organization = stytch.b2b.organizations.create(organization_name="Acme")["organization"]
    organization_id = organization["organization_id"]
    member_id = stytch.b2b.organizations.members.create(
        organization_id=organization_id, email_address="ada@example.com"
    )["member_id"]
    session = stytch_emulator.start_member_session(organization_id, member_id)
    updated = stytch.b2b.organizations.update(
        organization_id=organization_id,
        organization_name="Ours",
        member_session={"session_jwt": session["session_jwt"]},
    )
    assert updated["organization"]["organization_name"] == "Ours"
    with pytest.raises(StytchError):
        stytch.b2b.organizations.update(organization_id=organization_id, member_session={"session_token": "made-up"})
    with pytest.raises(BuildError):
        stytch.call("consumer.users.get", user_id="u", member_session={"session_token": "t"})


def test_start_urls_redirects_and_pkce(stytch: Stytch, stytch_emulator: Emulator) -> None:
    pkce = stytch.pkce.generate()
    assert pkce["code_verifier"] != stytch.pkce.generate()["code_verifier"]
    url = stytch.consumer.oauth.start_url(
        provider="google",
        public_token=stytch_emulator.public_token,
        code_challenge=pkce["code_challenge"],
        custom_scopes=["calendar", "drive"],
    )["url"]
    assert url.startswith(f"{stytch_emulator.url}/v1/public/oauth/google/start?public_token=")
    assert url.endswith(f"code_challenge={pkce['code_challenge']}")
    landed = stytch.consumer.redirects.parse(redirect="/cb?stytch_token_type=oauth&token=abc&x=1")
    assert landed == {
        "token": "abc",
        "token_type": "oauth",
        "operation": "consumer.oauth.authenticate",
        "token_param": "token",
        "code_verifier_param": "code_verifier",
        "params": {"x": "1"},
    }


SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Headers:
    """As in Flask: not a mapping, and a name may be there twice."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = pairs

    def items(self) -> list[tuple[str, str]]:
        return self.pairs


def signed(body: bytes) -> list[tuple[str, str]]:
    import base64
    import hashlib
    import hmac

    now = str(int(time.time()))
    key = base64.b64decode(SECRET[len("whsec_") :])
    digest = hmac.digest(key, f"msg_1.{now}.".encode() + body, hashlib.sha256)
    signature = f"v1,{base64.b64encode(digest).decode()}"
    return [("Svix-Id", "msg_1"), ("Svix-Timestamp", now), ("Svix-Signature", signature)]


def test_webhooks_are_verified(stytch: Stytch) -> None:
    body = (
        b'{"project_id":"p","event_id":"e","action":"CREATE","object_type":"user","source":"DIRECT",'
        b'"id":"u","timestamp":"2024-01-01T00:00:00Z"}'
    )
    headers = signed(body)
    event = stytch.webhooks.verify(signing_secrets=[SECRET], headers=Headers(headers), body=body)
    assert (event["message_id"], event["action"], event["id"]) == ("msg_1", "CREATE", "u")
    event = stytch.webhooks.verify(signing_secrets=[SECRET], headers=dict(headers), body=body)
    assert event["id"] == "u"
    with pytest.raises(Denied):
        stytch.webhooks.verify(signing_secrets=[SECRET], headers=dict(headers), body=body + b" ")
    with pytest.raises(TypeError, match="bytes of the request"):
        stytch.call("webhooks.verify", signing_secrets=[SECRET], headers={}, body={})


def test_processes_share_keys_and_policies(stytch: Stytch, stytch_emulator: Emulator, login: dict[str, Any]) -> None:
    assert stytch.export_cache() is None
    stytch.consumer.sessions.authenticate_jwt(session_jwt=login["session_jwt"])
    exported = stytch.export_cache()
    assert exported is not None
    other = stytch_emulator.client()
    other.import_cache(exported)
    other.consumer.sessions.authenticate_jwt(session_jwt=login["session_jwt"])
    assert stytch_emulator.requests_of("consumer.sessions.get_jwks") == 1
    with pytest.raises(StytchError):
        other.import_cache("nonsense")


def test_the_secret_can_be_replaced(stytch: Stytch) -> None:
    stytch.replace_secret("secret-test-other")
    with pytest.raises(ApiError) as raised:
        stytch.debug.whoami()
    assert raised.value.status == 401
    assert "secret-test-other" not in repr(stytch) + str(raised.value)


def test_threads_share_a_client(stytch: Stytch, login: dict[str, Any]) -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(20):
                user = stytch.consumer.users.get(user_id=login["user_id"])
                assert user["user_id"] == login["user_id"]
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_other_threads_go_on_during_a_call() -> None:
    import socket

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        stytch = Stytch("project-test-1", "secret-test-1", base_url=url, timeout_seconds=1.0)

        def wait() -> None:
            with pytest.raises(StytchError):
                stytch.debug.whoami()

        waiting = threading.Thread(target=wait)
        waiting.start()
        counted = 0
        while waiting.is_alive():
            counted += 1
        waiting.join()
        assert counted > 10_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_client_works_after_a_fork(stytch: Stytch, login: dict[str, Any]) -> None:
    stytch.consumer.users.get(user_id=login["user_id"])
    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                for _ in range(5):
                    found = stytch.consumer.users.get(user_id=login["user_id"])
                    assert found["user_id"] == login["user_id"]
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    for _ in range(20):
        assert stytch.consumer.users.get(user_id=login["user_id"])["user_id"] == login["user_id"]
    for child in children:
        assert os.waitpid(child, 0)[1] == 0


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers")
def test_a_keyboard_interrupt_ends_a_call() -> None:
    import socket

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        stytch = Stytch("project-test-1", "secret-test-1", base_url=url, timeout_seconds=5.0)
        old = signal.signal(signal.SIGALRM, signal.default_int_handler)
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            began = time.monotonic()
            with pytest.raises(KeyboardInterrupt):
                stytch.debug.whoami()
            assert time.monotonic() - began < 3
        finally:
            signal.signal(signal.SIGALRM, old)


def test_a_password_is_in_no_error(stytch: Stytch) -> None:
    with pytest.raises(StytchError) as raised:
        stytch.consumer.passwords.authenticate(email="unknown@example.com", password=PASSWORD)
    assert PASSWORD not in str(raised.value) + repr(raised.value)
