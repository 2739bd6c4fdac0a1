//! The rules of what goes on the wire, one test each.

use http::{Method, Request, Response};
use serde_json::{Value, json};
use stytch_core::b2b::{self, MfaPolicy, organizations};
use stytch_core::consumer::{UserName, magic_links, otps, sessions, users};
use stytch_core::error::BuildErrorKind;
use stytch_core::models::Locale;
use stytch_core::operation::{self, Auth, BodyKind, Host, Operation, Place};
use stytch_core::{Encoder, Endpoint, Error, JsonObject, MemberCredential, Project, fraud, m2m, oauth2};

fn project() -> Project {
    Project::new("project-test-1", "secret-test-1").unwrap()
}

fn request(endpoint: &impl Endpoint) -> Request<Vec<u8>> {
    project().request(endpoint).unwrap()
}

fn by_name(name: &str, args: Value) -> Request<Vec<u8>> {
    project().call_request(name, &args, None).unwrap()
}

fn body(request: &Request<Vec<u8>>) -> &str {
    std::str::from_utf8(request.body()).unwrap()
}

/// The kind and field of a build error, and its text.
fn build_error(result: Result<Request<Vec<u8>>, Error>) -> (BuildErrorKind, String, String) {
    match result {
        Err(Error::Build(error)) => (error.kind, error.field.clone(), error.to_string()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn unset_fields_are_not_sent() {
    let login = magic_links::email::LoginOrCreate::new("ada@example.com");
    assert_eq!(body(&request(&login)), r#"{"email":"ada@example.com"}"#);
    assert_eq!(
        body(&by_name("consumer.magic_links.email.login_or_create", json!({"email": "ada@example.com"}))),
        r#"{"email":"ada@example.com"}"#
    );
    let user = users::Create::new().name(UserName::new().first_name("Ada"));
    assert_eq!(body(&request(&user)), r#"{"name":{"first_name":"Ada"}}"#);
}

#[test]
fn false_zero_and_empty_are_sent() {
    let user = users::Create::new().email("").create_user_as_pending(false).roles(Vec::<String>::new());
    assert_eq!(body(&request(&user)), r#"{"email":"","create_user_as_pending":false,"roles":[]}"#);
}

#[test]
fn nulls_inside_free_form_objects_are_kept() {
    let claims = [("plan", json!("pro")), ("trial", Value::Null)];
    let login = sessions::Authenticate::new().session_token("t").session_custom_claims(claims.clone());
    let expected = r#"{"session_token":"t","session_custom_claims":{"plan":"pro","trial":null}}"#;
    assert_eq!(body(&request(&login)), expected);
    let claims: JsonObject = claims.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let args = json!({"session_token": "t", "session_custom_claims": claims});
    assert_eq!(body(&by_name("consumer.sessions.authenticate", args)), expected);
}

#[test]
fn an_explicit_null_by_name_is_sent() {
    let request =
        by_name("consumer.users.update", json!({"user_id": "u", "name": null, "attributes": {"ip_address": null}}));
    assert_eq!(body(&request), r#"{"name":null,"attributes":{"ip_address":null}}"#);
}

#[test]
fn get_and_delete_have_no_body_and_no_content_type() {
    for request in [request(&users::Get::new("u")), request(&users::Delete::new("u"))] {
        assert_eq!(body(&request), "");
        assert!(!request.headers().contains_key("content-type"));
        assert_eq!(request.uri(), "https://test.stytch.com/v1/users/u");
    }
    for operation in operation::all() {
        let bodiless = matches!(operation.method, Method::GET | Method::DELETE);
        assert_eq!(bodiless, operation.body == BodyKind::None, "{}", operation.name);
    }
}

#[test]
fn post_and_put_without_fields_send_an_empty_object() {
    let rotate = m2m::clients::secrets::RotateStart::new("c");
    let reactivate = organizations::members::Reactivate::new("o", "m");
    for request in [request(&rotate), request(&reactivate), by_name("consumer.users.create", json!({}))] {
        assert_eq!(body(&request), "{}");
        assert_eq!(request.headers()["content-type"], "application/json");
    }
}

#[test]
fn the_content_type_has_no_charset() {
    assert_eq!(request(&otps::sms::Send::new("+12025550162")).headers()["content-type"], "application/json");
}

#[test]
fn path_params_are_escaped_and_not_repeated() {
    let update = users::Update::new("a/b c?d#e%f+g;é").untrusted_metadata([("a", 1)]);
    for request in [
        request(&update),
        by_name("consumer.users.update", json!({"user_id": "a/b c?d#e%f+g;é", "untrusted_metadata": {"a": 1}})),
    ] {
        assert_eq!(request.uri(), "https://test.stytch.com/v1/users/a%2Fb%20c%3Fd%23e%25f%2Bg%3B%C3%A9");
        assert_eq!(body(&request), r#"{"untrusted_metadata":{"a":1}}"#);
    }
}

#[test]
fn unreserved_characters_of_ids_are_not_escaped() {
    assert_eq!(request(&users::Get::new("A-z.0_9~")).uri(), "https://test.stytch.com/v1/users/A-z.0_9~");
}

#[test]
fn dot_segments_and_empty_ids_are_refused() {
    for id in ["", ".", ".."] {
        let (kind, field, text) = build_error(project().request(&users::Delete::new(id)));
        assert_eq!((kind, field.as_str()), (BuildErrorKind::InvalidValue, "user_id"));
        assert_eq!(text, "consumer.users.delete: `user_id` must be a non-empty id, and not `.` or `..`");
        let (kind, field, _) =
            build_error(project().call_request("consumer.users.delete", &json!({"user_id": id}), None));
        assert_eq!((kind, field.as_str()), (BuildErrorKind::InvalidValue, "user_id"));
    }
    assert_eq!(request(&users::Get::new("...")).uri(), "https://test.stytch.com/v1/users/...");
    assert_eq!(request(&users::Get::new("%2e%2e")).uri(), "https://test.stytch.com/v1/users/%252e%252e");
}

#[test]
fn ids_too_long_for_a_uri_are_refused() {
    let (kind, field, _) = build_error(project().request(&users::Get::new("x".repeat(70_000))));
    assert_eq!((kind, field.as_str()), (BuildErrorKind::InvalidValue, "uri"));
}

#[test]
fn queries_have_what_is_set_and_nothing_else() {
    let get = organizations::members::Get::new("o");
    assert_eq!(request(&get).uri(), "https://test.stytch.com/v1/b2b/organizations/o/member");
    let get = get.member_id("m 1").email_address("a+b@c.de");
    let uri = "https://test.stytch.com/v1/b2b/organizations/o/member?member_id=m%201&email_address=a%2Bb%40c.de";
    assert_eq!(request(&get).uri(), uri);
    let get = organizations::members::DangerouslyGet::new("m").include_deleted(true);
    let uri = "https://test.stytch.com/v1/b2b/organizations/members/dangerously_get/m?include_deleted=true";
    assert_eq!(request(&get).uri(), uri);
    assert_eq!(request(&sessions::Get::new("u")).uri(), "https://test.stytch.com/v1/sessions?user_id=u");
}

#[test]
fn ten_gets_have_query_params() {
    let with_query =
        operation::all().iter().filter(|operation| operation.params().iter().any(|param| param.place == Place::Query));
    let counts: Vec<_> = with_query
        .map(|operation| operation.params().iter().filter(|param| param.place == Place::Query).count())
        .collect();
    assert_eq!((counts.len(), counts.iter().sum::<usize>()), (10, 13));
}

#[test]
fn requests_authenticate_with_basic() {
    let request = request(&stytch_core::debug::Whoami::new());
    let authorization = &request.headers()["authorization"];
    assert_eq!(authorization, "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ==");
    assert!(authorization.is_sensitive());
}

#[test]
fn the_project_picks_the_host() {
    let uri = |id: &str| {
        Project::new(id, "s").unwrap().request(&stytch_core::debug::Whoami::new()).unwrap().uri().to_string()
    };
    assert_eq!(uri("project-live-1"), "https://api.stytch.com/v1/debug/whoami");
    assert_eq!(uri("project-test-1"), "https://test.stytch.com/v1/debug/whoami");
    for id in ["something-else", "project-live", "project-lively-1", "my-project-live-1"] {
        assert_eq!(uri(id), "https://test.stytch.com/v1/debug/whoami", "{id}");
    }
}

#[test]
fn a_base_url_keeps_its_path() {
    for url in ["http://127.0.0.1:8080/stytch/v0", "http://127.0.0.1:8080/stytch/v0/"] {
        let project = project().with_base_url(url).unwrap();
        let request = project.request(&users::Get::new("u")).unwrap();
        assert_eq!(request.uri(), "http://127.0.0.1:8080/stytch/v0/v1/users/u");
        assert_eq!(project.url(Host::Api), "http://127.0.0.1:8080/stytch/v0");
    }
}

#[test]
fn base_urls_that_cannot_be_are_refused() {
    for url in
        ["", "/v1", "test.stytch.com", "ftp://a.b", "https://u:p@a.b", "https://a.b/?q", "https://a.b/#f", "https://"]
    {
        match project().with_base_url(url) {
            Err(Error::Build(error)) => {
                assert_eq!((error.kind, error.field.as_str()), (BuildErrorKind::Configuration, "base_url"), "{url}")
            }
            other => panic!("{url}: {other:?}"),
        }
    }
}

#[test]
fn six_operations_go_to_the_fraud_host() {
    let fraud: Vec<_> = operation::all().iter().filter(|operation| operation.host == Host::Fraud).collect();
    assert_eq!(fraud.len(), 6);
    assert!(fraud.iter().all(|operation| operation.name.starts_with("fraud.") && operation.auth == Auth::Project));
    let lookup = fraud::fingerprint::Lookup::new("t");
    assert_eq!(request(&lookup).uri(), "https://telemetry.stytch.com/v1/fingerprint/lookup");
    let project =
        project().with_base_url("http://127.0.0.1:1").unwrap().with_fraud_url("http://127.0.0.1:2/f").unwrap();
    assert_eq!(project.request(&lookup).unwrap().uri(), "http://127.0.0.1:2/f/v1/fingerprint/lookup");
}

#[test]
fn member_sessions_go_into_their_headers() {
    let update = organizations::Update::new("o").mfa_policy(MfaPolicy::RequiredForAll);
    let headers = |session| request(&update.clone().authorized_by(session)).headers().clone();
    let token = headers(MemberCredential::token("the-token"));
    assert_eq!(token["x-stytch-member-session"], "the-token");
    assert!(token["x-stytch-member-session"].is_sensitive() && !token.contains_key("x-stytch-member-sessionjwt"));
    let jwt = headers(MemberCredential::jwt("the-jwt"));
    assert_eq!(jwt["x-stytch-member-sessionjwt"], "the-jwt");
    assert!(jwt["x-stytch-member-sessionjwt"].is_sensitive() && !jwt.contains_key("x-stytch-member-session"));
    assert_eq!(body(&request(&update)), r#"{"mfa_policy":"REQUIRED_FOR_ALL"}"#);
}

#[test]
fn forty_operations_accept_a_member_session() {
    assert_eq!(operation::all().iter().filter(|operation| operation.accepts_member_credential()).count(), 40);
    let session = MemberCredential::token("t");
    let result = project().call_request("consumer.users.create", &json!({}), Some(&session));
    assert_eq!(build_error(result).1, "member_credential");
}

#[test]
fn a_member_session_that_no_header_can_carry_is_refused_without_showing_it() {
    let update = organizations::Update::new("o").authorized_by(MemberCredential::token("line\nend"));
    let (kind, field, text) = build_error(project().request(&update));
    assert_eq!((kind, field.as_str()), (BuildErrorKind::InvalidValue, "member_credential"));
    assert!(!text.contains("line"));
}

/// An empty header would leave the call with all the power of the project.
#[test]
fn an_empty_member_session_is_refused() {
    for session in [MemberCredential::token(""), MemberCredential::jwt("")] {
        let delete = organizations::Delete::new("o").authorized_by(session.clone());
        let args = json!({"organization_id": "o"});
        for result in
            [project().request(&delete), project().call_request("b2b.organizations.delete", &args, Some(&session))]
        {
            let (kind, field, _) = build_error(result);
            assert_eq!((kind, field.as_str()), (BuildErrorKind::InvalidValue, "member_credential"));
        }
    }
}

#[test]
fn enum_values_keep_their_hyphens() {
    let send = otps::sms::Send::new("+12025550162").locale(Locale::PtBr);
    assert_eq!(body(&request(&send)), r#"{"phone_number":"+12025550162","locale":"pt-br"}"#);
    let create = b2b::scim::connection::Create::new("o").identity_provider("microsoft-entra");
    assert_eq!(create.identity_provider, Some(b2b::ScimIdentityProvider::MicrosoftEntra));
    assert_eq!(body(&request(&create)), r#"{"identity_provider":"microsoft-entra"}"#);
}

#[test]
fn enums_take_values_that_have_no_name_yet() {
    let send = otps::sms::Send::new("+12025550162").locale("tlh");
    assert_eq!(body(&request(&send)), r#"{"phone_number":"+12025550162","locale":"tlh"}"#);
}

#[test]
fn oauth2_endpoints_send_forms_and_never_the_project_secret() {
    let token =
        oauth2::Token::new("client_credentials", "m2m client").client_secret("a&b=c").scope("read:users write:users");
    let introspect = oauth2::Introspect::new("the token", "client").token_type_hint("access_token");
    let revoke = oauth2::Revoke::new("the token", "client");
    let cases = [
        (
            request(&token),
            "token",
            "grant_type=client_credentials&client_id=m2m%20client&client_secret=a%26b%3Dc&scope=read%3Ausers%20write%3Ausers",
        ),
        (request(&introspect), "introspect", "token=the%20token&client_id=client&token_type_hint=access_token"),
        (request(&revoke), "revoke", "token=the%20token&client_id=client"),
    ];
    for (request, endpoint, form) in cases {
        assert_eq!(request.method(), Method::POST);
        assert_eq!(
            request.uri(),
            format!("https://test.stytch.com/v1/public/project-test-1/oauth2/{endpoint}").as_str()
        );
        assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
        assert!(!request.headers().contains_key("authorization"));
        assert_eq!(body(&request), form);
    }
    let userinfo = request(&oauth2::Userinfo::new("the-token"));
    assert_eq!(userinfo.method(), Method::GET);
    assert_eq!(userinfo.headers()["authorization"], "Bearer the-token");
    assert!(userinfo.headers()["authorization"].is_sensitive());
    assert_eq!(build_error(project().request(&oauth2::Userinfo::new(""))).1, "access_token");
}

#[test]
fn the_project_id_of_a_path_defaults_to_the_clients_own() {
    assert_eq!(request(&sessions::GetJwks::new()).uri(), "https://test.stytch.com/v1/sessions/jwks/project-test-1");
    assert_eq!(
        request(&sessions::GetJwks::new().project_id("p2")).uri(),
        "https://test.stytch.com/v1/sessions/jwks/p2"
    );
    assert_eq!(
        by_name("b2b.sessions.get_jwks", json!({})).uri(),
        "https://test.stytch.com/v1/b2b/sessions/jwks/project-test-1"
    );
    assert_eq!(
        by_name("b2b.sessions.get_jwks", json!({"project_id": "p2"})).uri(),
        "https://test.stytch.com/v1/b2b/sessions/jwks/p2"
    );
}

#[test]
fn the_user_agent_names_the_crate() {
    let user_agent = format!("stytch-core/{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(request(&users::Get::new("u")).headers()["user-agent"], user_agent.as_str());
}

#[test]
fn credentials_that_cannot_be_sent_are_refused() {
    for (id, secret, field) in
        [("", "s", "project_id"), ("p", "", "secret"), ("a:b", "s", "project_id"), ("p", "s\n", "secret")]
    {
        match Project::new(id, secret) {
            Err(Error::Build(error)) => assert_eq!(error.field, field),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn by_name_says_what_is_wrong() {
    let cases = [
        ("consumer.nope", json!({}), BuildErrorKind::UnknownOperation, "consumer.nope"),
        ("consumer.users.get", json!({"user_id": "u", "colour": "red"}), BuildErrorKind::UnknownParam, "colour"),
        ("consumer.users.get", json!({}), BuildErrorKind::MissingParam, "user_id"),
        ("consumer.users.get", json!({"user_id": 5}), BuildErrorKind::WrongType, "user_id"),
        ("consumer.users.get", json!({"user_id": null}), BuildErrorKind::WrongType, "user_id"),
        ("consumer.users.get", json!(["u"]), BuildErrorKind::WrongType, "args"),
        ("consumer.users.create", json!({"name": {"first_name": 1}}), BuildErrorKind::WrongType, "name.first_name"),
        ("consumer.users.create", json!({"name": {"nick": "x"}}), BuildErrorKind::UnknownParam, "name.nick"),
        ("consumer.users.create", json!({"roles": ["a", 2]}), BuildErrorKind::WrongType, "roles[1]"),
        ("consumer.users.create", json!({"roles": "a"}), BuildErrorKind::WrongType, "roles"),
        ("consumer.users.create", json!({"trusted_metadata": []}), BuildErrorKind::WrongType, "trusted_metadata"),
        ("consumer.users.search", json!({"limit": -1}), BuildErrorKind::WrongType, "limit"),
        ("consumer.users.search", json!({"limit": 5_000_000_000_u64}), BuildErrorKind::WrongType, "limit"),
        ("consumer.users.search", json!({"limit": 1.5}), BuildErrorKind::WrongType, "limit"),
        (
            "consumer.users.search",
            json!({"query": {"operator": "AND"}}),
            BuildErrorKind::MissingParam,
            "query.operands",
        ),
        (
            "consumer.users.search",
            json!({"query": {"operator": "AND", "operands": [7]}}),
            BuildErrorKind::WrongType,
            "query.operands[0]",
        ),
        (
            "b2b.organizations.members.get",
            json!({"organization_id": "o", "member_id": null}),
            BuildErrorKind::WrongType,
            "member_id",
        ),
        (
            "b2b.organizations.get",
            json!({"organization_id": "o", "X-Stytch-Member-Session": "t"}),
            BuildErrorKind::UnknownParam,
            "X-Stytch-Member-Session",
        ),
        (
            "oauth2.token",
            json!({"grant_type": "client_credentials", "client_id": "c", "scope": null}),
            BuildErrorKind::WrongType,
            "scope",
        ),
    ];
    for (name, args, kind, field) in cases {
        let error = build_error(project().call_request(name, &args, None));
        assert_eq!((error.0, error.1.as_str()), (kind, field), "{name} {args}");
        assert!(error.2.contains(&format!("`{field}`")), "{}", error.2);
    }
    let (.., text) = build_error(project().call_request("consumer.users.create", &json!({"roles": [{}]}), None));
    assert_eq!(text, "consumer.users.create: `roles[0]` must be of type string");
    let (_, field, text) = build_error(project().call_request("consumer.users.create", &json!({"a\nb": 1}), None));
    assert_eq!((field.as_str(), text.as_str()), ("a\nb", r"consumer.users.create: `a\nb` is not a param"));
}

#[test]
fn operations_are_found_by_their_names() {
    assert!(operation::all().is_sorted_by_key(|operation| operation.name));
    for expected in operation::all() {
        assert_eq!(operation::find(expected.name).map(|found| found.path), Some(expected.path));
    }
    assert!(operation::find("").is_none() && operation::find("consumer").is_none());
}

#[test]
fn of_two_wrong_values_typed_and_by_name_name_the_same_one() {
    let session = MemberCredential::token("");
    let typed = b2b::organizations::Delete::new("..").authorized_by(session.clone());
    let typed = project().request(&typed).unwrap_err();
    let args = json!({ "organization_id": ".." });
    let by_name = project().call_request("b2b.organizations.delete", &args, Some(&session)).unwrap_err();
    let (Error::Build(typed), Error::Build(by_name)) = (typed, by_name) else { panic!("both are refused") };
    assert_eq!(typed.field, "organization_id");
    assert_eq!(typed, by_name);
}

/// A program's own endpoint, which passes these values for the path
/// `/v1/b2b/organizations/{organization_id}/members/{member_id}`.
struct OwnPath(Vec<(&'static str, &'static str)>);

impl Endpoint for OwnPath {
    type Response = ();

    const OPERATION: &'static Operation = b2b::organizations::members::Update::OPERATION;

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        self.0.iter().try_for_each(|(name, value)| request.path(name, value))
    }
}

#[test]
fn a_path_takes_its_params_all_and_in_order() {
    let (organization, member) = (("organization_id", "o"), ("member_id", "m"));
    let path = |params: &[_]| project().request(&OwnPath(params.to_vec()));
    assert_eq!(path(&[organization, member]).unwrap().uri().path(), "/v1/b2b/organizations/o/members/m");
    for (params, field, problem) in [
        ([member, organization].as_slice(), "member_id", "is not the next param of the path"),
        (&[organization, organization], "organization_id", "is not the next param of the path"),
        (&[organization, member, member], "member_id", "is not the next param of the path"),
        (&[organization], "member_id", "is missing"),
        (&[], "organization_id", "is missing"),
    ] {
        let Err(Error::Build(error)) = path(params) else { panic!() };
        assert_eq!((error.field.as_str(), error.problem.as_ref()), (field, problem));
    }
}

/// A program's own endpoint with the path `/v1/users/{user_id}` and a query, which it writes before its path.
struct OwnQuery(Option<&'static str>);

impl Endpoint for OwnQuery {
    type Response = ();

    const OPERATION: &'static Operation = users::Get::OPERATION;

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.query("a", Some("b c"));
        self.0.map_or(Ok(()), |user_id| request.path("user_id", user_id))?;
        request.query("d", Some(1));
        Ok(())
    }
}

#[test]
fn a_query_does_not_take_the_place_of_a_missing_path_param() {
    let (kind, field, text) = build_error(project().request(&OwnQuery(None)));
    assert_eq!((kind, field.as_str()), (BuildErrorKind::MissingParam, "user_id"));
    assert_eq!(text, "consumer.users.get: `user_id` is missing");
    let request = request(&OwnQuery(Some("user-1")));
    assert_eq!(request.uri(), "https://test.stytch.com/v1/users/user-1?a=b%20c&d=1");
}

/// A response with fewer fields than the one of this crate, and one that it does not have.
#[derive(Debug, PartialEq, serde::Deserialize)]
struct Profile {
    user_id: String,
    #[serde(default)]
    favorite_color: Option<String>,
}

struct GetProfile(users::Get);

impl Endpoint for GetProfile {
    type Response = Profile;

    const OPERATION: &'static Operation = users::Get::OPERATION;

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        self.0.encode(request)
    }
}

#[test]
fn an_endpoint_with_a_response_type_of_ones_own_sends_the_same_request() {
    let get = users::Get::new("user/1");
    let (own, ours) = (request(&GetProfile(get.clone())), request(&get));
    assert_eq!((own.method(), own.uri(), own.headers()), (ours.method(), ours.uri(), ours.headers()));
    assert_eq!(own.body(), ours.body());

    let read = |status: u16, body: &str| {
        let response = Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap();
        project().response::<GetProfile>(&response)
    };
    let profile = read(200, r#"{"user_id":"user/1","favorite_color":"red","name":{},"status_code":200}"#).unwrap();
    assert_eq!(profile, Profile { user_id: "user/1".to_owned(), favorite_color: Some("red".to_owned()) });
    assert_eq!(read(200, r#"{"user_id":"u"}"#).unwrap().favorite_color, None);

    // Errors are those of the operation.
    let Err(Error::Decode(error)) = read(200, r#"{"favorite_color":"red","request_id":"r"}"#) else { panic!() };
    assert_eq!(
        (error.operation, error.path.as_str(), error.problem),
        ("consumer.users.get", "user_id", "lacks a field")
    );
    assert_eq!(error.request_id.as_deref(), Some("r"));
    let Err(Error::Decode(error)) = read(200, r#"{"user_id":"u","favorite_color":7}"#) else { panic!() };
    assert_eq!((error.path.as_str(), error.problem), ("favorite_color", "has a value of the wrong type"));
    let Err(Error::Api(error)) = read(404, r#"{"error_type":"user_not_found"}"#) else { panic!() };
    assert_eq!((error.operation, error.error_type.as_str()), ("consumer.users.get", "user_not_found"));
}
