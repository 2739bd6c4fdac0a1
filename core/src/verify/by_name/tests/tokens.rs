//! Access tokens.

use super::*;

const CLIENT: &str = "m2m.authenticate_token";
const FETCH: &str = "m2m.fetch_token";
const USER: &str = "consumer.idp.introspect_token";
const MEMBER: &str = "b2b.idp.introspect_token";

/// Claims that hold for an hour from [`START`].
fn claims(more: Value) -> Value {
    let claims = with(more, "iss", json!(format!("stytch.com/{PROJECT_ID}")));
    let claims = with(with(claims, "aud", json!([PROJECT_ID])), "color", json!("blue"));
    with(with(claims, "iat", json!(START)), "exp", json!(START + 3_600))
}

fn of_client() -> Value {
    claims(json!({ "sub": "m2m-client-test-1", "scope": "read:users write:*" }))
}

fn of_user() -> Value {
    claims(json!({ "sub": "user-test-1", "client_id": "app-1", "scope": "openid edit" }))
}

fn of_member() -> Value {
    let organization = json!({ "organization_id": ACME, "slug": "acme" });
    with(with(of_user(), "sub", json!("member-test-1")), "https://stytch.com/organization", organization)
}

#[test]
fn a_client_is_who_the_typed_flow_says() {
    let jwt = token(&of_client());
    let typed = world().run(m2m::AuthenticateToken::new(jwt.as_str())).unwrap();
    let args = json!({ "access_token": jwt, "required_scopes": ["read:users", "write:users"], "max_age_seconds": 60 });
    let expected = json!({
        "client_id": typed.client_id,
        "scopes": typed.scopes,
        "expires_at": "2023-11-14T23:13:20Z",
        "custom_claims": typed.custom_claims,
    });
    assert_eq!(run(&mut world(), CLIENT, &args).unwrap(), expected);
    assert_eq!(typed.expires_at.as_seconds(), START + 3_600);
}

#[test]
fn a_client_that_is_denied() {
    let args = json!({ "access_token": token(&of_client()) });
    let outcome = |name, value| reason(run(&mut world(), CLIENT, &with(args.clone(), name, value)));
    assert_eq!(outcome("required_scopes", json!(["read:users", "other"])), DeniedReason::Permission);
    assert_eq!(outcome("max_age_seconds", json!(0)), DeniedReason::TooOld);
    assert_eq!(outcome("access_token", json!(token(&of_user()))), DeniedReason::WrongKind);
}

#[test]
fn a_token_is_fetched_and_kept() {
    let mut world = world();
    world.answer("oauth2.token", || ok(&json!({ "access_token": "token-1", "expires_in": 3_600, "scope": "b a" })));
    let args =
        json!({ "client_id": "client-1", "client_secret": "secret-1", "scopes": ["b", "a"], "force_refresh": null });
    let outcome = run(&mut world, FETCH, &args).unwrap();
    let expected = json!({ "access_token": "token-1", "scopes": ["b", "a"], "expires_at": "2023-11-14T23:13:20Z" });
    assert_eq!(outcome, expected);
    assert_eq!(
        world.last_body(),
        "grant_type=client_credentials&client_id=client-1&client_secret=secret-1&scope=a%20b"
    );
    let typed = world.run(m2m::FetchToken::new("client-1", "secret-1").scope("a b")).unwrap();
    assert_eq!(typed.access_token.expose(), "token-1");
    run(&mut world, FETCH, &with(args.clone(), "force_refresh", json!(false))).unwrap();
    assert_eq!(world.count("oauth2.token"), 1);
    run(&mut world, FETCH, &with(args.clone(), "force_refresh", json!(true))).unwrap();
    run(&mut world, FETCH, &without(args, "scopes")).unwrap();
    assert_eq!(world.count("oauth2.token"), 3);
}

#[test]
fn an_answer_without_a_token_is_no_success() {
    let args = json!({ "client_id": "client-1", "client_secret": "secret-1" });
    let wrong = "has a value of the wrong type";
    for (answer, path, problem) in [
        (json!({}), "access_token", "lacks a field"),
        (json!({ "access_token": null }), "access_token", wrong),
        (json!({ "access_token": "" }), "access_token", "is empty"),
        (json!({ "access_token": "a", "expires_in": "soon" }), "expires_in", wrong),
        (json!({ "access_token": "a", "scope": ["b"] }), "scope", wrong),
        (json!([]), "", wrong),
    ] {
        let mut world = world();
        world.answer("oauth2.token", move || ok(&answer));
        let Err(Error::Decode(error)) = run(&mut world, FETCH, &args) else { panic!("{path} was not needed") };
        assert_eq!((error.path.as_str(), error.problem), (path, problem));
    }
}

