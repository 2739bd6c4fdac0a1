//! Filters, such as `userName eq "ada@acme.example"`: comparisons joined by `and` and `or`, without parentheses.

use serde_json::Value;

use crate::api::scim::answer::Refusal;
use crate::api::scim::path::Path;

/// The length limit of a filter, in bytes.
const LENGTH: usize = 4096;

/// Alternatives, of each of which all comparisons must hold.
#[derive(Debug)]
pub(super) struct Filter {
    alternatives: Vec<Vec<Comparison>>,
}

#[derive(Debug)]
struct Comparison {
    path: Path,
    operator: Operator,
    value: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Equal,
    NotEqual,
    Contains,
    StartsWith,
    EndsWith,
    Present,
}

impl Filter {
    /// Reads a whole text.
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let wrong = || {
            let detail = "The filter takes comparisons (eq, ne, co, sw, ew, pr) that are joined by and, or.";
            Refusal::invalid("invalidFilter", detail)
        };
        if text.len() > LENGTH {
            return Err(wrong());
        }
        match read(text, true) {
            Some((filter, rest)) if rest.trim().is_empty() => Ok(filter),
            _ => Err(wrong()),
        }
    }

    pub(super) fn matches(&self, resource: &Value) -> bool {
        self.alternatives.iter().any(|all| all.iter().all(|comparison| comparison.matches(resource)))
    }

    /// The text that this attribute must be equal to, if the filter has no alternatives.
    pub(super) fn required(&self, attribute: &str) -> Option<&str> {
        let [all] = self.alternatives.as_slice() else {
            return None;
        };
        let equal = all.iter().find(|one| one.operator == Operator::Equal && one.path.is(attribute))?;
        equal.value.as_str()
    }

    /// What an item that matches must have.
    pub(super) fn implied(&self) -> impl Iterator<Item = (&str, &Value)> {
        let all = self.alternatives.first().into_iter().flatten();
        let equal = all.filter(|one| one.operator == Operator::Equal && one.path.sub.is_none());
        equal.map(|one| (one.path.attribute.as_str(), &one.value))
    }
}

/// Reads a filter at the start of a text, and returns the rest. Only if `nesting`, its paths may have filters.
pub(super) fn read(text: &str, nesting: bool) -> Option<(Filter, &str)> {
    let (mut rest, mut alternatives) = (text, vec![Vec::new()]);
    loop {
        let (comparison, after) = Comparison::read(rest.trim_start(), nesting)?;
        alternatives.last_mut()?.push(comparison);
        rest = after.trim_start();
        match keyword(rest) {
            ("and", after) => rest = after,
            ("or", after) => {
                alternatives.push(Vec::new());
                rest = after;
            }
            _ => return Some((Filter { alternatives }, rest)),
        }
    }
}

/// The word at the start of a text in lower case, as far as it is a keyword, and the rest.
fn keyword(text: &str) -> (&'static str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let known = ["and", "or", "eq", "ne", "co", "sw", "ew", "pr"];
    let known = known.into_iter().find(|known| known.eq_ignore_ascii_case(word));
    (known.unwrap_or_default(), rest)
}

impl Comparison {
    fn read(text: &str, nesting: bool) -> Option<(Self, &str)> {
        let (path, rest) = Path::read(text, nesting)?;
        let (operator, after) = keyword(rest.trim_start());
        let operator = match operator {
            "eq" => Operator::Equal,
            "ne" => Operator::NotEqual,
            "co" => Operator::Contains,
            "sw" => Operator::StartsWith,
            "ew" => Operator::EndsWith,
            "pr" => return Some((Self { path, operator: Operator::Present, value: Value::Null }, after)),
            // `members[value eq "x"]` is whole without an operator.
            _ if path.filter.is_some() => {
                return Some((Self { path, operator: Operator::Present, value: Value::Null }, rest));
            }
            _ => return None,
        };
        let mut values = serde_json::Deserializer::from_str(after).into_iter::<Value>();
        let value = values.next()?.ok().filter(|value| !value.is_array() && !value.is_object())?;
        let rest = after.get(values.byte_offset()..)?;
        Some((Self { path, operator, value }, rest))
    }

    fn matches(&self, resource: &Value) -> bool {
        let exact = ["id", "externalId"].contains(&self.path.attribute.as_str());
        let fold = |text: &str| if exact { text.to_owned() } else { text.to_lowercase() };
        let values = self.path.values(resource);
        let equal = |value: &Value| match (value, &self.value) {
            (Value::String(left), Value::String(right)) => fold(left) == fold(right),
            (left, right) => left == right,
        };
        let text = |holds: fn(&str, &str) -> bool| {
            let wanted = self.value.as_str().map(fold);
            values.iter().any(|value| match (value.as_str(), &wanted) {
                (Some(value), Some(wanted)) => holds(&fold(value), wanted),
                _ => false,
            })
        };
        match self.operator {
            Operator::Equal => values.iter().any(|value| equal(value)),
            Operator::NotEqual => !values.iter().any(|value| equal(value)),
            Operator::Contains => text(|value, part| value.contains(part)),
            Operator::StartsWith => text(|value, part| value.starts_with(part)),
            Operator::EndsWith => text(|value, part| value.ends_with(part)),
            Operator::Present => !values.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn filters_match() {
        let ada = json!({
            "userName": "Ada@acme.example", "externalId": "E1", "active": true,
            "name": { "givenName": "Ada" },
            "emails": [{ "type": "work", "value": "ada@acme.example" }, { "type": "home", "value": "a@b.example" }],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "R&D" },
        });
        for (filter, expected) in [
            (r#"userName eq "ada@ACME.example""#, true),
            (r#"USERNAME EQ "ada@acme.example""#, true),
            (r#"userName eq "bob@acme.example""#, false),
            (r#"userName ne "bob@acme.example""#, true),
            (r#"externalId eq "E1""#, true),
            (r#"externalId eq "e1""#, false),
            ("active eq true", true),
            (r#"name.givenName sw "A""#, true),
            (r#"name.givenName ew "b""#, false),
            (r#"emails.value co "@b.""#, true),
            (r#"emails eq "a@b.example""#, true),
            (r#"emails[type eq "work"].value eq "ada@acme.example""#, true),
            (r#"emails[type eq "work"].value eq "a@b.example""#, false),
            (r#"emails[type eq "work" and value co "b."]"#, false),
            ("title pr", false),
            ("title pr or name pr", true),
            (r#"active eq true and userName co "bob" or externalId pr"#, true),
            (r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ada""#, true),
            (r#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "r&d""#, true),
            (r#"userName eq "quote \" and""#, false),
        ] {
            assert_eq!(Filter::parse(filter).unwrap().matches(&ada), expected, "{filter}");
        }
    }

    #[test]
    fn what_is_no_filter_is_refused() {
        let long = format!(r#"userName eq "{}""#, "a".repeat(LENGTH));
        for filter in [
            "",
            "userName",
            "userName eq",
            "userName eq ada",
            r#"userName eq "ada"#,
            r#"userName eq ["ada"]"#,
            r#"userName gt "a""#,
            r#"(userName eq "a")"#,
            r#"not userName eq "a""#,
            r#"userName eq "a" and"#,
            r#"userName eq "a" userName eq "b""#,
            r#"emails[type eq "work""#,
            r#"emails[a[b eq "c"] pr]"#,
            r#"a.b.c eq "d""#,
            ".a pr",
            "ä pr",
            &long,
        ] {
            assert!(Filter::parse(filter).is_err(), "{filter}");
        }
    }
}
