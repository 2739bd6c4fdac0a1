//! A session of the system that a project migrates from.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::table::{Id, Row};

/// A session elsewhere, and what the userinfo endpoint there says about it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExternalSession {
    pub(crate) token: String,
    pub(crate) userinfo: Value,
}

/// Found by its token.
impl Row for ExternalSession {
    type By = Id;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.token.clone())]
    }
}
