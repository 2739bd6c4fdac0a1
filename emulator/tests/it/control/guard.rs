//! Who may use the control interface of a server.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use serde_json::json;
use stytch_emulator::{Emulator, Server};

use crate::server::Connection;

/// The status and error type of a request with these headers.
fn status(server: &Server, line: &str, headers: &str) -> (u16, serde_json::Value) {
    let mut connection = Connection::open(server);
    connection.write(format!("{line} HTTP/1.1\r\n{headers}\r\n"));
    let reply = connection.reply();
    (
        reply.status,
        serde_json::from_slice(&reply.body).map_or(json!(null), |body: serde_json::Value| body["error_type"].clone()),
    )
}

#[test]
fn programs_on_this_machine_may_use_it() {
    let server = Emulator::new().serve().unwrap();
    assert_eq!(server.control_token(), None);
    for host in ["127.0.0.1", "localhost:7898", "[::1]:1"] {
        assert_eq!(status(&server, "GET /emulator/clock", &format!("Host: {host}\r\n")).0, 200, "{host}");
    }
}

#[test]
fn a_name_that_leads_here_is_refused() {
    let server = Emulator::new().serve().unwrap();
    let refused = (403, json!("host_not_allowed"));
    for host in ["attacker.example", "attacker.example:80", "localhost.attacker.example", ""] {
        for path in ["/emulator/clock", "/emulator/", "/emulator"] {
            let line = format!("GET {path}");
            assert_eq!(status(&server, &line, &format!("Host: {host}\r\n")), refused, "{host}");
        }
    }
    assert_eq!(status(&server, "GET /emulator/clock", ""), refused);
    let twice = "Host: localhost\r\nHost: localhost\r\n";
    assert_eq!(status(&server, "GET /emulator/clock", twice), (400, json!("bad_request")));
    // The API is for clients that may know it under any name.
    assert_eq!(status(&server, "GET /v1/debug/whoami", "Host: stytch.example\r\n").0, 401);
}

#[test]
fn pages_from_elsewhere_are_refused() {
    let server = Emulator::new().serve().unwrap();
    let refused = (403, json!("origin_not_allowed"));
    let with =
        |headers: &str| status(&server, "GET /emulator/clock", &format!("Host: localhost:7898\r\n{headers}\r\n"));
    for origin in ["null", "https://attacker.example", "http://localhost:3000", "http://127.0.0.1:7898"] {
        assert_eq!(with(&format!("Origin: {origin}")), refused, "{origin}");
    }
    for site in ["cross-site", "same-site", "new"] {
        assert_eq!(with(&format!("Sec-Fetch-Site: {site}")), refused, "{site}");
    }
    assert_eq!(with("Origin: http://localhost:7898\r\nSec-Fetch-Site: same-origin").0, 200);
    assert_eq!(with("Sec-Fetch-Site: none").0, 200);
    // A browser asks before a page sends JSON, and is not allowed to.
    let preflight =
        "Host: localhost:7898\r\nOrigin: https://attacker.example\r\nAccess-Control-Request-Method: POST\r\n";
    assert_eq!(status(&server, "OPTIONS /emulator/reset", preflight), refused);
}

#[test]
fn links_may_lead_to_the_page() {
    let server = Emulator::new().serve().unwrap();
    let headers = "Host: localhost:7898\r\nSec-Fetch-Site: cross-site\r\n";
    assert_eq!(status(&server, "GET /emulator/", headers).0, 200);
}

#[test]
fn other_machines_need_the_token() {
    let server = Emulator::new().serve_at((Ipv4Addr::UNSPECIFIED, 0).into()).unwrap();
    assert!(server.url().starts_with("http://127.0.0.1:"));
    let token = server.control_token().unwrap().expose().to_owned();
    assert_eq!(token.len(), 32);
    let refused = (401, json!("unauthorized_credentials"));
    let with = |path: &str, headers: &str| {
        status(&server, &format!("GET {path}"), &format!("Host: emulator:7898\r\n{headers}"))
    };
    for headers in ["", "Authorization: Bearer wrong\r\n", "Authorization: Basic x\r\n", "Authorization: Bearer \r\n"] {
        assert_eq!(with("/emulator/clock", headers), refused, "{headers}");
    }
    let authorized = format!("Authorization: Bearer {token}\r\n");
    assert_eq!(with("/emulator/clock", &authorized).0, 200);
    let from_elsewhere = format!("{authorized}Origin: https://attacker.example\r\n");
    assert_eq!(with("/emulator/clock", &from_elsewhere), (403, json!("origin_not_allowed")));
    // The page asks for it.
    assert_eq!(with("/emulator/", "").0, 200);
    assert_eq!(with("/v1/debug/whoami", "").0, 401);
}

#[test]
fn each_server_has_its_own_token() {
    let token = || Emulator::new().serve_at((Ipv4Addr::UNSPECIFIED, 0).into()).unwrap().control_token().cloned();
    assert_ne!(token(), token());
}

#[test]
fn a_port_in_use_is_an_error() {
    let server = Emulator::new().serve().unwrap();
    let address = server.url().strip_prefix("http://").unwrap().parse().unwrap();
    let error = Emulator::new().serve_at(address).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

#[test]
fn a_server_ends_although_a_request_waits() {
    let server = Emulator::new().serve().unwrap();
    let mut connection = Connection::open(&server);
    connection.write("GET /emulator/clock HTTP/1.1\r\nHost: localhost\r\n\r\n");
    connection.write("GET /emulator/messages?wait_seconds=60 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!(connection.reply().status, 200);
    let start = Instant::now();
    drop(server);
    assert!(start.elapsed() < Duration::from_secs(10));
}
