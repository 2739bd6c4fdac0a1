//! Tokens that may be made up, while the project's keys cannot be had: how often Stytch is asked about them.

use std::time::Duration;

use serde_json::{Value, json};

use super::{End, Options, Product, end, for_both, run, seconds, world};
use crate::by_name::FlowByName;
use crate::error::{DeniedReason, Error, TransportErrorKind};
use crate::flow::{Flow, Input, Step};
use crate::testing::{Answer, KEY_ID, START, World, encode, error, jwks, ok, token};

for_both! {
    of_a_thousand_made_up_tokens_in_a_second_stytch_sees_twenty_at_most
    the_bound_is_a_setting_that_clones_share_the_use_of
    a_question_beyond_the_bound_ends_with_the_error_of_the_keys
    a_question_about_an_unverified_token_is_not_retried
    verified_tokens_are_not_bounded
    an_honest_token_passes_within_one_cool_down_after_keys_can_be_had_again
    without_a_fall_back_nothing_counts
    flows_by_name_count_too
    a_made_up_key_is_left_open_without_a_question_while_newer_keys_are_fetched
}

const MILLISECOND: Duration = Duration::from_millis(1);

const ASKING: Options = Options { max_age: None, fall_back: Some(true), require: None, minutes: None, claims: None };

/// Of the right form, with a signature that is none.
fn made_up<P: Product>() -> String {
    made_up_with_key::<P>(KEY_ID)
}

fn made_up_with_key<P: Product>(key_id: &str) -> String {
    let parts = [json!({ "alg": "RS256", "kid": key_id }).to_string(), P::claims().to_string()];
    let [header, claims] = parts.map(|part| encode(part.as_bytes()));
    format!("{header}.{claims}.{}", encode(&[7; 256]))
}

fn with<P: Product>(name: &str, value: impl Into<Value>) -> String {
    let mut claims = P::claims();
    claims[name] = value.into();
    token(&claims)
}

/// Why keys cannot be had.
fn without_keys() -> [fn() -> Answer; 3] {
    [|| error(500, "internal_server_error"), || error(429, "too_many_requests"), || ok(&jwks(&[]))]
}

/// A world without keys, in which Stytch knows no session.
fn world_without<P: Product>(keys: fn() -> Answer) -> World {
    let mut world = world::<P>();
    world.answer(P::JWKS, keys);
    world.answer(P::AUTHENTICATE, || error(404, "session_not_found"));
    world
}

/// Whether Stytch said no; without Stytch, the check must leave it open.
#[track_caller]
fn is_denied_by_stytch<P: Product>(world: &mut World, token: &str) -> bool {
    let asked_before = world.count(P::AUTHENTICATE);
    let outcome = run(world, P::flow(token, &ASKING));
    let is_asked = world.count(P::AUTHENTICATE) > asked_before;
    match outcome {
        Err(Error::Denied(denied)) => assert!(is_asked && denied.api_error.is_some(), "{denied:?}"),
        Err(Error::Api(_) | Error::Decode(_) | Error::Transport(_)) => assert!(!is_asked),
        outcome => panic!("{outcome:?}"),
    }
    is_asked
}

fn of_a_thousand_made_up_tokens_in_a_second_stytch_sees_twenty_at_most<P: Product>() {
    let made_up = made_up::<P>();
    for keys in without_keys() {
        let world = &mut world_without::<P>(keys);
        for second in 0..2 {
            let mut denied = 0;
            for _ in 0..1_000 {
                denied += usize::from(is_denied_by_stytch::<P>(world, &made_up));
                world.advance(MILLISECOND);
            }
            // Ten at once, and then one every tenth of a second.
            assert_eq!(denied, if second == 0 { 19 } else { 10 });
        }
        assert_eq!((world.count(P::AUTHENTICATE), world.count(P::JWKS)), (29, 1));
        // All at one moment.
        world.advance(seconds(1));
        let denied = (0..1_000).filter(|_| is_denied_by_stytch::<P>(world, &made_up)).count();
        assert_eq!((denied, world.count(P::JWKS)), (10, 1));
    }
}

fn the_bound_is_a_setting_that_clones_share_the_use_of<P: Product>() {
    for (per_second, expected) in [(0, 0), (1, 1), (3, 3), (25, 25)] {
        let mut world =
            world_without::<P>(without_keys()[0]).with_settings(|settings| settings.unverified_per_second(per_second));
        for _ in 0..50 {
            let settings = world.context.settings().clone();
            world.context = world.context.with_settings(settings);
            is_denied_by_stytch::<P>(&mut world, &made_up::<P>());
        }
        assert_eq!((world.count(P::AUTHENTICATE), world.count(P::JWKS)), (expected, 1));
    }
}

fn a_question_beyond_the_bound_ends_with_the_error_of_the_keys<P: Product>() {
    let world = &mut world_without::<P>(|| error(500, "internal_server_error"))
        .with_settings(|settings| settings.unverified_per_second(0));
    let first = run(world, P::flow(&token(&P::claims()), &ASKING)).unwrap_err();
    assert!(matches!(&first, Error::Api(error) if (error.status, error.operation) == (500, P::JWKS)), "{first:?}");
    let second = run(world, P::flow(&token(&P::claims()), &ASKING)).unwrap_err();
    assert!(matches!(&second, Error::Transport(error) if error.kind == TransportErrorKind::CoolingDown), "{second:?}");
    assert_eq!(world.requests.len(), 1);
}

