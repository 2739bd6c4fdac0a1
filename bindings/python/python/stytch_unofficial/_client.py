"""The client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from . import _native
from ._operations import Operations

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

T = TypeVar("T")


class StytchOptions(TypedDict, total=False):
    """Options of a client. All times are in seconds."""

    base_url: str
    """Where the API is. Default: `https://test.stytch.com` or `https://api.stytch.com`, by the project's id."""
    fraud_url: str
    """Where the API for fraud and device fingerprinting is."""
    allow_http: bool
    """Whether these URLs may be plain `http` to another machine, which makes the secret readable on the way."""
    user_agent: str
    max_retries: int
    """How often a call is tried again if Stytch cannot have processed it. Default: 2."""
    timeout_seconds: float
    """The time limit of one try."""
    connect_timeout_seconds: float
    """The part of it for the connection."""
    total_timeout_seconds: float
    """The time limit of a call with all its tries and the pauses between them."""
    idle_timeout_seconds: float
    """How long an unused connection is kept."""
    idle_connections: int
    """How many unused connections are kept."""
    max_response_bytes: int
    proxy: str
    """URL of a proxy. Default: that of the environment, by curl's rules."""
    no_proxy: str
    """Hosts that are reached without the proxy, separated by commas."""
    root_certificates: str
    """Root certificates to trust instead of the built-in ones (PEM)."""
    leeway_seconds: float
    """How far clocks may differ when tokens are checked. Default: 0."""
    issuers: list[str]
    """Issuers of session JWTs to accept in addition to Stytch's: those of custom domains."""
    vertical: str
    """`consumer` or `b2b`: from which of them the keys of M2M tokens are fetched. Default: `consumer`."""
    keys_cool_down_seconds: float
    keys_stale_seconds: float
    policy_fresh_seconds: float
    policy_stale_seconds: float
    cache_size: int
    """How many policies and tokens are kept, each."""
    unverified_per_second: int
    """How many tokens a second Stytch is asked about while keys cannot be fetched. Default: 10."""
    verified_tokens: int
    """How many verified tokens are kept, so that checking them again costs little. Default: 0."""


class CallOptions(TypedDict, total=False):
    """Options that can be changed for some calls; see `Stytch.with_options`."""

    timeout_seconds: float
    """The time limit of one try."""
    total_timeout_seconds: float
    """The time limit of a call with all its tries and the pauses between them."""
    max_retries: int
    """How often a call is tried again if Stytch cannot have processed it."""


class Caller:
    """Calls by name, with the options of calls."""

    def __init__(self, client: _native.Client, options: dict[str, Any]) -> None:
        self.client = client
        self.options = options

    def __call__(self, name: str, args: dict[str, Any]) -> Any:
        if name.endswith(("_pages", "_items")):
            return self.walk(name, args)
        if name == "webhooks.verify":
            return self.verify_webhook(args)
        return self.client.call(name, args, self.options_of(args))

    def options_of(self, args: dict[str, Any]) -> dict[str, Any]:
        """Moves the member out of the args of a call: it is in headers, and no operation has a param of this name."""
        if "member_session" not in args:
            return self.options
        return {**self.options, "member_session": args.pop("member_session")}

    def walk(self, name: str, args: dict[str, Any]) -> Any:
        options = self.options_of(args)
        walk = self.client.pages(name[:-6], args, options)
        return Walk(walk, name.endswith("_items"))

    def verify_webhook(self, args: dict[str, Any]) -> Any:
        args, body = webhook(args)
        return self.client.compute("webhooks.verify", args, body, {})


def webhook(args: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The args, with a dict of headers, of which frameworks have many forms, and the body, whose bytes are signed."""
    args = dict(args)
    body = args.pop("body", None)
    if isinstance(body, str):
        body = body.encode()
    if not isinstance(body, bytes):
        raise TypeError("`body` must be the bytes of the request as they arrived")
    headers = args.get("headers")
    if headers is not None and hasattr(headers, "items"):
        lists: dict[str, list[Any]] = {}
        for name, value in headers.items():
            values = value if isinstance(value, (list, tuple)) else [value]
            lists.setdefault(name, []).extend(values)
        args["headers"] = lists
    return args, body


class Position:
    """Where a walk through a list is."""

    def __init__(self, walk: _native.Walk, by_item: bool) -> None:
        self._walk = walk
        self._by_item = by_item
        self._items: list[Any] = []
        """What is left of the current page, backwards, as items are taken from the end."""
        self._current: str | None = None
        """The cursor of the current page."""

    @property
    def cursor(self) -> str | None:
        """The cursor to resume with later, as the param `cursor`. `None` before the first page and after the last.

        In a walk through items, it is that of the page with the next item, whose items then come again, and `None`
        within a first page that was fetched without a cursor.
        """
        return self._current if self._items else self._walk.cursor()

    def _take(self, page: Any) -> None:
        self._items = page[::-1] if self._by_item else [page]


class Walk(Position, Generic[T]):
    """A walk through a list: its pages or items, which are fetched as the loop reaches them.

    After an error, the next step of the loop fetches the same page again.
    """

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while not self._items:
            self._current = self._walk.cursor()
            page = self._walk.next_items() if self._by_item else self._walk.next_page()
            if page is None:
                raise StopIteration
            self._take(page)
        item: T = self._items.pop()
        return item


C = TypeVar("C", bound=Caller)


class Shared(Generic[C]):
    """What blocking and asynchronous clients have in common."""

    _caller: C

    @property
    def project_id(self) -> str:
        """The id of the project."""
        return self._caller.client.project_id()

    def replace_secret(self, secret: str) -> None:
        """Replaces the secret, as after a rotation, for all clients that share everything."""
        self._caller.client.replace_secret(secret)

    def export_cache(self) -> str | None:
        """The project's keys and policies for other processes, without a secret; `None` if none have been fetched."""
        return self._caller.client.export()

    def import_cache(self, exported: str) -> None:
        """Takes over what another process exported."""
        self._caller.client.import_(exported)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.project_id}>"


class Stytch(Shared[Caller], Operations):
    """A client of a Stytch project.

    Use one for the whole program, in all threads: it keeps connections and caches keys and policies. It also works in
    processes that are forked later. Operations are attributes, as in Stytch's documentation:

        stytch = Stytch(project_id, secret)
        sent = stytch.consumer.otps.sms.login_or_create(phone_number="+12025550162")

    `None` is sent as `null`: leave an argument out for Stytch's default. Where an argument decides about access, `None`
    is an error.
    """

    def __init__(self, project_id: str, secret: str, **options: Unpack[StytchOptions]) -> None:
        """Raises `BuildError`, whose `field` is the option that cannot be used."""
        self._bind(Caller(_native.Client({"project_id": project_id, "secret": secret, **options}), {}))

    def _bind(self, caller: Caller) -> None:
        super().__init__(caller)
        self._caller = caller

    @classmethod
    def from_env(cls, **options: Unpack[StytchOptions]) -> Self:
        """The client for `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and, if it is set, `STYTCH_BASE_URL`."""
        found: dict[str, Any] = {**_native.Client.options_from_env(), **options}
        return cls(**found)

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """The same client with other options for calls. It shares everything."""
        other = object.__new__(type(self))
        other._bind(Caller(self._caller.client, {**self._caller.options, **options}))
        return other

    def call(self, name: str, /, **args: Any) -> Any:
        """Calls what has this name, such as `consumer.users.get`: for names that are only known at run time."""
        return self._caller(name, args)
