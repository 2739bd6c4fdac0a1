//! A state is refused without a change, or becomes one that is exported as it was imported, and from which all requests have
//! answers.

use std::sync::LazyLock;
use std::time::Duration;

use http::Request;
use http::header::AUTHORIZATION;
use serde_json::{Value, json};
use stytch_emulator::Emulator;

/// 2025-01-01T00:00:00Z
const NEW_YEAR: u64 = 1_735_689_600;
/// More records of a kind take time, and find nothing new.
const MOST: usize = 2;

/// A state with everything.
static STATE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../emulator/tests/exports/version-1.json")).unwrap());

/// A state, or else changes of one: in each line a JSON pointer, and the value that is there from now on, `= POINTER` for one
/// that is elsewhere, or nothing if the field or item is to go.
pub fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let state = if text.starts_with('{') { text.to_owned() } else { changed(text).to_string() };
    let emulator = Emulator::starting_at(NEW_YEAR);
    let before = emulator.export();
    if let Err(error) = emulator.import(&state) {
        assert!(!error.to_string().is_empty());
        assert!(emulator.export() == before, "{error}");
        return;
    }
    let exported = emulator.export();
    let copy = Emulator::starting_at(NEW_YEAR);
    copy.import(&exported).unwrap();
    assert!(copy.export() == exported);
    let state: Value = serde_json::from_str(&exported).unwrap();
    let requests = Requests { emulator, state: &state["state"] };
    requests.use_up();
    requests.emulator.advance(Duration::from_secs(3600));
    requests.read();
    requests.delete();
    copy.import(&requests.emulator.export()).unwrap();
}

/// The state that these lines make of the one with everything.
fn changed(text: &str) -> Value {
    let mut state = STATE.clone();
    for line in text.lines() {
        let (pointer, value) = line.split_once(' ').unwrap_or((line, ""));
        let value = match value.strip_prefix("= ") {
            Some(from) => state.pointer(from).cloned(),
            None => serde_json::from_str(value).ok(),
        };
        let Some((parent, name)) = pointer.rsplit_once('/') else { continue };
        let index = name.parse::<usize>();
        match (state.pointer_mut(parent), index, value) {
            (Some(Value::Object(fields)), _, Some(value)) => drop(fields.insert(name.to_owned(), value)),
            (Some(Value::Object(fields)), _, None) => drop(fields.remove(name)),
            (Some(Value::Array(items)), Ok(index), Some(value)) if index < items.len() => items[index] = value,
            (Some(Value::Array(items)), Ok(index), None) if index < items.len() => drop(items.remove(index)),
            (Some(Value::Array(items)), _, Some(value)) if items.len() < 100 => items.push(value),
            _ => {}
        }
    }
    state
}

struct Requests<'a> {
    emulator: Emulator,
    /// As it was exported.
    state: &'a Value,
}

