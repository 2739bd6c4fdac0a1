//! The proxy of a client: from its settings, or from the environment.

use std::ffi::OsString;
use std::fmt;

use http::Uri;
use http::uri::Scheme;
use percent_encoding::percent_decode_str;
use stytch_core::error::BuildError;

use super::no_proxy::NoProxy;

/// The variables that name a proxy for `https`, the first one that is usable first.
const FOR_HTTPS: [&str; 6] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "http_proxy", "HTTP_PROXY"];
/// The same for plain `http`.
const FOR_HTTP: [&str; 4] = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

/// How a proxy is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "named like the schemes")]
pub enum ProxyProtocol {
    Http,
    Https,
    Socks4,
    Socks4a,
    Socks5,
    Socks5h,
}

impl ProxyProtocol {
    const ALL: [(&str, Self); 6] = [
        ("http", Self::Http),
        ("https", Self::Https),
        ("socks4", Self::Socks4),
        ("socks4a", Self::Socks4a),
        ("socks5", Self::Socks5),
        ("socks5h", Self::Socks5h),
    ];

    fn scheme(self) -> &'static str {
        Self::ALL.iter().find(|(_, protocol)| *protocol == self).map_or("", |(scheme, _)| scheme)
    }

    fn from_scheme(scheme: &str) -> Option<Self> {
        let scheme = scheme.to_ascii_lowercase();
        let scheme = if scheme == "socks" { "socks5" } else { &scheme };
        Self::ALL.iter().find(|(known, _)| *known == scheme).map(|(_, protocol)| *protocol)
    }
}

/// A proxy that can be used.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    protocol: ProxyProtocol,
    /// User name, password, host and port as they were written.
    authority: http::uri::Authority,
}

impl Proxy {
    /// How the proxy is spoken to.
    pub fn protocol(&self) -> ProxyProtocol {
        self.protocol
    }

    /// The host. An IPv6 address is in brackets.
    pub fn host(&self) -> &str {
        self.authority.host()
    }

    /// The port, that of the protocol by default.
    pub fn port(&self) -> u16 {
        self.authority.port_u16().unwrap_or(match self.protocol {
            ProxyProtocol::Http => 80,
            ProxyProtocol::Https => 443,
            _ => 1080,
        })
    }

    /// The URL with its scheme, and with the password, which is percent-encoded.
    pub fn url(&self) -> String {
        format!("{}://{}", self.protocol.scheme(), self.authority)
    }
}

/// Leaves out the credentials.
impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}:{}", self.protocol.scheme(), self.host(), self.port())
    }
}

/// The proxies of a client, by the scheme of a request.
#[derive(Debug)]
#[non_exhaustive]
pub struct Proxies {
    /// For `https`.
    pub https: Choice,
    /// For plain `http`.
    pub http: Choice,
    /// The hosts that are reached without a proxy.
    pub no_proxy: NoProxy,
}

/// The proxy for a scheme, or none. An error if one is set that cannot be used: a request must not go around it.
pub type Choice = Result<Option<Proxy>, BuildError>;

impl Proxies {
    /// This proxy for all requests.
    pub fn set(url: &str, no_proxy: NoProxy) -> Result<Self, BuildError> {
        let proxy = parse(url).map_err(|problem| BuildError::configuration("proxy", problem))?;
        Ok(Self { https: Ok(Some(proxy.clone())), http: Ok(Some(proxy)), no_proxy })
    }

    /// What the environment says. An empty variable counts as not set.
    pub fn from_environment(variable: impl Fn(&str) -> Option<OsString>, no_proxy: Option<NoProxy>) -> Self {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        // In a CGI program, this variable is the header `Proxy` of a request, which anyone can send.
        let is_cgi = variable("REQUEST_METHOD").is_some();
        let choose = |names: &[&'static str]| {
            let mut unusable = None;
            for name in names.iter().filter(|name| !(is_cgi && **name == "HTTP_PROXY")) {
                let Some(value) = variable(name) else { continue };
                match value.to_str().ok_or("is not Unicode").and_then(parse) {
                    Ok(proxy) => return Ok(Some(proxy)),
                    Err(problem) => _ = unusable.get_or_insert_with(|| BuildError::configuration(*name, problem)),
                }
            }
            unusable.map_or(Ok(None), Err)
        };
        let from_environment = || {
            let list = variable("no_proxy").or_else(|| variable("NO_PROXY")).unwrap_or_default();
            NoProxy::parse(&list.to_string_lossy())
        };
        let no_proxy = no_proxy.unwrap_or_else(from_environment);
        Self { https: choose(&FOR_HTTPS), http: choose(&FOR_HTTP), no_proxy }
    }

    /// The proxy for requests to this URL.
    pub fn choice(&self, url: &Uri) -> &Choice {
        match url.host() {
            Some(host) if is_direct(host, &self.no_proxy) => &Ok(None),
            _ if url.scheme() == Some(&Scheme::HTTP) => &self.http,
            _ => &self.https,
        }
    }
}

