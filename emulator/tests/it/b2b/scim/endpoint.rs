//! The SCIM endpoint: who may use it, what it finds, and what it refuses.

use http::Request;
use http::header::{AUTHORIZATION, LOCATION};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{Provider, is, member, refused};
use crate::b2b::{acme, organization};
use crate::recording::handle;
use crate::support::{authorization, fails, get};

#[test]
fn only_the_provider_of_the_connection_may_use_it() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let umbrella = organization(&emulator, json!({ "organization_name": "Umbrella" }))["organization_id"].take();
    let mut okta = Provider::new(&emulator, &acme, "okta");
    let other = Provider::new(&emulator, umbrella.as_str().unwrap(), "okta");
    let (ada, eve) = (okta.user("ada@acme.example"), other.user("eve@umbrella.example"));
    refused(okta.send("GET", &format!("/Users/{eve}"), &Value::Null), 404, None);
    refused(okta.send("DELETE", &format!("/Users/{eve}"), &Value::Null), 404, None);
    assert_eq!(okta.find("Users", &format!("id eq \"{eve}\"")), json!([]));
    let group = other.create("Groups", json!({ "displayName": "Writers" }))["id"].take();
    refused(okta.send("GET", &format!("/Groups/{}", group.as_str().unwrap()), &Value::Null), 404, None);

    okta.token = other.token.clone();
    refused(okta.send("GET", &format!("/Users/{ada}"), &Value::Null), 401, None);
    for credentials in [None, Some(authorization(&emulator)), Some("Bearer".to_owned())] {
        let mut request = Request::get(format!("{}/ServiceProviderConfig", okta.url));
        if let Some(credentials) = credentials {
            request = request.header(AUTHORIZATION, credentials);
        }
        assert_eq!(handle(&emulator, request.body(Vec::new()).unwrap()).status(), 401);
    }
    refused(okta.send("GET", "x/Users", &Value::Null), 401, None);
    assert_eq!(member(&emulator, &ada)["status"], "active");
}

