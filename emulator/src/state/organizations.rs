//! The organizations of a project and their members: finding and changing them.

use crate::model::member::Member;
use crate::model::organization::Organization;
use crate::outcome::Failure;
use crate::state::State;

impl State {
    /// The organization with this id, slug or external id.
    pub(crate) fn organization(&self, id: &str) -> Result<&Organization, Failure> {
        let organization = self.organizations.iter().find(|organization| organization.is(id));
        organization.ok_or_else(organization_not_found)
    }

    /// Like [`State::organization`], mutable.
    pub(crate) fn organization_mut(&mut self, id: &str) -> Result<&mut Organization, Failure> {
        let organization = self.organizations.iter_mut().find(|organization| organization.is(id));
        organization.ok_or_else(organization_not_found)
    }

    /// The members of the organization with this id, without deleted ones.
    pub(crate) fn members_of(&self, organization_id: &str) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |m| m.organization_id == organization_id && !m.is_deleted())
    }

    /// The member of an organization with this id or external id.
    pub(crate) fn member(&self, organization_id: &str, id: &str) -> Result<&Member, Failure> {
        let member = self.members_of(organization_id).find(|member| member.is(id));
        member.ok_or_else(member_not_found)
    }

    /// Like [`State::member`], mutable.
    pub(crate) fn member_mut(&mut self, organization_id: &str, id: &str) -> Result<&mut Member, Failure> {
        let mut members = self.members.iter_mut();
        let member = members.find(|m| m.organization_id == organization_id && !m.is_deleted() && m.is(id));
        member.ok_or_else(member_not_found)
    }

    /// A member by id alone, and their organization.
    pub(crate) fn membership(&self, member_id: &str) -> Result<(&Member, &Organization), Failure> {
        let member = self.members.iter().find(|member| member.id == member_id && !member.is_deleted());
        let member = member.ok_or_else(member_not_found)?;
        Ok((member, self.organization(&member.organization_id)?))
    }

    /// Ends all sessions of a member, and removes all links to them.
    pub(crate) fn revoke_access(&mut self, member_id: &str) {
        self.member_sessions.retain(|session| session.owner_id != member_id);
        self.links.retain(|link| link.owner_id != member_id);
    }
}

pub(crate) fn member_not_found() -> Failure {
    Failure::not_found("member_not_found", "There is no such member in the organization.")
}

fn organization_not_found() -> Failure {
    Failure::not_found("organization_not_found", "There is no such organization.")
}
