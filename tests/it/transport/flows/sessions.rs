//! Session JWTs of users and members.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use serde_json::json;
use stytch_core::consumer::sessions::{AuthenticateJwt, Revoke};
use stytch_core::error::DeniedReason;
use stytch_core::{Secret, UnixTime, b2b};

use super::{Client, denied, log_in, policy, serve};

#[test]
fn a_session_is_checked_without_a_request() {
    let (stytch, client) = serve();
    let login = log_in(&client);
    let found = client.run(AuthenticateJwt::new(&login.session_jwt)).unwrap();
    let expected = login.session.unwrap();
    assert_eq!(found.response, None);
    assert_eq!(found.session.session_id, expected.session_id);
    assert_eq!(found.session.user_id, expected.user_id);
    assert_eq!(found.session.roles, expected.roles);
    assert_eq!(found.session.authentication_factors, expected.authentication_factors);
    assert_eq!(found.session.started_at, expected.started_at);
    assert_eq!(found.session.expires_at, expected.expires_at);
    let again = client.run(AuthenticateJwt::new(&login.session_jwt)).unwrap();
    assert_eq!(again.fresh_jwt(), None);
    assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 1);
    assert_eq!(stytch.requests_of("consumer.sessions.authenticate"), 0);
}

#[test]
fn an_old_token_is_put_to_stytch() {
    let (stytch, client) = serve();
    let login = log_in(&client);
    let found = client.run(AuthenticateJwt::new(&login.session_jwt).max_age(Duration::ZERO)).unwrap();
    let fresh = found.fresh_jwt().unwrap().clone();
    let answer = found.response.unwrap();
    assert_eq!(answer.session_jwt, fresh);
    assert_eq!(answer.user.user_id, login.user_id);
    assert_eq!(found.session, answer.session);
    assert!(!answer.session_jwt.is_empty());
    assert_eq!(stytch.requests_of("consumer.sessions.authenticate"), 1);

    let strict = AuthenticateJwt::new(&login.session_jwt).max_age(Duration::ZERO).fall_back(false);
    assert_eq!(denied(client.run(strict)).reason, DeniedReason::TooOld);
}

#[test]
fn a_session_that_is_over_is_denied_by_stytch() {
    let (_stytch, client) = serve();
    let login = log_in(&client);
    client.send(&Revoke::new().session_token(&login.session_token)).unwrap();
    // Its token still says otherwise.
    client.run(AuthenticateJwt::new(&login.session_jwt)).unwrap();
    let no = denied(client.run(AuthenticateJwt::new(&login.session_jwt).max_age(Duration::ZERO)));
    assert_eq!((no.reason, no.api_error.as_ref().unwrap().status), (DeniedReason::Inactive, 404));
    assert!(no.request_id().unwrap().starts_with("request-id-"));
}

#[test]
fn the_required_permission_counts_on_both_paths() {
    let (stytch, client) = serve();
    stytch.set_policy(policy());
    let jwt = log_in(&client).session_jwt;
    for age in [Duration::MAX, Duration::ZERO] {
        let flow = |action: &str| AuthenticateJwt::new(&jwt).max_age(age).require("documents", action);
        client.run(flow("read")).unwrap();
        let no = denied(client.run(flow("write")));
        assert_eq!((no.reason, no.reason.is_forbidden()), (DeniedReason::Permission, true));
    }
    // A permission that is missing here may be there by now: Stytch was asked.
    assert_eq!(stytch.requests_of("consumer.sessions.authenticate"), 3);
    assert_eq!(stytch.requests_of("consumer.rbac.policy"), 1);
}

#[test]
fn keys_that_cannot_be_had_leave_it_open() {
    let (stytch, client) = serve();
    let jwt = log_in(&client).session_jwt;
    stytch.fail_next("consumer.sessions.get_jwks", 500, 1);
    let error = client.run(AuthenticateJwt::new(&jwt)).unwrap_err();
    assert_eq!(error.status(), Some(500), "{error}");
    // Keys are not fetched again so soon, but Stytch can be asked.
    let found = client.run(AuthenticateJwt::new(&jwt).fall_back(true)).unwrap();
    assert!(found.response.is_some());
    assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 1);
}

