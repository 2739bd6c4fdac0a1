//! Reads facts from OpenAPI files, and from OpenAPI excerpts in Markdown pages.

use std::fs;
use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;

use super::facts::{Facts, OperationFacts};
use crate::failure::Failure;

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

/// The facts of an OpenAPI file or excerpt.
pub(crate) struct Source {
    pub(crate) facts: Facts,
    /// Whether they come from the YAML block of a Markdown page, which describes a single operation.
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

/// Returns the OpenAPI excerpt of a Stytch documentation page, which is fenced with four backticks.
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

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::*;

    const PAGE: &str = "
# A page of documentation

````yaml GET /v1/things/{thing_id}
info: { version: 9.9.9 }
paths:
  /v1/things/{thing_id}:
    servers:
      - url: https://things.example.com
    get:
      parameters:
        - { name: thing_id, in: path, required: true, schema: { type: string } }
        - { name: limit, in: query, required: true, schema: { type: integer, minimum: 0 } }
        - { name: X-Who, in: header, schema: { type: string } }
      responses:
        '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
components:
  schemas:
    Colour: { type: string, enum: [red, dark-blue] }
    Thing:
      type: object
      properties:
        id: { type: string }
        colours: { type: array, items: { $ref: '#/components/schemas/Colour' } }
        by_name: { type: object, additionalProperties: { $ref: '#/components/schemas/Thing' } }
        anything: { type: object, additionalProperties: true }
        size: { type: integer, format: int32 }
      required: [id]
````
";

    fn page() -> Facts {
        facts(yaml_block(PAGE).unwrap()).unwrap()
    }

    #[test]
    fn facts_are_read_from_a_page() {
        let expected = serde_json::json!({
            "version": "9.9.9",
            "operations": {"GET /v1/things/{thing_id}": {
                "host": "things.example.com", "path": {"thing_id": "string"}, "query": {"limit": "unsigned!"},
                "headers": ["X-Who"], "response": "Thing",
            }},
            "objects": {"Thing": {
                "id": "string!", "colours": "[Colour]", "by_name": "map<Thing>", "anything": "object", "size": "integer",
            }},
            "enums": {"Colour": ["red", "dark-blue"]},
        });
        assert_eq!(serde_json::to_value(page()).unwrap(), expected);
    }

    #[test]
    fn differences_are_named() {
        let mut before = page();
        before.operations.insert("GET /v1/old".to_owned(), OperationFacts::default());
        let thing = before.objects.get_mut("Thing").unwrap();
        thing.shift_remove("size");
        thing.insert("id".to_owned(), "integer".to_owned());
        thing.insert("weight".to_owned(), "integer".to_owned());
        before.enums.insert("Colour".to_owned(), vec!["red".to_owned(), "green".to_owned()]);
        before.operations.get_mut("GET /v1/things/{thing_id}").unwrap().query.clear();
        let mut additions = Facts::default();
        additions.objects.entry("Thing".to_owned()).or_default().insert("size".to_owned(), "integer".to_owned());

        let differences = compare::differences(&page(), &before, true, &additions);
        let expected = [
            "GET /v1/things/{thing_id} query.limit is new: unsigned!",
            "Thing.id: integer -> string!",
            "Thing.size is new: integer (drop it from the additions, which have it too)",
            "Thing.weight is gone",
            "enum Colour has a new value: dark-blue",
            "enum Colour has lost a value: green",
        ];
        assert_eq!(differences, expected);
        let differences = compare::differences(&page(), &before, false, &additions);
        assert_eq!(differences.last().map(String::as_str), Some("operation GET /v1/old is gone"));
        assert!(compare::differences(&page(), &page(), false, &additions).is_empty());
    }

    #[test]
    fn an_excerpt_updates_what_it_mentions() {
        let mut facts = Facts { version: "1.0.0".to_owned(), ..Facts::default() };
        facts.objects.entry("Other".to_owned()).or_default();
        facts.update(page());
        assert_eq!(facts.objects.keys().collect::<Vec<_>>(), ["Other", "Thing"]);
        assert_eq!(facts.version, "1.0.0");
    }
}
