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


def test_users(emulator: Emulator, stytch: Stytch) -> None:
    consumer = stytch.consumer
    user_id = consumer.users.create(email=EMAIL)["user_id"]
    totp = consumer.totps.create(user_id=user_id)
    code = emulator.user_totp_code(user_id)
    assert emulator.totp_code(totp["secret"]) == code
    assert consumer.totps.authenticate(user_id=user_id, totp_code=code)["user_id"] == user_id
    with pytest.raises(ValueError, match="There is no such user"):
        emulator.user_totp_code("nobody")
    added = emulator.add_biometric_registration(user_id)
    token = emulator.impersonation_token(user_id, "help@team.example")
    user = consumer.impersonation.authenticate(impersonation_token=token)["user"]
    assert user["biometric_registrations"] == [{"biometric_registration_id": added, "verified": True}]

    emulator.set_external_session("theirs", {"email": EMAIL})
    assert consumer.sessions.migrate(session_token="theirs")["user_id"] == user_id
    emulator.set_trusted_token_profile("profile-1", "https://idp.example", "app", {"keys": []})
    with pytest.raises(ApiError, match="invalid_trusted_auth_token"):
        consumer.sessions.attest(profile_id="profile-1", token="a.b.c")
    app = stytch.connected_apps.clients.create(client_type="first_party")["connected_app"]
    token = emulator.connected_app_token(app["client_id"], user_id, ["full_access"])
    login = consumer.sessions.exchange_access_token(access_token=token, session_duration_minutes=5)
    assert login["user_id"] == user_id


def test_members(emulator: Emulator, stytch: Stytch) -> None:
    b2b = stytch.b2b
    acme = b2b.organizations.create(organization_name="Acme")["organization"]["organization_id"]
    ada = b2b.organizations.members.create(organization_id=acme, email_address="ada@acme.example")["member_id"]
    totp = b2b.totps.create(organization_id=acme, member_id=ada)
    assert emulator.member_totp_code(ada) == emulator.totp_code(totp["secret"])
    token = emulator.member_impersonation_token(ada, "help@team.example")
    assert b2b.impersonation.authenticate(impersonation_token=token)["member_id"] == ada
    app = stytch.connected_apps.clients.create(client_type="first_party")["connected_app"]
    assert emulator.member_connected_app_token(app["client_id"], ada).count(".") == 2

    connection = b2b.sso.oidc.create_connection(organization_id=acme)["connection"]
    assert connection is not None
    emulator.set_sso_identity(
        connection["connection_id"], "grace@acme.example", name="Grace Hopper", attributes={"rank": "admiral"}
    )
    with pytest.raises(ValueError, match="There is no SAML or OIDC connection"):
        emulator.set_sso_identity("x", "grace@acme.example")
    emulator.share_passwords()
    b2b.passwords.discovery.email.reset_start(email_address="ada@acme.example")
    emulator.share_passwords(False)
    with pytest.raises(ApiError, match="cross_org_passwords_not_enabled"):
        b2b.passwords.discovery.email.reset_start(email_address="ada@acme.example")


def test_devices(emulator: Emulator, stytch: Stytch) -> None:
    emulator.set_fingerprint("telemetry-1", reasons=["VIRTUAL_MACHINE"], is_vpn=True)
    assert stytch.fraud.fingerprint.lookup(telemetry_id="telemetry-1")["verdict"]["action"] == "CHALLENGE"
    with pytest.raises(ValueError, match="verdict is not a field"):
        emulator.set_fingerprint("telemetry-1", verdict="BLOCK")


def test_the_history(emulator: Emulator, stytch: Stytch) -> None:
    emulator.keep_history(1)
    stytch.consumer.users.create()
    stytch.consumer.users.create()
    assert len(emulator.requests()) == 1
    emulator.fail_next("debug.whoami", 503)
    assert emulator.planned_failures() == [{"operation": "debug.whoami", "status": 503, "times": 1}]


def test_a_state(emulator: Emulator, stytch: Stytch) -> None:
    user = stytch.consumer.users.create(email=EMAIL, trusted_metadata={"number": 0.1})
    state = emulator.export_state()
    emulator.reset()
    emulator.import_state(state)
    assert emulator.export_state() == state
    assert [found["user_id"] for found in stytch.consumer.users.search()["results"]] == [user["user_id"]]
    with pytest.raises(ValueError, match=r"state\.users\[0\]\.roles: must be a list that starts with stytch_user"):
        emulator.import_state(state.replace('["stytch_user"]', "[]"))
    with pytest.raises(ValueError, match="Expecting value"):
        emulator.import_state("")


def test_an_emulator_that_is_not_there() -> None:
    with pytest.raises(OSError, match="refused"):
        Emulator.connect("http://127.0.0.1:9")
