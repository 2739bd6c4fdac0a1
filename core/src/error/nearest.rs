//! What a name that is not known was meant to be.

/// Longer names are not compared: the time for it grows with the length.
const LONGEST: usize = 100;

/// The part of a problem that suggests a known name, such as "; did you mean `user_id`?", or nothing. It is not generic, so that
/// not each kind of iterator has a copy.
pub(super) fn did_you_mean(name: &str, known: &mut dyn Iterator<Item = &str>) -> String {
    nearest(name, known).map_or_else(String::new, |known| format!("; did you mean `{known}`?"))
}

/// The known name that begins or ends with this one, or from which it differs in the fewest letters: in a third of them at most.
/// The case and `_` do not count, as other languages write names their way.
fn nearest<'a>(name: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let letters = letters(name);
    let is_end = |known: &str| known.strip_suffix(name).is_some_and(|rest| rest.ends_with(['.', '_']));
    let is_beginning = |known: &str| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
    let distance = |known: &str| {
        if is_end(known) || is_beginning(known) {
            return 0;
        }
        strsim::osa_distance(&letters, &self::letters(known))
    };
    let nearest = known.map(|known| (distance(known), known)).min_by_key(|(distance, _)| *distance);
    nearest.filter(|(distance, known)| *distance <= known.len() / 3).map(|(_, known)| known)
}

fn letters(name: &str) -> String {
    name.chars().filter(|letter| *letter != '_').map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 6] =
        ["consumer.otps.sms.send", "consumer.users.get", "organization_id", "project_id", "user_id", "email"];

    #[test]
    fn finds_what_was_meant() {
        for (name, meant) in [
            ("consumer.otps.sms.sent", "consumer.otps.sms.send"),
            ("consumer.opts.sms.send", "consumer.otps.sms.send"),
            ("otps.sms.send", "consumer.otps.sms.send"),
            ("consumer.Users.Get", "consumer.users.get"),
            ("consumer.user.get", "consumer.users.get"),
            ("projectId", "project_id"),
            ("organisation_id", "organization_id"),
            ("user", "user_id"),
            ("emial", "email"),
            ("project", "project_id"),
        ] {
            assert_eq!(nearest(name, &mut KNOWN.into_iter()), Some(meant), "{name}");
            assert_eq!(did_you_mean(name, &mut KNOWN.into_iter()), format!("; did you mean `{meant}`?"));
        }
    }

    #[test]
    fn says_nothing_about_what_is_far_from_all() {
        for name in ["", "x", "secret", "b2b.sso.saml.create_connection", "get", &"user_id".repeat(20)] {
            assert_eq!(
                did_you_mean(name, &mut KNOWN.into_iter()),
                if name == "get" { "; did you mean `consumer.users.get`?" } else { "" }
            );
        }
        assert_eq!(did_you_mean("user_id", &mut [].into_iter()), "");
    }
}
