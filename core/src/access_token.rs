//! What the access tokens of M2M clients and of connected apps have in common.

use serde_json::Value;

use crate::jwt::Claims;
use crate::{Denied, DeniedReason};

/// How the id of an M2M client begins, unless it was chosen by the project.
pub(crate) const M2M_CLIENT: &str = "m2m-client-";

/// The claims of an access token that sessions do not have.
pub(crate) struct AccessTokenClaims {
    pub(crate) scopes: Vec<String>,
    /// The connected app that the token was given to; tokens of M2M clients have none.
    pub(crate) client_id: Option<String>,
}

/// Takes them out of the custom claims.
pub(crate) fn take(claims: &mut Claims) -> Result<AccessTokenClaims, Denied> {
    if claims.session.is_some() {
        return Err(wrong_kind("the token is that of a session"));
    }
    let Some(Value::String(scope)) = claims.custom.remove("scope") else {
        return Err(Denied::new(DeniedReason::Malformed, "the token does not say what its scope is"));
    };
    let client_id = match claims.custom.remove("client_id") {
        None => None,
        Some(Value::String(client_id)) => Some(client_id),
        Some(_) => return Err(Denied::new(DeniedReason::Malformed, "the token has a client id that is no text")),
    };
    Ok(AccessTokenClaims { scopes: scopes(&scope), client_id })
}

/// The scopes in a list that is separated by spaces (RFC 6749, section 3.3).
pub(crate) fn scopes(list: &str) -> Vec<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

pub(crate) fn wrong_kind(detail: &'static str) -> Denied {
    Denied::new(DeniedReason::WrongKind, detail)
}
