//! The project id and the credentials that every emulated project has.

pub(crate) const PROJECT_ID: &str = "project-test-00000000-0000-4000-8000-000000000000";
pub(crate) const SECRET: &str = "secret-test-stytch-emulator";
pub(crate) const PUBLIC_TOKEN: &str = "public-token-test-00000000-0000-4000-8000-000000000000";
