//! Resolves operations: their params and responses.

use std::collections::BTreeMap;

use super::resolver::Resolver;
use crate::description::model::{Auth, Body, Field, Model, Operation, Place, TypePath};
use crate::description::names::camel;
use crate::description::paging;
use crate::upstream::facts::OperationFacts;
use crate::words::lists;

impl Resolver<'_> {
    pub(super) fn operations(&mut self, models: &BTreeMap<TypePath, Model>) -> Vec<Operation> {
        let mut operations = Vec::new();
        // A shared response type is named after the operation with the shortest name.
        let mut keys: Vec<_> = self.facts.operations.keys().collect();
        keys.sort_by_key(|key| self.words.operations.get(*key).map_or(0, |words| words.name.len()));
        let mut response_names: BTreeMap<(&str, &str), String> = BTreeMap::new();
        for key in keys {
            let Some(words) = self.words.operations.get(key) else {
                self.problems.push(format!("operations.toml has no words for {key}"));
                continue;
            };
            let facts = &self.facts.operations[key];
            let (method, path) = key.split_once(' ').unwrap_or_default();
            let auth = match facts.auth.as_str() {
                "bearer" => Auth::Bearer,
                "none" => Auth::None,
                _ => Auth::Project,
            };
            let body = match (facts.body.as_str(), method) {
                ("form", _) => Body::Form,
                (_, "GET" | "DELETE") => Body::None,
                _ => Body::Json,
            };
            let params = self.params(key, facts, body);
            let response_fields = self.fields(&facts.response);
            let struct_name = camel(words.name.rsplit('.').next().unwrap_or_default());
            let module = words.name.rsplit_once('.').map_or("", |(module, _)| module);
            let shared = response_names.get(&(module, facts.response.as_str())).cloned();
            let response = shared.is_none().then(|| response_fields.clone());
            let response_name = shared.unwrap_or_else(|| format!("{struct_name}Response"));
            response_names.insert((module, &facts.response), response_name.clone());
            let paging = paging::of(&params, &response_fields, models).unwrap_or_else(|problem| {
                self.problems.push(format!("{} {problem}", words.name));
                None
            });
            operations.push(Operation {
                key: key.clone(),
                name: words.name.clone(),
                method: method.to_owned(),
                path: path.to_owned(),
                is_fraud: facts.host == "telemetry.stytch.com",
                auth,
                body,
                reads: words.reads,
                member_session: facts.headers.iter().any(|header| header == "X-Stytch-Member-Session"),
                summary: words.summary.clone(),
                details: words.details.clone(),
                docs: words.docs.clone(),
                params,
                response_name,
                response,
                response_fields,
                paging,
            });
        }
        for key in self.words.operations.keys().filter(|key| !self.facts.operations.contains_key(*key)) {
            self.problems.push(format!("operations.toml has words for {key}, which does not exist"));
        }
        operations.sort_by(|a, b| a.name.cmp(&b.name));
        operations
    }

    fn params(&mut self, key: &str, facts: &OperationFacts, body: Body) -> Vec<(Place, Field)> {
        let mut params = Vec::new();
        for (name, kind) in &facts.path {
            // Facts have no `!` on path params. All are required, except the id of the client's own project.
            let own_project = lists(&self.words.decisions.own_project, key, name);
            let field = self.field(key, name, &format!("{kind}!"));
            params.extend(field.map(|field| (Place::Path, Field { required: !own_project, own_project, ..field })));
        }
        for (name, kind) in &facts.query {
            params.extend(self.field(key, name, kind).map(|field| (Place::Query, field)));
        }
        if let Some(schema) = &facts.request {
            let place = if body == Body::None { Place::Header } else { Place::Body };
            params.extend(self.fields(schema).into_iter().map(|field| (place, field)));
        }
        params
    }
}
