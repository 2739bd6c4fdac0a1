//! Reads OpenAPI files, and excerpts of them inside Markdown pages, as facts.

use std::fs;
use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::Failure;
use crate::facts::{Facts, OperationFacts};

#[derive(Deserialize)]
struct Document {
    info: Info,
    #[serde(default)]
    paths: IndexMap<String, PathItem>,
    #[serde(default)]
    components: Components,
}

#[derive(Deserialize)]
struct Info {
    version: String,
}

#[derive(Deserialize)]
struct PathItem {
    #[serde(default)]
    servers: Vec<Server>,
    get: Option<Operation>,
    post: Option<Operation>,
    put: Option<Operation>,
    delete: Option<Operation>,
    patch: Option<Operation>,
}

#[derive(Deserialize)]
struct Server {
    url: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Operation {
    #[serde(default)]
    parameters: Vec<Parameter>,
    request_body: Option<Body>,
    responses: IndexMap<String, Body>,
}

#[derive(Deserialize)]
struct Parameter {
    name: String,
    r#in: String,
    #[serde(default)]
    required: bool,
    schema: Schema,
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    content: IndexMap<String, Media>,
}

#[derive(Deserialize)]
struct Media {
    schema: Option<Schema>,
}

#[derive(Deserialize, Default)]
struct Components {
    #[serde(default)]
    schemas: IndexMap<String, Schema>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    r#type: Option<String>,
    #[serde(rename = "$ref")]
    reference: Option<String>,
    items: Option<Box<Schema>>,
    minimum: Option<f64>,
    r#enum: Option<Vec<String>>,
    additional_properties: Option<AdditionalProperties>,
    #[serde(default)]
    properties: IndexMap<String, Schema>,
    #[serde(default)]
    required: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum AdditionalProperties {
    Any(bool),
    Typed(Box<Schema>),
}

/// An OpenAPI document.
pub(crate) struct Source {
    pub(crate) facts: Facts,
    /// Whether it is the YAML block of a Markdown page, which describes one operation, rather than a whole file.
    pub(crate) is_excerpt: bool,
}

pub(crate) fn read(path: &Path) -> Result<Source, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let block = yaml_block(&text);
    let facts = facts(block.unwrap_or(&text)).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Source { facts, is_excerpt: block.is_some() })
}

fn facts(yaml: &str) -> Result<Facts, Failure> {
    let document: Document = yaml_serde::from_str(yaml)?;
    let mut facts = Facts { version: document.info.version, ..Facts::default() };
    for (path, item) in document.paths {
        let host = item.servers.first().map(|server| server.url.trim_start_matches("https://").to_owned());
        let methods =
            [("GET", item.get), ("POST", item.post), ("PUT", item.put), ("DELETE", item.delete), ("PATCH", item.patch)];
        for (method, operation) in methods {
            if let Some(operation) = operation {
                let key = format!("{method} {path}");
                let operation = operation_facts(operation, host.clone()).map_err(|error| format!("{key}: {error}"))?;
                facts.operations.insert(key, operation);
            }
        }
    }
    for (name, schema) in document.components.schemas {
        if let Some(values) = schema.r#enum {
            facts.enums.insert(name, values);
            continue;
        }
        let mut fields = IndexMap::new();
        for (field, property) in &schema.properties {
            let notation = notation(property).map_err(|error| format!("{name}.{field}: {error}"))?;
            let required = if schema.required.contains(field) { "!" } else { "" };
            fields.insert(field.clone(), format!("{notation}{required}"));
        }
        facts.objects.insert(name, fields);
    }
    Ok(facts)
}

/// Stytch's documentation pages hold their OpenAPI excerpt between fences of four backticks.
fn yaml_block(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("````yaml")?;
    let (_, rest) = rest.split_once('\n')?;
    rest.split_once("````").map(|(block, _)| block)
}

fn operation_facts(operation: Operation, host: Option<String>) -> Result<OperationFacts, Failure> {
    let mut facts = OperationFacts { host: host.unwrap_or_default(), ..OperationFacts::default() };
    for parameter in operation.parameters {
        let required = if parameter.required && parameter.r#in == "query" { "!" } else { "" };
        let notation = format!("{}{required}", notation(&parameter.schema)?);
        match parameter.r#in.as_str() {
            "path" => drop(facts.path.insert(parameter.name, notation)),
            "query" => drop(facts.query.insert(parameter.name, notation)),
            "header" => facts.headers.push(parameter.name),
            place => return Err(format!("a param in an unknown place: {place}").into()),
        }
    }
    facts.request = operation.request_body.and_then(schema_name);
    let success = operation.responses.into_iter().find(|(status, _)| status.starts_with('2'));
    facts.response = success.and_then(|(_, body)| schema_name(body)).ok_or("no schema for its success")?;
    Ok(facts)
}

fn schema_name(body: Body) -> Option<String> {
    let (_, media) = body.content.into_iter().next()?;
    media.schema?.reference.as_deref().and_then(last_segment).map(str::to_owned)
}

fn last_segment(reference: &str) -> Option<&str> {
    reference.rsplit('/').next()
}

fn notation(schema: &Schema) -> Result<String, Failure> {
    if let Some(reference) = &schema.reference {
        return Ok(last_segment(reference).unwrap_or_default().to_owned());
    }
    Ok(match (schema.r#type.as_deref(), &schema.items, &schema.additional_properties) {
        (Some("string"), ..) => "string".to_owned(),
        (Some("boolean"), ..) => "boolean".to_owned(),
        (Some("integer"), ..) if schema.minimum == Some(0.0) => "unsigned".to_owned(),
        (Some("integer"), ..) => "integer".to_owned(),
        (Some("array"), Some(items), _) => format!("[{}]", notation(items)?),
        (Some("object"), _, Some(AdditionalProperties::Typed(value))) => format!("map<{}>", notation(value)?),
        (Some("object"), _, Some(AdditionalProperties::Any(true)) | None) if schema.properties.is_empty() => {
            "object".to_owned()
        }
        (kind, ..) => return Err(format!("a schema of a kind that the generator does not know: {kind:?}").into()),
    })
}
