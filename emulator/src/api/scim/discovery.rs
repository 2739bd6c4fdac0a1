//! What the endpoint says about itself: its features, resources and schemas.

use serde_json::{Value, json};

use crate::api::scim::answer::{Answer, Refusal, ScimOutcome};
use crate::api::scim::{Scope, groups, users};
use crate::model::scim::attributes::ENTERPRISE;

pub(super) fn get(scope: &Scope, kind: &str, id: Option<&str>) -> ScimOutcome {
    let all = match kind {
        "ServiceProviderConfig" if id.is_none() => return Ok(Answer::ok(features(scope))),
        "ResourceTypes" => vec![
            resource_type(scope, "User", users::SCHEMA, &[ENTERPRISE]),
            resource_type(scope, "Group", groups::SCHEMA, &[]),
        ],
        "Schemas" => schemas(scope),
        _ => Vec::new(),
    };
    match id {
        None => Ok(Answer::ok(json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
            "totalResults": all.len(),
            "startIndex": 1,
            "itemsPerPage": all.len(),
            "Resources": all,
        }))),
        Some(id) => {
            let one = all.into_iter().find(|one| one["id"] == id);
            one.map(Answer::ok).ok_or_else(|| Refusal::not_found(kind, id))
        }
    }
}

fn features(scope: &Scope) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": { "supported": true },
        "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
        "filter": { "supported": true, "maxResults": 1000 },
        "changePassword": { "supported": false },
        "sort": { "supported": false },
        "etag": { "supported": false },
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Bearer token",
            "description": "The token of the SCIM connection",
            "primary": true,
        }],
        "meta": {
            "resourceType": "ServiceProviderConfig",
            "location": format!("{}/ServiceProviderConfig", scope.url),
        },
    })
}

fn resource_type(scope: &Scope, name: &str, schema: &str, extensions: &[&str]) -> Value {
    let extensions: Vec<Value> =
        extensions.iter().map(|schema| json!({ "schema": schema, "required": false })).collect();
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": name,
        "name": name,
        "endpoint": format!("/{name}s"),
        "schema": schema,
        "schemaExtensions": extensions,
        "meta": { "resourceType": "ResourceType", "location": format!("{}/ResourceTypes/{name}", scope.url) },
    })
}

fn schemas(scope: &Scope) -> Vec<Value> {
    let text = |name: &str| attribute(name, "string", false, &[]);
    let list = |name: &str| {
        let parts = [text("value"), text("type"), attribute("primary", "boolean", false, &[])];
        attribute(name, "complex", true, &parts)
    };
    let mut user_name = text("userName");
    user_name["required"] = json!(true);
    user_name["uniqueness"] = json!("server");
    let name = ["formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"].map(text);
    let address = ["formatted", "streetAddress", "locality", "region", "postalCode", "country", "type"].map(text);
    let mut user = vec![user_name, attribute("name", "complex", false, &name)];
    let texts =
        ["displayName", "nickName", "profileUrl", "userType", "title", "preferredLanguage", "locale", "timezone"];
    user.extend(texts.map(text));
    user.push(attribute("active", "boolean", false, &[]));
    user.extend(["emails", "phoneNumbers", "ims", "photos", "entitlements", "roles", "x509Certificates"].map(list));
    user.push(attribute("addresses", "complex", true, &address));
    let mut group_name = text("displayName");
    group_name["required"] = json!(true);
    let members = [text("value"), text("display"), text("$ref")];
    let group = vec![group_name, attribute("members", "complex", true, &members)];
    let manager = [text("value"), text("$ref"), text("displayName")];
    let mut employee = ["employeeNumber", "costCenter", "division", "department", "organization"].map(text).to_vec();
    employee.push(attribute("manager", "complex", false, &manager));
    vec![
        schema(scope, users::SCHEMA, "User", user),
        schema(scope, groups::SCHEMA, "Group", group),
        schema(scope, ENTERPRISE, "EnterpriseUser", employee),
    ]
}

fn schema(scope: &Scope, id: &str, name: &str, attributes: Vec<Value>) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": id,
        "name": name,
        "description": name,
        "attributes": attributes,
        "meta": { "resourceType": "Schema", "location": format!("{}/Schemas/{id}", scope.url) },
    })
}

fn attribute(name: &str, kind: &str, multi_valued: bool, parts: &[Value]) -> Value {
    let mut attribute = json!({
        "name": name,
        "type": kind,
        "multiValued": multi_valued,
        "description": name,
        "required": false,
        "caseExact": false,
        "mutability": "readWrite",
        "returned": "default",
        "uniqueness": "none",
    });
    if !parts.is_empty() {
        attribute["subAttributes"] = json!(parts);
    }
    attribute
}
