//! Where in a JSON text a position is, as a path such as `user.emails[0].email_id`.

use std::fmt::Write;

/// One level of nesting, and how far reading got in it.
enum Frame<'a> {
    Object { key: &'a str },
    Array { index: usize },
}

/// The path of the value that ends at, or holds, a position that serde_json reported (1-based line, column in bytes);
/// `field` is appended as a member of the object that ended there. The text must be JSON up to there.
pub(crate) fn at(body: &[u8], line: usize, column: usize, field: Option<&str>) -> String {
    let line_start: usize =
        body.split_inclusive(|byte| *byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let end = line_start.saturating_add(column).min(body.len());
    let mut frames = frames(&body[..end], field.is_some());
    if let Some(key) = field {
        frames.push(Frame::Object { key });
    }
    let mut path = String::new();
    for frame in frames {
        match frame {
            Frame::Object { key: "" } => {}
            Frame::Object { key } => {
                let separator = if path.is_empty() { "" } else { "." };
                // Keys of free-form objects may be of any length. Writing to a String cannot fail.
                let _ = write!(path, "{separator}{key:.64}");
            }
            Frame::Array { index } => drop(write!(path, "[{index}]")),
        }
    }
    path
}

/// The objects and lists that are open at the end of `text`. With `in_closed`, a bracket that is its last byte does not
/// close: the position of a missing field is the end of the object that lacks it.
fn frames(text: &[u8], in_closed: bool) -> Vec<Frame<'_>> {
    let mut frames = Vec::new();
    let mut last_text = "";
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'"' => {
                let start = at;
                while let Some(&byte) = text.get(at) {
                    match byte {
                        b'"' => break,
                        b'\\' => at += 2,
                        _ => at += 1,
                    }
                }
                last_text = std::str::from_utf8(text.get(start..at).unwrap_or_default()).unwrap_or_default();
                at += 1;
            }
            b'{' => frames.push(Frame::Object { key: "" }),
            b'[' => frames.push(Frame::Array { index: 0 }),
            b':' => {
                if let Some(Frame::Object { key }) = frames.last_mut() {
                    *key = last_text;
                }
            }
            b',' => match frames.last_mut() {
                Some(Frame::Array { index }) => *index += 1,
                // A position at a comma still belongs to the value before it.
                Some(Frame::Object { key }) if at < text.len() => *key = "",
                _ => {}
            },
            b'}' | b']' if at == text.len() && in_closed => {
                if let Some(Frame::Object { key }) = frames.last_mut() {
                    *key = "";
                }
            }
            b'}' | b']' => drop(frames.pop()),
            _ => {}
        }
    }
    frames
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read through serde")]
    struct Person {
        name: String,
        emails: Vec<Email>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read through serde")]
    struct Email {
        email: String,
        verified: bool,
    }

    fn path_of(body: &str) -> String {
        let error = serde_json::from_str::<Person>(body).unwrap_err();
        let message = error.to_string();
        let missing =
            message.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')).map(|(name, _)| name);
        super::at(body.as_bytes(), error.line(), error.column(), missing)
    }

    #[test]
    fn names_the_value_of_the_wrong_type() {
        assert_eq!(path_of(r#"{"name":1,"emails":[]}"#), "name");
        assert_eq!(path_of(r#"{"name":{"first":"x"},"emails":[]}"#), "name");
        assert_eq!(path_of(r#"{"name":"a,b]}","emails":{}}"#), "emails");
        let body = "{\n \"emails\": [\n  {\"email\": \"a\", \"verified\": true},\n  {\"verified\": \"x\\\"}\"}]}";
        assert_eq!(path_of(body), "emails[1].verified");
        assert_eq!(path_of(r#"{"emails":[{"email":"e","verified":null}],"name":""}"#), "emails[0].verified");
    }

    #[test]
    fn names_the_missing_field() {
        assert_eq!(path_of(r#"{"name":"x"}"#), "emails");
        assert_eq!(path_of(r#"{"emails":[{"email":"a","verified":true},{"verified":true}]}"#), "emails[1].email");
        assert_eq!(path_of(r#"{"emails":[{"extra":{"deep":[1,2]},"verified":true}]}"#), "emails[0].email");
    }

    #[test]
    fn names_where_the_text_broke_off() {
        assert_eq!(path_of(r#"{"emails":[{"email":"a"#), "emails[0].email");
        assert_eq!(path_of(""), "");
        assert_eq!(path_of("<html>"), "");
    }

    proptest! {
        #[test]
        fn never_panics(body in proptest::collection::vec(any::<u8>(), 0..60), line in 0usize..4, column in 0usize..80) {
            super::at(&body, line, column, None);
            super::at(&body, line, column, Some("field"));
        }
    }
}
