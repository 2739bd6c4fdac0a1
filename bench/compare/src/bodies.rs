//! The answers that everybody reads: made up, but with what Stytch sends for a session with two factors.

use stytch::b2b::sessions as official_b2b;
use stytch::consumer::sessions as official_consumer;
use stytch_core::b2b::sessions as b2b;
use stytch_core::consumer::sessions as consumer;
use stytch_core::{Endpoint, JsonObject};

/// What `POST /v1/sessions/authenticate` answers, byte for byte.
pub(crate) const CONSUMER: &[u8] = include_bytes!("../../bodies/consumer.json").trim_ascii();
/// What `POST /v1/b2b/sessions/authenticate` answers, byte for byte.
pub(crate) const B2B: &[u8] = include_bytes!("../../bodies/b2b.json").trim_ascii();

/// Asserts that both libraries read the bodies, and read the same, so that neither wins by skipping work.
pub(crate) fn check() {
    let ours = decode::<consumer::Authenticate>(CONSUMER).expect("this library reads the consumer body");
    let official: official_consumer::AuthenticateResponse =
        serde_json::from_slice(CONSUMER).expect("the official crate reads the consumer body");
    assert_eq!(ours.user.user_id, official.user.user_id);
    assert_eq!(ours.session.authentication_factors.len(), 2);
    assert_eq!(official.session.authentication_factors.len(), 2);
    assert!(official.session.authentication_factors[0].email_factor.is_some());
    assert!(official.session.authentication_factors[1].google_oauth_factor.is_some());
    assert!(ours.session.authentication_factors.iter().all(|factor| factor.detail.is_some()));
    assert!(ours.session.authentication_factors.iter().all(|factor| factor.extra == JsonObject::new()));

    let ours = decode::<b2b::Authenticate>(B2B).expect("this library reads the B2B body");
    let official: official_b2b::AuthenticateResponse =
        serde_json::from_slice(B2B).expect("the official crate reads the B2B body");
    assert_eq!(ours.member.member_id, official.member.member_id);
    assert_eq!(ours.organization.organization_id, official.organization.organization_id);
    assert_eq!(ours.member_session.authentication_factors.len(), 2);
    assert_eq!(official.member_session.authentication_factors.len(), 2);
}

/// Reads a body as `Project::response` does, once it has seen that the status is that of a success.
pub(crate) fn decode<E: Endpoint>(body: &[u8]) -> serde_json::Result<E::Response> {
    serde_json::from_str(std::str::from_utf8(body).expect("the body is UTF-8"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_libraries_read_the_bodies() {
        super::check();
    }
}