fn a_question_about_an_unverified_token_is_not_retried<P: Product>() {
    let honest = token(&P::claims());
    // About a verified one, it is a call like any other.
    let expired = with::<P>("exp", START);
    for (mut world, token, requests) in [(world_without::<P>(without_keys()[0]), honest, 1), (world::<P>(), expired, 3)]
    {
        world.answer(P::AUTHENTICATE, || error(429, "too_many_requests"));
        let limited = run(&mut world, P::flow(&token, &ASKING)).unwrap_err();
        assert_eq!((limited.status(), world.count(P::AUTHENTICATE)), (Some(429), requests));
    }
}

fn verified_tokens_are_not_bounded<P: Product>() {
    let old = Options { max_age: Some(seconds(60)), ..Options::default() };
    let permission = Options { require: Some(("documents", "delete")), ..ASKING };
    for (token, options) in [
        (with::<P>("exp", START), ASKING),
        (with::<P>("iat", START - 60), old),
        (with::<P>("iss", "https://login.example.com"), ASKING),
        (token(&P::claims()), permission.clone()),
    ] {
        let world = &mut world::<P>().with_settings(|settings| settings.unverified_per_second(0));
        for _ in 0..100 {
            assert_eq!(end::<P>(world, &token, &options), End::AtStytch);
        }
    }
    // Nor is one whose policy cannot be had.
    let world = &mut world::<P>().with_settings(|settings| settings.unverified_per_second(0));
    world.answer(P::POLICY, || error(500, "internal_server_error"));
    for _ in 0..100 {
        assert_eq!(end::<P>(world, &token(&P::claims()), &permission), End::AtStytch);
    }
}

fn an_honest_token_passes_within_one_cool_down_after_keys_can_be_had_again<P: Product>() {
    let honest = with::<P>("exp", START + 3_600);
    for keys in without_keys() {
        let world = &mut world_without::<P>(keys);
        let flood = |world: &mut World| {
            for _ in 0..11 {
                is_denied_by_stytch::<P>(world, &made_up::<P>());
            }
            world.advance(seconds(1));
        };
        (0..100).for_each(|_| flood(world));
        assert_eq!(world.count(P::JWKS), 4);
        world.answer(P::JWKS, || ok(&jwks(&[KEY_ID])));
        // The last fetch began 10 seconds ago.
        (0..20).for_each(|_| flood(world));
        assert_eq!((world.count(P::JWKS), world.count(P::AUTHENTICATE)), (4, 1_200));
        assert_eq!(end::<P>(world, &honest, &ASKING), End::Here);
        assert_eq!(end::<P>(world, &made_up::<P>(), &ASKING), End::Denied(DeniedReason::Signature));
        assert_eq!(world.count(P::JWKS), 5);
    }
}

fn without_a_fall_back_nothing_counts<P: Product>() {
    let world = &mut world_without::<P>(without_keys()[0]);
    for _ in 0..50 {
        let open = run(world, P::flow(&made_up::<P>(), &Options::default())).unwrap_err();
        assert!(matches!(open, Error::Api(_) | Error::Transport(_)), "{open:?}");
    }
    let denied = (0..50).filter(|_| is_denied_by_stytch::<P>(world, &made_up::<P>())).count();
    assert_eq!(denied, 10);
}

fn flows_by_name_count_too<P: Product>() {
    let name = P::AUTHENTICATE.replace("authenticate", "authenticate_jwt");
    let args = json!({ "session_jwt": made_up::<P>(), "fall_back": true });
    let world = &mut world_without::<P>(without_keys()[0]);
    for _ in 0..50 {
        let mut flow = FlowByName::new(&name, &args).unwrap();
        let end = world.run(&mut flow as &mut dyn Flow<Output = Value>).unwrap_err();
        assert!(matches!(end, Error::Denied(_) | Error::Api(_) | Error::Transport(_)), "{end:?}");
    }
    assert_eq!((world.count(P::AUTHENTICATE), world.count(P::JWKS)), (10, 1));
}

fn a_made_up_key_is_left_open_without_a_question_while_newer_keys_are_fetched<P: Product>() {
    let world = &mut world::<P>();
    assert_eq!(end::<P>(world, &token(&P::claims()), &ASKING), End::Here);
    world.advance(seconds(30));
    let unknown = made_up_with_key::<P>("key-2");
    let mut fetching = P::flow(&unknown, &ASKING);
    assert!(matches!(fetching.step(&world.context, world.now, Input::Start), Ok(Step::Send(_))));
    for _ in 0..20 {
        let before = world.now;
        let open = run(world, P::flow(&unknown, &ASKING)).unwrap_err();
        assert!(matches!(&open, Error::Transport(error) if error.kind == TransportErrorKind::CoolingDown), "{open:?}");
        assert_eq!(world.now.since(before), seconds(1));
    }
    assert_eq!((world.count(P::JWKS), world.count(P::AUTHENTICATE)), (1, 0));
}
