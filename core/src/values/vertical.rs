//! Stytch's two products.

/// The Stytch product that a project uses. Each has its own endpoints, keys and policies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Vertical {
    /// Users who belong to no organization: [`consumer`](crate::consumer).
    #[default]
    Consumer,
    /// Members of organizations: [`b2b`](crate::b2b).
    B2b,
}
