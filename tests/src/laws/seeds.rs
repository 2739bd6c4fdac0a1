//! Where a search begins: inputs and words from the golden files, so that what is generated need not be kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use stytch_core::by_name::computations;
use stytch_core::operation;

use super::{PROJECT_ID, emulator_import, tokens};

/// Inputs for the law of this name.
pub fn inputs(law: &str) -> Vec<Vec<u8>> {
    let texts: Vec<String> = match law {
        "bindings" => bindings(),
        "by_name_args" => goldens().iter().flat_map(requests).collect(),
        "emulator" => emulated(),
        "emulator_import" => emulator_import::seeds(),
        "error_body" => error_bodies(),
        "flows" => return flows(),
        "jwks" => key_sets(),
        "jwt" => tokens::claims().into_iter().flat_map(|(kind, claims)| tokens_of(kind, &claims)).collect(),
        "proxies" => proxies(),
        "redirect_url" => redirects(),
        "response" => {
            goldens().iter().map(|golden| format!("{} 200\n\n{}", name(golden), golden["response"])).collect()
        }
        "server" => conversations(),
        "timestamp" => timestamps(),
        "webhook" => webhooks(),
        other => panic!("no inputs for {other}"),
    };
    texts.into_iter().map(String::into_bytes).collect()
}

