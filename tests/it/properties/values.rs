//! Values keep what they were read from.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use stytch_core::models::{AuthenticationFactor, DeliveryMethod, Locale};

use super::any_json;

proptest! {
    #[test]
    fn any_text_is_an_enum_value_and_comes_back(text in "\\PC{0,20}") {
        let locale = Locale::from(text.as_str());
        prop_assert_eq!(locale.as_str(), &text);
        let json = serde_json::to_string(&DeliveryMethod::from(text.as_str())).unwrap();
        let method: DeliveryMethod = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(method.as_str(), text);
    }

    #[test]
    fn factors_come_back_whole(
        details in proptest::sample::subsequence(vec!["email_factor", "google_oauth_factor", "saml_sso_factor", "totally_new_factor"], 0..4),
        extra in proptest::collection::btree_map("x_[a-z]{1,8}", any_json().prop_filter("null says nothing", |value| !value.is_null()), 0..3),
        inner in "y_[a-z]{1,8}",
        value in any::<i32>(),
    ) {
        let mut factor: Map<String, Value> = extra.into_iter().collect();
        factor.insert("type".to_owned(), json!("oauth"));
        factor.insert("delivery_method".to_owned(), json!("new-way"));
        for detail in details {
            let object = match detail {
                "email_factor" => json!({"email_id": "e", "email_address": "a@b.c", (inner.as_str()): value}),
                "google_oauth_factor" => json!({"id": "g", "provider_subject": "s", "email_id": "e", (inner.as_str()): value}),
                "saml_sso_factor" => json!({"id": "i", "provider_id": "p", "external_id": "x", (inner.as_str()): value}),
                _ => json!({(inner.as_str()): value}),
            };
            factor.insert(detail.to_owned(), object);
        }
        let json = Value::Object(factor).to_string();
        let typed: AuthenticationFactor = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(serde_json::to_value(&typed).unwrap(), serde_json::from_str::<Value>(&json).unwrap());
    }
}
