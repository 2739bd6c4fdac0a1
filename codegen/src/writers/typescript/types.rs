//! The TypeScript types of fields.

use super::text;
use crate::description::{Description, FACTOR_MODULE, Field, Kind, TypePath, public_module};

/// Names the types of fields, as seen from one namespace.
pub(super) struct Types<'a> {
    pub(super) description: &'a Description,
    /// The namespace that refers to the types. Empty at the top level.
    pub(super) namespace: &'a str,
}

impl Types<'_> {
    /// Returns a member of an interface, with its doc comment. With `nullable`, an optional member can also be null.
    pub(super) fn member(&self, indent: &str, field: &Field, nullable: bool) -> String {
        let doc = text::doc(indent, &[&field.doc]);
        if field.kind == Kind::Rest {
            return format!("{doc}{indent}[name: string]: unknown;\n");
        }
        // A field with two forms may also be missing: for an invalid token, RFC 7662 returns only that it is inactive.
        let required = field.required && !field.one_or_many;
        let optional = if required { "" } else { "?" };
        let null = if nullable && !required { " | null" } else { "" };
        format!("{doc}{indent}{}{optional}: {}{null};\n", text::member_name(&field.wire), self.of_field(field))
    }

    fn of_field(&self, field: &Field) -> String {
        let kind = match self.description.typescript.get(&field.wire) {
            Some(object) => self.of(&field.kind).replace("JsonObject", object),
            None => self.of(&field.kind),
        };
        match &field.kind {
            Kind::Array(item) if field.one_or_many => format!("{} | {kind}", self.of(item)),
            _ => kind,
        }
    }

    /// The type of a value on the wire.
    pub(super) fn of(&self, kind: &Kind) -> String {
        match kind {
            Kind::String | Kind::Secret | Kind::Timestamp => "string".to_owned(),
            Kind::Integer | Kind::Unsigned | Kind::Seconds => "number".to_owned(),
            Kind::Boolean => "boolean".to_owned(),
            Kind::Object | Kind::Rest => "JsonObject".to_owned(),
            Kind::Factor => self.name(public_module(FACTOR_MODULE), "AuthenticationFactor"),
            Kind::Array(item) => format!("{}[]", self.of(item)),
            Kind::Dictionary(value) => format!("{{ [name: string]: {} }}", self.of(value)),
            Kind::Enum(TypePath { module, name }) | Kind::Model(TypePath { module, name }) => {
                self.name(public_module(module), name)
            }
        }
    }

    /// The full name of a type. An inner namespace with the same name as its root would shadow the root, so there the
    /// name starts with an import.
    pub(super) fn name(&self, module: &str, name: &str) -> String {
        let root = module.split('.').next().unwrap_or_default();
        let is_around = |parent: &str| {
            self.namespace.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let is_captured = self.description.module_tree.iter().any(|other| {
            let parent = other.strip_suffix(root).and_then(|parent| parent.strip_suffix('.'));
            // Modules of models are not namespaces.
            public_module(other) == other && !other.ends_with(".models") && parent.is_some_and(is_around)
        });
        if is_captured {
            return format!("import(\"./operations.js\").{module}.{name}");
        }
        format!("{module}.{name}")
    }
}
