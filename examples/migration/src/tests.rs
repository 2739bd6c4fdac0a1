//! Both programs against the emulator.

#![allow(clippy::unwrap_used, reason = "these are tests")]

use stytch::client::Vertical;
use stytch_emulator::Emulator;

use crate::{after, before};

const EMAIL: &str = "ada@example.com";

#[tokio::test]
async fn both_log_the_same_user_in() {
    let stytch = Emulator::new().serve().unwrap();
    let url = stytch.url().parse().unwrap();
    let client =
        stytch::client::Client::new_with_base_url(stytch.project_id(), stytch.secret(), url, Vertical::Consumer);
    let client = client.unwrap();
    let official = stytch::consumer::client::Client::new_with_http_client(client.clone(), client);
    let ours = stytch_reqwest::Client::builder(stytch.project()).build().unwrap();

    let email_id = before::send(&official, EMAIL).await.unwrap();
    assert_eq!(before::log_in(&official, &email_id, "000000").await.unwrap(), None);
    let code = stytch.last_passcode(EMAIL).unwrap();
    let token = before::log_in(&official, &email_id, code.expose()).await.unwrap().unwrap();

    assert_eq!(after::send(&ours, EMAIL).await.unwrap(), email_id);
    assert_eq!(after::log_in(&ours, &email_id, "000000").await.unwrap(), None);
    let code = stytch.last_passcode(EMAIL).unwrap();
    let other = after::log_in(&ours, &email_id, code.expose()).await.unwrap().unwrap();
    assert_ne!(token, other.expose());
    assert_eq!(stytch.requests_of("consumer.otps.authenticate"), 4);
}
