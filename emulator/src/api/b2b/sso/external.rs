//! Connections that use one of another organization: create and change them.

use super::{Profile, assignments, display_name};
use crate::model::sso::Assignments;
use crate::model::sso::Protocol;
use crate::model::sso::external::External;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn create_connection(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    let other = state.organization(input.text("external_organization_id")?)?;
    if organization.id == other.id {
        let message = "external_organization_id must be the id of another organization.";
        return Err(Failure::invalid("external_organization_id_same_as_organization_id", message));
    }
    // A connection that uses another one has no provider of its own.
    let used = other.sso.find(input.text("external_connection_id")?).filter(|used| used.external().is_none());
    let used = used.ok_or_else(|| {
        let message = "The other organization has no such SAML or OIDC connection.";
        Failure::not_found("external_connection_id_not_found", message)
    })?;
    if !used.is_active() {
        let message = "The connection of the other organization is not active.";
        return Err(Failure::invalid("external_connection_not_active", message));
    }
    if organization.sso.all.iter().any(|known| known.uses(&used.id)) {
        let message = "The organization uses this connection already.";
        return Err(Failure::invalid("duplicate_external_sso_connection", message));
    }
    let mut given = Assignments::default();
    let names = ["connection_implicit_role_assignments", "group_implicit_role_assignments"];
    given.apply(assignments(input, names[0], names[1])?);
    check(state, &used.id, &given)?;
    let profile =
        Profile { display_name: display_name(input)?, identity_provider: Some(used.identity_provider.clone()) };
    let external = External { organization_id: other.id.clone(), connection_id: used.id.clone(), assignments: given };
    super::add(state, input, "external", profile, Protocol::External(external))
}

pub(crate) fn update_connection(state: &mut State, input: &Input) -> Outcome {
    let profile = Profile { display_name: display_name(input)?, identity_provider: None };
    let given = assignments(
        input,
        "external_connection_implicit_role_assignments",
        "external_group_implicit_role_assignments",
    )?;
    let organization = state.organization(input.text("organization_id")?)?;
    let external = organization.sso.find(input.text("connection_id")?).and_then(|connection| connection.external());
    let external = external.ok_or_else(|| {
        let message = "The organization has no such external connection.";
        Failure::not_found("sso_connection_not_found", message)
    })?;
    let mut all = external.assignments.clone();
    all.apply(given);
    check(state, &external.connection_id, &all)?;
    super::change(state, input, profile, |protocol| {
        if let Protocol::External(external) = protocol {
            external.assignments = all;
        }
        Ok(())
    })
}

/// Fails unless people who log in with the used connection can have these roles.
fn check(state: &State, used_id: &str, given: &Assignments) -> Result<(), Failure> {
    let (used, _) = state.connection(used_id)?;
    let Some(saml) = used.saml() else {
        if given.all.is_empty() && given.groups.is_empty() {
            return Ok(());
        }
        let message = "An OIDC connection gives no roles.";
        return Err(Failure::invalid("invalid_rbac_role_assignment", message));
    };
    if !given.groups.is_empty() && !saml.attribute_mapping.contains_key("groups") {
        let message = "The attribute_mapping of the used connection needs a groups key before groups can have roles.";
        return Err(Failure::invalid("saml_connection_attribute_mapping_missing_groups_key", message));
    }
    Ok(())
}
