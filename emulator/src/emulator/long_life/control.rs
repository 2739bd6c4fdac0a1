//! What tests do with the control interface.

use http::Request;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};

use super::life::{EMAIL, Life, with};

impl Life<'_> {
    /// Uses all of the control interface except what forgets everything.
    pub(super) fn control(&mut self) {
        let user = self.call("consumer.users.create", json!({ "email": EMAIL }));
        self.call("consumer.magic_links.email.login_or_create", json!({ "email": EMAIL }));
        let acme = self.call("b2b.organizations.create", json!({ "organization_name": "Acme" }));
        let organization = json!({ "organization_id": acme["organization"]["organization_id"] });
        let args = with(&organization, json!({ "email_address": EMAIL }));
        let member = self.call("b2b.organizations.members.create", args);
        let app = self.call("connected_apps.clients.create", json!({ "client_type": "first_party" }));
        let client = json!({ "client_id": app["connected_app"]["client_id"] });

        let session = with(&organization, json!({ "member_id": member["member_id"] }));
        self.act("POST /emulator/member_sessions", session);
        let token = with(&client, json!({ "user_id": user["user_id"], "scopes": ["full_access"] }));
        self.act("POST /emulator/connected_app_tokens", token);
        self.elsewhere(&user["user_id"], &organization);
        let found = self.read("GET /emulator/messages", &format!("to={EMAIL}&limit=1"));
        assert_eq!(found["messages"][0]["to"], EMAIL);
        let found = self.read("GET /emulator/users", "limit=1");
        assert_eq!(found["users"][0]["user_id"], user["user_id"]);
        let found = self.read("GET /emulator/organizations", "limit=1");
        assert_eq!(found["organizations"][0]["members"][0]["sessions"].as_array().map(Vec::len), Some(1));
        self.read("GET /emulator/requests", "limit=1");
        self.read("GET /emulator/requests/counts", "operation=debug.whoami");
        self.read("GET /emulator/changes", "after=0");
        for name in ["GET /emulator/project", "GET /emulator/openapi.json", "GET /emulator/"] {
            self.read(name, "");
        }

        let before = self.read("GET /emulator/clock", "");
        self.act("POST /emulator/clock/follow_system", json!({}));
        self.act("POST /emulator/clock/advance", json!({ "seconds": 1 }));
        self.act("PUT /emulator/clock", json!({ "time": before["time"] }));
        self.act("POST /emulator/failures", json!({ "operation": "debug.whoami", "status": 503 }));
        self.read("GET /emulator/failures", "");
        self.act("POST /emulator/failures/cancel", json!({}));
        for name in ["POST /emulator/keys/publish", "POST /emulator/keys/rotate", "POST /emulator/keys/retire"] {
            self.act(name, json!({}));
        }
        self.act("PUT /emulator/m2m_claims", json!({ "claims": {} }));
        self.act("PUT /emulator/policy", json!({ "roles": [] }));
        self.act("POST /emulator/messages/clear", json!({}));

        self.call("connected_apps.clients.delete", client);
        self.call("b2b.organizations.delete", organization);
        self.call("consumer.users.delete", json!({ "user_id": user["user_id"] }));
    }

    /// Says what devices, authenticator apps and other systems say.
    fn elsewhere(&mut self, user_id: &Value, organization: &Value) {
        let totp = self.call("consumer.totps.create", json!({ "user_id": user_id }));
        let shown = self.read("GET /emulator/totp_code", &format!("user_id={}", user_id.as_str().unwrap()));
        assert_eq!(
            shown,
            self.read("GET /emulator/totp_code", &format!("secret={}", totp["secret"].as_str().unwrap()))
        );
        self.act("POST /emulator/biometric_registrations", json!({ "user_id": user_id }));
        let email = json!({ "impersonator_email": EMAIL });
        self.act("POST /emulator/impersonation_tokens", with(&email, json!({ "user_id": user_id })));

        let sso = self.call("b2b.sso.oidc.create_connection", organization.clone());
        let id = json!({ "connection_id": sso["connection"]["connection_id"] });
        self.act("PUT /emulator/sso_identities", with(&id, json!({ "email": EMAIL })));
        self.act("PUT /emulator/fingerprints", json!({ "telemetry_id": "t", "fingerprint": {} }));
        let external = json!({ "session_token": "t", "userinfo": { "email": EMAIL } });
        self.act("PUT /emulator/external_sessions", external);
        let profile = json!({ "profile_id": "p", "issuer": "i", "audience": "a", "jwks": { "keys": [] } });
        self.act("PUT /emulator/trusted_token_profiles", profile);
        self.act("PUT /emulator/shared_passwords", json!({ "shared": false }));
        self.act("PUT /emulator/history", json!({ "limit": 1000 }));
    }

    fn read(&mut self, name: &'static str, query: &str) -> Value {
        self.request(name, query, Vec::new())
    }

    fn act(&mut self, name: &'static str, body: Value) -> Value {
        self.request(name, "", body.to_string().into_bytes())
    }

    /// Sends a request with this method and path, and returns the body of the response, if it is JSON.
    fn request(&mut self, name: &'static str, query: &str, body: Vec<u8>) -> Value {
        let (method, path) = name.split_once(' ').unwrap();
        let request = Request::builder().method(method).uri(format!("{path}?{query}"));
        let request = request.header(CONTENT_TYPE, "application/json").body(body).unwrap();
        let response = self.count(name, |emulator| emulator.handle(request));
        assert_eq!(response.status(), 200, "{name}: {response:?}");
        serde_json::from_slice(response.body()).unwrap_or_default()
    }
}
