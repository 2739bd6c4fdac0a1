//! A Stytch project, which builds requests and reads responses.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderValue, Request, Response};
use serde_json::Value;

use super::base_url::{BaseUrl, LIVE, TEST};
use super::credentials::{PROJECT_ID, Problem, SECRET, check_environment};
use super::{Encoder, Endpoint, encode_by_name, response};
use crate::error::{BuildError, BuildErrorKind, Error};
use crate::operation::{self, Host, Operation, Row};
use crate::values::{MemberCredential, Secret};

/// A project's id, secret and hosts: turns endpoints into requests and responses into results.
///
/// Cheap to clone. Transports keep one inside; with your own HTTP client, it is all you need:
///
/// ```
/// use stytch_core::{Project, consumer::otps};
///
/// let project = Project::new("project-test-1", "secret-test-1")?;
/// let request = project.request(&otps::sms::Send::new("+12025550162"))?;
/// assert_eq!(request.uri(), "https://test.stytch.com/v1/otps/sms/send");
///
/// # fn my_http(request: http::Request<Vec<u8>>) -> http::Response<Vec<u8>> {
/// #     http::Response::new(br#"{"request_id":"r","user_id":"u","phone_id":"p","status_code":200}"#.to_vec())
/// # }
/// let response: http::Response<Vec<u8>> = my_http(request);
/// let sent = project.response::<otps::sms::Send>(&response)?;
/// assert_eq!(sent.phone_id, "p");
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Project(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    project_id: String,
    authorization: HeaderValue,
    user_agent: HeaderValue,
    api: BaseUrl,
    fraud: BaseUrl,
}

impl Project {
    /// A project on Stytch's own hosts: `api.stytch.com` for ids that start with `project-live-`, otherwise
    /// `test.stytch.com`.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `project_id` or `secret` if one is empty, cannot be in an HTTP Basic header (RFC 7617: no
    /// control characters, and no colon in the id), or is certainly wrong:
    ///
    /// - it starts or ends with a blank or a quote;
    /// - it is another key of the dashboard, by its prefix: a secret as the id, the id or a public token as the secret;
    /// - a prefix such as `project-live-` has capitals;
    /// - the id is for a live environment and the secret for a test environment, or the other way round.
    ///
    /// Ids and secrets of a form that is not known are accepted.
    pub fn new(project_id: impl Into<String>, secret: impl Into<Secret>) -> Result<Self, Error> {
        let project_id = project_id.into();
        PROJECT_ID.check(&project_id, &project_id).map_err(|problem| configuration("project_id", problem))?;
        if project_id.contains(':') {
            return Err(configuration("project_id", "must not contain a colon"));
        }
        let api = if PROJECT_ID.environment(&project_id) == Some("live") { LIVE } else { TEST };
        Ok(Self(Arc::new(Inner {
            authorization: authorization(&project_id, &secret.into())?,
            project_id,
            user_agent: HeaderValue::from_static(concat!("stytch-core/", env!("CARGO_PKG_VERSION"))),
            api: BaseUrl::host(api),
            fraud: BaseUrl::host("telemetry.stytch.com"),
        })))
    }

    /// Replaces the secret, as after a rotation.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `secret` as for [`new`](Self::new).
    pub fn with_secret(mut self, secret: impl Into<Secret>) -> Result<Self, Error> {
        let inner = Arc::make_mut(&mut self.0);
        inner.authorization = authorization(&inner.project_id, &secret.into())?;
        Ok(self)
    }

