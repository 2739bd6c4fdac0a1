//! Ids that applications give to users, members and organizations.

/// Whether `id` has the form of an external id: at most 128 letters, digits and `.`, `_`, `-`, `|`.
pub(crate) fn is_valid(id: &str) -> bool {
    id.len() <= 128 && id.chars().all(|c| c.is_ascii_alphanumeric() || "._-|".contains(c))
}
