//! A Stytch project: the one place that writes requests.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderValue, Request, Response, Uri};
use serde_json::Value;

pub use crate::api::project::*;
use crate::error::{BuildError, BuildErrorKind};
use crate::json::Tree;
use crate::members::{Members, Wrong};
use crate::{Encoder, Endpoint, Error, Host, MemberSession, Operation, Secret, by_name, operation, response};

/// A project's id, secret and hosts: turns endpoints into requests and responses into results.
///
/// Cheap to clone. Transports keep one inside; with an HTTP client of your own, it is all you need:
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

#[derive(Clone)]
struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    /// Without the slash at its end.
    path: String,
}

impl Project {
    /// A project on Stytch's own hosts: `api.stytch.com` for ids that start with `project-live-`, else `test.stytch.com`.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `project_id` or `secret` if one is empty or cannot be in an HTTP Basic header (RFC 7617):
    /// no control characters, and no colon in the id.
    pub fn new(project_id: impl Into<String>, secret: impl Into<Secret>) -> Result<Self, Error> {
        let (project_id, secret) = (project_id.into(), secret.into());
        check_credential("project_id", &project_id)?;
        check_credential("secret", secret.expose())?;
        if project_id.contains(':') {
            return Err(configuration("project_id", "must not hold a colon"));
        }
        let credentials = STANDARD.encode(format!("{project_id}:{}", secret.expose()));
        let mut authorization = HeaderValue::try_from(format!("Basic {credentials}"))
            .map_err(|_| configuration("secret", "cannot be in a header"))?;
        authorization.set_sensitive(true);
        let api = if project_id.starts_with("project-live-") { "api.stytch.com" } else { "test.stytch.com" };
        Ok(Self(Arc::new(Inner {
            project_id,
            authorization,
            user_agent: HeaderValue::from_static(concat!("stytch-core/", env!("CARGO_PKG_VERSION"))),
            api: BaseUrl::host(api),
            fraud: BaseUrl::host("telemetry.stytch.com"),
        })))
    }

    /// Sends everything but fraud calls to this URL: a custom domain, or an emulator. A path in it becomes a prefix.
    ///
    /// Plain `http` makes the credentials readable on the way. `stytch-ureq` refuses it except for loopback; with an HTTP
    /// client of your own, nobody does.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `base_url` unless it is an absolute `http` or `https` URL without user, query or fragment.
    pub fn with_base_url(mut self, url: &str) -> Result<Self, Error> {
        Arc::make_mut(&mut self.0).api = BaseUrl::parse("base_url", url)?;
        Ok(self)
    }

    /// Sends fraud calls to this URL instead of `telemetry.stytch.com`.
    ///
    /// # Errors
    ///
    /// As for [`with_base_url`](Self::with_base_url), naming `fraud_url`.
    pub fn with_fraud_url(mut self, url: &str) -> Result<Self, Error> {
        Arc::make_mut(&mut self.0).fraud = BaseUrl::parse("fraud_url", url)?;
        Ok(self)
    }

    /// Sets the `User-Agent`, `stytch-core/VERSION` at first; transports put their own name here.
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
    pub fn is_readable_on_the_way_to(&self, host: Host) -> bool {
        let BaseUrl { scheme, authority, .. } = self.host(host);
        *scheme == Scheme::HTTP && !is_loopback(authority.host())
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
        let mut encoder = Encoder::new(self, E::OPERATION);
        endpoint.encode(&mut encoder)?;
        encoder.finish()
    }

    /// The result in the HTTP response to a typed endpoint.
    ///
    /// # Errors
    ///
    /// [`Error::Api`] for any status but 2xx, [`Error::Decode`] if a 2xx body is not what the endpoint answers.
    pub fn response<E: Endpoint>(&self, response: &Response<impl AsRef<[u8]>>) -> Result<E::Response, Error> {
        let text = response::text(E::OPERATION, response)?;
        E::decode(text).map_err(|error| {
            let wrong = response::misread(text.as_bytes(), &error);
            wrong.in_answer(E::OPERATION, response.status(), response.body().as_ref())
        })
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
        member_session: Option<&MemberSession>,
    ) -> Result<Request<Vec<u8>>, Error> {
        let operation = operation(name).ok_or_else(|| unknown_operation(name))?;
        self.request_by_name(operation, args, member_session)
    }

