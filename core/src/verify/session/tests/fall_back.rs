//! The table in the documentation of the flows, row by row.

use serde_json::{Value, json};

use super::{End, Options, Product, end, for_both, run, seconds, world};
use crate::error::DeniedReason::{
    self, Algorithm, Audience, Expired, Issuer, Malformed, NotYetValid, Permission, Signature, TooOld, UnknownKey,
    WrongKind,
};
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::flow::Context;
use crate::testing::{START, World, encode, error, ok, token, token_of};
use crate::wire::Project;

for_both! {
    a_valid_token_is_checked_here
    stytch_is_asked_where_it_may_know_better
    what_is_forged_or_meant_for_somebody_else_is_denied
    a_made_up_key_never_makes_stytch_be_asked
    a_second_requirement_does_not_take_the_place_of_the_first
    max_age_turns_it_on
    it_is_off_at_first
    nothing_is_young_enough_for_zero
    without_keys_stytch_is_asked
    without_a_policy_stytch_is_asked
    without_stytch_its_own_error_counts
    a_request_that_cannot_be_built_is_not_made_another_one
    an_age_cannot_be_told_without_a_time_of_issue
    what_only_stytch_could_use_needs_the_fall_back
}

fn with<P: Product>(name: &str, value: impl Into<Value>) -> String {
    let mut claims = P::claims();
    claims[name] = value.into();
    token(&claims)
}

fn without<P: Product>(name: &str) -> String {
    let mut claims = P::claims();
    claims.as_object_mut().unwrap().remove(name);
    token(&claims)
}

fn with_header<P: Product>(header: &str) -> String {
    token_of(header, &P::claims().to_string())
}

fn fall_back(fall_back: bool) -> Options {
    Options { fall_back: Some(fall_back), ..Options::default() }
}

fn require(action: &'static str) -> Options {
    Options { require: Some(("documents", action)), ..Options::default() }
}

fn a_valid_token_is_checked_here<P: Product>() {
    for options in [Options::default(), fall_back(true), fall_back(false), require("read")] {
        let world = &mut world::<P>();
        assert_eq!(end::<P>(world, &token(&P::claims()), &options), End::Here);
        assert_eq!((world.count(P::JWKS), world.verified, world.waits.len()), (1, 1, 0));
        assert_eq!(world.requests.len(), if options.require.is_some() { 2 } else { 1 });
        // The second time there is nothing to fetch.
        assert_eq!(end::<P>(world, &token(&P::claims()), &options), End::Here);
        assert_eq!((world.count(P::JWKS), world.verified), (1, world.verifications(2)));
        assert_eq!(world.requests.len(), if options.require.is_some() { 2 } else { 1 });
    }
}

fn stytch_is_asked_where_it_may_know_better<P: Product>() {
    let old = Options { max_age: Some(seconds(60)), ..Options::default() };
    let cases: [(String, Options, DeniedReason, usize); 5] = [
        (with::<P>("exp", START), Options::default(), Expired, 1),
        (with::<P>("iat", START - 60), old, TooOld, 1),
        (with::<P>("nbf", START + 1), Options::default(), NotYetValid, 1),
        (with::<P>("iss", "https://login.example.com"), Options::default(), Issuer, 1),
        (token(&P::claims()), require("delete"), Permission, 1),
    ];
    for (token, options, reason, verified) in cases {
        let wanted = |is_wanted: bool| Options { fall_back: Some(is_wanted), ..options.clone() };
        let world = &mut world::<P>();
        assert_eq!(end::<P>(world, &token, &wanted(false)), End::Denied(reason));
        assert_eq!(world.verified, verified, "{reason:?}");
        assert_eq!(end::<P>(world, &token, &wanted(true)), End::AtStytch, "{reason:?}");
        // A token that does not hold is verified again.
        let again = if reason == Permission { world.verifications(2) } else { 2 * verified };
        assert_eq!((world.verified, world.count(P::AUTHENTICATE)), (again, 1), "{reason:?}");
    }
}

