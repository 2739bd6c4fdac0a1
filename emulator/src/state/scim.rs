//! The SCIM connections of organizations: removing them and their groups.

use serde_json::Value;

use crate::model::member;
use crate::model::organization;
use crate::model::scim::group::By;
use crate::state::State;

impl State {
    /// Removes a SCIM connection with its groups. The members stay.
    pub(crate) fn remove_scim_connection(&mut self, id: &str) {
        if let Some(mut organization) = self.organizations.find_mut(organization::By::Scim, id) {
            organization.scim = None;
        }
        self.scim_groups.remove(By::Connection, id);
        while let Some(mut member) = self.members.find_mut(member::By::ScimConnection, id) {
            member.scim = None;
        }
    }

    /// Removes a group, and the roles that it gives.
    pub(crate) fn remove_scim_group(&mut self, id: &str) {
        while let Some(mut member) = self.members.find_mut(member::By::ScimGroup, id) {
            if let Some(user) = &mut member.scim {
                user.groups.retain(|membership| membership.group_id != id);
            }
        }
        self.change_scim_assignments(id, |assignments| assignments.retain(|assignment| assignment["group_id"] != id));
        self.scim_groups.remove(By::Id, id);
    }

    /// Changes the role assignments of the connection that a group belongs to.
    pub(crate) fn change_scim_assignments(&mut self, group_id: &str, change: impl FnOnce(&mut Vec<Value>)) {
        let Some(group) = self.scim_groups.find(By::Id, group_id) else {
            return;
        };
        if let Some(mut organization) = self.organizations.find_mut(organization::By::Scim, &group.connection_id) {
            if let Some(connection) = &mut organization.scim {
                change(&mut connection.assignments);
            }
        }
    }
}
