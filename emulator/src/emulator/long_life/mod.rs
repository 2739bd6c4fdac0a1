//! What a long life costs: only searches scan what the project keeps, and what is of no more use goes.

#[path = "../../../tests/it/authenticator.rs"]
#[allow(dead_code, reason = "a life has a single key")]
mod authenticator;
mod fill;
mod life;
mod logins;

use std::time::Duration;

use fill::{fill, perform};
use life::Life;
use serde_json::{Value, json};

use crate::api::consumer;
use crate::emulator::Emulator;
use crate::model::link;
use crate::routes::table::{EMULATED, OAUTH2};
use crate::state::State;

/// What may scan: searches, lists and counts of everything.
const SEARCHES: [&str; 7] = [
    "b2b.organizations.members.search",
    "b2b.organizations.search",
    "connected_apps.clients.search",
    "consumer.users.search",
    "fraud.rules.list",
    "m2m.clients.search",
    "project.metrics",
];

#[test]
fn an_operation_costs_the_same_with_10_users_and_with_10_000() {
    let [small, large] = [10, 10_000].map(|users| {
        let emulator = Emulator::new();
        fill(&mut emulator.lock(), users);
        // The requests that are skipped here would have noted each message when it was sent.
        emulator.lock().note_messages();
        Life::live(emulator)
    });
    assert_eq!(small, large);
}

#[test]
fn a_life_has_every_operation_except_searches() {
    let visits = Life::live(Emulator::new());
    let emulated = EMULATED.iter().map(|(name, _)| *name).chain(OAUTH2.iter().map(|(name, _)| *name));
    let missing: Vec<&str> = emulated.filter(|name| !SEARCHES.contains(name) && !visits.contains_key(name)).collect();
    assert_eq!(missing, [""; 0]);
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