    /// Sends everything except fraud calls to this URL: a custom domain, or an emulator. A path in it becomes a prefix.
    ///
    /// Plain `http` makes the credentials readable on the way. Our transports refuse it except for loopback; with your own
    /// HTTP client, that check is yours: [`refuse_plaintext`](Self::refuse_plaintext).
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `base_url` unless it is an absolute `http` or `https` URL without user, query or fragment (an
    /// unescaped `@` in the path counts as a user); if it starts or ends with a blank or a quote; if it ends in `/v1` or
    /// `/v1/b2b`, with which the paths of requests begin; or if it is Stytch's host for the other environment than that of
    /// the project id.
    pub fn with_base_url(mut self, url: &str) -> Result<Self, Error> {
        let url = self.parse_url("base_url", url)?;
        Arc::make_mut(&mut self.0).api = url;
        Ok(self)
    }

    /// Sends fraud calls to this URL instead of `telemetry.stytch.com`.
    ///
    /// # Errors
    ///
    /// As for [`with_base_url`](Self::with_base_url), naming `fraud_url`.
    pub fn with_fraud_url(mut self, url: &str) -> Result<Self, Error> {
        let url = self.parse_url("fraud_url", url)?;
        Arc::make_mut(&mut self.0).fraud = url;
        Ok(self)
    }

    fn parse_url(&self, setting: &'static str, url: &str) -> Result<BaseUrl, Error> {
        BaseUrl::parse(url)
            .and_then(|url| check_environment(url.environment(), &self.0.project_id).map(|()| url))
            .map_err(|problem| configuration(setting, problem))
    }

    /// Sets the `User-Agent`. Default: `stytch-core/VERSION`, or the transport's name and version.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `user_agent` if it cannot be in a header.
    pub fn with_user_agent(mut self, user_agent: &str) -> Result<Self, Error> {
        let value =
            HeaderValue::from_str(user_agent).map_err(|_| configuration("user_agent", "cannot be in a header"))?;
        Arc::make_mut(&mut self.0).user_agent = value;
        Ok(self)
    }

    /// The project id.
    pub fn project_id(&self) -> &str {
        &self.0.project_id
    }

    /// Whether credentials would be readable on the way to this host: over plain `http`, unless to this machine itself.
    /// Transports refuse to send to such a host.
    pub fn is_plaintext(&self, host: Host) -> bool {
        self.host(host).is_plaintext()
    }

    /// Fails if credentials would be [readable](Self::is_plaintext) on the way to a host. For transports, unless a setting of
    /// theirs allows it; the error says its name.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `base_url` or `fraud_url`.
    pub fn refuse_plaintext(&self, allowed_by: &str) -> Result<(), Error> {
        for (setting, host) in [("base_url", Host::Api), ("fraud_url", Host::Fraud)] {
            if self.is_plaintext(host) {
                let problem =
                    format!("is plain http to another machine: credentials would be readable; see `{allowed_by}`");
                return Err(BuildError::configuration(setting, problem).into());
            }
        }
        Ok(())
    }

    /// The URL of a host, without a slash at its end.
    pub fn url(&self, host: Host) -> String {
        self.host(host).to_string()
    }

    /// The HTTP request of a typed endpoint.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if a value cannot be sent, such as an empty id in the path.
    pub fn request<E: Endpoint>(&self, endpoint: &E) -> Result<Request<Vec<u8>>, Error> {
        self.encode(E::OPERATION, |encoder| endpoint.encode(encoder))
    }

    /// The result in the HTTP response to a typed endpoint.
    ///
    /// # Errors
    ///
    /// [`Error::Api`] for any status but 2xx, [`Error::Decode`] if a 2xx body does not have the endpoint's form.
    pub fn response<E: Endpoint>(&self, response: &Response<impl AsRef<[u8]>>) -> Result<E::Response, Error> {
        response::check(E::OPERATION, response)?;
        response::decode(E::OPERATION, response.status(), response.body().as_ref())
    }

    /// The HTTP request of an operation by name, such as `b2b.organizations.create`.
    ///
    /// `args` is one flat object with path, query and body params. What is absent is not sent; an explicit `null` for an
    /// optional body param is sent as `null`. A `project_id` in the path defaults to this project's.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the unknown operation, or the param that is unknown, missing or of the wrong type.
    pub fn call_request(
        &self,
        name: &str,
        args: &Value,
        credential: Option<&MemberCredential>,
    ) -> Result<Request<Vec<u8>>, Error> {
        let row = row(name)?;
        self.encode(row.operation, |encoder| encode_by_name(row, args, credential, encoder))
    }

    /// The JSON in the HTTP response to an operation by name.
    ///
    /// # Errors
    ///
    /// As for [`response`](Self::response); [`Error::Decode`] here means that the body is not JSON, or not UTF-8.
    pub fn call_response(&self, name: &str, response: &Response<impl AsRef<[u8]>>) -> Result<Value, Error> {
        let operation = row(name)?.operation;
        response::check(operation, response)?;
        response::json(operation, response.status(), response.body().as_ref())
    }

    /// The request that `write` writes.
    pub(crate) fn encode(
        &self,
        operation: &'static Operation,
        write: impl FnOnce(&mut Encoder<'_>) -> Result<(), Error>,
    ) -> Result<Request<Vec<u8>>, Error> {
        let mut encoder = Encoder::new(self, operation);
        write(&mut encoder)?;
        encoder.finish()
    }

    pub(super) fn authorization(&self) -> HeaderValue {
        self.0.authorization.clone()
    }

    pub(super) fn user_agent(&self) -> HeaderValue {
        self.0.user_agent.clone()
    }

    /// Where requests for this host go.
    pub(super) fn host(&self, host: Host) -> &BaseUrl {
        match host {
            Host::Api => &self.0.api,
            Host::Fraud => &self.0.fraud,
        }
    }
}

/// Shows the id and the hosts, never the secret.
impl fmt::Debug for Project {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Project")
            .field("project_id", &self.0.project_id)
            .field("base_url", &self.url(Host::Api))
            .field("fraud_url", &self.url(Host::Fraud))
            .finish_non_exhaustive()
    }
}

fn row(name: &str) -> Result<Row, Error> {
    operation::row(name).ok_or_else(|| unknown_operation(name))
}

pub(crate) fn unknown_operation(name: &str) -> Error {
    // In reverse, as `consumer` comes after `b2b` and is meant more often by a name without either.
    let known = operation::all().iter().rev().map(|operation| operation.name);
    BuildError::unknown(BuildErrorKind::UnknownOperation, name, "the name of an operation", known).into()
}

fn authorization(project_id: &str, secret: &Secret) -> Result<HeaderValue, Error> {
    SECRET.check(secret.expose(), project_id).map_err(|problem| configuration("secret", problem))?;
    let credentials = STANDARD.encode(format!("{project_id}:{}", secret.expose()));
    let mut authorization = HeaderValue::try_from(format!("Basic {credentials}"))
        .map_err(|_| configuration("secret", "cannot be in a header"))?;
    authorization.set_sensitive(true);
    Ok(authorization)
}

fn configuration(setting: &'static str, problem: impl Into<Problem>) -> Error {
    BuildError::configuration(setting, problem).into()
}
