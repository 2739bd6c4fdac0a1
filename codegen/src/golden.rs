//! Golden files: what every request has on the wire and how every response reads, worked out here from the
//! description alone, so that core is checked against something that is not core.

use std::fmt::Write;
use std::path::PathBuf;

use crate::Failure;
use crate::description::{Auth, Body, Description, Field, Kind, Model, Operation, Place, TypePath};
use crate::output::Files;

/// Basic credentials of `project-test-1` and `secret-test-1`.
const AUTHORIZATION: &str = "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ==";

/// How the file of the typed requests begins: with a function that the loop below completes.
const TYPED: &str = "//! The typed requests of the golden files.

use serde_json::{Value, json};
use stytch_core::MemberSession;

use crate::golden::Check;

/// Hands the requests of every operation to a check.
pub(crate) fn every_operation(check: &mut impl Check) {
";

/// A JSON value whose objects keep their order.
#[derive(Debug, Clone)]
enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn compact(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(text) => quoted(text),
            Self::List(items) => format!("[{}]", join(items.iter().map(Self::compact))),
            Self::Object(members) => {
                format!(
                    "{{{}}}",
                    join(members.iter().map(|(key, value)| format!("{}:{}", quoted(key), value.compact())))
                )
            }
        }
    }

    fn pretty(&self, indent: &str) -> String {
        let deeper = format!("{indent}  ");
        let lines = |lines: Vec<String>, open: char, close: char| {
            format!("{open}\n{deeper}{}\n{indent}{close}", lines.join(&format!(",\n{deeper}")))
        };
        match self {
            Self::List(items) if !items.is_empty() => {
                lines(items.iter().map(|item| item.pretty(&deeper)).collect(), '[', ']')
            }
            Self::Object(members) if !members.is_empty() => {
                let members = members.iter().map(|(key, value)| format!("{}: {}", quoted(key), value.pretty(&deeper)));
                lines(members.collect(), '{', '}')
            }
            _ => self.compact(),
        }
    }
}

fn join(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

/// Example texts are plain ASCII, where JSON and Rust quote alike.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}

pub(crate) fn files(description: &Description) -> Result<Files, Failure> {
    let mut files = Files::new();
    let mut typed = TYPED.to_owned();
    let mut functions = String::new();
    for operation in &description.operations {
        let examples = Examples { description };
        let cases = examples.cases(operation)?;
        let requests = cases.iter().map(|case| examples.request(operation, case)).collect();
        let golden = Json::Object(vec![
            ("operation".to_owned(), Json::text(&operation.name)),
            ("requests".to_owned(), Json::List(requests)),
            ("response".to_owned(), Json::Object(examples.object(&operation.response_fields)?)),
        ]);
        files.insert(PathBuf::from(format!("tests/golden/{}.json", operation.name)), golden.pretty("") + "\n");
        let expressions = cases.iter().map(|case| examples.endpoint(operation, case)).collect::<Result<Vec<_>, _>>()?;
        let function = operation.name.replace('.', "_");
        writeln!(typed, "{function}(check);")?;
        let (name, requests) = (&operation.name, expressions.join(", "));
        write!(
            functions,
            "\nfn {function}(check: &mut impl Check) {{ check.operation(\"{name}\", [{requests}]); }}\n"
        )?;
    }
    typed += "}\n";
    typed += &functions;
    files.insert(PathBuf::from("tests/it/typed.rs"), typed);
    Ok(files)
}

struct Examples<'a> {
    description: &'a Description,
}

/// Which params one request has.
struct Case<'a> {
    params: Vec<(Place, &'a Field, Json)>,
    /// `token` or `jwt`
    member_session: Option<&'static str>,
}

