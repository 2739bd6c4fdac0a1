//! What the access tokens of M2M clients and of connected apps have in common.

use serde_json::Value;

use super::jwt::{Claims, malformed};
use crate::error::{Denied, DeniedReason};

/// The beginning of an M2M client's id, unless the project chose the id.
pub(crate) const M2M_CLIENT: &str = "m2m-client-";

/// The claims of an access token that sessions do not have.
pub(crate) struct AccessTokenClaims {
    pub(crate) scopes: Vec<String>,
    /// The connected app that the token was given to; tokens of M2M clients have none.
    pub(crate) client_id: Option<String>,
}

impl AccessTokenClaims {
    /// Moves them out of the custom claims.
    pub(crate) fn split_from(claims: &mut Claims<'_>) -> Result<Self, Denied> {
        if claims.session.is_some() {
            return Err(wrong_kind("the token is that of a session"));
        }
        let (mut scope, mut client_id) = (None, None);
        // Built anew, as removing from a tree would take kilobytes of a small module.
        for (name, claim) in std::mem::take(&mut claims.custom) {
            match name.as_str() {
                "scope" => scope = Some(claim),
                "client_id" => client_id = Some(claim),
                _ => drop(claims.custom.insert(name, claim)),
            }
        }
        let Some(Value::String(scope)) = scope else {
            return Err(malformed("the token has no scope"));
        };
        let client_id = match client_id {
            None => None,
            Some(Value::String(client_id)) => Some(client_id),
            Some(_) => return Err(malformed("the token has a client id that is not text")),
        };
        Ok(Self { scopes: scopes(&scope), client_id })
    }
}

/// The scopes in a list that is separated by spaces (RFC 6749, section 3.3).
pub(crate) fn scopes(list: &str) -> Vec<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

pub(crate) fn wrong_kind(detail: &'static str) -> Denied {
    Denied::new(DeniedReason::WrongKind, detail)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn claims(more: &Value) -> Claims<'static> {
        let mut claims =
            json!({ "aud": "project-test-1", "iss": "issuer", "sub": "subject", "exp": 1, "jti": "token-1" });
        for (name, value) in more.as_object().unwrap() {
            claims[name] = value.clone();
        }
        Claims::read(claims.to_string().leak().as_bytes()).unwrap()
    }

    fn denied(more: &Value) -> (DeniedReason, String) {
        let denied = AccessTokenClaims::split_from(&mut claims(more)).map(|_| ()).unwrap_err();
        (denied.reason, denied.detail.into_owned())
    }

    #[test]
    fn takes_its_claims_out_of_the_custom_ones() {
        let mut claims =
            claims(&json!({ "scope": " read:users  write:users ", "client_id": "app-1", "color": "blue" }));
        let token = AccessTokenClaims::split_from(&mut claims).unwrap();
        assert_eq!(token.scopes, ["read:users", "write:users"]);
        assert_eq!(token.client_id.as_deref(), Some("app-1"));
        assert_eq!(Value::Object(claims.custom), json!({ "color": "blue" }));
    }

    #[test]
    fn a_client_id_need_not_be_there() {
        let token = AccessTokenClaims::split_from(&mut claims(&json!({ "scope": "" }))).unwrap();
        assert_eq!((token.scopes, token.client_id), (Vec::new(), None));
    }

    #[test]
    fn a_scope_must_be_there_as_text() {
        let expected = (DeniedReason::Malformed, "the token has no scope".to_owned());
        assert_eq!(denied(&json!({})), expected);
        assert_eq!(denied(&json!({ "scope": null })), expected);
        assert_eq!(denied(&json!({ "scope": ["read"] })), expected);
        assert_eq!(denied(&json!({ "scope": 1 })), expected);
    }

    #[test]
    fn a_client_id_must_be_text() {
        let expected = (DeniedReason::Malformed, "the token has a client id that is not text".to_owned());
        assert_eq!(denied(&json!({ "scope": "", "client_id": 1 })), expected);
        assert_eq!(denied(&json!({ "scope": "", "client_id": null })), expected);
        assert_eq!(denied(&json!({ "scope": "", "client_id": ["app-1"] })), expected);
    }

    #[test]
    fn a_session_is_refused_whatever_else_it_has() {
        let session = json!({ "https://stytch.com/session": { "id": "session-1" }, "scope": "read" });
        assert_eq!(denied(&session), (DeniedReason::WrongKind, "the token is that of a session".to_owned()));
        let session = json!({ "https://stytch.com/session": { "id": "session-1" } });
        assert_eq!(denied(&session).0, DeniedReason::WrongKind);
    }

    #[test]
    fn scopes_are_separated_by_space() {
        assert_eq!(scopes(""), Vec::<String>::new());
        assert_eq!(scopes("  "), Vec::<String>::new());
        assert_eq!(scopes("a  b\tc\n"), ["a", "b", "c"]);
        assert_eq!(scopes("b a b"), ["b", "a", "b"]);
    }
}
