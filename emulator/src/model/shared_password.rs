//! The password of a person in all organizations.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::contact;
use crate::model::password::Password;
use crate::table::{Id, Row};

/// The password of the members with an email address, if the project shares passwords between organizations.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SharedPassword {
    pub(crate) email: String,
    pub(crate) password: Arc<Password>,
    pub(crate) requires_reset: bool,
}

/// Found by the email address as [`contact::key`].
impl Row for SharedPassword {
    type By = Id;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, contact::key(&self.email))]
    }
}