impl Examples<'_> {
    /// With what is required; with everything; and again with the other kind of member session.
    fn cases<'b>(&self, operation: &'b Operation) -> Result<Vec<Case<'b>>, Failure> {
        let params = |all: bool| {
            let params = operation.params.iter().filter(|(_, field)| all || field.required);
            let params = params.map(|(place, field)| Ok((*place, field, self.value(field, *place, all)?)));
            params.collect::<Result<Vec<_>, Failure>>()
        };
        let mut cases = vec![Case { params: params(false)?, member_session: None }];
        if operation.member_session {
            cases.push(Case { params: params(true)?, member_session: Some("token") });
            cases.push(Case { params: params(true)?, member_session: Some("jwt") });
        } else if operation.params.iter().any(|(_, field)| !field.required) {
            cases.push(Case { params: params(true)?, member_session: None });
        }
        Ok(cases)
    }

    fn request(&self, operation: &Operation, case: &Case<'_>) -> Json {
        let mut path = operation.path.clone();
        let mut query = String::new();
        let mut form = String::new();
        let mut body = Vec::new();
        let mut bearer = None;
        for (place, field, value) in &case.params {
            match (place, value) {
                (Place::Path, Json::Text(text)) => path = path.replace(&format!("{{{}}}", field.wire), &escaped(text)),
                (Place::Query, _) => append(&mut query, field, value),
                (Place::Header, Json::Text(text)) => bearer = Some(text.clone()),
                (Place::Body, _) if operation.body == Body::Form => append(&mut form, field, value),
                _ => body.push((field.wire.clone(), value.clone())),
            }
        }
        path = path.replace("{project_id}", "project-test-1");
        let host = if operation.is_fraud { "telemetry.stytch.com" } else { "test.stytch.com" };
        let question_mark = if query.is_empty() { "" } else { "?" };
        let mut headers = Vec::new();
        let mut header = |name: &str, value: &str| headers.push((name.to_owned(), Json::text(value)));
        match (operation.auth, bearer) {
            (Auth::Project, _) => header("authorization", AUTHORIZATION),
            (Auth::Bearer, Some(token)) => header("authorization", &format!("Bearer {token}")),
            _ => {}
        }
        let body = match operation.body {
            Body::None => Json::Null,
            Body::Json => {
                header("content-type", "application/json");
                Json::text(Json::Object(body).compact())
            }
            Body::Form => {
                header("content-type", "application/x-www-form-urlencoded");
                Json::text(form)
            }
        };
        header("user-agent", "golden");
        match case.member_session {
            Some("token") => header("x-stytch-member-session", "member-session-example"),
            Some(_) => header("x-stytch-member-sessionjwt", "member-session-example"),
            None => {}
        }
        let args = case.params.iter().map(|(_, field, value)| (field.wire.clone(), value.clone())).collect();
        let mut members = vec![("args".to_owned(), Json::Object(args))];
        if let Some(kind) = case.member_session {
            let session = vec![(kind.to_owned(), Json::text("member-session-example"))];
            members.push(("member_session".to_owned(), Json::Object(session)));
        }
        members.extend([
            ("method".to_owned(), Json::text(&operation.method)),
            ("uri".to_owned(), Json::text(format!("https://{host}{path}{question_mark}{query}"))),
            ("headers".to_owned(), Json::Object(headers)),
            ("body".to_owned(), body),
        ]);
        Json::Object(members)
    }

    /// The Rust expression of the typed request.
    fn endpoint(&self, operation: &Operation, case: &Case<'_>) -> Result<String, Failure> {
        let fields: Vec<_> = case.params.iter().map(|(place, field, _)| (*field, *place)).collect();
        let path = format!("{}.{}", operation.module(), operation.struct_name());
        let mut expression = self.constructor(&path, &fields)?;
        if let Some(kind) = case.member_session {
            expression += &format!(".authorized_by(MemberSession::{kind}(\"member-session-example\"))");
        }
        Ok(expression)
    }

    fn constructor(&self, path: &str, fields: &[(&Field, Place)]) -> Result<String, Failure> {
        let all = fields.iter().any(|(field, _)| !field.required);
        let mut arguments = Vec::new();
        let mut setters = String::new();
        for (field, place) in fields {
            let argument = self.argument(field, *place, all)?;
            if field.required {
                arguments.push(argument);
            } else {
                setters += &format!(".{}({argument})", field.rust);
            }
        }
        Ok(format!("stytch_core::{}::new({}){setters}", path.replace('.', "::"), arguments.join(", ")))
    }

    fn argument(&self, field: &Field, place: Place, all: bool) -> Result<String, Failure> {
        Ok(match (&field.kind, self.value(field, place, all)?) {
            (_, value) if field.handwritten.is_some() => {
                format!("serde_json::from_value(json!({})).unwrap()", value.compact())
            }
            (Kind::Model(path), _) => self.model_expression(path, all)?,
            (Kind::Array(item), value) => match (&**item, value) {
                (Kind::Model(path), _) => format!("[{}]", self.model_expression(path, all)?),
                (Kind::Object, Json::List(items)) => {
                    format!("[{}]", join(items.iter().map(|item| format!("json!({})", item.compact()))))
                }
                (_, value) => value.compact(),
            },
            (Kind::Object, Json::Object(members)) => {
                let pairs = members.iter().map(|(key, value)| match value {
                    Json::Null => format!("({}, Value::Null)", quoted(key)),
                    value => format!("({}, json!({}))", quoted(key), value.compact()),
                });
                format!("[{}]", join(pairs))
            }
            (_, value) => value.compact(),
        })
    }

    fn model_expression(&self, path: &TypePath, all: bool) -> Result<String, Failure> {
        let model = self.model(path)?;
        let fields: Vec<_> = model.fields.iter().filter(|field| all || field.required).collect();
        let fields: Vec<_> = fields.into_iter().map(|field| (field, Place::Body)).collect();
        self.constructor(&format!("{}.{}", path.public_module(), path.name), &fields)
    }

    fn value(&self, field: &Field, place: Place, all: bool) -> Result<Json, Failure> {
        if let Some(example) = self.description.examples.get(&field.wire) {
            let object = example.iter().map(|(key, text)| (key.clone(), Json::text(text))).collect();
            return Ok(match &field.kind {
                Kind::Array(_) => Json::List(vec![Json::Object(object)]),
                _ => Json::Object(object),
            });
        }
        // Characters with a meaning in URLs show whether they are escaped.
        let text = match place {
            Place::Body => format!("{} example", field.wire),
            Place::Path | Place::Query => format!("{}/50% &+\u{3f}", field.wire),
            Place::Header => format!("{}-example", field.wire),
        };
        self.kind_value(&field.kind, &text, all)
    }

    fn kind_value(&self, kind: &Kind, text: &str, all: bool) -> Result<Json, Failure> {
        Ok(match kind {
            Kind::String | Kind::Secret => Json::text(text),
            Kind::Timestamp => Json::text("2026-11-20T10:23:20Z"),
            Kind::Integer | Kind::Unsigned => Json::Number(7),
            Kind::Seconds => Json::Number(1_795_170_200),
            Kind::Boolean => Json::Bool(true),
            Kind::Object | Kind::Rest => {
                Json::Object(vec![("gone".to_owned(), Json::Null), ("key".to_owned(), Json::text("value"))])
            }
            Kind::Factor => {
                let text = |name: &str, value: &str| (name.to_owned(), Json::text(value));
                let email = self.description.factors.first().ok_or("there are no factors")?;
                Json::Object(vec![
                    text("type", "otp"),
                    text("delivery_method", "email"),
                    text("last_authenticated_at", "2026-11-20T10:23:20Z"),
                    text("created_at", "2026-11-20T10:23:20Z"),
                    text("updated_at", "2026-11-20T10:23:20Z"),
                    (email.wire.clone(), Json::Object(self.object(&self.model(&email.detail)?.fields)?)),
                    ("palm_factor".to_owned(), Json::Object(vec![text("hand", "left")])),
                ])
            }
            Kind::Array(item) => Json::List(vec![self.kind_value(item, text, all)?]),
            Kind::Dictionary(value) => Json::Object(vec![("key".to_owned(), self.kind_value(value, text, all)?)]),
            Kind::Enum(path) => {
                let values = &self.description.enums.get(path).ok_or("an enum that is not there")?.values;
                // A hyphen shows whether names are sent as they are written.
                let hyphened = values.iter().find(|(wire, ..)| wire.contains('-'));
                Json::text(hyphened.or(values.last()).map(|(wire, ..)| wire.as_str()).unwrap_or_default())
            }
            Kind::Model(path) => {
                let fields = self.model(path)?.fields.iter().filter(|field| all || field.required);
                Json::Object(self.members(fields, all)?)
            }
        })
    }

    /// An object with every field.
    fn object(&self, fields: &[Field]) -> Result<Vec<(String, Json)>, Failure> {
        self.members(fields.iter(), true)
    }

    fn members<'f>(&self, fields: impl Iterator<Item = &'f Field>, all: bool) -> Result<Vec<(String, Json)>, Failure> {
        let mut members = Vec::new();
        for field in fields {
            match &field.kind {
                Kind::Rest => members.push(("without_a_field".to_owned(), Json::text("kept"))),
                _ => members.push((field.wire.clone(), self.value(field, Place::Body, all)?)),
            }
        }
        Ok(members)
    }

    fn model(&self, path: &TypePath) -> Result<&Model, Failure> {
        Ok(self.description.models.get(path).ok_or("a model that is not there")?)
    }
}

fn append(target: &mut String, field: &Field, value: &Json) {
    let text = match value {
        Json::Text(text) => escaped(text),
        value => value.compact(),
    };
    let separator = if target.is_empty() { "" } else { "&" };
    target.push_str(&format!("{separator}{}={text}", field.wire));
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped += &format!("%{byte:02X}");
        }
        escaped
    })
}
