//! `Debug` of what carries a project's or a person's credentials.

use std::cell::RefCell;

use serde_json::json;
use stytch_core::operation::Operation;
use stytch_core::{Encoder, Endpoint, Error, MemberCredential, Project, Secret, b2b, consumer, oauth2};
use stytch_ureq::Client;

use super::{MARKER, assert_hides};

fn project() -> Project {
    Project::new("project-test-1", MARKER).unwrap()
}

/// The marker, and the project's credentials as they are sent.
fn credentials() -> [String; 2] {
    let request = project().request(&consumer::users::Get::new("user-test-1")).unwrap();
    let basic = request.headers()["authorization"].to_str().unwrap().strip_prefix("Basic ").unwrap();
    [MARKER.to_owned(), basic.to_owned()]
}

fn assert_debug_hides(value: &impl std::fmt::Debug) {
    let [marker, basic] = credentials();
    assert_hides(&format!("{value:?}\n{value:#?}"), &[&marker, &basic]);
}

#[test]
fn a_project_hides_its_secret() {
    assert_debug_hides(&project());
    let shown = r#"Project { project_id: "project-test-1", base_url: "https://test.stytch.com", fraud_url: "https://telemetry.stytch.com", .. }"#;
    assert_eq!(format!("{:?}", project()), shown);
}

#[test]
fn a_client_hides_the_secret_and_the_password_of_the_proxy() {
    let builder = || Client::builder(project()).proxy(format!("http://user:{MARKER}@proxy.example:3128"));
    assert_debug_hides(&builder());
    let client = builder().build().unwrap();
    assert_debug_hides(&client);
    assert_debug_hides(&client.with_timeout(std::time::Duration::from_secs(1)));
}

#[test]
fn a_builder_hides_the_password_of_a_url_that_it_will_refuse() {
    let url = || format!("https://user:{MARKER}@stytch.example");
    assert_debug_hides(&Client::builder(project()).base_url(url()));
    assert_debug_hides(&Client::builder(project()).fraud_url(url()));
    for builder in [Client::builder(project()).base_url(url()), Client::builder(project()).fraud_url(url())] {
        assert_debug_hides(&builder.build().unwrap_err());
    }
}

#[test]
fn a_member_session_hides_its_token() {
    assert_eq!(format!("{:?}", MemberCredential::token(MARKER)), "Token([redacted])");
    assert_eq!(format!("{:?}", MemberCredential::jwt(MARKER)), "Jwt([redacted])");
}

/// Not so bodies, which are bytes to the `http` crate: it shows them as numbers. `Step` does not.
#[test]
fn a_request_hides_its_credentials() {
    let update = |session| b2b::organizations::Update::new("organization-test-1").authorized_by(session);
    for request in [
        project().request(&consumer::users::Get::new("user-test-1")),
        project().request(&update(MemberCredential::token(MARKER))),
        project().request(&update(MemberCredential::jwt(MARKER))),
        project().request(&oauth2::Userinfo::new(MARKER)),
        project().call_request("oauth2.userinfo", &json!({"access_token": MARKER}), None),
        project().call_request(
            "b2b.organizations.delete",
            &json!({"organization_id": "organization-test-1"}),
            Some(&MemberCredential::jwt(MARKER)),
        ),
    ] {
        let request = request.unwrap();
        assert_debug_hides(&request);
        assert!(format!("{request:?}").contains("Sensitive"));
    }
}

/// An endpoint that writes down what its encoder shows.
struct Probe(RefCell<String>);

impl Endpoint for Probe {
    type Response = ();

    const OPERATION: &'static Operation = b2b::organizations::Update::OPERATION;

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", "organization-test-1")?;
        request.bearer("access_token", &Secret::from(MARKER))?;
        request.member_credential(Some(&MemberCredential::token(MARKER)))?;
        request.json(&json!({"password": MARKER}))?;
        self.0.replace(format!("{request:?}\n{request:#?}"));
        Ok(())
    }
}

#[test]
fn an_encoder_hides_credentials() {
    let probe = Probe(RefCell::default());
    project().request(&probe).unwrap();
    let shown = probe.0.take();
    assert!(shown.contains("organization-test-1"), "{shown}");
    let [marker, basic] = credentials();
    assert_hides(&shown, &[&marker, &basic]);
}
