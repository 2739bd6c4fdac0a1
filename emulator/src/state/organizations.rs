//! The organizations of a project and their members: finding and changing them.

use crate::model::fraud::device;
use crate::model::member::{By, Member, within};
use crate::model::oauth2::grant;
use crate::model::organization::{self, Organization};
use crate::model::sso::Connection;
use crate::model::{contact, link, session};
use crate::outcome::Failure;
use crate::state::State;
use crate::table::RowMut;

impl State {
    /// The organization with this id, slug or external id.
    pub(crate) fn organization(&self, id: &str) -> Result<&Organization, Failure> {
        self.organizations.find(organization::By::Id, id).ok_or_else(organization_not_found)
    }

    /// Like [`State::organization`], mutable.
    pub(crate) fn organization_mut(&mut self, id: &str) -> Result<RowMut<'_, Organization>, Failure> {
        self.organizations.find_mut(organization::By::Id, id).ok_or_else(organization_not_found)
    }

    /// The SSO connection with this id, and its organization.
    pub(crate) fn connection(&self, id: &str) -> Result<(&Connection, &Organization), Failure> {
        let organization =
            self.organizations.find(organization::By::Connection, id).ok_or_else(connection_not_found)?;
        Ok((organization.sso.find(id).ok_or_else(connection_not_found)?, organization))
    }

    /// The connection to the identity provider itself, which may be one of another organization.
    pub(crate) fn provider_of<'a>(&'a self, connection: &'a Connection) -> Result<&'a Connection, Failure> {
        match connection.external() {
            None => Ok(connection),
            Some(external) => Ok(self.connection(&external.connection_id)?.0),
        }
    }

    /// Removes an SSO connection, the accounts of members at it, and the connections that use it.
    pub(crate) fn remove_connection(&mut self, id: &str) {
        if let Some(mut organization) = self.organizations.find_mut(organization::By::Connection, id) {
            organization.remove_connection(id);
        }
        while let Some(mut member) = self.members.find_mut(By::Connection, id) {
            member.sso.retain(|registration| registration.connection_id != id);
        }
        while let Some(user) = self.organizations.find(organization::By::Uses, id) {
            let users = user.sso.all.iter().find(|connection| connection.uses(id)).map(|using| using.id.clone());
            let Some(using) = users else { break };
            self.remove_connection(&using);
        }
    }

    /// The members of the organization with this id, without deleted ones.
    pub(crate) fn members_of(&self, organization_id: &str) -> impl Iterator<Item = &Member> {
        self.members.all(By::Organization, organization_id).filter(|member| !member.is_deleted())
    }

    /// The member of an organization with this id or external id.
    pub(crate) fn member(&self, organization_id: &str, id: &str) -> Result<&Member, Failure> {
        self.members.find(By::IdWithin, &within(organization_id, id)).ok_or_else(member_not_found)
    }

    /// Like [`State::member`], mutable.
    pub(crate) fn member_mut(&mut self, organization_id: &str, id: &str) -> Result<RowMut<'_, Member>, Failure> {
        self.members.find_mut(By::IdWithin, &within(organization_id, id)).ok_or_else(member_not_found)
    }

    /// The member of an organization with this email address.
    pub(crate) fn member_at(&self, organization_id: &str, email: &str) -> Option<&Member> {
        self.members.find(By::AddressWithin, &within(organization_id, &contact::key(email)))
    }

    /// The member of an organization who has the password with this id.
    pub(crate) fn member_with_password(
        &mut self,
        organization_id: &str,
        password_id: &str,
    ) -> Result<RowMut<'_, Member>, Failure> {
        self.members.find_mut(By::PasswordWithin, &within(organization_id, password_id)).ok_or_else(|| {
            let message = "There is no such password of a member.";
            Failure::not_found("member_password_not_found", message)
        })
    }

    /// A member by id alone, and their organization.
    pub(crate) fn membership(&self, member_id: &str) -> Result<(&Member, &Organization), Failure> {
        let member = self.members.find(By::Id, member_id).filter(|member| !member.is_deleted());
        let member = member.ok_or_else(member_not_found)?;
        Ok((member, self.organization(&member.organization_id)?))
    }

    /// Ends all sessions of a deleted member, and removes all links to them and everything that they granted.
    pub(crate) fn revoke_access(&mut self, member_id: &str) {
        self.member_sessions.remove(session::By::Owner, member_id);
        self.links.remove(link::By::Owner, member_id);
        self.oauth.revoke(grant::By::Subject, member_id);
        self.fraud.seen.remove(device::By::Owner, member_id);
    }
}

pub(crate) fn member_not_found() -> Failure {
    Failure::not_found("member_not_found", "There is no such member in the organization.")
}

pub(crate) fn connection_not_found() -> Failure {
    Failure::not_found("sso_connection_not_found", "There is no such SSO connection.")
}

fn organization_not_found() -> Failure {
    Failure::not_found("organization_not_found", "There is no such organization.")
}
