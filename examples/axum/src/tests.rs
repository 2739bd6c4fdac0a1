//! The server against the emulator.

#![allow(clippy::unwrap_used, clippy::panic, reason = "these are tests")]

use std::time::SystemTime;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, Request};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac_sha256::HMAC;
use stytch_emulator::{Emulator, Server};
use stytch_reqwest::serde_json::json;
use stytch_reqwest::{Client, RetryPolicy, Webhook, b2b};
use tower::ServiceExt;

use crate::app::{self, App};

const KEY: &[u8] = b"a key for tests";

fn serve() -> (Server, Client, Router) {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).retries(RetryPolicy::none()).build().unwrap();
    let webhook = Webhook::new(format!("whsec_{}", STANDARD.encode(KEY))).unwrap();
    let router = app::router(App::new(client.clone(), webhook, "http://127.0.0.1:8080".to_owned()));
    (stytch, client, router)
}

async fn send(router: &Router, request: Request<Body>) -> (u16, HeaderMap, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    (parts.status.as_u16(), parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

fn get(path: &str, cookie: &str) -> Request<Body> {
    Request::get(path).header(COOKIE, cookie).body(Body::empty()).unwrap()
}

fn log_in(email: &str) -> Request<Body> {
    let body = json!({ "email": email }).to_string();
    Request::post("/login").header(CONTENT_TYPE, "application/json").body(body.into()).unwrap()
}

/// The cookie as a browser sends it back.
fn cookie(headers: &HeaderMap) -> &str {
    headers[SET_COOKIE].to_str().unwrap().split(';').next().unwrap()
}

#[tokio::test]
async fn a_user_logs_in_by_email_and_out() {
    let (stytch, _, router) = serve();
    assert_eq!(send(&router, log_in("ada@example.com")).await.0, 200);
    let link = stytch.last_magic_link("ada@example.com").unwrap();
    let path = link.strip_prefix("http://127.0.0.1:8080").unwrap();

    let (status, headers, _) = send(&router, get(path, "")).await;
    assert_eq!((status, headers[LOCATION].to_str().unwrap()), (303, "/me"));
    let session = cookie(&headers).to_owned();
    let (status, _, body) = send(&router, get("/me", &session)).await;
    assert_eq!((status, body.starts_with("hello user-")), (200, true));
    assert_eq!(stytch.requests_of("consumer.sessions.authenticate"), 0);
    // A link works once.
    assert_eq!(send(&router, get(path, "")).await.0, 401);

    let logout = Request::post("/logout").header(COOKIE, &session).body(Body::empty()).unwrap();
    let (status, headers, _) = send(&router, logout).await;
    assert_eq!((status, cookie(&headers)), (200, "session="));
    assert_eq!(stytch.requests_of("consumer.sessions.revoke"), 1);
}

#[tokio::test]
async fn a_visitor_who_is_not_logged_in_is_told_so() {
    let (_stytch, _, router) = serve();
    assert_eq!(send(&router, get("/me", "")).await.0, 401);
    assert_eq!(send(&router, get("/me", "session=made-up")).await.0, 401);
    assert_eq!(send(&router, get("/authenticate", "")).await.0, 400);
}

#[tokio::test]
async fn members_read_the_documents_of_their_organization_if_a_role_allows_it() {
    let (stytch, client, router) = serve();
    let permissions = json!([{ "resource_id": "documents", "actions": ["read"] }]);
    stytch.set_policy(json!({
        "roles": [{ "role_id": "editor", "description": "", "permissions": permissions }],
        "resources": [{ "resource_id": "documents", "description": "", "actions": ["read"] }],
        "scopes": [],
    }));
    let created = client.send(&b2b::organizations::Create::new("Acme").organization_slug("acme")).await.unwrap();
    let acme = created.organization.organization_id;
    for (email, roles, expected) in [("ada@acme.example", vec!["editor"], 200), ("bob@acme.example", vec![], 403)] {
        let create = b2b::organizations::members::Create::new(&acme, email).roles(roles);
        let member = client.send(&create).await.unwrap().member.member_id;
        let session = stytch.start_member_session(&acme, &member, 60).unwrap();
        let cookie = format!("member_session={}", session.session_jwt.expose());
        let of = |organization: &str| format!("/organizations/{organization}/documents");
        let (status, _, body) = send(&router, get(&of(&acme), &cookie)).await;
        assert_eq!(status, expected, "{body}");
        assert_eq!(send(&router, get(&of("organization-test-other"), &cookie)).await.0, 403);
    }
    assert_eq!(send(&router, get("/organizations/x/documents", "")).await.0, 401);
}

#[tokio::test]
async fn what_stytch_cannot_do_now_is_no_no() {
    let (stytch, _, router) = serve();
    stytch.fail_next("consumer.magic_links.email.login_or_create", 429, 1);
    let (status, headers, _) = send(&router, log_in("ada@example.com")).await;
    assert_eq!((status, headers.contains_key(RETRY_AFTER)), (429, true));
    stytch.fail_next("consumer.magic_links.email.login_or_create", 500, 1);
    assert_eq!(send(&router, log_in("ada@example.com")).await.0, 503);
}

#[tokio::test]
async fn only_genuine_webhooks_are_taken() {
    let (_stytch, _, router) = serve();
    let sent = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let body = json!({
        "project_id": "project-test-1", "event_id": "event-1", "action": "DELETE", "object_type": "user",
        "source": "DIRECT", "id": "user-1", "timestamp": "2025-01-01T00:00:00Z", "vertical": "CONSUMER",
    })
    .to_string();
    for (key, expected) in [(KEY, 204), (b"another key".as_slice(), 401)] {
        let mut mac = HMAC::new(key);
        mac.update(format!("event-1.{sent}.{body}").as_bytes());
        let request = Request::post("/webhooks")
            .header("svix-id", "event-1")
            .header("svix-timestamp", sent)
            .header("svix-signature", format!("v1,{}", STANDARD.encode(mac.finalize())))
            .body(body.clone().into())
            .unwrap();
        assert_eq!(send(&router, request).await.0, expected);
    }
}
