//! The values of the variables in templates.

use serde_json::{Map, Value, json};

use crate::model::oauth2::grant::Subject;
use crate::model::oauth2::template::Template;
use crate::model::rbac::actions_by_resource;
use crate::outcome::Failure;
use crate::state::State;

impl State {
    /// The claims of a template for this person.
    pub(super) fn render(&self, template: &Template, subject: &Subject) -> Result<Map<String, Value>, Failure> {
        let values = if template.has_variables { self.variables(subject)? } else { Value::Null };
        Ok(template.render(&values))
    }

    fn variables(&self, subject: &Subject) -> Result<Value, Failure> {
        match subject {
            Subject::User { user_id } => {
                let user = self.user(user_id)?;
                let mut shown = user.to_json(self.now());
                shown["rbac"] = self.rbac(&[], &user.roles);
                Ok(json!({ "user": shown }))
            }
            Subject::Member { member_id } => {
                let (member, organization) = self.membership(member_id)?;
                let mut shown = member.to_json(organization);
                shown["rbac"] = self.rbac(&organization.custom_roles, &member.roles(organization));
                Ok(json!({ "member": shown, "organization": organization.to_json() }))
            }
        }
    }

    /// The roles of a person, and by resource the actions that these allow.
    fn rbac(&self, custom_roles: &[Value], roles: &[String]) -> Value {
        let actions = actions_by_resource(&self.policy, custom_roles, roles).into_iter();
        let mut rbac: Map<String, Value> =
            actions.map(|(resource_id, actions)| (resource_id, json!({ "actions": actions }))).collect();
        rbac.insert("roles".to_owned(), json!(roles));
        Value::Object(rbac)
    }
}
