//! The project in the environment.

use std::env::{self, VarError};

use stytch_core::error::BuildError;
use stytch_core::{Error, Project};

const PROJECT_ID: &str = "STYTCH_PROJECT_ID";
const SECRET: &str = "STYTCH_SECRET";
const BASE_URL: &str = "STYTCH_BASE_URL";

/// The project in the environment.
///
/// # Errors
///
/// [`Error::Build`] naming the variable that is missing or refused.
pub fn project() -> Result<Project, Error> {
    let required = |name| variable(name)?.ok_or(BuildError::configuration(name, "is not set"));
    let project = Project::new(required(PROJECT_ID)?, required(SECRET)?).map_err(with_variable)?;
    match variable(BASE_URL)? {
        Some(url) => project.with_base_url(&url).map_err(with_variable),
        None => Ok(project),
    }
}

/// The same error with the variable that the setting came from.
pub fn with_variable(error: Error) -> Error {
    let Error::Build(mut error) = error else { return error };
    for (setting, variable) in [("project_id", PROJECT_ID), ("secret", SECRET), ("base_url", BASE_URL)] {
        if error.field == setting {
            variable.clone_into(&mut error.field);
        }
    }
    error.into()
}

/// The value of a variable. An empty one counts as not set.
fn variable(name: &'static str) -> Result<Option<String>, BuildError> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(BuildError::configuration(name, "is not Unicode")),
    }
}
