//! Example requests of an operation, on the wire and as Rust expressions, and example responses.

use super::json::{Json, join, quoted};
use crate::description::{Auth, Body, Description, Field, Kind, Model, Operation, Place, TypePath};
use crate::failure::Failure;

/// Basic credentials of `project-test-1` and `secret-test-1`.
const AUTHORIZATION: &str = "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ==";

pub(super) struct Examples<'a> {
    pub(super) description: &'a Description,
}

/// One example request.
pub(super) struct Case<'a> {
    params: Vec<(Place, &'a Field, Json)>,
    /// `token` or `jwt`
    member_session: Option<&'static str>,
}

impl Examples<'_> {
    /// A request with the required params, one with all params, and one more for the second kind of member session.
    pub(super) fn cases<'b>(&self, operation: &'b Operation) -> Result<Vec<Case<'b>>, Failure> {
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

    pub(super) fn request(&self, operation: &Operation, case: &Case<'_>) -> Json {
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

    /// The Rust expression that builds the typed request.
    pub(super) fn endpoint(&self, operation: &Operation, case: &Case<'_>) -> Result<String, Failure> {
        let fields: Vec<_> = case.params.iter().map(|(place, field, _)| (*field, *place)).collect();
        let path = format!("{}.{}", operation.module(), operation.struct_name());
        let mut expression = self.constructor(&path, &fields)?;
        if let Some(kind) = case.member_session {
            expression += &format!(".authorized_by(MemberCredential::{kind}(\"member-session-example\"))");
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
        // Characters with a meaning in URLs, to test that they are escaped.
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
                // A value with a hyphen, to test that values are sent unchanged.
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
    pub(super) fn object(&self, fields: &[Field]) -> Result<Vec<(String, Json)>, Failure> {
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
