//! Where requests go.

use std::fmt;
use std::net::IpAddr;

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};

use super::credentials::{Problem, check_ends};

/// Stytch's host for live environments, and that for test environments.
pub(super) const LIVE: &str = "api.stytch.com";
pub(super) const TEST: &str = "test.stytch.com";

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

    pub(super) fn parse(url: &str) -> Result<Self, Problem> {
        check_ends(url)?;
        let parts = url.parse::<Uri>().map_err(|_| NO_URL)?.into_parts();
        match (parts.scheme, parts.authority, parts.path_and_query) {
            (Some(scheme), Some(authority), Some(path))
                if (scheme == Scheme::HTTP || scheme == Scheme::HTTPS)
                    // What is not a number after the host is no port.
                    && (authority.port_u16().is_some() || authority.as_str().len() == authority.host().len())
                    // Not only in the authority, which ends at an unescaped slash in a password.
                    && !url.bytes().any(|byte| matches!(byte, b'@' | b'?' | b'#')) =>
            {
                let path = path.path().trim_end_matches('/');
                if path.ends_with("/v1") || path.ends_with("/v1/b2b") {
                    return Err(VERSION.into());
                }
                Ok(Self { scheme, authority, path: path.to_owned() })
            }
            _ => Err(NO_URL.into()),
        }
    }

    /// The environment of Stytch that this host is for, if it is one of Stytch's own.
    pub(super) fn environment(&self) -> Option<&'static str> {
        let is = |host| self.authority.host().eq_ignore_ascii_case(host);
        if is(LIVE) { Some("live") } else { is(TEST).then_some("test") }
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

const NO_URL: &str = "must be an absolute http or https URL without user, query or fragment";
const VERSION: &str = "must not end in `/v1` or `/v1/b2b`: leave it out, as the path of each request begins with it";

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
