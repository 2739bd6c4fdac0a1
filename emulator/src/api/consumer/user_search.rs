//! Search for users: filters and pages.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::consumer::oauth::Provider;

use crate::api::common::filters::{Errors, Filter, Operand, expected, read_query};
use crate::api::common::paging::Paging;
use crate::format::rfc3339::from_rfc3339;
use crate::model::contact::{Contact, Kind};
use crate::model::user::User;
use crate::model::wallet::Wallet;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

const ERRORS: Errors = Errors {
    invalid_operator: "user_search_invalid_operator",
    missing_filter_name: "user_search_missing_filter_name",
    filter_name_must_be_string: "user_search_filter_name_must_be_string",
    filter_name_not_recognized: "user_search_filter_name_not_recognized",
    missing_filter_value: "user_search_missing_filter_value",
    expected_string: "user_search_expected_string",
    expected_strings: "user_search_expected_array_of_string",
    expected_boolean: "user_search_expected_bool",
};

pub(crate) fn search(state: &mut State, input: &Input) -> Outcome {
    let paging = Paging::read(input, "user-", "user_search_invalid_limit", "user_search_invalid_cursor")?;
    let query = read_query(&input.nested("query")?, &ERRORS, read_operand)?;

    let found: Vec<&User> = state.users.iter().filter(|user| query(user)).collect();
    let (page, metadata) = paging.page(&found, |user| &user.id);
    let now = state.now();
    let results: Vec<Value> = page.iter().map(|user| user.to_json(now)).collect();
    Ok(json!({ "results": results, "results_metadata": metadata }))
}