/// Whether a host is reached without a proxy. Loopback always is: a proxy would see plain `http` with credentials in it.
fn is_direct(host: &str, no_proxy: &NoProxy) -> bool {
    stytch_core::flow::is_loopback(host) || no_proxy.contains(host)
}

const NOT_A_PROXY: &str = "is not the URL of a proxy: write it like http://proxy.example:3128, or with https, socks5, \
                           socks5h, socks4 or socks4a as scheme";

/// The proxy at this URL, or what is wrong with the URL. Nothing in it is ignored.
fn parse(url: &str) -> Result<Proxy, &'static str> {
    let uri = url.parse::<Uri>().map_err(|_| NOT_A_PROXY)?;
    let protocol = ProxyProtocol::from_scheme(uri.scheme_str().unwrap_or("http")).ok_or(NOT_A_PROXY)?;
    let authority = uri.authority().ok_or(NOT_A_PROXY)?.clone();
    let (credentials, host_and_port) = match authority.as_str().rsplit_once('@') {
        Some((credentials, host_and_port)) => (Some(credentials), host_and_port),
        None => (None, authority.as_str()),
    };
    let is_port_right = host_and_port == authority.host() || authority.port_u16().is_some_and(|port| port > 0);
    if authority.host().is_empty() || !is_port_right {
        return Err(NOT_A_PROXY);
    }
    if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
        return Err("has a path or a query, which a proxy does not have: leave it out");
    }
    let (username, password) = match credentials.map(|text| text.split_once(':').unwrap_or((text, ""))) {
        Some((username, password)) => (decoded_length(username)?, decoded_length(password)?),
        None => (0, 0),
    };
    let fits = |length: usize| (1..=255).contains(&length);
    match protocol {
        ProxyProtocol::Socks4 | ProxyProtocol::Socks4a if credentials.is_some() => {
            Err("has credentials, which SOCKS4 does not know: leave them out, or use socks5")
        }
        ProxyProtocol::Socks5 | ProxyProtocol::Socks5h
            if credentials.is_some() && !(fits(username) && fits(password)) =>
        {
            Err("needs a user name and a password of 1 to 255 bytes each, or neither")
        }
        _ => Ok(Proxy { protocol, authority }),
    }
}

