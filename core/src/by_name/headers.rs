//! The headers that are read.

use http::header::{AGE, CACHE_CONTROL, DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue};

/// The headers of responses that core reads. A driver in another language need not pass on any other.
pub static READ_HEADERS: [HeaderName; 4] = [AGE, CACHE_CONTROL, DATE, RETRY_AFTER];

/// The headers of webhooks that are read.
pub static WEBHOOK_HEADERS: [HeaderName; 6] = [
    HeaderName::from_static("svix-id"),
    HeaderName::from_static("svix-timestamp"),
    HeaderName::from_static("svix-signature"),
    HeaderName::from_static("webhook-id"),
    HeaderName::from_static("webhook-timestamp"),
    HeaderName::from_static("webhook-signature"),
];

/// Those headers of a text that have one of these names. In the text, each header is a line as in HTTP/1, `name: value`, with
/// its name in any case. All other lines are left out.
pub fn read_headers(names: &[HeaderName], lines: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines.lines().filter_map(|line| line.split_once(':')) {
        append(&mut headers, names, name, value);
    }
    headers
}

/// Adds a header, if it has one of these names.
pub(super) fn append(headers: &mut HeaderMap, names: &[HeaderName], name: &str, value: &str) {
    let known = names.iter().find(|known| known.as_str().eq_ignore_ascii_case(name));
    if let (Some(name), Ok(value)) = (known, HeaderValue::from_bytes(value.trim_ascii().as_bytes())) {
        headers.append(name, value);
    }
}
