//! Counts of what the project keeps.

use serde_json::json;

use crate::outcome::Outcome;
use crate::project::PROJECT_ID;
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn of_project(state: &mut State, _: &Input) -> Outcome {
    let counts = [
        ("USER_COUNT", state.users.iter().count()),
        ("ORGANIZATION_COUNT", state.organizations.iter().count()),
        ("MEMBER_COUNT", state.members.iter().filter(|member| !member.is_deleted()).count()),
        ("M2M_CLIENT_COUNT", state.oauth.m2m_clients.iter().count()),
    ];
    let metrics = counts.map(|(metric_type, count)| json!({ "metric_type": metric_type, "count": count }));
    Ok(json!({ "project_id": PROJECT_ID, "metrics": metrics }))
}
