//! Percent-encoding (RFC 3986).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// Everything except unreserved characters: one rule that is right in a path segment, in a query and in a form.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The value with escapes.
pub(crate) fn percent_encode(value: &str) -> PercentEncode<'_> {
    utf8_percent_encode(value, ESCAPED)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn writes_upper_case_escapes() {
        assert_eq!(percent_encode("aZ09-._~ +/?é").to_string(), "aZ09-._~%20%2B%2F%3F%C3%A9");
    }

    proptest! {
        #[test]
        fn a_form_reads_what_it_writes(value in ".*") {
            let form = percent_encode(&value).to_string();
            let read: Vec<_> = form_urlencoded::parse(format!("a={form}").as_bytes()).into_owned().collect();
            prop_assert_eq!(read, [("a".to_owned(), value)]);
        }
    }
}
