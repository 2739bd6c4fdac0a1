//! Search for organizations.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::api::common::filters::{Errors, Filter, Operand, read_query};
use crate::api::common::paging::Paging;
use crate::model::member::Member;
use crate::model::organization::Organization;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

const ERRORS: Errors = Errors {
    invalid_operator: "bad_request",
    missing_filter_name: "organization_search_missing_filter_name",
    filter_name_must_be_string: "organization_search_filter_name_must_be_string",
    filter_name_not_recognized: "organization_search_filter_name_not_recognized",
    missing_filter_value: "organization_search_missing_filter_value",
    expected_string: "organization_search_expected_string",
    expected_strings: "organization_search_expected_array_of_strings",
    expected_boolean: "organization_search_expected_boolean",
};

pub(crate) fn search(state: &mut State, input: &Input) -> Outcome {
    let paging = Paging::read(input, "organization-", "bad_request", "bad_request")?;
    let query = read_query(&input.nested("query")?, &ERRORS, |operand| read_operand(state, operand))?;
    let found: Vec<&Organization> = state.organizations.iter().filter(|organization| query(organization)).collect();
    let (page, metadata) = paging.page(&found, |organization| &organization.id);
    let organizations: Vec<Value> = page.iter().map(|organization| organization.to_json()).collect();
    Ok(json!({ "organizations": organizations, "results_metadata": metadata }))
}

fn read_operand(state: &State, operand: &Operand) -> Result<Filter<Organization>, Failure> {
    Ok(match operand.name {
        "organization_ids" => {
            let ids = operand.texts()?;
            Box::new(move |organization| ids.iter().any(|id| organization.is(id)))
        }
        "organization_slugs" => {
            let slugs = operand.texts()?;
            Box::new(move |organization| slugs.contains(&organization.slug))
        }
        "organization_name_fuzzy" => {
            let part = operand.fuzzy("organization_search_organization_name_fuzzy_too_short")?;
            Box::new(move |organization| organization.name.to_lowercase().contains(&part))
        }
        "organization_slug_fuzzy" => {
            let part = operand.fuzzy("organization_search_organization_slug_fuzzy_too_short")?;
            Box::new(move |organization| organization.slug.to_lowercase().contains(&part))
        }
        "member_emails" => {
            let emails = operand.texts()?;
            with_member(state, |member| emails.iter().any(|email| member.email.is_at(email)))
        }
        "member_email_fuzzy" => {
            let part = operand.fuzzy("organization_search_member_email_fuzzy_too_short")?;
            with_member(state, |member| member.email.address.to_lowercase().contains(&part))
        }
        "allowed_domains" => with_domain("email_allowed_domains", operand.texts()?),
        "claimed_email_domains" => with_domain("claimed_email_domains", operand.texts()?),
        "allowed_domain_fuzzy" => {
            let part = operand.fuzzy("organization_search_allowed_domain_fuzzy_too_short")?;
            Box::new(move |organization| {
                organization.domains("email_allowed_domains").any(|domain| domain.to_lowercase().contains(&part))
            })
        }
        "sso_connection_id" => {
            let id = operand.text()?.to_owned();
            Box::new(move |organization| organization.sso.find(&id).is_some())
        }
        "has_active_sso_connection" => {
            let wanted = operand.flag()?;
            Box::new(move |organization| organization.sso.active().next().is_some() == wanted)
        }
        _ => return Err(operand.unknown()),
    })
}

/// The organizations with a matching member.
fn with_member(state: &State, matches: impl Fn(&Member) -> bool) -> Filter<Organization> {
    let members = state.members.iter().filter(|member| !member.is_deleted() && matches(member));
    let ids: BTreeSet<String> = members.map(|member| member.organization_id.clone()).collect();
    Box::new(move |organization| ids.contains(&organization.id))
}

/// The organizations with one of the domains in a setting.
fn with_domain(setting: &'static str, domains: Vec<String>) -> Filter<Organization> {
    Box::new(move |organization| {
        organization.domains(setting).any(|known| domains.iter().any(|domain| domain.eq_ignore_ascii_case(known)))
    })
}
