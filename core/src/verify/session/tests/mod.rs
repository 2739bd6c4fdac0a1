//! Session JWTs end to end, but for the network.

use std::time::Duration;

use serde_json::{Value, json};

use crate::api::{b2b, consumer};
use crate::error::{DeniedReason, Error};
use crate::flow::{Flow, Input};
use crate::testing::{World, member_session_claims, ok, policy, session_claims};
use crate::values::{JsonObject, Secret};

mod asking;
mod debug;
mod fall_back;
mod members;
mod permissions;
mod refusals;
mod unverified;
mod users;

/// What the two kinds of session have in common for tests.
trait Product {
    type Flow: Flow<Output: std::fmt::Debug>;
    const AUTHENTICATE: &'static str;
    const AUTHENTICATE_URL: &'static str;
    const JWKS: &'static str;
    const POLICY: &'static str;

    fn flow(token: &str, options: &Options) -> Self::Flow;

    /// With the fall-back on, and two permissions.
    fn requiring_twice(token: &str) -> Self::Flow;

    /// Claims of a session of this kind, and of the other.
    fn claims() -> Value;
    fn other_claims() -> Value;

    /// What Stytch answers, if asked: a session with the id `session-at-stytch`.
    fn answer() -> Value;

    /// The id of the session, and whether it is Stytch who said it.
    fn session_id(output: &<Self::Flow as Flow>::Output) -> (String, bool);

    fn fresh_jwt(output: &<Self::Flow as Flow>::Output) -> Option<&Secret>;

    /// What a request to Stytch says of a requirement.
    fn authorization_check(resource_id: &str, action: &str) -> Value;
}

#[derive(Debug, Clone, Default)]
struct Options {
    max_age: Option<Duration>,
    fall_back: Option<bool>,
    require: Option<(&'static str, &'static str)>,
    minutes: Option<i32>,
    claims: Option<JsonObject>,
}

struct User;
struct Member;

/// The setters have one name in both products, and no trait.
macro_rules! with_options {
    ($flow:expr, $options:expr, $($organization_id:literal)?) => {{
        let mut flow = $flow;
        if let Some(max_age) = $options.max_age {
            flow = flow.max_age(max_age);
        }
        if let Some(fall_back) = $options.fall_back {
            flow = flow.fall_back(fall_back);
        }
        if let Some((resource_id, action)) = $options.require {
            flow = flow.require($($organization_id,)? resource_id, action);
        }
        if let Some(minutes) = $options.minutes {
            flow = flow.session_duration_minutes(minutes);
        }
        if let Some(claims) = $options.claims.clone() {
            flow = flow.session_custom_claims(claims);
        }
        flow
    }};
}

impl Product for User {
    type Flow = consumer::sessions::AuthenticateJwt;
    const AUTHENTICATE: &'static str = "consumer.sessions.authenticate";
    const AUTHENTICATE_URL: &'static str = "https://test.stytch.com/v1/sessions/authenticate";
    const JWKS: &'static str = "consumer.sessions.get_jwks";
    const POLICY: &'static str = "consumer.rbac.policy";

    fn flow(token: &str, options: &Options) -> Self::Flow {
        with_options!(consumer::sessions::AuthenticateJwt::new(token), options,)
    }

    fn requiring_twice(token: &str) -> Self::Flow {
        let flow = consumer::sessions::AuthenticateJwt::new(token).fall_back(true);
        flow.require("documents", "delete").require("documents", "read")
    }

    fn claims() -> Value {
        session_claims()
    }

    fn other_claims() -> Value {
        member_session_claims()
    }

    fn answer() -> Value {
        json!({
            "status_code": 200, "request_id": "request-9",
            "session": { "session_id": "session-at-stytch", "user_id": "user-test-1", "roles": ["admin"] },
            "session_token": "token-9", "session_jwt": "jwt-9", "user": { "user_id": "user-test-1" },
        })
    }

    fn session_id(output: &consumer::sessions::AuthenticateJwtResponse) -> (String, bool) {
        let answer = output.response.as_ref();
        assert!(answer.is_none_or(|answer| answer.session == output.session && answer.session_jwt.expose() == "jwt-9"));
        (output.session.session_id.clone(), answer.is_some())
    }

    fn fresh_jwt(output: &consumer::sessions::AuthenticateJwtResponse) -> Option<&Secret> {
        output.fresh_jwt()
    }

    fn authorization_check(resource_id: &str, action: &str) -> Value {
        json!({ "resource_id": resource_id, "action": action })
    }
}

