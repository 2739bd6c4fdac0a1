//! Authentication factors: how the owner of a session proved who they are.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;

use super::JsonObject;
use super::json::{Json, Members};

/// The detail of a factor: fields of text, and everything else as JSON.
pub(crate) trait Detail: Default {
    /// The detail with these members, or the members themselves if one has another type than its field.
    fn of(mut members: Members<'_>) -> Result<Self, Members<'_>> {
        let is_text = |value: &Value| matches!(value, Value::String(_) | Value::Null);
        if members.iter().any(|(name, value)| Self::FIELDS.contains(&&**name) && !is_text(value)) {
            return Err(members);
        }
        let mut detail = Self::default();
        for (name, value) in members.drain(..) {
            let text = match value {
                Value::String(text) if Self::FIELDS.contains(&&*name) => Some(text),
                Value::Null if Self::FIELDS.contains(&&*name) => None,
                value => {
                    detail.extra().insert(name.into_owned(), value);
                    continue;
                }
            };
            detail.set(&name, text);
        }
        Ok(detail)
    }

    const FIELDS: &'static [&'static str];

    /// Sets one of the fields.
    fn set(&mut self, name: &str, text: Option<String>);

    fn extra(&mut self) -> &mut JsonObject;
}

/// Reads a detail by itself.
pub(crate) fn deserialize_detail<'de, T: Detail, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let members = match Json::<Members>::deserialize(deserializer)? {
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

            fn set(&mut self, name: &str, text: Option<String>) {
                match name {
                    $( stringify!($field) => self.$field = text.map(Into::into).unwrap_or_default(), )+
                    _ => {}
                }
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

/// Defines `AuthenticationFactor`, and its details: a variant for each `*_factor` member that Stytch describes.
macro_rules! authentication_factor {
    ($( $(#[$meta:meta])* $Variant:ident($Detail:ty) = $name:literal, )+) => {
        /// One way in which the owner of a session proved who they are.
        ///
        /// Stytch describes a factor as an object with some forty optional `*_factor` members, of which one is set. Here
        /// that one is the [`detail`](Self::detail). Nothing is dropped: members without a field are in
        /// [`extra`](Self::extra).
        #[derive(Debug, Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct AuthenticationFactor {
            /// The kind of factor, such as `otp`.
            pub r#type: FactorType,
            /// How the factor reached its owner, such as `sms`.
            pub delivery_method: DeliveryMethod,
            /// When the factor was last used.
            pub last_authenticated_at: Option<$crate::values::Timestamp>,
            /// When the factor was first used.
            pub created_at: Option<$crate::values::Timestamp>,
            /// When the factor last changed.
            pub updated_at: Option<$crate::values::Timestamp>,
            /// What the factor was: which email address, which account, which device.
            pub detail: Option<Box<FactorDetail>>,
            /// Members without a field of their own, as JSON: kinds of factor that are newer than this crate, any second
            /// detail, and a detail that does not have the form of its kind.
            pub extra: $crate::values::JsonObject,
        }

        impl<'de> serde::Deserialize<'de> for AuthenticationFactor {
            #[inline]
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map(FactorVisitor)
            }
        }

        struct FactorVisitor;

        impl<'de> serde::de::Visitor<'de> for FactorVisitor {
            type Value = AuthenticationFactor;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an authentication factor")
            }

            #[inline]
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<AuthenticationFactor, A::Error> {
                let mut factor = AuthenticationFactor::default();
                while let Some($crate::values::Key(name)) = map.next_key()? {
                    match &*name {
                        "type" => factor.r#type = map.next_value::<Option<_>>()?.unwrap_or_default(),
                        "delivery_method" => {
                            factor.delivery_method = map.next_value::<Option<_>>()?.unwrap_or_default();
                        }
                        "last_authenticated_at" => factor.last_authenticated_at = map.next_value()?,
                        "created_at" => factor.created_at = map.next_value()?,
                        "updated_at" => factor.updated_at = map.next_value()?,
                        _ => factor.set(name, map.next_value()?),
                    }
                }
                Ok(factor)
            }
        }

        impl AuthenticationFactor {
            /// Takes a member without a field of its own.
            fn set(&mut self, name: std::borrow::Cow<'_, str>, json: $crate::values::json::Json<$crate::values::json::Members<'_>>) {
                let json = match json {
                    $crate::values::json::Json::Object(members) if self.detail.is_none() => match FactorDetail::of(&name, members) {
                        Ok(detail) => {
                            self.detail = Some(Box::new(detail));
                            return;
                        }
                        Err(members) => $crate::values::json::Json::Object(members),
                    },
                    $crate::values::json::Json::Other(serde_json::Value::Null) => return,
                    json => json,
                };
                self.extra.insert(name.into_owned(), json.into());
            }
        }

        /// What an [`AuthenticationFactor`] was.
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

            /// Gives the members back for a name that is not known, and if they do not have the form of the name's kind.
            fn of<'a>(name: &str, members: $crate::values::json::Members<'a>) -> Result<Self, $crate::values::json::Members<'a>> {
                match name {
                    $( $name => <$Detail as $crate::values::factor::Detail>::of(members).map(Self::$Variant), )+
                    _ => Err(members),
                }
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
                match self.detail.as_deref() {
                    None => {}
                    $( Some(FactorDetail::$Variant(detail)) => map.serialize_entry($name, detail)?, )+
                }
                for (name, value) in &self.extra {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    };
}

pub(crate) use authentication_factor;

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
