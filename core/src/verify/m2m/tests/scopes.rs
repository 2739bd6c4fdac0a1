//! Which scopes are as good as a required one.

use serde_json::json;

use crate::error::{DeniedReason, Error};
use crate::testing::{PROJECT_ID, START, World, token};
use crate::verify::m2m::{AuthenticateToken, AuthenticatedClient};

/// A check of a token with these scopes.
fn holding(scopes: &str) -> AuthenticateToken {
    AuthenticateToken::new(token(&json!({
        "aud": PROJECT_ID, "iss": format!("stytch.com/{PROJECT_ID}"), "sub": "m2m-client-test-1", "exp": START + 3_600,
        "scope": scopes,
    })))
}

fn is_allowed(flow: AuthenticateToken) -> bool {
    let result: Result<AuthenticatedClient, Error> = World::new().run(flow);
    match result {
        Ok(_) => true,
        Err(Error::Denied(denied)) => {
            let found = (denied.reason, &*denied.detail);
            assert_eq!(found, (DeniedReason::Permission, "the token lacks a required scope"));
            assert!(denied.reason.is_forbidden());
            false
        }
        Err(error) => panic!("{error:?}"),
    }
}

/// Whether the one scope meets the other.
fn meets(held: &str, required: &str) -> bool {
    is_allowed(holding(held).require(required))
}

#[test]
fn action_and_resource_must_be_the_same() {
    assert!(meets("read:users", "read:users"));
    assert!(!meets("read:users", "write:users"));
    assert!(!meets("read:users", "read:groups"));
    assert!(!meets("read:users", "Read:users"));
    assert!(!meets("read:users", "read:user"));
    assert!(!meets("read:user", "read:users"));
    assert!(!meets("read:users", "users:read"));
}

#[test]
fn a_held_star_is_every_resource() {
    assert!(meets("read:*", "read:users"));
    assert!(meets("read:*", "read:*"));
    assert!(meets("read:*", "read:"));
    assert!(!meets("read:*", "write:users"));
    assert!(!meets("read:u*", "read:users"));
    assert!(!meets("read:", "read:users"));
}

#[test]
fn a_required_star_is_a_name() {
    assert!(!meets("read:users", "read:*"));
    assert!(!meets("read:users", "*:users"));
    assert!(!meets("read:users", "*"));
}

#[test]
fn an_action_has_no_wildcard() {
    assert!(!meets("*:users", "read:users"));
    assert!(!meets("*:*", "read:users"));
    assert!(!meets("*", "read:users"));
    assert!(meets("*:users", "*:users"));
    assert!(meets("*:*", "*:users"));
}

#[test]
fn the_first_colon_counts() {
    assert!(meets("read:users:names", "read:users:names"));
    assert!(!meets("read:users:names", "read:users"));
    assert!(!meets("read:users", "read:users:names"));
    assert!(meets("read:*", "read:users:names"));
    assert!(!meets("read:users:*", "read:users:names"));
    assert!(meets("read:users:*", "read:users:*"));
}

#[test]
fn without_a_colon_the_resource_is_a_hyphen() {
    assert!(meets("admin", "admin"));
    assert!(!meets("admin", "admins"));
    assert!(!meets("admin", "admin:users"));
    assert!(!meets("admin", "admin:"));
    assert!(meets("admin:*", "admin"));
    assert!(meets("admin:-", "admin"));
    assert!(meets("admin", "admin:-"));
    assert!(!meets("admin", "admin:*"));
    assert!(!meets("admin", ""));
    assert!(!meets("", ""));
}

#[test]
fn a_scope_of_many_suffices_for_each() {
    assert!(is_allowed(holding("a read:* b").require("read:users").require("b")));
    assert!(!is_allowed(holding("a read:* b").require("read:users").require("c")));
    assert!(!is_allowed(holding("a read:* b").require("c").require("read:users")));
    // Each call is about one scope, not a list of them.
    assert!(!is_allowed(holding("a b").require("a b")));
}

#[test]
fn nothing_required_is_met() {
    assert!(is_allowed(holding("")));
    assert!(is_allowed(holding("a b")));
}

#[test]
fn a_rule_sees_all_scopes_and_counts_besides() {
    assert!(is_allowed(holding("b  a").require_with(|scopes| scopes == ["b", "a"])));
    assert!(!is_allowed(holding("b a").require_with(|_| false)));
    assert!(is_allowed(holding("b a").require("a").require_with(|_| true)));
    assert!(!is_allowed(holding("b a").require("a").require_with(|_| false)));
    assert!(!is_allowed(holding("b a").require("c").require_with(|_| true)));
    assert!(is_allowed(holding("").require_with(|scopes| scopes.is_empty())));
}