impl Requests<'_> {
    /// The first records of a list.
    fn records(&self, pointer: &str) -> impl Iterator<Item = &Value> {
        self.state.pointer(pointer).and_then(Value::as_array).into_iter().flatten().take(MOST)
    }

    /// Performs an operation, unless its params cannot be written.
    fn call(&self, name: &str, args: Value) {
        let project = self.emulator.project();
        let Ok(request) = project.call_request(name, &args, None) else { return };
        let response = self.emulator.handle(request);
        assert!(!response.status().is_server_error(), "{name}: {response:?}");
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert!(body.is_object(), "{name}: {body}");
        // What is returned is what the schema says, not only JSON.
        if response.status().is_success() {
            project.call_response(name, &response).unwrap();
        }
    }

    fn get(&self, path: &str, token: &str) {
        let request = Request::get(path).header(AUTHORIZATION, format!("Bearer {token}")).body(Vec::new());
        let Ok(request) = request else { return };
        let response = self.emulator.handle(request);
        assert!(!response.status().is_server_error(), "{path}: {response:?}");
    }

    /// Reads what there is.
    fn read(&self) {
        for search in ["consumer.users.search", "b2b.organizations.search", "m2m.clients.search"] {
            self.call(search, json!({}));
        }
        for list in ["connected_apps.clients.search", "fraud.rules.list", "fraud.verdict_reasons.list"] {
            self.call(list, json!({}));
        }
        self.call("consumer.sessions.get_jwks", json!({ "project_id": self.emulator.project_id() }));
        self.call("consumer.rbac.policy", json!({}));
        for user in self.records("/users") {
            let id = json!({ "user_id": user["id"] });
            for read in ["consumer.users.get", "consumer.users.connected_apps", "consumer.sessions.get"] {
                self.call(read, id.clone());
            }
            self.call("consumer.totps.recovery_codes", id);
        }
        for organization in self.records("/organizations") {
            let id = json!({ "organization_id": organization["id"] });
            for read in [
                "b2b.organizations.get",
                "b2b.organizations.metrics",
                "b2b.organizations.connected_apps",
                "b2b.sso.get_connections",
                "b2b.scim.connection.get",
                "b2b.rbac.organizations.get_org_policy",
            ] {
                self.call(read, id.clone());
            }
            self.call("b2b.organizations.members.search", json!({ "organization_ids": [organization["id"]] }));
            let scim = &organization["scim"];
            let (base, token) = (scim["url"].as_str(), scim["token"]["current"].as_str().unwrap_or_default());
            for resource in ["Users", "Groups"] {
                self.get(&format!("{}/{resource}", base.unwrap_or_default()), token);
            }
        }
        for member in self.records("/members") {
            self.call("b2b.organizations.members.dangerously_get", json!({ "member_id": member["id"] }));
            let id = json!({ "organization_id": member["organization_id"], "member_id": member["id"] });
            self.call("b2b.sessions.get", id.clone());
            self.call("b2b.organizations.members.oidc_providers", id);
        }
        for taken in self.records("/fraud/fingerprints") {
            self.call("fraud.fingerprint.lookup", json!({ "telemetry_id": taken["telemetry_id"] }));
        }
        for path in ["users", "organizations", "messages", "state"] {
            self.get(&format!("/emulator/{path}"), "");
        }
    }

    /// Uses sessions, links and tokens.
    fn use_up(&self) {
        for (list, name, param) in [
            ("/sessions", "consumer.sessions.authenticate", "session_token"),
            ("/member_sessions", "b2b.sessions.authenticate", "session_token"),
            ("/intermediate_sessions", "b2b.discovery.organizations.list", "intermediate_session_token"),
            ("/links", "consumer.magic_links.authenticate", "token"),
            ("/links", "b2b.magic_links.authenticate", "magic_links_token"),
            ("/arrivals", "consumer.oauth.authenticate", "token"),
            ("/member_arrivals", "b2b.oauth.authenticate", "oauth_token"),
            ("/sso_arrivals", "b2b.sso.authenticate", "sso_token"),
            ("/impersonations", "consumer.impersonation.authenticate", "impersonation_token"),
            ("/impersonations", "b2b.impersonation.authenticate", "impersonation_token"),
        ] {
            for record in self.records(list) {
                let mut args = json!({ param: record["token"] });
                // What was sent with a challenge needs the verifier.
                let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
                let verifiers = [("consumer.magic_links", "code_verifier"), ("consumer.oauth", "code_verifier")];
                let of_members = [("b2b.sso", "pkce_code_verifier"), ("b2b.oauth", "pkce_code_verifier")];
                for (prefix, param) in verifiers.into_iter().chain(of_members) {
                    if name.starts_with(prefix) {
                        args[param] = json!(verifier);
                    }
                }
                self.call(name, args);
            }
        }
        for passcode in self.records("/passcodes") {
            let code = json!({ "method_id": passcode["contact_id"], "code": passcode["code"] });
            self.call("consumer.otps.authenticate", code);
        }
        let app = self.records("/oauth/apps").next();
        let secret = app.map(|app| json!({ "client_id": app["id"], "client_secret": app["secret"]["current"] }));
        for token in self.records("/oauth/refresh_tokens") {
            let mut args = secret.clone().unwrap_or_else(|| json!({}));
            args["grant_type"] = json!("refresh_token");
            args["refresh_token"] = token["token"].clone();
            self.call("oauth2.token", args);
        }
        for client in self.records("/oauth/m2m_clients") {
            let args = json!({
                "grant_type": "client_credentials", "client_id": client["id"], "client_secret": client["secret"]["current"],
            });
            self.call("oauth2.token", args);
        }
        for user in self.records("/users") {
            self.call("consumer.users.update", json!({ "user_id": user["id"], "roles": ["editor"] }));
            self.call("consumer.otps.email.send", json!({ "user_id": user["id"], "email": "new@example.com" }));
            self.call("consumer.totps.recover", json!({ "user_id": user["id"], "recovery_code": "aaaa-bbbb-cccc" }));
            let domain = json!({ "user_id": user["id"], "domain": "app.example" });
            self.call("consumer.webauthn.register_start", domain.clone());
            self.call("consumer.webauthn.authenticate_start", domain);
        }
        for organization in self.records("/organizations") {
            self.call(
                "b2b.organizations.update",
                json!({ "organization_id": organization["id"], "mfa_policy": "OPTIONAL" }),
            );
            let to = json!({ "organization_id": organization["id"], "email_address": "new@acme.example" });
            self.call("b2b.magic_links.email.login_or_signup", to);
        }
    }

    /// Deletes what there is, from what others belong to.
    fn delete(&self) {
        for client in self.records("/oauth/m2m_clients") {
            self.call("m2m.clients.delete", json!({ "client_id": client["id"] }));
        }
        for app in self.records("/oauth/apps") {
            self.call("connected_apps.clients.delete", json!({ "client_id": app["id"] }));
        }
        for organization in self.records("/organizations") {
            let id = &organization["id"];
            for connection in organization["sso"]["all"].as_array().into_iter().flatten().take(MOST) {
                let args = json!({ "organization_id": id, "connection_id": connection["id"] });
                self.call("b2b.sso.delete_connection", args);
            }
            let args = json!({ "organization_id": id, "connection_id": organization["scim"]["id"] });
            self.call("b2b.scim.connection.delete", args);
        }
        for member in self.records("/members") {
            let args = json!({ "organization_id": member["organization_id"], "member_id": member["id"] });
            self.call("b2b.organizations.members.delete", args.clone());
            self.call("b2b.organizations.members.reactivate", args);
        }
        for organization in self.records("/organizations") {
            self.call("b2b.organizations.delete", json!({ "organization_id": organization["id"] }));
        }
        for user in self.records("/users") {
            self.call("consumer.users.delete", json!({ "user_id": user["id"] }));
        }
    }
}

