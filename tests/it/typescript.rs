//! The TypeScript types against the operations that calls by name stand on.

use std::collections::{BTreeMap, BTreeSet};

use stytch_core::operation::{self, BodyKind, Kind, Operation, Param, Place};

const SOURCE: &str = include_str!("../../transport-wasm/npm/operations.d.ts");

#[derive(Debug, PartialEq)]
struct Member {
    name: String,
    optional: bool,
    nullable: bool,
    kind: String,
}

impl Member {
    fn read(line: &str) -> Self {
        let (name, kind) = line.trim_end_matches(';').split_once(": ").unwrap();
        let (name, optional) = name.strip_suffix('?').map_or((name, false), |name| (name, true));
        let (kind, nullable) = kind.strip_suffix(" | null").map_or((kind, false), |kind| (kind, true));
        Self { name: name.trim_matches('"').to_owned(), optional, nullable, kind: kind.to_owned() }
    }
}

/// What the file declares, by full name. It is read line by line, since that is how it is written.
#[derive(Default)]
struct Types {
    interfaces: BTreeMap<String, Vec<Member>>,
    enums: BTreeSet<String>,
    operations: BTreeMap<String, Vec<Member>>,
}

impl Types {
    fn read() -> Self {
        let mut types = Self::default();
        let (mut namespace, mut interface, mut operation) = (String::new(), String::new(), String::new());
        for line in SOURCE.lines() {
            let indent = line.len() - line.trim_start().len();
            let line = line.trim_start();
            if let Some(name) = line.strip_prefix("export namespace ") {
                namespace = format!("{}.", name.trim_end_matches(" {"));
            } else if let Some(name) = line.strip_prefix("export interface ") {
                interface = format!("{namespace}{}", name.trim_end_matches(" {"));
                types.interfaces.insert(interface.clone(), Vec::new());
            } else if let Some(name) = line.strip_prefix("export type ") {
                match name.split_once(" =").unwrap() {
                    (name, "") => drop(types.enums.insert(format!("{namespace}{name}"))),
                    (name, _) => drop(types.interfaces.insert(format!("{namespace}{name}"), Vec::new())),
                }
            } else if interface == "Operations" && indent == 2 && line.starts_with('"') {
                let (name, members) = line.split_once(": {").unwrap();
                name.trim_matches('"').clone_into(&mut operation);
                let members = members.trim_end_matches("};").split(';').map(str::trim);
                let members = members.filter(|member| !member.is_empty()).map(Member::read).collect();
                types.operations.insert(operation.clone(), members);
            } else if interface == "Operations" && indent == 4 {
                types.operations.get_mut(&operation).unwrap().push(Member::read(line));
            } else if indent == 4 && line.ends_with(';') && !line.starts_with(['*', '[', '|', '}']) {
                types.interfaces.get_mut(&interface).unwrap().push(Member::read(line));
            }
        }
        types
    }

    /// The type of what an operation has under `name`, such as its args.
    fn of<'a>(&'a self, operation: &Operation, name: &str) -> Option<&'a str> {
        let mut members = self.operations[operation.name].iter();
        members.find(|member| member.name == name).map(|member| member.kind.as_str())
    }

    fn check_params<'a>(
        &self,
        interface: &str,
        params: impl Iterator<Item = &'a Param>,
        nullable: impl Fn(&Param) -> bool,
    ) {
        let params: Vec<_> = params.collect();
        let members = &self.interfaces[interface];
        let names = |member: &Member| (member.name.clone(), member.optional, member.nullable);
        let expected: Vec<_> =
            params.iter().map(|param| (param.name.to_owned(), !param.required, nullable(param))).collect();
        assert_eq!(members.iter().map(names).collect::<Vec<_>>(), expected, "{interface}");
        for (member, param) in members.iter().zip(params) {
            self.check_kind(&member.kind, &param.kind, &format!("{interface}.{}", member.name));
        }
    }

    fn check_kind(&self, found: &str, kind: &Kind, place: &str) {
        let is_right = match kind {
            Kind::String => found == "string" || self.enums.contains(found),
            Kind::Integer | Kind::Unsigned => found == "number",
            Kind::Boolean => found == "boolean",
            Kind::Map => found == "JsonObject" || found.starts_with("{ "),
            Kind::Array(item) => return self.check_kind(found.strip_suffix("[]").expect(place), item, place),
            Kind::Object(fields) => return self.check_params(found, fields.iter(), |field| !field.required),
            _ => false,
        };
        assert!(is_right, "{place} is {found} in TypeScript and {kind} here");
    }
}

#[test]
fn args_are_the_params_of_operations() {
    let types = Types::read();
    assert_eq!(
        types.operations.keys().collect::<Vec<_>>(),
        operation::all().iter().map(|row| row.name).collect::<Vec<_>>()
    );
    for operation in operation::all() {
        // A session is an option of the call.
        let params = operation.params().iter().filter(|param| !param.name.starts_with("X-Stytch-"));
        types.check_params(types.of(operation, "args").unwrap(), params, |param| {
            !param.required && param.place == Place::Body && operation.body == BodyKind::Json
        });
        let member_session = types.of(operation, "memberSession");
        assert_eq!(member_session, operation.accepts_member_credential().then_some("true"), "{}", operation.name);
    }
}

#[test]
fn items_are_of_the_list_in_the_result() {
    let types = Types::read();
    let mut paged = 0;
    for operation in operation::all() {
        let Some(item) = types.of(operation, "item") else { continue };
        paged += 1;
        let has_cursor = operation.params().iter().any(|param| param.name == "cursor");
        let result = &types.interfaces[types.of(operation, "result").unwrap()];
        let is_list = result.iter().any(|member| member.kind == format!("{item}[]"));
        assert!(has_cursor && is_list, "{}", operation.name);
    }
    assert_eq!(paged, 7);
}
