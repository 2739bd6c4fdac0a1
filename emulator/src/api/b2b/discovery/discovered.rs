//! The organizations that a person belongs to or can join.

use serde_json::{Value, json};

use crate::api::b2b::intermediate::{self, mfa_required, primary_required};
use crate::format::rfc3339::to_rfc3339;
use crate::model::contact;
use crate::model::intermediate_session::IntermediateSession;
use crate::model::member::{By, Member, Status};
use crate::model::organization::{self, Organization, tenant};
use crate::model::proof::Proof;
use crate::outcome::Outcome;
use crate::state::State;

/// Starts an intermediate session of the person with this email address; returns the response with the organizations.
pub(crate) fn begin(state: &mut State, email: &str, proof: Proof) -> Outcome {
    let begun = intermediate::start(state, email, None, proof);
    let mut answer = list(state, &begun, true)?;
    answer["intermediate_session_token"] = json!(begun.token);
    answer["intermediate_session_token_expires_at"] = json!(to_rfc3339(begun.expires_at));
    Ok(answer)
}

/// The organizations of a person; with those that they can join if `joinable`.
pub(super) fn list(state: &State, begun: &IntermediateSession, joinable: bool) -> Outcome {
    let email = contact::key(&begun.email);
    let members: Vec<&Member> = state.members.all(By::Address, &email).collect();
    let mut found = Vec::new();
    for &member in &members {
        let organization = state.organization(&member.organization_id)?;
        found.push(discovered(begun, organization, membership(member, organization), Some(member)));
    }
    if joinable {
        for (organization, membership) in to_join(state, begun, &members) {
            found.push(discovered(begun, organization, membership, None));
        }
    }
    Ok(json!({ "email_address": begun.email, "discovered_organizations": found }))
}

/// The organizations that the person can join, with the reason, each once.
fn to_join<'a>(state: &'a State, begun: &IntermediateSession, members: &[&Member]) -> Vec<(&'a Organization, Value)> {
    let domain = contact::key(begun.email.rsplit_once('@').map_or("", |(_, domain)| domain));
    let mut found: Vec<(&Organization, Value)> = Vec::new();
    let mut add = |organization: &'a Organization, kind: &str, details: Value| {
        let joined = members.iter().any(|member| member.organization_id == organization.id);
        if !joined && !found.iter().any(|(known, _)| known.id == organization.id) {
            found.push((organization, json!({ "type": kind, "details": details, "member": null })));
        }
    };
    for organization in state.organizations.all(organization::By::Domain, &domain) {
        add(organization, "eligible_to_join_by_email_domain", json!({ "domain": domain }));
    }
    for (provider, id) in begun.proof.tenants() {
        for organization in state.organizations.all(organization::By::Tenant, &tenant(provider, &id)) {
            let details = json!({ "provider": provider, "tenant": id });
            add(organization, "eligible_to_join_by_oauth_tenant", details);
        }
    }
    found
}

fn membership(member: &Member, organization: &Organization) -> Value {
    let kind = match member.status {
        Status::Pending => "pending_member",
        Status::Invited => "invited_member",
        Status::Active | Status::Deleted => "active_member",
    };
    json!({ "type": kind, "details": null, "member": member.to_json(organization) })
}

fn discovered(
    begun: &IntermediateSession,
    organization: &Organization,
    membership: Value,
    member: Option<&Member>,
) -> Value {
    let proof = match member {
        Some(member) => begun.proof_for(member),
        None => begun.proof_in(&organization.id),
    };
    let lacking = proof.lacking(member, organization);
    json!({
        "organization": organization.to_json(),
        "membership": membership,
        "member_authenticated": lacking.nothing(),
        "primary_required": primary_required(&lacking),
        "mfa_required": mfa_required(&lacking, member, organization, None),
    })
}
