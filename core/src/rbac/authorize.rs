//! The flow that checks a requirement.

use std::fmt;

use super::cached::{OrganizationRoles, PolicyLookup, ProjectPolicy};
use crate::flow::{done, ended};
use crate::{BuildError, Cache, Denied, DeniedReason, Error, Flow, Input, Step, UnixTime, Vertical};

/// What somebody must be allowed to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Requirement {
    /// Whose resource it is, in B2B.
    pub(crate) organization_id: Option<String>,
    pub(crate) resource_id: String,
    pub(crate) action: String,
}

/// What a flow requires; `Err` once it was said twice.
pub(crate) type Required = Result<Option<Requirement>, RequiredTwice>;

/// Stytch checks one permission at a time. A second one must not take the place of the first in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RequiredTwice;

impl From<RequiredTwice> for Error {
    fn from(_: RequiredTwice) -> Self {
        BuildError::configuration("require", "was called twice; one permission can be required at a time").into()
    }
}

/// Adds what is required.
pub(crate) fn require(required: &mut Required, requirement: Requirement) {
    *required = match required {
        Ok(None) => Ok(Some(requirement)),
        _ => Err(RequiredTwice),
    };
}

/// By what somebody may be allowed to do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Grants {
    Roles(Vec<String>),
    Scopes(Vec<String>),
}

/// Checks a requirement, if there is one, against the policies of the project and, if need be, of the organization.
pub(crate) struct Authorize {
    requirement: Option<Requirement>,
    grants: Grants,
    /// The organization of whoever is checked.
    organization_id: Option<String>,
    state: AuthorizeState,
}

enum AuthorizeState {
    Project(PolicyLookup<ProjectPolicy>),
    Organization(PolicyLookup<OrganizationRoles>),
    Ended,
}

impl Authorize {
    pub(crate) fn new(
        vertical: Vertical,
        requirement: Option<Requirement>,
        grants: Grants,
        organization_id: Option<String>,
    ) -> Self {
        let state = AuthorizeState::Project(PolicyLookup::new(ProjectPolicy(vertical)));
        Self { requirement, grants, organization_id, state }
    }

    fn permission_denied(&self) -> Error {
        let by = match self.grants {
            Grants::Roles(_) => "no role allows the required action on the required resource",
            Grants::Scopes(_) => "no scope allows the required action on the required resource",
        };
        Denied::new(DeniedReason::Permission, by).into()
    }
}

impl Flow for Authorize {
    type Output = ();

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<()>, Error> {
        self.advance(cache, now, input).inspect_err(|_| self.state = AuthorizeState::Ended)
    }
}

impl Authorize {
    /// One step; whatever fails in it is the end.
    fn advance(&mut self, cache: &Cache, now: UnixTime, mut input: Input) -> Result<Step<()>, Error> {
        if let AuthorizeState::Ended = self.state {
            return Err(ended());
        }
        let Some(Requirement { organization_id, resource_id, action }) = &self.requirement else {
            return Ok(Step::Done(()));
        };
        // Before any policy: what another organization allows is none of this one's business.
        if *organization_id != self.organization_id {
            return Err(Denied::new(DeniedReason::Tenancy, "it is of another organization").into());
        }
        loop {
            match &mut self.state {
                AuthorizeState::Project(lookup) => {
                    let policy = done!(lookup.step(cache, now, input.take())?);
                    let roles = match &self.grants {
                        Grants::Scopes(scopes) if policy.permits_scopes(scopes, resource_id, action) => {
                            return Ok(Step::Done(()));
                        }
                        // Organizations have no scopes of their own.
                        Grants::Scopes(_) => return Err(self.permission_denied()),
                        Grants::Roles(roles) if policy.permits_roles(roles, resource_id, action) => {
                            return Ok(Step::Done(()));
                        }
                        Grants::Roles(roles) => roles,
                    };
                    // The roles of an organization only ever add permissions; they are asked for when they may matter.
                    let is_unknown = |role: &String| !policy.roles.iter().any(|known| known.role_id == *role);
                    match &self.organization_id {
                        Some(id) if roles.iter().any(is_unknown) => {
                            let lookup = PolicyLookup::new(OrganizationRoles(id.clone()));
                            self.state = AuthorizeState::Organization(lookup);
                        }
                        _ => return Err(self.permission_denied()),
                    }
                }
                AuthorizeState::Organization(lookup) => {
                    let policy = done!(lookup.step(cache, now, input.take())?);
                    return match &self.grants {
                        Grants::Roles(roles) if policy.permits_roles(roles, resource_id, action) => Ok(Step::Done(())),
                        _ => Err(self.permission_denied()),
                    };
                }
                AuthorizeState::Ended => return Err(ended()),
            }
        }
    }
}

impl fmt::Debug for Authorize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorize").field("requirement", &self.requirement).finish_non_exhaustive()
    }
}
