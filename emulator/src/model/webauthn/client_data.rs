//! What a browser says about a ceremony.

use http::Uri;
use serde_json::Value;

/// The client data of a ceremony.
#[derive(Debug)]
pub(crate) struct ClientData {
    kind: String,
    /// In Base64 for URLs.
    pub(crate) challenge: String,
    origin: String,
}

impl ClientData {
    pub(crate) fn parse(json: &[u8]) -> Option<Self> {
        let data: Value = serde_json::from_slice(json).ok()?;
        let text = |name: &str| data[name].as_str().map(str::to_owned);
        Some(Self { kind: text("type")?, challenge: text("challenge")?, origin: text("origin")? })
    }

    /// Whether this is about a ceremony of this kind on a page of the domain.
    pub(crate) fn is_of(&self, kind: &str, domain: &str) -> bool {
        self.kind == kind && is_within(&self.origin, domain)
    }
}

/// Whether an origin belongs to the domain, and is one where browsers have WebAuthn.
fn is_within(origin: &str, domain: &str) -> bool {
    let Ok(uri) = origin.parse::<Uri>() else {
        return false;
    };
    let host = uri.host().unwrap_or_default();
    let local = host == "localhost" || host.ends_with(".localhost");
    let secure = uri.scheme_str() == Some("https") || (uri.scheme_str() == Some("http") && local);
    let within = host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    secure && within && matches!(uri.path(), "" | "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_within_its_domain() {
        let cases = [
            ("https://app.example", true),
            ("https://login.app.example", true),
            ("https://app.example:8443", true),
            ("http://app.example", false),
            ("https://evilapp.example", false),
            ("https://app.example.evil", false),
            ("https://example", false),
            ("https://app.example/path", false),
            ("app.example", false),
            ("", false),
            ("android:apk-key-hash:x", false),
        ];
        for (origin, within) in cases {
            assert_eq!(is_within(origin, "app.example"), within, "{origin}");
        }
        assert!(is_within("http://localhost:3000", "localhost"));
    }
}