impl Product for Member {
    type Flow = b2b::sessions::AuthenticateJwt;
    const AUTHENTICATE: &'static str = "b2b.sessions.authenticate";
    const AUTHENTICATE_URL: &'static str = "https://test.stytch.com/v1/b2b/sessions/authenticate";
    const JWKS: &'static str = "b2b.sessions.get_jwks";
    const POLICY: &'static str = "b2b.rbac.policy";

    fn flow(token: &str, options: &Options) -> Self::Flow {
        with_options!(b2b::sessions::AuthenticateJwt::new(token), options, "organization-test-1")
    }

    fn requiring_twice(token: &str) -> Self::Flow {
        let flow = b2b::sessions::AuthenticateJwt::new(token).fall_back(true);
        let organization_id = "organization-test-1";
        flow.require(organization_id, "documents", "delete").require(organization_id, "documents", "read")
    }

    fn claims() -> Value {
        member_session_claims()
    }

    fn other_claims() -> Value {
        session_claims()
    }

    fn answer() -> Value {
        json!({
            "status_code": 200, "request_id": "request-9",
            "member_session": {
                "member_session_id": "session-at-stytch", "member_id": "member-test-1",
                "organization_id": "organization-test-1", "roles": ["admin"],
            },
            "session_token": "token-9", "session_jwt": "jwt-9",
            "member": { "member_id": "member-test-1", "organization_id": "organization-test-1" },
            "organization": { "organization_id": "organization-test-1" },
        })
    }

    fn session_id(output: &b2b::sessions::AuthenticateJwtResponse) -> (String, bool) {
        let answer = output.response.as_ref();
        assert!(answer.is_none_or(|answer| answer.member_session == output.member_session));
        assert!(answer.is_none_or(|answer| answer.session_jwt.expose() == "jwt-9"));
        (output.member_session.member_session_id.clone(), answer.is_some())
    }

    fn fresh_jwt(output: &b2b::sessions::AuthenticateJwtResponse) -> Option<&Secret> {
        output.fresh_jwt()
    }

    fn authorization_check(resource_id: &str, action: &str) -> Value {
        json!({ "organization_id": "organization-test-1", "resource_id": resource_id, "action": action })
    }
}

/// Runs tests that are generic over [`Product`] for both.
macro_rules! for_both {
    ($($name:ident)+) => {
        mod of_users {
            $(#[test] fn $name() { super::$name::<super::super::User>(); })+
        }
        mod of_members {
            $(#[test] fn $name() { super::$name::<super::super::Member>(); })+
        }
    };
}

use for_both;

/// A world in which Stytch, if asked, authenticates, and has a policy.
fn world<P: Product>() -> World {
    let mut world = World::new();
    world.answer(P::AUTHENTICATE, || ok(&P::answer()));
    world.answer(P::POLICY, || ok(&policy()));
    world
}

/// Runs a flow, and sees that it stays at its end.
fn run<F: Flow>(world: &mut World, mut flow: F) -> Result<F::Output, Error> {
    let outcome = world.run(&mut flow);
    let (requests, verified) = (world.requests.len(), world.verified);
    for input in [Input::Start, Input::Verified(Ok(())), Input::Response(http::Response::new(Vec::new()))] {
        match flow.step(&world.context, world.now, input) {
            Err(Error::Build(error)) => assert_eq!((error.field.as_str(), error.operation), ("flow", None)),
            Err(error) => panic!("after its end: {error}"),
            Ok(_) => panic!("after its end, a step"),
        }
    }
    assert_eq!((world.requests.len(), world.verified), (requests, verified));
    outcome
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    /// Authenticated, without Stytch.
    Here,
    /// Authenticated by Stytch.
    AtStytch,
    /// Denied, without Stytch.
    Denied(DeniedReason),
}

/// What becomes of a token; errors that say nothing about it are failures of the test.
#[track_caller]
fn end<P: Product>(world: &mut World, token: &str, options: &Options) -> End {
    let asked_before = world.count(P::AUTHENTICATE);
    let outcome = run(world, P::flow(token, options));
    let asked = world.count(P::AUTHENTICATE) - asked_before;
    match outcome {
        Ok(output) => {
            let (id, is_by_stytch) = P::session_id(&output);
            assert_eq!(asked, usize::from(is_by_stytch));
            assert_eq!(id, if is_by_stytch { "session-at-stytch" } else { "session-test-1" });
            if is_by_stytch { End::AtStytch } else { End::Here }
        }
        Err(Error::Denied(denied)) => {
            assert_eq!((asked, denied.api_error), (0, None));
            End::Denied(denied.reason)
        }
        Err(error) => panic!("{error}"),
    }
}

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
