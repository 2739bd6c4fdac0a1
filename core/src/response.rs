//! Reading answers: the one place that decides between success and failure.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::{HeaderMap, HeaderName, Response, StatusCode, header};
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::error::Category;

use crate::error::{ApiError, ErrorType, KEPT_ERROR_BODY};
use crate::json::Tree;
use crate::members::Wrong;
use crate::timestamp::{days_since_epoch, digits};
use crate::{BodyKind, Error, Operation, json, json_path};

/// Whether the answer is a success: any 2xx.
pub(crate) fn check(
    operation: &'static Operation,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(), Error> {
    if status.is_success() {
        return Ok(());
    }
    let json = any_json(body).unwrap_or_default();
    // Stytch's own name of a member, or that of OAuth 2.0.
    let text = |names: [&str; 2]| names.iter().find_map(|name| json.get(name)?.as_str());
    Err(Error::Api(Box::new(ApiError {
        operation: operation.name,
        status: status.as_u16(),
        request_id: text(["request_id"; 2]).map(str::to_owned),
        error_type: text(["error_type", "error"]).map(ErrorType::from).unwrap_or_default(),
        error_message: text(["error_message", "error_description"]).unwrap_or_default().to_owned(),
        error_url: text(["error_url", "error_uri"]).map(str::to_owned),
        error_details: json.get("error_details").and_then(Value::as_object).cloned(),
        retry_after: retry_after(headers),
        body: body[..body.len().min(KEPT_ERROR_BODY)].into(),
        body_bytes: body.len(),
    })))
}

/// The text of a successful answer. No body at all stands for `{}` where the protocol allows it: with status 204, and as the
/// answer of an OAuth 2.0 endpoint (RFC 7009, section 2.2).
///
/// Whether it is UTF-8 is checked once, and not text by text, which is faster.
pub(crate) fn text<'a>(
    operation: &'static Operation,
    response: &'a Response<impl AsRef<[u8]>>,
) -> Result<&'a str, Error> {
    let (status, body) = (response.status(), response.body().as_ref());
    check(operation, status, response.headers(), body)?;
    let may_be_empty = status == StatusCode::NO_CONTENT || operation.body == BodyKind::Form;
    if body.is_empty() && may_be_empty {
        return Ok("{}");
    }
    std::str::from_utf8(body).map_err(|_| Wrong::new("", NOT_UTF8).in_answer(operation, status, body))
}

/// Reads JSON, which has no wrong types.
pub(crate) fn json<'a, T: Tree<'a>>(text: &'a str) -> Result<T, Wrong> {
    json::read(text).map_err(|problem| Wrong::new("", if text.is_empty() { EMPTY } else { problem }))
}

/// What is wrong with a value that is not what its name promises.
pub(crate) const WRONG_TYPE: &str = "has a value of the wrong type";

/// What is wrong with a body that is no text at all.
pub(crate) const NOT_UTF8: &str = "is not UTF-8";

const EMPTY: &str = "is empty";

/// JSON, whatever it says.
pub(crate) fn any_json(body: &[u8]) -> Option<Value> {
    json::read_json(std::str::from_utf8(body).ok()?)
}

/// Stytch's id of the request in the body of an answer, if there is one; for logs of transports.
pub fn request_id(body: &[u8]) -> Option<String> {
    let json = any_json(body)?;
    Some(json.get("request_id")?.as_str()?.to_owned())
}

/// Says where reading a type stopped. serde's own message is left out: it quotes values.
pub(crate) fn misread(body: &[u8], error: &serde_json::Error) -> Wrong {
    let message = error.to_string();
    // These messages quote a field name of ours, not the body.
    let field = |before| message.strip_prefix(before).and_then(|rest| rest.split_once('`')).map(|(name, _)| name);
    let (missing, twice) = (field("missing field `"), field("duplicate field `"));
    // A list is read as an object, item by item. If it has more items than the object has fields, that is no error of types to
    // serde_json, although the text is JSON.
    let is_of_types = error.classify() == Category::Data || any_json(body).is_some();
    // Where the text is not JSON, what looks like the name of a member may be a value.
    let path = match is_of_types {
        true => json_path::at(body, error.line(), error.column(), missing.or(twice)),
        false => String::new(),
    };
    let problem = match (missing, twice) {
        (Some(_), _) => "lacks a field",
        (_, Some(_)) => "has a field twice",
        _ if is_of_types => WRONG_TYPE,
        _ => what_is_wrong(body, error),
    };
    Wrong::new(&path, problem)
}