#[test]
fn keys_can_be_taken_along() {
    let (stytch, client) = serve();
    let jwt = log_in(&client).session_jwt;
    client.run(AuthenticateJwt::new(&jwt)).unwrap();
    let keys = client.context().export().unwrap();

    let next = Client::builder(stytch.project()).build().unwrap();
    next.context().import(&keys, UnixTime::from(std::time::SystemTime::now())).unwrap();
    next.run(AuthenticateJwt::new(&jwt)).unwrap();
    assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 1);
}

#[test]
fn keys_are_fetched_once_for_all_threads() {
    let (stytch, client) = serve();
    let jwt = log_in(&client).session_jwt;
    let barrier = Barrier::new(64);
    thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| {
                barrier.wait();
                client.run(AuthenticateJwt::new(&jwt)).unwrap();
            });
        }
    });
    assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 1);
}

#[test]
fn a_members_session_knows_its_organization() {
    let (stytch, client) = serve();
    stytch.set_policy(policy());
    let create = b2b::organizations::Create::new("Acme").organization_slug("acme");
    let organization = client.send(&create).unwrap().organization.organization_id;
    let create = b2b::organizations::members::Create::new(&organization, "ada@acme.example").roles(["editor"]);
    let member = client.send(&create).unwrap().member.member_id;
    let started = stytch.start_member_session(&organization, &member, 60).unwrap();

    let flow = || b2b::sessions::AuthenticateJwt::new(&started.session_jwt);
    let checked = client.run(flow().require(&organization, "documents", "read")).unwrap();
    assert_eq!(checked.fresh_jwt(), None);
    let found = checked.member_session;
    assert_eq!((&found.member_id, &found.organization_id), (&member, &organization));
    assert_eq!(found.organization_slug, "acme");
    assert!(found.roles.contains(&"editor".to_owned()));
    assert_eq!(stytch.requests_of("b2b.sessions.get_jwks"), 1);
    assert_eq!(stytch.requests_of("b2b.sessions.authenticate"), 0);

    let other = client.run(flow().max_age(Duration::MAX).require("organization-test-other", "documents", "read"));
    assert_eq!(denied(other).reason, DeniedReason::Tenancy);
    // The same, said by Stytch.
    let other = client.run(flow().max_age(Duration::ZERO).require("organization-test-other", "documents", "read"));
    assert_eq!(denied(other).reason, DeniedReason::Tenancy);
    assert_eq!(stytch.requests_of("b2b.sessions.authenticate"), 1);

    let asked = client.run(flow().max_age(Duration::ZERO)).unwrap();
    assert_eq!(asked.fresh_jwt(), Some(&asked.response.as_ref().unwrap().session_jwt));
    assert!(asked.fresh_jwt().is_some_and(|jwt| !jwt.is_empty()));

    let user = client.run(AuthenticateJwt::new(&started.session_jwt));
    assert_eq!(denied(user).reason, DeniedReason::WrongKind);
}

#[test]
fn the_roles_of_one_organization_do_not_count_in_another() {
    let (stytch, client) = serve();
    stytch.set_policy(policy());
    let member_of = |slug: &str| {
        let create = b2b::organizations::Create::new(slug).organization_slug(slug);
        let organization = client.send(&create).unwrap().organization.organization_id;
        let create = b2b::organizations::members::Create::new(&organization, "ada@acme.example").roles(["auditor"]);
        let member = client.send(&create).unwrap().member.member_id;
        let started = stytch.start_member_session(&organization, &member, 60).unwrap();
        (organization, started.session_jwt)
    };
    let ((with_role, jwt_with), (without, jwt_without)) = (member_of("with"), member_of("without"));
    let roles = json!({ "roles": [{ "role_id": "auditor", "description": "", "permissions": [
        { "resource_id": "documents", "actions": ["write"] },
    ] }] });
    let set = json!({ "organization_id": with_role, "org_policy": roles });
    client.call("b2b.rbac.organizations.set_org_policy", &set).unwrap();

    let flow = |jwt: &Secret, organization: &String| {
        b2b::sessions::AuthenticateJwt::new(jwt).require(organization, "documents", "write")
    };
    client.run(flow(&jwt_with, &with_role)).unwrap();
    assert_eq!(denied(client.run(flow(&jwt_without, &without))).reason, DeniedReason::Permission);
    assert_eq!(stytch.requests_of("b2b.rbac.organizations.get_org_policy"), 2);
    client.run(flow(&jwt_with, &with_role)).unwrap();
    assert_eq!(stytch.requests_of("b2b.rbac.organizations.get_org_policy"), 2);
}
