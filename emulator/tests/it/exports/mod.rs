//! States that are exported and imported.

mod full;

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use stytch_emulator::{Emulator, ImportError};

use crate::authenticator::Authenticator;
use crate::exports::full::{CALLBACK, PASSWORD, SECRET, VERIFIER, call, push, start, text, with};
use crate::support::{EMAIL, NEW_YEAR, PHONE, fails, get, ok, post, sms_login, user};

/// What the first emulator with exports has written: it is never changed.
const VERSION_1: &str = include_str!("../../exports/version-1.json");

/// The fields that no request gives a value: the records that have them are used elsewhere too.
const NEVER: [&str; 8] = [
    ".state.member_sessions[].attributes.ip_address",
    ".state.member_sessions[].attributes.user_agent",
    ".state.members[].email.until",
    ".state.members[].mfa_phone.until",
    ".state.members[].retired_emails[].until",
    ".state.oauth.consents[].code",
    ".state.organizations[].sso.all[].protocol.saml.verification[].issuer",
    ".state.passcodes[].binding.challenge",
];

fn imported(state: &str) -> Emulator {
    let emulator = Emulator::new();
    emulator.import(state).unwrap_or_else(|error| panic!("{error}"));
    emulator
}

fn parsed(state: &str) -> Value {
    serde_json::from_str(state).unwrap()
}

/// Makes the file of this version, if there is none yet.
#[test]
#[ignore = "writes a file that is to be kept"]
fn a_state_to_keep() {
    let state = full::emulator().export();
    let path = format!("{}/tests/exports/version-{}.json", env!("CARGO_MANIFEST_DIR"), parsed(&state)["version"]);
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path).unwrap();
    std::io::Write::write_all(&mut file, state.as_bytes()).unwrap();
}

#[test]
fn an_imported_state_is_exported_byte_for_byte() {
    for state in [full::emulator().export(), Emulator::in_real_time().export(), Emulator::new().export()] {
        assert!(imported(&state).export() == state);
    }
    assert_eq!(parsed(&imported(VERSION_1).export())["version"], 1);
}

/// The names of fields, with those that never have a value.
fn fields<'a>(path: &str, values: &[&'a Value], all: &mut BTreeMap<String, bool>) {
    let items: Vec<&Value> = values.iter().flat_map(|value| value.as_array().into_iter().flatten()).collect();
    if !items.is_empty() {
        return fields(&format!("{path}[]"), &items, all);
    }
    let mut members: BTreeMap<&str, Vec<&'a Value>> = BTreeMap::new();
    for (name, value) in values.iter().flat_map(|value| value.as_object().into_iter().flatten()) {
        members.entry(name).or_default().push(value);
    }
    let empty = |value: &&Value| [json!(null), json!(""), json!([]), json!({})].contains(value);
    all.insert(path.to_owned(), !values.iter().all(empty));
    for (name, values) in members {
        fields(&format!("{path}.{name}"), &values, all);
    }
}

#[test]
fn the_state_to_keep_has_everything() {
    for state in [VERSION_1, &full::emulator().export()] {
        let mut all = BTreeMap::new();
        fields("", &[&parsed(state)], &mut all);
        let without: Vec<&String> = all.iter().filter(|(_, has)| !**has).map(|(path, _)| path).collect();
        assert_eq!(without, NEVER);
        // Times are numbers of seconds.
        assert!(!state.contains("nanos"));
    }
}

/// Bytes in Base32, whose number is a multiple of five.
fn base32(bytes: &[u8]) -> String {
    let digits = bytes.chunks(5).flat_map(|chunk| {
        let number = chunk.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        (0..8)
            .rev()
            .map(move |place| b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[usize::try_from(number >> (5 * place) & 31).unwrap()])
    });
    digits.map(char::from).collect()
}

