//! What a long life costs: only searches scan what the project keeps, and what is of no more use goes.

#[path = "../../../tests/it/authenticator.rs"]
#[allow(dead_code, reason = "a life has a single key")]
mod authenticator;
mod control;
mod fill;
mod life;
mod logins;

use std::collections::BTreeSet;
use std::time::Duration;

use fill::{fill, perform};
use life::{Costs, Life};
use serde_json::{Value, json};
use stytch_core::operation;

use crate::api::consumer;
use crate::control::routes::ROUTES;
use crate::emulator::Emulator;
use crate::model::fraud::fingerprint::Fingerprint;
use crate::model::link;
use crate::routes::table::STARTS;
use crate::state::State;
use crate::table::visits;

/// What may scan: searches, lists and counts of everything, and what exports, imports or forgets everything.
const SEARCHES: [&str; 10] = [
    "GET /emulator/state",
    "POST /emulator/reset",
    "PUT /emulator/state",
    "b2b.organizations.members.search",
    "b2b.organizations.search",
    "connected_apps.clients.search",
    "consumer.users.search",
    "fraud.rules.list",
    "m2m.clients.search",
    "project.metrics",
];

#[test]
fn a_request_costs_the_same_with_10_users_and_with_10_000() {
    let [small, large] = [10, 10_000].map(|users| {
        let emulator = Emulator::new();
        fill(&mut emulator.lock(), users);
        // The requests that are skipped here would have noted each message when it was sent.
        emulator.lock().note_messages();
        Life::live(&emulator, visits)
    });
    assert_eq!(differences(&small, &large), []);
}

#[test]
fn a_life_leaves_nothing_in_the_way_of_another() {
    let emulator = Emulator::new();
    for _ in 0..2 {
        Life::live(&emulator, visits);
        let state = emulator.lock();
        assert_eq!((state.users.len(), state.organizations.len()), (0, 0));
    }
}

/// What costs differ, with both.
fn differences<'a>(left: &Costs, right: &'a Costs) -> Vec<(&'a str, u64, u64)> {
    assert!(left.keys().eq(right.keys()));
    let both = left.values().zip(right).map(|(left, (name, right))| (*name, *left, *right));
    both.filter(|(_, left, right)| left != right).collect()
}

/// What the SCIM endpoint has.
const SCIM: [&str; 15] = [
    "DELETE Groups/{id}",
    "DELETE Users/{id}",
    "GET Groups",
    "GET Groups/{id}",
    "GET ResourceTypes",
    "GET Schemas",
    "GET ServiceProviderConfig",
    "GET Users",
    "GET Users/{id}",
    "PATCH Groups/{id}",
    "PATCH Users/{id}",
    "POST Groups",
    "POST Users",
    "PUT Groups/{id}",
    "PUT Users/{id}",
];

#[test]
fn a_life_has_everything_except_searches() {
    let lived = Life::live(&Emulator::new(), visits);
    let operations = operation::all().iter().map(|operation| operation.name.to_owned());
    let starts = STARTS.iter().map(|(template, _)| (*template).to_owned());
    let control = ROUTES.iter().map(|route| format!("{} {}", route.method, route.path));
    let scim = SCIM.map(str::to_owned).into_iter();
    let all: BTreeSet<String> = operations.chain(starts).chain(control).chain(scim).collect();
    assert_eq!(all.len(), 188 + 5 + 35 + 15);
    let missing = all.iter().filter(|name| !SEARCHES.contains(&name.as_str()) && !lived.contains_key(name.as_str()));
    assert_eq!(missing.collect::<Vec<_>>(), [""; 0]);
}

/// How many there are of: sessions of users and of members, logins at providers, refresh tokens, access tokens, codes
/// and consents.
fn kept(state: &State) -> [usize; 7] {
    let oauth = &state.oauth;
    [
        state.sessions.iter().count(),
        state.member_sessions.iter().count(),
        state.arrivals.iter().count(),
        oauth.refresh_tokens.iter().count(),
        oauth.access_tokens.iter().count(),
        oauth.codes.iter().count(),
        oauth.consents.iter().count(),
    ]
}

#[test]
fn what_has_expired_goes() {
    let emulator = Emulator::new();
    let state = &mut *emulator.lock();
    fill(state, 1);
    assert_eq!(kept(state), [1, 1, 1, 2, 2, 2, 2]);
    state.clock.advance(Duration::from_secs(90 * 24 * 60 * 60));
    state.forget_expired();
    assert_eq!(kept(state), [0, 0, 0, 0, 0, 2, 2]);
}

#[test]
fn what_a_person_can_make_over_and_over_is_bounded() {
    let emulator = Emulator::new();
    let state = &mut *emulator.lock();
    let email = json!({ "email": "ada@example.com" });
    let user_id = perform(state, "consumer.magic_links.email.login_or_create", email.clone())["user_id"].take();
    let first = state.links.iter().next().unwrap().token.clone();
    let attach = json!({ "user_id": user_id, "provider": "google" });
    for _ in 0..20_000 {
        perform(state, "consumer.magic_links.email.login_or_create", email.clone());
        perform(state, "consumer.oauth.attach", attach.clone());
    }
    assert_eq!((state.links.len(), state.attachments.len()), (100, 20_000));
    assert!(state.links.find(link::By::Token, &first).is_none());

    for _ in 0..1001 {
        consumer::login::start(state, user_id.as_str().unwrap(), Value::Null);
    }
    assert_eq!(state.sessions.len(), 1000);
}

#[test]
fn what_was_granted_goes_with_the_person() {
    let emulator = Emulator::new();
    let state = &mut *emulator.lock();
    fill(state, 1);
    perform(state, "consumer.users.delete", json!({ "user_id": "user-0" }));
    assert_eq!(kept(state), [0, 1, 1, 1, 1, 1, 1]);
    let member = json!({ "organization_id": "organization-0", "member_id": "member-0" });
    perform(state, "b2b.organizations.members.delete", member);
    assert_eq!(kept(state), [0, 0, 1, 0, 0, 0, 0]);
}

#[test]
fn what_was_granted_goes_with_the_organization() {
    let emulator = Emulator::new();
    let state = &mut *emulator.lock();
    fill(state, 1);
    perform(state, "b2b.organizations.delete", json!({ "organization_id": "organization-0" }));
    assert_eq!(kept(state), [1, 0, 1, 1, 1, 1, 1]);
}

#[test]
fn intermediate_sessions_go_when_they_have_expired() {
    let emulator = Emulator::new();
    let state = &mut *emulator.lock();
    let email = json!({ "email_address": "ada@acme.example" });
    perform(state, "b2b.otps.email.discovery.send", email.clone());
    let code = state.passcodes.iter().next().unwrap().code.clone();
    let args = json!({ "email_address": email["email_address"], "code": code });
    perform(state, "b2b.otps.email.discovery.authenticate", args);
    for (seconds, count) in [(599, 1), (1, 0)] {
        state.clock.advance(Duration::from_secs(seconds));
        state.forget_expired();
        assert_eq!(state.intermediate_sessions.iter().count(), count);
    }
}
