//! Authentication factors: how a session's owner proved who they are.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::models::{DeliveryMethod, FactorDetail, FactorType};
use crate::response::Key;
use crate::{JsonObject, Timestamp};

/// One way in which the owner of a session proved who they are.
///
/// Stytch describes a factor as an object with some forty optional `*_factor` members, of which one is set. Here that
/// one is the [`detail`](Self::detail). Nothing that arrives is dropped: whatever has no field ends up in
/// [`extra`](Self::extra).
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AuthenticationFactor {
    /// The kind of factor, such as `otp`.
    pub r#type: FactorType,
    /// How the factor reached its owner, such as `sms`.
    pub delivery_method: DeliveryMethod,
    /// When the factor was last used.
    pub last_authenticated_at: Option<Timestamp>,
    /// When the factor was first used.
    pub created_at: Option<Timestamp>,
    /// When the factor last changed.
    pub updated_at: Option<Timestamp>,
    /// What the factor was: which email address, which account, which device.
    pub detail: Option<Box<FactorDetail>>,
    /// Members without a field of their own, as raw JSON: kinds of factor that are newer than this crate, any second
    /// detail, and a detail that is not what its name promises.
    pub extra: JsonObject,
}

impl<'de> Deserialize<'de> for AuthenticationFactor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FactorVisitor)
    }
}

struct FactorVisitor;

impl<'de> Visitor<'de> for FactorVisitor {
    type Value = AuthenticationFactor;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an authentication factor")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AuthenticationFactor, A::Error> {
        let mut factor = AuthenticationFactor::default();
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "type" => factor.r#type = map.next_value::<Option<_>>()?.unwrap_or_default(),
                "delivery_method" => factor.delivery_method = map.next_value::<Option<_>>()?.unwrap_or_default(),
                "last_authenticated_at" => factor.last_authenticated_at = map.next_value()?,
                "created_at" => factor.created_at = map.next_value()?,
                "updated_at" => factor.updated_at = map.next_value()?,
                name => {
                    let value: Value = map.next_value()?;
                    match FactorDetail::read(name, &value) {
                        Some(detail) if factor.detail.is_none() => factor.detail = Some(Box::new(detail)),
                        _ if value.is_null() => {}
                        _ => drop(factor.extra.insert(key.into_owned(), value)),
                    }
                }
            }
        }
        Ok(factor)
    }
}

#[cfg(feature = "serde-all")]
impl serde::Serialize for AuthenticationFactor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.r#type)?;
        map.serialize_entry("delivery_method", &self.delivery_method)?;
        let moments = [
            ("last_authenticated_at", &self.last_authenticated_at),
            ("created_at", &self.created_at),
            ("updated_at", &self.updated_at),
        ];
        for (name, moment) in moments {
            if let Some(moment) = moment {
                map.serialize_entry(name, moment)?;
            }
        }
        if let Some(detail) = &self.detail {
            detail.write(&mut map)?;
        }
        for (name, value) in &self.extra {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Defines [`FactorDetail`]: one variant for each `*_factor` member that Stytch describes.
macro_rules! factor_details {
    ($( $(#[$meta:meta])* $Variant:ident($Detail:ty) = $name:literal, )+) => {
        /// What an [`AuthenticationFactor`](crate::models::AuthenticationFactor) was.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum FactorDetail {
            $( $(#[$meta])* $Variant($Detail), )+
        }

        impl FactorDetail {
            /// The name on the wire, such as `email_factor`.
            pub fn name(&self) -> &'static str {
                match self {
                    $( Self::$Variant(_) => $name, )+
                }
            }

            /// `None` for a name that is not known, and for a value that is not what the name promises.
            pub(crate) fn read(name: &str, value: &serde_json::Value) -> Option<Self> {
                use serde::Deserialize;

                match name {
                    $( $name => <$Detail>::deserialize(value).ok().map(Self::$Variant), )+
                    _ => None,
                }
            }

            #[cfg(feature = "serde-all")]
            pub(crate) fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match self {
                    $( Self::$Variant(detail) => map.serialize_entry($name, detail), )+
                }
            }
        }
    };
}

pub(crate) use factor_details;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
