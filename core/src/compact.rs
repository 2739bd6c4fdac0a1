//! Operations read from a text, for programs that must be small: it takes a fifth of what the table takes.

use std::sync::{Mutex, PoisonError};

use http::Method;

use crate::{Auth, BodyKind, Host, Kind, Operation, Param, Place};

/// Every operation as a line: name, method, path, host, authorization and body, and the params.
///
/// ```text
/// consumer.users.update PUT /v1/users/{user_id} api project json user_id@path! name:{first_name,last_name} roles:[]
/// ```
///
/// `@` says where a param travels if that is not the body, `!` that it is required, and `:` of which kind it is if it is no
/// text.
static OPERATIONS: &str = include_str!("api/operations.txt");

/// Operations that were read. They live for ever, so that each is read once.
static READ: Mutex<Vec<&Operation>> = Mutex::new(Vec::new());

/// The same as [`operation`](crate::operation), but for `docs`, which is empty.
pub(crate) fn operation(name: &str) -> Option<&'static Operation> {
    let mut known = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(operation) = known.iter().find(|operation| operation.name == name) {
        return Some(operation);
    }
    let line = OPERATIONS.split('\n').find(|line| line.split(' ').next() == Some(name))?;
    let operation = Box::leak(Box::new(read(line)?));
    known.push(operation);
    Some(operation)
}

fn read(line: &'static str) -> Option<Operation> {
    let mut words = line.split(' ');
    let mut word = || words.next();
    Some(Operation {
        name: word()?,
        method: match word()? {
            "GET" => Method::GET,
            "POST" => Method::POST,
            "PUT" => Method::PUT,
            "DELETE" => Method::DELETE,
            _ => return None,
        },
        path: word()?,
        host: match word()? {
            "api" => Host::Api,
            "fraud" => Host::Fraud,
            _ => return None,
        },
        auth: match word()? {
            "project" => Auth::Project,
            "bearer" => Auth::Bearer,
            "none" => Auth::None,
            _ => return None,
        },
        body: match word()? {
            "none" => BodyKind::None,
            "json" => BodyKind::Json,
            "form" => BodyKind::Form,
            _ => return None,
        },
        params: words.map(|param| Reader(param).param()).collect::<Option<Vec<_>>>()?.leak(),
        docs: "",
    })
}

/// What is left to read.
struct Reader(&'static str);

impl Reader {
    fn eat(&mut self, mark: char) -> bool {
        let rest = self.0.strip_prefix(mark);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn word(&mut self) -> &'static str {
        let end = self.0.find(|letter: char| !matches!(letter, 'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '-'));
        let (word, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        word
    }

    fn param(&mut self) -> Option<Param> {
        let name = self.word();
        let place = match self.eat('@').then(|| self.word()) {
            None => Place::Body,
            Some("path") => Place::Path,
            Some("query") => Place::Query,
            Some("header") => Place::Header,
            Some(_) => return None,
        };
        let required = self.eat('!');
        let kind = if self.eat(':') { self.kind()? } else { Kind::String };
        Some(Param { name, place, kind, required })
    }

    fn kind(&mut self) -> Option<Kind> {
        if self.eat('[') {
            let item = self.kind()?;
            return self.eat(']').then(|| Kind::Array(Box::leak(Box::new(item))));
        }
        if self.eat('{') {
            let mut fields = vec![self.param()?];
            while self.eat(',') {
                fields.push(self.param()?);
            }
            return self.eat('}').then(|| Kind::Object(fields.leak()));
        }
        Some(match self.word() {
            "" => Kind::String,
            "integer" => Kind::Integer,
            "unsigned" => Kind::Unsigned,
            "boolean" => Kind::Boolean,
            "map" => Kind::Map,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_operation_as_the_table_has_it() {
        assert_eq!(OPERATIONS.lines().count(), crate::OPERATIONS.len());
        for known in crate::OPERATIONS {
            let read = operation(known.name).unwrap_or_else(|| panic!("{}", known.name));
            let docs = format!("docs: {:?}", known.docs);
            assert_eq!(format!("{read:?}"), format!("{known:?}").replace(&docs, r#"docs: """#));
        }
    }

    #[test]
    fn reads_an_operation_once() {
        let first = operation("consumer.users.get").unwrap();
        assert!(std::ptr::eq(first, operation("consumer.users.get").unwrap()));
    }

    #[test]
    fn knows_no_other_names() {
        for name in ["", "consumer", "consumer.users", "consumer.users.get GET", "consumer.users.ge", "GET"] {
            assert!(operation(name).is_none(), "{name}");
        }
    }
}