/// Words that inputs for the law of this name are made of; none where inputs are no text.
pub fn words(law: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let texts: &[&str] = match law {
        "bindings" => {
            words.extend(computations().flat_map(|(name, params)| {
                [name.to_owned()].into_iter().chain(params.iter().map(|param| format!("\"{}\": ", param.name)))
            }));
            let is_word = |text: &&str| text.len() > 1 && !text.contains(['\n', '{', ':']);
            words.extend(bindings().iter().flat_map(|text| text.split('"').filter(is_word)).map(str::to_owned));
            &["null", "true", "1.5", "-1", "4294967296", "http://", "whsec_", "stytch_token_type=oauth&token="]
        }
        "by_name_args" => {
            goldens().iter().for_each(|golden| names(&golden["requests"], &mut words));
            words.extend(operation::all().iter().map(|operation| operation.name.to_owned()));
            &[
                "x-stytch-member-session: ",
                "x-stytch-member-sessionjwt: ",
                "null",
                "..",
                "%2F",
                "4294967295",
                "-2147483648",
            ]
        }
        "emulator" => {
            goldens().iter().for_each(|golden| names(&golden["requests"], &mut words));
            words.extend(control_interface()["paths"].as_object().unwrap().keys().cloned());
            names(&control_interface()["paths"], &mut words);
            &[
                "---",
                "GET ",
                "POST ",
                "PUT ",
                "DELETE ",
                "$code",
                "$token",
                "$user_id",
                "$member_id",
                "$organization_id",
                "$session_token",
                "$session_jwt",
                "$intermediate_session_token",
                "$connection_id",
                "$client_id",
                "$totp_code",
                "$base_url",
                "authorization: Bearer $bearer_token",
                "x-stytch-member-session: $session_token",
                "PATCH ",
                "ADVANCE ",
                "SET ",
                "null",
                "-1",
                "18446744073709551615",
                "9999-12-31T23:59:59Z",
            ]
        }
        "proxies" => &[
            "http://",
            "https://",
            "socks5://",
            "socks5h://",
            "socks4a://",
            "user:pass@",
            "[::1]",
            ":3128",
            "/8",
            "*.",
        ],
        "emulator_import" => {
            words.extend(emulator_import::words());
            &["= /state/", "null", "[]", "{}", "-1", "\"x\"", "18446744073709551615"]
        }
        "error_body" => {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/description/error_types.txt");
            words.extend(fs::read_to_string(path).unwrap().lines().map(str::to_owned));
            &[
                "request_id",
                "error_type",
                "error_message",
                "error_url",
                "error_details",
                "status_code",
                "error",
                "error_uri",
                "error_description",
                "retry-after: ",
                "date: ",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "429",
                "503",
            ]
        }
        "flows" => &[],
        "jwks" => {
            names(&json!({ "keys": [tokens::jwk()] }), &mut words);
            &[
                "consumer",
                "b2b",
                "project_id",
                PROJECT_ID,
                "fetched_at",
                "max_age",
                "RSA",
                "sig",
                "RS256",
                "verify",
                tokens::KEY_ID,
                "cache-control: ",
                "max-age=",
                "age: ",
            ]
        }
        "jwt" => {
            let mut all = vec![tokens::header()];
            for (kind, claims) in tokens::claims() {
                words.insert(kind.to_owned());
                all.push(claims);
            }
            names(&Value::Array(all), &mut words);
            &[
                "crit",
                "jwk",
                "jku",
                "x5c",
                "none",
                "HS256",
                "RS256",
                tokens::KEY_ID,
                PROJECT_ID,
                "stytch.com/",
                "jti",
                "1700000000",
                "1e400",
                "https://test.stytch.com/",
            ]
        }
        "redirect_url" => {
            words.extend(TOKEN_TYPES.map(str::to_owned));
            &[
                "stytch_token_type",
                "token",
                "stytch_redirect_type",
                "GET ",
                " HTTP/1.1",
                "https://",
                "?",
                "&",
                "%00",
                "%",
            ]
        }
        "response" => {
            goldens().iter().for_each(|golden| names(&golden["response"], &mut words));
            words.extend(operation::all().iter().map(|operation| operation.name.to_owned()));
            &["200", "204", "null", "true", "-0", "1e400", "9223372036854775808", "\\ud800"]
        }
        "server" => &[
            "GET / HTTP/1.1\r\n",
            "POST ",
            "HEAD ",
            "http://",
            "HTTP/1.0",
            "\r\n",
            "\r\n\r\n",
            "content-length: ",
            "transfer-encoding: chunked",
            "expect: 100-continue",
            "connection: close",
            "connection: keep-alive",
            "host: localhost",
            "origin: ",
            "0\r\n\r\n",
            ";ext=1",
            "/emulator/clock",
            "ffffffffffffffff",
            "1048577",
        ],
        "timestamp" => &[
            "2026-11-20T10:23:20Z",
            "T24:00:00",
            ":60Z",
            "+23:59",
            "-00:00",
            ".999999999",
            "-02-29T",
            "0000-",
            "9999-",
        ],
        "webhook" => {
            webhook_objects().iter().for_each(|(_, object)| names(object, &mut words));
            &[
                "svix-id: ",
                "svix-timestamp: ",
                "svix-signature: ",
                "webhook-id: ",
                "webhook-timestamp: ",
                "webhook-signature: ",
                "v1,",
                "project_id",
                "event_id",
                "action",
                "CREATE",
                "DELETE",
                "object_type",
                "source",
                "DIRECT",
                "SCIM",
                "id",
                "timestamp",
                "vertical",
                "B2B",
                "organization",
                "member",
                "saml_connection",
                "oidc_connection",
                "scim_connection",
                "scim_group",
            ]
        }
        other => panic!("no words for {other}"),
    };
    words.extend(texts.iter().map(|text| (*text).to_owned()));
    words
}

/// All golden files, by the names of their operations.
fn goldens() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let golden = |name| fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    operation::all().iter().map(|operation| serde_json::from_str(&golden(operation.name)).unwrap()).collect()
}

fn golden(name: &str) -> Value {
    let place = operation::all().iter().position(|operation| operation.name == name).unwrap();
    goldens().swap_remove(place)
}

fn name(golden: &Value) -> &str {
    golden["operation"].as_str().unwrap()
}

/// The names of members at any depth.
fn names(json: &Value, words: &mut BTreeSet<String>) {
    match json {
        Value::Object(members) => {
            words.extend(members.keys().cloned());
            members.values().for_each(|value| names(value, words));
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, words)),
        _ => {}
    }
}

