//! How values are written in an exported state.

use serde::{Deserialize, Deserializer, de};

/// The greatest number that every reader of JSON reads right.
const MOST: u64 = (1 << 53) - 1;

/// Reads a value that has to be valid in a way that its type does not tell. The error says what it must be.
pub(crate) fn checked<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
    is_valid: impl FnOnce(&T) -> bool,
    must_be: &str,
) -> Result<T, D::Error> {
    let value = T::deserialize(deserializer)?;
    match is_valid(&value) {
        true => Ok(value),
        false => Err(de::Error::custom(format_args!("must be {must_be}"))),
    }
}

/// One of a few texts. Under its own name, a derived `Deserialize` would take it for borrowed from the input.
pub(crate) type Word = &'static str;

/// Reads one of these texts.
pub(crate) fn one_of<'de, D: Deserializer<'de>>(deserializer: D, known: &[Word]) -> Result<Word, D::Error> {
    let text = String::deserialize(deserializer)?;
    let found = known.iter().find(|known| **known == text);
    found.copied().ok_or_else(|| de::Error::custom(format_args!("must be one of {}", known.join(", "))))
}

/// Reads a number that counts up, for long.
pub(crate) fn counter<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + TryInto<u64> + Copy,
    D: Deserializer<'de>,
{
    let small = |number: &T| (*number).try_into().is_ok_and(|number| number < 1 << 48);
    checked(deserializer, small, "a whole number below 2^48")
}

/// Times as seconds since 1970-01-01 UTC: a number, or a text if it would not be a whole one, or is too large for some readers
/// of JSON.
pub(crate) mod time {
    use std::fmt;
    use std::time::Duration;

    use serde::{Deserializer, Serializer, de};

    use super::MOST;

    pub(crate) fn serialize<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        match (time.as_secs(), time.subsec_nanos()) {
            (seconds @ ..=MOST, 0) => serializer.serialize_u64(seconds),
            (seconds, nanos) => serializer.collect_str(&format_args!("{seconds}.{nanos:09}")),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        deserializer.deserialize_any(Seconds)
    }

    struct Seconds;

    impl de::Visitor<'_> for Seconds {
        type Value = Duration;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("whole seconds since 1970, or a text with seconds and nine digits such as \"0.500000000\"")
        }

        fn visit_u64<E: de::Error>(self, seconds: u64) -> Result<Duration, E> {
            Ok(Duration::from_secs(seconds))
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Duration, E> {
            parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
        }
    }

    fn parse(text: &str) -> Option<Duration> {
        let (seconds, nanos) = text.split_once('.')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let valid = digits(seconds) && digits(nanos) && nanos.len() == 9;
        Some(Duration::new(seconds.parse().ok()?, nanos.parse().ok()?)).filter(|_| valid)
    }
}

/// The same for times that may be missing.
pub(crate) mod optional_time {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Time(#[serde(with = "super::time")] Duration);

    pub(crate) fn serialize<S: Serializer>(time: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
        time.map(Time).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
        Ok(Option::<Time>::deserialize(deserializer)?.map(|Time(time)| time))
    }
}

/// Bytes as Base64 for URLs.
pub(crate) mod bytes {
    use base64::Engine;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text);
        bytes.map_err(|_| de::Error::custom("must be Base64 for URLs, without padding"))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde::{Deserialize, Serialize};
    use serde_json::{Value, json};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Times(#[serde(with = "super::time")] Duration, #[serde(with = "super::optional_time")] Option<Duration>);

    #[test]
    fn times_are_numbers_if_these_say_them_exactly() {
        let half = Duration::new(1, 500_000_000);
        for (time, written) in [
            (Duration::ZERO, json!(0)),
            (Duration::from_secs((1 << 53) - 1), json!(9_007_199_254_740_991_u64)),
            (Duration::from_secs(1 << 53), json!("9007199254740992.000000000")),
            (half, json!("1.500000000")),
            (Duration::MAX, json!("18446744073709551615.999999999")),
        ] {
            let times = json!([written, written]);
            assert_eq!(serde_json::to_value(Times(time, Some(time))).unwrap(), times);
            assert_eq!(serde_json::from_value::<Times>(times).unwrap(), Times(time, Some(time)));
        }
        assert_eq!(serde_json::from_value::<Times>(json!([0, null])).unwrap(), Times(Duration::ZERO, None));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for wrong in [
            json!(-1),
            json!(1.5),
            json!(""),
            json!("1"),
            json!("1.5"),
            json!("+1.000000000"),
            json!("1.+00000000"),
            json!(".000000000"),
            json!("18446744073709551616.000000000"),
            Value::Null,
        ] {
            assert!(serde_json::from_value::<Times>(json!([wrong, null])).is_err(), "{wrong}");
        }
    }
}
