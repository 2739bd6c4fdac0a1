"""Errors."""

from __future__ import annotations

from typing import Any, ClassVar


class StytchError(Exception):
    """Why a call failed. The text is one line that is safe to log and contains no secret."""

    __match_args__: ClassVar[tuple[str, ...]] = ("message",)

    message: str
    """The text of the error."""
    request_id: str | None = None
    """Stytch's id of the request, for its support team."""

    def __init__(self, message: str, **fields: Any) -> None:
        super().__init__(message)
        self.message = message
        # So they survive pickling, as between processes.
        self.__dict__.update(fields)


class BuildError(StytchError):
    """An argument or an option cannot be used. Nothing was sent."""

    __match_args__ = ("build_kind", "field")

    build_kind: str
    """`unknown_operation`, `unknown_param`, `missing_param`, `wrong_type`, `invalid_value` or `configuration`."""
    field: str
    """The argument or option to blame, such as `name.first_name`."""
    operation: str | None = None
    """The operation that was called."""


class _Answered(StytchError):
    error_url: str | None = None
    """The page that explains the error."""
    error_details: Any | None = None
    """More about the error. It may quote what was sent."""
    retry_after_seconds: int | None = None
    """How long to wait before the next try, if the response says so."""
    body: str | None = None
    """The first 16 KiB of the response. It may quote what was sent, so it should not be logged."""


class ApiError(_Answered):
    """Stytch, or something on the way to it, responded with a status other than 2xx."""

    __match_args__ = ("error_type", "status")

    operation: str
    """The operation that was called."""
    status: int
    """The HTTP status."""
    error_type: str
    """Stytch's name of the error, such as `otp_code_not_found`; empty if it is not Stytch's."""
    error_message: str
    """Stytch's description of the error, for people."""


class Denied(_Answered):
    """A check said no: of a session, a token, a permission or a webhook.

    Any other error means that the check could not be completed.
    """

    __match_args__ = ("reason", "is_forbidden")

    reason: str
    """Why, such as `expired`, `signature` or `permission`."""
    is_forbidden: bool
    """Whether the caller is known but not permitted (403); otherwise it is not authenticated (401)."""
    operation: str | None = None
    """If Stytch said no: the operation that was called."""
    status: int | None = None
    """If Stytch said no: the HTTP status."""
    error_type: str | None = None
    """If Stytch said no: its name of the error."""
    error_message: str | None = None
    """If Stytch said no: its description of the error."""


class DecodeError(StytchError):
    """The response of a success does not have the form that the operation returns, or a genuine webhook is no event."""

    __match_args__ = ("field",)

    field: str
    """The place in the response."""
    operation: str | None = None
    """The operation that was called."""
    status: int | None = None
    """The HTTP status."""


class TransportError(StytchError):
    """No response arrived."""

    __match_args__ = ("transport_kind", "may_have_reached_server")

    transport_kind: str
    """How it failed: `connect`, `proxy_refused`, `timeout`, `total_timeout`, `redirect`, `too_large`, `cooling_down`
    or `interrupted`."""
    may_have_reached_server: bool
    """Whether Stytch may have received the request and acted on it, so that a second try may do the same twice."""


_CLASSES: dict[str, type[StytchError]] = {
    "api": ApiError,
    "build": BuildError,
    "decode": DecodeError,
    "denied": Denied,
    "transport": TransportError,
}


def from_fields(fields: dict[str, Any]) -> StytchError:
    """Makes the exception of an error's fields. The native module calls it."""
    error = _CLASSES.get(fields.pop("kind"), StytchError)
    return error(fields.pop("message"), **fields)
