//! RFC 7523: JWTs as authorization grants, for Cross App Access (draft-ietf-oauth-identity-assertion-authz-grant).

use serde_json::{Value, json};
use stytch_emulator::{Emulator, SsoIdentity};

use super::introspect;
use crate::b2b::sso::{self, oidc};
use crate::b2b::{ORGANIZATIONS, acme, member, organization};
use crate::clients::{app, by, claims, form, m2m_client, refused};
use crate::support::{NEW_YEAR, delete, ok, put};
use crate::trusted_tokens::{jwks, jwt, rs256};

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";
/// The issuer of the OIDC connections.
const ISSUER: &str = "https://login.example";

/// A project whose organization Acme has an OIDC connection, and a member with an account there.
struct World {
    emulator: Emulator,
    acme: String,
    connection_id: String,
    ada: Value,
    robot: Value,
}

impl World {
    fn new() -> Self {
        let emulator = Emulator::starting_at(NEW_YEAR);
        let acme = acme(&emulator);
        let connection_id = oidc(&emulator, &acme);
        // The audience is that of tokens for sessions.
        emulator.set_trusted_token_profile("profile-1", ISSUER, "app", &jwks());
        let identity = SsoIdentity::new("ada@acme.example").subject("00u-ada");
        assert!(emulator.set_sso_identity(&connection_id, identity));
        let ada = sso::login(&emulator, &connection_id)["member_id"].take();
        let robot = app(&emulator, "third_party");
        Self { emulator, acme, connection_id, ada, robot }
    }

    /// The claims of an assertion for the robot, with `more` in place of some.
    fn claims(&self, more: Value) -> Value {
        let mut claims = json!({
            "iss": ISSUER, "sub": "00u-ada", "aud": format!("stytch.com/{}", self.emulator.project_id()),
            "client_id": self.robot["client_id"], "jti": "jag-1", "iat": NEW_YEAR, "exp": NEW_YEAR + 300,
            "scope": "openid email",
        });
        claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        claims
    }

    fn assertion(&self, more: Value) -> String {
        jwt(&json!({ "alg": "RS256", "kid": "rsa", "typ": "oauth-id-jag+jwt" }), &self.claims(more), rs256)
    }

    fn exchange(&self, client: &Value, assertion: &str, more: Value) -> (u16, Value) {
        let mut fields = by(client, json!({ "grant_type": GRANT_TYPE, "assertion": assertion }));
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        form(&self.emulator, "token", fields)
    }

    /// Exchanges an assertion for the robot, with `more` in place of some of its claims.
    fn attempt(&self, more: Value) -> (u16, Value) {
        self.exchange(&self.robot, &self.assertion(more), json!({}))
    }
}

// Section 2.1: an assertion becomes an access token. As in the draft, there is no refresh token.
#[test]
fn an_assertion_becomes_an_access_token() {
    let world = World::new();
    let answer = ok(world.attempt(json!({ "scope": "openid email offline_access" })));
    let expected = json!({
        "access_token": answer["access_token"],
        "token_type": "bearer",
        "expires_in": 3600,
        "scope": "openid email",
        "request_id": answer["request_id"],
        "status_code": 200,
    });
    assert_eq!(answer, expected);
    let access = claims(&world.emulator, &answer["access_token"]);
    let expected = json!({
        "iss": format!("stytch.com/{}", world.emulator.project_id()),
        "aud": [world.emulator.project_id()],
        "sub": world.ada,
        "client_id": world.robot["client_id"],
        "scope": "openid email",
        "https://stytch.com/organization": { "organization_id": world.acme, "slug": "acme" },
        "jti": access["jti"],
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
    });
    assert_eq!(access, expected);
    assert_eq!(introspect(&world.emulator, &world.robot, &answer["access_token"])["active"], true);
    // It can be exchanged again until it expires.
    ok(world.attempt(json!({})));
    let resource = json!({ "resource": "https://api.example.com" });
    let answer = ok(world.attempt(resource));
    let audience = json!([world.emulator.project_id(), "https://api.example.com"]);
    assert_eq!(claims(&world.emulator, &answer["access_token"])["aud"], audience);
}

// Section 3.1: anything else about the assertion is `invalid_grant`.
#[test]
fn an_assertion_is_of_the_issuer_for_this_client_and_this_project_and_now() {
    let world = World::new();
    let refused_with = |more: Value| refused(world.attempt(more), 400, "invalid_grant");
    assert_eq!(refused_with(json!({ "iss": "https://evil.example" })), "The keys of the issuer are not known.");
    let audience = format!("The audience of the token is not stytch.com/{}.", world.emulator.project_id());
    for wrong in [json!("app"), json!([]), Value::Null, json!(world.emulator.project_id())] {
        assert_eq!(refused_with(json!({ "aud": wrong })), audience);
    }
    ok(world.attempt(json!({ "aud": ["other", format!("stytch.com/{}", world.emulator.project_id())] })));
    let time = "The token has expired, or is not valid yet.";
    for wrong in [json!({ "exp": NEW_YEAR }), json!({ "exp": null }), json!({ "nbf": NEW_YEAR + 1 })] {
        assert_eq!(refused_with(wrong), time);
    }
    for wrong in [json!("other"), Value::Null] {
        assert_eq!(refused_with(json!({ "client_id": wrong })), "The assertion is for another client.");
    }
    for wrong in [json!({ "jti": null }), json!({ "iat": null })] {
        assert_eq!(refused_with(wrong), "The assertion has no jti or no iat.");
    }
    for wrong in [json!(""), json!(1), Value::Null] {
        assert_eq!(refused_with(json!({ "sub": wrong })), "The assertion has no sub.");
    }
    for (header, message) in [
        (json!({ "alg": "RS256", "typ": "JWT" }), "The typ of the assertion is not oauth-id-jag+jwt."),
        (json!({ "alg": "RS256" }), "The typ of the assertion is not oauth-id-jag+jwt."),
        (
            json!({ "alg": "none", "typ": "oauth-id-jag+jwt" }),
            "The token is not a JWT that a key of the profile has signed, by RS256 or ES256.",
        ),
    ] {
        let assertion = jwt(&header, &world.claims(json!({})), rs256);
        assert_eq!(refused(world.exchange(&world.robot, &assertion, json!({})), 400, "invalid_grant"), message);
    }
    for wrong in ["abc", "a.b.c", &world.assertion(json!({})).replace("eyJ", "eyK")] {
        let message = refused(world.exchange(&world.robot, wrong, json!({})), 400, "invalid_grant");
        assert_eq!(message, "The assertion is not a JWT.");
    }
    assert_eq!(refused(world.exchange(&world.robot, "", json!({})), 400, "invalid_request"), "assertion is required.");
}

