//! Resolves fields and params: their words, their types, and whether they are required.

use super::resolver::{Resolver, enum_path};
use crate::description::checks;
use crate::description::model::{Field, Kind, TypePath};
use crate::description::names::rust_name;
use crate::upstream::facts::Type;
use crate::words::lists;

impl Resolver<'_> {
    pub(super) fn fields(&mut self, schema: &str) -> Vec<Field> {
        let Some(fields) = self.facts.objects.get(schema) else {
            self.problems.push(format!("there is no schema {schema}"));
            return Vec::new();
        };
        fields.iter().filter_map(|(field, kind)| self.field(schema, field, kind)).collect()
    }

    pub(super) fn field(&mut self, owner: &str, wire: &str, kind: &str) -> Option<Field> {
        let decisions = &self.words.decisions;
        let (kind, required) = Type::parse(kind);
        let is_read_only = self.responses.contains(owner) && !self.requests.contains(owner);
        let factor = self.words.factors.get(wire).filter(|_| owner == decisions.authentication_factor);
        let words = || self.words.fields.of(owner, wire, is_read_only);
        let Some(doc) = factor.map(|words| words.doc.as_str()).or_else(words) else {
            self.problems.push(format!("fields.toml has no words for {owner}.{wire}"));
            return None;
        };
        self.resolved_fields.insert((owner.to_owned(), wire.to_owned()));
        let optional_here = lists(&decisions.optional, owner, wire) && self.responses.contains(owner);
        let required = required && !optional_here;
        let strict = required && (self.is_identity(owner, wire) || self.alone_carries_identity(owner, &kind));
        let kind = self.kind(owner, wire, &kind)?;
        Some(Field {
            wire: wire.to_owned(),
            rust: rust_name(decisions.names.get(wire).map_or(wire, String::as_str)),
            aliases: [format!("{owner}.{wire}"), wire.to_owned()]
                .iter()
                .filter_map(|key| decisions.aliases.get(key))
                .flatten()
                .cloned()
                .collect(),
            doc: doc.to_owned(),
            kind,
            is_query: self.words.searches.values().any(|search| search.query.split_once('.') == Some((owner, wire))),
            required,
            strict,
            own_project: false,
            one_or_many: lists(&decisions.one_or_many, owner, wire),
            lenient: lists(&decisions.lenient_integers, owner, wire),
        })
    }

    fn is_identity(&self, owner: &str, wire: &str) -> bool {
        let decisions = &self.words.decisions;
        let is_response = self.facts.operations.values().any(|operation| operation.response == owner);
        let is_listed = |entry: &String| (is_response && entry == wire) || entry.split_once('.') == Some((owner, wire));
        decisions.identities.iter().any(is_listed) && !lists(&decisions.not_identities, owner, wire)
    }

    /// Whether a field is an object with an id, in a schema without an id of its own.
    fn alone_carries_identity(&self, owner: &str, kind: &Type) -> bool {
        let has_identity = |schema: &str| {
            let mut fields = self.facts.objects.get(schema).into_iter().flatten();
            fields.any(|(field, kind)| kind.ends_with('!') && self.is_identity(schema, field))
        };
        matches!(kind, Type::Schema(schema) if has_identity(schema)) && !has_identity(owner)
    }

    fn kind(&mut self, owner: &str, wire: &str, kind: &Type) -> Option<Kind> {
        let decisions = &self.words.decisions;
        Some(match kind {
            Type::String => {
                let promoted = self.words.enums.iter().find(|(_, words)| lists(&words.fields, owner, wire));
                match promoted {
                    Some((name, words)) => Kind::Enum(enum_path(name, words)),
                    None if lists(&decisions.secrets, owner, wire) => Kind::Secret,
                    None if lists(&decisions.timestamps, owner, wire) => Kind::Timestamp,
                    None => {
                        if checks::is_undecided(decisions, owner, wire) {
                            let problem =
                                format!("decisions.toml: is {owner}.{wire} one of `secrets`, or of `not_secrets`?");
                            self.problems.push(problem);
                        }
                        Kind::String
                    }
                }
            }
            Type::Integer => Kind::Integer,
            Type::Unsigned => Kind::Unsigned,
            Type::Seconds => Kind::Seconds,
            Type::Boolean => Kind::Boolean,
            Type::Object => Kind::Object,
            Type::Rest => Kind::Rest,
            Type::Array(item) => Kind::Array(Box::new(self.kind(owner, wire, item)?)),
            Type::Dictionary(value) => Kind::Dictionary(Box::new(self.kind(owner, wire, value)?)),
            Type::Schema(schema) if *schema == decisions.authentication_factor => Kind::Factor,
            Type::Schema(schema) => match (self.enum_of_schema.get(schema.as_str()), self.model_path(schema)) {
                (Some(path), _) => Kind::Enum(path.clone()),
                (None, Some(path)) => Kind::Model(path),
                (None, None) => {
                    self.problems.push(format!("{owner}.{wire} is of a type without words: {schema}"));
                    return None;
                }
            },
        })
    }

    pub(super) fn model_path(&self, schema: &str) -> Option<TypePath> {
        let words = self.words.types.get(schema)?;
        Some(TypePath { module: words.module.clone(), name: words.name.clone() })
    }
}
