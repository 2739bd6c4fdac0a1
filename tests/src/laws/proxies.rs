//! Proxies and `NO_PROXY` of any environment: a variable is used or refused, and more exempt hosts exempt more.

use http::Uri;
use stytch_native::{NoProxy, Proxies};

const VARIABLES: [&str; 8] =
    ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "REQUEST_METHOD"];

/// The lines are the values of the variables.
pub fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<_> = text.split('\n').collect();
    let value = |name: &str| VARIABLES.iter().position(|known| *known == name).and_then(|at| lines.get(at).copied());
    let proxies = Proxies::from_environment(|name| value(name).map(Into::into), None);
    for choice in [&proxies.https, &proxies.http] {
        match choice {
            Ok(Some(proxy)) => assert!(!proxy.host().is_empty() && proxy.port() > 0),
            Ok(None) => {}
            // What a variable holds may be a password.
            Err(error) => assert!(VARIABLES.contains(&&*error.field)),
        }
    }
    let loopback = Uri::from_static("https://localhost/");
    assert!(matches!(proxies.choice(&loopback), Ok(None)));
    let list = value("NO_PROXY").unwrap_or_default();
    let (alone, more) = (NoProxy::parse(list), NoProxy::parse(&format!("a.example,{list}\t10.0.0.0/8")));
    let all = NoProxy::parse("*");
    for host in list.split([',', ' ', '\t']).take(16).chain(["api.stytch.com"]) {
        // More hosts in the list exempt more hosts, in whatever case they are written.
        assert!(!alone.contains(host) || more.contains(host));
        assert_eq!(alone.contains(host), alone.contains(&host.to_ascii_uppercase()));
        assert!(all.contains(host));
        if let Ok(url) = format!("https://{host}/").parse() {
            let _ = proxies.choice(&url);
        }
    }
}
