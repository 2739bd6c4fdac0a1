//! What a caller requires.

use serde::Serialize;

use crate::error::{BuildError, Error};

/// What must be allowed. Serialized, it is the `authorization_check` of Stytch's own check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Requirement {
    /// The organization that the resource belongs to, in B2B.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) organization_id: Option<String>,
    pub(crate) resource_id: String,
    pub(crate) action: String,
}

/// What a flow requires. Stytch checks one permission at a time, and a second one must not silently replace the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Required {
    #[default]
    None,
    One(Requirement),
    Twice,
}

impl Required {
    pub(crate) fn add(&mut self, requirement: Requirement) {
        *self = match self {
            Self::None => Self::One(requirement),
            Self::One(_) | Self::Twice => Self::Twice,
        };
    }

    pub(crate) fn get(&self) -> Result<Option<&Requirement>, Error> {
        match self {
            Self::None => Ok(None),
            Self::One(requirement) => Ok(Some(requirement)),
            Self::Twice => {
                let problem = "was called twice; one permission can be required at a time";
                Err(BuildError::configuration("require", problem).into())
            }
        }
    }
}

impl From<Option<Requirement>> for Required {
    fn from(requirement: Option<Requirement>) -> Self {
        requirement.map_or(Self::None, Self::One)
    }
}
