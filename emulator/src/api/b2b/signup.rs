//! How people become members when they log in.

use crate::api::b2b::members;
use crate::model::member::{Member, Status};
use crate::model::organization::Organization;
use crate::model::proof::Proof;
use crate::outcome::Failure;
use crate::state::State;

/// Fails if members may not log in by this method.
pub(super) fn check_method(organization: &Organization, member: Option<&Member>, method: &str) -> Result<(), Failure> {
    let exempt = member.is_some_and(|member| member.profile.is_breakglass);
    match exempt || organization.allows_login_by(method) {
        true => Ok(()),
        false => {
            let message = format!("The allowed_auth_methods of the organization do not include {method}.");
            Err(Failure::invalid("operation_restricted_by_organization_auth_methods", message))
        }
    }
}

/// Fails unless an unknown address becomes a member.
pub(super) fn check_email(organization: &Organization, email: &str) -> Result<(), Failure> {
    if !organization.provisions_by_email() {
        let message = "There is no such member, and email_jit_provisioning is NOT_ALLOWED.";
        return Err(Failure::invalid("email_jit_provisioning_not_allowed", message));
    }
    if !organization.allows_domain_of(email) {
        let message = "There is no such member, and the domain is not one of email_allowed_domains.";
        return Err(Failure::invalid("invalid_email_for_jit_provisioning", message));
    }
    Ok(())
}

/// Makes a person with this email address a member, because of its domain or of their tenants at OAuth providers;
/// returns the member's id.
pub(super) fn provision(
    state: &mut State,
    organization_id: &str,
    email: &str,
    proof: &Proof,
) -> Result<String, Failure> {
    let organization = state.organization(organization_id)?;
    if !proof.is_in_tenant_of(organization) {
        check_email(organization, email)?;
    }
    members::check_free(state, organization_id, email, None)?;
    Ok(members::add(state, organization_id, email, Status::Pending).id.clone())
}

/// The member with this email address, who may be a new one, and whether they are. Fails if they may not log in by this
/// method.
pub(super) fn known_or_created(
    state: &mut State,
    organization_id: &str,
    email: &str,
    method: &str,
) -> Result<(String, bool), Failure> {
    let organization = state.organization(organization_id)?;
    let known = state.member_at(organization_id, email);
    check_method(organization, known, method)?;
    if let Some(known) = known {
        return Ok((known.id.clone(), false));
    }
    check_email(organization, email)?;
    members::check_free(state, organization_id, email, None)?;
    Ok((members::add(state, organization_id, email, Status::Pending).id.clone(), true))
}

/// Counts a wrong code or password of a member, and returns the error for it.
pub(super) fn count_failure(state: &mut State, organization_id: &str, member_id: &str, failure: Failure) -> Failure {
    let now = state.now();
    if let Ok(mut member) = state.member_mut(organization_id, member_id) {
        member.lock.count_failure(now);
    }
    failure
}