fn what_is_forged_or_meant_for_somebody_else_is_denied<P: Product>() {
    let valid = token(&P::claims());
    let forged = format!("{}.{}", &valid[..valid.rfind('.').unwrap()], encode(&[1; 256]));
    let cases: [(String, DeniedReason); 13] = [
        (String::new(), Malformed),
        ("a.b.c".to_owned(), Malformed),
        (format!("{valid}="), Malformed),
        (without::<P>("sub"), Malformed),
        (without::<P>("exp"), Malformed),
        (with::<P>("https://stytch.com/session", json!({ "id": null })), Malformed),
        (with_header::<P>(r#"{"alg":"none","kid":"key-1"}"#), Algorithm),
        (with_header::<P>(r#"{"alg":"HS256","kid":"key-1"}"#), Algorithm),
        (with_header::<P>(r#"{"alg":"RS256","kid":"key-0"}"#), UnknownKey),
        (forged, Signature),
        (with::<P>("aud", "project-test-2"), Audience),
        (token(&P::other_claims()), WrongKind),
        (without::<P>("https://stytch.com/session"), WrongKind),
    ];
    for (token, reason) in cases {
        for options in [
            Options::default(),
            fall_back(false),
            fall_back(true),
            Options { max_age: Some(seconds(60)), ..Options::default() },
            Options { max_age: Some(seconds(60)), require: Some(("documents", "read")), ..fall_back(true) },
        ] {
            let world = &mut world::<P>();
            assert_eq!(end::<P>(world, &token, &options), End::Denied(reason), "{options:?}");
            assert_eq!(world.count(P::POLICY), 0);
        }
    }
}

fn max_age_turns_it_on<P: Product>() {
    let max_age = |age, fall_back| Options { max_age: Some(seconds(age)), fall_back, ..Options::default() };
    let old = with::<P>("iat", START - 60);
    let expired = with::<P>("exp", START);
    for (token, reason) in [(&old, TooOld), (&expired, Expired)] {
        assert_eq!(end::<P>(&mut world::<P>(), token, &max_age(60, None)), End::AtStytch);
        assert_eq!(end::<P>(&mut world::<P>(), token, &max_age(60, Some(true))), End::AtStytch);
        assert_eq!(end::<P>(&mut world::<P>(), token, &max_age(60, Some(false))), End::Denied(reason));
    }
    for fall_back in [None, Some(true), Some(false)] {
        assert_eq!(end::<P>(&mut world::<P>(), &old, &max_age(61, fall_back)), End::Here);
    }
}

fn it_is_off_at_first<P: Product>() {
    let expired = with::<P>("exp", START);
    assert_eq!(end::<P>(&mut world::<P>(), &expired, &Options::default()), End::Denied(Expired));
    assert_eq!(end::<P>(&mut world::<P>(), &token(&P::claims()), &require("delete")), End::Denied(Permission));
}

fn nothing_is_young_enough_for_zero<P: Product>() {
    let zero = |fall_back| Options { max_age: Some(seconds(0)), fall_back, ..Options::default() };
    for issued_at in [START, START + 100] {
        let token = with::<P>("iat", issued_at);
        assert_eq!(end::<P>(&mut world::<P>(), &token, &zero(None)), End::AtStytch);
        assert_eq!(end::<P>(&mut world::<P>(), &token, &zero(Some(false))), End::Denied(TooOld));
    }
}

fn an_age_cannot_be_told_without_a_time_of_issue<P: Product>() {
    let token = without::<P>("iat");
    assert_eq!(end::<P>(&mut world::<P>(), &token, &Options::default()), End::Here);
    let max_age = Options { max_age: Some(seconds(60)), ..Options::default() };
    assert_eq!(end::<P>(&mut world::<P>(), &token, &max_age), End::Denied(Malformed));
}

/// What makes keys or a policy impossible to have.
fn failures() -> [fn() -> crate::testing::Answer; 5] {
    [
        || error(500, "internal_server_error"),
        || error(404, "project_not_found"),
        || ok(&json!([])),
        || Err(TransportError::new(TransportErrorKind::Connect, "down")),
        || Err(TransportError::new(TransportErrorKind::Timeout, "slow")),
    ]
}

#[track_caller]
fn is_no_telling<P: Product>(world: &mut World, token: &str, options: &Options) {
    let outcome = run(world, P::flow(token, options));
    assert!(matches!(outcome, Err(Error::Api(_) | Error::Decode(_) | Error::Transport(_))), "{outcome:?}");
    assert_eq!(world.count(P::AUTHENTICATE), 0);
}

fn without_keys_stytch_is_asked<P: Product>() {
    let valid = token(&P::claims());
    for failure in failures() {
        for options in [Options::default(), fall_back(false)] {
            let world = &mut world::<P>();
            world.answer(P::JWKS, failure);
            is_no_telling::<P>(world, &valid, &options);
            // Too early to fetch again.
            let requests = world.requests.len();
            is_no_telling::<P>(world, &valid, &options);
            assert_eq!((world.requests.len(), world.verified), (requests, 0));
            assert_eq!(end::<P>(world, &valid, &fall_back(true)), End::AtStytch);
            assert_eq!(world.requests.len(), requests + 1);
        }
        let world = &mut world::<P>();
        world.answer(P::JWKS, failure);
        assert_eq!(end::<P>(world, &valid, &fall_back(true)), End::AtStytch);
    }
}

fn without_a_policy_stytch_is_asked<P: Product>() {
    let valid = token(&P::claims());
    for failure in failures() {
        let world = &mut world::<P>();
        world.answer(P::POLICY, failure);
        is_no_telling::<P>(world, &valid, &require("read"));
        assert_eq!(world.verified, 1);
        let requests = world.requests.len();
        is_no_telling::<P>(world, &valid, &require("read"));
        assert_eq!(world.requests.len(), requests);
        assert_eq!(end::<P>(world, &valid, &Options { fall_back: Some(true), ..require("read") }), End::AtStytch);
        // Who requires nothing needs no policy.
        assert_eq!(end::<P>(world, &valid, &Options::default()), End::Here);
    }
}

fn without_stytch_its_own_error_counts<P: Product>() {
    let expired = with::<P>("exp", START);
    for (answer, status) in failures().into_iter().zip([Some(500), Some(404), Some(200), None, None]) {
        let world = &mut world::<P>();
        world.answer(P::AUTHENTICATE, answer);
        let error = run(world, P::flow(&expired, &fall_back(true))).unwrap_err();
        assert!(matches!(error, Error::Api(_) | Error::Decode(_) | Error::Transport(_)), "{error}");
        assert_eq!(error.status(), status);
    }
}

fn a_request_that_cannot_be_built_is_not_made_another_one<P: Product>() {
    let world = &mut world::<P>();
    world.context = Context::new(Project::new("..", "secret-test-1").unwrap(), 7);
    let mut flow = P::flow(&token(&P::claims()), &fall_back(true));
    let Err(Error::Build(error)) = world.run(&mut flow) else { panic!() };
    assert_eq!((error.operation, error.field.as_str()), (Some(P::JWKS), "project_id"));
    assert_eq!(world.requests.len(), 0);
}

fn a_made_up_key_never_makes_stytch_be_asked<P: Product>() {
    let world = &mut world::<P>();
    assert_eq!(end::<P>(world, &token(&P::claims()), &fall_back(true)), End::Here);
    // The keys are there, and are not to be had again.
    world.answer(P::JWKS, || error(429, "too_many_requests"));
    world.advance(seconds(60));
    let forged = with_header::<P>(r#"{"alg":"RS256","kid":"key-0"}"#);
    for _ in 0..5 {
        run(world, P::flow(&forged, &fall_back(true))).unwrap_err();
    }
    assert_eq!(world.count(P::AUTHENTICATE), 0);
}

fn a_second_requirement_does_not_take_the_place_of_the_first<P: Product>() {
    for token in [token(&P::claims()), with::<P>("exp", START)] {
        let world = &mut world::<P>();
        let error = world.run(P::requiring_twice(&token)).unwrap_err();
        assert!(matches!(&error, Error::Build(error) if error.field == "require"), "{error}");
        assert_eq!(world.requests.len(), 0);
    }
}

/// Unless the caller has said that Stytch is not to be asked.
fn what_only_stytch_could_use_needs_the_fall_back<P: Product>() {
    let minutes = Options { minutes: Some(60), ..Options::default() };
    let claims = Options { claims: Some(serde_json::Map::new()), ..Options::default() };
    for (options, field) in [(minutes, "session_duration_minutes"), (claims, "session_custom_claims")] {
        let world = &mut world::<P>();
        match run(world, P::flow(&token(&P::claims()), &options)) {
            Err(Error::Build(error)) => assert_eq!((error.field.as_str(), world.requests.len()), (field, 0)),
            other => panic!("{other:?}"),
        }
        for fall_back in [false, true] {
            let options = Options { fall_back: Some(fall_back), ..options.clone() };
            assert_eq!(end::<P>(world, &token(&P::claims()), &options), End::Here);
        }
        let options = Options { max_age: Some(seconds(60)), ..options };
        assert_eq!(end::<P>(world, &token(&P::claims()), &options), End::Here);
    }
}