fn requests(golden: &Value) -> Vec<String> {
    let request = |request: &Value| {
        let session = request["member_session"].as_object().and_then(|session| session.iter().next());
        let header = session.map(|(kind, secret)| {
            let header = if kind == "token" { "x-stytch-member-session" } else { "x-stytch-member-sessionjwt" };
            format!("{header}: {}\n", secret.as_str().unwrap())
        });
        format!("{}\n{}\n{}", name(golden), header.unwrap_or_default(), request["args"])
    };
    golden["requests"].as_array().unwrap().iter().map(request).collect()
}

/// Every operation, every request to the control interface, and logins that lead to what others change.
fn emulated() -> Vec<String> {
    let operations = goldens().into_iter().flat_map(|golden| {
        let request = |request: &Value| {
            let uri = request["uri"].as_str().unwrap().parse::<http::Uri>().unwrap();
            let target = uri.path_and_query().unwrap().as_str();
            let (method, body) = (request["method"].as_str().unwrap(), request["body"].as_str().unwrap_or_default());
            format!("{method} {target}\n\n{body}")
        };
        golden["requests"].as_array().unwrap().iter().map(request).collect::<Vec<String>>()
    });
    let login = [
        r#"POST /v1/otps/sms/login_or_create{"phone_number":"+12025550162"}"#,
        r#"POST /v1/otps/authenticate{"method_id":"$phone_id","code":"$code","session_duration_minutes":60}"#,
        r#"POST /v1/magic_links/email/login_or_create{"email":"ada@example.com"}"#,
        r#"POST /v1/magic_links/authenticate{"token":"$token","session_token":"$session_token"}"#,
        r#"POST /v1/b2b/organizations{"organization_name":"Acme"}"#,
        r#"POST /v1/b2b/organizations/$organization_id/members{"email_address":"ada@acme.example"}"#,
        r#"POST /emulator/member_sessions{"organization_id":"$organization_id","member_id":"$member_id"}"#,
    ];
    let login = login.map(|line| line.replacen('{', "\n\n{", 1)).join("\n---\n");
    let described = control_interface();
    let paths = described["paths"].as_object().unwrap().iter();
    let controls = paths.flat_map(|(path, methods)| methods.as_object().unwrap().iter().map(move |m| (path, m)));
    let controls = controls.map(|(path, (method, operation))| {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let example = |(name, schema): (&String, &Value)| {
            let value = match (name.as_str(), schema["type"].as_str()) {
                ("operation", _) => json!("debug.whoami"),
                ("status", _) => json!(503),
                ("time", _) => json!("2026-01-31T12:00:00Z"),
                (name, Some("string")) => json!(format!("${name}")),
                (_, Some("integer")) => json!(60),
                (_, Some("array")) => json!([]),
                _ => json!({}),
            };
            (name.clone(), value)
        };
        let body: Option<serde_json::Map<String, Value>> =
            schema.is_object().then(|| schema["properties"].as_object().into_iter().flatten().map(example).collect());
        let body = body.map(|body| Value::Object(body).to_string()).unwrap_or_default();
        format!("{login}\n---\n{} {path}\n\n{body}\n---\nGET /v1/debug/whoami\n\n", method.to_uppercase())
    });
    operations.chain(controls).chain(journeys()).collect()
}

