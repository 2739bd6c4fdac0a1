//! What a request looks like on the wire.

use std::fmt::{self, Display};

use http::{HeaderMap, HeaderName, HeaderValue, Request, header};
use serde::Serialize;

use super::percent::percent_encode;
use super::project::Project;
use crate::error::{BuildError, BuildErrorKind, Error};
use crate::operation::{Auth, BodyKind, Operation};
use crate::values::{MemberCredential, Secret};

// HTTP ignores the case of these names, and the `http` crate keeps them in lower case.
const SESSION_TOKEN: HeaderName = HeaderName::from_static("x-stytch-member-session");
const SESSION_JWT: HeaderName = HeaderName::from_static("x-stytch-member-sessionjwt");

/// Writes one request. Typed requests and calls by name both use it, so both send the same bytes.
///
/// [`Endpoint::encode`](crate::Endpoint::encode) receives one. Path params come in the order of the template.
pub struct Encoder<'a> {
    project: &'a Project,
    operation: &'static Operation,
    /// The path written so far.
    path: String,
    /// The rest of the path template.
    template: &'static str,
    /// The query written so far, with its `?`.
    query: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl<'a> Encoder<'a> {
    pub(super) fn new(project: &'a Project, operation: &'static Operation) -> Self {
        let mut path = String::with_capacity(128);
        path.push_str(&project.host(operation.host).path);
        let headers = HeaderMap::with_capacity(4);
        let (template, query, body) = (operation.path, String::new(), Vec::new());
        Self { project, operation, path, template, query, headers, body }
    }

    /// Fills the next placeholder of the path.
    ///
    /// # Errors
    ///
    /// [`BuildErrorKind::InvalidValue`] for an empty value, `.` and `..`: URL parsers drop these segments, so the request
    /// would reach another endpoint.
    pub fn path(&mut self, name: &'static str, value: &str) -> Result<(), Error> {
        if matches!(value, "" | "." | "..") {
            return Err(self.invalid(name, "must be a non-empty id, and not `.` or `..`"));
        }
        match next_param(self.template) {
            Some((before, next, rest)) if next == name => {
                self.path.push_str(before);
                self.template = rest;
                self.path.extend(percent_encode(value));
                Ok(())
            }
            _ => Err(self.invalid(name, "is not the next param of the path")),
        }
    }

    /// Fills the placeholder of the project id: with `value`, or with the project's own id.
    ///
    /// # Errors
    ///
    /// As for [`path`](Self::path).
    pub fn project_path(&mut self, name: &'static str, value: Option<&str>) -> Result<(), Error> {
        let project = self.project;
        self.path(name, value.unwrap_or_else(|| project.project_id()))
    }

    /// Adds a query param, if it is set.
    pub fn query(&mut self, name: &'static str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.query.push(if self.query.is_empty() { '?' } else { '&' });
            self.query.push_str(name);
            self.query.push('=');
            self.query.extend(percent_encode(&value.to_string()));
        }
    }

    /// Sends the call on behalf of a member, if a credential is given.
    ///
    /// # Errors
    ///
    /// [`BuildErrorKind::InvalidValue`] if the token cannot be in a header, or is empty: the call would then have the
    /// permissions of the project instead of the member's.
    pub fn member_credential(&mut self, credential: Option<&MemberCredential>) -> Result<(), Error> {
        let (name, secret) = match credential {
            Some(MemberCredential::Token(token)) => (SESSION_TOKEN, token),
            Some(MemberCredential::Jwt(jwt)) => (SESSION_JWT, jwt),
            None => return Ok(()),
        };
        let value = self.secret_value("member_credential", "", secret)?;
        self.headers.insert(name, value);
        Ok(())
    }

    /// Authorizes the call with an OAuth 2.0 access token.
    ///
    /// # Errors
    ///
    /// [`BuildErrorKind::InvalidValue`] if the token is empty or cannot be in a header.
    pub fn bearer(&mut self, name: &'static str, access_token: &Secret) -> Result<(), Error> {
        let value = self.secret_value(name, "Bearer ", access_token)?;
        self.headers.insert(header::AUTHORIZATION, value);
        Ok(())
    }

    /// Sets the JSON body.
    ///
    /// # Errors
    ///
    /// [`BuildErrorKind::InvalidValue`] if the value has no JSON form.
    pub fn json(&mut self, body: &impl Serialize) -> Result<(), Error> {
        self.body = serde_json::to_vec(body).map_err(|_| self.invalid("body", "has no JSON form"))?;
        Ok(())
    }

    /// Adds a field to the form body, if it is set.
    pub fn form(&mut self, name: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            if !self.body.is_empty() {
                self.body.push(b'&');
            }
            self.body.extend_from_slice(name.as_bytes());
            self.body.push(b'=');
            self.body.extend(percent_encode(value).flat_map(str::bytes));
        }
    }

    pub(super) fn finish(mut self) -> Result<Request<Vec<u8>>, Error> {
        if let Some((_, missing, _)) = next_param(self.template) {
            let error = BuildError::new(BuildErrorKind::MissingParam, missing, "is missing");
            return Err(error.of(self.operation.name).into());
        }
        let mut target = std::mem::take(&mut self.path);
        target.push_str(self.template);
        target.push_str(&self.query);
        let Some(uri) = self.project.host(self.operation.host).uri(target) else {
            return Err(self.invalid("uri", "is longer than 65,534 bytes"));
        };

        if self.operation.auth == Auth::Project {
            self.headers.insert(header::AUTHORIZATION, self.project.authorization());
        }
        match self.operation.body {
            BodyKind::None => {}
            // Stytch refuses `application/json` with a charset.
            BodyKind::Json => {
                if self.body.is_empty() {
                    self.body.extend_from_slice(b"{}");
                }
                self.content_type("application/json");
            }
            BodyKind::Form => self.content_type("application/x-www-form-urlencoded"),
        }
        self.headers.insert(header::USER_AGENT, self.project.user_agent());

        let mut request = Request::new(self.body);
        *request.method_mut() = self.operation.method.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        Ok(request)
    }

    fn content_type(&mut self, media_type: &'static str) {
        self.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    }

    fn secret_value(&self, field: &'static str, prefix: &str, secret: &Secret) -> Result<HeaderValue, Error> {
        if secret.is_empty() {
            return Err(self.invalid(field, "must not be empty"));
        }
        let mut value = HeaderValue::try_from(format!("{prefix}{}", secret.expose()))
            .map_err(|_| self.invalid(field, "has characters that a header cannot carry"))?;
        value.set_sensitive(true);
        Ok(value)
    }

    fn invalid(&self, field: &str, problem: &'static str) -> Error {
        BuildError::invalid(field, problem).of(self.operation.name).into()
    }
}

/// Leaves the body out: it may hold secrets.
impl fmt::Debug for Encoder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder")
            .field("operation", &self.operation.name)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// The next param in the rest of a path template, with the text before and after it.
fn next_param(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (name, rest) = rest.split_once('}')?;
    Some((before, name, rest))
}
