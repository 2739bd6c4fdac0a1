//! What the fleet needs of Stytch: keys, a policy, and its own check of sessions.

use http::Response;
use serde_json::{Value, json};
use stytch_core::error::{TransportError, TransportErrorKind};
use stytch_core::flow::Input;

use super::log::What;
use crate::laws::tokens::{self, START};

/// How long a session JWT is valid, in seconds.
pub(super) const TOKEN_LIFE: u64 = 300;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Health {
    Serves,
    /// Every response has status 500.
    Fails,
    /// No connection can be made.
    IsGone,
}

pub(super) struct Stytch {
    pub(super) health: Health,
    /// How many keys there are. The newest signs; the others still verify, as at Stytch for a month.
    pub(super) keys: usize,
    pub(super) grants_write: bool,
}

impl Stytch {
    pub(super) fn new() -> Self {
        Self { health: Health::Serves, keys: 1, grants_write: false }
    }

    pub(super) fn answer(&self, what: What) -> Input {
        match self.health {
            Health::Serves => {}
            Health::Fails => {
                let error = json!({ "status_code": 500, "error_type": "internal_server_error" });
                return Input::Response(response(500, &error));
            }
            Health::IsGone => return Input::Failed(TransportError::new(TransportErrorKind::Connect, "refused")),
        }
        let body = match what {
            What::Keys => {
                let mut response = response(200, &self.jwks());
                response.headers_mut().insert("cache-control", "public, max-age=900".parse().unwrap());
                return Input::Response(response);
            }
            What::Policy => self.policy(),
            What::Session => json!({
                "session": { "session_id": "session-test-1", "user_id": "user-test-1" },
                "user": { "user_id": "user-test-1" },
                "session_token": "token", "session_jwt": "jwt",
            }),
        };
        Input::Response(response(200, &body))
    }

    fn jwks(&self) -> Value {
        let jwk = |index| {
            let mut jwk = tokens::jwk();
            jwk["kid"] = key_id(index).into();
            jwk
        };
        json!({ "keys": (1..=self.keys).map(jwk).collect::<Vec<_>>() })
    }

    fn policy(&self) -> Value {
        let actions: &[&str] = if self.grants_write { &["read", "write"] } else { &["read"] };
        json!({ "policy": { "roles": [{
            "role_id": "editor", "permissions": [{ "resource_id": "documents", "actions": actions }],
        }] } })
    }

    /// A session JWT of an editor that is issued now, this many seconds after the start.
    pub(super) fn token(&self, seconds: u64) -> String {
        let (_, mut claims) = tokens::claims().into_iter().find(|(name, _)| *name == "session").unwrap();
        (claims["iat"], claims["nbf"]) = ((START + seconds).into(), (START + seconds).into());
        claims["exp"] = (START + seconds + TOKEN_LIFE).into();
        let mut header = tokens::header();
        header["kid"] = key_id(self.keys).into();
        tokens::token_of(header.to_string().as_bytes(), claims.to_string().as_bytes())
    }
}

fn response(status: u16, body: &Value) -> Response<Vec<u8>> {
    Response::builder().status(status).body(body.to_string().into_bytes()).unwrap()
}

/// The name of the key that came as the first, second ..
pub(super) fn key_id(index: usize) -> String {
    format!("key-{index}")
}
