//! The flow that checks a requirement.

use super::Requirement;
use super::cached::{OrganizationRoles, ProjectPolicy};
use crate::error::{Denied, DeniedReason, Error};
use crate::flow::fetch_once::GetOrFetch;
use crate::flow::{Context, Flow, Input, Step, ready};
use crate::values::{UnixTime, Vertical};

/// Roles or scopes, which may allow an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Grants {
    Roles(Vec<String>),
    Scopes(Vec<String>),
}

/// What denies an action to roles.
pub(crate) const NO_ROLE: &str = "no role allows the required action on the required resource";

/// Checks a requirement, if there is one, against the policy of the project and, if necessary, of the organization.
///
/// ```text
/// Project --- allowed ---------------------------------> done
///    |                                                    ^
///    +--- a role that the project does not know ---> Organization
/// ```
pub(crate) struct Authorize {
    requirement: Option<Requirement>,
    grants: Grants,
    /// The organization of the member who is checked.
    organization_id: Option<String>,
    state: State,
}

enum State {
    Project(GetOrFetch<ProjectPolicy>),
    Organization(GetOrFetch<OrganizationRoles>),
}

impl Authorize {
    pub(crate) fn new(
        vertical: Vertical,
        requirement: Option<Requirement>,
        grants: Grants,
        organization_id: Option<String>,
    ) -> Self {
        let state = State::Project(GetOrFetch::new(ProjectPolicy(vertical)));
        Self { requirement, grants, organization_id, state }
    }

    fn permission_denied(&self) -> Error {
        let detail = match self.grants {
            Grants::Roles(_) => NO_ROLE,
            Grants::Scopes(_) => "no scope allows the required action on the required resource",
        };
        Denied::new(DeniedReason::Permission, detail).into()
    }
}

impl Flow for Authorize {
    type Output = ();

    fn step(&mut self, context: &Context, now: UnixTime, mut input: Input) -> Result<Step<()>, Error> {
        let Some(Requirement { organization_id, resource_id, action }) = &self.requirement else {
            return Ok(Step::Done(()));
        };
        // Before any policy: what another organization allows does not matter here.
        if *organization_id != self.organization_id {
            return Err(Denied::new(DeniedReason::Tenancy, "it is of another organization").into());
        }
        loop {
            match &mut self.state {
                State::Project(policy) => {
                    let policy = ready!(policy.step(context, now, input.take())?).value;
                    let (is_allowed, roles): (_, &[_]) = match &self.grants {
                        // Organizations have no scopes of their own.
                        Grants::Scopes(scopes) => (policy.permits_scopes(scopes, resource_id, action), &[]),
                        Grants::Roles(roles) => (policy.permits_roles(roles, resource_id, action), roles),
                    };
                    if is_allowed {
                        return Ok(Step::Done(()));
                    }
                    // The roles of an organization only ever add permissions, so they are fetched only if they may matter.
                    let is_unknown = |role: &String| !policy.roles.iter().any(|known| known.role_id == *role);
                    match &self.organization_id {
                        Some(id) if roles.iter().any(is_unknown) => {
                            self.state = State::Organization(GetOrFetch::new(OrganizationRoles(id.clone())));
                        }
                        _ => return Err(self.permission_denied()),
                    }
                }
                State::Organization(policy) => {
                    let policy = ready!(policy.step(context, now, input.take())?).value;
                    return match &self.grants {
                        Grants::Roles(roles) if policy.permits_roles(roles, resource_id, action) => Ok(Step::Done(())),
                        _ => Err(self.permission_denied()),
                    };
                }
            }
        }
    }
}
