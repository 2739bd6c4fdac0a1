//! Session JWTs end to end, but for the network.

use std::time::Duration;

use serde_json::json;

use crate::testing::{World, ok, policy, session_claims, token};
use crate::{Error, consumer};

#[test]
fn a_jwt_becomes_a_session() {
    let mut world = World::new();
    let found = world.run(consumer::sessions::AuthenticateJwt::new(token(&session_claims()))).unwrap();
    assert_eq!(found.session.session_id, "session-test-1");
    assert_eq!(found.session.user_id, "user-test-1");
    assert_eq!(found.session.custom_claims, Some([("color".to_owned(), json!("blue"))].into_iter().collect()));
    assert_eq!(found.answer, None);
    assert_eq!((world.count("consumer.sessions.get_jwks"), world.verified), (1, 1));
    world.run(consumer::sessions::AuthenticateJwt::new(token(&session_claims()))).unwrap();
    assert_eq!((world.count("consumer.sessions.get_jwks"), world.verified), (1, 2));
}

#[test]
fn a_permission_is_looked_up_in_the_policy() {
    let mut world = World::new();
    world.answer("consumer.rbac.policy", || ok(&policy()));
    let flow =
        |action: &str| consumer::sessions::AuthenticateJwt::new(token(&session_claims())).require("documents", action);
    world.run(flow("read")).unwrap();
    let denied = world.run(flow("delete")).unwrap_err();
    assert!(matches!(denied, Error::Denied(_)), "{denied}");
    assert_eq!(world.count("consumer.rbac.policy"), 1);
    world.advance(Duration::from_secs(1));
}
