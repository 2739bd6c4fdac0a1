//! Sessions.

use super::*;

const USER: &str = "consumer.sessions.authenticate_jwt";
const MEMBER: &str = "b2b.sessions.authenticate_jwt";
const ASK_USER: &str = "consumer.sessions.authenticate";
const ASK_MEMBER: &str = "b2b.sessions.authenticate";

fn user_answer() -> Value {
    json!({
        "session": { "session_id": "session-9", "user_id": "user-test-1", "brand_new": [1] },
        "session_jwt": "jwt-9", "session_token": "token-9", "user": { "user_id": "user-test-1" },
        "request_id": "request-9",
    })
}

fn member_answer() -> Value {
    json!({
        "member_session": {
            "member_session_id": "session-9", "member_id": "member-test-1", "organization_id": ACME, "brand_new": [1],
        },
        "session_jwt": "jwt-9", "session_token": "token-9", "request_id": "request-9",
        "member": { "member_id": "member-test-1", "organization_id": ACME }, "organization": { "organization_id": ACME },
    })
}

/// A world in which Stytch, if asked, authenticates.
fn world() -> World {
    let mut world = super::world();
    world.answer(ASK_USER, || ok(&user_answer()));
    world.answer(ASK_MEMBER, || ok(&member_answer()));
    world
}

fn expired(claims: Value) -> String {
    token(&with(claims, "exp", json!(START)))
}

#[test]
fn a_user_is_who_the_typed_flow_says() {
    let jwt = token(&session_claims());
    let typed = world().run(consumer::sessions::AuthenticateJwt::new(jwt.as_str())).unwrap().session;
    let outcome = run(&mut world(), USER, &json!({ "session_jwt": jwt })).unwrap();
    let session = json!({
        "session_id": typed.session_id,
        "user_id": typed.user_id,
        "authentication_factors": session_claims()["https://stytch.com/session"]["authentication_factors"],
        "roles": typed.roles,
        "started_at": typed.started_at.unwrap().as_str(),
        "last_accessed_at": typed.last_accessed_at.unwrap().as_str(),
        "expires_at": typed.expires_at.unwrap().as_str(),
        "attributes": { "ip_address": "203.0.113.1", "user_agent": "agent" },
        "custom_claims": typed.custom_claims,
    });
    assert_eq!(outcome, json!({ "session": session, "response": null }));
    assert_eq!(session["custom_claims"], json!({ "color": "blue" }));
}

#[test]
fn a_member_is_who_the_typed_flow_says() {
    let jwt = token(&member_session_claims());
    let typed = world().run(b2b::sessions::AuthenticateJwt::new(jwt.as_str())).unwrap().member_session;
    let outcome = run(&mut world(), MEMBER, &json!({ "session_jwt": jwt })).unwrap();
    let session = json!({
        "member_session_id": typed.member_session_id,
        "member_id": typed.member_id,
        "organization_id": typed.organization_id,
        "organization_slug": typed.organization_slug,
        "authentication_factors": member_session_claims()["https://stytch.com/session"]["authentication_factors"],
        "roles": typed.roles,
        "started_at": typed.started_at.as_str(),
        "last_accessed_at": typed.last_accessed_at.as_str(),
        "expires_at": typed.expires_at.as_str(),
        "custom_claims": typed.custom_claims,
    });
    assert_eq!(outcome, json!({ "member_session": session, "response": null }));
    assert_eq!(session["organization_slug"], "acme");
}

#[test]
fn an_old_token_does_not_tell_every_moment() {
    let session = json!({ "id": "session-1", "attributes": null });
    let claims = with(session_claims(), "https://stytch.com/session", session);
    let outcome = run(&mut world(), USER, &json!({ "session_jwt": token(&claims) })).unwrap();
    let expected = json!({
        "session_id": "session-1", "user_id": "user-test-1", "authentication_factors": [], "roles": [],
        "started_at": null, "last_accessed_at": null, "expires_at": "2023-11-14T22:18:20Z", "attributes": null,
        "custom_claims": { "color": "blue" },
    });
    assert_eq!(outcome["session"], expected);
}

#[test]
fn the_other_kind_of_session_is_denied() {
    for (name, claims) in [(USER, member_session_claims()), (MEMBER, session_claims())] {
        let mut world = world();
        let args = json!({ "session_jwt": token(&claims), "fall_back": true });
        assert_eq!(reason(run(&mut world, name, &args)), DeniedReason::WrongKind, "{name}");
        let args = json!({ "session_jwt": "no.jwt", "fall_back": true });
        assert_eq!(reason(run(&mut world, name, &args)), DeniedReason::Malformed, "{name}");
        assert_eq!(world.requests.len(), 1);
    }
}

#[test]
fn stytch_is_asked_only_where_that_is_wanted() {
    for (name, claims, ask) in [(USER, session_claims(), ASK_USER), (MEMBER, member_session_claims(), ASK_MEMBER)] {
        let outcome = |args: Value| {
            let mut world = world();
            let outcome = run(&mut world, name, &with(args, "session_jwt", json!(expired(claims.clone()))));
            assert_eq!(outcome.is_ok(), world.count(ask) == 1);
            outcome
        };
        for args in [json!({}), json!({ "fall_back": null }), json!({ "max_age_seconds": 900, "fall_back": false })] {
            assert_eq!(reason(outcome(args)), DeniedReason::Expired);
        }
        for args in [json!({ "fall_back": true }), json!({ "max_age_seconds": 0 })] {
            outcome(args).unwrap();
        }
    }
}

