//! Templates of the claims that a Connected App adds to its tokens.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::{Map, Value};

/// Claims that the token sets itself.
const RESERVED_CLAIMS: [&str; 10] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "client_id", "scope", "nonce"];
/// The prefix of Stytch's own claims.
const STYTCH_CLAIMS: &str = "https://stytch.com/";
/// The first character of a text that stands for a variable. No text in a template has it.
const MARK: char = '\0';

/// The variables: the fields of each object, which may have fields of their own.
const VARIABLES: [(&str, &[&str]); 3] = [
    (
        "user",
        &[
            "user_id",
            "external_id",
            "name",
            "emails",
            "phone_numbers",
            "status",
            "created_at",
            TRUSTED,
            UNTRUSTED,
            RBAC,
        ],
    ),
    (
        "member",
        &[
            "member_id",
            "external_id",
            "name",
            "email_address",
            "mfa_phone_number",
            "status",
            "created_at",
            TRUSTED,
            UNTRUSTED,
            RBAC,
        ],
    ),
    (
        "organization",
        &[
            "organization_id",
            "organization_slug",
            "organization_name",
            "organization_external_id",
            "created_at",
            TRUSTED,
        ],
    ),
];
const TRUSTED: &str = "trusted_metadata";
const UNTRUSTED: &str = "untrusted_metadata";
const RBAC: &str = "rbac";

/// A JSON object with claims, in which `{{ variable }}` stands for a value.
#[derive(Debug, Default)]
pub(crate) struct Template {
    /// As it was given.
    pub(crate) text: String,
    /// With a marked text for each variable.
    claims: Map<String, Value>,
    pub(crate) has_variables: bool,
}

/// As its text.
impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "" => Ok(Self::default()),
            text => Self::read(text).map_err(de::Error::custom),
        }
    }
}

impl Template {
    /// Reads a template; fails with what the parameter must or cannot do.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let marked = mark(text)?;
        let Ok(Value::Object(claims)) = serde_json::from_str(&marked) else {
            return Err("must be a JSON object as text, in which variables stand for whole values.".to_owned());
        };
        let reserved = |claim: &&String| RESERVED_CLAIMS.contains(&claim.as_str()) || claim.starts_with(STYTCH_CLAIMS);
        if let Some(claim) = claims.keys().find(reserved) {
            return Err(format!("cannot set {claim}."));
        }
        claims.iter().try_for_each(check)?;
        Ok(Self { text: text.to_owned(), claims, has_variables: marked != text })
    }

    /// The claims, with the variables as in `values`. Those that are null or not there are left out.
    pub(crate) fn render(&self, values: &Value) -> Map<String, Value> {
        let claims = self.claims.iter();
        claims.filter_map(|(name, claim)| Some((name.clone(), fill(claim, values)?))).collect()
    }
}

/// The template as JSON, with a marked text for each variable.
fn mark(text: &str) -> Result<String, String> {
    if text.contains("\\u0000") {
        return Err("cannot contain U+0000.".to_owned());
    }
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    let mut quoted = false;
    while let Some(next) = rest.chars().next() {
        if let Some(variable) = rest.strip_prefix("{{") {
            if quoted {
                return Err("has a variable in quotes: without them, it stands for a value of any type.".to_owned());
            }
            let (name, after) = variable.split_once("}}").ok_or("has {{ without }}.")?;
            marked.push_str(&Value::from(format!("{MARK}{}", name.trim())).to_string());
            rest = after;
            continue;
        }
        let escaped = quoted && next == '\\';
        let (same, after) =
            rest.split_at(rest.char_indices().nth(if escaped { 2 } else { 1 }).map_or(rest.len(), |at| at.0));
        quoted ^= next == '"';
        marked.push_str(same);
        rest = after;
    }
    Ok(marked)
}

/// Fails if a part of a template has a variable for a name, or one that does not exist.
fn check((name, value): (&String, &Value)) -> Result<(), String> {
    if name.starts_with(MARK) {
        return Err("has a variable in place of a name.".to_owned());
    }
    check_value(value)
}

fn check_value(value: &Value) -> Result<(), String> {
    match value {
        Value::String(text) => match text.strip_prefix(MARK) {
            Some(variable) if !is_known(variable) => Err(format!("has a variable that does not exist, {variable}.")),
            _ => Ok(()),
        },
        Value::Array(items) => items.iter().try_for_each(check_value),
        Value::Object(fields) => fields.iter().try_for_each(check),
        _ => Ok(()),
    }
}

fn is_known(variable: &str) -> bool {
    let Some((object, path)) = variable.split_once('.') else {
        return false;
    };
    let field = path.split('.').next().unwrap_or_default();
    let known = VARIABLES.iter().any(|(name, fields)| *name == object && fields.contains(&field));
    known && path.split('.').all(|part| !part.is_empty())
}

/// A part of a template with its variables filled in; `None` if it is a variable without a value.
fn fill(part: &Value, values: &Value) -> Option<Value> {
    match part {
        Value::String(text) => match text.strip_prefix(MARK) {
            Some(variable) => value_of(variable, values).filter(|value| !value.is_null()).cloned(),
            None => Some(part.clone()),
        },
        Value::Array(items) => Some(items.iter().filter_map(|item| fill(item, values)).collect()),
        Value::Object(fields) => {
            let fields = fields.iter();
            Some(fields.filter_map(|(name, field)| Some((name.clone(), fill(field, values)?))).collect())
        }
        _ => Some(part.clone()),
    }
}

