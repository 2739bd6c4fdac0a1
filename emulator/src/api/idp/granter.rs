//! The user or member who is asked for consent.

use serde_json::Value;

use crate::api::common::session::named_in;
use crate::model::oauth2::connected_app::ConnectedApp;
use crate::model::oauth2::grant::Subject;
use crate::model::organization::Organization;
use crate::model::rbac::granting_roles;
use crate::outcome::Failure;
use crate::request::input::Input;
use crate::state::State;

/// A user or member with their permissions.
#[derive(Debug)]
pub(crate) struct Granter<'a> {
    pub(crate) subject: Subject,
    roles: Vec<String>,
    /// The organization of a member; `None` for a user.
    organization: Option<&'a Organization>,
}

impl<'a> Granter<'a> {
    /// The user in the request, by id or by session.
    pub(crate) fn user(state: &State, input: &Input) -> Result<Self, Failure> {
        let session = named_in(state, &state.sessions, input)?;
        let id = match (input.optional_text("user_id")?, session) {
            (Some(id), None) => id,
            (None, Some(session)) => &session.owner_id,
            (given, _) => return Err(wrong_selection(given.is_some(), "user_id, session_token and session_jwt")),
        };
        let user = state.user(id)?;
        let subject = Subject::User { user_id: user.id.clone() };
        Ok(Self { subject, roles: user.roles.clone(), organization: None })
    }

    /// The member in the request, by ids or by session.
    pub(crate) fn member(state: &'a State, input: &Input) -> Result<Self, Failure> {
        let session = named_in(state, &state.member_sessions, input)?;
        let ids = (input.optional_text("organization_id")?, input.optional_text("member_id")?);
        let (member, organization, roles) = match (ids, session) {
            ((Some(organization_id), Some(member_id)), None) => {
                let organization = state.organization(organization_id)?;
                let member = state.member(&organization.id, member_id)?;
                (member, organization, member.roles(organization))
            }
            ((None, None), Some(session)) => {
                let (member, organization) = state.membership(&session.owner_id)?;
                (member, organization, member.roles_in(session, organization))
            }
            (_, session) => {
                let names = "organization_id with member_id, session_token and session_jwt";
                return Err(wrong_selection(session.is_some(), names));
            }
        };
        let subject = Subject::Member { member_id: member.id.clone() };
        Ok(Self { subject, roles, organization: Some(organization) })
    }

    /// The member with this id.
    pub(crate) fn of_member(state: &'a State, member_id: &str) -> Result<Self, Failure> {
        let (member, organization) = state.membership(member_id)?;
        let subject = Subject::Member { member_id: member.id.clone() };
        Ok(Self { subject, roles: member.roles(organization), organization: Some(organization) })
    }

    /// Fails if the person belongs to an organization that does not allow the app.
    pub(crate) fn check_app(&self, app: &ConnectedApp) -> Result<(), Failure> {
        if self.organization.is_none_or(|organization| organization.allows_connected_app(app)) {
            return Ok(());
        }
        let message = "The organization does not allow the Connected App.";
        Err(Failure::forbidden("connected_app_not_allowed_for_org", message))
    }

    /// Whether a role of the person allows this action.
    pub(crate) fn may(&self, state: &State, resource_id: &str, action: &str) -> bool {
        let custom: &[Value] = self.organization.map_or(&[], |organization| &organization.custom_roles);
        let known = state.policy.roles().iter().chain(custom);
        let granting = granting_roles(known, &self.roles, resource_id, action);
        !granting.is_empty()
    }
}

fn wrong_selection(too_many: bool, names: &str) -> Failure {
    let error_type = if too_many { "too_many_user_selection_arguments" } else { "no_user_selection_arguments" };
    Failure::invalid(error_type, format!("Exactly one of {names} is required."))
}
