//! Text values that Stytch may extend: known ones by name, new ones kept as they came.

use std::fmt;
use std::marker::PhantomData;

use serde::de;

/// The text of an enum value that this version of the crate has no name for.
///
/// Only this crate can create one, so each value has exactly one form. Convert text with the enum's `From`, which
/// returns the named variant if there is one. Read it with the enum's `as_str`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct OtherValue(String);

impl OtherValue {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The value as it was on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads any text into a `T`; one visitor for all open enums.
pub(crate) struct TextVisitor<T>(pub(crate) PhantomData<T>);

impl<T: for<'a> From<&'a str>> de::Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }
}

/// Defines an enum whose values are wire texts, with an `Other` variant for the rest.
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $Enum:ident {
            $( $(#[$variant_meta:meta])* $Variant:ident = $text:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Enum {
            $( $(#[$variant_meta])* $Variant, )+
            /// A value without a name here; `as_str` returns its text.
            Other($crate::values::OtherValue),
        }

        impl $Enum {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$Variant => $text, )+
                    Self::Other(other) => other.as_str(),
                }
            }
        }

        /// The empty text, which a response has if Stytch left the value out.
        impl Default for $Enum {
            fn default() -> Self {
                Self::Other($crate::values::OtherValue::default())
            }
        }

        impl From<&str> for $Enum {
            fn from(text: &str) -> Self {
                match text {
                    $( $text => Self::$Variant, )+
                    other => Self::Other($crate::values::OtherValue::new(other)),
                }
            }
        }

        impl From<&String> for $Enum {
            fn from(text: &String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl AsRef<str> for $Enum {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl From<String> for $Enum {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl std::fmt::Display for $Enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $Enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Enum {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::values::open_enum::TextVisitor(std::marker::PhantomData))
            }
        }
    };
}

pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    use crate::api::models::{Locale, MetricType};

    #[test]
    fn text_round_trips_with_its_hyphens() {
        for text in ["pt-br", "zh-Hans", "xx-new", "", "PT-BR"] {
            let locale = Locale::from(text);
            assert_eq!(locale.as_str(), text);
            let json = serde_json::to_string(&locale).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Locale>(&json).unwrap(), locale);
        }
        assert_eq!(Locale::from("pt-br"), Locale::PtBr);
        assert!(matches!(Locale::from("xx"), Locale::Other(_)));
    }

    #[test]
    fn unknown_can_be_the_name_of_a_value() {
        assert_eq!(MetricType::from("UNKNOWN"), MetricType::Unknown);
    }

    #[test]
    fn is_no_bigger_than_its_text() {
        assert_eq!(size_of::<Locale>(), size_of::<String>());
    }
}