/// Logins in browsers, identity providers, second factors and apps: what it takes to get far.
fn journeys() -> Vec<String> {
    let organization = r#"POST /v1/b2b/organizations{"organization_name":"Acme","sso_jit_provisioning":"ALL_ALLOWED","email_jit_provisioning":"RESTRICTED","email_allowed_domains":["github.example"]}"#;
    let member = r#"POST /v1/b2b/organizations/$organization_id/members{"email_address":"ada@acme.example"}"#;
    let session = r#"POST /emulator/member_sessions{"organization_id":"$organization_id","member_id":"$member_id"}"#;
    let public_token = stytch_emulator::Emulator::new().public_token().to_owned();
    let start = |path: &str, more: &str| format!("GET {path}?public_token={public_token}{more}");
    let scim = |method: &str, path: &str, body: &str| {
        format!("{method} $base_url/{path}\nauthorization: Bearer $bearer_token{body}")
    };
    let oauth = start("/v1/public/oauth/google/start", "");
    let member_oauth = start("/v1/b2b/public/oauth/github/start", "&organization_id=$organization_id");
    let discovery = start("/v1/b2b/public/oauth/slack/discovery/start", "");
    let sso = start("/v1/public/sso/start", "&connection_id=$connection_id");
    let journeys: [&[&str]; 9] = [
        &[
            &oauth,
            r#"POST /v1/oauth/authenticate{"token":"$token","session_duration_minutes":60}"#,
            r#"POST /v1/totps{"user_id":"$user_id"}"#,
            r#"POST /v1/totps/authenticate{"user_id":"$user_id","totp_code":"$totp_code","session_jwt":"$session_jwt"}"#,
            "ADVANCE 3600",
            r#"POST /v1/sessions/authenticate{"session_token":"$session_token"}"#,
            r#"POST /v1/users/search{"query":{"operator":"AND","operands":[]},"limit":1}"#,
        ],
        &[
            organization,
            &member_oauth,
            r#"POST /v1/b2b/oauth/authenticate{"oauth_token":"$token"}"#,
            &discovery,
            r#"POST /v1/b2b/oauth/discovery/authenticate{"discovery_oauth_token":"$token"}"#,
            r#"POST /v1/b2b/discovery/organizations/create{"intermediate_session_token":"$intermediate_session_token"}"#,
            "SET 18446744073709551615",
            "GET /v1/b2b/organizations/$organization_id",
        ],
        &[
            organization,
            member,
            session,
            r#"POST /v1/b2b/totp{"organization_id":"$organization_id","member_id":"$member_id"}"#,
            r#"POST /v1/b2b/totp/authenticate{"organization_id":"$organization_id","member_id":"$member_id","code":"$totp_code","session_token":"$session_token"}"#,
            r#"PUT /v1/b2b/organizations/$organization_id
x-stytch-member-session: $session_token{"mfa_policy":"REQUIRED_FOR_ALL"}"#,
            r#"POST /v1/b2b/magic_links/email/login_or_signup{"organization_id":"$organization_id","email_address":"ada@acme.example"}"#,
            r#"POST /v1/b2b/magic_links/authenticate{"magic_links_token":"$token"}"#,
        ],
        &[
            organization,
            r#"POST /v1/b2b/sso/saml/$organization_id{}"#,
            r#"PUT /v1/b2b/sso/saml/$organization_id/connections/$connection_id/url{"metadata_url":"https://idp.example.com/"}"#,
            r#"PUT /v1/b2b/sso/saml/$organization_id/connections/$connection_id{"attribute_mapping":{"email":"NameID","full_name":"name"}}"#,
            &sso,
            r#"POST /v1/b2b/sso/authenticate{"sso_token":"$token","session_duration_minutes":5}"#,
            "DELETE /v1/b2b/sso/$organization_id/connections/$connection_id",
        ],
        &[
            organization,
            r#"POST /v1/b2b/scim/$organization_id/connection{}"#,
            &scim(
                "POST",
                "Users",
                r#"{"userName":"grace@example.com","emails":[{"value":"a@b.example","primary":true}]}"#,
            ),
            &scim(
                "PATCH",
                "Users/$id",
                r#"{"Operations":[{"op":"replace","path":"emails[type eq \"work\"].value","value":"x@y.example"}]}"#,
            ),
            &scim("POST", "Groups", r#"{"displayName":"Writers","members":[{"value":"$id"}]}"#),
            &scim("GET", "Users?filter=userName%20eq%20%22grace%40example.com%22%20and%20active%20pr", ""),
            &scim("PUT", "Groups/$id", r#"{"displayName":"Editors"}"#),
            &scim("DELETE", "Groups/$id", ""),
        ],
        &[
            r#"POST /v1/passwords{"email":"ada@example.com","password":"correct horse","session_duration_minutes":60}"#,
            r#"POST /v1/connected_apps/clients{"client_type":"first_party_public","redirect_urls":["https://a.example/"]}"#,
            r#"POST /v1/idp/oauth/authorize{"client_id":"$client_id","redirect_uri":"https://a.example/","response_type":"code","scopes":["openid","offline_access"],"user_id":"$user_id","consent_granted":true,"code_challenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}"#,
            r#"POST /v1/public/project-test-00000000-0000-4000-8000-000000000000/oauth2/token{"grant_type":"authorization_code","client_id":"$client_id","code":"$authorization_code","redirect_uri":"https://a.example/","code_verifier":"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"}"#,
            r#"POST /v1/public/project-test-00000000-0000-4000-8000-000000000000/oauth2/introspect{"client_id":"$client_id","token":"$access_token"}"#,
        ],
        &[
            r#"POST /v1/passwords/migrate{"email":"ada@example.com","hash":"$2b$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e","hash_type":"bcrypt"}"#,
            r#"POST /v1/passwords/authenticate{"email":"ada@example.com","password":"correct horse"}"#,
        ],
        &[
            r#"POST /v1/users{"email":"ada@example.com"}"#,
            r#"POST /v1/webauthn/register/start{"user_id":"$user_id","domain":"app.example"}"#,
            r#"POST /v1/webauthn/register{"user_id":"$user_id","public_key_credential":"{\"id\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\"}}"}"#,
            r#"POST /v1/crypto_wallets/authenticate/start{"user_id":"$user_id","crypto_wallet_type":"solana","crypto_wallet_address":"11111111111111111111111111111112"}"#,
            r#"POST /v1/crypto_wallets/authenticate{"crypto_wallet_type":"solana","crypto_wallet_address":"11111111111111111111111111111112","signature":"1111"}"#,
        ],
        &[
            r#"POST /v1/b2b/passwords/discovery/email/reset/start{"email_address":"ada@acme.example"}"#,
            r#"POST /v1/b2b/otps/email/discovery/send{"email_address":"ada@acme.example"}"#,
            r#"POST /v1/b2b/otps/email/discovery/authenticate{"email_address":"ada@acme.example","code":"$code"}"#,
            r#"POST /v1/b2b/discovery/organizations{"intermediate_session_token":"$intermediate_session_token"}"#,
            "ADVANCE 18446744073709551615",
            r#"POST /v1/b2b/sessions/authenticate{"session_jwt":"$session_jwt"}"#,
        ],
    ];
    let part = |line: &&str| if line.contains('{') { line.replacen('{', "\n\n{", 1) } else { format!("{line}\n\n") };
    journeys.iter().map(|lines| lines.iter().map(part).collect::<Vec<_>>().join("\n---\n")).collect()
}

/// What clients send to the server of the emulator.
fn conversations() -> Vec<String> {
    let emulator = stytch_emulator::Emulator::new();
    let credentials = BASE64_STANDARD.encode(format!("{}:{}", emulator.project_id(), emulator.secret()));
    let get =
        |headers: &str| format!("GET /v1/debug/whoami HTTP/1.1\r\nauthorization: Basic {credentials}\r\n{headers}\r\n");
    let post = |headers: &str, body: &str| {
        format!(
            "POST /v1/users HTTP/1.1\r\nauthorization: Basic {credentials}\r\ncontent-type: application/json\r\n{headers}\r\n{body}"
        )
    };
    vec![
        get("") + &get("connection: close\r\n"),
        get("").replace("HTTP/1.1", "HTTP/1.0"),
        get("connection: keep-alive\r\n").replace("HTTP/1.1", "HTTP/1.0") + &get(""),
        get("").replace("GET", "HEAD") + &get(""),
        post("content-length: 2\r\n", "{}") + &get(""),
        post("content-length: 2\r\nexpect: 100-continue\r\n", "{}"),
        post("transfer-encoding: chunked\r\n", "1;ext=1\r\n{\r\n1\r\n}\r\n0\r\ntrailer: x\r\n\r\n") + &get(""),
        post("content-length: 9\r\n", "{"),
        post("content-length: 1048577\r\n", ""),
        "GET /emulator/clock HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\n\r\n".to_owned(),
        "GET http://localhost/emulator/messages?wait_seconds=60 HTTP/1.1\r\nhost: localhost\r\n\r\n".to_owned(),
        "hello\r\n\r\n".to_owned(),
    ]
}

/// The description of the control interface of the emulator.
fn control_interface() -> Value {
    let request = http::Request::get("/emulator/openapi.json").body(Vec::new()).unwrap();
    serde_json::from_slice(stytch_emulator::Emulator::new().handle(request).body()).unwrap()
}

fn error_bodies() -> Vec<String> {
    let stytch = json!({ "status_code": 429, "request_id": "request-id-test-1", "error_type": "too_many_requests",
        "error_message": "Too many requests.", "error_url": "https://stytch.com/docs/api/errors/429#too_many_requests",
        "error_details": { "field": "email" } });
    let oauth = json!({ "error": "invalid_grant", "error_description": "The code is over.", "error_uri": "https://example.com" });
    let date = "date: Sun, 06 Nov 1994 08:49:37 GMT\nretry-after: Sun, 06 Nov 1994 08:50:07 GMT";
    vec![
        format!("consumer.users.create 429\nretry-after: 5\n\n{stytch}"),
        format!("consumer.users.get 503\n{date}\n\n"),
        format!("oauth2.token 400\n\n{oauth}"),
        "consumer.users.get 502\n\n<html><body>502 Bad Gateway</body></html>".to_owned(),
        "b2b.organizations.get 302\nlocation: https://example.com\n\n".to_owned(),
        "fraud.rules.list 404\n\n{\"error_type\": 5, \"error_message\": null}".to_owned(),
    ]
}

/// Two runs of each kind of flow: as it should be, and with trouble.
fn flows() -> Vec<Vec<u8>> {
    let trouble: Vec<u8> = (0..64).map(|step: u8| step.wrapping_mul(41)).collect();
    (0..24).flat_map(|kind| [vec![0, 0, kind], [&[1, 1, kind], trouble.as_slice()].concat()]).collect()
}

fn key_sets() -> Vec<String> {
    let keys = json!({ "keys": [tokens::jwk()], "request_id": "request-id-test-1", "status_code": 200 });
    let export =
        json!({ "keys": [tokens::jwk()], "project_id": PROJECT_ID, "fetched_at": tokens::START, "max_age": 60 });
    let mut other = tokens::jwk();
    other["kid"] = json!("key-2");
    vec![
        format!("consumer 200\ncache-control: public, max-age=900\nage: 7\n\n{keys}"),
        format!("b2b 200\n\n{export}"),
        format!("consumer 200\n\n{}", json!({ "keys": [{ "kty": "EC" }, other, tokens::jwk()] })),
        format!("b2b 200\n\n{}", json!({ "keys": [other] })),
        "consumer 200\n\n{\"keys\": []}".to_owned(),
        "consumer 503\nretry-after: 1\n\n".to_owned(),
    ]
}

fn tokens_of(kind: &str, claims: &Value) -> [String; 2] {
    [format!("{kind}\n\n{}\n{claims}", tokens::header()), format!("{kind}\n\n{}", tokens::token(claims))]
}

/// The kinds of token that redirects bring, and one that is new.
const TOKEN_TYPES: [&str; 11] = [
    "magic_links",
    "oauth",
    "reset_password",
    "impersonation",
    "multi_tenant_magic_links",
    "multi_tenant_passwords",
    "multi_tenant_impersonation",
    "discovery",
    "discovery_oauth",
    "sso",
    "brand_new",
];

fn redirects() -> Vec<String> {
    let mut redirects: Vec<String> = TOKEN_TYPES
        .iter()
        .map(|kind| format!("https://example.com/authenticate?stytch_token_type={kind}&token=DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94%3D"))
        .collect();
    redirects.push(
        "GET /?stytch_token_type=discovery&token=a+b&stytch_redirect_type=reset_password#end HTTP/1.1\r\nHost: a"
            .to_owned(),
    );
    redirects.push("HEAD /?stytch_token_type=oauth&token=abc HTTP/1.1".to_owned());
    redirects.push("stytch_token_type=oauth&token=abc&token=abc&&state=%zz".to_owned());
    redirects
}

fn timestamps() -> Vec<String> {
    [
        "2026-11-20T10:23:20Z",
        "2024-02-29 23:59:60.999999999+23:59",
        "0000-01-01t00:00:00z",
        "1795170200",
        "{\"seconds\":[-0.0]}",
        "null",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// What webhooks are about, by the name of its kind.
fn webhook_objects() -> [(&'static str, Value); 6] {
    let saml = golden("b2b.sso.saml.create_connection")["response"]["connection"].take();
    let oidc = golden("b2b.sso.oidc.create_connection")["response"]["connection"].take();
    let scim = golden("b2b.scim.connection.update")["response"]["connection"].take();
    let group = golden("b2b.scim.connection.get_groups")["response"]["scim_groups"][0].take();
    [
        ("organization", golden("b2b.organizations.get")["response"]["organization"].take()),
        ("member", golden("b2b.organizations.members.get")["response"]["member"].take()),
        ("saml_connection", saml),
        ("oidc_connection", oidc),
        ("scim_connection", scim),
        ("scim_group", group),
    ]
}

fn webhooks() -> Vec<String> {
    let event = |kind: &str, action: &str, object: &Value| {
        let event = json!({ "project_id": PROJECT_ID, "event_id": "event-test-1", "action": action, "object_type": kind,
            "source": "SCIM", "id": "id-test-1", "timestamp": "2026-11-20T10:23:20Z", "vertical": "B2B", kind: object });
        format!("webhook\nsvix-id: msg_1\nsvix-timestamp: 1700000000\nsvix-signature: v1,AAAA v1a,BBBB\n\n{event}")
    };
    let mut events: Vec<String> = webhook_objects()
        .iter()
        .flat_map(|(kind, object)| [event(kind, "CREATE", object), event(kind, "UPDATE", &json!({ "new": 1 }))])
        .collect();
    events.push(event("vault", "DELETE", &Value::Null));
    events.push("webhook\nwebhook-id: a.b\nwebhook-timestamp: 1\nwebhook-signature: v1,\n\n".to_owned());
    events
}

/// The options of a client, and computations with their params.
fn bindings() -> Vec<String> {
    let mut texts: Vec<String> = computations()
        .map(|(name, params)| {
            let args: serde_json::Map<_, _> =
                params.iter().map(|param| (param.name.to_owned(), json!("google"))).collect();
            format!("{name}\n{}\n", Value::from(args))
        })
        .collect();
    texts.extend(
        [
            r#"consumer.oauth.start_url
{"provider": "google", "public_token": "public-token-test-1", "custom_scopes": ["a"], "provider_params": {"a": "b"}}"#,
            r#"b2b.sso.start_url
{"public_token": "p", "connection_id": "saml-connection-test-1"}"#,
            r#"b2b.redirects.parse
{"redirect": "stytch_token_type=sso&token=abc&state=1"}"#,
            r#"webhooks.verify
{"signing_secrets": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "headers": {"svix-id": ["a"]}, "tolerance_seconds": 5}
{}"#,
            "pkce.generate\n{}",
            r#"options
{"project_id": "project-test-1", "secret": "secret-test-12345678", "timeout_seconds": 1.5, "proxy": "http://a:b@c",
"issuers": ["https://a.example"], "vertical": "b2b", "max_retries": 1, "base_url": "http://127.0.0.1:1"}"#,
        ]
        .map(|text| text.replace(",\n", ", ")),
    );
    texts
}

/// The values of the variables, a line each.
fn proxies() -> Vec<String> {
    [
        "http://user:pass@proxy.example:3128\n\nsocks5h://proxy.example:1080\n\n\n\nstytch.com, .a.example 10.0.0.0/8\n",
        "https://[::1]:3128\nsocks4://proxy.example\npigeon://x\n\nproxy.example:80\n\n[2001:db8::]/32\nGET",
        "\n\n\n\n\n\n*\n",
    ]
    .map(str::to_owned)
    .into()
}
