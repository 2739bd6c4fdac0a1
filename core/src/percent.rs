//! Percent-encoding (RFC 3986): one rule for what is written, one for what is read.

use std::fmt::{self, Display, Write};

/// Writes a value with everything but RFC 3986's unreserved characters escaped: right in a path segment, in a query and in a
/// form alike.
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
