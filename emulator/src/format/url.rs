//! URLs: percent-encoding and queries.

use crate::outcome::Failure;

/// Decodes part of a query or form. Unlike in a path, `+` is a space.
pub(crate) fn form_decode(text: &str) -> Result<String, Failure> {
    percent_decode(&text.replace('+', " "))
}

pub(crate) fn percent_decode(text: &str) -> Result<String, Failure> {
    let wrong = || Failure::malformed("The URL or form is not percent-encoded UTF-8.");
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        let byte = match byte {
            b'%' => {
                let mut digit = || {
                    let byte = bytes.next()?;
                    char::from(byte).to_digit(16)
                };
                let (high, low) = digit().zip(digit()).ok_or_else(wrong)?;
                u8::try_from(high * 16 + low).map_err(|_| wrong())?
            }
            byte => byte,
        };
        decoded.push(byte);
    }
    String::from_utf8(decoded).map_err(|_| wrong())
}

/// Escapes all characters that are special anywhere in a URL.
pub(crate) fn percent_encode(text: &str) -> String {
    let encoded = text.bytes().map(|byte| match byte {
        byte if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    encoded.collect()
}

/// A URL with `query` added to it.
pub(crate) fn add_query(url: &str, query: &str) -> String {
    let (url, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let separator = if url.contains('?') { '&' } else { '?' };
    format!("{url}{separator}{query}{fragment}")
}

/// Whether this consists of characters that RFC 3986 allows in URIs, and of those in `more`.
pub(crate) fn is_of_uri_characters(text: &str, more: &[u8]) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    text.bytes().all(|byte| allowed(byte) || more.contains(&byte))
}

/// Whether this has the form of a URI with a scheme.
pub(crate) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let of_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let starts_well = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    starts_well && scheme.bytes().all(of_scheme) && !rest.is_empty() && is_of_uri_characters(rest, b"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_goes_before_the_fragment_and_after_a_query() {
        let cases = [
            ("https://a.example/in", "https://a.example/in?q=1"),
            ("https://a.example/in?a=b", "https://a.example/in?a=b&q=1"),
            ("https://a.example/#top", "https://a.example/?q=1#top"),
        ];
        for (url, expected) in cases {
            assert_eq!(add_query(url, "q=1"), expected);
        }
    }
}
