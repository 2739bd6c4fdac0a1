//! The texts that the dashboard shows for a project, and what is certainly wrong with one.
//!
//! With such a text, Stytch would only say 401. A form that is merely unknown passes.

use std::borrow::Cow;

/// What is wrong with a value, from the verb on; never the value.
pub(super) type Problem = Cow<'static, str>;

/// A kind of text, by its name and the beginning that tells it apart.
pub(super) struct Credential {
    name: &'static str,
    prefix: &'static str,
}

pub(super) const PROJECT_ID: Credential = Credential { name: "project id", prefix: "project-" };
pub(super) const SECRET: Credential = Credential { name: "secret", prefix: "secret-" };
pub(super) const PUBLIC_TOKEN: Credential = Credential { name: "public token", prefix: "public-token-" };
const WORKSPACE_KEY: Credential = Credential { name: "workspace key id", prefix: "workspace-key-" };

impl Credential {
    /// Refuses a value that is certainly not a text of this kind for the project.
    pub(super) fn check(&self, value: &str, project_id: &str) -> Result<(), Problem> {
        if value.is_empty() {
            return Err("must not be empty".into());
        }
        if value.contains(char::is_control) {
            return Err("must not contain control characters, such as a line end".into());
        }
        check_ends(value)?;
        let lowercase = value.to_ascii_lowercase();
        for other in [PROJECT_ID, SECRET, PUBLIC_TOKEN, WORKSPACE_KEY] {
            if other.prefix != self.prefix && lowercase.starts_with(other.prefix) {
                let Self { name, prefix } = self;
                return Err(format!("is a {}: use the {name}, which starts with `{prefix}`", other.name).into());
            }
        }
        if self.environment(value) != self.environment(&lowercase) {
            return Err("must not have capitals in its prefix: copy it as the dashboard shows it".into());
        }
        check_environment(self.environment(value), project_id)
    }

    /// The environment that a value names, `live` or `test`.
    pub(super) fn environment(&self, value: &str) -> Option<&'static str> {
        let rest = value.strip_prefix(self.prefix)?;
        ["live", "test"].into_iter().find(|name| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with('-')))
    }
}

/// Refuses what a file of variables, or copying from a page, can leave around a value.
pub(super) fn check_ends(value: &str) -> Result<(), Problem> {
    let ends = [value.chars().next(), value.chars().next_back()];
    let is_odd = |end| matches!(end, '"' | '\'' | '`' | '‘'..='‟' | '\u{200b}' | '\u{feff}') || end.is_whitespace();
    if ends.into_iter().flatten().any(is_odd) {
        return Err("must not start or end with a blank or a quote".into());
    }
    Ok(())
}

/// Refuses what is for another environment than the project: neither knows the keys of the other.
pub(super) fn check_environment(environment: Option<&str>, project_id: &str) -> Result<(), Problem> {
    match (environment, PROJECT_ID.environment(project_id)) {
        (Some(this), Some(project)) if this != project => {
            Err(format!("is for {this}, but the project id is for {project}: use both of the same environment").into())
        }
        _ => Ok(()),
    }
}
