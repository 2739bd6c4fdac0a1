//! Moments as Stytch writes them.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer};
use serde_json::Value;

use super::json::{self, FromJson, JsonObject};

/// An RFC 3339 moment such as `2026-11-20T10:23:20Z`, kept as the server wrote it.
///
/// Reading a response never fails because of a timestamp: text that is not RFC 3339 is kept too, a number is kept as text,
/// and [`unix_seconds`](Self::unix_seconds) returns `None` for both. With the features `jiff-1`, `chrono-04` or `time-03`
/// it converts to that crate's type with `TryFrom<&Timestamp>`.
///
/// ```
/// let moment = stytch_core::Timestamp::from("2021-12-29T12:33:09Z");
/// assert_eq!(moment.unix_seconds(), Some(1_640_781_189));
/// assert_eq!(moment.as_str(), "2021-12-29T12:33:09Z");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Timestamp(Box<str>);

impl Timestamp {
    /// The text as it was on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment this many seconds after 1970-01-01T00:00:00Z, at most the end of the year 9999.
    pub(crate) fn from_unix_seconds(seconds: u64) -> Self {
        const LAST: u64 = 253_402_300_799;
        let seconds = seconds.min(LAST);
        let (days, time) = (seconds / 86_400, seconds % 86_400);
        // The inverse of `days_since_epoch`: eras of 400 years, years that begin in March.
        let days = days + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = era * 400 + year_of_era + u64::from(month <= 2);
        let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
        Self::from(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
    }

    /// Accepts any value, as reading a response does.
    pub(crate) fn of(value: Value) -> Self {
        match value {
            Value::Null => Self::default(),
            Value::String(text) => text.into(),
            value => serde_json::to_string(&value).unwrap_or_default().into(),
        }
    }

    /// Seconds since 1970-01-01T00:00:00Z, fractions dropped; `None` if the text is not RFC 3339.
    pub fn unix_seconds(&self) -> Option<i64> {
        parse_rfc3339(&self.0)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

/// Any JSON that is not text is kept as JSON.
impl<'de> FromJson<'de> for Timestamp {
    type Item = Value;
    type Members = JsonObject;

    fn insert(members: &mut JsonObject, name: Cow<'de, str>, item: Value) {
        members.insert(name.into_owned(), item);
    }

    fn only_text(members: &JsonObject) -> Option<(&str, &str)> {
        json::only_text(members)
    }

    fn object(members: JsonObject) -> Self {
        Self::of(members.into())
    }

    fn list(items: Vec<Value>) -> Self {
        Self::of(items.into())
    }

    fn text(text: &str) -> Self {
        text.into()
    }

    fn other(value: Value) -> Self {
        Self::of(value)
    }
}

impl From<&String> for Timestamp {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

#[cfg(feature = "jiff-1")]
impl TryFrom<&Timestamp> for jiff::Timestamp {
    type Error = jiff::Error;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        timestamp.as_str().parse()
    }
}

#[cfg(feature = "chrono-04")]
impl TryFrom<&Timestamp> for chrono::DateTime<chrono::FixedOffset> {
    type Error = chrono::ParseError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        chrono::DateTime::parse_from_rfc3339(timestamp.as_str())
    }
}

#[cfg(feature = "time-03")]
impl TryFrom<&Timestamp> for time::OffsetDateTime {
    type Error = time::error::Parse;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        Self::parse(timestamp.as_str(), &time::format_description::well_known::Rfc3339)
    }
}

fn parse_rfc3339(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    if bytes.len() < 20 || !bytes.is_ascii() {
        return None;
    }
    let separators = [(4, b"-"), (7, b"-"), (10, b"Tt "), (13, b":"), (16, b":")] as [(usize, &[u8]); 5];
    if separators.iter().any(|(at, allowed)| !allowed.contains(&bytes[*at])) {
        return None;
    }
    let (hour, minute, second) = (digits(&bytes[11..13])?, digits(&bytes[14..16])?, digits(&bytes[17..19])?);
    // RFC 3339 allows second 60 for leap seconds.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_since_epoch(digits(&bytes[0..4])?, digits(&bytes[5..7])?, digits(&bytes[8..10])?)?;
    let rest = &bytes[19..];
    let offset = match rest.strip_prefix(b".") {
        Some(fraction) => {
            let length = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            (length > 0).then(|| &fraction[length..])?
        }
        None => rest,
    };
    Some(days * 86_400 + hour * 3_600 + minute * 60 + second - offset_seconds(offset)?)
}

fn offset_seconds(offset: &[u8]) -> Option<i64> {
    match *offset {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (digits(&[h1, h2])?, digits(&[m1, m2])?);
            let seconds = (hours <= 23 && minutes <= 59).then_some(hours * 3_600 + minutes * 60)?;
            Some(if sign == b'+' { seconds } else { -seconds })
        }
        _ => None,
    }
}

