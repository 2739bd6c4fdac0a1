//! What an endpoint is: a typed request, and the row of data that describes its operation.

use std::fmt;

use http::Method;

use crate::api::operations::OPERATIONS;
use crate::{Encoder, Error};

/// A typed request. The request is the endpoint: it knows where it goes and how its answer reads.
///
/// Implemented by every request struct below [`consumer`](crate::consumer), [`b2b`](crate::b2b) and their siblings. Send
/// one with a transport's `send`, or with your own HTTP client through [`Project`](crate::Project).
pub trait Endpoint {
    /// What a successful answer decodes to.
    type Response;

    /// The operation this request calls.
    const OPERATION: &'static Operation;

    /// Writes path, query, headers and body.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if a value cannot be sent, such as an empty id in the path.
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error>;

    /// Reads the body of a successful answer.
    ///
    /// # Errors
    ///
    /// The JSON error; [`Project::response`](crate::Project::response) turns it into an [`Error::Decode`].
    fn decode(body: &str) -> Result<Self::Response, serde_json::Error>;
}

/// So that a request can be sent without giving it away.
impl<E: Endpoint> Endpoint for &E {
    type Response = E::Response;

    const OPERATION: &'static Operation = E::OPERATION;

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        (**self).encode(request)
    }

    fn decode(body: &str) -> Result<Self::Response, serde_json::Error> {
        E::decode(body)
    }
}

/// The description of one operation of the Stytch API.
#[derive(Debug)]
#[non_exhaustive]
pub struct Operation {
    /// Dotted name, such as `consumer.magic_links.email.login_or_create`.
    pub name: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path template with `{param}` placeholders, such as `/v1/users/{user_id}`.
    pub path: &'static str,
    /// Which of Stytch's hosts answers.
    pub host: Host,
    /// Who is calling, and how the call proves it.
    pub auth: Auth,
    /// Form of the request body.
    pub body: BodyKind,
    /// Everything that can be passed, in the order of the API description.
    pub params: &'static [Param],
    /// The page of Stytch's documentation.
    pub docs: &'static str,
}

impl Operation {
    /// Whether the operation takes a [`MemberSession`](crate::MemberSession).
    pub fn accepts_member_session(&self) -> bool {
        self.params.iter().any(|param| param.name == MEMBER_SESSION)
    }

    /// The params that are passed as arguments by name: all but the member session headers.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &'static Param> + Clone + use<> {
        self.params.iter().filter(|param| param.name != MEMBER_SESSION && param.name != MEMBER_SESSION_JWT)
    }
}

/// The header with a member's session token.
pub(crate) const MEMBER_SESSION: &str = "X-Stytch-Member-Session";
/// The header with a member's session JWT.
pub(crate) const MEMBER_SESSION_JWT: &str = "X-Stytch-Member-SessionJWT";

/// A host of Stytch's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Host {
    /// `api.stytch.com` or `test.stytch.com`, by project; or the project's own base URL.
    Api,
    /// `telemetry.stytch.com`, for fraud and device fingerprinting.
    Fraud,
}

/// How a request authenticates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Auth {
    /// HTTP Basic (RFC 7617) with project id and secret.
    Project,
    /// An OAuth 2.0 access token (RFC 6750) that is one of the params.
    Bearer,
    /// No `Authorization` header: credentials, if any, are in the body.
    None,
}

/// The form of a request body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyKind {
    /// No body and no `Content-Type`.
    None,
    /// A JSON object; `{}` when no field is set.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
}

/// One thing that can be passed to an operation.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Param {
    /// Name on the wire.
    pub name: &'static str,
    /// Where it travels.
    pub place: Place,
    /// Its JSON type.
    pub kind: Kind,
    /// Whether Stytch refuses the request without it.
    pub required: bool,
}

impl Param {
    pub(crate) const fn new(place: Place, name: &'static str, kind: Kind) -> Self {
        Self { name, place, kind, required: false }
    }

    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// Where a param travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A segment of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A field of the body.
    Body,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Body => "body",
        })
    }
}

/// The JSON type of a param. `Display` writes it as `string`, `[string]`, `{name: string}` and so on.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Kind {
    /// Text.
    String,
    /// A 32-bit signed integer.
    Integer,
    /// A 32-bit integer that is not negative.
    Unsigned,
    /// `true` or `false`.
    Boolean,
    /// An object with keys of the caller's choice. Nulls inside are sent: they delete keys.
    Map,
    /// An object with these fields.
    Object(&'static [Param]),
    /// A list.
    Array(&'static Kind),
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Integer => f.write_str("integer"),
            Self::Unsigned => f.write_str("unsigned integer"),
            Self::Boolean => f.write_str("boolean"),
            Self::Map => f.write_str("object"),
            Self::Array(item) => write!(f, "[{item}]"),
            Self::Object(fields) => {
                for (index, field) in fields.iter().enumerate() {
                    let separator = if index == 0 { "{" } else { ", " };
                    let optional = if field.required { "" } else { "?" };
                    write!(f, "{separator}{}{optional}: {}", field.name, field.kind)?;
                }
                f.write_str("}")
            }
        }
    }
}

/// The operation of this name, such as `b2b.organizations.create`.
pub fn operation(name: &str) -> Option<&'static Operation> {
    let index = OPERATIONS.binary_search_by(|operation| operation.name.cmp(name)).ok()?;
    OPERATIONS.get(index).copied()
}
