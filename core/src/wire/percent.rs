//! Percent-encoding (RFC 3986): one rule for what is written, one for what is read.

use std::fmt::{self, Display, Write};

/// Writes a value with everything but RFC 3986's unreserved characters escaped: right in a path segment, in a query and
/// in a form alike.
pub(crate) fn percent_encode(target: &mut impl Write, value: impl Display) -> fmt::Result {
    write!(Escape(target), "{value}")
}

struct Escape<'a, W>(&'a mut W);

impl<W: Write> Write for Escape<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for &byte in text.as_bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                    self.0.write_char(char::from(byte))?;
                }
                _ => write!(self.0, "%{byte:02X}")?,
            }
        }
        Ok(())
    }
}

/// Reads a name or a value of a query, as browsers do: `+` is a space, a `%` without two hexadecimal digits is itself,
/// and bytes that are not UTF-8 become U+FFFD.
pub(crate) fn form_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, next) = match (first, after) {
            (b'+', _) => (b' ', after),
            (b'%', [high, low, next @ ..]) => match (hex_digit(*high), hex_digit(*low)) {
                (Some(high), Some(low)) => (high * 16 + low, next),
                _ => (b'%', after),
            },
            (byte, _) => (*byte, after),
        };
        bytes.push(byte);
        rest = next;
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encoded(value: &str) -> String {
        let mut target = String::new();
        percent_encode(&mut target, value).unwrap();
        target
    }

    #[test]
    fn writes_upper_case_escapes() {
        assert_eq!(encoded("aZ09-._~ +/?é"), "aZ09-._~%20%2B%2F%3F%C3%A9");
    }

    #[test]
    fn reads_like_a_browser() {
        for (text, value) in [
            ("", ""),
            ("a+b%20c", "a b c"),
            ("%2B%2f%3d", "+/="),
            ("%c3%A9", "é"),
            ("100%", "100%"),
            ("%4", "%4"),
            ("%4g%g4%%41", "%4g%g4%A"),
            ("é", "é"),
            ("%ff", "\u{fffd}"),
        ] {
            assert_eq!(form_decode(text), value, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(value in ".*") {
            prop_assert_eq!(form_decode(&encoded(&value)), value);
        }

        #[test]
        fn reads_any_text(text in "[%+0-9a-gA-G]{0,12}") {
            prop_assert!(form_decode(&text).len() <= text.len() * 3);
        }
    }
}