/// How many bytes there are in a part of the credentials.
fn decoded_length(text: &str) -> Result<usize, &'static str> {
    percent_decode_str(text).decode_utf8().map(|text| text.len()).map_err(|_| NOT_A_PROXY)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    /// The proxies for `https` and plain `http` in an environment of these variables, or the variable that is wrong.
    fn proxies(variables: &[(&str, &str)]) -> [Result<Option<String>, String>; 2] {
        let variables: HashMap<_, _> = variables.iter().copied().collect();
        let proxies = Proxies::from_environment(|name| variables.get(name).map(Into::into), None);
        [proxies.https, proxies.http].map(|choice| match choice {
            Ok(proxy) => Ok(proxy.map(|proxy| format!("{proxy:?}"))),
            Err(error) => Err(error.field),
        })
    }

    fn is(url: &str) -> Result<Option<String>, String> {
        Ok(Some(url.to_owned()))
    }

    #[test]
    fn the_first_usable_variable_counts() {
        let (a, b, c) = ("http://a.example:1", "http://b.example:2", "socks5://c.example:3");
        for (variables, https, http) in [
            (&[][..], Ok(None), Ok(None)),
            (&[("HTTPS_PROXY", a)], is(a), Ok(None)),
            (&[("HTTP_PROXY", a)], is(a), is(a)),
            (&[("ALL_PROXY", a)], is(a), is(a)),
            (&[("HTTPS_PROXY", a), ("HTTP_PROXY", b), ("ALL_PROXY", c)], is(a), is(b)),
            (&[("HTTPS_PROXY", a), ("https_proxy", b)], is(b), Ok(None)),
            (&[("all_proxy", c), ("ALL_PROXY", a)], is(c), is(c)),
            (&[("HTTPS_PROXY", ""), ("ALL_PROXY", c)], is(c), is(c)),
            (&[("HTTPS_PROXY", "pigeon://a.example"), ("ALL_PROXY", c)], is(c), is(c)),
            (&[("HTTPS_PROXY", "pigeon://a.example")], Err("HTTPS_PROXY".to_owned()), Ok(None)),
            (&[("ALL_PROXY", "a b"), ("http_proxy", "\"")], Err("ALL_PROXY".to_owned()), Err("http_proxy".to_owned())),
            (&[("HTTPS_PROXY", "proxy.example")], is("http://proxy.example:80"), Ok(None)),
        ] {
            assert_eq!(proxies(variables), [https, http], "{variables:?}");
        }
    }

    #[test]
    fn under_cgi_the_header_proxy_of_a_request_is_no_proxy() {
        let evil = "http://evil.example:1";
        assert_eq!(proxies(&[("REQUEST_METHOD", "GET"), ("HTTP_PROXY", evil)]), [Ok(None), Ok(None)]);
        let good = "http://a.example:1";
        let variables = [("REQUEST_METHOD", "GET"), ("HTTP_PROXY", evil), ("http_proxy", good)];
        assert_eq!(proxies(&variables), [is(good), is(good)]);
    }

    #[test]
    fn nothing_in_the_url_of_a_proxy_is_ignored() {
        const PATH: &str = "has a path or a query, which a proxy does not have: leave it out";
        const SOCKS4: &str = "has credentials, which SOCKS4 does not know: leave them out, or use socks5";
        const SOCKS5: &str = "needs a user name and a password of 1 to 255 bytes each, or neither";
        for url in [
            "proxy.example",
            "proxy.example:3128",
            "user:password@proxy.example:3128",
            "http://proxy.example/",
            "HTTP://proxy.example",
            "https://proxy.example",
            "http://user@proxy.example",
            "http://[::1]:3128",
            "http://user:p%40ss@[::1]:3128",
            "socks://proxy.example",
            "socks4://proxy.example",
            "socks4a://proxy.example",
            "socks5://user:password@proxy.example",
            "socks5h://proxy.example:1080",
        ] {
            assert_eq!(parse(url).err(), None, "{url}");
        }
        for (url, problem) in [
            ("http://proxy.example/path", PATH),
            ("http://proxy.example?key=1", PATH),
            ("socks4://user@proxy.example", SOCKS4),
            ("socks4a://user:password@proxy.example", SOCKS4),
            ("socks5://user@proxy.example", SOCKS5),
            ("socks5h://user:@proxy.example", SOCKS5),
        ] {
            assert_eq!(parse(url).err(), Some(problem), "{url}");
        }
        let long = format!("socks5://user:{}@proxy.example", "p".repeat(256));
        assert_eq!(parse(&long).err(), Some(SOCKS5));
        for url in [
            "",
            " ",
            "http://",
            "http://:3128",
            "http://user@",
            "http://user@:1",
            "/path",
            "http:proxy.example",
            "pigeon://proxy.example",
            "http://proxy.example:99999",
            "http://proxy.example:0",
            "http://proxy.example:",
            "http://proxy.example:port",
            " http://proxy.example",
            "'http://proxy.example'",
            "\"http://proxy.example\"",
            "http://pro xy.example",
            "http://us%ffer@proxy.example",
        ] {
            let problem = parse(url).unwrap_err();
            assert!(problem.starts_with("is not the URL of a proxy: "), "{url}: {problem}");
        }
    }

    #[test]
    fn loopback_and_no_proxy_are_reached_directly() {
        let proxies = |no_proxy: &str| Proxies::set("http://proxy.example:3128", NoProxy::parse(no_proxy)).unwrap();
        let is_direct =
            |no_proxy, url: &'static str| matches!(proxies(no_proxy).choice(&Uri::from_static(url)), Ok(None));
        assert!(!is_direct("", "https://api.stytch.com"));
        assert!(is_direct("stytch.com", "https://api.stytch.com"));
        assert!(
            is_direct("", "https://localhost:3000")
                && is_direct("", "http://[::1]")
                && is_direct("", "http://127.9.9.9")
        );
    }

    proptest! {
        #[test]
        fn any_environment_names_a_proxy_or_is_refused(
            values in proptest::collection::vec(proptest::option::of("(http|socks5)?(://)?\\PC{0,20}(:[0-9]{0,6})?"), 8),
            host in "[a-z0-9.:\\[\\]*/-]{0,20}",
        ) {
            let names = FOR_HTTPS.iter().chain(&["no_proxy", "NO_PROXY"]);
            let variables: HashMap<_, _> = names.copied().zip(values).collect();
            let proxies = Proxies::from_environment(|name| variables.get(name).cloned().flatten().map(Into::into), None);
            for (choice, names) in [(&proxies.https, &FOR_HTTPS[..]), (&proxies.http, &FOR_HTTP[..])] {
                let is_set = |name: &&str| variables[name].as_ref().is_some_and(|value| !value.is_empty());
                match choice {
                    Ok(Some(proxy)) => prop_assert!(!proxy.host().is_empty()),
                    Ok(None) => prop_assert!(!names.iter().any(is_set)),
                    Err(error) => prop_assert_eq!(Some(&*error.field), names.iter().find(|name| is_set(name)).copied()),
                }
            }
            // Whatever else is exempt, the host's own name exempts it.
            let (list, text) = (NoProxy::parse(&format!("{host},a.example")), host.trim_matches('.'));
            if !text.is_empty() && !host.contains(['/', '*', '.', ':', '[', ']']) {
                prop_assert!(list.contains(&host));
            }
            prop_assert!(list.contains("A.Example."));
        }
    }
}