#[test]
fn users_of_version_1_go_on() {
    let emulator = imported(VERSION_1);
    let state = &parsed(VERSION_1)["state"];
    let user = state["users"].as_array().unwrap().iter().find(|user| user["external_id"] == "ada").unwrap();
    let user = json!({ "user_id": user["id"] });
    assert_eq!(call(&emulator, "consumer.users.get", user.clone())["trusted_metadata"], json!({ "plan": 1.1 }));
    for email in [EMAIL, "pat@example.com"] {
        let password = json!({ "email": email, "password": PASSWORD });
        call(&emulator, "consumer.passwords.authenticate", password);
    }
    let locked = json!({ "email": "eve@example.com", "password": PASSWORD });
    fails(post(&emulator, "/v1/passwords/authenticate", locked), 429, "user_lock_limit_reached");

    let session = json!({ "session_token": text(state, "/sessions/0/token") });
    let session = call(&emulator, "consumer.sessions.authenticate", session);
    assert_eq!(session["session"]["custom_claims"], json!({ "color": "blue" }));
    call(&emulator, "consumer.sessions.authenticate", json!({ "session_jwt": session["session_jwt"] }));

    // The code was used before the export.
    let totp = &state["users"][0]["totp"];
    let secret = base32(&BASE64_URL_SAFE_NO_PAD.decode(text(totp, "/secret")).unwrap());
    let code = |emulator: &Emulator| with(&user, json!({ "totp_code": emulator.totp_code(&secret).unwrap().expose() }));
    fails(post(&emulator, "/v1/totps/authenticate", code(&emulator)), 400, "totp_code_already_authenticated");
    emulator.advance(std::time::Duration::from_secs(30));
    call(&emulator, "consumer.totps.authenticate", code(&emulator));
    call(
        &emulator,
        "consumer.totps.recover",
        with(&user, json!({ "recovery_code": text(totp, "/recovery_codes/0/code") })),
    );

    let mut authenticator = Authenticator::eddsa("ada");
    authenticator.counter = 2;
    let site = json!({ "domain": "app.example", "use_base64_url_encoding": true });
    let started = call(&emulator, "consumer.webauthn.authenticate_start", with(&user, site));
    let signed = authenticator.get(&started["public_key_credential_request_options"]).to_string();
    call(&emulator, "consumer.webauthn.authenticate", json!({ "public_key_credential": signed }));
}

#[test]
fn what_version_1_has_sent_can_be_used() {
    let emulator = imported(VERSION_1);
    let state = &parsed(VERSION_1)["state"];
    let browser = json!({ "ip_address": "203.0.113.9", "user_agent": "Browser" });
    let sent = state["passcodes"].as_array().unwrap().iter().find(|sent| sent["address"] == PHONE).unwrap();
    let code = json!({
        "method_id": sent["contact_id"], "code": emulator.last_passcode(PHONE), "attributes": browser,
        "options": { "ip_match_required": true, "user_agent_match_required": true },
    });
    call(&emulator, "consumer.otps.authenticate", code);
    let link = json!({
        "token": emulator.last_token(EMAIL), "code_verifier": VERIFIER, "attributes": browser,
        "options": { "ip_match_required": true, "user_agent_match_required": true },
    });
    call(&emulator, "consumer.magic_links.authenticate", link);
    let attach = json!({ "token": text(state, "/arrivals/0/token"), "code_verifier": VERIFIER });
    call(&emulator, "consumer.oauth.authenticate", attach);
    let token = json!({ "impersonation_token": text(state, "/impersonations/0/token") });
    call(&emulator, "consumer.impersonation.authenticate", token);
    let migrate = json!({ "session_token": "external-1", "session_duration_minutes": 60 });
    call(&emulator, "consumer.sessions.migrate", migrate);

    let verdict = call(&emulator, "fraud.fingerprint.lookup", json!({ "telemetry_id": "telemetry-1" }));
    assert_eq!(
        (&verdict["verdict"]["action"], &verdict["verdict"]["rule_match_type"]),
        (&json!("BLOCK"), &json!("CIDR_BLOCK"))
    );
    let messages = emulator.messages();
    assert_eq!(json!(messages[0].number), state["inbox"]["messages"]["last"]);
    let login = sms_login(&emulator, "+12025550199");
    assert_eq!(emulator.messages()[0].number, messages[0].number + 1);
    // Ids go on.
    let (ada, new) = (text(state, "/users/0/id"), text(&login, "/user_id"));
    assert!(new > ada, "{ada} {new}");
}