/// The two last requests are the same.
#[track_caller]
fn assert_same(world: &World, url: &str) {
    let [.., (_, by_name), (_, typed)] = world.requests.as_slice() else { panic!("there are no two") };
    assert_eq!((by_name.method(), by_name.uri(), by_name.body()), (typed.method(), typed.uri(), typed.body()));
    assert_eq!(typed.uri(), url);
}

#[test]
fn stytch_is_asked_as_by_the_typed_flow() {
    let mut world = world();
    let args = |jwt: &str, check: Value| {
        json!({
            "session_jwt": jwt, "session_duration_minutes": 60, "session_custom_claims": { "color": "red" },
            "authorization_check": check,
        })
    };

    let jwt = expired(session_claims());
    let asked = args(&jwt, check("read"));
    let outcome = run(&mut world, USER, &with(asked.clone(), "fall_back", json!(true))).unwrap();
    assert_eq!(outcome, json!({ "session": user_answer()["session"], "response": user_answer() }));
    assert_eq!(serde_json::from_str::<Value>(&world.last_body()).unwrap(), asked);
    let flow = consumer::sessions::AuthenticateJwt::new(jwt.as_str()).fall_back(true).session_duration_minutes(60);
    world.run(flow.session_custom_claims([("color", "red")]).require("documents", "read")).unwrap();
    assert_same(&world, "https://test.stytch.com/v1/sessions/authenticate");

    let jwt = expired(member_session_claims());
    let asked = args(&jwt, check_in(ACME, "read"));
    let outcome = run(&mut world, MEMBER, &with(asked.clone(), "fall_back", json!(true))).unwrap();
    assert_eq!(outcome, json!({ "member_session": member_answer()["member_session"], "response": member_answer() }));
    assert_eq!(serde_json::from_str::<Value>(&world.last_body()).unwrap(), asked);
    let flow = b2b::sessions::AuthenticateJwt::new(jwt.as_str()).fall_back(true).session_duration_minutes(60);
    world.run(flow.session_custom_claims([("color", "red")]).require(ACME, "documents", "read")).unwrap();
    assert_same(&world, "https://test.stytch.com/v1/b2b/sessions/authenticate");
}

#[test]
fn what_is_required_is_checked_here() {
    let mut world = world();
    let args = |action| json!({ "session_jwt": token(&session_claims()), "authorization_check": check(action) });
    run(&mut world, USER, &args("read")).unwrap();
    assert_eq!(reason(run(&mut world, USER, &args("delete"))), DeniedReason::Permission);
    assert_eq!(world.count(ASK_USER), 0);
    run(&mut world, USER, &with(args("delete"), "fall_back", json!(true))).unwrap();
    assert_eq!(world.count(ASK_USER), 1);

    let args = |organization_id, action| json!({ "session_jwt": token(&member_session_claims()), "authorization_check": check_in(organization_id, action) });
    run(&mut world, MEMBER, &args(ACME, "read")).unwrap();
    assert_eq!(reason(run(&mut world, MEMBER, &args("organization-test-2", "read"))), DeniedReason::Tenancy);
    assert_eq!(reason(run(&mut world, MEMBER, &args(ACME, "delete"))), DeniedReason::Permission);
    assert_eq!(world.count(ASK_MEMBER), 0);
}

#[test]
fn refusals_of_stytch_are_denials() {
    let mut world = world();
    world.answer(ASK_USER, || error(404, "session_not_found"));
    let args = json!({ "session_jwt": expired(session_claims()), "fall_back": true });
    assert_eq!(reason(run(&mut world, USER, &args)), DeniedReason::Inactive);
}

#[test]
fn an_answer_that_does_not_say_whose_session_it_is_is_no_success() {
    let user_ids = ["session_id", "user_id"];
    let member_ids = ["member_session_id", "member_id", "organization_id"];
    let (user_jwt, member_jwt) = (expired(session_claims()), expired(member_session_claims()));
    for (name, jwt, ask, answer, session, ids) in [
        (USER, &user_jwt, ASK_USER, user_answer(), "session", &user_ids[..]),
        (MEMBER, &member_jwt, ASK_MEMBER, member_answer(), "member_session", &member_ids[..]),
    ] {
        let (lacks, wrong) = ("lacks a field", "has a value of the wrong type");
        let mut odd = vec![
            (without(answer.clone(), session), session.to_owned(), lacks),
            (with(answer.clone(), session, json!(null)), session.to_owned(), wrong),
        ];
        for id in ids {
            let with_session = |json| with(answer.clone(), session, json);
            let path = format!("{session}.{id}");
            odd.push((with_session(without(answer[session].clone(), id)), path.clone(), lacks));
            odd.push((with_session(with(answer[session].clone(), id, json!(null))), path, wrong));
        }
        for (answer, path, problem) in odd {
            let mut world = world();
            world.answer(ask, move || ok(&answer));
            let outcome = run(&mut world, name, &json!({ "session_jwt": jwt, "fall_back": true }));
            let Err(Error::Decode(error)) = outcome else { panic!("{path} was not needed: {outcome:?}") };
            assert_eq!((error.operation, error.path.as_str(), error.problem), (ask, path.as_str(), problem));
            assert_eq!(error.request_id.as_deref(), Some("request-9"));
        }
    }
}
