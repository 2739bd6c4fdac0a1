"""An emulator of Stytch in this process, for tests of your program without a network."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from . import _native
from ._client import Stytch, StytchOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from ._async import AsyncStytch, HttpClient


class _Remote:
    """An emulator that runs as a program: `stytch-emulator`."""

    def __init__(self, url: str, token: str | None) -> None:
        self._url = url.rstrip("/")
        self._headers = {"content-type": "application/json"}
        if token is not None:
            self._headers["authorization"] = f"Bearer {token}"
        self._opener = build_opener(ProxyHandler({}))

    def url(self) -> str:
        return self._url

    def control(self, method: str, target: str, body: dict[str, Any] | None) -> tuple[int, Any]:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._url + target, data, self._headers, method=method)
        try:
            with self._opener.open(request, timeout=90) as response:
                return response.status, json.load(response)
        except HTTPError as error:
            with error:
                return error.code, json.load(error)


class Emulator:
    """An emulated Stytch with a project of its own, on a port of 127.0.0.1, until it is no longer used.

    It holds what your program creates in it. Its clock is the system's, plus what `advance` adds.
    """

    def __init__(self) -> None:
        self._use(_native.Emulator())

    @classmethod
    def connect(cls, url: str = "http://127.0.0.1:7898", token: str | None = None) -> Emulator:
        """The program `stytch-emulator` at this URL. `token` is what it printed, if other machines can reach it."""
        emulator = cls.__new__(cls)
        emulator._use(_Remote(url, token))
        return emulator

    def _use(self, carrier: _native.Emulator | _Remote) -> None:
        self._carrier = carrier
        self._project: dict[str, str] = self._read("project")

    def _control(self, method: str, target: str, body: dict[str, Any] | None = None) -> Any:
        status, answer = self._carrier.control(method, f"/emulator/{target}", body)
        if status != 200:
            raise ValueError(answer["error_message"])
        return answer

    def _read(self, path: str, **query: str | int | None) -> Any:
        given = {name: value for name, value in query.items() if value is not None}
        return self._control("GET", f"{path}?{urlencode(given)}" if given else path)

    @property
    def url(self) -> str:
        """The base URL."""
        return self._carrier.url()

    @property
    def project_id(self) -> str:
        """The id of its project."""
        return self._project["project_id"]

    @property
    def secret(self) -> str:
        """The secret of its project."""
        return self._project["secret"]

    @property
    def public_token(self) -> str:
        """The public token of its project, for start URLs."""
        return self._project["public_token"]

    @property
    def environment(self) -> dict[str, str]:
        """The variables from which `Stytch.from_env` reads its options."""
        return {
            "STYTCH_PROJECT_ID": self.project_id,
            "STYTCH_SECRET": self.secret,
            "STYTCH_BASE_URL": self.url,
        }

    def client(self, **options: Unpack[StytchOptions]) -> Stytch:
        """A client of its project."""
        return Stytch(self.project_id, self.secret, **self._options(options))

    def async_client(
        self,
        *,
        threads: int = 32,
        http: HttpClient | None = None,
        **options: Unpack[StytchOptions],
    ) -> AsyncStytch:
        """A client of its project, for asyncio."""
        from ._async import AsyncStytch

        return AsyncStytch(self.project_id, self.secret, threads=threads, http=http, **self._options(options))

    def _options(self, options: StytchOptions) -> StytchOptions:
        return {"base_url": self.url, "fraud_url": self.url, **options}

    def messages(self, to: str | None = None, *, after: int = 0) -> list[dict[str, Any]]:
        """The messages that were sent, newest first: at most 1000, and with `after` those with a greater `number`.

        Each has `number`, `channel`, `kind`, `to`, `code` or `link` and `token`, `sent_at`, `expires_at` and `status`:
        `valid`, `used`, `expired`, `replaced` by a newer passcode, or `withdrawn`.
        """
        return self._read("messages", to=to, after=after, limit=1000)["messages"]  # type: ignore[no-any-return]

    def wait_for_message(self, to: str, *, after: int = 0, seconds: int = 10) -> dict[str, Any]:
        """The newest message to this phone number or email address. If there is none, waits for one.

        `after` is the number of a message: only later ones count. `seconds` is at most 60; then it is a `TimeoutError`.
        """
        found = self._read("messages", to=to, after=after, limit=1, wait_seconds=seconds)["messages"]
        if not found:
            raise TimeoutError(f"nothing was sent to {to} in {seconds} seconds")
        return found[0]  # type: ignore[no-any-return]

    def clear_messages(self) -> None:
        """Forgets the messages, but not the passcodes and links in them."""
        self._control("POST", "messages/clear", {})

    def _last(self, to: str, part: str) -> str | None:
        return next((message[part] for message in self.messages(to) if message[part] is not None), None)

    def last_passcode(self, address: str) -> str | None:
        """The passcode that was sent last to this phone number or email address."""
        return self._last(address, "code")

    def last_magic_link(self, email: str) -> str | None:
        """The URL of the link that was sent last to this email address."""
        return self._last(email, "link")

    def last_token(self, email: str) -> str | None:
        """The token in that link."""
        return self._last(email, "token")

    def now(self) -> datetime.datetime:
        """The time of its clock."""
        return datetime.datetime.fromtimestamp(self._read("clock")["unix_seconds"], datetime.timezone.utc)

    def advance(self, seconds: int) -> None:
        """Moves its clock forward."""
        self._control("POST", "clock/advance", {"seconds": seconds})

    def set_time(self, time: datetime.datetime) -> None:
        """Sets its clock, which then stands still. Without a time zone, it is the time of this machine."""
        self._control("PUT", "clock", {"time": time.astimezone(datetime.timezone.utc).isoformat()})

    def follow_system_clock(self) -> None:
        """Makes its clock follow the system's again."""
        self._control("POST", "clock/follow_system", {})

    def set_policy(self, policy: dict[str, Any]) -> None:
        """Sets the RBAC policy of the project, in the form that `consumer.rbac.policy` returns as `policy`."""
        self._control("PUT", "policy", policy)

    def set_m2m_claims(self, claims: dict[str, Any]) -> None:
        """Sets the custom claims of tokens of M2M clients."""
        self._control("PUT", "m2m_claims", {"claims": claims})

    def share_passwords(self, shared: bool = True) -> None:
        """Sets whether members have one password in all their organizations. Until then, they have one for each."""
        self._control("PUT", "shared_passwords", {"shared": shared})

    def keep_history(self, limit: int) -> None:
        """Sets how many messages, and how many requests, are kept: 1000 until then."""
        self._control("PUT", "history", {"limit": limit})

    def publish_key(self) -> None:
        """Publishes the key that signs after the next rotation."""
        self._control("POST", "keys/publish", {})

    def rotate_keys(self) -> None:
        """Signs with a new key from now on. The old ones stay published."""
        self._control("POST", "keys/rotate", {})

    def retire_keys(self) -> None:
        """Withdraws all keys except the one that signs."""
        self._control("POST", "keys/retire", {})

    def requests(self, operation: str | None = None) -> list[dict[str, Any]]:
        """The requests that arrived, newest first, at most 1000: each with `operation`, `status` and `error_type`."""
        return self._read("requests", operation=operation, limit=1000)["requests"]  # type: ignore[no-any-return]

    def requests_of(self, operation: str) -> int:
        """How many requests of this operation arrived, such as `consumer.sessions.get_jwks`."""
        return self._read("requests/counts", operation=operation)["counts"][operation]  # type: ignore[no-any-return]

    def fail_next(self, operation: str, status: int, times: int = 1) -> None:
        """Makes the next requests of this operation fail with this status, from 400 to 599."""
        self._control("POST", "failures", {"operation": operation, "status": status, "times": times})

    def planned_failures(self) -> list[dict[str, Any]]:
        """The failures that are planned and have not happened: each with `operation`, `status` and `times`."""
        return self._read("failures")["failures"]  # type: ignore[no-any-return]

    def cancel_failures(self) -> None:
        """Forgets the failures that are planned."""
        self._control("POST", "failures/cancel", {})

    def start_member_session(self, organization_id: str, member_id: str, minutes: int = 60) -> dict[str, str]:
        """Starts a session of a member, without a login: its `session_token`, `session_jwt` and `member_session_id`."""
        args = {"organization_id": organization_id, "member_id": member_id, "session_duration_minutes": minutes}
        return self._control("POST", "member_sessions", args)  # type: ignore[no-any-return]

    def connected_app_token(self, client_id: str, user_id: str, scopes: Sequence[str] = ()) -> str:
        """An access token of a Connected App for a user, without an authorization, with any scopes."""
        return self._token("connected_app_tokens", client_id=client_id, user_id=user_id, scopes=list(scopes))

    def member_connected_app_token(self, client_id: str, member_id: str, scopes: Sequence[str] = ()) -> str:
        """An access token of a Connected App for a member."""
        return self._token("connected_app_tokens", client_id=client_id, member_id=member_id, scopes=list(scopes))

    def impersonation_token(self, user_id: str, impersonator_email: str) -> str:
        """A token with which someone from the team logs in as a user, once, for five minutes."""
        return self._token("impersonation_tokens", user_id=user_id, impersonator_email=impersonator_email)

    def member_impersonation_token(self, member_id: str, impersonator_email: str) -> str:
        """A token with which someone from the team logs in as a member."""
        return self._token("impersonation_tokens", member_id=member_id, impersonator_email=impersonator_email)

    def _token(self, path: str, **args: Any) -> str:
        answer = self._control("POST", path, args)
        return answer.get("access_token") or answer["token"]  # type: ignore[no-any-return]

    def totp_code(self, secret: str) -> str:
        """The code that an authenticator app with this secret shows now, by the clock of the emulator."""
        return self._read("totp_code", secret=secret)["code"]  # type: ignore[no-any-return]

    def user_totp_code(self, user_id: str) -> str:
        """The code that the authenticator app of a user shows now."""
        return self._read("totp_code", user_id=user_id)["code"]  # type: ignore[no-any-return]

    def member_totp_code(self, member_id: str) -> str:
        """The code that the authenticator app of a member shows now."""
        return self._read("totp_code", member_id=member_id)["code"]  # type: ignore[no-any-return]

    def add_biometric_registration(self, user_id: str) -> str:
        """Adds a biometric registration to a user, as a mobile device does; returns its id."""
        answer = self._control("POST", "biometric_registrations", {"user_id": user_id})
        return answer["biometric_registration_id"]  # type: ignore[no-any-return]

    def set_fingerprint(self, telemetry_id: str, **fingerprint: Any) -> None:
        """Sets the device that has this telemetry id, for lookups and logins. Without more, it is authentic.

        `action` is that of the verdict: ALLOW, CHALLENGE or BLOCK. `/emulator/openapi.json` describes `reasons`,
        `is_vpn`, `country` and others.
        """
        self._control("PUT", "fingerprints", {"telemetry_id": telemetry_id, "fingerprint": fingerprint})

    def set_sso_identity(
        self,
        connection_id: str,
        email: str,
        *,
        subject: str | None = None,
        name: str | None = None,
        groups: Sequence[str] = (),
        attributes: dict[str, Any] | None = None,
    ) -> None:
        """Sets who logs in at the identity provider of a SAML or OIDC connection.

        `subject` is their id there: by default, the email address. `attributes` are more of what the provider sends.
        """
        identity = {"email": email, "subject": subject, "name": name, "groups": list(groups), "attributes": attributes}
        self._control("PUT", "sso_identities", {"connection_id": connection_id, **identity})

    def set_external_session(self, session_token: str, userinfo: dict[str, Any]) -> None:
        """Sets what another system says about one of its sessions, usually with `email`, for `sessions.migrate`."""
        self._control("PUT", "external_sessions", {"session_token": session_token, "userinfo": userinfo})

    def set_trusted_token_profile(self, profile_id: str, issuer: str, audience: str, jwks: dict[str, Any]) -> None:
        """Adds or replaces a trusted auth token profile: `sessions.attest` accepts JWTs of this issuer and audience."""
        profile = {"profile_id": profile_id, "issuer": issuer, "audience": audience, "jwks": jwks}
        self._control("PUT", "trusted_token_profiles", profile)

    def export_state(self) -> str:
        """All that it has, as JSON for a file: users, sessions, messages, settings, keys and the clock.

        It contains passwords and tokens.
        """
        return json.dumps(self._read("state"))

    def import_state(self, state: str) -> None:
        """Replaces what it has by what `export_state`, of this version or an older one, has returned."""
        self._control("PUT", "state", json.loads(state))

    def reset(self) -> None:
        """Forgets everything except settings and keys, and returns the clock to how it was at the start."""
        self._control("POST", "reset", {})