    pub(crate) fn request_by_name(
        &self,
        operation: &'static Operation,
        args: &Value,
        member_session: Option<&MemberSession>,
    ) -> Result<Request<Vec<u8>>, Error> {
        let mut encoder = Encoder::new(self, operation);
        by_name::encode(operation, args, member_session, &mut encoder)?;
        encoder.finish()
    }

    /// The JSON in the HTTP response to an operation by name.
    ///
    /// # Errors
    ///
    /// As for [`response`](Self::response); [`Error::Decode`] here means that the body is not JSON, or not UTF-8.
    pub fn call_response(&self, name: &str, response: &Response<impl AsRef<[u8]>>) -> Result<Value, Error> {
        let operation = operation(name).ok_or_else(|| unknown_operation(name))?;
        self.json(operation, response)
    }

    /// The JSON of a successful answer.
    pub(crate) fn json<'a, T: Tree<'a>>(
        &self,
        operation: &'static Operation,
        response: &'a Response<impl AsRef<[u8]>>,
    ) -> Result<T, Error> {
        let json = response::json(response::text(operation, response)?);
        json.map_err(|wrong| wrong.in_answer(operation, response.status(), response.body().as_ref()))
    }

    /// Reads the members of the JSON of a successful answer by hand.
    pub(crate) fn members<T>(
        &self,
        operation: &'static Operation,
        response: &Response<Vec<u8>>,
        read: impl FnOnce(Members) -> Result<T, Wrong>,
    ) -> Result<T, Error> {
        let members = Members::of(self.json(operation, response)?).map(Members::distinct);
        members.and_then(read).map_err(|wrong| wrong.in_answer(operation, response.status(), response.body()))
    }

    pub(crate) fn authorization(&self) -> HeaderValue {
        self.0.authorization.clone()
    }

    pub(crate) fn user_agent(&self) -> HeaderValue {
        self.0.user_agent.clone()
    }

    pub(crate) fn path_prefix(&self, host: Host) -> &str {
        &self.host(host).path
    }

    /// `None` if the URI gets too long.
    pub(crate) fn uri(&self, host: Host, path_and_query: String) -> Option<Uri> {
        let base = self.host(host);
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(base.scheme.clone());
        parts.authority = Some(base.authority.clone());
        parts.path_and_query = Some(PathAndQuery::try_from(path_and_query).ok()?);
        Uri::from_parts(parts).ok()
    }

    fn host(&self, host: Host) -> &BaseUrl {
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

impl BaseUrl {
    fn host(host: &'static str) -> Self {
        Self { scheme: Scheme::HTTPS, authority: Authority::from_static(host), path: String::new() }
    }

    fn parse(setting: &'static str, url: &str) -> Result<Self, Error> {
        let problem = "must be an absolute http or https URL without user, query or fragment";
        let parts = url.parse::<Uri>().map_err(|_| configuration(setting, problem))?.into_parts();
        match (parts.scheme, parts.authority, parts.path_and_query) {
            (Some(scheme), Some(authority), Some(path))
                if (scheme == Scheme::HTTP || scheme == Scheme::HTTPS)
                    && !authority.as_str().contains('@')
                    && path.query().is_none()
                    && !url.contains('#') =>
            {
                Ok(Self { scheme, authority, path: path.path().trim_end_matches('/').to_owned() })
            }
            _ => Err(configuration(setting, problem)),
        }
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}

/// Whether this is the name or an address of the machine itself, as in [`Uri::host`].
pub fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

fn check_credential(name: &'static str, value: &str) -> Result<(), Error> {
    if value.is_empty() {
        return Err(configuration(name, "must not be empty"));
    }
    if value.chars().any(char::is_control) {
        return Err(configuration(name, "must not hold control characters, such as a line end"));
    }
    Ok(())
}

fn configuration(setting: &'static str, problem: &'static str) -> Error {
    BuildError::configuration(setting, problem).into()
}

pub(crate) fn unknown_operation(name: &str) -> Error {
    BuildError::new(BuildErrorKind::UnknownOperation, name, "is not the name of an operation").into()
}
