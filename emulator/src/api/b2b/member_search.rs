//! Search for members.

use std::collections::BTreeSet;

use serde_json::{Map, json};

use crate::api::common::filters::{Errors, Filter, Operand, read_query};
use crate::api::common::paging::Paging;
use crate::model::member::{By, Member};
use crate::model::organization::Organization;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

const ERRORS: Errors = Errors {
    invalid_operator: "bad_request",
    missing_filter_name: "member_search_missing_filter_name",
    filter_name_must_be_string: "member_search_filter_name_must_be_string",
    filter_name_not_recognized: "member_search_filter_name_not_recognized",
    missing_filter_value: "member_search_missing_filter_value",
    expected_string: "member_search_expected_string",
    expected_strings: "member_search_expected_array_of_strings",
    expected_boolean: "member_search_expected_boolean",
};
/// The names of statuses.
const STATUSES: [&str; 4] = ["active", "pending", "invited", "deleted"];

pub(crate) fn search(state: &mut State, input: &Input) -> Outcome {
    let paging = Paging::read(input, "member-", "bad_request", "bad_request")?;
    let organizations = organizations(state, input)?;
    let query = input.nested("query")?;
    // Deleted members are found only with a filter for the status.
    let by_status = query.array("operands")?.iter().any(|operand| operand["filter_name"] == "statuses");
    let query = read_query(&query, &ERRORS, |operand| read_operand(state, operand))?;

    let members = organizations.iter().flat_map(|id| state.members.all(By::Organization, id));
    let found = members.filter(|member| (by_status || !member.is_deleted()) && query(member));
    let mut found: Vec<&Member> = found.collect();
    // Ids sort by creation.
    found.sort_by_key(|member| &member.id);
    let (page, metadata) = paging.page(&found, |member| &member.id);
    let mut members = Vec::new();
    let mut shown = Map::new();
    for member in page {
        let organization = state.organization(&member.organization_id)?;
        members.push(member.to_json(organization));
        shown.insert(organization.id.clone(), organization.to_json());
    }
    Ok(json!({ "members": members, "organizations": shown, "results_metadata": metadata }))
}

/// The ids of the organizations to search in.
fn organizations(state: &State, input: &Input) -> Result<BTreeSet<String>, Failure> {
    let given = input.texts("organization_ids")?.unwrap_or_default();
    if given.is_empty() {
        let message = "organization_ids must have one id at least.";
        return Err(Failure::invalid("member_search_organization_ids_empty", message));
    }
    given.iter().map(|id| Ok(state.organization(id)?.id.clone())).collect()
}

fn read_operand(state: &State, operand: &Operand) -> Result<Filter<Member>, Failure> {
    Ok(match operand.name {
        "member_ids" => {
            let ids = operand.texts()?;
            Box::new(move |member| ids.iter().any(|id| member.is(id)))
        }
        "member_emails" => {
            let emails = operand.texts()?;
            Box::new(move |member| emails.iter().any(|email| member.email.is_at(email)))
        }
        "member_email_fuzzy" => {
            let part = operand.fuzzy("member_search_member_email_fuzzy_too_short")?;
            Box::new(move |member| member.email.address.to_lowercase().contains(&part))
        }
        "member_is_breakglass" => {
            let wanted = operand.flag()?;
            Box::new(move |member| member.profile.is_breakglass == wanted)
        }
        "statuses" => {
            let statuses = operand.texts()?;
            if !statuses.iter().all(|status| STATUSES.contains(&status.as_str())) {
                let message = format!("The filter statuses takes {}.", STATUSES.join(", "));
                return Err(Failure::invalid("search_invalid_status_filter", message));
            }
            Box::new(move |member| statuses.iter().any(|status| status == member.status.name()))
        }
        "member_mfa_phone_numbers" => {
            let numbers = operand.texts()?;
            Box::new(move |member| member.mfa_phone.as_ref().is_some_and(|phone| numbers.contains(&phone.address)))
        }
        "member_mfa_phone_number_fuzzy" => {
            let part = operand.fuzzy("member_search_member_mfa_phone_number_fuzzy_too_short")?;
            Box::new(move |member| member.mfa_phone.as_ref().is_some_and(|phone| phone.address.contains(&part)))
        }
        "member_roles" => with_role(state, &operand.texts()?),
        "member_password_exists" => {
            let wanted = operand.flag()?;
            Box::new(move |member| member.password.is_some() == wanted)
        }
        "organization_id" => {
            let id = operand.text()?.to_owned();
            Box::new(move |member| member.organization_id == id)
        }
        "organization_slug" => {
            let slug = operand.text()?;
            in_organizations(state, |organization| organization.slug == slug)
        }
        "organization_slug_fuzzy" => {
            let part = operand.fuzzy("member_search_organization_slug_fuzzy_too_short")?;
            in_organizations(state, |organization| organization.slug.to_lowercase().contains(&part))
        }
        _ => return Err(operand.unknown()),
    })
}

/// The members of the organizations for which `condition` holds.
fn in_organizations(state: &State, condition: impl Fn(&Organization) -> bool) -> Filter<Member> {
    let found = state.organizations.iter().filter(|organization| condition(organization));
    let ids: BTreeSet<String> = found.map(|organization| organization.id.clone()).collect();
    Box::new(move |member| ids.contains(&member.organization_id))
}

/// The members with one of these roles, from any source.
fn with_role(state: &State, roles: &[String]) -> Filter<Member> {
    let has_one = |member: &&Member| {
        let organization = state.organization(&member.organization_id);
        organization.is_ok_and(|organization| member.roles(organization).iter().any(|role| roles.contains(role)))
    };
    let ids: BTreeSet<String> = state.members.iter().filter(has_one).map(|member| member.id.clone()).collect();
    Box::new(move |member| ids.contains(&member.id))
}