/// The value at a path of names, which may contain dots themselves, as those of resources do.
fn value_of<'a>(path: &str, values: &'a Value) -> Option<&'a Value> {
    if let Some(value) = values.get(path) {
        return Some(value);
    }
    let mut dots = path.match_indices('.');
    dots.find_map(|(dot, _)| value_of(path.get(dot + 1..)?, values.get(path.get(..dot)?)?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rendered(text: &str, values: &Value) -> Value {
        Value::Object(Template::read(text).unwrap().render(values))
    }

    #[test]
    fn variables_are_values_of_any_type() {
        let user = json!({
            "user_id": "user-1", "name": { "first_name": "Ada" }, "external_id": null,
            "trusted_metadata": { "a": [1, { "b": true }], "c.d": 2, "null": null },
            "rbac": { "roles": ["editor"], "stytch.self": { "actions": ["*"] } },
        });
        let values = json!({ "user": user });
        let cases = [
            ("{{user.user_id}}", json!("user-1")),
            ("{{ user.name.first_name }}", json!("Ada")),
            ("{{\n user.trusted_metadata\t}}", user["trusted_metadata"].clone()),
            ("{{ user.trusted_metadata.a }}", json!([1, { "b": true }])),
            ("{{ user.trusted_metadata.c.d }}", json!(2)),
            ("{{ user.rbac.roles }}", json!(["editor"])),
            ("{{ user.rbac.stytch.self.actions }}", json!(["*"])),
            ("[1, {{ user.user_id }}, {{ user.external_id }}, null]", json!([1, "user-1", null])),
            ("{ \"d\": { \"e\": {{user.user_id}} } }", json!({ "d": { "e": "user-1" } })),
            ("\"} \\\" { \\\\\"", json!("} \" { \\")),
        ];
        for (value, expected) in cases {
            assert_eq!(rendered(&format!("{{ \"a\": {value} }}"), &values), json!({ "a": expected }), "{value}");
        }
    }

    #[test]
    fn a_variable_without_a_value_leaves_nothing() {
        let values = json!({ "user": { "external_id": null, "trusted_metadata": { "a": { "b": null } } } });
        for name in [
            "user.external_id",
            "user.trusted_metadata.a.b",
            "user.trusted_metadata.a.c",
            "user.trusted_metadata.z",
            "member.name",
        ] {
            let text = format!("{{ \"a\": {{{{ {name} }}}}, \"b\": null, \"c\": {{ \"d\": {{{{ {name} }}}} }} }}");
            assert_eq!(rendered(&text, &values), json!({ "b": null, "c": {} }), "{name}");
        }
    }

    #[test]
    fn a_value_stays_a_value() {
        let name = "\", \"admin\": true, \"x\": \"{{ user.user_id }}\\";
        let values = json!({ "member": { "name": name, "trusted_metadata": { "\0user.user_id": "\0member.name" } } });
        let expected = json!({ "a": name, "b": { "\0user.user_id": "\0member.name" } });
        assert_eq!(rendered("{ \"a\": {{ member.name }}, \"b\": {{ member.trusted_metadata }} }", &values), expected);
    }

    #[test]
    fn mistakes_are_found_when_a_template_is_read() {
        let not_json = "must be a JSON object as text, in which variables stand for whole values.";
        let quoted = "has a variable in quotes: without them, it stands for a value of any type.";
        let cases = [
            ("", not_json),
            ("[{{ user.user_id }}]", not_json),
            ("{{ user.user_id }}", not_json),
            ("{ \"a\": {{ user.user_id }}{{ user.user_id }} }", not_json),
            ("{ \"a\": x{{ user.user_id }} }", not_json),
            ("{ \"a\": \"\0\" }", not_json),
            ("{ \"a\": \"{{ user.user_id }}\" }", quoted),
            ("{ \"a\": \"\\\"{{ user.user_id }}\" }", quoted),
            ("{ \"{{ user.user_id }}\": 1 }", quoted),
            ("{ {{ user.user_id }}: 1 }", "has a variable in place of a name."),
            ("{ \"a\": [{ {{ user.user_id }}: 1 }] }", "has a variable in place of a name."),
            ("{ \"a\": {{ user.user_id }", "has {{ without }}."),
            ("{ \"a\": {{ }} }", "has a variable that does not exist, ."),
            ("{ \"a\": {{ user }} }", "has a variable that does not exist, user."),
            ("{ \"a\": {{ user. }} }", "has a variable that does not exist, user.."),
            ("{ \"a\": {{ user.email }} }", "has a variable that does not exist, user.email."),
            ("{ \"a\": {{ users.user_id }} }", "has a variable that does not exist, users.user_id."),
            ("{ \"a\": [[{{ member.a\"b }}]] }", "has a variable that does not exist, member.a\"b."),
            ("{ \"a\": {{ user.name..first_name }} }", "has a variable that does not exist, user.name..first_name."),
            ("{ \"a\": \"\\u0000user.user_id\" }", "cannot contain U+0000."),
            ("{ \"exp\": {{ user.user_id }} }", "cannot set exp."),
            ("{ \"https://stytch.com/session\": {{ user.user_id }} }", "cannot set https://stytch.com/session."),
        ];
        for (text, problem) in cases {
            assert_eq!(Template::read(text).unwrap_err(), problem, "{text}");
        }
    }
}
