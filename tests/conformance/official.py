"""Whole flows with Stytch's own SDK for Python, against the emulator: `python official.py PROGRAM`, where the program is
`stytch-emulator`. What is checked locally is checked with keys and policies that the SDK fetches from the emulator.

The SDK reads every answer into models, whose required fields must be there.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path
from subprocess import PIPE, Popen
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import ProxyHandler, build_opener

import stytch
from stytch.b2b.models.sessions import AuthorizationCheck as MemberCheck
from stytch.consumer.models.sessions import AuthorizationCheck
from stytch.core.response_base import StytchError
from stytch.shared.rbac_local import RBACConsumerPermissionError, RBACPermissionError, TenancyError

PHONE = "+12025550162"
PASSWORD = "correct horse battery staple"
READ = {"resource_id": "documents", "action": "read"}
WRITE = {"resource_id": "documents", "action": "write"}


class Emulator:
    def __init__(self, program):
        policy = Path(__file__).with_name("policy.json")
        self.process = Popen([program, "--port", "0", "--policy", policy], stdout=PIPE, text=True)
        # A line for people, an empty one, and the variables.
        lines = [self.process.stdout.readline().rstrip() for _ in range(6)]
        settings = dict(line.split("=", 1) for line in lines[2:])
        self.project_id = settings["STYTCH_PROJECT_ID"]
        self.secret = settings["STYTCH_SECRET"]
        self.url = settings["STYTCH_BASE_URL"]

    def client(self, kind, secret=None):
        environment = f"{self.url}/"
        return kind(self.project_id, secret or self.secret, environment=environment, suppress_warnings=True)

    def sent_to(self, address):
        """The passcode or the URL of the link that was sent last."""
        query = urlencode({"to": address, "limit": 1, "wait_seconds": 10})
        with build_opener(ProxyHandler({})).open(f"{self.url}/emulator/messages?{query}") as response:
            [message] = json.load(response)["messages"]
        return message["code"] or message["link"]

    def stop(self):
        self.process.terminate()
        equal(self.process.wait(), 0)


def passwords():
    created = consumer.passwords.create(email="ada@example.com", password=PASSWORD)
    login = log_in("ada@example.com")
    equal(login.user_id, created.user_id)
    equal(login.session.authentication_factors[0].type, "password")


def passcodes():
    sent = consumer.otps.sms.login_or_create(phone_number=PHONE)
    code = emulator.sent_to(PHONE)
    login = consumer.otps.authenticate(method_id=sent.phone_id, code=code, session_duration_minutes=60)
    equal(login.user_id, sent.user_id)
    equal(login.user.phone_numbers[0].verified, True)
    wrong = refused(lambda: consumer.otps.authenticate(method_id=sent.phone_id, code="000000"))
    equal(wrong, (404, "otp_code_not_found"))


def magic_links():
    sent = consumer.magic_links.email.login_or_create(email="bob@example.com")
    link = query(emulator.sent_to("bob@example.com"))
    equal(link["stytch_token_type"], ["magic_links"])
    login = consumer.magic_links.authenticate(token=link["token"][0], session_duration_minutes=60)
    equal(login.user_id, sent.user_id)
    equal(login.session.authentication_factors[0].email_factor.email_address, "bob@example.com")


def sessions():
    consumer.passwords.create(email="cleo@example.com", password=PASSWORD)
    login = log_in("cleo@example.com")
    local = consumer.sessions.authenticate_jwt_local(login.session_jwt)
    equal(local.user_id, login.user_id)
    equal(local.session_id, login.session.session_id)
    equal(local.expires_at, login.session.expires_at)
    equal(local.authentication_factors, login.session.authentication_factors)
    equal(local.expires_at - local.started_at, timedelta(minutes=60))
    remote = consumer.sessions.authenticate(session_token=login.session_token)
    equal(remote.session.session_id, login.session.session_id)
    consumer.sessions.revoke(session_token=login.session_token)
    over = refused(lambda: consumer.sessions.authenticate(session_token=login.session_token))
    equal(over, (404, "session_not_found"))


def permissions():
    created = consumer.passwords.create(email="dora@example.com", password=PASSWORD)
    consumer.users.update(user_id=created.user_id, roles=["editor"])
    jwt = log_in("dora@example.com").session_jwt

    def check(wanted):
        check = AuthorizationCheck(**wanted)
        return consumer.sessions.authenticate_jwt_local(jwt, authorization_check=check)

    equal(check(READ).user_id, created.user_id)
    raises(RBACConsumerPermissionError, lambda: check(WRITE))


def members():
    acme = b2b.organizations.create(organization_name="Acme", organization_slug="acme").organization.organization_id
    email = "eve@acme.example"
    created = b2b.organizations.members.create(acme, email, roles=["editor"])
    b2b.magic_links.email.login_or_signup(organization_id=acme, email_address=email)
    token = query(emulator.sent_to(email))["token"][0]
    login = b2b.magic_links.authenticate(magic_links_token=token, session_duration_minutes=60)
    equal(login.member_id, created.member_id)

    def check(wanted, organization_id=acme):
        check = MemberCheck(organization_id=organization_id, **wanted)
        return b2b.sessions.authenticate_jwt_local(login.session_jwt, authorization_check=check)

    equal(check(READ).member_id, created.member_id)
    raises(RBACPermissionError, lambda: check(WRITE))
    raises(TenancyError, lambda: check(READ, "organization-test-1"))
    remote = b2b.sessions.authenticate(
        session_jwt=login.session_jwt, authorization_check=MemberCheck(organization_id=acme, **READ)
    )
    equal((remote.verdict.authorized, remote.verdict.granting_roles), (True, ["editor"]))


def machines():
    scopes = ["read:documents", "write:documents"]
    client = consumer.m2m.clients.create(scopes=scopes).m2m_client
    token = consumer.m2m.token(client.client_id, client.client_secret, scopes=["read:documents"])
    equal(token.expires_in, 3600)
    caller = consumer.m2m.authenticate_token(token.access_token, required_scopes=["read:documents"])
    equal((caller.client_id, caller.scopes), (client.client_id, ["read:documents"]))
    equal(consumer.m2m.authenticate_token(token.access_token, required_scopes=["write:documents"]), None)


def apps():
    created = consumer.connected_app.clients.create(client_type="first_party", client_name="Robot").connected_app
    found = consumer.connected_app.clients.get(created.client_id).connected_app
    equal((found.client_id, found.client_name), (created.client_id, "Robot"))


def refusals():
    stranger = emulator.client(stytch.Client, secret="secret-test-wrong")
    equal(refused(lambda: stranger.users.search(limit=1)), (401, "unauthorized_credentials"))


def log_in(email):
    return consumer.passwords.authenticate(email=email, password=PASSWORD, session_duration_minutes=60)


def query(url):
    return parse_qs(urlsplit(url).query)


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


def raises(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def refused(call):
    details = raises(StytchError, call).details
    return details.status_code, details.error_type


emulator = Emulator(sys.argv[1])
consumer = emulator.client(stytch.Client)
b2b = emulator.client(stytch.B2BClient)
try:
    for flow in [passwords, passcodes, magic_links, sessions, permissions, members, machines, apps, refusals]:
        flow()
        print(f"Python SDK: {flow.__name__}")
finally:
    emulator.stop()