#[test]
fn organizations_of_version_1_go_on() {
    let emulator = imported(VERSION_1);
    let state = &parsed(VERSION_1)["state"];
    for session in state["member_sessions"].as_array().unwrap() {
        call(&emulator, "b2b.sessions.authenticate", json!({ "session_token": session["token"] }));
    }
    let acme = json!({ "organization_id": "acme" });
    let intermediate = json!({ "intermediate_session_token": text(state, "/intermediate_sessions/0/token") });
    let ada = call(&emulator, "b2b.organizations.members.get", with(&acme, json!({ "member_id": "ada" })));
    let ada = with(&acme, json!({ "member_id": ada["member"]["member_id"] }));
    // The code was used before the export.
    emulator.advance(std::time::Duration::from_secs(30));
    let code = emulator.totp_code(SECRET).unwrap();
    let proof = with(&with(&ada, intermediate), json!({ "code": code.expose() }));
    call(&emulator, "b2b.totps.authenticate", proof);
    let password = json!({ "email_address": "sam@acme.example", "password": PASSWORD });
    call(&emulator, "b2b.passwords.authenticate", with(&acme, password.clone()));
    call(&emulator, "b2b.passwords.discovery.authenticate", password);
    let token = emulator.last_token("ada@acme.example");
    call(&emulator, "b2b.magic_links.discovery.authenticate", json!({ "discovery_magic_links_token": token }));
    let token = json!({ "oauth_token": text(state, "/member_arrivals/0/token"), "pkce_code_verifier": VERIFIER });
    call(&emulator, "b2b.oauth.authenticate", token);
}

#[test]
fn connections_of_version_1_go_on() {
    let emulator = imported(VERSION_1);
    let state = &parsed(VERSION_1)["state"];
    let token = json!({ "sso_token": text(state, "/sso_arrivals/0/token"), "pkce_code_verifier": VERIFIER });
    call(&emulator, "b2b.sso.authenticate", token);
    let public_token = emulator.public_token();
    let connection_id = text(state, "/organizations/0/sso/default_id");
    let url = format!("/v1/public/sso/start?connection_id={connection_id}&public_token={public_token}");
    let login = call(&emulator, "b2b.sso.authenticate", json!({ "sso_token": start(&emulator, &url) }));
    assert_eq!(login["member"]["name"], "Grace Hopper");
    assert_eq!(login["member"]["roles"].as_array().unwrap().len(), 3);

    let scim = &state["organizations"][0]["scim"];
    for token in [text(scim, "/token/current"), text(scim, "/token/next")] {
        let users = push(&emulator, token, "GET", &format!("{}/Users", text(scim, "/url")), &Value::Null);
        assert_eq!(users["totalResults"], 1);
    }
    let groups =
        push(&emulator, text(scim, "/token/current"), "GET", &format!("{}/Groups", text(scim, "/url")), &Value::Null);
    assert_eq!(groups["Resources"][0]["displayName"], "Writers");
}