// Section 3: the client authenticates too. With Stytch, it has a secret, and is a Connected App.
#[test]
fn the_client_is_a_connected_app_with_a_secret() {
    let world = World::new();
    let assertion = world.assertion(json!({}));
    let attempt = |client: &Value| world.exchange(client, &assertion, json!({}));
    refused(attempt(&json!({ "client_id": world.robot["client_id"] })), 401, "invalid_client");
    refused(attempt(&app(&world.emulator, "third_party_public")), 400, "unauthorized_client");
    refused(attempt(&m2m_client(&world.emulator, json!({ "scopes": [] }))), 400, "unauthorized_client");
    refused(attempt(&app(&world.emulator, "first_party")), 400, "invalid_grant");
    let path = format!("{ORGANIZATIONS}/{}", world.acme);
    ok(put(&world.emulator, &path, json!({ "third_party_connected_apps_allowed_type": "NOT_ALLOWED" })));
    let message = refused(attempt(&world.robot), 400, "invalid_grant");
    assert_eq!(message, "The organization does not allow the Connected App.");
}

// Section 3, on `sub`: with Stytch, the account at the OIDC connection, or else the external id.
#[test]
fn the_member_has_the_account_or_the_external_id() {
    let world = World::new();
    let unknown = "No member has this sub at an OIDC connection of the issuer, or as their external id.";
    let stranger = || json!({ "sub": "00u-grace" });
    assert_eq!(refused(world.attempt(stranger()), 400, "invalid_grant"), unknown);
    let body = json!({ "email_address": "grace@acme.example", "external_id": "00u-grace" });
    let grace = member(&world.emulator, &world.acme, body);
    let answer = ok(world.attempt(stranger()));
    assert_eq!(claims(&world.emulator, &answer["access_token"])["sub"], grace["member_id"]);
    // Neither an email address nor the id of a member is one of those.
    for sub in [&json!("grace@acme.example"), &grace["member_id"]] {
        assert_eq!(refused(world.attempt(json!({ "sub": sub })), 400, "invalid_grant"), unknown);
    }

    // A second organization with the same provider, such as Google.
    let other = organization(&world.emulator, json!({ "organization_name": "Other", "organization_slug": "other" }));
    let other = other["organization_id"].as_str().unwrap();
    let twin = json!({ "email_address": "grace@other.example", "external_id": "00u-grace" });
    member(&world.emulator, other, twin);
    ok(world.attempt(stranger()));
    oidc(&world.emulator, other);
    let message = refused(world.attempt(stranger()), 400, "invalid_grant");
    assert_eq!(message, "The assertion is about more than one member.");
    ok(world.attempt(json!({})));

    // Without the connection, no member has an account there.
    let path = format!("/v1/b2b/sso/{}/connections/{}", world.acme, world.connection_id);
    ok(delete(&world.emulator, &path));
    assert_eq!(refused(world.attempt(json!({})), 400, "invalid_grant"), unknown);
}

// Section 3.3 of RFC 6749: a request can narrow the scopes of the assertion, and not widen them.
#[test]
fn the_assertion_says_which_scopes_there_are() {
    let world = World::new();
    let permission = |action: &str| json!([{ "resource_id": "document", "actions": [action] }]);
    let scope = |id: &str, action| json!({ "scope": id, "description": "", "permissions": permission(action) });
    let role = json!({ "role_id": "stytch_member", "description": "", "permissions": permission("read") });
    let scopes = [scope("read:documents", "read"), scope("write:documents", "write")];
    world.emulator.set_policy(json!({ "roles": [role], "scopes": scopes }));
    let asserted = || world.assertion(json!({ "scope": "openid read:documents write:documents" }));
    let asking = |scope: &str| world.exchange(&world.robot, &asserted(), json!({ "scope": scope }));
    // What the member may not do cannot be granted.
    assert_eq!(ok(asking(""))["scope"], "openid read:documents");
    assert_eq!(ok(asking("read:documents"))["scope"], "read:documents");
    refused(asking("email"), 400, "invalid_scope");
    refused(world.attempt(json!({ "scope": "delete:documents" })), 400, "invalid_scope");
    assert_eq!(ok(world.attempt(json!({ "scope": null })))["scope"], "");
}
