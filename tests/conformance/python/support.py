"""What the flows have in common: an emulator, clients of Stytch's SDK for it, and what people do with a browser, a phone or
an app."""

import base64
import hashlib
import hmac
import json
import secrets
import struct
import time
from pathlib import Path
from subprocess import PIPE, Popen
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

import requests
import stytch
from stytch.core.response_base import StytchError

PASSWORD = "correct horse battery staple"
NEW_PASSWORD = "tr0ubador and a mountain goat"
PHONE = "+12025550162"
HOUR = {"session_duration_minutes": 60}
POLICY = Path(__file__).parent.with_name("policy.json")


class Stytch:
    """The emulator, as a program, with the clients, and with what flows do beside calls."""

    def __init__(self, program, asynchronous):
        # The asynchronous methods cannot send booleans in a query.
        self.yes = 1 if asynchronous else True
        self.process = Popen([program, "--port", "0", "--policy", POLICY], stdout=PIPE, text=True)
        # A line for people, an empty one, and the variables.
        lines = [self.process.stdout.readline().rstrip() for _ in range(6)]
        settings = dict(line.split("=", 1) for line in lines[2:])
        self.project_id = settings["STYTCH_PROJECT_ID"]
        self.secret = settings["STYTCH_SECRET"]
        self.public_token = settings["STYTCH_PUBLIC_TOKEN"]
        self.url = settings["STYTCH_BASE_URL"]
        self.http = requests.Session()
        self.http.trust_env = False
        self.consumer = self.client(stytch.Client)
        self.b2b = self.client(stytch.B2BClient)
        self.both = [self.consumer, self.b2b]

    def client(self, kind, secret=None):
        url = f"{self.url}/"
        return kind(
            self.project_id, secret or self.secret, environment=url, fraud_environment=url, suppress_warnings=True
        )

    def control(self, method, route, body=None, query=None):
        """A request to the control interface."""
        response = self.http.request(method, f"{self.url}/emulator/{route}", json=body, params=query)
        equal((response.status_code, response.json().get("error_message")), (200, None))
        return response.json()

    def reset(self):
        self.control("POST", "reset", {})

    def requests(self):
        return self.control("GET", "requests", query={"limit": 1000})["requests"]

    def sent_to(self, address):
        """What was sent to an email address or phone number last."""
        query = {"to": address, "limit": 1, "wait_seconds": 10}
        [message] = self.control("GET", "messages", query=query)["messages"]
        return SimpleNamespace(**message)

    def member_session(self, organization_id, member_id):
        """The token of a session without a login."""
        ids = {"organization_id": organization_id, "member_id": member_id, **HOUR}
        return self.control("POST", "member_sessions", ids)["session_token"]

    def open(self, route, **params):
        """Opens a start URL as a browser does, and returns the query of where it is sent."""
        params = {"public_token": self.public_token, **params}
        response = self.http.get(f"{self.url}{route}", params=params, allow_redirects=False)
        equal((response.status_code, response.text), (302, ""))
        return query(response.headers["location"])

    def form(self, name, **fields):
        """What a Connected App sends to the OAuth 2.0 server, without credentials of the project."""
        response = self.http.post(f"{self.url}/v1/public/{self.project_id}/oauth2/{name}", data=fields)
        return {"status": response.status_code, **response.json()}

    def stop(self):
        self.http.close()
        self.process.terminate()
        equal(self.process.wait(), 0)


def query(url):
    return SimpleNamespace(**dict(parse_qsl(urlsplit(url).query)))


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


def raises(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def refused(status_code, error_type, method, *args, **kwargs):
    details = raises(StytchError, lambda: method(*args, **kwargs)).details
    equal((details.status_code, details.error_type), (status_code, error_type))


def pkce():
    """A verifier and its challenge."""
    verifier = secrets.token_urlsafe(32)
    return verifier, encode(hashlib.sha256(verifier.encode()).digest())


def encode(data):
    """Base64 for URLs."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def totp(secret, steps=0):
    """What an authenticator app shows, by RFC 6238. A code works once; the one of the next step works early."""
    counter = struct.pack(">Q", int(time.time() // 30) + steps)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    [number] = struct.unpack_from(">I", digest, digest[19] & 15)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def factors(session):
    """The kinds of the factors of a session, in the order in which they were added."""
    return [factor.type for factor in session.authentication_factors]


def search(name, value):
    return {"operator": "AND", "operands": [{"filter_name": name, "filter_value": value}]}


def policy_roles():
    return json.loads(POLICY.read_text())["roles"]


def organization(stytch, email_address="ada@acme.example", **more):
    """Creates an organization, and a member of it."""
    fields = {"organization_name": "Acme", "organization_slug": "acme", **more}
    organization_id = stytch.b2b.organizations.create(**fields).organization.organization_id
    member = stytch.b2b.organizations.members.create(organization_id, email_address)
    ids = {"organization_id": organization_id, "member_id": member.member_id}
    return SimpleNamespace(**ids, email_address=email_address, ids=ids)


def link_login(stytch, organization_id, email_address, **more):
    """Logs a member in by magic link, with `more` in the request."""
    links = stytch.b2b.magic_links
    links.email.login_or_signup(organization_id=organization_id, email_address=email_address)
    return links.authenticate(magic_links_token=stytch.sent_to(email_address).token, **(more or HOUR))
