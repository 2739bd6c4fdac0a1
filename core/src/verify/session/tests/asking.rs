//! What Stytch is asked, and who answers what.

use http::Method;
use serde_json::{Value, json};

use super::{End, Member, Options, Product, User, end, for_both, run, world};
use crate::error::{Denied, DeniedReason, Error, TransportError, TransportErrorKind};
use crate::flow::{Flow, Input, InvalidSignature, Step};
use crate::testing::{START, describe, encode, ok, token};
use crate::values::Secret;

for_both! {
    what_is_unset_is_not_sent
    everything_that_is_set_is_sent
    the_requirement_is_stytchs_to_check_too
    an_answer_is_taken_as_it_is
    a_fresh_jwt_is_there_if_stytch_sent_one
    nobody_is_authenticated_before_the_signature_was_verified
    a_flow_that_asks_waits_for_the_answer
    a_signature_that_cannot_be_verified_is_not_denied
}

fn expired<P: Product>() -> String {
    let mut claims = P::claims();
    claims["exp"] = json!(START);
    token(&claims)
}

/// The request to Stytch: its text.
fn asked<P: Product>(options: &Options) -> String {
    let world = &mut world::<P>();
    let options = Options { fall_back: Some(true), ..options.clone() };
    assert_eq!(end::<P>(world, &expired::<P>(), &options), End::AtStytch);
    let (name, request) = world.requests.last().unwrap();
    assert_eq!(
        (*name, request.method(), request.uri().to_string()),
        (P::AUTHENTICATE, &Method::POST, P::AUTHENTICATE_URL.to_owned())
    );
    assert!(request.headers()["authorization"].is_sensitive());
    assert_eq!(request.headers()["content-type"], "application/json");
    world.last_body()
}

fn what_is_unset_is_not_sent<P: Product>() {
    assert_eq!(asked::<P>(&Options::default()), format!(r#"{{"session_jwt":"{}"}}"#, expired::<P>()));
}

fn everything_that_is_set_is_sent<P: Product>() {
    let minutes = Options { minutes: Some(60), ..Options::default() };
    let body: Value = serde_json::from_str(&asked::<P>(&minutes)).unwrap();
    assert_eq!(body, json!({ "session_jwt": expired::<P>(), "session_duration_minutes": 60 }));

    let claims = json!({ "color": "red", "size": null, "list": [1, { "a": "b" }] }).as_object().unwrap().clone();
    let with_claims = Options { claims: Some(claims.clone()), ..Options::default() };
    let body: Value = serde_json::from_str(&asked::<P>(&with_claims)).unwrap();
    assert_eq!(body, json!({ "session_jwt": expired::<P>(), "session_custom_claims": claims }));

    let empty = Options { claims: Some(serde_json::Map::new()), ..Options::default() };
    let body: Value = serde_json::from_str(&asked::<P>(&empty)).unwrap();
    assert_eq!(body, json!({ "session_jwt": expired::<P>(), "session_custom_claims": {} }));

    let check = Options { require: Some(("documents", "read")), ..Options::default() };
    let body: Value = serde_json::from_str(&asked::<P>(&check)).unwrap();
    let authorization_check = P::authorization_check("documents", "read");
    assert_eq!(body, json!({ "session_jwt": expired::<P>(), "authorization_check": authorization_check }));

    let all = Options { minutes: Some(5), claims: Some(claims.clone()), ..check };
    let body: Value = serde_json::from_str(&asked::<P>(&all)).unwrap();
    let expected = json!({
        "session_jwt": expired::<P>(), "authorization_check": authorization_check,
        "session_duration_minutes": 5, "session_custom_claims": claims,
    });
    assert_eq!(body, expected);
}

/// Here the roles do not allow it; perhaps they do by now.
fn the_requirement_is_stytchs_to_check_too<P: Product>() {
    let world = &mut world::<P>();
    let options = Options { fall_back: Some(true), require: Some(("documents", "delete")), ..Options::default() };
    assert_eq!(end::<P>(world, &token(&P::claims()), &options), End::AtStytch);
    let body: Value = serde_json::from_str(&world.last_body()).unwrap();
    assert_eq!(body["authorization_check"], P::authorization_check("documents", "delete"));
    let names: Vec<_> = world.requests.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, [P::JWKS, P::POLICY, P::AUTHENTICATE]);
}

/// Stytch checked it all: its answer is not checked again with the policy that is here.
fn an_answer_is_taken_as_it_is<P: Product>() {
    let world = &mut world::<P>();
    let options = Options { fall_back: Some(true), require: Some(("documents", "delete")), ..Options::default() };
    assert_eq!(end::<P>(world, &expired::<P>(), &options), End::AtStytch);
    let names: Vec<_> = world.requests.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, [P::JWKS, P::AUTHENTICATE]);
}

fn a_fresh_jwt_is_there_if_stytch_sent_one<P: Product>() {
    let world = &mut world::<P>();
    let options = Options { fall_back: Some(true), ..Options::default() };
    let found = run(world, P::flow(&token(&P::claims()), &options)).unwrap();
    assert_eq!(P::fresh_jwt(&found), None);
    let found = run(world, P::flow(&expired::<P>(), &options)).unwrap();
    assert_eq!(P::fresh_jwt(&found).map(Secret::expose), Some("jwt-9"));
    for none in [json!(""), json!(null)] {
        let mut answer = P::answer();
        answer["session_jwt"] = none;
        world.answer(P::AUTHENTICATE, move || ok(&answer));
        let found = run(world, P::flow(&expired::<P>(), &options)).unwrap();
        assert_eq!(P::fresh_jwt(&found), None);
    }
}

