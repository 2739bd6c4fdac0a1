use serde_json::{Value, json};

use super::SearchOperator;
use crate::api::b2b::MemberStatus;
use crate::api::b2b::organizations::{self, members};
use crate::api::consumer::{UserStatus, users};
use crate::api::m2m::clients;

/// Checks that every filter is `{"filter_name": .., "filter_value": ..}`, in this order.
macro_rules! check {
    ($($filter:expr => $name:literal, $value:tt;)+) => {
        $(
            let expected = format!(r#"{{"filter_name":"{}","filter_value":{}}}"#, $name, json!($value));
            assert_eq!(serde_json::to_string(&$filter).unwrap(), expected);
            assert_eq!(($filter.name(), $filter.value()), ($name, &json!($value)));
        )+
    };
}

#[test]
fn users() {
    use users::Filter;

    let after = "2026-01-01T00:00:00Z";
    let before = "2026-02-01T00:00:00Z".to_owned();
    check! {
        Filter::user_id(["u1", "u2"]) => "user_id", ["u1", "u2"];
        Filter::full_name_fuzzy("Ada") => "full_name_fuzzy", "Ada";
        Filter::status(UserStatus::Active) => "status", "active";
        Filter::status("pending") => "status", "pending";
        Filter::created_at_greater_than(after) => "created_at_greater_than", "2026-01-01T00:00:00Z";
        Filter::created_at_less_than(&before) => "created_at_less_than", "2026-02-01T00:00:00Z";
        Filter::created_at_between(after, &before) => "created_at_between",
            { "greater_than": "2026-01-01T00:00:00Z", "less_than": "2026-02-01T00:00:00Z" };
        Filter::email_address(["ada@example.com"]) => "email_address", ["ada@example.com"];
        Filter::email_address_fuzzy("acme") => "email_address_fuzzy", "acme";
        Filter::email_id(["e"]) => "email_id", ["e"];
        Filter::email_verified(true) => "email_verified", true;
        Filter::phone_number(["+12025550162"]) => "phone_number", ["+12025550162"];
        Filter::phone_number_fuzzy("555") => "phone_number_fuzzy", "555";
        Filter::phone_id(vec!["p".to_owned()]) => "phone_id", ["p"];
        Filter::phone_verified(false) => "phone_verified", false;
        Filter::oauth_provider(["Google"]) => "oauth_provider", ["Google"];
        Filter::webauthn_registration_id(["w"]) => "webauthn_registration_id", ["w"];
        Filter::webauthn_registration_verified(true) => "webauthn_registration_verified", true;
        Filter::biometric_registration_id(["b"]) => "biometric_registration_id", ["b"];
        Filter::biometric_registration_verified(true) => "biometric_registration_verified", true;
        Filter::totp_id(["t"]) => "totp_id", ["t"];
        Filter::totp_verified(true) => "totp_verified", true;
        Filter::crypto_wallet_id(["c"]) => "crypto_wallet_id", ["c"];
        Filter::crypto_wallet_address(["0x00"]) => "crypto_wallet_address", ["0x00"];
        Filter::crypto_wallet_verified(true) => "crypto_wallet_verified", true;
        Filter::password_exists(false) => "password_exists", false;
    }
}

#[test]
fn organizations() {
    use organizations::Filter;

    check! {
        Filter::organization_ids(["o1", "o2"]) => "organization_ids", ["o1", "o2"];
        Filter::organization_slugs(["acme"]) => "organization_slugs", ["acme"];
        Filter::organization_slug_fuzzy("acm") => "organization_slug_fuzzy", "acm";
        Filter::organization_name_fuzzy("Acm") => "organization_name_fuzzy", "Acm";
        Filter::member_emails(["ada@example.com"]) => "member_emails", ["ada@example.com"];
        Filter::member_email_fuzzy("ada") => "member_email_fuzzy", "ada";
        Filter::allowed_domains(["example.com"]) => "allowed_domains", ["example.com"];
        Filter::allowed_domain_fuzzy("exa") => "allowed_domain_fuzzy", "exa";
        Filter::claimed_email_domains(["example.com"]) => "claimed_email_domains", ["example.com"];
        Filter::has_active_sso_connection(true) => "has_active_sso_connection", true;
        Filter::sso_connection_id("saml-connection-test-1") => "sso_connection_id", "saml-connection-test-1";
    }
}

#[test]
fn members() {
    use members::Filter;

    check! {
        Filter::member_ids(["m1", "m2"]) => "member_ids", ["m1", "m2"];
        Filter::member_emails(["ada@example.com"]) => "member_emails", ["ada@example.com"];
        Filter::member_email_fuzzy("ada") => "member_email_fuzzy", "ada";
        Filter::member_mfa_phone_numbers(["+12025550162"]) => "member_mfa_phone_numbers", ["+12025550162"];
        Filter::member_mfa_phone_number_fuzzy("555") => "member_mfa_phone_number_fuzzy", "555";
        Filter::member_is_breakglass(true) => "member_is_breakglass", true;
        Filter::member_password_exists(true) => "member_password_exists", true;
        Filter::member_roles(["editor"]) => "member_roles", ["editor"];
        Filter::statuses([MemberStatus::Active, MemberStatus::Deleted]) => "statuses", ["active", "deleted"];
        Filter::statuses(["new"]) => "statuses", ["new"];
    }
}

#[test]
fn m2m_clients() {
    use clients::Filter;

    check! {
        Filter::client_id(["c1", "c2"]) => "client_id", ["c1", "c2"];
        Filter::client_name(["Billing"]) => "client_name", ["Billing"];
        Filter::scopes(["read:users"]) => "scopes", ["read:users"];
    }
}

#[test]
fn a_filter_without_a_function() {
    check! {
        users::Filter::other("shoe_size", 46) => "shoe_size", 46;
        organizations::Filter::other("mood", "good") => "mood", "good";
        members::Filter::other("tags".to_owned(), json!(["a", null])) => "tags", ["a", null];
        clients::Filter::other("status", Value::Null) => "status", null;
    }
}

#[test]
fn queries() {
    use users::{Filter, Query};

    let filters = || [Filter::phone_verified(true), Filter::email_address_fuzzy("acme")];
    let operands = r#"[{"filter_name":"phone_verified","filter_value":true},{"filter_name":"email_address_fuzzy","filter_value":"acme"}]"#;
    let json = |query: &Query| serde_json::to_string(query).unwrap();
    assert_eq!(json(&Query::and(filters())), format!(r#"{{"operator":"AND","operands":{operands}}}"#));
    assert_eq!(json(&Query::or(filters())), format!(r#"{{"operator":"OR","operands":{operands}}}"#));
    assert_eq!(json(&Query::new("XOR", [])), r#"{"operator":"XOR","operands":[]}"#);
    assert_eq!(Query::and([]).operator, SearchOperator::And);
}

#[cfg(feature = "serde-all")]
#[test]
fn queries_read_as_they_were_written() {
    use users::{Filter, Query};

    let query = Query::and([Filter::password_exists(true), Filter::other("shoe_size", 46)]);
    let json = serde_json::to_string(&query).unwrap();
    assert_eq!(serde_json::from_str::<Query>(&json).unwrap(), query);
}
