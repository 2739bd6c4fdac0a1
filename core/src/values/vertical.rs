//! Stytch's two products.

/// Which of Stytch's products a project is of; its endpoints, keys and policies are in the place of that product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Vertical {
    /// Users who are their own: [`consumer`](crate::consumer).
    #[default]
    Consumer,
    /// Members of organizations: [`b2b`](crate::b2b).
    B2b,
}
