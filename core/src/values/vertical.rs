//! Stytch's two products.

/// Which of Stytch's products a project is of. Each has its own endpoints, keys and policies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Vertical {
    /// Users who belong to no organization: [`consumer`](crate::consumer).
    #[default]
    Consumer,
    /// Members of organizations: [`b2b`](crate::b2b).
    B2b,
}