#[test]
fn lists_have_pages_and_attributes() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let okta = Provider::new(&emulator, &acme, "okta");
    let ids: Vec<String> = (1..=5).map(|number| okta.user(&format!("user-{number}@acme.example"))).collect();
    let page = |query: &str| {
        let page = okta.get(&format!("/Users?{query}"));
        assert_eq!(page["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:ListResponse"]));
        let users = page["Resources"].as_array().unwrap();
        assert_eq!((&page["totalResults"], &page["itemsPerPage"]), (&json!(5), &json!(users.len())));
        let found: Vec<usize> =
            users.iter().map(|user| ids.iter().position(|id| user["id"] == **id).unwrap()).collect();
        (page["startIndex"].as_u64().unwrap(), found)
    };
    for (query, start, expected) in [
        ("", 1, vec![0, 1, 2, 3, 4]),
        ("startIndex=2&count=2", 2, vec![1, 2]),
        ("startIndex=5&count=100", 5, vec![4]),
        ("startIndex=6", 6, vec![]),
        ("startIndex=0&count=1", 1, vec![0]),
        ("startIndex=-3&count=1", 1, vec![0]),
        ("count=0", 1, vec![]),
        ("count=-1", 1, vec![]),
        ("startIndex=9223372036854775807", i64::MAX as u64, vec![]),
    ] {
        assert_eq!(page(query), (start, expected), "{query}");
    }
    for query in ["startIndex=x", "count=1.5", "count=99999999999999999999"] {
        refused(okta.send("GET", &format!("/Users?{query}"), &Value::Null), 400, Some("invalidValue"));
    }
    refused(okta.send("GET", "/Users?filter=%zz", &Value::Null), 400, None);
    refused(okta.send("GET", "/Users?filter=title", &Value::Null), 400, Some("invalidFilter"));

    let one = |query: &str| okta.get(&format!("/Users?count=1&{query}"))["Resources"][0].take();
    let only = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": ids[0], "userName": "user-1@acme.example" });
    assert_eq!(one("attributes=username,emails.value"), only);
    assert_eq!(one("excludedAttributes=meta,groups,active,id"), only);
    assert_eq!(okta.find("Users", r#"userName sw "user-" and active eq true"#).as_array().unwrap().len(), 5);
    assert_eq!(okta.find("Users", r#"userName eq "user-1@acme.example" and active eq false"#), json!([]));
    let either = r#"userName eq "user-1@acme.example" or userName eq "user-3@acme.example""#;
    assert_eq!(okta.find("Users", either).as_array().unwrap().len(), 2);
}

#[test]
fn what_is_wrong_with_a_user_is_named() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let okta = Provider::new(&emulator, &acme, "okta");
    let with = |name: &str, value: Value| json!({ "userName": "ada@acme.example", name: value });
    for body in [
        json!({}),
        json!({ "userName": "" }),
        json!({ "userName": 7 }),
        json!({ "userName": "ada" }),
        with("emails", json!([{ "value": "ada" }])),
        with("emails", json!([7])),
        with("active", json!("yes")),
        with("title", json!({})),
        with("name", json!("Ada")),
        with("phoneNumbers", json!([{ "primary": 1 }])),
        with("roles", json!(vec!["role"; 101])),
    ] {
        refused(okta.send("POST", "/Users", &body), 400, Some("invalidValue"));
    }
    refused(okta.send("POST", "/Users", &with("title", json!("x".repeat(70_000)))), 413, None);
    refused(okta.send("POST", "/Users", &json!([])), 400, Some("invalidSyntax"));
    let huge = json!({ "userName": "ada@acme.example", "password": "x".repeat(1024 * 1024) });
    refused(okta.send("POST", "/Users", &huge), 413, None);
    assert_eq!(okta.get("/Users")["totalResults"], 0);

    let (ada, bob) = (okta.user("ada@acme.example"), okta.user("bob@acme.example"));
    let path = format!("/Users/{bob}");
    let before = okta.get(&path);
    refused(okta.send("PUT", &path, &json!({ "userName": "ADA@acme.example" })), 409, Some("uniqueness"));
    let body = json!({ "userName": "bob@acme.example", "emails": [{ "value": "ada@acme.example" }] });
    refused(okta.send("PUT", &path, &body), 409, Some("uniqueness"));
    refused(okta.send("PUT", "/Users/nobody", &body), 404, None);
    let many = vec![json!({ "op": "add", "path": "title", "value": "x" }); 1001];
    for (operations, status, scim_type) in [
        (json!([{ "op": "replace", "path": "userName", "value": "ada@acme.example" }]), 409, Some("uniqueness")),
        (json!([{ "op": "remove", "path": "userName" }]), 400, Some("invalidValue")),
        (
            json!([{ "op": "add", "path": "title", "value": "x" }, { "op": "add", "path": "active", "value": 7 }]),
            400,
            Some("invalidValue"),
        ),
        (json!([{ "op": "add", "path": "emails.value", "value": "x" }]), 400, Some("invalidPath")),
        (json!([{ "op": "replace", "path": "a.b.c", "value": "x" }]), 400, Some("invalidPath")),
        (json!([{ "op": "replace", "path": "emails[value co \"x\"].type", "value": "x" }]), 400, Some("noTarget")),
        (json!([{ "op": "replace", "value": "x" }]), 400, Some("invalidValue")),
        (json!([{ "op": "replace", "path": 7 }]), 400, Some("invalidValue")),
        (json!([{ "path": "title" }]), 400, Some("invalidSyntax")),
        (json!([]), 400, Some("invalidSyntax")),
        (json!("x"), 400, Some("invalidSyntax")),
        (json!(many), 413, None),
    ] {
        refused(okta.send("PATCH", &path, &json!({ "Operations": operations })), status, scim_type);
    }
    // A request that fails changes nothing.
    assert_eq!(okta.get(&path), before);
    assert_eq!(member(&emulator, &ada)["email_address"], "ada@acme.example");
}

#[test]
fn names_are_read_in_any_case() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let okta = Provider::new(&emulator, &acme, "okta");
    let body = json!({ "USERNAME": "ada@acme.example", "Name": { "GIVENNAME": "Ada" }, "urn:x:Custom": { "a": 1 } });
    let created = okta.create("Users", body);
    assert_eq!((&created["userName"], &created["name"]), (&json!("ada@acme.example"), &json!({ "givenName": "Ada" })));
    assert_eq!(created["urn:x:Custom"], json!({ "a": 1 }));
    let body = json!({ "operations": [{ "OP": "ADD", "Path": "NAME.familyName", "VALUE": "Lovelace" }] });
    let path = format!("/Users/{}", created["id"].as_str().unwrap());
    let patched = is(200, okta.send("PATCH", &path, &body));
    assert_eq!(patched["name"], json!({ "givenName": "Ada", "familyName": "Lovelace" }));
    assert_eq!(member(&emulator, created["id"].as_str().unwrap())["name"], "Ada Lovelace");
}

#[test]
fn the_endpoint_describes_itself() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let okta = Provider::new(&emulator, &acme, "okta");
    let features = okta.get("/ServiceProviderConfig");
    assert_eq!((&features["patch"]["supported"], &features["bulk"]["supported"]), (&json!(true), &json!(false)));
    let types = okta.get("/ResourceTypes");
    assert_eq!((&types["totalResults"], &types["Resources"][0]["endpoint"]), (&json!(2), &json!("/Users")));
    assert_eq!(okta.get("/ResourceTypes/Group"), types["Resources"][1]);
    let schemas = okta.get("/Schemas");
    assert_eq!(schemas["totalResults"], 3);
    let user = "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User";
    assert_eq!(okta.get(user)["attributes"][0]["name"], "userName");
    refused(okta.send("GET", "/Schemas/x", &Value::Null), 404, None);
    refused(okta.send("GET", "/ServiceProviderConfig/x", &Value::Null), 404, None);
    for (method, path) in [("POST", "/Schemas"), ("DELETE", "/Users"), ("PATCH", "/Groups"), ("POST", "/Users/x")] {
        refused(okta.send(method, path, &Value::Null), 405, None);
    }
    // Other paths are not of the endpoint.
    fails(
        get(&emulator, &format!("{}/Bulk", okta.url.trim_start_matches("https://test.stytch.com"))),
        404,
        "route_not_found",
    );
    fails(
        get(&emulator, &format!("{}/Users/x/y", okta.url.trim_start_matches("https://test.stytch.com"))),
        404,
        "route_not_found",
    );

    let request = Request::post(format!("{}/Users", okta.url)).header(AUTHORIZATION, format!("Bearer {}", okta.token));
    let response = handle(&emulator, request.body(br#"{"userName":"ada@acme.example"}"#.to_vec()).unwrap());
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(response.headers()[LOCATION], body["meta"]["location"].as_str().unwrap());
}
