//! Times as text, by RFC 3339.

use std::time::Duration;

const SECONDS_PER_DAY: u64 = 86_400;

/// `time` as RFC 3339 in UTC, to the second.
pub(crate) fn to_rfc3339(time: Duration) -> String {
    let (days, second) = (time.as_secs() / SECONDS_PER_DAY, time.as_secs() % SECONDS_PER_DAY);
    let (year, month, day) = date_of(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Reads an RFC 3339 time from 1970 on, and drops fractions of a second.
pub(crate) fn from_rfc3339(text: &str) -> Option<Duration> {
    let (date, time) = text.split_once(['T', 't'])?;
    let [year, month, day] = numbers(date, '-')?;
    let offset_at = time.find(['Z', 'z', '+', '-'])?;
    let (time, offset) = time.split_at(offset_at);
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    let [hour, minute, second] = numbers(time, ':')?;
    // 60 is a leap second; the upper bound on years keeps the sums below far from overflow.
    let valid = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    if !valid {
        return None;
    }
    let local = days_until(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
    let utc = if offset.eq_ignore_ascii_case("z") {
        local
    } else {
        let [hours, minutes] = numbers(offset.get(1..)?, ':')?;
        if hours > 23 || minutes > 59 {
            return None;
        }
        let ahead = hours * 3600 + minutes * 60;
        match offset.starts_with('+') {
            true => local.saturating_sub(ahead),
            false => local + ahead,
        }
    };
    Some(Duration::from_secs(utc))
}

fn numbers<const N: usize>(text: &str, separator: char) -> Option<[u64; N]> {
    let parts = text.split(separator).map(|part| {
        let digits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    });
    parts.collect::<Option<Vec<u64>>>()?.try_into().ok()
}

// Both conversions count years from March, which makes the leap day the last day of a year, in eras of 400 years,
// after which the calendar repeats.

const DAYS_PER_ERA: u64 = 146_097;
/// Days from 0000-03-01, where the first era begins, to 1970-01-01.
const DAYS_BEFORE_1970: u64 = 719_468;

fn days_until(year: u64, month: u64, day: u64) -> u64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year) = (year / 400, year % 400);
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    era * DAYS_PER_ERA + year * 365 + year / 4 - year / 100 + day_of_year - DAYS_BEFORE_1970
}

fn date_of(days: u64) -> (u64, u64, u64) {
    let days = days + DAYS_BEFORE_1970;
    let (era, day_of_era) = (days / DAYS_PER_ERA, days % DAYS_PER_ERA);
    let year = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_rfc3339() {
        let cases = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_640_781_189, "2021-12-29T12:33:09Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
        ];
        for (seconds, text) in cases {
            let time = Duration::from_secs(seconds);
            assert_eq!(to_rfc3339(time), text);
            assert_eq!(from_rfc3339(text), Some(time));
        }
    }

    #[test]
    fn every_day_survives_the_way_there_and_back() {
        for days in 0..DAYS_PER_ERA {
            let (year, month, day) = date_of(days);
            assert_eq!(days_until(year, month, day), days);
        }
    }

    #[test]
    fn reads_offsets_and_fractions() {
        let noon = from_rfc3339("2021-12-29T12:00:00Z");
        assert!(noon.is_some());
        assert_eq!(from_rfc3339("2021-12-29T14:30:00.123+02:30"), noon);
        assert_eq!(from_rfc3339("2021-12-29t07:00:00-05:00"), noon);
    }

    #[test]
    fn rejects_what_is_not_rfc3339() {
        let texts = [
            "",
            "2021-12-29",
            "2021-12-29T12:00:00",
            "2021-13-29T12:00:00Z",
            "2021-12-29T24:00:00Z",
            "2021-12-29T12:00Z",
            "1969-12-31T23:59:59Z",
            "2021-12-29T12:00:00+",
            "+021-12-29T12:00:00Z",
        ];
        for text in texts {
            assert_eq!(from_rfc3339(text), None, "{text}");
        }
    }
}
