//! Inputs that look like HTTP messages, so that people can read and write them.

use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use stytch_core::operation::{self, Operation};

/// A line that says what it is about, lines of headers, an empty line, and a body; whatever is missing is empty.
pub(super) struct Message<'a> {
    subject: Vec<&'a [u8]>,
    pub(super) headers: HeaderMap,
    pub(super) body: &'a [u8],
}

impl<'a> Message<'a> {
    pub(super) fn parse(bytes: &'a [u8]) -> Self {
        let (mut line, mut rest) = first_line(bytes);
        let subject = line.split(|byte| *byte == b' ').collect();
        let mut headers = HeaderMap::new();
        loop {
            (line, rest) = first_line(rest);
            if line.is_empty() {
                return Self { subject, headers, body: rest };
            }
            let (name, value) = split_once(line, b':').unwrap_or((line, b""));
            if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value.trim_ascii())) {
                headers.append(name, value);
            }
        }
    }

    /// A word of the first line.
    pub(super) fn word(&self, index: usize) -> &'a [u8] {
        self.subject.get(index).copied().unwrap_or_default()
    }

    /// The choice that a word of the first line makes: by name, or else whichever.
    pub(super) fn choice<T: Copy>(&self, index: usize, choices: &[(&str, T)]) -> T {
        let word = self.word(index);
        let named = choices.iter().find(|(name, _)| name.as_bytes() == word);
        named.unwrap_or(&choices[sum(word) % choices.len()]).1
    }

    /// The operation that the first word names, or else whichever.
    pub(super) fn operation(&self) -> &'static Operation {
        let named = std::str::from_utf8(self.word(0)).ok().and_then(operation::find);
        named.unwrap_or_else(|| &operation::all()[sum(self.word(0)) % operation::all().len()])
    }

    /// The status that the second word names, or else whichever.
    pub(super) fn status(&self) -> StatusCode {
        StatusCode::from_bytes(self.word(1)).unwrap_or_else(|_| {
            let statuses = [200, 204, 302, 400, 401, 404, 429, 500, 503];
            StatusCode::from_u16(statuses[sum(self.word(1)) % statuses.len()]).unwrap()
        })
    }

    pub(super) fn response(&self) -> Response<Vec<u8>> {
        let mut response = Response::new(self.body.to_vec());
        *response.status_mut() = self.status();
        *response.headers_mut() = self.headers.clone();
        response
    }
}

fn sum(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte)).sum()
}

fn first_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    split_once(bytes, b'\n').unwrap_or((bytes, b""))
}

fn split_once(bytes: &[u8], separator: u8) -> Option<(&[u8], &[u8])> {
    let place = bytes.iter().position(|byte| *byte == separator)?;
    Some((&bytes[..place], &bytes[place + 1..]))
}