#[test]
fn clients_of_version_1_go_on() {
    let emulator = imported(VERSION_1);
    let state = &parsed(VERSION_1)["state"];
    let oauth = &state["oauth"];
    let client = |pointer: &str| json!({ "client_id": "robot", "client_secret": text(oauth, pointer) });
    for secret in ["/m2m_clients/0/secret/current", "/m2m_clients/0/secret/next"] {
        let grant = with(&client(secret), json!({ "grant_type": "client_credentials" }));
        let issued = call(&emulator, "oauth2.token", grant);
        let introspected =
            call(&emulator, "oauth2.introspect", with(&client(secret), json!({ "token": issued["access_token"] })));
        assert_eq!((&introspected["active"], &introspected["scope"]), (&json!(true), &json!("read:documents")));
    }
    let secret =
        json!({ "client_id": text(oauth, "/apps/0/id"), "client_secret": text(oauth, "/apps/0/secret/current") });
    for token in oauth["refresh_tokens"].as_array().unwrap() {
        let grant = json!({ "grant_type": "refresh_token", "refresh_token": token["token"] });
        call(&emulator, "oauth2.token", with(&secret, grant));
    }
    for code in oauth["codes"].as_array().unwrap().iter().filter(|code| code["used"] == false) {
        let grant = json!({
            "grant_type": "authorization_code", "code": code["code"], "redirect_uri": CALLBACK, "code_verifier": VERIFIER,
        });
        call(&emulator, "oauth2.token", with(&secret, grant));
    }
}

#[test]
fn jwts_and_keys_stay_valid() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let before = sms_login(&emulator, PHONE);
    emulator.rotate_keys();
    let after = sms_login(&emulator, PHONE);
    emulator.publish_key();
    let copy = imported(&emulator.export());
    assert_eq!(crate::jwt::consumer_keys(&copy), crate::jwt::consumer_keys(&emulator));
    for login in [before, after] {
        ok(post(&copy, "/v1/sessions/authenticate", json!({ "session_jwt": login["session_jwt"] })));
    }
    // A key that is made later has another id than those there were.
    let known = crate::jwt::consumer_keys(&copy);
    copy.rotate_keys();
    copy.rotate_keys();
    let newest = crate::jwt::consumer_keys(&copy);
    assert_eq!(newest.len(), known.len() + 1);
}

#[test]
fn ids_and_numbers_go_on_from_where_they_are_further() {
    let empty = Emulator::starting_at(NEW_YEAR).export();
    let emulator = Emulator::starting_at(NEW_YEAR);
    let login = sms_login(&emulator, PHONE);
    emulator.import(&empty).unwrap();
    assert_eq!(emulator.messages(), []);
    // The keys are those of the other one, too.
    let session = json!({ "session_jwt": login["session_jwt"] });
    fails(post(&emulator, "/v1/sessions/authenticate", session), 400, "unable_to_parse_session_jwt");
    let new = sms_login(&emulator, PHONE);
    assert!(text(&new, "/user_id") > text(&login, "/user_id"));
    assert_eq!(emulator.messages()[0].number, 2);
}

#[test]
fn requests_counts_and_planned_failures_stay() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    user(&emulator, EMAIL);
    emulator.fail_next("debug.whoami", 503, 1);
    emulator.import(&Emulator::starting_at(0).export()).unwrap();
    assert_eq!((emulator.requests().len(), emulator.requests_of("consumer.users.create")), (1, 1));
    assert_eq!(emulator.planned_failures().len(), 1);
    assert_eq!(emulator.now(), 0);
    emulator.reset();
    assert_eq!(emulator.now(), NEW_YEAR);
}

#[test]
fn connections_lead_to_where_they_are_now() {
    let emulator = full::emulator().serve().unwrap();
    let base_url = |emulator: &Emulator| {
        let connection = call(emulator, "b2b.scim.connection.get", json!({ "organization_id": "acme" }));
        text(&connection, "/connection/base_url").to_owned()
    };
    assert!(base_url(&emulator).starts_with(&format!("{}/", emulator.url())));
    let copy = Emulator::new().serve().unwrap();
    copy.import(&emulator.export()).unwrap();
    assert_eq!(base_url(&copy), base_url(&emulator).replace(emulator.url(), copy.url()));
    let found = call(&copy, "b2b.sso.get_connections", json!({ "organization_id": "acme" }));
    assert!(text(&found, "/saml_connections/0/acs_url").starts_with(&format!("{}/", copy.url())));
}