/// What is wrong with a body that does not read, in words that do not quote it.
pub(crate) fn what_is_wrong(body: &[u8], error: &serde_json::Error) -> &'static str {
    match error.classify() {
        Category::Data => WRONG_TYPE,
        Category::Eof if body.is_empty() => EMPTY,
        Category::Eof => json::ENDS_EARLY,
        Category::Syntax | Category::Io => json::NOT_JSON,
    }
}

/// Reads a field that Stytch may leave out or send as `null`, although its description requires it.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Reads a number that some answers may have as text; anything else is 0. The status of the HTTP response is what counts.
pub(crate) fn lenient_integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i32, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let number = value.as_i64().or_else(|| value.as_str()?.parse().ok());
    Ok(number.and_then(|number| number.try_into().ok()).unwrap_or_default())
}

/// Reads a list that may come as a single value, as the `aud` of a token may (RFC 7519, section 4.1.3).
pub(crate) fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    deserializer.deserialize_any(OneOrMany)
}

/// The name of a member of an object; only one with escapes in it needs memory of its own.
#[derive(Deserialize)]
pub(crate) struct Key<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of strings")
    }

    fn visit_str<E>(self, text: &str) -> Result<Vec<String>, E> {
        Ok(vec![text.to_owned()])
    }

    fn visit_unit<E>(self) -> Result<Vec<String>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element()? {
            texts.push(text);
        }
        Ok(texts)
    }
}

/// `Retry-After` (RFC 9110, section 10.2.3) in seconds, or as a date, which counts from the answer's own `Date`.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok();
    let value = text(header::RETRY_AFTER)?.trim();
    let seconds = match value.parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) => http_date(value)?.saturating_sub(http_date(text(header::DATE)?)?).try_into().unwrap_or(0),
    };
    // More would overflow the arithmetic of whoever waits.
    Some(Duration::from_secs(seconds.min(86_400)))
}

/// Unix seconds of a date like `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that RFC 9110 lets servers write.
fn http_date(text: &str) -> Option<i64> {
    const MONTHS: [&[u8]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let bytes = text.as_bytes();
    if bytes.len() != 29 || !bytes.ends_with(b" GMT") {
        return None;
    }
    let month = MONTHS.iter().position(|month| *month == &bytes[8..11])? + 1;
    let days = days_since_epoch(digits(&bytes[12..16])?, i64::try_from(month).ok()?, digits(&bytes[5..7])?)?;
    Some(days * 86_400 + digits(&bytes[17..19])? * 3_600 + digits(&bytes[20..22])? * 60 + digits(&bytes[23..25])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn retry_after_of(headers: &[(&'static str, &str)]) -> Option<Duration> {
        let headers = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        retry_after(&headers.collect())
    }

    #[test]
    fn retry_after_reads_seconds_and_dates() {
        assert_eq!(retry_after_of(&[("retry-after", "120")]), Some(Duration::from_secs(120)));
        let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
        let later = ("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT");
        assert_eq!(retry_after_of(&[date, later]), Some(Duration::from_secs(30)));
        assert_eq!(retry_after_of(&[("date", later.1), ("retry-after", date.1)]), Some(Duration::ZERO));
        let old_year = ("date", "Sat, 31 Dec 1994 23:59:59 GMT");
        let new_year = ("retry-after", "Sun, 01 Jan 1995 01:01:02 GMT");
        assert_eq!(retry_after_of(&[old_year, new_year]), Some(Duration::from_secs(3_663)));
        assert_eq!(retry_after_of(&[("retry-after", "18446744073709551615")]), Some(Duration::from_secs(86_400)));
        assert_eq!(retry_after_of(&[later]), None);
        for no_date in [
            "soon",
            " GMT",
            "Sun, 06 Nov 1994 08:50:07 UTC",
            "Sunday, 06-Nov-94 08:50:07 GMT",
            "Sun, 06 Nom 1994 08:50:07 GMT",
        ] {
            assert_eq!(retry_after_of(&[("retry-after", no_date), date]), None, "{no_date}");
        }
        assert_eq!(retry_after_of(&[]), None);
    }
}
