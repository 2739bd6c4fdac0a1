//! What was fetched, for other processes.

use serde_json::Value;

use super::{jwt, rbac};
use crate::error::{BuildError, Error};
use crate::flow::Context;
use crate::values::UnixTime;
use crate::wire::{fields, response};

/// What was fetched, for other processes of the same project.
impl Context {
    /// The project's keys and RBAC policies as JSON, if any were fetched.
    ///
    /// Processes can share it through a file or a store, and a program can save requests at its next start. It is a JWK Set
    /// (RFC 7517) that also holds the project id, the policies, and when everything was fetched. Nothing in it is secret,
    /// but an attacker who can change it can forge sessions and grant permissions.
    ///
    /// Roles of organizations and tokens of M2M clients are not part of it.
    pub fn export(&self) -> Option<String> {
        let mut export = jwt::KeySet::export(self).unwrap_or_default();
        let policies = rbac::export(self);
        if !policies.is_empty() {
            export.insert("policies".to_owned(), policies.into());
        }
        if export.is_empty() {
            return None;
        }
        export.insert("project_id".to_owned(), self.project().project_id().into());
        Some(Value::from(export).to_string())
    }

    /// Imports an [export](Self::export). Everything in it keeps its age, and what is already here stays unless it is older.
    ///
    /// Any JWK Set of the project can be imported too. It counts as fetched `now`.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `export` if it is not JSON or of another project, `keys` if it has no usable key, or the
    /// field below `policies` that is not as it should be. Nothing is imported then.
    pub fn import(&self, export: &str, now: UnixTime) -> Result<(), Error> {
        let problem = |field: &str, problem: &'static str| Error::from(BuildError::configuration(field, problem));
        let json = response::any_json(export.as_bytes()).map_err(|_| problem("export", "is not JSON"))?;
        if json.get("project_id").is_some_and(|id| id != self.project().project_id()) {
            return Err(problem("export", "is of another project"));
        }
        let policies = fields::object(&json, "policies", |policies| rbac::import(self, policies, now));
        let policies = policies.map_err(|misfit| problem(&misfit.path, misfit.problem))?;
        let keys = jwt::KeySet::import(self, &json, now);
        if keys.is_none() && (policies.is_none() || json.get("keys").is_some()) {
            return Err(problem("keys", jwt::NO_KEY));
        }
        if let Some(keys) = keys {
            self.with_entry(&jwt::KEYS, |entry| entry.offer(keys));
        }
        for (resource, policy) in policies.into_iter().flatten() {
            self.with_entry(&resource, |entry| entry.offer(policy));
        }
        Ok(())
    }
}
