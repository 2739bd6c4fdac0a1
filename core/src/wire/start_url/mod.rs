//! URLs that a browser is sent to, where a login begins.
//!
//! They are not endpoints: a browser opens them, with the project's public token instead of its secret. The generated
//! `StartUrl` of each kind of login sets its params by name.

use std::fmt;

use super::Project;
use super::credentials::PUBLIC_TOKEN;
use super::percent::percent_encode;
use crate::error::{BuildError, Error};
use crate::operation::Host;

/// A URL with the params set so far.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct StartUrl {
    /// Host and path.
    url: String,
    /// Names and values, not yet escaped.
    query: Vec<(String, String)>,
}

/// Shows only the names of params: a redirect URL may contain a `state`.
impl fmt::Debug for StartUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.query.iter().map(|(name, _)| name).collect();
        f.debug_struct("StartUrl").field("url", &self.url).field("query", &names).finish()
    }
}

impl StartUrl {
    /// Starts on the project's own host, which is its custom domain if it has one.
    pub(crate) fn new(project: &Project, path: &str, public_token: String) -> Result<Self, Error> {
        // A secret in its place would be shown to every browser.
        let check = PUBLIC_TOKEN.check(&public_token, project.project_id());
        check.map_err(|problem| BuildError::invalid("public_token", problem))?;
        let url = project.url(Host::Api) + path;
        Ok(Self { url, query: vec![("public_token".to_owned(), public_token)] })
    }

    /// Sets a param, or replaces the value that it has.
    pub(crate) fn set(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.put(name.into(), value.into());
        self
    }

    fn put(&mut self, name: String, value: String) {
        match self.query.iter_mut().find(|(earlier, _)| *earlier == name) {
            Some((_, earlier)) => *earlier = value,
            None => self.query.push((name, value)),
        }
    }

    /// Sets a param that must not be empty.
    pub(crate) fn set_required(self, name: &'static str, value: String) -> Result<Self, Error> {
        Ok(self.set(name, not_empty(name, value)?))
    }

    /// Sets a param to a list of scopes.
    pub(crate) fn set_scopes(self, name: &'static str, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
        self.set(name, scopes.join(" "))
    }
}

impl fmt::Display for StartUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)?;
        for (index, (name, value)) in self.query.iter().enumerate() {
            let separator = if index == 0 { '?' } else { '&' };
            write!(f, "{separator}{}={}", percent_encode(name), percent_encode(value))?;
        }
        Ok(())
    }
}

/// The path with the provider in place of `{provider}`. `.` and `..` are refused because URL parsers resolve them, which
/// would change the path.
pub(crate) fn provider_path(path: &str, provider: &str) -> Result<String, Error> {
    if matches!(provider, "" | "." | "..") {
        return Err(BuildError::invalid("provider", "must be the name of a provider, and not `.` or `..`").into());
    }
    let (before, rest) = path.split_once('{').unwrap_or((path, ""));
    let (_, after) = rest.split_once('}').unwrap_or_default();
    Ok([before, &percent_encode(provider).to_string(), after].concat())
}

/// Refuses an empty value, for which Stytch would show the user an error page.
fn not_empty(name: &'static str, value: String) -> Result<String, BuildError> {
    if value.is_empty() { Err(BuildError::invalid(name, "must not be empty")) } else { Ok(value) }
}

#[cfg(test)]
mod tests;