#[test]
fn an_app_is_who_the_typed_flows_say() {
    let jwt = token(&of_user());
    let typed = world().run(consumer::idp::IntrospectToken::new(jwt.as_str())).unwrap();
    let expected = json!({
        "subject": typed.subject, "client_id": typed.client_id, "scopes": typed.scopes, "issuer": typed.issuer,
        "audience": typed.audience, "expires_at": "2023-11-14T23:13:20Z", "issued_at": "2023-11-14T22:13:20Z",
        "organization": null, "custom_claims": typed.custom_claims,
    });
    assert_eq!(run(&mut world(), USER, &json!({ "access_token": jwt })).unwrap(), expected);

    let jwt = token(&of_member());
    let typed = world().run(b2b::idp::IntrospectToken::new(jwt.as_str())).unwrap();
    let outcome = run(&mut world(), MEMBER, &json!({ "access_token": jwt })).unwrap();
    let organization = json!({ "organization_id": ACME, "organization_slug": "acme" });
    let expected = with(with(expected, "subject", json!(typed.subject)), "organization", organization);
    assert_eq!(outcome, expected);
    assert_eq!(typed.organization.unwrap().organization_slug, "acme");
}

#[test]
fn stytch_introspects_for_a_client() {
    let args = json!({ "access_token": "token-1", "client_id": "app-1", "client_secret": "secret-1" });
    for (name, claims) in [(USER, of_user()), (MEMBER, of_member())] {
        let mut world = world();
        let mut answer = claims.clone();
        for (name, value) in
            [("active", json!(true)), ("token_type", json!("access_token")), ("username", json!("Ada"))]
        {
            answer[name] = value;
        }
        world.answer("oauth2.introspect", move || ok(&answer));
        let asked = run(&mut world, name, &args).unwrap();
        let body = "token=token-1&client_id=app-1&client_secret=secret-1&token_type_hint=access_token";
        assert_eq!((world.requests.len(), world.last_body().as_str()), (1, body));
        assert_eq!(asked, run(&mut world, name, &json!({ "access_token": token(&claims) })).unwrap());
    }
    let mut world = world();
    world.answer("oauth2.introspect", || ok(&json!({ "active": false })));
    assert_eq!(reason(run(&mut world, USER, &args)), DeniedReason::Inactive);
    world.answer("oauth2.introspect", || ok(&json!({})));
    assert!(matches!(run(&mut world, USER, &args), Err(Error::Decode(error)) if error.path == "active"));
}

#[test]
fn what_is_required_of_an_app_is_checked() {
    let args = |claims, check: Value| json!({ "access_token": token(&claims), "authorization_check": check });
    run(&mut world(), USER, &args(of_user(), check("read"))).unwrap();
    run(&mut world(), MEMBER, &args(of_member(), check_in(ACME, "read"))).unwrap();
    let outcome = |name, args: Value| reason(run(&mut world(), name, &args));
    assert_eq!(outcome(USER, args(of_user(), check("delete"))), DeniedReason::Permission);
    assert_eq!(outcome(MEMBER, args(of_member(), check_in(ACME, "delete"))), DeniedReason::Permission);
    assert_eq!(outcome(MEMBER, args(of_member(), check_in("organization-test-2", "read"))), DeniedReason::Tenancy);
    let old = with(args(of_user(), check("read")), "max_age_seconds", json!(0));
    assert_eq!(outcome(USER, old), DeniedReason::TooOld);
}

#[test]
fn one_kind_of_token_is_not_another() {
    for (name, claims) in [(USER, of_member()), (MEMBER, of_user()), (USER, session_claims()), (CLIENT, of_member())] {
        let args = json!({ "access_token": token(&claims) });
        assert_eq!(reason(run(&mut world(), name, &args)), DeniedReason::WrongKind, "{name} {claims}");
    }
}
