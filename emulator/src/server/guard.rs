//! Who may use the control interface: programs on this machine and its own page, but no other web page.
//!
//! A web page can send requests to a loopback address. Browsers name the page in `Origin`, and tell in `Sec-Fetch-Site`
//! that it is from elsewhere. If the page's own host name leads here (DNS rebinding), it is in `Host`.

use std::io;
use std::net::{IpAddr, SocketAddr};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use http::header::{AUTHORIZATION, HOST, ORIGIN};
use http::{HeaderMap, HeaderName, Uri};
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};
use stytch_core::Secret;

use crate::control;
use crate::outcome::Failure;

/// What the control interface requires of requests.
#[derive(Debug)]
pub(super) struct Guard {
    /// The token that requests must have, if the server can be reached from other machines.
    token: Option<Secret>,
}

impl Guard {
    /// The guard of a server at this address; fails if the system has no random numbers.
    pub(super) fn new(address: SocketAddr) -> io::Result<Self> {
        if address.ip().is_loopback() {
            return Ok(Self { token: None });
        }
        let mut bytes = [0; 24];
        SystemRandom::new().fill(&mut bytes).map_err(|_| io::Error::other("no random numbers"))?;
        Ok(Self { token: Some(BASE64_URL_SAFE_NO_PAD.encode(bytes).into()) })
    }

    pub(super) fn token(&self) -> Option<&Secret> {
        self.token.as_ref()
    }

    /// Fails if this is a request to the control interface that it does not allow.
    pub(super) fn check(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Failure> {
        let path = uri.path();
        if !control::is_at(path) {
            return Ok(());
        }
        let host = only(headers, HOST)?;
        match &self.token {
            None if !host.is_some_and(is_of_this_machine) => {
                return Err(Failure::forbidden(
                    "host_not_allowed",
                    "The Host must be localhost or an IP address: a web page may have led here under another name.",
                ));
            }
            None => {}
            // The page has nothing secret in it: its script sends the token.
            Some(_) if path == control::PAGE => {}
            Some(token) => check_token(headers, token)?,
        }
        let origin = only(headers, ORIGIN)?;
        if origin.is_some_and(|origin| !is_origin_of(origin, host)) {
            return Err(Failure::forbidden("origin_not_allowed", "Web pages from elsewhere may not use this."));
        }
        // Links from elsewhere may lead to the page.
        let site = only(headers, HeaderName::from_static("sec-fetch-site"))?;
        if path != control::PAGE && site.is_some_and(|site| !["same-origin", "none"].contains(&site)) {
            return Err(Failure::forbidden("origin_not_allowed", "Web pages from elsewhere may not use this."));
        }
        Ok(())
    }
}

/// The value of a header that may be there once.
fn only(headers: &HeaderMap, name: HeaderName) -> Result<Option<&str>, Failure> {
    let mut values = headers.get_all(&name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => {
            let text = value.to_str().map_err(|_| Failure::malformed(format!("{name} is not ASCII.")))?;
            Ok(Some(text))
        }
        (Some(_), Some(_)) => Err(Failure::malformed(format!("More than one {name}."))),
    }
}

/// Whether no name server decides where this host is. The port may be another one, as ports can be forwarded.
fn is_of_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    address.parse::<IpAddr>().is_ok() || name.eq_ignore_ascii_case("localhost")
}

/// Whether pages of this origin are from this host.
fn is_origin_of(origin: &str, host: Option<&str>) -> bool {
    let of_origin = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    of_origin.zip(host).is_some_and(|(of_origin, host)| of_origin.eq_ignore_ascii_case(host))
}

fn check_token(headers: &HeaderMap, token: &Secret) -> Result<(), Failure> {
    let given = only(headers, AUTHORIZATION)?.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    // Hashes take the same time to compare however much of the token is right.
    let [given, token] = [given, token.expose()].map(|token| digest(&SHA256, token.as_bytes()));
    match given.as_ref() == token.as_ref() {
        true => Ok(()),
        false => Err(Failure::unauthorized(
            "unauthorized_credentials",
            "Authorization must be Bearer with the token that was printed at the start.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_name_server_knows_are_refused() {
        for host in ["localhost", "LOCALHOST:7898", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:7898", "192.0.2.1:1"] {
            assert!(is_of_this_machine(host), "{host}");
        }
        for host in ["", "example.com", "example.com:7898", "localhost.example.com", "127.0.0.1.example.com", "::1x"] {
            assert!(!is_of_this_machine(host), "{host}");
        }
    }

    #[test]
    fn an_origin_is_a_scheme_and_the_host() {
        let host = Some("localhost:7898");
        assert!(is_origin_of("http://localhost:7898", host));
        for origin in ["null", "localhost:7898", "http://localhost:3000", "http://localhost", "http://localhost:7898.x"]
        {
            assert!(!is_origin_of(origin, host), "{origin}");
        }
        assert!(!is_origin_of("http://localhost:7898", None));
    }
}
