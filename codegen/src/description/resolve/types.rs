//! Resolves enums, authentication factors and models.

use std::collections::{BTreeMap, BTreeSet};

use super::resolver::{Resolver, enum_path};
use crate::description::model::{Enum, Factor, Field, Model, TypePath};
use crate::upstream::facts::Type;

impl Resolver<'_> {
    pub(super) fn enums(&mut self) -> BTreeMap<TypePath, Enum> {
        for (schema, values) in &self.facts.enums {
            match self.words.enums.iter().find(|(_, words)| words.schemas.contains(schema)) {
                None => self.problems.push(format!("enums.toml has no enum for {schema}")),
                Some((name, words)) => {
                    for value in values.iter().filter(|value| words.values.iter().all(|(wire, ..)| wire != *value)) {
                        self.problems.push(format!("enums.toml: {name} has no words for `{value}` of {schema}"));
                    }
                }
            }
        }
        let enums = self.words.enums.iter().map(|(name, words)| {
            let path = enum_path(name, words);
            let resolved = Enum {
                doc: words.doc.clone(),
                handwritten: self.words.decisions.is_handwritten(&path.module, &path.name),
                in_fields: !(words.schemas.is_empty() && words.fields.is_empty()),
                values: words.values.clone(),
            };
            (path, resolved)
        });
        enums.collect()
    }

    pub(super) fn factors(&mut self) -> Vec<Factor> {
        let fields = self.facts.objects.get(&self.words.decisions.authentication_factor).cloned().unwrap_or_default();
        let mut factors = Vec::new();
        for (wire, kind) in fields.iter().filter(|(field, _)| field.ends_with("_factor")) {
            let (Type::Schema(schema), _) = Type::parse(kind) else { continue };
            match (self.words.factors.get(wire), self.model_path(&schema)) {
                (Some(words), Some(detail)) => factors.push(Factor {
                    wire: wire.clone(),
                    variant: words.variant.clone(),
                    doc: words.doc.clone(),
                    detail,
                }),
                _ => self.problems.push(format!("types.toml has no words for the factor {wire}")),
            }
        }
        factors
    }

    pub(super) fn models(&mut self) -> BTreeMap<TypePath, Model> {
        let mut models: BTreeMap<TypePath, Model> = BTreeMap::new();
        let facts = self.facts;
        let bodies: BTreeSet<_> = facts
            .operations
            .values()
            .flat_map(|operation| operation.request.iter().chain([&operation.response]))
            .collect();
        for (schema, fields) in &facts.objects {
            if bodies.contains(schema) {
                continue;
            }
            let (Some(words), Some(path)) = (self.words.types.get(schema), self.model_path(schema)) else {
                self.problems.push(format!("types.toml has no words for {schema}"));
                continue;
            };
            let fields = fields.iter().filter_map(|(field, kind)| self.field(schema, field, kind)).collect();
            let (in_requests, in_responses) =
                (self.requests.contains(schema.as_str()), self.responses.contains(schema.as_str()));
            let handwritten = self.words.decisions.is_handwritten(&path.module, &path.name);
            let model = Model { doc: words.doc.clone(), handwritten, fields, in_requests, in_responses };
            match models.get_mut(&path) {
                None => drop(models.insert(path, model)),
                Some(known) => {
                    known.in_requests |= in_requests;
                    known.in_responses |= in_responses;
                    let shape = |fields: &[Field]| {
                        let shape = fields.iter().map(|field| (field.wire.clone(), field.kind.clone(), field.required));
                        shape.collect::<BTreeSet<_>>()
                    };
                    if shape(&known.fields) != shape(&model.fields) {
                        self.problems
                            .push(format!("{schema} does not have the shape of the {} it should be", path.name));
                    }
                }
            }
        }
        models
    }
}
