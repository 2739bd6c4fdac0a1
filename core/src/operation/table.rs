//! The table of all operations: a text, parsed once.

use std::sync::LazyLock;

use super::{Kind, Operation, Paging, Param, Place};

/// Every operation as a line, sorted by name: name, shape, path and params.
///
/// ```text
/// consumer.users.update put /v1/users/{user_id} user_id@path! name:{first_name,last_name} roles:[]
/// ```
///
/// The shapes are the constructors of [`Operation`]. `@` gives the place of a param outside the body, `!` marks a required
/// one, and `:` gives the kind of one that is not text. A last word `items>next_cursor` gives the [`Paging`].
static TEXT: &str = include_str!("operations.txt");

/// The page of Stytch's documentation for each operation, in the order of the table. It is a separate text because few
/// programs need it.
static DOCS: &str = include_str!("docs.txt");

/// Every URL at which a login in a browser begins, in the format of the operations, with the shape `start`.
static START_URLS: &str = include_str!("start_urls.txt");

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (operations, details) = TEXT.lines().filter_map(parse).unzip();
    Table { operations, details }
});

struct Table {
    operations: Vec<Operation>,
    details: Vec<Details>,
}

type Details = (Vec<Param>, Option<Paging>);

/// An operation with its params.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) operation: &'static Operation,
    pub(crate) params: &'static [Param],
    pub(crate) paging: Option<Paging>,
}

impl Row {
    pub(crate) fn accepts_member_credential(self) -> bool {
        self.params.iter().any(is_member_credential)
    }

    /// The params that are passed as arguments: all except the headers of a member credential.
    pub(crate) fn arguments(self) -> impl Iterator<Item = &'static Param> + Clone {
        self.params.iter().filter(|param| !is_member_credential(param))
    }
}

pub(crate) fn is_member_credential(param: &Param) -> bool {
    param.name.starts_with("X-Stytch-Member-Session")
}

/// Returns every operation, sorted by name.
pub fn all() -> &'static [Operation] {
    &TABLE.operations
}

/// Returns the operation with this name, such as `b2b.organizations.create`.
pub fn find(name: &str) -> Option<&'static Operation> {
    row(name).map(|row| row.operation)
}

pub(crate) fn row(name: &str) -> Option<Row> {
    let index = index(name)?;
    let (params, paging) = TABLE.details.get(index)?;
    Some(Row { operation: TABLE.operations.get(index)?, params, paging: *paging })
}

/// The URLs at which logins in a browser begin: name, path and params.
pub(crate) fn start_urls() -> impl Iterator<Item = (&'static str, &'static str, &'static [Param])> {
    static TABLE: LazyLock<Vec<(Operation, Vec<Param>)>> = LazyLock::new(|| {
        START_URLS.lines().filter_map(parse).map(|(operation, (params, _))| (operation, params)).collect()
    });
    TABLE.iter().map(|(operation, params)| (operation.name, operation.path, &**params))
}

pub(super) fn docs(name: &str) -> Option<&'static str> {
    DOCS.lines().nth(index(name)?)
}

fn index(name: &str) -> Option<usize> {
    TABLE.operations.binary_search_by(|operation| operation.name.cmp(name)).ok()
}

fn parse(line: &'static str) -> Option<(Operation, Details)> {
    let (line, paging) = match line.rsplit_once(' ') {
        Some((rest, last)) if last.contains('>') => (rest, Some(Paging::parse(last)?)),
        _ => (line, None),
    };
    let mut words = line.split(' ');
    let (name, shape, path) = (words.next()?, words.next()?, words.next()?);
    let shape = match shape {
        "get" | "start" => Operation::get,
        "delete" => Operation::delete,
        "post" => Operation::post,
        "read" => Operation::read,
        "put" => Operation::put,
        "fraud" => Operation::fraud,
        "fraud_read" => Operation::fraud_read,
        "form" => Operation::form,
        "bearer" => Operation::bearer,
        _ => return None,
    };
    let params = words.map(|param| Parser(param).param()).collect::<Option<_>>()?;
    Some((shape(name, path), (params, paging)))
}

/// The rest of a word.
struct Parser(&'static str);

impl Parser {
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

    /// The table lives as long as the program, so the parts of a kind may as well.
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
    use http::Method;

    use super::*;

    /// A line that cannot be parsed would be missing silently.
    #[test]
    fn parses_every_line() {
        assert_eq!(TEXT.lines().count(), 188);
        assert_eq!(all().len(), 188);
        assert!(all().is_sorted_by_key(|operation| operation.name));
    }

    /// A second search does no harm. A POST that consumes, extends, bills or sends something must never be among these.
    #[test]
    fn exactly_these_posts_are_repeatable() {
        let repeatable = all().iter().filter(|operation| operation.is_repeatable);
        let posts: Vec<_> =
            repeatable.filter(|of| of.method != Method::GET).map(|of| (of.name, of.method.as_str())).collect();
        let expected = [
            "b2b.organizations.members.search",
            "b2b.organizations.search",
            "b2b.passwords.strength_check",
            "connected_apps.clients.search",
            "consumer.passwords.strength_check",
            "consumer.users.search",
            "fraud.rules.list",
            "fraud.verdict_reasons.list",
            "m2m.clients.search",
        ];
        assert_eq!(posts, expected.map(|name| (name, "POST")));
        assert!(all().iter().all(|operation| operation.is_repeatable || operation.method != Method::GET));
    }

    #[test]
    fn has_a_page_of_documentation_for_every_operation() {
        assert_eq!(DOCS.lines().count(), all().len());
        for operation in all() {
            assert!(operation.docs().starts_with("https://"), "{}", operation.name);
        }
        let docs = find("consumer.otps.sms.send").unwrap().docs();
        assert_eq!(docs, "https://stytch.com/docs/api/send-otp-by-sms");
    }

    #[test]
    fn parses_an_operation_in_full() {
        let line = "a.b put /v1/{id} id@path! limit@query:unsigned X-Key@header names:[{first!,ages:[integer]}] any:map things>meta.next";
        let (operation, (params, paging)) = parse(line).unwrap();
        assert_eq!(paging, Some(Paging { items: "things", next_cursor: "meta.next" }));
        assert_eq!(operation, Operation::put("a.b", "/v1/{id}"));
        let shown: Vec<_> =
            params.iter().map(|param| format!("{} {} {}", param.name, param.place, param.kind)).collect();
        let names = "names body [{first: string, ages?: [integer]}]";
        assert_eq!(
            shown,
            ["id path string", "limit query unsigned integer", "X-Key header string", names, "any body object"]
        );
        assert_eq!(params.iter().map(|param| param.required).collect::<Vec<_>>(), [true, false, false, false, false]);
    }

    #[test]
    fn skips_a_line_that_makes_no_sense() {
        for line in [
            "",
            "a",
            "a get",
            "a fetch /v1",
            "a get /v1 id@cookie",
            "a get /v1 id:{a",
            "a get /v1 id:[",
            "a get /v1 id:text",
        ] {
            assert!(parse(line).is_none(), "{line}");
        }
    }

    #[test]
    fn knows_no_other_names() {
        for name in ["", "consumer", "consumer.users", "consumer.users.get get", "consumer.users.ge", "get"] {
            assert!(find(name).is_none(), "{name}");
        }
    }
}
