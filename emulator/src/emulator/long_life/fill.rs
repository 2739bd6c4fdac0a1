//! A project that keeps a lot.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::consumer::oauth::Provider;

use crate::api::b2b;
use crate::model::oauth2::grant::{AccessToken, Code, Grant, Subject};
use crate::model::password::Password;
use crate::model::provider::{Account, Arrival};
use crate::model::session::{Factor, Session};
use crate::request::input::Input;
use crate::routes::table::EMULATED;
use crate::state::State;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Adds users, and for every tenth an organization and clients, with all that belongs to them.
///
/// Requests could add the same, but the JWTs in their responses take long to sign.
pub(super) fn fill(state: &mut State, users: usize) {
    for number in 0..users {
        let user_id = add_user(state, number);
        if number % 10 == 0 {
            let member_id = add_member(state, number);
            perform(state, "m2m.clients.create", json!({ "scopes": [] }));
            let app = perform(state, "connected_apps.clients.create", json!({ "client_type": "first_party" }));
            let client_id = text(&app["connected_app"]["client_id"]);
            for subject in [Subject::User { user_id }, Subject::Member { member_id }] {
                let (client_id, scopes, resources) = (client_id.clone(), Vec::new(), Vec::new());
                add_grant(state, Grant { client_id, subject, scopes, resources, code: None });
            }
        }
    }
}

fn add_user(state: &mut State, number: usize) -> String {
    let email = format!("user-{number}@other.example");
    let phone = format!("+1{number:010}");
    let user = json!({ "email": email, "phone_number": phone, "external_id": format!("user-{number}") });
    let user_id = text(&perform(state, "consumer.users.create", user)["user_id"]);
    let password = Password::new(state.mint.id("password"), "");
    state.user_mut(&user_id).unwrap().password = Some(password);
    perform(state, "consumer.otps.email.login_or_create", json!({ "email": email }));
    perform(state, "consumer.magic_links.email.login_or_create", json!({ "email": email }));

    let expires_at = state.now() + HOUR;
    let (id, token) = (state.mint.id("session"), state.mint.token());
    let session = Session::new(id, token, &user_id, Value::Null, state.now());
    state.sessions.insert(Session { expires_at, ..session });
    let account = Account { registration_id: String::new(), provider: Provider::Google, subject: String::new() };
    let (token, scopes) = (state.mint.token(), Vec::new());
    let arrival = Arrival { token, user_id: user_id.clone(), account, scopes, challenge: None, expires_at };
    state.arrivals.insert(arrival);
    user_id
}

/// Adds an organization with a member.
fn add_member(state: &mut State, number: usize) -> String {
    let organization = json!({
        "organization_name": format!("Other {number}"),
        "organization_external_id": format!("organization-{number}"),
    });
    let organization = perform(state, "b2b.organizations.create", organization);
    let organization_id = text(&organization["organization"]["organization_id"]);
    let email = format!("member-{number}@other.example");
    let login = json!({ "organization_id": organization_id, "email_address": email });
    let mut member = login.clone();
    member["external_id"] = json!(format!("member-{number}"));
    let member_id = text(&perform(state, "b2b.organizations.members.create", member)["member_id"]);
    perform(state, "b2b.magic_links.email.login_or_signup", login);
    b2b::sessions::start(state, &member_id, HOUR, Factor::password(state.now()));
    member_id
}

/// Adds a consent, a code and tokens.
fn add_grant(state: &mut State, grant: Grant) {
    state.oauth.consents.insert(grant.clone());
    let expires_at = state.now() + HOUR;
    let (code, id) = (state.mint.token(), state.mint.token());
    state.oauth.codes.insert(Code {
        code,
        grant: grant.clone(),
        redirect_uri: String::new(),
        challenge: None,
        nonce: None,
        expires_at,
        used: false,
    });
    let refresh_token = Some(state.issue_refresh_token(&grant));
    state.oauth.access_tokens.insert(AccessToken { id, grant, refresh_token, expires_at, exchanged: false });
}

/// Performs an operation without HTTP around it.
pub(super) fn perform(state: &mut State, name: &str, args: Value) -> Value {
    let (_, handler) = EMULATED.iter().find(|(known, _)| *known == name).unwrap();
    let args = args.as_object().unwrap().clone();
    handler(state, &Input::of(args)).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
