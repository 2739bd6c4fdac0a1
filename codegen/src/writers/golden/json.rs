//! JSON values with ordered members.

/// A JSON value. Objects keep the order of their members.
#[derive(Debug, Clone)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn compact(&self) -> String {
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

    pub(super) fn pretty(&self, indent: &str) -> String {
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

pub(super) fn join(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

/// Quotes a string. Example strings are plain ASCII, which JSON and Rust quote in the same way.
pub(super) fn quoted(text: &str) -> String {
    format!("{text:?}")
}
