//! Where requests go.

use std::fmt;
use std::net::IpAddr;

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};

use crate::error::{BuildError, Error};

/// A host of Stytch, or a custom one of the project.
#[derive(Clone)]
pub(super) struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    /// Without the slash at its end.
    pub(super) path: String,
}

impl BaseUrl {
    pub(super) fn host(host: &'static str) -> Self {
        Self { scheme: Scheme::HTTPS, authority: Authority::from_static(host), path: String::new() }
    }

    pub(super) fn parse(setting: &'static str, url: &str) -> Result<Self, Error> {
        let problem = || BuildError::configuration(setting, PROBLEM);
        let parts = url.parse::<Uri>().map_err(|_| problem())?.into_parts();
        match (parts.scheme, parts.authority, parts.path_and_query) {
            (Some(scheme), Some(authority), Some(path))
                if (scheme == Scheme::HTTP || scheme == Scheme::HTTPS)
                    && !authority.as_str().contains('@')
                    && path.query().is_none()
                    && !url.contains('#') =>
            {
                Ok(Self { scheme, authority, path: path.path().trim_end_matches('/').to_owned() })
            }
            _ => Err(problem().into()),
        }
    }

    /// Whether others on the network could read what is sent here.
    pub(super) fn is_plaintext(&self) -> bool {
        self.scheme == Scheme::HTTP && !is_loopback(self.authority.host())
    }

    /// `None` if the URI is too long.
    pub(super) fn uri(&self, path_and_query: String) -> Option<Uri> {
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(PathAndQuery::try_from(path_and_query).ok()?);
        Uri::from_parts(parts).ok()
    }
}

const PROBLEM: &str = "must be an absolute http or https URL without user, query or fragment";

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}

/// Whether a [`Uri::host`] is this machine: `localhost`, or a loopback address.
pub fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}
