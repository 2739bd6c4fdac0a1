//! The operations of the Stytch API, and the table that lists all of them.

pub(crate) mod args;
mod paging;
mod param;
mod table;

use http::Method;

pub use paging::Paging;
pub use param::{Kind, Param, Place};
pub(crate) use table::{Row, is_member_credential, row, start_urls};
pub use table::{all, find};

/// An operation of the Stytch API: everything that all requests to it share.
///
/// [`find`] looks one up by name; a typed request has it as [`Endpoint::OPERATION`](crate::Endpoint::OPERATION).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// Dotted name, such as `consumer.magic_links.email.login_or_create`.
    pub name: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path template with `{param}` placeholders, such as `/v1/users/{user_id}`.
    pub path: &'static str,
    /// Which of Stytch's hosts serves it.
    pub host: Host,
    /// How a request authenticates.
    pub auth: Auth,
    /// Form of the request body.
    pub body: BodyKind,
    /// Whether it is retried even after a failure that may have reached Stytch: every `GET`, and each `POST` that only reads.
    /// [`RetryPolicy`](crate::RetryPolicy) lists these.
    pub is_repeatable: bool,
}

/// The shapes that operations have.
impl Operation {
    const fn new(name: &'static str, path: &'static str, method: Method, body: BodyKind) -> Self {
        let is_repeatable = matches!(method, Method::GET);
        Self { name, method, path, host: Host::Api, auth: Auth::Project, body, is_repeatable }
    }

    pub(crate) const fn get(name: &'static str, path: &'static str) -> Self {
        Self::new(name, path, Method::GET, BodyKind::None)
    }

    pub(crate) const fn delete(name: &'static str, path: &'static str) -> Self {
        Self::new(name, path, Method::DELETE, BodyKind::None)
    }

    pub(crate) const fn post(name: &'static str, path: &'static str) -> Self {
        Self::new(name, path, Method::POST, BodyKind::Json)
    }

    pub(crate) const fn put(name: &'static str, path: &'static str) -> Self {
        Self::new(name, path, Method::PUT, BodyKind::Json)
    }

    /// A `POST` that only reads.
    pub(crate) const fn read(name: &'static str, path: &'static str) -> Self {
        let mut operation = Self::post(name, path);
        operation.is_repeatable = true;
        operation
    }

    /// A `POST` to the host for fraud and device fingerprinting.
    pub(crate) const fn fraud(name: &'static str, path: &'static str) -> Self {
        let mut operation = Self::post(name, path);
        operation.host = Host::Fraud;
        operation
    }

    /// A `POST` to that host that only reads.
    pub(crate) const fn fraud_read(name: &'static str, path: &'static str) -> Self {
        let mut operation = Self::read(name, path);
        operation.host = Host::Fraud;
        operation
    }

    /// A `POST` of a form whose fields hold the credentials, as in OAuth 2.0.
    pub(crate) const fn form(name: &'static str, path: &'static str) -> Self {
        let mut operation = Self::new(name, path, Method::POST, BodyKind::Form);
        operation.auth = Auth::None;
        operation
    }

    /// A `GET` with an OAuth 2.0 access token.
    pub(crate) const fn bearer(name: &'static str, path: &'static str) -> Self {
        let mut operation = Self::get(name, path);
        operation.auth = Auth::Bearer;
        operation
    }
}

/// Methods that read the table. It is parsed at the first use. A program that calls none of them does not contain it.
impl Operation {
    /// All params, in the order of the API description.
    pub fn params(&self) -> &'static [Param] {
        row(self.name).map_or(&[], |row| row.params)
    }

    /// Where its responses have the items of a list and the cursor of the next page, if they are pages.
    pub fn paging(&self) -> Option<Paging> {
        row(self.name)?.paging
    }

    /// Whether the operation accepts a [`MemberCredential`](crate::MemberCredential).
    pub fn accepts_member_credential(&self) -> bool {
        row(self.name).is_some_and(|row| row.accepts_member_credential())
    }

    /// The URL of the operation's page in Stytch's documentation.
    pub fn docs(&self) -> &'static str {
        table::docs(self.name).unwrap_or_default()
    }
}

/// A host of Stytch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Host {
    /// `api.stytch.com` or `test.stytch.com`, depending on the project; or the project's own base URL.
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
