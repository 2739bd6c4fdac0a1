//! Tokens and keys as Stytch has them. Whether a signature is right, a law says itself: no key is behind these.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::PROJECT_ID;

/// When the life of tokens begins; it ends five minutes later.
pub const START: u64 = 1_700_000_000;
/// The key that tokens name.
pub const KEY_ID: &str = "key-1";

/// Signatures that stand for right and wrong ones.
const SIGNATURE: &str = "c2lnbmF0dXJlLXRoYXQtbm9ib2R5LWNhbi1jaGVjaw";

/// A key set with the key of the tokens.
pub static JWKS: LazyLock<String> = LazyLock::new(|| json!({ "keys": [jwk()] }).to_string());

/// The key of the tokens.
pub fn jwk() -> Value {
    let modulus = URL_SAFE_NO_PAD.encode([0xc5; 256]);
    json!({ "kty": "RSA", "use": "sig", "key_ops": ["verify"], "alg": "RS256", "kid": KEY_ID, "n": modulus, "e": "AQAB" })
}

/// A token of any header and claims.
pub fn token_of(header: &[u8], claims: &[u8]) -> String {
    format!("{}.{}.{SIGNATURE}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims))
}

/// The header of a token.
pub fn header() -> Value {
    json!({ "alg": "RS256", "kid": KEY_ID, "typ": "JWT" })
}

/// A token with these claims.
pub fn token(claims: &Value) -> String {
    token_of(header().to_string().as_bytes(), claims.to_string().as_bytes())
}

/// The claims of each kind of token, by the name of the kind.
pub fn claims() -> [(&'static str, Value); 5] {
    let with = |subject: &str, more: Value| {
        let mut claims = json!({
            "aud": [PROJECT_ID], "iss": format!("stytch.com/{PROJECT_ID}"), "sub": subject,
            "iat": START, "nbf": START, "exp": START + 300,
        });
        claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        claims
    };
    let session = json!({
        "id": "session-test-1", "started_at": "2023-11-14T22:13:20Z", "last_accessed_at": "2023-11-14T22:13:20Z",
        "expires_at": "2023-11-14T23:13:20Z", "attributes": { "user_agent": "agent", "ip_address": "203.0.113.1" },
        "authentication_factors": [{ "type": "otp", "delivery_method": "sms",
            "phone_number_factor": { "phone_id": "phone-number-test-1", "phone_number": "+12025550162" } }],
        "roles": ["editor"],
    });
    let organization = json!({ "organization_id": "organization-test-1", "slug": "acme" });
    let (session_claim, organization_claim) = ("https://stytch.com/session", "https://stytch.com/organization");
    let scope = "documents:read documents:write";
    [
        ("session", with("user-test-1", json!({ session_claim: session, "color": "blue" }))),
        ("member", with("member-test-1", json!({ session_claim: session, organization_claim: organization }))),
        ("m2m", with("m2m-client-test-1", json!({ "scope": scope }))),
        ("app", with("user-test-1", json!({ "scope": scope, "client_id": "connected-app-test-1" }))),
        (
            "member-app",
            with(
                "member-test-1",
                json!({ "scope": scope, "client_id": "connected-app-test-1", organization_claim: organization }),
            ),
        ),
    ]
}
