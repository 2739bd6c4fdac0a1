//! When to try again.

use std::time::Duration;

use http::{HeaderMap, HeaderName, header};

use crate::values::timestamp::{days_since_epoch, digits};

/// `Retry-After` (RFC 9110, section 10.2.3) in seconds, or as a date, which counts from the response's own `Date`.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok();
    let value = text(header::RETRY_AFTER)?.trim_ascii();
    let seconds = match value.parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) => http_date(value)?.saturating_sub(http_date(text(header::DATE)?)?).try_into().unwrap_or(0),
    };
    // More could overflow the arithmetic of the caller.
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
