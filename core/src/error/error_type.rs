//! Stytch's names for what went wrong.

use std::fmt;

/// Stytch's name for what went wrong, such as `otp_code_not_found`.
///
/// The names that Stytch is known to use are constants, which also work as patterns. The set is open: any other name
/// compares by its text.
///
/// ```
/// use stytch_core::ErrorType;
///
/// match ErrorType::from("otp_code_not_found") {
///     ErrorType::OTP_CODE_NOT_FOUND => {}
///     other => panic!("{other}"),
/// }
/// assert_eq!(ErrorType::from("brand_new_error").as_str(), "brand_new_error");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ErrorType(Name);

/// Constants can only be patterns if equality is derived, so a text has exactly one form: short ones are kept in place, as
/// a constant cannot own memory.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Name {
    /// Padded with zeros.
    Short([u8; SHORT]),
    /// Longer than that, or containing a zero.
    Long(Box<str>),
}

/// Room for every name that Stytch is known to use.
const SHORT: usize = 72;

impl ErrorType {
    pub(crate) const fn known(name: &'static str) -> Self {
        let name = name.as_bytes();
        let mut short = [0; SHORT];
        let mut index = 0;
        // A loop, as slices cannot be copied in constants. A name that is too long does not compile.
        while index < name.len() {
            short[index] = name[index];
            index += 1;
        }
        Self(Name::Short(short))
    }

    /// The name as it was on the wire; empty if there was none.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Name::Short(short) => {
                let end = short.iter().position(|byte| *byte == 0).unwrap_or(SHORT);
                std::str::from_utf8(&short[..end]).unwrap_or_default()
            }
            Name::Long(long) => long,
        }
    }
}

impl From<&str> for ErrorType {
    fn from(name: &str) -> Self {
        let mut short = [0; SHORT];
        match short.get_mut(..name.len()) {
            Some(start) if !name.contains('\0') => {
                start.copy_from_slice(name.as_bytes());
                Self(Name::Short(short))
            }
            _ => Self(Name::Long(name.into())),
        }
    }
}

impl From<String> for ErrorType {
    fn from(name: String) -> Self {
        Self::from(name.as_str())
    }
}

/// The empty name.
impl Default for ErrorType {
    fn default() -> Self {
        Self::known("")
    }
}

impl AsRef<str> for ErrorType {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for ErrorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ErrorType").field(&self.as_str()).finish()
    }
}

impl fmt::Display for ErrorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Defines the constants of [`ErrorType`].
macro_rules! error_types {
    ($( $CONSTANT:ident = $name:literal, )+) => {
        /// The names that Stytch is known to use.
        impl ErrorType {
            $(
                #[doc = concat!("`", $name, "`")]
                pub const $CONSTANT: Self = Self::known($name);
            )+
        }
    };
}

pub(crate) use error_types;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn constants_are_patterns() {
        let number = |name: &str| match ErrorType::from(name) {
            ErrorType::OTP_CODE_NOT_FOUND => 1,
            ErrorType::TOO_MANY_REQUESTS => 2,
            _ => 0,
        };
        assert_eq!(["otp_code_not_found", "too_many_requests"].map(number), [1, 2]);
        assert_eq!(["otp_code_not_foun", "otp_code_not_found_", ""].map(number), [0; 3]);
    }

    #[test]
    fn a_name_that_differs_by_a_zero_is_another() {
        assert_ne!(ErrorType::from("a"), ErrorType::from("a\0"));
        assert_ne!(ErrorType::default(), ErrorType::from("\0"));
    }

    proptest! {
        #[test]
        fn keeps_any_text(name in "[a-z\0é]{0,80}", other in "[a-z\0é]{0,80}") {
            let error_type = ErrorType::from(name.as_str());
            prop_assert_eq!(error_type.as_str(), &name);
            prop_assert_eq!(format!("{error_type:?}"), format!("ErrorType({name:?})"));
            prop_assert_eq!(error_type == ErrorType::from(other.as_str()), name == other);
        }

        #[test]
        fn keeps_texts_around_the_limit(length in SHORT - 2..SHORT + 3) {
            let name = "a".repeat(length);
            let error_type = ErrorType::from(name.as_str());
            prop_assert_eq!(error_type.as_str(), name);
        }
    }
}
