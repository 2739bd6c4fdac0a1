"""An emulator of Stytch in this process, for tests of your program without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _native
from ._client import Stytch, StytchOptions

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._async import AsyncStytch, HttpClient


class Emulator:
    """An emulated Stytch with a project of its own, on a port of 127.0.0.1, until it is no longer used.

    It holds what your program creates in it. Its clock is the system's, plus what `advance` adds.
    """

    def __init__(self) -> None:
        self._native = _native.Emulator()

    @property
    def url(self) -> str:
        """The base URL."""
        return self._native.url()

    @property
    def project_id(self) -> str:
        """The id of its project."""
        return self._native.project_id()

    @property
    def secret(self) -> str:
        """The secret of its project."""
        return self._native.secret()

    @property
    def public_token(self) -> str:
        """The public token of its project, for start URLs."""
        return self._native.public_token()

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

    def last_passcode(self, address: str) -> str | None:
        """The passcode that was sent last to this phone number or email address."""
        return self._native.last_passcode(address)

    def last_magic_link(self, email: str) -> str | None:
        """The URL of the link that was sent last to this email address."""
        return self._native.last_magic_link(email)

    def last_token(self, email: str) -> str | None:
        """The token in that link."""
        return self._native.last_token(email)

    def advance(self, seconds: int) -> None:
        """Moves its clock forward."""
        self._native.advance(seconds)

    def set_policy(self, policy: dict[str, Any]) -> None:
        """Sets the RBAC policy of the project, in the form that `consumer.rbac.policy` returns as `policy`."""
        self._native.set_policy(policy)

    def set_m2m_claims(self, claims: dict[str, Any]) -> None:
        """Sets the custom claims of tokens of M2M clients."""
        self._native.set_m2m_claims(claims)

    def rotate_keys(self) -> None:
        """Replaces the keys with which tokens are signed."""
        self._native.rotate_keys()

    def requests_of(self, operation: str) -> int:
        """How many requests of this operation arrived, such as `consumer.sessions.get_jwks`."""
        return self._native.requests_of(operation)

    def fail_next(self, operation: str, status: int, times: int = 1) -> None:
        """Makes the next requests of this operation fail with this status, from 400 to 599."""
        self._native.fail_next(operation, status, times)

    def start_member_session(self, organization_id: str, member_id: str, minutes: int = 60) -> dict[str, str]:
        """Starts a session of a member, without a login: its `session_token`, `session_jwt` and `member_session_id`."""
        return self._native.start_member_session(organization_id, member_id, minutes)
