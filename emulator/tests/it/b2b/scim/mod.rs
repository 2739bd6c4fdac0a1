//! SCIM: connections, and the endpoint to which identity providers push people and groups.

mod connections;
mod endpoint;
mod groups;
mod noise;
mod providers;

use http::Request;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::b2b::ORGANIZATIONS;
use crate::recording::handle;
use crate::support::{get, ok, post};

pub(crate) const SCIM: &str = "/v1/b2b/scim";

/// A connection as its identity provider knows it.
pub(crate) struct Provider<'a> {
    pub(crate) emulator: &'a Emulator,
    pub(crate) connection_id: String,
    pub(crate) url: String,
    pub(crate) token: String,
}

impl<'a> Provider<'a> {
    /// Creates the connection of an organization.
    pub(crate) fn new(emulator: &'a Emulator, organization_id: &str, identity_provider: &str) -> Self {
        let body = json!({ "display_name": "Directory", "identity_provider": identity_provider });
        let created = ok(post(emulator, &format!("{SCIM}/{organization_id}/connection"), body));
        let text = |name: &str| created["connection"][name].as_str().unwrap().to_owned();
        let url = text("base_url").trim_end_matches("?aadOptscim062020").to_owned();
        Self { emulator, connection_id: text("connection_id"), url, token: text("bearer_token") }
    }

    /// Sends a request and returns the status and body; a `null` body is left out.
    pub(crate) fn send(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url))
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .header(CONTENT_TYPE, "application/scim+json; charset=utf-8");
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        let response = handle(self.emulator, request.body(body).unwrap());
        let status = response.status().as_u16();
        if status == 204 {
            assert!(response.body().is_empty());
            return (status, Value::Null);
        }
        assert_eq!(response.headers()[CONTENT_TYPE], "application/scim+json");
        (status, serde_json::from_slice(response.body()).unwrap())
    }

    pub(crate) fn get(&self, path: &str) -> Value {
        is(200, self.send("GET", path, &Value::Null))
    }

    /// The resources that match a filter.
    pub(crate) fn find(&self, kind: &str, filter: &str) -> Value {
        let filter = filter.replace('%', "%25").replace(' ', "%20").replace('"', "%22").replace('@', "%40");
        self.get(&format!("/{kind}?filter={}", filter.replace('+', "%2B")))["Resources"].take()
    }

    pub(crate) fn create(&self, kind: &str, body: Value) -> Value {
        is(201, self.send("POST", &format!("/{kind}"), &body))
    }

    pub(crate) fn patch(&self, path: &str, operations: Value) -> Value {
        let body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": operations,
        });
        is(200, self.send("PATCH", path, &body))
    }

    /// Creates a user and returns their id.
    pub(crate) fn user(&self, email: &str) -> String {
        self.create("Users", json!({ "userName": email }))["id"].as_str().unwrap().to_owned()
    }
}

/// The body of a response with this status.
#[track_caller]
pub(crate) fn is(expected: u16, (status, body): (u16, Value)) -> Value {
    assert_eq!(status, expected, "{body}");
    body
}

/// Checks an error of the standard.
#[track_caller]
pub(crate) fn refused(response: (u16, Value), status: u16, scim_type: Option<&str>) {
    let body = is(status, response);
    assert_eq!(body["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]));
    assert_eq!((&body["status"], body["scimType"].as_str()), (&json!(status.to_string()), scim_type), "{body}");
    assert!(!body["detail"].as_str().unwrap().is_empty());
}

/// A member, deleted or not.
pub(crate) fn member(emulator: &Emulator, id: &str) -> Value {
    let path = format!("{ORGANIZATIONS}/members/dangerously_get/{id}?include_deleted=true");
    ok(get(emulator, &path))["member"].take()
}
