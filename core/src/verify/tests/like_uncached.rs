//! Whatever happens, a check with verified tokens decides as one without.

use std::sync::LazyLock;
use std::time::Duration;

use proptest::prelude::*;
use serde_json::json;

use super::{app_claims, client_claims, member_app_claims};
use crate::api::{b2b, consumer};
use crate::by_name::FlowByName;
use crate::testing::{
    KEY_ID, PROJECT_ID, START, World, error, jwks, member_session_claims, ok, policy, session_claims, token, token_of,
};
use crate::verify::m2m::AuthenticateToken;

/// Tokens of all kinds; those of a user more often, with times and issuers of their own.
static TOKENS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let user = |name: &str, value| {
        let mut claims = session_claims();
        claims[name] = value;
        token(&claims)
    };
    let valid = token(&session_claims());
    let second = token_of(r#"{"alg":"RS256","kid":"key-2"}"#, &session_claims().to_string());
    let (message, signature) = second.rsplit_once('.').unwrap();
    vec![
        format!("{}.{signature}", valid.rsplit_once('.').unwrap().0),
        format!("{message}.{}", valid.rsplit_once('.').unwrap().1),
        "a.b.c".to_owned(),
        user("exp", json!(START + 1_000_000)),
        user("exp", json!(START + 20)),
        user("nbf", json!(START + 20)),
        user("iat", json!(START - 20)),
        user("iss", json!("https://login.example.com")),
        user("aud", json!(["project-test-2"])),
        user("aud", json!([PROJECT_ID, "project-test-2"])),
        token(&member_session_claims()),
        token(&client_claims()),
        token(&app_claims()),
        token(&member_app_claims()),
        valid,
        second,
    ]
});

#[derive(Debug, Clone)]
enum Event {
    Check { flow: usize, token: usize, max_age: Option<u64>, requires: bool },
    Passed(u64),
    SetBack(u64),
    Keys(usize),
    Fetched,
    Policy(bool),
    Leeway(u64),
    Issuer(bool),
}

fn event() -> impl Strategy<Value = Event> {
    let check = (0..7_usize, 0..TOKENS.len(), proptest::option::of(0..60_u64), any::<bool>());
    prop_oneof![
        8 => check.prop_map(|(flow, token, max_age, requires)| Event::Check { flow, token, max_age, requires }),
        // One token again and again.
        4 => Just(Event::Check { flow: 0, token: 3, max_age: None, requires: false }),
        2 => prop_oneof![0..40_u64, 0..1_000_u64, Just(86_400)].prop_map(Event::Passed),
        1 => (0..100_u64).prop_map(Event::SetBack),
        1 => (0..4_usize).prop_map(Event::Keys),
        1 => Just(Event::Fetched),
        1 => any::<bool>().prop_map(Event::Policy),
        1 => prop_oneof![Just(0), 0..30_u64].prop_map(Event::Leeway),
        1 => any::<bool>().prop_map(Event::Issuer),
    ]
}

/// Does this in a world; what a check says, in full.
fn outcome(world: &mut World, event: &Event) -> Option<String> {
    match *event {
        Event::Check { flow, token, max_age, requires } => {
            return Some(check(world, flow, &TOKENS[token], max_age, requires));
        }
        Event::Passed(seconds) => world.advance(Duration::from_secs(seconds)),
        Event::SetBack(seconds) => {
            world.now = crate::values::UnixTime::default()
                + world.now.since_epoch().saturating_sub(Duration::from_secs(seconds));
        }
        Event::Keys(which) => {
            for operation in ["consumer.sessions.get_jwks", "b2b.sessions.get_jwks"] {
                world.answer(operation, move || match which {
                    0 => ok(&jwks(&[KEY_ID])),
                    1 => ok(&jwks(&["key-2"])),
                    2 => ok(&jwks(&["key-2", KEY_ID])),
                    _ => error(500, "internal_server_error"),
                });
            }
        }
        Event::Fetched => world.context.import(&jwks(&[KEY_ID]).to_string(), world.now).unwrap(),
        Event::Policy(is_there) => {
            for operation in ["consumer.rbac.policy", "b2b.rbac.policy"] {
                world.answer(operation, move || if is_there { ok(&policy()) } else { error(500, "") });
            }
        }
        Event::Leeway(seconds) => {
            let settings = world.context.settings().clone().leeway(Duration::from_secs(seconds));
            world.context = world.context.with_settings(settings);
        }
        Event::Issuer(is_known) => {
            let mut settings = world.context.settings().clone();
            settings.issuers = is_known.then(|| "https://login.example.com".to_owned()).into_iter().collect();
            world.context = world.context.with_settings(settings);
        }
    }
    None
}

fn check(world: &mut World, flow: usize, token: &str, max_age: Option<u64>, requires: bool) -> String {
    let organization = "organization-test-1";
    /// The setters have one name in all flows, and no trait.
    macro_rules! run {
        ($flow:expr, $($requirement:expr),+) => {{
            let mut flow = $flow;
            if let Some(max_age) = max_age {
                flow = flow.max_age(Duration::from_secs(max_age));
            }
            if requires {
                flow = flow.require($($requirement),+);
            }
            format!("{:?}", world.run(flow))
        }};
    }
    match flow {
        0 => run!(consumer::sessions::AuthenticateJwt::new(token).fall_back(false), "documents", "read"),
        1 => run!(b2b::sessions::AuthenticateJwt::new(token).fall_back(false), organization, "documents", "read"),
        2 => run!(AuthenticateToken::new(token), "read:users"),
        3 => run!(consumer::idp::IntrospectToken::new(token), "documents", "read"),
        4 => run!(b2b::idp::IntrospectToken::new(token), organization, "documents", "read"),
        _ => {
            let name = ["consumer.sessions.authenticate_jwt", "b2b.sessions.authenticate_jwt"][flow - 5];
            let mut args = json!({ "session_jwt": token, "fall_back": false });
            if let Some(max_age) = max_age {
                args["max_age_seconds"] = json!(max_age);
            }
            format!("{:?}", world.run(FlowByName::new(name, &args).unwrap()))
        }
    }
}

fn world(verified_tokens: usize) -> World {
    let mut world = World::new().with_settings(|settings| settings.verified_tokens(verified_tokens));
    outcome(&mut world, &Event::Policy(true));
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_happens_both_decide_the_same(
        room in prop_oneof![1..4_usize, Just(1_000)],
        events in proptest::collection::vec(event(), 1..40),
    ) {
        let (mut cached, mut uncached) = (world(room), world(0));
        for event in &events {
            prop_assert_eq!(outcome(&mut cached, event), outcome(&mut uncached, event), "{:?}", event);
            prop_assert_eq!(cached.requests.len(), uncached.requests.len(), "{:?}", event);
            prop_assert!(cached.verified <= uncached.verified);
        }
    }
}