/// Changes of parts of the state, to something else.
pub(super) fn seeds() -> Vec<String> {
    let mut pointers = Vec::new();
    collect("", &STATE, &mut pointers);
    let values = ["", "null", "0", "-1", "18446744073709551615", "\"\"", "\"x\"", "[]", "{}", "[[{}]]"];
    // Not all of them, as each takes time. The dictionary has the others.
    let changes = pointers.iter().step_by(9).enumerate();
    let mut seeds: Vec<String> =
        changes.map(|(number, pointer)| format!("{pointer} {}", values[number % values.len()])).collect();
    seeds.push(Emulator::starting_at(NEW_YEAR).export());
    seeds
}

/// Pointers to parts of the state, and names in it.
pub(super) fn words() -> Vec<String> {
    let mut pointers = Vec::new();
    collect("", &STATE, &mut pointers);
    pointers
}

/// Pointers to all parts, of lists to the first items.
fn collect(pointer: &str, value: &Value, all: &mut Vec<String>) {
    let mut add = |name: &str, value: &Value| {
        // Names in metadata and claims could have any form.
        let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
        collect(&pointer, value, all);
        all.push(pointer);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| add(name, value)),
        Value::Array(items) => {
            let items = items.iter().take(2).enumerate();
            items.for_each(|(index, value)| add(&index.to_string(), value));
        }
        _ => {}
    }
}
