//! The project id, the credentials and the URL that every emulated project has.

pub(crate) const PROJECT_ID: &str = "project-test-00000000-0000-4000-8000-000000000000";
pub(crate) const SECRET: &str = "secret-test-stytch-emulator";
pub(crate) const PUBLIC_TOKEN: &str = "public-token-test-00000000-0000-4000-8000-000000000000";
/// Where the API of test projects is.
pub(crate) const BASE_URL: &str = "https://test.stytch.com";