/// Changes a part of the state to keep, and tries to import it.
fn refused(pointer: &str, value: Value) -> ImportError {
    let mut state = parsed(VERSION_1);
    *state.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    let emulator = Emulator::starting_at(NEW_YEAR);
    user(&emulator, EMAIL);
    let before = emulator.export();
    let Err(error) = emulator.import(&state.to_string()) else { panic!("{pointer} is imported") };
    assert!(emulator.export() == before);
    error
}

#[test]
fn a_refused_state_changes_nothing_and_says_where_it_is_wrong() {
    for (pointer, value, message) in [
        ("/state/users", json!({}), "state.users: must be a list"),
        ("/state/users/0/id", json!(7), "state.users[0].id: must be a string"),
        ("/state/users/0/roles", json!([]), "state.users[0].roles: must be a list that starts with stytch_user"),
        ("/state/users/0/lock/failures", json!(10), "state.users[0].lock.failures: must be below 10"),
        (
            "/state/users/0/created_at",
            json!(-1),
            "state.users[0].created_at: must be whole seconds since 1970, or a text with seconds and nine digits such as \"0.500000000\"",
        ),
        (
            "/state/arrivals/0/account/provider",
            json!("myspace"),
            "state.arrivals[0].account.provider: must be the name of an OAuth provider",
        ),
        (
            "/state/users/0/contacts/0/kind",
            json!("secret"),
            "state.users[0].contacts[0].kind: must be `email` or `phone`",
        ),
        (
            "/state/users/0/webauthn/0/stage/active/public_key",
            json!("oA"),
            "state.users[0].webauthn[0].stage.active.public_key: must be a key in the COSE format, of one of the algorithms ES256, EdDSA and RS256",
        ),
        (
            "/state/users/0/password/stored/hash/hash_type",
            json!("argon_2d"),
            "state.users[0].password.stored.hash: There is no such hash_type.",
        ),
        (
            "/state/users/0/password/stored/hash/argon_2_config/memory",
            json!(262_145),
            "state.users[0].password.stored.hash: The memory must be from 8 KiB for each thread to 262144 KiB.",
        ),
        ("/state/mint/made", json!(1_u64 << 48), "state.mint.made: must be a whole number below 2^48"),
        ("/state/keys/made", json!(u64::MAX), "state.keys.made: must be a whole number below 2^48"),
        (
            "/state/inbox/messages/last",
            json!(0),
            "state.inbox.messages: the numbers of messages must go up, to last at most",
        ),
        (
            "/state/inbox/messages/latest/0/kind",
            json!("letter"),
            "state.inbox.messages.latest[0].kind: must be one of passcode, login, discovery, invite, email_update, password_reset",
        ),
        ("/state/sessions/0/owner_id", json!("nobody"), "state.sessions[0].owner_id: there is no such user"),
        (
            "/state/member_sessions/0/owner_id",
            json!("nobody"),
            "state.member_sessions[0].owner_id: there is no such member",
        ),
        (
            "/state/members/0/organization_id",
            json!("acme"),
            "state.members[0].organization_id: there is no such organization",
        ),
        (
            "/state/organizations/0/settings/mfa_policy",
            json!("NEVER"),
            "state.organizations[0].settings: mfa_policy must be OPTIONAL or REQUIRED_FOR_ALL.",
        ),
        (
            "/state/organizations/1/sso/all/0/protocol/external/connection_id",
            json!("nothing"),
            "state.organizations[1].sso.all[0].protocol.external.connection_id: there is no such connection that is not external itself",
        ),
        (
            "/state/fraud/overrides/VIRTUAL_MACHINE/action",
            json!("SMILE"),
            "state.fraud.overrides.VIRTUAL_MACHINE.action: must be ALLOW, CHALLENGE or BLOCK",
        ),
        (
            "/state/passcodes/0/delivery_method",
            json!("pigeon"),
            "state.passcodes[0].delivery_method: must be one of email, sms, whatsapp",
        ),
    ] {
        assert_eq!(refused(pointer, value).to_string(), message);
    }
}

