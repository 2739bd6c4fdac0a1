//! Authentication factors: how the owner of a session proved who they are.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;

use super::JsonObject;
use super::json::{self, FromJson, Members};

/// The value of a member that may be the detail of a factor.
pub(crate) enum Json<'de> {
    Object(Members<'de>),
    Other(Value),
}

impl<'de> FromJson<'de> for Json<'de> {
    type Item = Value;
    type Members = Members<'de>;

    #[inline]
    fn insert(members: &mut Members<'de>, name: Cow<'de, str>, item: Value) {
        members.push((name, item));
    }

    fn only_text<'a>(members: &'a Members<'de>) -> Option<(&'a str, &'a str)> {
        let [(name, value)] = &members[..] else { return None };
        Some((name, value.as_str()?))
    }

    fn object(members: Members<'de>) -> Self {
        Self::Object(members)
    }

    fn list(items: Vec<Value>) -> Self {
        Self::Other(items.into())
    }

    fn text(text: &str) -> Self {
        Self::Other(text.into())
    }

    fn other(value: Value) -> Self {
        Self::Other(value)
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl From<Json<'_>> for Value {
    fn from(json: Json<'_>) -> Self {
        match json {
            Json::Object(members) => members.into_iter().collect(),
            Json::Other(value) => value,
        }
    }
}

/// The detail of a factor: fields of text, and everything else as JSON.
pub(crate) trait Detail: Default {
    const FIELDS: &'static [&'static str];

    /// The detail with these members, or the members themselves if one has another type than its field.
    fn of(members: Members<'_>) -> Result<Self, Members<'_>> {
        let is_text = |value: &Value| matches!(value, Value::String(_) | Value::Null);
        if members.iter().any(|(name, value)| !is_text(value) && Self::FIELDS.contains(&&**name)) {
            return Err(members);
        }
        let mut detail = Self::default();
        for (name, value) in members {
            if let Err(value) = detail.set(&name, value) {
                detail.extra().insert(name.into_owned(), value);
            }
        }
        Ok(detail)
    }

    /// Sets a field to a text, or to its default for `null`. Returns the value if there is no such field.
    fn set(&mut self, name: &str, value: Value) -> Result<(), Value>;

    fn extra(&mut self) -> &mut JsonObject;
}

/// Reads a detail by itself.
pub(crate) fn deserialize_detail<'de, T: Detail, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let members = match Json::deserialize(deserializer)? {
        Json::Object(members) => T::of(members).ok(),
        Json::Other(_) => None,
    };
    members.ok_or_else(|| D::Error::custom("invalid type"))
}

/// Implements [`Detail`] for a struct with these fields and `extra`.
macro_rules! detail {
    ($Detail:ident { $( $field:ident ),+ }) => {
        impl $crate::values::factor::Detail for $Detail {
            const FIELDS: &'static [&'static str] = &[$( stringify!($field) ),+];

            fn set(&mut self, name: &str, value: serde_json::Value) -> Result<(), serde_json::Value> {
                match (name, value) {
                    $(
                        (stringify!($field), serde_json::Value::String(text)) => self.$field = text.into(),
                        (stringify!($field), serde_json::Value::Null) => self.$field = Default::default(),
                    )+
                    (_, value) => return Err(value),
                }
                Ok(())
            }

            fn extra(&mut self) -> &mut $crate::values::JsonObject {
                &mut self.extra
            }
        }

        impl<'de> serde::Deserialize<'de> for $Detail {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::values::factor::deserialize_detail(deserializer)
            }
        }
    };
}

pub(crate) use detail;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::api::models::{AuthenticationFactor, DeliveryMethod, FactorDetail, FactorType};

    fn read(json: &serde_json::Value) -> AuthenticationFactor {
        serde_json::from_str(&json.to_string()).unwrap()
    }

    #[test]
    fn the_member_that_is_set_becomes_the_detail() {
        let factor = read(&json!({
            "type": "oauth", "delivery_method": "oauth_google", "last_authenticated_at": "2026-11-20T10:00:00Z",
            "email_factor": null,
            "google_oauth_factor": {"id": "oauth-user-test-1", "provider_subject": "42", "email_id": "email-test-1"},
        }));
        assert_eq!((factor.r#type, factor.delivery_method), (FactorType::OAuth, DeliveryMethod::OAuthGoogle));
        let Some(FactorDetail::GoogleOAuth(google)) = factor.detail.as_deref() else { panic!("{:?}", factor.detail) };
        assert_eq!((google.id.as_str(), google.provider_subject.as_str()), ("oauth-user-test-1", "42"));
        assert_eq!(google.email_id.as_deref(), Some("email-test-1"));
        assert!(factor.extra.is_empty() && google.extra.is_empty());
    }

    #[test]
    fn nothing_is_dropped() {
        let factor = read(&json!({
            "type": "palm_reading", "delivery_method": "in-person",
            "palm_factor": {"hand": "left"},
            "email_factor": {"email_id": "e", "email_address": "a@b.co", "verified_by": "dns"},
            "phone_number_factor": {"phone_id": "p"},
            "google_oauth_factor": "not an object",
            "sequence": 3,
        }));
        assert_eq!((factor.r#type.as_str(), factor.delivery_method.as_str()), ("palm_reading", "in-person"));
        let Some(FactorDetail::Email(email)) = factor.detail.as_deref() else { panic!("{:?}", factor.detail) };
        assert_eq!(email.extra["verified_by"], "dns");
        assert_eq!(factor.extra["palm_factor"], json!({"hand": "left"}));
        assert_eq!(factor.extra["phone_number_factor"], json!({"phone_id": "p"}));
        assert_eq!(factor.extra["google_oauth_factor"], "not an object");
        assert_eq!(factor.extra["sequence"], 3);
    }

    #[test]
    fn is_small() {
        assert!(size_of::<AuthenticationFactor>() <= 128, "{}", size_of::<AuthenticationFactor>());
    }
}
