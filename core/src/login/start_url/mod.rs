//! URLs that start a login at an OAuth provider or an identity provider.
//!
//! They are not endpoints: a browser opens them, with the project's public token instead of its secret. Each kind of
//! login has its own module, and its own names for similar params.

pub(crate) mod b2b_oauth;
pub(crate) mod b2b_oauth_discovery;
pub(crate) mod b2b_sso;
pub(crate) mod consumer_oauth;

use std::fmt;

use crate::error::{BuildError, BuildErrorKind, Error};
use crate::operation::Host;
use crate::wire::Project;
use crate::wire::percent::percent_encode;

/// A URL, and the params set so far.
#[derive(Clone, PartialEq, Eq)]
struct StartUrl {
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
    /// `path` is on the project's own host: its custom domain, if it has one.
    fn new(project: &Project, path: &str, public_token: String) -> Result<Self, Error> {
        let public_token = not_empty("public_token", public_token)?;
        let url = project.url(Host::Api) + path;
        Ok(Self { url, query: vec![("public_token".to_owned(), public_token)] })
    }

    /// Sets a param, replacing an earlier one with the same name.
    fn set(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let (name, value) = (name.into(), value.into());
        match self.query.iter_mut().find(|(earlier, _)| *earlier == name) {
            Some((_, earlier)) => *earlier = value,
            None => self.query.push((name, value)),
        }
        self
    }

    fn set_scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
        self.set("custom_scopes", scopes.join(" "))
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

/// The path of a provider's start URL. URL parsers drop the segments `.` and `..`, and with `..` also the one before.
fn provider_path(before: &str, provider: &str, after: &str) -> Result<String, Error> {
    if matches!(provider, "" | "." | "..") {
        return Err(invalid("provider", "must be the name of a provider, and not `.` or `..`"));
    }
    Ok(format!("{before}{}{after}", percent_encode(provider)))
}

/// For an empty id, Stytch would show an error page to the user.
fn not_empty(name: &'static str, value: String) -> Result<String, Error> {
    if value.is_empty() { Err(invalid(name, "must not be empty")) } else { Ok(value) }
}

fn invalid(field: &'static str, problem: &'static str) -> Error {
    BuildError::new(BuildErrorKind::InvalidValue, field, problem).into()
}

#[cfg(test)]
mod tests;