#[test]
fn the_answer_is_all_there() {
    let options = Options { fall_back: Some(true), ..Options::default() };
    let found = run(&mut world::<User>(), User::flow(&expired::<User>(), &options)).unwrap();
    assert_eq!(found.session.roles, ["admin"]);
    let answer = found.response.unwrap();
    assert_eq!((answer.request_id.as_deref(), answer.user.user_id.as_str()), (Some("request-9"), "user-test-1"));
    assert_eq!((answer.session_token.expose(), answer.session_jwt.expose()), ("token-9", "jwt-9"));

    let found = run(&mut world::<Member>(), Member::flow(&expired::<Member>(), &options)).unwrap();
    assert_eq!(found.member_session.roles, ["admin"]);
    let answer = found.response.unwrap();
    assert_eq!((answer.request_id.as_deref(), answer.member.member_id.as_str()), (Some("request-9"), "member-test-1"));
    assert_eq!(answer.organization.organization_id, "organization-test-1");
    assert_eq!((answer.session_token.expose(), answer.session_jwt.expose()), ("token-9", "jwt-9"));
}

fn wrong_inputs() -> [Input; 5] {
    [
        Input::Verified(Ok(())),
        Input::Start,
        Input::Woke,
        Input::Verified(Ok(())),
        Input::Failed(TransportError::new(TransportErrorKind::Connect, "not awaited")),
    ]
}

fn nobody_is_authenticated_before_the_signature_was_verified<P: Product>() {
    let valid = token(&P::claims());
    let forged = format!("{}.{}", &valid[..valid.rfind('.').unwrap()], encode(&[1; 256]));
    let world = &mut world::<P>();
    for keys_are_here in [false, true] {
        let mut flow = P::flow(&forged, &Options { fall_back: Some(true), ..Options::default() });
        if !keys_are_here {
            let Ok(Step::Send(request)) = flow.step(&world.context, world.now, Input::Verified(Ok(()))) else {
                panic!()
            };
            for input in wrong_inputs().into_iter().take(4) {
                let again = flow.step(&world.context, world.now, input).unwrap();
                assert!(matches!(&again, Step::Send(again) if again.uri() == request.uri()));
            }
            let answer = world.send(request);
            assert!(matches!(flow.step(&world.context, world.now, answer), Ok(Step::Verify(_))));
        } else {
            assert!(matches!(flow.step(&world.context, world.now, Input::Verified(Ok(()))), Ok(Step::Verify(_))));
        }
        for input in wrong_inputs().into_iter().filter(|input| !matches!(input, Input::Verified(_) | Input::Failed(_)))
        {
            assert!(matches!(flow.step(&world.context, world.now, input), Ok(Step::Verify(_))));
        }
        let outcome = flow.step(&world.context, world.now, Input::Verified(Err(InvalidSignature)));
        assert!(matches!(&outcome, Err(Error::Denied(denied)) if **denied == wrong_signature()), "{outcome:?}");
        assert!(matches!(flow.step(&world.context, world.now, Input::Verified(Ok(()))), Err(Error::Build(_))));
    }
    assert_eq!(world.requests.len(), 1);
}

/// A verifier that fails says nothing about the token, so it is no "no". The token may be made up: Stytch is not asked.
fn a_signature_that_cannot_be_verified_is_not_denied<P: Product>() {
    for fall_back in [false, true] {
        let mut world = world::<P>();
        let mut flow = P::flow(&token(&P::claims()), &Options { fall_back: Some(fall_back), ..Options::default() });
        let Ok(Step::Send(request)) = flow.step(&world.context, world.now, Input::Start) else { panic!() };
        let answer = world.send(request);
        assert!(matches!(flow.step(&world.context, world.now, answer), Ok(Step::Verify(_))));
        let failed = Input::Failed(TransportError::new(TransportErrorKind::Interrupted, "no crypto"));
        match flow.step(&world.context, world.now, failed) {
            Err(Error::Transport(error)) => assert_eq!(error.kind, TransportErrorKind::Interrupted),
            outcome => panic!("{outcome:?}"),
        }
    }
}

fn wrong_signature() -> Denied {
    Denied::new(DeniedReason::Signature, "the signature of the token is wrong")
}

fn a_flow_that_asks_waits_for_the_answer<P: Product>() {
    let world = &mut world::<P>();
    let mut flow = P::flow(&expired::<P>(), &Options { fall_back: Some(true), ..Options::default() });
    let Ok(Step::Send(request)) = flow.step(&world.context, world.now, Input::Start) else { panic!() };
    let keys = world.send(request);
    assert!(matches!(flow.step(&world.context, world.now, keys), Ok(Step::Verify(_))));
    let step = flow.step(&world.context, world.now, Input::Verified(Ok(()))).unwrap();
    for input in [Input::Verified(Ok(())), Input::Woke, Input::Start] {
        assert_eq!(describe(&flow.step(&world.context, world.now, input).unwrap()), describe(&step));
    }
    let Step::Send(request) = step else { panic!() };
    assert_eq!(request.uri(), P::AUTHENTICATE_URL);
    let answer = world.send(request);
    assert!(matches!(flow.step(&world.context, world.now, answer), Ok(Step::Done(_))));
}