fn read_operand(operand: &Operand) -> Result<Filter<User>, Failure> {
    Ok(match operand.name {
        "user_id" => {
            let ids = operand.texts()?;
            Box::new(move |user| ids.iter().any(|id| user.is(id)))
        }
        "full_name_fuzzy" => {
            let part = operand.fuzzy("user_search_full_name_fuzzy_too_short")?;
            Box::new(move |user| user.name.full().to_lowercase().contains(&part))
        }
        "status" => {
            let status = operand.text()?.to_owned();
            if !["active", "pending"].contains(&status.as_str()) {
                let message = "The filter status takes active or pending.";
                return Err(Failure::invalid("user_search_invalid_status_filter", message));
            }
            Box::new(move |user| user.status() == status)
        }
        "email_address" => has_address(Kind::Email, operand.texts()?),
        "phone_number" => has_address(Kind::Phone, operand.texts()?),
        "email_id" => has_contact_id(Kind::Email, operand.texts()?),
        "phone_id" => has_contact_id(Kind::Phone, operand.texts()?),
        "email_verified" => has_verified(Kind::Email, operand.flag()?),
        "phone_verified" => has_verified(Kind::Phone, operand.flag()?),
        "email_address_fuzzy" => {
            let error_type = "user_search_email_address_fuzzy_too_short";
            has_address_like(Kind::Email, operand.fuzzy(error_type)?)
        }
        "phone_number_fuzzy" => {
            let error_type = "user_search_phone_number_fuzzy_too_short";
            has_address_like(Kind::Phone, operand.fuzzy(error_type)?)
        }
        "password_exists" => {
            let wanted = operand.flag()?;
            Box::new(move |user| user.password.is_some() == wanted)
        }
        "oauth_provider" => {
            let providers =
                operand.texts()?.into_iter().map(|name| match Provider::from(name.to_lowercase().as_str()) {
                    Provider::Other(_) => {
                        let message = "The filter oauth_provider takes names of OAuth providers.";
                        Err(Failure::invalid("user_search_invalid_oauth_provider_filter", message))
                    }
                    provider => Ok(provider),
                });
            let providers = providers.collect::<Result<Vec<_>, _>>()?;
            Box::new(move |user| user.accounts.iter().any(|account| providers.contains(&account.provider)))
        }
        "crypto_wallet_id" => {
            let ids = operand.texts()?;
            Box::new(move |user| user.wallets.iter().any(|wallet| ids.contains(&wallet.id)))
        }
        "crypto_wallet_address" => {
            let addresses = operand.texts()?;
            let same = |wallet: &Wallet, address: &String| wallet.key() == wallet.chain.key(address);
            Box::new(move |user| user.wallets.iter().any(|wallet| addresses.iter().any(|a| same(wallet, a))))
        }
        "crypto_wallet_verified" => {
            let wanted = operand.flag()?;
            Box::new(move |user| user.wallets.iter().any(|wallet| wallet.verified == wanted))
        }
        "webauthn_registration_id" => {
            let ids = operand.texts()?;
            Box::new(move |user| user.webauthn.iter().any(|registration| ids.contains(&registration.id)))
        }
        "webauthn_registration_verified" => {
            let wanted = operand.flag()?;
            Box::new(move |user| user.webauthn.iter().any(|registration| registration.is_verified() == wanted))
        }
        "biometric_registration_id" => {
            let ids = operand.texts()?;
            Box::new(move |user| user.biometrics.iter().any(|id| ids.contains(id)))
        }
        "biometric_registration_verified" => {
            // Those that are not verified are unknown to the project.
            let wanted = operand.flag()?;
            Box::new(move |user| wanted && !user.biometrics.is_empty())
        }
        "totp_id" => {
            let ids = operand.texts()?;
            Box::new(move |user| user.totp.iter().any(|totp| ids.contains(&totp.id)))
        }
        "totp_verified" => {
            let wanted = operand.flag()?;
            Box::new(move |user| user.totp.iter().any(|totp| totp.is_verified() == wanted))
        }
        "created_at_greater_than" => {
            let time = time(operand.name, operand.value)?;
            Box::new(move |user| user.created_at > time)
        }
        "created_at_less_than" => {
            let time = time(operand.name, operand.value)?;
            Box::new(move |user| user.created_at < time)
        }
        "created_at_between" => {
            if !operand.value.is_object() {
                return Err(expected(operand.name, "an object", "user_search_expected_object"));
            }
            let after = bound(operand.value, "greater_than", "user_search_missing_greater_than")?;
            let before = bound(operand.value, "less_than", "user_search_missing_less_than")?;
            Box::new(move |user| user.created_at > after && user.created_at < before)
        }
        _ => return Err(operand.unknown()),
    })
}

fn has_address(kind: Kind, addresses: Vec<String>) -> Filter<User> {
    has_contact(kind, move |contact| addresses.iter().any(|address| contact.is_at(address)))
}

fn has_address_like(kind: Kind, part: String) -> Filter<User> {
    has_contact(kind, move |contact| contact.address.to_lowercase().contains(&part))
}

fn has_contact_id(kind: Kind, ids: Vec<String>) -> Filter<User> {
    has_contact(kind, move |contact| ids.contains(&contact.id))
}

fn has_verified(kind: Kind, verified: bool) -> Filter<User> {
    has_contact(kind, move |contact| contact.is_verified() == verified)
}

fn has_contact(kind: Kind, matches: impl Fn(&Contact) -> bool + 'static) -> Filter<User> {
    Box::new(move |user| user.contacts(kind).any(&matches))
}

fn time(name: &str, value: &Value) -> Result<Duration, Failure> {
    let wrong = || expected(name, "an RFC 3339 time", "user_search_expected_timestamp");
    let text = value.as_str().ok_or_else(|| expected(name, "a string", ERRORS.expected_string))?;
    from_rfc3339(text).ok_or_else(wrong)
}

fn bound(between: &Value, name: &str, error_type: &'static str) -> Result<Duration, Failure> {
    match &between[name] {
        Value::Null => {
            let message = format!("The filter created_at_between needs {name}.");
            Err(Failure::invalid(error_type, message))
        }
        value => time(name, value),
    }
}