#[test]
fn no_record_can_be_there_twice() {
    let state = parsed(VERSION_1);
    for (table, by) in
        [("users", "Id"), ("sessions", "Id"), ("members", "Id"), ("links", "Token"), ("webauthn_logins", "Id")]
    {
        let mut records = state["state"][table].as_array().unwrap().clone();
        let count = records.len();
        records.push(records[0].clone());
        let message = refused(&format!("/state/{table}"), json!(records)).to_string();
        assert_eq!(message, format!("state.{table}: record {count} has the same {by} as one before it"));
    }
}

#[test]
fn unknown_and_missing_fields_are_named() {
    let mut emulator = parsed(&Emulator::new().export());
    emulator["state"]["clock"]["zone"] = json!("UTC");
    let error = Emulator::new().import(&emulator.to_string()).unwrap_err().to_string();
    let known = "expected `base` or `advanced`; a later version may have exported it";
    assert_eq!(error, format!("state.clock.zone: unknown field `zone`, {known}"));
    emulator["state"].as_object_mut().unwrap().remove("clock");
    let error = Emulator::new().import(&emulator.to_string()).unwrap_err().to_string();
    assert_eq!(error, "state: missing field `clock`");
}

#[test]
fn other_versions_and_texts_are_refused() {
    let import = |text: &str| Emulator::new().import(text).unwrap_err();
    assert_eq!(import(r#"{"version": 2, "new": true}"#), ImportError::Version { found: 2 });
    assert_eq!(
        import(r#"{"version": 2}"#).to_string(),
        "the state has version 2, and this emulator reads version 1: use the one that has exported it",
    );
    for (text, message) in [
        ("", "the state is not valid JSON: EOF while parsing a value at line 1 column 0"),
        ("{} {}", "the state: missing field `version`"),
        (r#"{"version": 1} x"#, "the state is not valid JSON: trailing characters at line 1 column 16"),
        ("[]", "the state: must be an object"),
        (r#"{"version": "1"}"#, "version: must be a whole number that is not negative"),
        (r#"{"version": 1}"#, "the state: missing field `state`"),
    ] {
        assert_eq!(import(text).to_string(), message);
    }
    assert!(matches!(import(&"[".repeat(1_000_000)), ImportError::NotJson { .. } | ImportError::Field { .. }));
}

#[test]
fn errors_do_not_show_secrets() {
    for (pointer, value) in [
        ("/state/users/0/lock", json!("hunter2")),
        ("/state/sessions/0/expires_at", json!("hunter2, expected hunter2")),
        ("/state/links/0/purpose", json!("hunter2")),
        ("/state/keys/made", json!("hunter2")),
    ] {
        let error = refused(pointer, value);
        assert!(!format!("{error:?} {error}").contains("hunter2"), "{error}");
    }
}

#[test]
fn values_that_nest_deeply_are_refused_before_they_are_stored() {
    let nested = |depth: usize| (0..depth).fold(json!(1), |inner, _| json!([inner]));
    let emulator = Emulator::starting_at(NEW_YEAR);
    let metadata = |depth| json!({ "trusted_metadata": { "deep": nested(depth) } });
    ok(post(&emulator, "/v1/users", metadata(98)));
    let message = fails(post(&emulator, "/v1/users", metadata(99)), 400, "bad_request");
    assert_eq!(message, "The body nests values in more than 100 others.");
    assert!(imported(&emulator.export()).export() == emulator.export());
    assert_eq!(ok(get(&emulator, "/v1/debug/whoami"))["status_code"], 200);
}