pub(crate) fn digits(bytes: &[u8]) -> Option<i64> {
    bytes.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar; `None` for a date that does not exist.
pub(crate) fn days_since_epoch(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days_in_month = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    if !(1..=days_in_month).contains(&day) {
        return None;
    }
    // Years counted from March put the leap day at the end of a year, so that month lengths follow one formula.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unix(text: &str) -> Option<i64> {
        Timestamp::from(text).unix_seconds()
    }

    #[test]
    fn reads_what_rfc_3339_allows() {
        assert_eq!(unix("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(unix("1985-04-12T23:20:50.52Z"), Some(482_196_050));
        assert_eq!(unix("1996-12-19T16:39:57-08:00"), Some(851_042_397));
        assert_eq!(unix("1937-01-01T12:00:27.87+00:20"), Some(-1_041_337_173));
        assert_eq!(unix("1990-12-31T23:59:60Z"), Some(662_688_000));
        assert_eq!(unix("2024-02-29t00:00:00.123456789z"), Some(1_709_164_800));
    }

    #[test]
    fn other_text_is_kept_but_is_no_moment() {
        for text in [
            "",
            "yesterday",
            "2023-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:60:00Z",
            "2024-01-01T00:00:61Z",
            "2024-01-01T00:00:00",
            "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00:00+24:00",
            "2024-01-01T00:00:00Zé",
            "２０２４-01-01T00:00:00Z",
        ] {
            assert_eq!(unix(text), None, "{text}");
            assert_eq!(Timestamp::from(text).as_str(), text);
            assert_eq!(Timestamp::from(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_text_is_kept_as_it_is() {
        for (json, text) in [
            (r#""2021-12-29T12:33:09Z""#, "2021-12-29T12:33:09Z"),
            (r#""a\"b""#, "a\"b"),
            ("null", ""),
            ("true", "true"),
            ("-5", "-5"),
            ("1640781189", "1640781189"),
            ("1.5", "1.5"),
            ("[1, \"a\"]", "[1,\"a\"]"),
            (r#"{"seconds": 5}"#, r#"{"seconds":5}"#),
        ] {
            assert_eq!(serde_json::from_str::<Timestamp>(json).unwrap().as_str(), text, "{json}");
        }
    }

    #[test]
    fn a_number_stays_one_if_serde_json_keeps_its_digits() {
        let text = |json: &str| serde_json::from_str::<Timestamp>(json).unwrap().to_string();
        assert_eq!(text(r#"{"$serde_json::private::Number": "1.5"}"#), "1.5");
        // Any other object is one, whatever its names.
        for json in [
            r#"{"$serde_json::private::Number":"1.5","x":1}"#,
            r#"{"$serde_json::private::Number":{"x":1}}"#,
            r#"{"$serde_json::private::Number":"{\"x\":1}"}"#,
        ] {
            assert_eq!(text(json), json);
        }
    }

    #[cfg(feature = "jiff-1")]
    #[test]
    fn converts_to_jiff() {
        let moment = jiff::Timestamp::try_from(&Timestamp::from("2021-12-29T12:33:09Z")).unwrap();
        assert_eq!(moment.as_second(), 1_640_781_189);
    }

    #[cfg(feature = "chrono-04")]
    #[test]
    fn converts_to_chrono() {
        let moment = chrono::DateTime::try_from(&Timestamp::from("2021-12-29T12:33:09Z")).unwrap();
        assert_eq!(moment.timestamp(), 1_640_781_189);
    }

    #[cfg(feature = "time-03")]
    #[test]
    fn converts_to_time() {
        let moment = time::OffsetDateTime::try_from(&Timestamp::from("2021-12-29T12:33:09Z")).unwrap();
        assert_eq!(moment.unix_timestamp(), 1_640_781_189);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = unix(&text);
        }

        #[test]
        fn seconds_become_text_and_seconds_again(seconds in 0_u64..=253_402_300_799) {
            let text = Timestamp::from_unix_seconds(seconds);
            prop_assert_eq!(text.unix_seconds(), Some(i64::try_from(seconds).unwrap()), "{}", text);
        }

        #[test]
        fn days_are_consecutive(year in 1i64..9999, month in 1i64..13, day in 1i64..32) {
            if let (Some(today), Some(tomorrow)) = (days_since_epoch(year, month, day), days_since_epoch(year, month, day + 1)) {
                prop_assert_eq!(today + 1, tomorrow);
            }
        }
    }

    /// From the year 2000, which is a leap year, through those of a century that are none, to 2400.
    #[test]
    fn every_day_of_four_centuries_is_written_and_read() {
        let day = |days: u64| Timestamp::from_unix_seconds(days * 86_400 + 86_399);
        for days in 10_957..10_957 + 146_097 {
            assert_eq!(day(days).unix_seconds(), i64::try_from(days * 86_400 + 86_399).ok());
        }
        assert_eq!(day(10_957).as_str(), "2000-01-01T23:59:59Z");
        assert_eq!(day(11_016).as_str(), "2000-02-29T23:59:59Z");
        assert_eq!(day(47_540).as_str(), "2100-02-28T23:59:59Z");
        assert_eq!(day(47_541).as_str(), "2100-03-01T23:59:59Z");
    }
}
